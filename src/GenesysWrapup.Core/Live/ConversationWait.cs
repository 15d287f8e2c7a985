using System;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Conversations;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Core.Transport;

namespace GenesysWrapup.Core.Live;

/// <summary>
/// Waits until a conversation has come to something. A notification channel says when to look; where there is none, and while it is
/// broken, it looks again and again with growing pauses. What is judged is always a live read: an event may tell less than it, or later.
/// </summary>
internal sealed class ConversationWait(GenesysSession session)
{
    private static readonly TimeSpan s_firstPause = TimeSpan.FromSeconds(1);

    /// <summary>Without a channel: six reads a minute for each wait, of the platform's 300 for all.</summary>
    private static readonly TimeSpan s_longestPause = TimeSpan.FromSeconds(10);

    /// <summary>With a channel it only makes sure, in case that an event never came.</summary>
    private static readonly TimeSpan s_makingSure = TimeSpan.FromMinutes(1);

    public async Task<WaitEnd> UntilAsync(WaitGoal goal, IActivitySink activity, CancellationToken stop)
    {
        TimeProvider clock = session.Clock;
        DateTimeOffset begun = clock.GetUtcNow();
        DateTimeOffset end = begun.After(goal.Timeout);
        ConversationReader reader = ConversationReader.Of(session);
        ConversationRead read = await reader.ReadAsync(goal.ConversationId, activity, stop).ConfigureAwait(false);
        RequireAgent(reader, read, goal);
        WaitStanding standing = goal.Judge(read);
        using var ear = new ConversationEar(session, goal.ConversationId);
        TimeSpan pause = TimeSpan.Zero;
        string? by = null;
        bool isOver = standing.IsOver;
        while (!isOver)
        {
            // First listen, then read: what happens in between is seen by the one or the other.
            bool isNew = await ear.FollowAsync(read, activity, stop).ConfigureAwait(false);
            if (!isNew)
            {
                DateTimeOffset now = clock.GetUtcNow();
                if (standing.NoLaterThan <= now)
                {
                    isOver = true;
                    break;
                }

                if (end <= now)
                {
                    break;
                }

                if (by is null)
                {
                    by = ear.Way;
                    activity.Waiting(end - now, $"Waiting {ear.InWords} for conversation {goal.ConversationId}: {standing.Words}.");
                }

                DateTimeOffset until = standing.NoLaterThan < end ? standing.NoLaterThan.Value : end;
                TimeSpan longest = ear.Hears ? s_makingSure : s_longestPause;
                bool stirred = await ear.PauseAsync(Shortest(until - now, Next(ref pause, longest, ear.Hears)), activity, stop)
                    .ConfigureAwait(false);
                pause = stirred ? s_firstPause : pause;
                by = ear.Hears ? by : ConversationEar.ByPolling;
            }

            read = await ReadAgainAsync(reader, read, activity, stop).ConfigureAwait(false);
            standing = goal.Judge(read);
            isOver = standing.IsOver;
        }

        TimeSpan waited = clock.GetUtcNow() - begun;
        return new WaitEnd(read, standing)
        {
            By = by,
            Waited = waited,
            Failure = isOver ? null : Missed(goal, standing),
        };
    }

    /// <summary>Whoever is named must be somebody whom it can come to.</summary>
    private static void RequireAgent(ConversationReader reader, ConversationRead read, WaitGoal goal)
    {
        if (goal.ParticipantId is { } id && reader.Participant(read, id) is { } named && !ParticipantRole.IsAgent(named.Wire))
        {
            throw new GenesysException(new Failure(
                FailureId.ParticipantNotFound,
                FailureCategory.InvalidArgument,
                $"Participant {id} of conversation {read.ConversationId} has no after-call work: " +
                $"{ParticipantRole.ReasonAgainst(named.Wire)}.",
                "Leave out -ParticipantId to wait for the agent.")
            { Target = id });
        }
    }

    /// <summary>
    /// The next pause. What an event has announced may take a moment to show in a read, so looking begins anew after each.
    /// </summary>
    private static TimeSpan Next(ref TimeSpan pause, TimeSpan longest, bool hears)
    {
        TimeSpan now = pause > TimeSpan.Zero ? pause : hears ? longest : s_firstPause;
        pause = Shortest(now + now, longest);
        return Shortest(now, longest);
    }

    private static TimeSpan Shortest(TimeSpan one, TimeSpan other) => one < other ? one : other;

    /// <summary>A passing trouble does not end a wait.</summary>
    private static async Task<ConversationRead> ReadAgainAsync(
        ConversationReader reader, ConversationRead before, IActivitySink activity, CancellationToken stop)
    {
        try
        {
            return await reader.ReadAsync(before.ConversationId, activity, stop).ConfigureAwait(false);
        }
        catch (PlatformException trouble) when (!trouble.Failure.EndsCommand && trouble.StatusCode is null or 429 or >= 500)
        {
            activity.Verbose($"The conversation could not be read; the wait goes on. {trouble.Failure.Message}");
            return before;
        }
    }

    private static Failure Missed(WaitGoal goal, WaitStanding standing) => new(
        FailureId.WaitTimedOut,
        FailureCategory.OperationTimeout,
        FormattableString.Invariant(
            $"Conversation {goal.ConversationId} {goal.Missed} within {goal.Timeout.TotalSeconds:0.#} s ({standing.Words})."),
        "Wait longer, or look with Get-ConversationTimeline what happened there.")
    { Target = goal.ConversationId };
}
