namespace GenesysWrapup.Core.Platform;

// Who the token is and what it may do.
internal static partial class Operations
{
    public static readonly Operation GetAuthorizationDivisions = new(
        "getAuthorizationDivisions", "GET", "/api/v2/authorization/divisions",
        Scope.ReadOf("authorization"), Permit.None)
    { Query = ["pageSize", "pageNumber", "sortBy", "expand", "nextPage", "previousPage", "objectCount", "id", "name"] };

    public static readonly Operation GetAuthorizationDivisionspermittedMe = new(
        "getAuthorizationDivisionspermittedMe", "GET", "/api/v2/authorization/divisionspermitted/me",
        Scope.ReadOf("authorization"), Permit.None)
    { Query = ["name", "permission"], Deprecated = true };

    public static readonly Operation GetAuthorizationDivisionspermittedPagedMe = new(
        "getAuthorizationDivisionspermittedPagedMe", "GET", "/api/v2/authorization/divisionspermitted/paged/me",
        Scope.ReadOf("authorization"), Permit.None)
    { Query = ["permission", "pageNumber", "pageSize"] };

    public static readonly Operation GetAuthorizationDivisionspermittedPagedSubjectId = new(
        "getAuthorizationDivisionspermittedPagedSubjectId", "GET", "/api/v2/authorization/divisionspermitted/paged/{subjectId}",
        Scope.ReadOf("authorization"), Permit.None)
    { Query = ["permission", "pageNumber", "pageSize"], Deprecated = true };

    public static readonly Operation GetAuthorizationPermissions = new(
        "getAuthorizationPermissions", "GET", "/api/v2/authorization/permissions",
        Scope.ReadOf("authorization"), Permit.None)
    { Query = ["pageSize", "pageNumber", "queryType", "query"] };

    public static readonly Operation GetAuthorizationSubjectsMe = new(
        "getAuthorizationSubjectsMe", "GET", "/api/v2/authorization/subjects/me",
        Scope.ReadOf("authorization"), Permit.None)
    { Query = ["includeDuplicates"] };

    public static readonly Operation GetOauthClients = new(
        "getOauthClients", "GET", "/api/v2/oauth/clients",
        Scope.ReadOf("oauth"), Permit.Any("oauth:client:view"));

    public static readonly Operation GetOauthClient = new(
        "getOauthClient", "GET", "/api/v2/oauth/clients/{clientId}",
        Scope.ReadOf("oauth"), Permit.Any("oauth:client:view"));

    public static readonly Operation DeleteOauthClient = new(
        "deleteOauthClient", "DELETE", "/api/v2/oauth/clients/{clientId}",
        Scope.Of("oauth"), Permit.Any("oauth:client:delete"))
    { Effect = OperationEffect.Changes };

    public static readonly Operation GetOauthScopes = new(
        "getOauthScopes", "GET", "/api/v2/oauth/scopes",
        Scope.ReadOf("oauth"), Permit.None);

    public static readonly Operation GetOauthScope = new(
        "getOauthScope", "GET", "/api/v2/oauth/scopes/{scopeId}",
        Scope.ReadOf("oauth"), Permit.None);

    public static readonly Operation GetOrganizationsLimitsDocs = new(
        "getOrganizationsLimitsDocs", "GET", "/api/v2/organizations/limits/docs",
        Scope.ReadOf("organization"), Permit.None);

    public static readonly Operation GetOrganizationsLimitsNamespace = new(
        "getOrganizationsLimitsNamespace", "GET", "/api/v2/organizations/limits/namespaces/{namespaceName}",
        Scope.ReadOf("organization"), Permit.None);

    public static readonly Operation GetOrganizationsLimitsNamespaceDefaults = new(
        "getOrganizationsLimitsNamespaceDefaults", "GET", "/api/v2/organizations/limits/namespaces/{namespaceName}/defaults",
        Scope.ReadOf("organization"), Permit.None);

    public static readonly Operation GetOrganizationsMe = new(
        "getOrganizationsMe", "GET", "/api/v2/organizations/me",
        Scope.ReadOf("organization"), Permit.None);

    public static readonly Operation GetTokensMe = new(
        "getTokensMe", "GET", "/api/v2/tokens/me",
        Scope.Of("user-basic-info"), Permit.None)
    { Query = ["preserveIdleTTL"] };

    public static readonly Operation HeadTokensMe = new(
        "headTokensMe", "HEAD", "/api/v2/tokens/me",
        Scope.Of("user-basic-info"), Permit.None);

    public static readonly Operation DeleteTokensMe = new(
        "deleteTokensMe", "DELETE", "/api/v2/tokens/me",
        Scope.Of("user-basic-info"), Permit.None)
    { Effect = OperationEffect.Changes };

    public static readonly Operation GetTokensTimeout = new(
        "getTokensTimeout", "GET", "/api/v2/tokens/timeout",
        Scope.Of("authorization", "authorization:readonly", "organization", "organization:readonly"), Permit.None);

    public static readonly Operation DeleteToken = new(
        "deleteToken", "DELETE", "/api/v2/tokens/{userId}",
        Scope.Of("user-basic-info"), Permit.Any("oauth:token:delete"))
    { Effect = OperationEffect.Changes };

    public static readonly Operation GetUsersMe = new(
        "getUsersMe", "GET", "/api/v2/users/me",
        Scope.Of("user-basic-info"), Permit.None)
    { Query = ["expand", "integrationPresenceSource", "userCustomAttributeSchemaIds"], RefusesClientCredentials = true };
}
