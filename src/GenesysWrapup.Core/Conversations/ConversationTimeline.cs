using System;
using System.Collections.Generic;
using System.Linq;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Models;

namespace GenesysWrapup.Core.Conversations;

/// <summary>
/// What happened to whom, in order of time, told from one live read, and where a code written then would have been too early, right or
/// too late. The last row of each participant that could have a code is how it stands now.
/// </summary>
internal static class ConversationTimeline
{
    // What happens at the same instant is told in the order in which it causes each other.
    private static readonly string[] s_order =
    [
        "Ring", "Connect", "Consult", "Monitor", "Hold", "Resume", "Transfer", "HangUp",
        "AfterCallWorkBegun", "CodeSet", "AfterCallWorkLapsed", "AfterCallWorkEnded", "Skipped", "Now",
    ];

    public static IReadOnlyList<TimelineEvent> Of(ConversationRead read, Func<string, string?> nameOf) => read.Participants
        .SelectMany(participant => OfParticipant(participant, read.ReadAt, nameOf))
        .OrderBy(row => row.Time)
        .ThenBy(row => Array.IndexOf(s_order, row.Event))
        .ToArray();

    private static IEnumerable<TimelineEvent> OfParticipant(ReadParticipant participant, DateTimeOffset now, Func<string, string?> nameOf)
    {
        var rows = new Rows(participant, nameOf);
        foreach ((MediaKind media, WireCommunication communication) in participant.Wire.Communications())
        {
            AddCommunication(rows, participant, media, communication);
        }

        AddAfterCallWork(rows, participant, null, participant.Wire.StartAcwTime, participant.Wire.EndAcwTime, participant.Wire.Wrapup);
        foreach ((MediaKind media, WireCommunication communication) in participant.Wire.Communications())
        {
            AddAfterCallWork(rows, participant, (media, communication), communication.AfterCallWork?.StartTime, communication.AfterCallWork?.EndTime, communication.Wrapup);
        }

        if (participant.Shown.CanBeWrappedUp)
        {
            rows.Add(now, "Now", $"now: {participant.Shown.WrapupStatus}");
        }

        return WithWindows(rows.All, participant);
    }

    private static void AddCommunication(Rows rows, ReadParticipant participant, MediaKind media, WireCommunication communication)
    {
        rows.On(media, communication);
        rows.Add(communication.StartAlertingTime, "Ring", "rings");
        string through = communication.TransferSource is { Length: > 0 } source ? $" (through {source})" : string.Empty;
        if (ParticipantRole.Supervision(participant.Wire) is { } role)
        {
            rows.Add(communication.ConnectedTime, "Monitor", $"joins as supervisor ({role})");
        }
        else if (participant.Wire.ConsultParticipantId is not null)
        {
            rows.Add(communication.ConnectedTime, "Consult", $"is consulted{through}");
        }
        else
        {
            rows.Add(communication.ConnectedTime, "Connect", $"connected{through}");
        }

        bool heldInSegments = false;
        foreach (WireSegment segment in communication.Segments ?? [])
        {
            if (string.Equals(segment.Type, "Hold", StringComparison.OrdinalIgnoreCase))
            {
                heldInSegments = true;
                rows.Add(segment.StartTime, "Hold", "puts on hold");
                rows.Add(CommunicationState.IsFinished(communication.State) && segment.EndTime == communication.DisconnectedTime ? null : segment.EndTime, "Resume", "back from hold");
            }
        }

        if (!heldInSegments && communication.Held == true)
        {
            rows.Add(communication.StartHoldTime, "Hold", "puts on hold");
        }

        bool transferred = communication.DisconnectType?.StartsWith("transfer", StringComparison.OrdinalIgnoreCase) == true;
        rows.Add(communication.DisconnectedTime, transferred ? "Transfer" : "HangUp", HowItEnded(communication.DisconnectType, communication.ConnectedTime is not null));
    }

    /// <summary>By whom, as far as the platform's word for it says so; the word itself stands behind.</summary>
    private static string HowItEnded(string? disconnectType, bool wasConnected)
    {
        string word = disconnectType ?? "no reason given";
        if (!wasConnected)
        {
            return $"never connected ({word})";
        }

        return word.ToLowerInvariant() switch
        {
            "client" => "hangs up (client)",
            "endpoint" => "hangs up (endpoint)",
            "peer" => "the other side hangs up (peer)",
            "system" => "the platform ends it (system)",
            "timeout" or "inactivity" or "session.expired" => $"ended for want of activity ({word})",
            "error" or "transport.failure" => $"cut off ({word})",
            "transfer" => "is transferred away (transfer)",
            "transfer.consult" => "hands over after consulting (transfer.consult)",
            "transfer.conference" => "goes on in a conference (transfer.conference)",
            { } other when other.StartsWith("transfer", StringComparison.Ordinal) => $"passed on ({word})",
            _ => $"ended ({word})",
        };
    }

