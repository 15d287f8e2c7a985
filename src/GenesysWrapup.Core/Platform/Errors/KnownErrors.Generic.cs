namespace GenesysWrapup.Core.Platform.Errors;

// What any operation may answer.
internal static partial class KnownErrors
{
    private const string SeeAccess = "Test-SessionAccess -Command Set-ParticipantWrapup";

    public static readonly KnownError BadRequest = new(
        "bad.request", 400,
        "The request could not be understood by the server due to malformed syntax.",
        Gate.Request, FindingIds.RequestBody,
        "The body does not have the shape that this operation reads; with wrap-up this is usually a body meant for another endpoint.",
        "Check method, path and body with Test-WrapupRequest, which shows the real ones.")
    {
        Basis = Basis.Documented,
        OtherTexts =
        [
            new("Invalid request data.  Make sure you submit a valid number of wrapup codes.", Operations.PostRoutingQueueWrapupcodes),
        ],
    };

    public static readonly KnownError GeneralBadRequest = new(
        "general.bad.request", 400,
        "The request could not be understood by the server due to malformed syntax.",
        Gate.Request, FindingIds.RequestBody,
        "The service behind the operation could not make sense of the path, the query or the body.",
        "Check method, path and body with Test-WrapupRequest, which shows the real ones.")
    {
        Basis = Basis.Documented,
    };

    public static readonly KnownError ClientFailedRequest = new(
        "client.failed.request", 400,
        "The client did not produce a request with valid end of stream signaling. This can be caused by poor network " +
        "connection and/or client behavior.",
        Gate.Platform, FindingIds.PlatformUnreachable,
        "The request broke off before its end, so the platform did not get all of it.",
        "Try again; if it happens again, check the proxy and the network between here and the platform.")
    {
        Basis = Basis.Documented,
    };

    public static readonly KnownError ConstraintValidation = new(
        "constraint.validation", 400,
        "%s",
        Gate.Request, FindingIds.RequestMember,
        "A value in the request breaks a rule of the model; the platform's own words name which.",
        "Correct the value that the platform names, and check the body with Test-WrapupRequest.")
    {
        Basis = Basis.Documented,
    };

    public static readonly KnownError InvalidDate = new(
        "invalid.date", 400,
        "Dates must be specified as ISO-8601 strings. For example: yyyy-MM-ddTHH:mm:ss.SSSZ",
        Gate.Request, FindingIds.RequestMember,
        "A date is not written as ISO 8601, for example 2026-03-01T08:30:00.000Z.",
        "Write dates in UTC as yyyy-MM-ddTHH:mm:ss.fffZ; in PowerShell: (Get-Date).ToUniversalTime().ToString('o').")
    {
        Basis = Basis.Documented,
    };

    public static readonly KnownError InvalidProperty = new(
        "invalid.property", 400,
        "Value [%s] is not a valid property for object [%s]",
        Gate.Request, FindingIds.RequestMember,
        "The body has a member that the model does not know.",
        "Remove or rename the member; Test-WrapupRequest names the real one.")
    {
        Basis = Basis.Documented,
        Parameters = ["value", "object"],
    };

    public static readonly KnownError InvalidQueryParamValue = new(
        "invalid.query.param.value", 400,
        "Value [%s] is not valid for parameter [%s]. Allowable values are: %s",
        Gate.Request, FindingIds.RequestQuery,
        "A query parameter has a value that it does not take; the message lists those it takes.",
        "Use one of the listed values.")
    {
        Basis = Basis.Documented,
        Parameters = ["value", "parameter", "allowed"],
    };

    public static readonly KnownError InvalidValue = new(
        "invalid.value", 400,
        "Value [%s] is not valid for field type [%s]. Allowable values are: %s",
        Gate.Request, FindingIds.RequestMember,
        "A member has a value that it does not take; the message lists those it takes.",
        "Use one of the listed values; states such as ENDED or WRAPUP do not exist.")
    {
        Basis = Basis.Documented,
        Parameters = ["value", "type", "allowed"],
        OtherTexts =
        [
            new("The provided namespace is not valid or does not have any viewable limits", Operations.GetOrganizationsLimitsNamespace),
            new(
                "The  provided namespace is not valid or does not have any viewable limits",
                Operations.GetOrganizationsLimitsNamespaceDefaults),
        ],
    };

    public static readonly KnownError ResponseEntityTooLarge = new(
        "response.entity.too.large", 400,
        "The response is over the size limit. Reduce pageSize or expand list to reduce response size if applicable",
        Gate.Limit, FindingIds.LimitSize,
        "The answer would be larger than the platform sends at once.",
        "Ask for less: a smaller pageSize, fewer expand values, a shorter period.")
    {
        Basis = Basis.Documented,
    };

