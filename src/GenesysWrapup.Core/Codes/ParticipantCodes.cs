using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Core.Transport;

namespace GenesysWrapup.Core.Codes;

/// <summary>
/// The codes that participants may get, as their own endpoint lists them: read from one participant of each queue and kept for the
/// session. Codes are added to queues while a session lives, so whoever misses one reads anew.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore whose wait handle nobody asks for holds nothing to dispose.")]
internal sealed class ParticipantCodes(GenesysSession session)
{
    private readonly ConcurrentDictionary<string, IReadOnlyList<WrapupCode>> _byQueue = new(StringComparer.OrdinalIgnoreCase);
    private readonly SemaphoreSlim _turn = new(1, 1);

    public static ParticipantCodes Of(GenesysSession session) => session.Keep(static owner => new ParticipantCodes(owner));

    /// <summary>The codes of a participant of that queue. Empty where the platform does not say: then nothing is known of them.</summary>
    public async Task<IReadOnlyList<WrapupCode>> ReadAsync(
        string conversationId, string participantId, string queueId, IActivitySink activity, CancellationToken stop)
    {
        if (_byQueue.TryGetValue(queueId, out IReadOnlyList<WrapupCode>? known))
        {
            return known;
        }

        await _turn.WaitAsync(stop).ConfigureAwait(false);
        try
        {
            return _byQueue.TryGetValue(queueId, out known)
                ? known
                : _byQueue[queueId] = await AskAsync(conversationId, participantId, activity, stop).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Forget(string queueId) => _byQueue.TryRemove(queueId, out _);

    private async Task<IReadOnlyList<WrapupCode>> AskAsync(
        string conversationId, string participantId, IActivitySink activity, CancellationToken stop)
    {
        try
        {
            return await new QueueCodes(session).ValidForAsync(conversationId, participantId, activity, stop).ConfigureAwait(false);
        }
        catch (GenesysException unread) when (!unread.Failure.EndsCommand)
        {
            activity.Verbose($"Which codes the participant may get could not be read: {unread.Message}");
            return [];
        }
    }
}

/// <summary>Several codes of one name; which of them is meant depends on who is to get it.</summary>
internal sealed record CodeChoice(string Wanted, IReadOnlyList<WrapupCode> Codes)
{
    /// <summary>The one among a participant's codes; null where none of them is, or more than one.</summary>
    public WrapupCode? Among(IReadOnlyList<WrapupCode> valid)
    {
        WrapupCode[] fitting = Codes
            .Where(code => valid.Any(other => string.Equals(other.Id, code.Id, StringComparison.OrdinalIgnoreCase)))
            .ToArray();
        return fitting.Length == 1 ? fitting[0] : null;
    }

    /// <summary>How one was told from the others.</summary>
    public string Settled(WrapupCode code) =>
        $"Of {Codes.Count} codes with this name it is the one in division {code.DivisionName ?? code.DivisionId ?? "unknown"}: the " +
        "participant's own list has no other.";
}
