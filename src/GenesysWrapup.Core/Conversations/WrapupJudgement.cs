using System;
using System.Collections.Generic;
using System.Linq;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Models;

namespace GenesysWrapup.Core.Conversations;

/// <summary>
/// A participant's wrap-up state, judged from a read. In captured payloads wrapupRequired stays true once a code is there, so it decides
/// nothing here: begin and end of after-call work decide, and the code.
/// </summary>
internal sealed record WrapupJudgement
{
    public required string State { get; init; }

    /// <summary>The state in words, with its deadline.</summary>
    public required string Status { get; init; }

    public DateTimeOffset? AfterCallWorkStart { get; init; }
    public DateTimeOffset? AfterCallWorkEnd { get; init; }

    /// <summary>When a timed after-call work lapses; null where it has no limit or has not begun.</summary>
    public DateTimeOffset? Deadline { get; init; }

    /// <summary>The code that is there, and on which level. A provisional entry does not count.</summary>
    public AssignedWrapup? Assigned { get; init; }
    public string? AssignedLevel { get; init; }

    public static WrapupJudgement Of(WireParticipant participant, DateTimeOffset now, Func<string, string?>? nameOf = null)
    {
        List<(MediaKind Media, WireCommunication Communication)> communications = CommunicationChoice.Ranked(participant);
        (AssignedWrapup? assigned, string? level) = AssignedOf(participant, communications, nameOf);
        WireAfterCallWork[] works = communications.Select(entry => entry.Communication.AfterCallWork).OfType<WireAfterCallWork>().ToArray();
        DateTimeOffset? start = participant.StartAcwTime ?? works.Select(work => work.StartTime).FirstOrDefault(time => time is not null);
        DateTimeOffset? end = participant.EndAcwTime ?? works.Select(work => work.EndTime).FirstOrDefault(time => time is not null);
        bool pendingOnCommunication = communications.Any(entry => CommunicationChoice.IsPending(entry.Communication));
        if (pendingOnCommunication)
        {
            start = communications[0].Communication.AfterCallWork?.StartTime ?? start;
            end = null;
        }

        DateTimeOffset? deadline = IsTimed(participant.WrapupPrompt) && participant.WrapupTimeoutMs is { } limit
            ? start?.After(TimeSpan.FromMilliseconds(limit))
            : null;
        bool live = IsLive(participant, communications);
        bool running = pendingOnCommunication ||
            (start is not null && end is null && !live && !communications.Any(entry => CommunicationChoice.IsOver(entry.Communication)));
        bool skipped = participant.WrapupSkipped == true || communications.Any(entry => CommunicationChoice.IsSkipped(entry.Communication));
        bool ended = participant.EndTime is not null ||
            (communications.Count > 0 && communications.All(entry => CommunicationState.IsFinished(entry.Communication.State)));

        string state = ParticipantRole.CanBeWrappedUp(participant)
            ? StateOf(assigned?.Code, running, live, skipped, ended)
            : WrapupState.NotApplicable;
        var judged = new WrapupJudgement
        {
            State = state,
            Status = string.Empty,
            AfterCallWorkStart = start,
            AfterCallWorkEnd = end,
            Deadline = deadline,
            Assigned = assigned,
            AssignedLevel = level,
        };
        return judged with { Status = judged.InWords(participant, communications, now) };
    }

    /// <summary>The modes whose after-call work ends by itself.</summary>
    public static bool IsTimed(string? prompt) =>
        prompt is not null && new[] { "timeout", "forcedTimeout", "agentRequested" }.Contains(prompt, StringComparer.OrdinalIgnoreCase);

    private static string StateOf(string? code, bool running, bool live, bool skipped, bool ended)
    {
        if (string.Equals(code, SystemWrapupCode.Timeout, StringComparison.OrdinalIgnoreCase))
        {
            return WrapupState.TimedOut;
        }

        if (running)
        {
            return code is null ? WrapupState.Pending : WrapupState.CodedInAfterCallWork;
        }

        if (live)
        {
            return WrapupState.Connected;
        }

        if (code is not null)
        {
            return WrapupState.Coded;
        }

        if (skipped)
        {
            return WrapupState.Skipped;
        }

        return ended ? WrapupState.EndedUncoded : WrapupState.Unknown;
    }

    private static (AssignedWrapup? Assigned, string? Level) AssignedOf(
        WireParticipant participant, List<(MediaKind Media, WireCommunication Communication)> communications, Func<string, string?>? nameOf)
    {
        if (AssignedWrapup.Of(participant.Wrapup, nameOf) is { IsFinal: true } onParticipant)
        {
            return (onParticipant, WrapupLevel.Participant);
        }

        // The communication that awaits a code speaks for the participant: the code of an earlier one does not settle it.
        bool firstWaits = communications.Count > 0 && CommunicationChoice.IsPending(communications[0].Communication);
        AssignedWrapup? found = communications
            .Take(firstWaits ? 1 : communications.Count)
            .Select(entry => AssignedWrapup.Of(entry.Communication.Wrapup, nameOf))
            .FirstOrDefault(wrapup => wrapup is { IsFinal: true });
        return (found, found is null ? null : WrapupLevel.Communication);
    }

