using System;
using System.Collections.Generic;
using System.Linq;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Models;

namespace GenesysWrapup.Core.Conversations;

/// <summary>
/// What happened to whom, in order of time, from one live read, and when a code would have been too early, in time or too late. The last
/// row of each participant that can have a code is its state now.
/// </summary>
internal static class ConversationTimeline
{
    // Things of the same instant are listed in the order in which one leads to the next.
    private static readonly string[] s_order =
    [
        "Ring", "Connect", "Consult", "Monitor", "Hold", "Resume", "Transfer", "HangUp",
        "AfterCallWorkBegun", "CodeSet", "AfterCallWorkLapsed", "AfterCallWorkEnded", "Skipped", "Now",
    ];

    public static IReadOnlyList<TimelineEvent> Of(ConversationRead read, Func<string, string?> nameOf)
    {
        WireParticipant[] asked = Consultation.In(read.Participants.Select(participant => participant.Wire))
            .Select(consultation => consultation.Asked)
            .ToArray();
        return
        [
            .. read.Participants
                .SelectMany(participant => OfParticipant(participant, asked.Contains(participant.Wire), read.ReadAt, nameOf))
                .OrderBy(row => row.Time)
                .ThenBy(row => Array.IndexOf(s_order, row.Event)),
        ];
    }

    private static IEnumerable<TimelineEvent> OfParticipant(
        ReadParticipant participant, bool wasAsked, DateTimeOffset now, Func<string, string?> nameOf)
    {
        var rows = new Rows(participant);
        WireParticipant wire = participant.Wire;
        foreach ((MediaKind media, WireCommunication communication) in wire.Communications())
        {
            rows.On(media, communication);
            AddCommunication(rows, wire, wasAsked, communication);
        }

        rows.OnParticipant();
        AddAfterCallWork(rows, wire, new AfterCallWork(WrapupLevel.Participant, AssignedWrapup.Of(wire.Wrapup, nameOf))
        {
            Start = wire.StartAcwTime,
            End = wire.EndAcwTime,
            WasSkipped = wire.WrapupSkipped == true,
        });
        foreach ((MediaKind media, WireCommunication communication) in wire.Communications())
        {
            rows.On(media, communication);
            AddAfterCallWork(rows, wire, new AfterCallWork(WrapupLevel.Communication, AssignedWrapup.Of(communication.Wrapup, nameOf))
            {
                Start = communication.AfterCallWork?.StartTime,
                End = communication.AfterCallWork?.EndTime,
                WasSkipped = CommunicationChoice.IsSkipped(communication),
            });
        }

        if (participant.Shown.CanBeWrappedUp)
        {
            rows.Add(now, "Now", $"now: {participant.Shown.WrapupStatus}");
        }

        return WithWindows(rows.All, participant);
    }

    private static void AddCommunication(Rows rows, WireParticipant participant, bool wasAsked, WireCommunication communication)
    {
        rows.Add(communication.StartAlertingTime, "Ring", "rings");
        string through = communication.TransferSource is { Length: > 0 } source ? $" (through {source})" : string.Empty;
        if (ParticipantRole.Supervision(participant) is { } role)
        {
            rows.Add(communication.ConnectedTime, "Monitor", $"joins as supervisor ({role})");
        }
        else if (wasAsked)
        {
            rows.Add(communication.ConnectedTime, "Consult", $"connected, probably to be consulted{through}");
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
                bool hungUpOnHold = CommunicationState.IsFinished(communication.State) && segment.EndTime == communication.DisconnectedTime;
                rows.Add(hungUpOnHold ? null : segment.EndTime, "Resume", "back from hold");
            }
        }

        if (!heldInSegments && communication.Held == true)
        {
            rows.Add(communication.StartHoldTime, "Hold", "puts on hold");
        }

