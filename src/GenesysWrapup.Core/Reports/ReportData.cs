using System;
using System.Collections.Generic;
using System.Linq;
using GenesysWrapup.Core.Rows;

namespace GenesysWrapup.Core.Reports;

/// <summary>The rows of a report, and what they add up to.</summary>
internal sealed class ReportData
{
    private const int MostColumns = 60;

    private static readonly TimeSpan[] s_steps =
    [
        TimeSpan.FromMinutes(1),
        TimeSpan.FromMinutes(10),
        TimeSpan.FromHours(1),
        TimeSpan.FromHours(3),
        TimeSpan.FromHours(6),
        TimeSpan.FromDays(1),
        TimeSpan.FromDays(7),
        TimeSpan.FromDays(30),
        TimeSpan.FromDays(365),
    ];

    private readonly List<ReportRow> _rows = [];
    private readonly Dictionary<string, int> _places = new(StringComparer.OrdinalIgnoreCase);

    public IReadOnlyList<ReportRow> Rows => _rows;

    /// <summary>Results that a later one of the same place has replaced: of several attempts only how it ended counts.</summary>
    public int EarlierAttempts { get; private set; }

    public ReportTally Total => ReportTally.Of(string.Empty, _rows);

    public IEnumerable<ReportTally> People => Tallies(static row => row.Person);

    public IEnumerable<ReportTally> Queues => Tallies(static row => row.Queue);

    public IEnumerable<ReportTally> Outcomes => Tallies(static row => row.Outcome).OrderByDescending(static tally => tally.All);

    public IEnumerable<ReportTally> Codes => _rows.Where(static row => row.Code is not null).GroupBy(static row => row.Code!)
        .Select(static group => ReportTally.Of(group.Key, group)).OrderByDescending(static tally => tally.All);

    /// <summary>By person and queue, those with the most missing codes first.</summary>
    public IEnumerable<(string Person, string Queue, ReportTally Tally)> PeopleAndQueues => _rows
        .GroupBy(static row => (row.Person, row.Queue))
        .Select(static group => (group.Key.Person, group.Key.Queue, Tally: ReportTally.Of(string.Empty, group)))
        .OrderByDescending(static line => line.Tally.Missing).ThenByDescending(static line => line.Tally.All)
        .ThenBy(static line => line.Person, StringComparer.OrdinalIgnoreCase);

    /// <summary>What would help, and how many rows it would help.</summary>
    public IEnumerable<(string Step, int Rows)> NextSteps => _rows.Where(static row => row.NextStep is not null)
        .GroupBy(static row => row.NextStep!).Select(static group => (group.Key, group.Count()))
        .OrderByDescending(static step => step.Item2);

    public DateTimeOffset? From => _rows.Min(static row => row.Time);

    public DateTimeOffset? To => _rows.Max(static row => row.Time);

    public string? DataAsOf => _rows.Min(static row => row.DataAsOf);

    public void Add(FlatRow flat)
    {
        var row = ReportRow.Of(flat);
        if (row.Place is { } place && _places.TryGetValue(place, out int index))
        {
            EarlierAttempts++;
            if (!(row.Time < _rows[index].Time))
            {
                _rows[index] = row;
            }

            return;
        }

        if (row.Place is not null)
        {
            _places[row.Place] = _rows.Count;
        }

        _rows.Add(row);
    }

    /// <summary>The rows over time, in steps that give a chart one can read.</summary>
    public (TimeSpan Step, IReadOnlyList<(DateTimeOffset Begin, ReportTally Tally)> Columns) Over()
    {
        if (From is not { } from || To is not { } to)
        {
            return (TimeSpan.Zero, []);
        }

        TimeSpan step = s_steps.FirstOrDefault(one => (to - from).Ticks / one.Ticks < MostColumns);
        step = step == TimeSpan.Zero ? s_steps[s_steps.Length - 1] : step;
        ILookup<long, ReportRow> byStep = _rows.Where(static row => row.Time is not null)
            .ToLookup(row => row.Time!.Value.UtcTicks / step.Ticks);
        var columns = new List<(DateTimeOffset Begin, ReportTally Tally)>();
        for (long number = from.UtcTicks / step.Ticks; number <= to.UtcTicks / step.Ticks; number++)
        {
            columns.Add((new DateTimeOffset(number * step.Ticks, TimeSpan.Zero), ReportTally.Of(string.Empty, byStep[number])));
        }

        return (step, columns);
    }

    private IEnumerable<ReportTally> Tallies(Func<ReportRow, string> name) => _rows.GroupBy(name)
        .Select(static group => ReportTally.Of(group.Key, group))
        .OrderByDescending(static tally => tally.Missing).ThenByDescending(static tally => tally.All)
        .ThenBy(static tally => tally.Name, StringComparer.OrdinalIgnoreCase);
}
