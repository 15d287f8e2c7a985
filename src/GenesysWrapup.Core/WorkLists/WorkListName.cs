using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using GenesysWrapup.Core.Failures;

namespace GenesysWrapup.Core.WorkLists;

/// <summary>A list's name, and those of its queues on the broker.</summary>
internal sealed record WorkListName
{
    public const string Usual = "wrapups";

    /// <summary>How long a row that failed for the moment rests before its next try: the longer, the more tries it has behind it.</summary>
    public static readonly IReadOnlyList<TimeSpan> Rests =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10),
    ];

    private WorkListName(string name) => Waiting = name;

    /// <summary>The rows to do. The queue has the list's own name, so that it is found in the broker's tools.</summary>
    public string Waiting { get; }

    public string Dead => Waiting + ".dead";

    public string Outcomes => Waiting + ".outcomes";

    /// <summary>The ids of what was sent.</summary>
    public string Sent => Waiting + ".sent";

    /// <summary>Where workers are asked how they are getting on.</summary>
    public string Workers => Waiting + ".workers";

    public IEnumerable<string> Resting => Rests.Select(RestingFor);

    public static WorkListName Of(string? name) => Regex.IsMatch(name ?? string.Empty, @"^[A-Za-z0-9_-][A-Za-z0-9_.-]{0,99}\z")
        ? new WorkListName(name!)
        : throw new GenesysException(ListFailures.NoName(name));

    /// <summary>Where a row rests that was tried so often.</summary>
    public string RestingAfter(int tries) => RestingFor(Rests[Math.Min(tries, Rests.Count) - 1]);

    public string RestingFor(TimeSpan rest) =>
        Waiting + ".rest." + rest.TotalSeconds.ToString("0", CultureInfo.InvariantCulture);

    public override string ToString() => Waiting;
}
