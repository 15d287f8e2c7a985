namespace GenesysWrapup.Core.Platform;

// Who people are.
internal static partial class Operations
{
    public static readonly Operation GetUsers = new("getUsers", "GET", "/api/v2/users",
        Scope.ReadOf("users"), Permit.None)
    {
        Query =
        [
            "pageSize", "pageNumber", "id", "jabberId", "sortOrder", "expand", "integrationPresenceSource",
            "userCustomAttributeSchemaIds", "state",
        ],
    };
}
