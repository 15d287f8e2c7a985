using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace GenesysWrapup.Simulator.Policies;

/// <summary>The position of every policy. All of them are in <see cref="All"/>, declared in the file beside this one.</summary>
internal sealed partial class SimulatorPolicies
{
    /// <summary>The name for <see cref="Realistic"/>.</summary>
    public const string RealisticSet = "Realistic";

    private readonly ConcurrentDictionary<string, string> _set = new(StringComparer.OrdinalIgnoreCase);
    private IReadOnlyDictionary<string, string> _start = new Dictionary<string, string>();

    /// <summary>The positions of a platform as slow and as narrow as it is said to be, where those are no defaults.</summary>
    public static IReadOnlyDictionary<string, string> Realistic => All.Where(static policy => policy.Realistic is not null)
        .ToDictionary(static policy => policy.Name, static policy => policy.Realistic!);

    public string this[SimulatorPolicy policy] => _set.TryGetValue(policy.Name, out string? value) ? value : policy.Default;

    public static SimulatorPolicy Named(string name) =>
        All.FirstOrDefault(policy => string.Equals(policy.Name, name, StringComparison.OrdinalIgnoreCase))
        ?? throw new ArgumentException(
            $"There is no policy '{name}'. There are: {string.Join(", ", All.Select(policy => policy.Name))}.", nameof(name));

    /// <summary>Whether a policy is in a position. To ask for a position that it does not have is a bug of the caller.</summary>
    public bool Is(SimulatorPolicy policy, string position) => this[policy] == policy.Normalize(position);

    public TimeSpan DurationOf(SimulatorPolicy policy) => TimeSpan.Parse(this[policy], CultureInfo.InvariantCulture);

    public int NumberOf(SimulatorPolicy policy) => int.Parse(this[policy], CultureInfo.InvariantCulture);

    public void Set(string name, string value)
    {
        SimulatorPolicy policy = Named(name);
        _set[policy.Name] = policy.Normalize(value);
    }

    public void Set(SimulatorPolicy policy, string value) => _set[policy.Name] = policy.Normalize(value);

    public void Set(SimulatorPolicy policy, TimeSpan value) => Set(policy, value.ToString("c", CultureInfo.InvariantCulture));

    public void Set(SimulatorPolicy policy, int value) => Set(policy, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Takes these positions, and returns to them whenever it is put back.</summary>
    public void StartWith(IReadOnlyDictionary<string, string> positions)
    {
        _start = positions;
        Reset();
    }

    /// <summary>Puts every policy back to where it started: its default, unless told otherwise.</summary>
    public void Reset()
    {
        _set.Clear();
        foreach (KeyValuePair<string, string> position in _start)
        {
            Set(position.Key, position.Value);
        }
    }
}
