using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Analytics;
using GenesysWrapup.Core.Codes;
using GenesysWrapup.Core.Conversations;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Platform.Models;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Core.Transport;
using GenesysWrapup.Core.Wrapups;

namespace GenesysWrapup.Core.Bulk;

/// <summary>
/// Saves requests, which are what the platform's limit counts: the agents of many ended conversations come from one read of analytics, and
/// one subscription brings the events that prove the writes. Where it cannot save, the row costs what it always costs.
/// </summary>
/// <param name="session">Whose requests.</param>
/// <param name="isDone">Rows that will cost nothing anyway.</param>
/// <param name="proves">Whether the writes are to be proven at all.</param>
internal sealed class Economy(GenesysSession session, Func<WrapupRequest, bool> isDone, bool proves)
{
    /// <summary>After so many writes in a row that took effect and were not told, no event is waited for any more.</summary>
    private const int MostUntold = 3;

    private readonly DetailsByIds _details = DetailsByIds.Of(session);

    /// <summary>How many rows are about a conversation now.</summary>
    private readonly ConcurrentDictionary<string, int> _rowsOf = new(StringComparer.OrdinalIgnoreCase);

    private int _untold;

    /// <summary>So many rows are prepared together.</summary>
    public int MostTogether => _details.Most;

    /// <summary>Prepares rows: with the agents that need no live read, and with ears for the events of all.</summary>
    public async Task<PreparedRows> PrepareAsync(IReadOnlyList<WrapupRequest> rows, IActivitySink activity, CancellationToken stop)
    {
        WrapupRequest?[] clean = [.. rows.Select(Cleaned)];
        string[] conversations = [.. clean.OfType<WrapupRequest>().Select(static row => row.ConversationId!)];
        foreach (string id in conversations)
        {
            _rowsOf.AddOrUpdate(id, 1, static (_, count) => count + 1);
        }

        WrapupEvents? events = null;
        try
        {
            Dictionary<string, WireDetails> found = await LookAsync(clean, activity, stop).ConfigureAwait(false);
            string? level = found.Count == 0 ? null : await LevelAsync(activity, stop).ConfigureAwait(false);
            events = await FollowAsync(conversations, activity, stop).ConfigureAwait(false);
            return new PreparedRows(
                [.. rows.Zip(clean, (row, lookedFor) => row with { Known = row.Known ?? KnownOf(lookedFor, found, level), News = events })],
                () => Leave(conversations, events));
        }
        catch
        {
            Leave(conversations, events);
            throw;
        }
    }

    /// <summary>Null for what needs no preparation: it is done, or cannot be done.</summary>
    private WrapupRequest? Cleaned(WrapupRequest row)
    {
        try
        {
            return isDone(row) ? null : RequestCheck.CleanTarget(row);
        }
        catch (GenesysException)
        {
            // The engine says what is wrong with it.
            return null;
        }
    }

    private async Task<Dictionary<string, WireDetails>> LookAsync(WrapupRequest?[] rows, IActivitySink activity, CancellationToken stop)
    {
        string[] ids =
        [
            .. rows.OfType<WrapupRequest>()
                .Where(static row => !TargetResolver.IsUsable(row.Known, row))
                .Select(static row => row.ConversationId!)
                .Distinct(StringComparer.OrdinalIgnoreCase),
        ];
        IReadOnlyList<WireDetails> found = await _details.ReadAsync(ids, activity, stop).ConfigureAwait(false);
        return found
            .Where(static details => details.ConversationId is not null)
            .GroupBy(static details => details.ConversationId!, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(static same => same.Key, static same => same.First(), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The level that codes are set on; null where only a live read shows it.</summary>
    private async Task<string?> LevelAsync(IActivitySink activity, CancellationToken stop)
    {
        AfterCallWorkSetting.Answer setting = await AfterCallWorkSetting.Of(session).ReadAsync(activity, stop).ConfigureAwait(false);
        return setting.CommunicationBased switch
        {
            true => WrapupLevel.Communication,
            false => WrapupLevel.Participant,
            null => null,
        };
    }

    private ConversationParticipant? KnownOf(WrapupRequest? row, Dictionary<string, WireDetails> found, string? level) =>
        row is not null && (row.Level ?? level) is { } at && found.TryGetValue(row.ConversationId!, out WireDetails? details)
            ? EndedAgent.Of(details, row, at, CodeDirectory.Of(session).KnownName)
            : null;

    private async Task<WrapupEvents?> FollowAsync(string[] conversations, IActivitySink activity, CancellationToken stop)
    {
        if (!proves || conversations.Length == 0 || Volatile.Read(ref _untold) >= MostUntold)
        {
            return null;
        }

        try
        {
            return await WrapupEvents.FollowAsync(session, conversations, IsOneRow, Told, activity, stop).ConfigureAwait(false);
        }
        catch (GenesysException refused) when (!refused.Failure.EndsCommand)
        {
            activity.Verbose($"{refused.Failure.Message} Every write is read back instead.");
            return null;
        }
    }

    private bool IsOneRow(string conversation) =>
        Volatile.Read(ref _untold) < MostUntold && _rowsOf.TryGetValue(conversation, out int rows) && rows == 1;

    private void Told(bool wasTold)
    {
        if (wasTold)
        {
            Volatile.Write(ref _untold, 0);
        }
        else
        {
            Interlocked.Increment(ref _untold);
        }
    }

    private void Leave(string[] conversations, WrapupEvents? events)
    {
        events?.Dispose();
        foreach (string id in conversations)
        {
            if (_rowsOf.AddOrUpdate(id, 0, static (_, count) => count - 1) <= 0)
            {
                // Only where nobody came in between.
                ((ICollection<KeyValuePair<string, int>>)_rowsOf).Remove(new KeyValuePair<string, int>(id, 0));
            }
        }
    }
}

/// <summary>Rows as the engine takes them, in the order in which they were given. Disposed of when the last of them is done.</summary>
internal sealed class PreparedRows(IReadOnlyList<WrapupRequest> rows, Action leave) : IDisposable
{
    public IReadOnlyList<WrapupRequest> Rows => rows;

    public void Dispose() => leave();
}