    private static void AddAfterCallWork(
        Rows rows,
        ReadParticipant participant,
        (MediaKind Media, WireCommunication Communication)? on,
        DateTimeOffset? start,
        DateTimeOffset? end,
        WireWrapup? wrapup)
    {
        string level = on is null ? "Participant" : "Communication";
        if (on is { } communication)
        {
            rows.On(communication.Media, communication.Communication);
        }
        else
        {
            rows.OnParticipant();
        }

        string where = on is null ? "on the participant" : "on the communication";
        rows.Add(start, "AfterCallWorkBegun", $"after-call work begins{LimitOf(participant.Wire)}", level);
        bool timedOut = string.Equals(wrapup?.Code, SystemWrapupCode.Timeout, StringComparison.OrdinalIgnoreCase);
        bool skipped = on is { } skipping ? CommunicationChoice.IsSkipped(skipping.Communication) : participant.Wire.WrapupSkipped == true;
        if (timedOut)
        {
            DateTimeOffset? lapsed = end ?? participant.Wire.EndAcwTime ?? wrapup!.EndTime;
            rows.Add(lapsed, "AfterCallWorkLapsed", $"after-call work lapses; the platform puts its time-out code {where}", level, wrapup);
            return;
        }

        if (!string.IsNullOrEmpty(wrapup?.Code))
        {
            string kind = wrapup!.Provisional == true ? "provisionally " : string.Empty;
            rows.Add(wrapup.EndTime ?? end ?? participant.Wire.EndAcwTime, "CodeSet", $"code '{rows.NameOf(wrapup)}' {kind}set {where}", level, wrapup);
        }

        rows.Add(end, skipped ? "Skipped" : "AfterCallWorkEnded", skipped ? "the agent skips wrap-up" : "after-call work ends", level);
    }

    private static string LimitOf(WireParticipant participant) => participant switch
    {
        { WrapupTimeoutMs: { } limit } when WrapupJudgement.IsTimed(participant.WrapupPrompt) => $", {SpokenTime.Of(TimeSpan.FromMilliseconds(limit))} long",
        { WrapupPrompt: { } prompt } => $" ({prompt})",
        _ => string.Empty,
    };

    /// <summary>The window each row opens, walked in order: early until after-call work begins, right until it ends.</summary>
    private static IEnumerable<TimelineEvent> WithWindows(IEnumerable<TimelineEvent> rows, ReadParticipant participant)
    {
        if (!participant.Shown.CanBeWrappedUp)
        {
            return rows;
        }

        WriteWindow window = WriteWindow.TooEarly;
        return rows
            .OrderBy(row => row.Time)
            .ThenBy(row => Array.IndexOf(s_order, row.Event))
            .Select(row =>
            {
                window = row.Event switch
                {
                    "Ring" or "Connect" or "Consult" or "Resume" => WriteWindow.TooEarly,
                    "AfterCallWorkBegun" => WriteWindow.Right,
                    "AfterCallWorkLapsed" or "AfterCallWorkEnded" or "Skipped" => WriteWindow.TooLate,
                    "HangUp" or "Transfer" when window == WriteWindow.TooEarly => WriteWindow.Unknown,
                    "Now" => Now(participant.Shown.WrapupState),
                    _ => window,
                };
                return row with { WriteWindow = window };
            })
            .ToArray();
    }

    private static WriteWindow Now(WrapupState state) => state switch
    {
        WrapupState.Connected => WriteWindow.TooEarly,
        WrapupState.Pending or WrapupState.CodedInAfterCallWork => WriteWindow.Right,
        WrapupState.Coded or WrapupState.TimedOut or WrapupState.Skipped => WriteWindow.TooLate,
        WrapupState.NotApplicable => WriteWindow.None,
        _ => WriteWindow.Unknown,
    };

    /// <summary>Collects one participant's rows; what has no time did not happen or was not said.</summary>
    private sealed class Rows(ReadParticipant participant, Func<string, string?> nameOf)
    {
        private readonly List<TimelineEvent> _rows = [];
        private MediaKind? _media;
        private string? _communicationId;

        public IEnumerable<TimelineEvent> All => _rows;

        public void On(MediaKind media, WireCommunication communication)
        {
            _media = media;
            _communicationId = communication.Id;
        }

        public void OnParticipant()
        {
            _media = null;
            _communicationId = null;
        }

        public string? NameOf(WireWrapup? wrapup) => wrapup?.Code is { } code ? wrapup.Name ?? nameOf(code) ?? code : null;

        public void Add(DateTimeOffset? time, string what, string description, string? level = null, WireWrapup? wrapup = null)
        {
            if (time is not { } known)
            {
                return;
            }

            int told = _rows.FindIndex(row => row.Event == what && row.Time == known.UtcDateTime && row.Level == "Participant" && row.AssignedCode == wrapup?.Code);
            if (level == "Communication" && told >= 0)
            {
                _rows[told] = _rows[told] with { Level = "Participant, Communication", MediaType = _media?.Name, CommunicationId = _communicationId };
                return;
            }

            ConversationParticipant shown = participant.Shown;
            _rows.Add(new TimelineEvent
            {
                Time = known.UtcDateTime,
                Event = what,
                UserName = shown.UserName,
                Purpose = shown.Purpose,
                Description = description,
                MediaType = _media?.Name,
                Level = level,
                AssignedCode = wrapup?.Code,
                AssignedCodeName = NameOf(wrapup),
                ConversationId = shown.ConversationId,
                ParticipantId = shown.ParticipantId,
                CommunicationId = _communicationId,
                UserId = shown.UserId,
                QueueName = shown.QueueName,
            });
        }
    }
}
