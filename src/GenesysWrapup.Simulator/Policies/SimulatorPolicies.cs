using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace GenesysWrapup.Simulator.Policies;

/// <summary>The position of every policy. All of them are in <see cref="All"/>, declared in the file beside this one.</summary>
internal sealed partial class SimulatorPolicies
{
    private readonly ConcurrentDictionary<string, string> _set = new(StringComparer.OrdinalIgnoreCase);

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

    /// <summary>Puts every policy back to its default.</summary>
    public void Reset() => _set.Clear();
}