    public static readonly KnownError AuthenticationRequired = new(
        "authentication.required", 401,
        "No authentication bearer token specified in authorization header.",
        Gate.Session, FindingIds.SessionToken,
        "The request came without a token, or the Authorization header is not of the form 'Bearer <token>'.",
        "Connect first, or send the header Authorization: Bearer <token>.")
    {
        Basis = Basis.Documented,
        Command = CommandToConnect,
    };

    public static readonly KnownError BadCredentials = new(
        "bad.credentials", 401,
        "Invalid login credentials.",
        Gate.Session, FindingIds.SessionToken,
        "The token is not accepted: it has expired, was revoked, or belongs to another region.",
        "Connect again, in the region where the organization lives; one token does for a whole run.")
    {
        Basis = Basis.Inferred,
        Command = CommandToConnect,
    };

    public static readonly KnownError IpNotAuthorized = new(
        "ip.not.authorized", 401,
        "Requests originating from this IP address are not authorized: [%s]",
        Gate.Session, FindingIds.AccessNetwork,
        "The organization admits only listed addresses, and the one this request came from is not among them.",
        "Ask an administrator to allow the address, or run from a machine whose address is allowed.")
    {
        Basis = Basis.Documented,
    };

    public static readonly KnownError AppNotAuthorizedForScope = new(
        "app.not.authorized.for.scope", 403,
        "App not authorized to use scope %s",
        Gate.Scope, FindingIds.AccessScope,
        "The OAuth client lacks this scope, and the organization enforces scopes. Roles do not make up for it.",
        "Add the named scope to the OAuth client (for wrap-up: conversations), then sign in again.")
    {
        Basis = Basis.Documented,
        Parameters = ["scope"],
        Command = SeeAccess,
    };

    public static readonly KnownError AuthzPolicyDenied = new(
        "authz.policy.denied", 403,
        "Unable to perform the requested action. Your organization's security policies have denied access. Policy ID(s): [%s]",
        Gate.Permission, FindingIds.AccessPolicy,
        "A security policy of the organization denies the action, whatever the roles say.",
        "Ask the administrator who owns the policy in the message; no change of role or scope helps.")
    {
        Basis = Basis.Documented,
    };

    public static readonly KnownError MissingAnyDivisionPermissions = new(
        "missing.any.division.permissions", 403,
        "Unable to perform the requested action. You must have at least one of the following permissions assigned: %s in " +
        "at least one of the following division(s): %s",
        Gate.Division, FindingIds.AccessDivision,
        "One of the listed permissions is needed in the division of this object; elsewhere does not count.",
        "Grant a role with one of the listed permissions in the division named; for client credentials on the OAuth client itself.")
    {
        Basis = Basis.Documented,
        Command = SeeAccess,
    };

    public static readonly KnownError MissingAnyPermissions = new(
        "missing.any.permissions", 403,
        "Unable to perform the requested action. You must have at least one of the following permissions assigned: %s",
        Gate.Permission, FindingIds.AccessPermission,
        "The roles behind this token hold none of the permissions of which one is needed.",
        "Grant a role with one of them: to the OAuth client for client credentials, else to the user. Scopes are not permissions.")
    {
        Basis = Basis.Documented,
        Parameters = ["permissions"],
        Command = SeeAccess,
    };

    public static readonly KnownError MissingDivisionPermission = new(
        "missing.division.permission", 403,
        "Unable to perform the requested action. You are missing the following permission '%s' in the provided division(s).",
        Gate.Division, FindingIds.AccessDivision,
        "The permission is not granted in the division of this object; having it in another division does not count.",
        "Add the object's division to the role of the OAuth client or user; Test-SessionAccess shows where the permission is granted.")
    {
        Basis = Basis.Documented,
        Parameters = ["permission"],
        OtherTexts =
        [
            new(
                "You are not authorized to perform the requested action.",
                Operations.GetAnalyticsConversationsDetails,
                Operations.PostAnalyticsConversationsDetailsJobs,
                Operations.GetAnalyticsConversationsDetailsJob,
                Operations.DeleteAnalyticsConversationsDetailsJob,
                Operations.GetAnalyticsConversationsDetailsJobResults,
                Operations.PostAnalyticsConversationsDetailsQuery,
                Operations.GetAnalyticsConversationDetails,
                Operations.PostAnalyticsConversationDetailsProperties,
                Operations.DeleteConversation,
                Operations.PostConversationDisconnect),
            new("Missing required division permission", Operations.DeleteToken),
        ],
        Command = SeeAccess,
    };

