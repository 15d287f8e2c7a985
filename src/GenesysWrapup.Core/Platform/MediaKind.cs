using System;
using System.Collections.Generic;
using System.Linq;

namespace GenesysWrapup.Core.Platform;

/// <summary>
/// What the platform offers for one kind of media: path segment, array on a participant, and which wrap-up operations exist.
/// </summary>
/// <param name="Name">The singular that this module shows and accepts.</param>
/// <param name="Segment">The path segment below /conversations.</param>
/// <param name="Array">The name of the communications' array on a participant of the generic read.</param>
/// <param name="ParticipantLevel">Has a participant PATCH and reads of its own (the generic ones work for all media).</param>
/// <param name="CommunicationLevel">Has wrap-up on the communication.</param>
internal sealed record MediaKind(string Name, string Segment, string Array, bool ParticipantLevel, bool CommunicationLevel)
{
    public static readonly MediaKind Call = new("call", "calls", "calls", true, true);
    public static readonly MediaKind Callback = new("callback", "callbacks", "callbacks", true, true);
    public static readonly MediaKind Email = new("email", "emails", "emails", true, true);
    public static readonly MediaKind Message = new("message", "messages", "messages", true, true);
    public static readonly MediaKind Social = new("social", "socials", "socialExpressions", false, true);
    public static readonly MediaKind Video = new("video", "videos", "videos", false, true);
    public static readonly MediaKind Cobrowse = new("cobrowse", "cobrowsesessions", "cobrowsesessions", true, true) { Deprecated = true };
    public static readonly MediaKind Screenshare = new("screenshare", "screenshares", "screenshares", false, true) { Deprecated = true };
    public static readonly MediaKind Chat = new("chat", "chats", "chats", true, true) { Removed = true };
    public static readonly MediaKind InternalMessage = new("internalMessage", "internalmessages", "internalMessages", false, false);
    public static readonly MediaKind ScreenMonitoring = new("screenMonitoring", "screenmonitorings", "screenMonitorings", false, false);

    public static readonly IReadOnlyList<MediaKind> All =
        [Call, Callback, Email, Message, Social, Video, Cobrowse, Screenshare, Chat, InternalMessage, ScreenMonitoring];

    public bool Deprecated { get; init; }

    /// <summary>Web chat: removed from the platform in August 2026.</summary>
    public bool Removed { get; init; }

    public static MediaKind? Find(string? name) => All.FirstOrDefault(kind =>
        string.Equals(kind.Name, name, StringComparison.OrdinalIgnoreCase) ||
        string.Equals(kind.Segment, name, StringComparison.OrdinalIgnoreCase) ||
        string.Equals(kind.Array, name, StringComparison.OrdinalIgnoreCase));

    public Operation? PatchParticipant => Of("PATCH", "/participants/{participantId}");

    public Operation? PostCommunicationWrapup => Of("POST", "/participants/{participantId}/communications/{communicationId}/wrapup");

    public Operation? GetCommunicationWrapup => Of("GET", "/participants/{participantId}/communications/{communicationId}/wrapup");

    public Operation? GetConversation => Of("GET", string.Empty);

    /// <summary>The operation of this media with the given end of its path, after the conversation's id.</summary>
    public Operation? Of(string method, string rest) => Operations.All.FirstOrDefault(operation =>
        operation.Method == method && operation.Path == $"/api/v2/conversations/{Segment}/{{conversationId}}{rest}");

    public override string ToString() => Name;
}
