namespace GenesysWrapup.Core.Platform;

// Channels and their subscriptions.
internal static partial class Operations
{
    public static readonly Operation GetNotificationsAvailabletopics = new(
        "getNotificationsAvailabletopics", "GET", "/api/v2/notifications/availabletopics",
        Scope.Of("notifications"), Permit.None)
    { Query = ["expand", "includePreview"] };

    public static readonly Operation GetNotificationsChannels = new(
        "getNotificationsChannels", "GET", "/api/v2/notifications/channels",
        Scope.Of("notifications"), Permit.None)
    { Query = ["includechannels"] };

    public static readonly Operation PostNotificationsChannels = new(
        "postNotificationsChannels", "POST", "/api/v2/notifications/channels",
        Scope.Of("notifications"), Permit.None)
    { Effect = OperationEffect.Changes };

    public static readonly Operation HeadNotificationsChannel = new(
        "headNotificationsChannel", "HEAD", "/api/v2/notifications/channels/{channelId}",
        Scope.Of("notifications"), Permit.None);

    public static readonly Operation GetNotificationsChannelSubscriptions = new(
        "getNotificationsChannelSubscriptions", "GET", "/api/v2/notifications/channels/{channelId}/subscriptions",
        Scope.Of("notifications"), Permit.None);

    public static readonly Operation PostNotificationsChannelSubscriptions = new(
        "postNotificationsChannelSubscriptions", "POST", "/api/v2/notifications/channels/{channelId}/subscriptions",
        Scope.Of("notifications"), Permit.None)
    { Body = "ChannelTopic[]", Query = ["ignoreErrors"], Effect = OperationEffect.Changes };

    public static readonly Operation PutNotificationsChannelSubscriptions = new(
        "putNotificationsChannelSubscriptions", "PUT", "/api/v2/notifications/channels/{channelId}/subscriptions",
        Scope.Of("notifications"), Permit.None)
    { Body = "ChannelTopic[]", Query = ["ignoreErrors"], Effect = OperationEffect.Changes };

    public static readonly Operation DeleteNotificationsChannelSubscriptions = new(
        "deleteNotificationsChannelSubscriptions", "DELETE", "/api/v2/notifications/channels/{channelId}/subscriptions",
        Scope.Of("notifications"), Permit.None)
    { Effect = OperationEffect.Changes };
}