    public static readonly KnownError MissingDivisionPermissions = new(
        "missing.division.permissions", 403,
        "At least one of the required division permissions is missing",
        Gate.Division, FindingIds.AccessDivision,
        "A permission is missing in the division that the object belongs to.",
        "Add the object's division to the role of the OAuth client or user; Test-SessionAccess shows where the permission is granted.")
    {
        Basis = Basis.Documented,
        OtherTexts =
        [
            new("At least one of the required division permissions is missing.", Operations.GetRoutingQueue),
        ],
        Command = SeeAccess,
    };

    public static readonly KnownError MissingPermissions = new(
        "missing.permissions", 403,
        "Unable to perform the requested action. You are missing the following permission(s): %s",
        Gate.Permission, FindingIds.AccessPermission,
        "The roles behind this token lack a permission that this operation needs.",
        "Grant a role with it: to the OAuth client for client credentials, else to the user. Scopes are not permissions.")
    {
        Basis = Basis.Documented,
        Parameters = ["permissions"],
        OtherTexts =
        [
            new(
                "You do not have the required permission for this operation.",
                Operations.PostRoutingWrapupcodes,
                Operations.GetRoutingWrapupcode,
                Operations.PutRoutingWrapupcode,
                Operations.DeleteRoutingWrapupcode),
        ],
        Command = SeeAccess,
    };

    public static readonly KnownError NotAuthorized = new(
        "not.authorized", 403,
        "You are not authorized to perform the requested action.",
        Gate.Permission, FindingIds.AccessRefused,
        "The platform forbids it without saying which right is missing. Seen on a wrap-up of a finished conversation " +
        "whose body also held 'state'.",
        "Send only 'wrapup' in the body, then check permission and division with Test-SessionAccess, and whether the " +
        "conversation still is live.")
    {
        Basis = Basis.Captured,
        Command = SeeAccess,
    };

    /// <summary>The same with what it was about, as it was seen on a finished conversation.</summary>
    public static readonly KnownError AccessForbidden = NotAuthorized with
    {
        Text = "Access to %s %s is forbidden.",
        Parameters = ["type", "id"],
        Narrows = NotAuthorized,
    };

    public static readonly KnownError NotFound = new(
        "not.found", 404,
        "The requested resource was not found.",
        Gate.Id, FindingIds.IdNotFound,
        "Nothing is at this address: the path is not one of the platform's, or an id in it is unknown in this organization.",
        "Check the path with Test-WrapupRequest, then the ids and the region; Get-Conversation tells what an id is.")
    {
        Basis = Basis.Documented,
    };

    public static readonly KnownError MethodNotAllowed = new(
        "method.not.allowed", 405,
        "The method is not allowed for the requested resource.",
        Gate.Request, FindingIds.RequestMethod,
        "The path exists, but not with this method. The platform does not publish what it answers then.",
        "Check the methods of the path with Test-WrapupRequest.")
    {
        Basis = Basis.Unknown,
    };

    public static readonly KnownError ClientTimeout = new(
        "client.timeout", 408,
        "The client did not produce a request within the server timeout limit. This can be caused by a slow network " +
        "connection and/or large payloads.",
        Gate.Platform, FindingIds.PlatformTimeout,
        "The request took too long to arrive.",
        "Try again; if it happens again, check the network and the proxy.")
    {
        Basis = Basis.Documented,
    };

    public static readonly KnownError RequestConflict = new(
        "request.conflict", 409,
        "The request conflicts with the current state of the target resource.",
        Gate.State, FindingIds.WriteConflict,
        "Something else changed the object at the same time, or its state changed before. What raises it for wrap-up is not published.",
        "Read what is there now before repeating: the code may already be set.")
    {
        Basis = Basis.Unknown,
        Command = "Get-ParticipantWrapup -ConversationId <conversation>",
    };

    public static readonly KnownError Gone = new(
        "gone", 410,
        "The requested resource is no longer available.",
        Gate.Request, FindingIds.RequestRemoved,
        "The operation was removed from the platform. The platform does not publish what it answers then.",
        "Check the call with Test-WrapupRequest, which names what took its place.")
    {
        Basis = Basis.Unknown,
    };

    public static readonly KnownError RequestEntityTooLarge = new(
        "request.entity.too.large", 413,
        "The request is over the size limit. Maximum bytes: %s",
        Gate.Limit, FindingIds.LimitSize,
        "The body is larger than the platform reads.",
        "Shorten the notes or split the list; a queue takes at most 100 codes in one call.")
    {
        Basis = Basis.Documented,
        Parameters = ["maximum"],
    };

