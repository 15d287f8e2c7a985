using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using GenesysWrapup.Core.Transport;
using static System.FormattableString;

namespace GenesysWrapup.Pipeline;

/// <summary>
/// How far a run of rows is, in one line: done, rate, time, outcomes so far, and what the platform still allows for how long. How many rows
/// are still to come nobody knows: they come through a pipeline. A short run says nothing.
/// </summary>
internal sealed class RowProgress(TimeProvider clock, Func<RequestBudget?> budget, Action<string> tell, Action takeAway)
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
    private bool _told;

    /// <summary>The progress of a command; null where nobody would see it.</summary>
    public static RowProgress? Of(AsyncCommand command, Func<RequestBudget?> budget) => HostManners.IsInteractive(command.Host)
        ? new RowProgress(
            TimeProvider.System,
            budget,
            line => command.Post(() => command.WriteProgress(new ProgressRecord(ProgressId, Activity, line))),
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
                tell(Line(elapsed));
            }
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

    private string Line(TimeSpan elapsed)
    {
        string done = Invariant($"{_done:N0} done in {elapsed:hh\\:mm\\:ss}, {_done / elapsed.TotalSeconds:0.0} a second");
        string outcomes = string.Join(", ", _outcomes.Select(outcome => Invariant($"{outcome.Key} {outcome.Value:N0}")));
        string left = budget() is { } now
            ? Invariant($"; {now.Left:N0} of {now.Allowed:N0} requests left for {Math.Ceiling(now.Time.TotalSeconds):0} s")
            : string.Empty;
        return $"{done}; {outcomes}{left}";
    }
}
