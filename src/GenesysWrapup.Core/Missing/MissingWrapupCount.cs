using System;
using System.Collections.Generic;
using System.Linq;
using GenesysWrapup.Core.Analytics;

namespace GenesysWrapup.Core.Missing;

/// <summary>Counts rows by person and queue as they come; no row is kept.</summary>
internal sealed class MissingWrapupCount(TimeInterval interval)
{
    private readonly Dictionary<(string UserId, string? QueueId), Tally> _tallies = [];

    public void Add(MissingWrapup row)
    {
        if (!_tallies.TryGetValue((row.UserId, row.QueueId), out Tally? tally))
        {
            _tallies[(row.UserId, row.QueueId)] = tally = new Tally(row.UserName, row.QueueName);
        }

        tally.Add(row);
    }

    /// <summary>By queue, and in it by person.</summary>
    public IEnumerable<MissingWrapupSummary> Summaries() => _tallies
        .Select(entry => entry.Value.Summary(entry.Key.UserId, entry.Key.QueueId, interval))
        .OrderBy(summary => summary.QueueName, StringComparer.OrdinalIgnoreCase)
        .ThenBy(summary => summary.UserName, StringComparer.OrdinalIgnoreCase);

    private sealed class Tally(string userName, string? queueName)
    {
        private readonly Dictionary<string, int> _counts = [];
        private DateTime? _dataAsOf;

        public void Add(MissingWrapup row)
        {
            _counts[row.Reason] = Of(row.Reason) + 1;
            _dataAsOf = row.DataAsOf < (_dataAsOf ?? DateTime.MaxValue) ? row.DataAsOf : _dataAsOf;
        }

        public MissingWrapupSummary Summary(string userId, string? queueId, TimeInterval interval) => new()
        {
            UserName = userName,
            QueueName = queueName,
            Handled = _counts.Values.Sum(),
            Coded = Of(MissingReason.Coded),
            NeverCoded = Of(MissingReason.NeverCoded),
            TimedOut = Of(MissingReason.TimedOut),
            Skipped = Of(MissingReason.Skipped),
            DefaultCode = Of(MissingReason.DefaultCode),
            SystemCode = Of(MissingReason.SystemCode),
            NotRequired = Of(MissingReason.NotRequired),
            Awaiting = Of(MissingReason.Awaiting),
            From = interval.From.UtcDateTime,
            To = interval.To.UtcDateTime,
            DataAsOf = _dataAsOf,
            UserId = userId,
            QueueId = queueId,
        };

        private int Of(string reason) => _counts.TryGetValue(reason, out int count) ? count : 0;
    }
}
