using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;

// The wire's shapes, by the contract's names and only the members that are read or written here.
// Everything is optional: the platform leaves absent members out and adds new ones at any time.
namespace GenesysWrapup.Core.Platform.Models;

/// <summary>An object with an id of its own.</summary>
internal interface IWireObject
{
    string? Id { get; }
}

internal sealed class WireConversation : IWireObject
{
    public string? Id { get; set; }
    public DateTimeOffset? StartTime { get; set; }
    public DateTimeOffset? EndTime { get; set; }
    public string? ExternalTag { get; set; }
    public string? RecordingState { get; set; }
    public List<WireParticipant>? Participants { get; set; }
    public List<WireDivisionMembership>? Divisions { get; set; }
    public string? SelfUri { get; set; }
}

internal sealed class WireDivisionMembership
{
    public WireReference? Division { get; set; }
    public List<WireReference>? Entities { get; set; }
}

internal sealed class WireReference : IWireObject
{
    public string? Id { get; set; }
    public string? Name { get; set; }
    public string? SelfUri { get; set; }
}

internal sealed class WireParticipant
{
    public string? Id { get; set; }
    public DateTimeOffset? StartTime { get; set; }
    public DateTimeOffset? EndTime { get; set; }
    public DateTimeOffset? ConnectedTime { get; set; }
    public string? Name { get; set; }
    public string? UserId { get; set; }
    public string? QueueId { get; set; }
    public string? QueueName { get; set; }
    public string? Purpose { get; set; }
    public string? ParticipantType { get; set; }
    public string? ConsultParticipantId { get; set; }
    public string? MonitoredParticipantId { get; set; }
    public string? CoachedParticipantId { get; set; }
    public string? BargedParticipantId { get; set; }
    public List<string>? MediaRoles { get; set; }
    public bool? WrapupRequired { get; set; }
    public string? WrapupPrompt { get; set; }
    public int? WrapupTimeoutMs { get; set; }
    public bool? WrapupSkipped { get; set; }
    public WireWrapup? Wrapup { get; set; }
    public DateTimeOffset? StartAcwTime { get; set; }
    public DateTimeOffset? EndAcwTime { get; set; }
    public string? Address { get; set; }
    public Dictionary<string, string>? Attributes { get; set; }
    public List<WireCommunication>? Calls { get; set; }
    public List<WireCommunication>? Callbacks { get; set; }
    public List<WireCommunication>? Chats { get; set; }
    public List<WireCommunication>? Cobrowsesessions { get; set; }
    public List<WireCommunication>? Emails { get; set; }
    public List<WireCommunication>? Messages { get; set; }
    public List<WireCommunication>? InternalMessages { get; set; }
    public List<WireCommunication>? ScreenMonitorings { get; set; }
    public List<WireCommunication>? Screenshares { get; set; }
    public List<WireCommunication>? SocialExpressions { get; set; }
    public List<WireCommunication>? Videos { get; set; }

    /// <summary>All communications and their media, in the order of <see cref="MediaKind.All"/>.</summary>
    public IEnumerable<(MediaKind Media, WireCommunication Communication)> Communications()
    {
        foreach (MediaKind media in MediaKind.All)
        {
            foreach (WireCommunication communication in ArrayOf(media) ?? [])
            {
                yield return (media, communication);
            }
        }
    }

    public List<WireCommunication>? ArrayOf(MediaKind media) => media.Array switch
    {
        "calls" => Calls,
        "callbacks" => Callbacks,
        "chats" => Chats,
        "cobrowsesessions" => Cobrowsesessions,
        "emails" => Emails,
        "messages" => Messages,
        "internalMessages" => InternalMessages,
        "screenMonitorings" => ScreenMonitorings,
        "screenshares" => Screenshares,
        "socialExpressions" => SocialExpressions,
        "videos" => Videos,
        _ => null,
    };

    public void SetArrayOf(MediaKind media, List<WireCommunication> communications)
    {
        switch (media.Array)
        {
            case "calls":
                Calls = communications;
                break;
            case "callbacks":
                Callbacks = communications;
                break;
            case "chats":
                Chats = communications;
                break;
            case "cobrowsesessions":
                Cobrowsesessions = communications;
                break;
            case "emails":
                Emails = communications;
                break;
            case "messages":
                Messages = communications;
                break;
            case "internalMessages":
                InternalMessages = communications;
                break;
            case "screenMonitorings":
                ScreenMonitorings = communications;
                break;
            case "screenshares":
                Screenshares = communications;
                break;
            case "socialExpressions":
                SocialExpressions = communications;
                break;
            case "videos":
                Videos = communications;
                break;
        }
    }
}

internal sealed class WireCommunication
{
    public string? Id { get; set; }
    public string? State { get; set; }
    public string? InitialState { get; set; }
    public string? Direction { get; set; }
    public bool? Held { get; set; }
    public DateTimeOffset? StartAlertingTime { get; set; }
    public DateTimeOffset? ConnectedTime { get; set; }
    public DateTimeOffset? DisconnectedTime { get; set; }
    public DateTimeOffset? StartHoldTime { get; set; }
    public string? DisconnectType { get; set; }
    public string? Provider { get; set; }
    public string? PeerId { get; set; }
    public string? TransferSource { get; set; }
    public List<WireSegment>? Segments { get; set; }
    public WireWrapup? Wrapup { get; set; }
    public WireAfterCallWork? AfterCallWork { get; set; }
    public bool? AfterCallWorkRequired { get; set; }
}

internal sealed class WireSegment
{
    public DateTimeOffset? StartTime { get; set; }
    public DateTimeOffset? EndTime { get; set; }
    public string? Type { get; set; }
    public string? HowEnded { get; set; }
    public string? DisconnectType { get; set; }
}

internal sealed class WireAfterCallWork
{
    public string? State { get; set; }
    public DateTimeOffset? StartTime { get; set; }
    public DateTimeOffset? EndTime { get; set; }
}

/// <summary>Wrapup on a participant or communication, and AssignedWrapupCode of the reads: the same members.</summary>
internal sealed class WireWrapup
{
    public string? Code { get; set; }
    public string? Name { get; set; }
    public string? Notes { get; set; }
    public List<string>? Tags { get; set; }
    public int? DurationSeconds { get; set; }
    public DateTimeOffset? EndTime { get; set; }
    public bool? Provisional { get; set; }
}

/// <summary>The body of a communication's wrap-up and the wrapup member of a participant's. What is null is not sent.</summary>
internal sealed class WireWrapupInput
{
    public string? Code { get; set; }
    public string? Notes { get; set; }
    public List<string>? Tags { get; set; }
    public int? DurationSeconds { get; set; }
    public bool? Provisional { get; set; }
}

/// <summary>
/// The body of a participant's PATCH. Every other member of the platform's model acts (hang-up, mute), so there are none here.
/// </summary>
internal sealed class WireParticipantWrapupRequest
{
    public WireWrapupInput? Wrapup { get; set; }
}

internal sealed class WireParticipantAttributes
{
    public Dictionary<string, string>? Attributes { get; set; }
}

internal sealed class WireConversationSettings
{
    [JsonPropertyName("communicationBasedACW")]
    public bool? CommunicationBasedAcw { get; set; }
}
