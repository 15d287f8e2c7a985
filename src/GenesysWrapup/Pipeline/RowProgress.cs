using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Transport;
using static System.FormattableString;

namespace GenesysWrapup.Pipeline;

/// <summary>
/// How far a run of rows is, in one line: done, rate, time, outcomes so far, and what the platform still allows for how long. How much is
/// left it says only where somebody said how many rows come: a pipeline does not know. A short run says nothing.
/// </summary>
/// <param name="clock">Its time.</param>
/// <param name="expected">How many rows come, if that is known.</param>
/// <param name="budget">What the platform still allows.</param>
/// <param name="tell">Shows a line, with per cent done and seconds left; -1 where that is not known.</param>
/// <param name="takeAway">Takes away what was shown.</param>
internal sealed class RowProgress(
    TimeProvider clock, int? expected, Func<RequestBudget?> budget, Action<string, int, int> tell, Action takeAway)
{
    private const int ProgressId = 7302;
    private const string Activity = "Setting rows";
    private static readonly TimeSpan s_worthShowing = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_step = TimeSpan.FromMilliseconds(500);
    private readonly object _gate = new();
    private readonly SortedDictionary<string, int> _outcomes = new(StringComparer.Ordinal);
    private readonly long _begun = clock.GetTimestamp();
    private TimeSpan _next = s_worthShowing;
    private int _done;
    private int _rows;
    private bool _told;

    /// <summary>The progress of a command; null where nobody would see it.</summary>
    public static RowProgress? Of(AsyncCommand command, int? expected, Func<RequestBudget?> budget) =>
        HostManners.IsInteractive(command.Host) ? new RowProgress(
            TimeProvider.System,
            expected,
            budget,
            (line, percent, seconds) => command.Post(() => command.WriteProgress(
                new ProgressRecord(ProgressId, Activity, line) { PercentComplete = percent, SecondsRemaining = seconds })),
            () => command.Post(() => command.WriteProgress(
                new ProgressRecord(ProgressId, Activity, "Done") { RecordType = ProgressRecordType.Completed })))
        : null;

    /// <summary>Counts what came of one target, and tells now and then.</summary>
    public void Count(string outcome)
    {
        lock (_gate)
        {
            _done++;
            _outcomes[outcome] = _outcomes.TryGetValue(outcome, out int before) ? before + 1 : 1;
            TimeSpan elapsed = clock.GetElapsedTime(_begun);
            if (elapsed >= _next)
            {
                _next = elapsed + s_step;
                _told = true;
                TimeSpan? left = Left(elapsed);
                tell(
                    Line(elapsed, left),
                    left is null ? -1 : (int)(100L * _rows / expected!.Value),
                    left is { } time ? (int)Math.Min(int.MaxValue, Math.Ceiling(time.TotalSeconds)) : -1);
            }
        }
    }

    /// <summary>Counts a row all of whose targets are done.</summary>
    public void CountRow()
    {
        lock (_gate)
        {
            _rows++;
        }
    }

    /// <summary>Takes away what was told.</summary>
    public void End()
    {
        lock (_gate)
        {
            if (_told)
            {
                _told = false;
                takeAway();
            }
        }
    }

    /// <summary>At the pace so far. Nothing where more rows came than were announced, or none is done yet.</summary>
    private TimeSpan? Left(TimeSpan elapsed) => expected is { } all && _rows > 0 && _rows <= all
        ? TimeSpan.FromSeconds(elapsed.TotalSeconds / _rows * (all - _rows))
        : null;

    private string Line(TimeSpan elapsed, TimeSpan? left)
    {
        string time = left is { } more ? Invariant($", {SpokenTime.Of(more)} to go ({_rows:N0} of {expected:N0} rows)") : string.Empty;
        string done = Invariant($"{_done:N0} done in {elapsed:hh\\:mm\\:ss}, {_done / elapsed.TotalSeconds:0.0} a second");
        string outcomes = string.Join(", ", _outcomes.Select(outcome => Invariant($"{outcome.Key} {outcome.Value:N0}")));
        string requests = budget() is { } now
            ? Invariant($"; {now.Left:N0} of {now.Allowed:N0} requests left for {Math.Ceiling(now.Time.TotalSeconds):0} s")
            : string.Empty;
        return $"{done}{time}; {outcomes}{requests}";
    }
}
