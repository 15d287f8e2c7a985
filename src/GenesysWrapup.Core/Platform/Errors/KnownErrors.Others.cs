namespace GenesysWrapup.Core.Platform.Errors;

// Access, notifications, task management, and the token endpoint with OAuth's own codes.
internal static partial class KnownErrors
{
    public static readonly KnownError MissingPermissionParam = new(
        "missing.permission.param", 400,
        "Missing required permission parameter",
        Gate.Request, FindingIds.RequestQuery,
        "The listing of permitted divisions needs ?permission=domain:entity:action.",
        "Add the permission to the query, or use Test-SessionAccess.")
    {
        Basis = Basis.Documented,
    };

    public static readonly KnownError ClientNotFound = new(
        "client.not.found", 404,
        "Client was not found.",
        Gate.Id, FindingIds.IdNotFound,
        "No OAuth client of this id exists in the organization.",
        "Check the client id and the region.")
    {
        Basis = Basis.Documented,
    };

    public static readonly KnownError CannotDeleteClient = new(
        "cannot.delete.client", 400,
        "Clients must be marked as inactive to be eligible for deletion.",
        Gate.State, FindingIds.RequestMethod,
        "Only an inactive OAuth client can be deleted.",
        "Ask an administrator to deactivate the client first.")
    {
        Basis = Basis.Documented,
    };

    public static readonly KnownError GeneralResourceNotFound = new(
        "general.resource.not.found", 404,
        "The requested userID could not be found.",
        Gate.Id, FindingIds.IdNotFound,
        "No user of this id exists in the organization.",
        "Check the user id and the region.")
    {
        Basis = Basis.Documented,
    };

    public static readonly KnownError MaxUserIds = new(
        "max.user.ids", 400,
        "Only 100 users can be requested at a time.",
        Gate.Request, FindingIds.RequestQuery,
        "More than 100 user ids were asked for in one call.",
        "Ask for 100 users at a time.")
    {
        Basis = Basis.Documented,
    };

    public static readonly KnownError EntityNotFound = new(
        "entity.not.found", 404,
        "Subscription list not found.",
        Gate.Id, FindingIds.IdNotFound,
        "The notification channel has no subscriptions or is gone; channels live for 24 hours.",
        "Make a new channel and subscribe again.")
    {
        Basis = Basis.Documented,
    };

    public static readonly KnownError NotificationInvalidTopic = new(
        "notification.invalid.topic", 400,
        "The subscription topic is not valid.",
        Gate.Request, FindingIds.RequestMember,
        "No topic has this name.",
        "Use v2.routing.queues.{id}.conversations or v2.users.{id}.conversations.")
    {
        Basis = Basis.Documented,
    };

    public static readonly KnownError NotificationSubscriptionTooManySubscriptions = new(
        "notification.subscription.too.many.subscriptions", 400,
        "Too many subscriptions",
        Gate.Limit, FindingIds.LimitRequests,
        "A channel takes at most 1,000 topics.",
        "Split the topics over several channels, or watch queues instead of users.")
    {
        Basis = Basis.Documented,
        OtherTexts =
        [
            new("Too many subscriptions.", Operations.PutNotificationsChannelSubscriptions),
        ],
    };

    public static readonly KnownError NotificationTransportNotAllowed = new(
        "notification.transport.not.allowed", 400,
        "unable to subscribe, transport type not permitted.",
        Gate.Request, FindingIds.RequestMember,
        "This topic is not offered over WebSocket.",
        "Use another topic; the list of available topics shows the transports of each.")
    {
        Basis = Basis.Documented,
    };

    public static readonly KnownError NotificationUnableToGetChannelId = new(
        "notification.unable.to.get.channel.id", 400,
        "Unable to get channel Id.",
        Gate.Id, FindingIds.IdNotFound,
        "The channel is unknown or has ended; channels live for 24 hours.",
        "Make a new channel and subscribe again.")
    {
        Basis = Basis.Documented,
        OtherTexts =
        [
            new("Unable to get channel id.", Operations.PutNotificationsChannelSubscriptions),
        ],
    };

    public static readonly KnownError NotificationUnauthorizedTopic = new(
        "notification.unauthorized.topic", 403,
        "Not authorized for this topic.",
        Gate.Permission, FindingIds.AccessPermission,
        "The token may not see this topic's events.",
        "Grant the permission that the list of available topics names for it.")
    {
        Basis = Basis.Documented,
    };

