using System;
using System.Linq;
using GenesysWrapup.Core.Conversations;
using GenesysWrapup.Core.Platform;

namespace GenesysWrapup.Core.Live;

/// <summary>Who is waited for in a conversation, and until when. Judges a read: it asks nothing itself.</summary>
internal sealed record WaitGoal(string ConversationId)
{
    /// <summary>After-call work is seen to begin with the end of the call. What has not begun so long after it is given up.</summary>
    private static readonly TimeSpan s_begins = TimeSpan.FromMinutes(1);

    /// <summary>So long after the time limit, the platform's own code is waited for.</summary>
    private static readonly TimeSpan s_lapses = TimeSpan.FromSeconds(5);

    /// <summary>A person; null for whoever is the agent.</summary>
    public string? UserId { get; init; }

    public string? ParticipantId { get; init; }

    public string Until { get; init; } = WaitFor.AfterCallWork;

    public required TimeSpan Timeout { get; init; }

    public WaitStanding Judge(ConversationRead read)
    {
        ReadParticipant[] meant = Meant(read);
        ReadParticipant[] live = [.. meant.Where(one => one.Shown.WrapupState == WrapupState.Connected)];
        bool isOver = live.Length == 0 && read.Shown.EndTime is not null;
        if (meant.Length == 0)
        {
            return new WaitStanding(isOver, meant, "nobody who could have a code has been connected yet");
        }

        ReadParticipant last = live.FirstOrDefault() ?? meant[0];
        string words = $"{last.Shown.UserName ?? last.Shown.UserId ?? last.Shown.ParticipantId}: {last.Shown.WrapupStatus}";
        return Until switch
        {
            WaitFor.End => new WaitStanding(live.Length == 0, meant, words),
            WaitFor.Code => ForCode(meant, live, words),
            _ => ForWork(meant, live, words),
        };
    }

    /// <summary>What did not come, in the words of an error.</summary>
    public string Missed => Until switch
    {
        WaitFor.End => "did not end",
        WaitFor.Code => "got no code",
        _ => "did not come to after-call work",
    };

    private static WaitStanding ForWork(ReadParticipant[] meant, ReadParticipant[] live, string words)
    {
        ReadParticipant[] pending = [.. meant.Where(one => one.Shown.WrapupState == WrapupState.Pending)];
        if (pending.Length > 0)
        {
            return new WaitStanding(true, pending, words);
        }

        return live.Length > 0 ? new WaitStanding(false, live, words) : Ended(meant, words);
    }

    private static WaitStanding ForCode(ReadParticipant[] meant, ReadParticipant[] live, string words)
    {
        ReadParticipant[] waiting = [.. meant.Where(one => one.Shown.WrapupState == WrapupState.Pending)];
        if (waiting.Length > 0)
        {
            DateTime? lapse = waiting.Select(one => one.Shown.WrapupDeadline).Max();
            return new WaitStanding(false, waiting, words) { NoLaterThan = lapse is { } time ? Utc(time).After(s_lapses) : null };
        }

        ReadParticipant[] coded = [.. meant.Where(one => one.Shown.AssignedCode is not null)];
        return coded.Length > 0 ? new WaitStanding(true, coded, words)
            : live.Length > 0 ? new WaitStanding(false, live, words)
            : Ended(meant, words);
    }

    /// <summary>Straight after hang-up a read may show the end before it shows after-call work.</summary>
    private static WaitStanding Ended(ReadParticipant[] meant, string words)
    {
        ReadParticipant last = meant[0];
        if (!MayStillBegin(last))
        {
            return new WaitStanding(true, [last], words);
        }

        TimeSpan most = last.Wire.WrapupTimeoutMs is { } limit && TimeSpan.FromMilliseconds(limit) < s_begins
            ? TimeSpan.FromMilliseconds(limit)
            : s_begins;
        return new WaitStanding(false, [last], words) { NoLaterThan = last.Shown.EndTime is { } end ? Utc(end) + most : null };
    }

    private static bool MayStillBegin(ReadParticipant participant) => participant.Shown switch
    {
        { WrapupState: WrapupState.Unknown } => true,
        { WrapupState: WrapupState.EndedUncoded, AfterCallWorkStart: null, WrapupPrompt: not "agentRequested" } shown =>
            shown.WrapupRequired || shown.WrapupPrompt is not null,
        _ => false,
    };

    private static DateTimeOffset Utc(DateTime time) => new(time, TimeSpan.Zero);

    /// <summary>Those who are meant, the likeliest first. One that is named is meant before it is connected.</summary>
    private ReadParticipant[] Meant(ConversationRead read) =>
    [
        .. ParticipantRanking.Candidates(read.Participants)
            .Where(one => (ParticipantId is null || PlatformId.Same(one.Shown.ParticipantId, ParticipantId)) &&
                AgentChoice.Is(UserId, one.Shown.UserId, one.Shown.UserName)),
    ];
}