    /// <summary>The participant's own side counts: a message conversation continues for the customer after the agent has left.</summary>
    private static bool IsLive(WireParticipant participant, List<(MediaKind Media, WireCommunication Communication)> communications) =>
        communications.Count > 0
            ? communications.Any(entry => CommunicationState.IsLive(entry.Communication.State))
            : participant.EndTime is null && participant.StartTime is not null;

    private string InWords(
        WireParticipant participant,
        List<(MediaKind Media, WireCommunication Communication)> communications,
        DateTimeOffset now)
    {
        string At(DateTimeOffset? time) => time is { } known ? " at " + SpokenTime.At(known, now) : string.Empty;
        string Since(DateTimeOffset? time) => time is { } known ? " since " + SpokenTime.At(known, now) : string.Empty;
        string code = Assigned is null ? string.Empty
            : SystemWrapupCode.IsOne(Assigned.Code) ? $"the platform's own code {Assigned.Code}"
            : Assigned.Name is { } name ? $"'{name}'" : $"code {Assigned.Code}";
        bool hasProvisional = participant.Wrapup?.Provisional == true ||
            communications.Any(entry => entry.Communication.Wrapup?.Provisional == true);
        string provisional = hasProvisional ? "; only a provisional entry is there" : string.Empty;

        return State switch
        {
            WrapupState.NotApplicable => ParticipantRole.ReasonAgainst(participant)!,
            WrapupState.Connected when code.Length > 0 =>
                $"connected{Since(ParticipantRole.LastConnected(participant))}; {code} is there already",
            WrapupState.Connected when IsParked(communications) =>
                $"parked; the agent has not finished with it, and after-call work has not begun{provisional}",
            WrapupState.Connected =>
                $"connected{Since(ParticipantRole.LastConnected(participant))}; after-call work has not begun{provisional}",
            WrapupState.Pending => $"after-call work{Since(AfterCallWorkStart)}{Remaining(participant, now)}{provisional}",
            WrapupState.CodedInAfterCallWork => $"{code} is there; after-call work{Since(AfterCallWorkStart)}{Remaining(participant, now)}",
            WrapupState.Coded => $"{code} set{At(Assigned!.EndTime ?? AfterCallWorkEnd)}",
            WrapupState.TimedOut => $"after-call work lapsed{At(AfterCallWorkEnd ?? Deadline ?? Assigned!.EndTime)} without a code",
            WrapupState.Skipped => $"the agent skipped wrap-up{At(AfterCallWorkEnd)}",
            WrapupState.EndedUncoded =>
                $"ended{At(EndOf(participant, communications))} without a code{WhyNothingWaits(participant)}{provisional}",
            _ => "the platform did not say what state it is in",
        };
    }

    /// <summary>Put aside: the agent is not in it at the moment, and comes back to it.</summary>
    private static bool IsParked(List<(MediaKind Media, WireCommunication Communication)> communications) => communications
        .Where(entry => CommunicationState.IsLive(entry.Communication.State))
        .All(entry => string.Equals(entry.Communication.State, "parked", StringComparison.OrdinalIgnoreCase)) && communications.Count > 0;

    private string Remaining(WireParticipant participant, DateTimeOffset now) => Deadline switch
    {
        { } deadline when deadline > now => $", lapses in {SpokenTime.Of(deadline - now)}",
        { } deadline => $"; its time limit passed at {SpokenTime.At(deadline, now)} and the platform has not closed it yet",
        null when participant.WrapupPrompt is { } prompt && !IsTimed(prompt) => ", no time limit",
        null => string.Empty,
    };

    private string WhyNothingWaits(WireParticipant participant)
    {
        // Optional after-call work is captured with wrapupRequired true, so the prompt speaks before it.
        return participant switch
        {
            { WrapupPrompt: "optional" } => "; it was optional",
            _ when AfterCallWorkStart is not null => string.Empty,
            { WrapupRequired: true } => "; one is required, but after-call work has not begun",
            { WrapupPrompt: "agentRequested" } => "; the agent did not ask for after-call work",
            _ => "; after-call work never began",
        };
    }

    /// <summary>When the participant's own side ended.</summary>
    public static DateTimeOffset? EndOf(
        WireParticipant participant, IEnumerable<(MediaKind Media, WireCommunication Communication)> communications) =>
        participant.EndTime ?? communications
            .Select(entry => entry.Communication)
            .Select(one => CommunicationState.IsFinished(one.State) ? one.DisconnectedTime : DateTimeOffset.MaxValue)
            .Max() switch
        {
            { } time when time != DateTimeOffset.MaxValue => time,
            _ => null,
        };
}