    public static readonly KnownError NotificationUnauthorizedDivisionedTopic = new(
        "notification.unauthorized.divisioned.topic", 403,
        "No divisioned permissions for this topic.",
        Gate.Division, FindingIds.AccessDivision,
        "The permission for this topic is missing in the division of the object.",
        "Add the object's division to the role.")
    {
        Basis = Basis.Documented,
    };

    public static readonly KnownError NotificationForbiddenTopic = new(
        "notification.forbidden.topic", 403,
        "Topic is forbidden",
        Gate.Permission, FindingIds.AccessRefused,
        "The platform does not let this token subscribe to the topic.",
        "Use a topic of the token's own user, or of a queue it may view.")
    {
        Basis = Basis.Documented,
    };

    public static readonly KnownError WrapupNotInQueue = new(
        "wrapup.not.in.queue", 409,
        "Wrap-up code is not configured in the queue.",
        Gate.Code, FindingIds.CodeQueue,
        "Task management: the code is not assigned to the workitem's queue.",
        "Add the code to the queue, or use one of its codes.")
    {
        Basis = Basis.Inferred,
        Command = "Add-QueueWrapupCode -Queue <queue> -WrapupCode <code>",
    };

    public static readonly KnownError WrapupNotFound = new(
        "wrapup.not.found", 404,
        "Wrapup code not found",
        Gate.Code, FindingIds.CodeExists,
        "Task management: no code of this id exists for the workitem.",
        "Look the code up with Get-WrapupCode.")
    {
        Basis = Basis.Inferred,
        Command = "Get-WrapupCode",
    };

    public static readonly KnownError InvalidClient = new(
        "invalid_client", 401,
        "%s",
        Gate.Session, FindingIds.SessionCredential,
        "The login host does not know this client id with this secret. A client of another region looks the same.",
        "Check client id, secret and region; a client exists in the region of its organization only.")
    {
        OtherStatuses = [400],
        Basis = Basis.Inferred,
    };

    public static readonly KnownError UnauthorizedClient = new(
        "unauthorized_client", 400,
        "%s",
        Gate.Session, FindingIds.SessionCredential,
        "The OAuth client is not made for this grant.",
        "Make a client with the right grant type, or connect in the way that this client allows.")
    {
        OtherStatuses = [401],
        Basis = Basis.Inferred,
    };

    public static readonly KnownError UnsupportedGrantType = new(
        "unsupported_grant_type", 400,
        "%s",
        Gate.Session, FindingIds.SessionCredential,
        "The login host offers client_credentials, authorization_code, refresh_token and SAML2 bearer, and was asked for " +
        "something else.",
        "Use grant_type=client_credentials, or sign in with authorization code and PKCE.")
    {
        Basis = Basis.Documented,
    };

    public static readonly KnownError InvalidGrant = new(
        "invalid_grant", 400,
        "%s",
        Gate.Session, FindingIds.SessionCredential,
        "The authorization code or refresh token is used up, expired, or belongs to another client or redirect address.",
        "Sign in again: Connect-GenesysCloud -Interactive -ClientId <client>.")
    {
        OtherStatuses = [401],
        Basis = Basis.Inferred,
    };

    public static readonly KnownError InvalidRequest = new(
        "invalid_request", 400,
        "%s",
        Gate.Session, FindingIds.SessionCredential,
        "The token request lacks something or has it in the wrong place. It goes as a form, not as JSON, to " +
        "login.<region>/oauth/token.",
        "Send grant_type as a form field with the client in the Basic header, or let Connect-GenesysCloud do it.")
    {
        OtherStatuses = [415],
        Basis = Basis.Inferred,
        Command = CommandToConnect,
    };


    /// <summary>The token endpoint's own limit comes as invalid_request, and its text speaks of the rate.</summary>
    public static readonly KnownError TokenLimit = InvalidRequest with
    {
        Text = "rate limit exceeded",
        Gate = Gate.Limit,
        FindingId = FindingIds.LimitTokens,
        Cause = "The login host limits how often tokens may be asked for, and says it with 400 invalid_request instead of 429.",
        NextStep = "Wait a few minutes, and use one session for the whole run instead of a token per item.",
        Basis = Basis.Captured,
        Command = null,
        Narrows = InvalidRequest,
    };
}
