namespace GenesysWrapup.Core.Platform;

// Conversation details after the fact.
internal static partial class Operations
{
    public static readonly Operation GetAnalyticsConversationsDetails = new(
        "getAnalyticsConversationsDetails", "GET", "/api/v2/analytics/conversations/details",
        Scope.ReadOf("analytics"), Permit.Any("analytics:conversationDetail:view", "analytics:agentConversationDetail:view"))
    { Query = ["id"] };

    public static readonly Operation PostAnalyticsConversationsDetailsJobs = new(
        "postAnalyticsConversationsDetailsJobs", "POST", "/api/v2/analytics/conversations/details/jobs",
        Scope.ReadOf("analytics"), Permit.Any("analytics:conversationDetail:view", "analytics:agentConversationDetail:view"))
    { Body = "AsyncConversationQuery", Effect = OperationEffect.Changes };

    public static readonly Operation GetAnalyticsConversationsDetailsJobsAvailability = new(
        "getAnalyticsConversationsDetailsJobsAvailability", "GET", "/api/v2/analytics/conversations/details/jobs/availability",
        Scope.ReadOf("analytics"), Permit.Any("analytics:conversationDetail:view"));

    public static readonly Operation GetAnalyticsConversationsDetailsJob = new(
        "getAnalyticsConversationsDetailsJob", "GET", "/api/v2/analytics/conversations/details/jobs/{jobId}",
        Scope.ReadOf("analytics"), Permit.Any("analytics:conversationDetail:view", "analytics:agentConversationDetail:view"));

    public static readonly Operation DeleteAnalyticsConversationsDetailsJob = new(
        "deleteAnalyticsConversationsDetailsJob", "DELETE", "/api/v2/analytics/conversations/details/jobs/{jobId}",
        Scope.ReadOf("analytics"), Permit.Any("analytics:conversationDetail:view", "analytics:agentConversationDetail:view"))
    { Effect = OperationEffect.Changes };

    public static readonly Operation GetAnalyticsConversationsDetailsJobResults = new(
        "getAnalyticsConversationsDetailsJobResults", "GET", "/api/v2/analytics/conversations/details/jobs/{jobId}/results",
        Scope.ReadOf("analytics"), Permit.Any("analytics:conversationDetail:view", "analytics:agentConversationDetail:view"))
    { Query = ["cursor", "pageSize"] };

    public static readonly Operation PostAnalyticsConversationsDetailsQuery = new(
        "postAnalyticsConversationsDetailsQuery", "POST", "/api/v2/analytics/conversations/details/query",
        Scope.ReadOf("analytics"), Permit.Any("analytics:conversationDetail:view", "analytics:agentConversationDetail:view"))
    { Body = "ConversationQuery", Effect = OperationEffect.Reads };

    public static readonly Operation GetAnalyticsConversationDetails = new(
        "getAnalyticsConversationDetails", "GET", "/api/v2/analytics/conversations/{conversationId}/details",
        Scope.ReadOf("analytics"), Permit.Any("analytics:conversationDetail:view", "analytics:agentConversationDetail:view"));

    public static readonly Operation PostAnalyticsConversationDetailsProperties = new(
        "postAnalyticsConversationDetailsProperties", "POST", "/api/v2/analytics/conversations/{conversationId}/details/properties",
        Scope.Of("analytics"), Permit.Any("analytics:conversationProperties:index"))
    { Body = "PropertyIndexRequest", Effect = OperationEffect.Changes };
}