        bool transferred = communication.DisconnectType?.StartsWith("transfer", StringComparison.OrdinalIgnoreCase) == true;
        string how = HowItEnded(communication.DisconnectType, communication.ConnectedTime is not null);
        rows.Add(communication.DisconnectedTime, transferred ? "Transfer" : "HangUp", how);
    }

    /// <summary>Who ended it, as far as the platform's word for it says; the word itself follows in brackets.</summary>
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
            "timeout" or "inactivity" or "session.expired" => $"ended after inactivity ({word})",
            "error" or "transport.failure" => $"cut off ({word})",
            "transfer" => "is transferred away (transfer)",
            "transfer.consult" => "hands over after consulting (transfer.consult)",
            "transfer.conference" => "goes on in a conference (transfer.conference)",
            { } other when other.StartsWith("transfer", StringComparison.Ordinal) => $"passed on ({word})",
            _ => $"ended ({word})",
        };
    }

    private static void AddAfterCallWork(Rows rows, WireParticipant participant, AfterCallWork work)
    {
        string where = $"on the {work.Level.ToLowerInvariant()}";
        rows.Add(work.Start, "AfterCallWorkBegun", $"after-call work begins{LimitOf(participant)}", work.Level);
        if (work.Wrapup is { Code: { } code } wrapup)
        {
            if (string.Equals(code, SystemWrapupCode.Timeout, StringComparison.OrdinalIgnoreCase))
            {
                DateTimeOffset? lapsed = work.End ?? participant.EndAcwTime ?? wrapup.EndTime;
                string text = $"after-call work lapses; the platform puts its time-out code {where}";
                rows.Add(lapsed, "AfterCallWorkLapsed", text, work.Level, wrapup);
                return;
            }

            DateTimeOffset? set = wrapup.EndTime ?? work.End ?? participant.EndAcwTime;
            string kind = wrapup.IsProvisional ? "provisionally " : string.Empty;
            rows.Add(set, "CodeSet", $"code '{wrapup.Title}' {kind}set {where}", work.Level, wrapup);
        }

        rows.Add(
            work.End,
            work.WasSkipped ? "Skipped" : "AfterCallWorkEnded",
            work.WasSkipped ? "the agent skips wrap-up" : "after-call work ends",
            work.Level);
    }

    private static string LimitOf(WireParticipant participant) => participant switch
    {
        { WrapupTimeoutMs: { } limit } when WrapupJudgement.IsTimed(participant.WrapupPrompt) =>
            $", {SpokenTime.Of(TimeSpan.FromMilliseconds(limit))} long",
        { WrapupPrompt: { } prompt } => $" ({prompt})",
        _ => string.Empty,
    };

    /// <summary>The window that each row opens, in order: too early until after-call work begins, right until it ends.</summary>
    private static IEnumerable<TimelineEvent> WithWindows(IEnumerable<TimelineEvent> rows, ReadParticipant participant)
    {
        if (!participant.Shown.CanBeWrappedUp)
        {
            return rows;
        }

        string window = WriteWindow.TooEarly;
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
                return row.With(copy => copy.WriteWindow = window);
            })
            .ToArray();
    }

    private static string Now(string state) => state switch
    {
        WrapupState.Connected => WriteWindow.TooEarly,
        WrapupState.Pending or WrapupState.CodedInAfterCallWork => WriteWindow.Right,
        WrapupState.Coded or WrapupState.TimedOut or WrapupState.Skipped => WriteWindow.TooLate,
        WrapupState.NotApplicable => WriteWindow.None,
        _ => WriteWindow.Unknown,
    };

    /// <summary>After-call work as one level shows it.</summary>
    private sealed record AfterCallWork(string Level, AssignedWrapup? Wrapup)
    {
        public DateTimeOffset? Start { get; init; }
        public DateTimeOffset? End { get; init; }
        public bool WasSkipped { get; init; }
    }

    /// <summary>Collects one participant's rows. What has no time did not happen, or the platform did not say when.</summary>
    private sealed class Rows(ReadParticipant participant)
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

        public void Add(DateTimeOffset? time, string what, string description, string? level = null, AssignedWrapup? wrapup = null)
        {
            if (time is not { } known)
            {
                return;
            }

            int same = _rows.FindIndex(row =>
                row.Event == what &&
                row.Time == known.UtcDateTime &&
                row.Level == WrapupLevel.Participant &&
                row.AssignedCode == wrapup?.Code);
            if (level == WrapupLevel.Communication && same >= 0)
            {
                _rows[same] = _rows[same].With(copy =>
                {
                    copy.Level = $"{WrapupLevel.Participant}, {WrapupLevel.Communication}";
                    copy.MediaType = _media?.Name;
                    copy.CommunicationId = _communicationId;
                });
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
                AssignedCodeName = wrapup?.Title,
                ConversationId = shown.ConversationId,
                ParticipantId = shown.ParticipantId,
                CommunicationId = _communicationId,
                UserId = shown.UserId,
                QueueName = shown.QueueName,
            });
        }
    }
}
