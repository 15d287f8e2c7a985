using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using GenesysWrapup.Core.Platform;

namespace GenesysWrapup.Simulator.Policies;

/// <summary>One behaviour of the simulator that can be switched, with what is known about the real platform.</summary>
/// <param name="Name">The name it is set by.</param>
/// <param name="Allowed">The positions it has, or what stands for them: see <see cref="Duration"/> and <see cref="Number"/>.</param>
/// <param name="Default">Its position unless it is set.</param>
/// <param name="Basis">How the default is known.</param>
/// <param name="Description">One sentence for people.</param>
internal sealed record SimulatorPolicy(string Name, IReadOnlyList<string> Allowed, string Default, Basis Basis, string Description)
{
    /// <summary>The position of a platform as slow and as narrow as it is said to be, where that is not the default.</summary>
    public string? Realistic { get; init; }

    /// <summary>How that is known, and what of it is assumed.</summary>
    public string? RealisticBecause { get; init; }

    /// <summary>What would settle the question by hand, where no test of Test-PlatformAssumption does.</summary>
    public string? SettledBy { get; init; }

    /// <summary>Why no test does.</summary>
    public string? WhyByHand { get; init; }

    /// <summary>Stands in <see cref="Allowed"/> for any time span of zero or more.</summary>
    public const string Duration = "<time span>";

    /// <summary>Stands in <see cref="Allowed"/> for any whole number above zero.</summary>
    public const string Number = "<number>";

    /// <summary>The value as the policy spells it.</summary>
    public string Normalize(string value)
    {
        string? position = Allowed.FirstOrDefault(allowed => string.Equals(allowed, value, StringComparison.OrdinalIgnoreCase));
        if (position is not null && position != Duration && position != Number)
        {
            return position;
        }

        string? problem = null;
        if (Allowed.Contains(Duration) && DurationText.TryRead(value, out TimeSpan time, out problem) && time >= TimeSpan.Zero)
        {
            return time.ToString("c", CultureInfo.InvariantCulture);
        }

        if (Allowed.Contains(Number) && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0)
        {
            return number.ToString(CultureInfo.InvariantCulture);
        }

        throw new ArgumentException(
            $"The policy {Name} has no position '{value}'. It knows: {string.Join(", ", Allowed)}. {problem}".TrimEnd(), nameof(value));
    }
}
