using System;
using System.Linq;

namespace GenesysWrapup.Core.Conversations;

/// <summary>Where a code is kept. An organization uses one of the two. Results print these names, and -Level takes them.</summary>
internal static class WrapupLevel
{
    public const string Participant = "Participant";
    public const string Communication = "Communication";

    public static readonly string[] All = [Participant, Communication];

    /// <summary>The level that a text names in any case; null where it names none.</summary>
    public static string? Find(string? name) => All.FirstOrDefault(level => level.Equals(name, StringComparison.OrdinalIgnoreCase));
}
