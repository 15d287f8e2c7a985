namespace GenesysWrapup.Core.Platform.Errors;

// What codes, queues and campaign mappings answer besides.
internal static partial class KnownErrors
{
    public static readonly KnownError ResourceNotFound = new(
        "resource.not.found", 404,
        "The resource could not be found.",
        Gate.Id, FindingIds.IdNotFound,
        "The code or queue of this id does not exist here, was deleted, or lies in a division that the token cannot see.",
        "List what is visible with Get-WrapupCode, then check the division.")
    {
        OtherTexts =
        [
            new("The queue could not be found.", Operations.GetRoutingQueueWrapupcodes, Operations.DeleteRoutingQueueWrapupcode),
            new("The specified queue was not found.", Operations.PostRoutingQueueWrapupcodes),
        ],
        Basis = Basis.Inferred,
        Command = "Get-WrapupCode",
    };

    /// <summary>The same about something that the body refers to.</summary>
    public static readonly KnownError ReferenceNotFound = ResourceNotFound with
    {
        Status = 400,
        Text = "A referenced resource, such as a division, was not found.",
        OtherTexts = [],
        Narrows = ResourceNotFound,
    };

    public static readonly KnownError InvalidId = new(
        "invalid.id", 400,
        "A non-UUID value was specified for an ID field.",
        Gate.Id, FindingIds.IdShape,
        "A name or number stands where an id belongs; ids of codes and queues are GUIDs.",
        "Look the id up by name with Get-WrapupCode; this module's commands take names.")
    {
        Basis = Basis.Documented,
        Command = "Get-WrapupCode -Name <name>",
    };

    public static readonly KnownError DuplicateName = new(
        "duplicate.name", 400,
        "A wrapup code with this name already exists.",
        Gate.Code, FindingIds.CodeExists,
        "A wrap-up code of this name exists, perhaps in a division that the token cannot see.",
        "Use the existing code, or choose another name.")
    {
        Basis = Basis.Inferred,
        Command = "Get-WrapupCode -Name <name>",
    };

    public static readonly KnownError InvalidName = new(
        "invalid.name", 400,
        "Invalid wrapup code name specified.",
        Gate.Code, FindingIds.CodeName,
        "The name is empty or has something in it that a code's name may not have.",
        "Choose another name; the platform does not publish the rule.")
    {
        Basis = Basis.Documented,
    };

    public static readonly KnownError NameAndIdSpecified = new(
        "name.and.id.specified", 400,
        "Both name and ID were specified.",
        Gate.Request, FindingIds.RequestQuery,
        "The query has both 'name' and 'id', and takes only one of them.",
        "Remove one of the two from the query.")
    {
        Basis = Basis.Documented,
    };

    public static readonly KnownError InvalidPageNumber = new(
        "invalid.page.number", 400,
        "Invalid page number specified.",
        Gate.Request, FindingIds.RequestQuery,
        "The page number is below one or beyond what the listing has.",
        "Use pageNumber from 1, or let Get-WrapupCode page.")
    {
        Basis = Basis.Inferred,
    };

    public static readonly KnownError InvalidUpdate = new(
        "invalid.update", 400,
        "An attempt was made to update a wrap up code mapping in an invalid way",
        Gate.Request, FindingIds.RequestMember,
        "The campaign mapping cannot be changed that way.",
        "Read the mapping, change only its flags, and send it back with its version.")
    {
        Basis = Basis.Documented,
    };

    public static readonly KnownError InvalidUpdateWrongVersion = new(
        "invalid.update.wrong.version", 409,
        "Wrap up code mapping version does not match expected",
        Gate.State, FindingIds.WriteConflict,
        "Somebody changed the campaign mapping since it was read.",
        "Read it again, apply the change to the new version, and send that.")
    {
        Basis = Basis.Documented,
    };

    public static readonly KnownError BusinessCategoriesMutuallyExclusive = new(
        "business.categories.mutually.exclusive", 400,
        "Business categories are mutually exclusive",
        Gate.Request, FindingIds.RequestMember,
        "A code in a campaign mapping can be success, failure or neutral, but only one of them.",
        "Remove all but one BUSINESS_ flag.")
    {
        Basis = Basis.Documented,
    };

    public static readonly KnownError BusinessCategoriesRpcRequired = new(
        "business.categories.rpc.required", 400,
        "Business category requires Right_Party_Contact flag",
        Gate.Request, FindingIds.RequestMember,
        "A business category in a campaign mapping needs RIGHT_PARTY_CONTACT beside it.",
        "Add RIGHT_PARTY_CONTACT to the code's flags.")
    {
        Basis = Basis.Documented,
    };

}
