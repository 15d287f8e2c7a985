using System;
using System.Collections.Generic;
using System.Globalization;

namespace GenesysWrapup.Core.WorkLists;

/// <summary>A message as a broker keeps it.</summary>
/// <param name="Id">The same for the same row, however often it is sent.</param>
/// <param name="Body">JSON.</param>
internal sealed record ListMessage(string Id, byte[] Body)
{
    /// <summary>How often the row was tried so far.</summary>
    public const string Tries = "wrapup-tries";

    // Why a row is dead.
    public const string Outcome = "wrapup-outcome";
    public const string Message = "wrapup-message";
    public const string NextStep = "wrapup-next-step";
    public const string FindingId = "wrapup-finding";

    /// <summary>The broker's own word for it, where the broker put the row among the dead.</summary>
    public const string BrokerReason = "wrapup-broker-reason";

    /// <summary>Whose rows they are.</summary>
    public const string Organization = "wrapup-organization";

    private static readonly Dictionary<string, string> s_none = [];

    public IReadOnlyDictionary<string, string> Headers { get; init; } = s_none;

    public DateTimeOffset Time { get; init; }

    /// <summary>Those before the one that is under way.</summary>
    public int TriesBefore => int.TryParse(Header(Tries), NumberStyles.None, CultureInfo.InvariantCulture, out int tries) ? tries : 0;

    public string? Header(string name) => Headers.TryGetValue(name, out string? value) ? value : null;
}
