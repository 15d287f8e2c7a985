namespace GenesysWrapup.Core.Platform;

// Wrap-up codes, queues, and the codes of a queue.
internal static partial class Operations
{
    public static readonly Operation GetRoutingQueues = new(
        "getRoutingQueues", "GET", "/api/v2/routing/queues",
        Scope.ReadOf("routing"), Permit.Any("routing:queue:view"))
    {
        Query =
            ["pageNumber", "pageSize", "sortOrder", "name", "id", "divisionId", "peerId", "cannedResponseLibraryId", "hasPeer", "expand"],
    };

    public static readonly Operation GetRoutingQueuesDivisionviews = new(
        "getRoutingQueuesDivisionviews", "GET", "/api/v2/routing/queues/divisionviews",
        Scope.ReadOf("routing"), Permit.All("routing:queue:search"))
    { Query = ["pageSize", "pageNumber", "sortBy", "sortOrder", "name", "id", "divisionId"] };

    public static readonly Operation GetRoutingQueuesMe = new(
        "getRoutingQueuesMe", "GET", "/api/v2/routing/queues/me",
        Scope.ReadOf("routing"), Permit.None)
    { Query = ["pageNumber", "pageSize", "joined", "sortOrder"], RefusesClientCredentials = true };

    public static readonly Operation GetRoutingQueue = new(
        "getRoutingQueue", "GET", "/api/v2/routing/queues/{queueId}",
        Scope.ReadOf("routing"), Permit.All("routing:queue:view"))
    { Query = ["expand"] };

    public static readonly Operation GetRoutingQueueWrapupcodes = new(
        "getRoutingQueueWrapupcodes", "GET", "/api/v2/routing/queues/{queueId}/wrapupcodes",
        Scope.ReadOf("routing"), Permit.All("routing:queue:view"))
    { Query = ["pageSize", "pageNumber", "name"] };

    public static readonly Operation PostRoutingQueueWrapupcodes = new(
        "postRoutingQueueWrapupcodes", "POST", "/api/v2/routing/queues/{queueId}/wrapupcodes",
        Scope.Of("routing"), Permit.All("routing:queue:edit"))
    { Body = "WrapUpCodeReference[]", Effect = OperationEffect.Changes };

    public static readonly Operation DeleteRoutingQueueWrapupcode = new(
        "deleteRoutingQueueWrapupcode", "DELETE", "/api/v2/routing/queues/{queueId}/wrapupcodes/{codeId}",
        Scope.Of("routing"), Permit.All("routing:queue:edit"))
    { Effect = OperationEffect.Changes };

    public static readonly Operation GetRoutingWrapupcodes = new(
        "getRoutingWrapupcodes", "GET", "/api/v2/routing/wrapupcodes",
        Scope.ReadOf("routing"), Permit.All("routing:wrapupCode:view"))
    { Query = ["pageSize", "pageNumber", "sortBy", "sortOrder", "name", "id", "divisionId"] };

    public static readonly Operation PostRoutingWrapupcodes = new(
        "postRoutingWrapupcodes", "POST", "/api/v2/routing/wrapupcodes",
        Scope.Of("routing"), Permit.All("routing:wrapupCode:add"))
    { Body = "WrapupCodeRequest", Effect = OperationEffect.Changes };

    public static readonly Operation GetRoutingWrapupcodesDivisionviews = new(
        "getRoutingWrapupcodesDivisionviews", "GET", "/api/v2/routing/wrapupcodes/divisionviews",
        Scope.ReadOf("routing"), Permit.All("routing:wrapupCode:search"))
    { Query = ["pageSize", "pageNumber", "name", "id", "divisionId", "includeState"] };

    public static readonly Operation GetRoutingWrapupcodesDivisionview = new(
        "getRoutingWrapupcodesDivisionview", "GET", "/api/v2/routing/wrapupcodes/divisionviews/{codeId}",
        Scope.ReadOf("routing"), Permit.All("routing:wrapupCode:search"));

    public static readonly Operation GetRoutingWrapupcode = new(
        "getRoutingWrapupcode", "GET", "/api/v2/routing/wrapupcodes/{codeId}",
        Scope.ReadOf("routing"), Permit.All("routing:wrapupCode:view"));

    public static readonly Operation PutRoutingWrapupcode = new(
        "putRoutingWrapupcode", "PUT", "/api/v2/routing/wrapupcodes/{codeId}",
        Scope.Of("routing"), Permit.All("routing:wrapupCode:edit"))
    { Body = "WrapupCodeRequest", Effect = OperationEffect.Changes };

    public static readonly Operation DeleteRoutingWrapupcode = new(
        "deleteRoutingWrapupcode", "DELETE", "/api/v2/routing/wrapupcodes/{codeId}",
        Scope.Of("routing"), Permit.All("routing:wrapupCode:delete"))
    { Effect = OperationEffect.Changes };
}