    public static readonly KnownError PayloadTooLarge = new(
        "payload.too.large", 413,
        "The response payload was too large.",
        Gate.Limit, FindingIds.LimitSize,
        "The answer would be larger than the platform sends at once.",
        "Ask for a shorter period or a smaller page.")
    {
        Basis = Basis.Documented,
    };

    public static readonly KnownError UnsupportedMediaType = new(
        "unsupported.media.type", 415,
        "Unsupported Media Type - Unsupported or incorrect media type, such as an incorrect Content-Type value in the header.",
        Gate.Request, FindingIds.RequestHeader,
        "The body was not announced as JSON.",
        "Send the header Content-Type: application/json; with Invoke-RestMethod use -ContentType application/json.")
    {
        Basis = Basis.Documented,
    };

    public static readonly KnownError TooManyRequests = new(
        "too.many.requests", 429,
        "Rate limit exceeded the maximum [%s] requests within [%s] seconds",
        Gate.Limit, FindingIds.LimitRequests,
        "More requests were sent than the limit allows. This request was not processed.",
        "Wait as long as the answer's Retry-After says, then repeat; one paced session does better than many clients.")
    {
        Basis = Basis.Inferred,
    };

    public static readonly KnownError TooManyRequestsRetryAfter = new(
        "too.many.requests.retry.after", 429,
        "Rate limit exceeded the maximum. Retry the request in [%s] seconds",
        Gate.Limit, FindingIds.LimitRequests,
        "More requests were sent than the limit allows. This request was not processed.",
        "Wait the seconds that the message names, then repeat; one paced session does better than many clients.")
    {
        Basis = Basis.Inferred,
        Parameters = ["seconds"],
    };

    public static readonly KnownError InternalServerError = new(
        "internal.server.error", 500,
        "The server encountered an unexpected condition which prevented it from fulfilling the request.",
        Gate.Platform, FindingIds.PlatformUnavailable,
        "The platform failed on its own side. A write may have taken effect all the same.",
        "Read the state back before repeating a write; if it happens again, give the correlation id to the vendor's support.")
    {
        Basis = Basis.Documented,
        OtherTexts =
        [
            new(
                "An internal server error occurred.  Please try again.",
                Operations.PostRoutingQueueWrapupcodes,
                Operations.PostRoutingWrapupcodes),
        ],
    };

    public static readonly KnownError GeneralInternalServerError = new(
        "general.internal.server.error", 503,
        "An internal server error has occurred.",
        Gate.Platform, FindingIds.PlatformUnavailable,
        "A service of the platform failed. A write may have taken effect all the same.",
        "Read the state back before repeating a write; if it happens again, give the correlation id to the vendor's support.")
    {
        Basis = Basis.Documented,
        OtherTexts =
        [
            new("The service is currently unavailable.", Operations.PutNotificationsChannelSubscriptions),
            new("Internal server error getting queue listing.", Operations.GetRoutingQueues),
            new("Internal server error getting paged listing of queue objects.", Operations.GetRoutingQueuesDivisionviews),
        ],
    };

    public static readonly KnownError ServiceUnavailable = new(
        "service.unavailable", 503,
        "Service Unavailable - The server is currently unavailable (because it is overloaded or down for maintenance).",
        Gate.Platform, FindingIds.PlatformUnavailable,
        "The platform is overloaded or under maintenance. A write may have taken effect all the same.",
        "Wait, read the state back, then repeat.")
    {
        Basis = Basis.Documented,
    };

    public static readonly KnownError AuthenticationRequestTimeout = new(
        "authentication.request.timeout", 504,
        "Authentication request timeout.",
        Gate.Platform, FindingIds.PlatformTimeout,
        "The platform could not check the token in time; the token itself need not be wrong.",
        "Try again in a moment with the same token.")
    {
        Basis = Basis.Documented,
    };

    public static readonly KnownError RequestTimeout = new(
        "request.timeout", 504,
        "The request timed out.",
        Gate.Platform, FindingIds.PlatformTimeout,
        "The platform did not finish in time. A write may have taken effect all the same.",
        "Read the state back before repeating a write.")
    {
        Basis = Basis.Documented,
    };

    public static readonly KnownError DivisionAuthorizationTimeout = new(
        "division.authorization.timeout", 504,
        "Division authorization timed out.",
        Gate.Platform, FindingIds.PlatformTimeout,
        "The platform could not check the divisions in time; nothing is said about the rights themselves.",
        "Try again in a moment.")
    {
        Basis = Basis.Documented,
    };

}
