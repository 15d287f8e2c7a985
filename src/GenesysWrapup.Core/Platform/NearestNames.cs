using System;
using System.Collections.Generic;
using System.Linq;

namespace GenesysWrapup.Core.Platform;

/// <summary>Finds what somebody may have meant: the known names closest to what they typed.</summary>
internal static class NearestNames
{
    // A misspelling changes a third of a name at most; beyond that, a suggestion misleads more than it helps.
    private const int ErrorsPerLetters = 3;

    // Names and codes are short. Longer texts were pasted by accident, and comparing them would take time that grows with their square.
    private const int LongestCompared = 100;

    public static IReadOnlyList<string> Of(string? wanted, IEnumerable<string?> known, int count = 3)
    {
        string sought = Normalize(wanted);
        if (sought.Length is 0 or > LongestCompared)
        {
            return [];
        }

        return known
            .Where(name => !string.IsNullOrWhiteSpace(name))
            .Select(name => name!)
            .Distinct(StringComparer.Ordinal)
            .Select(name => (Name: name, Distance: DistanceOf(sought, Normalize(name))))
            .Where(candidate => candidate.Distance is not null)
            .OrderBy(candidate => candidate.Distance)
            .ThenBy(candidate => candidate.Name, StringComparer.OrdinalIgnoreCase)
            .Take(count)
            .Select(candidate => candidate.Name)
            .ToArray();
    }

    /// <summary>The names as the end of a sentence: "Did you mean 'A', 'B' or 'C'?"; empty where nothing is near.</summary>
    public static string Question(string? wanted, IEnumerable<string?> known)
    {
        string[] quoted = Of(wanted, known).Select(name => $"'{name}'").ToArray();
        return quoted.Length switch
        {
            0 => string.Empty,
            1 => $"Did you mean {quoted[0]}?",
            _ => $"Did you mean {string.Join(", ", quoted.Take(quoted.Length - 1))} or {quoted[quoted.Length - 1]}?",
        };
    }

    /// <summary>Smaller is nearer; null is too far. Part of a name counts as near, since people type the beginning of long ones.</summary>
    private static int? DistanceOf(string sought, string name)
    {
        if (name.Length is 0 or > LongestCompared)
        {
            return null;
        }

        if (name == sought)
        {
            return 0;
        }

        int edits = Edits(sought, name);
        if (edits <= Math.Max(1, Math.Max(sought.Length, name.Length) / ErrorsPerLetters))
        {
            return edits;
        }

        bool isPart = sought.Length > 2 && (name.Contains(sought) || (name.Length > 2 && sought.Contains(name)));
        return isPart ? LongestCompared + Math.Abs(name.Length - sought.Length) : null;
    }

    /// <summary>Letters to insert, drop, change or swap with their neighbour to make one of the other.</summary>
    private static int Edits(string left, string right)
    {
        int[,] cost = new int[left.Length + 1, right.Length + 1];
        for (int i = 0; i <= left.Length; i++)
        {
            cost[i, 0] = i;
        }

        for (int j = 0; j <= right.Length; j++)
        {
            cost[0, j] = j;
        }

        for (int i = 1; i <= left.Length; i++)
        {
            for (int j = 1; j <= right.Length; j++)
            {
                int change = left[i - 1] == right[j - 1] ? 0 : 1;
                int best = Math.Min(Math.Min(cost[i - 1, j] + 1, cost[i, j - 1] + 1), cost[i - 1, j - 1] + change);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                {
                    best = Math.Min(best, cost[i - 2, j - 2] + 1);
                }

                cost[i, j] = best;
            }
        }

        return cost[left.Length, right.Length];
    }

    /// <summary>Case, blanks, hyphens and underscores are what people mix up without noticing.</summary>
    private static string Normalize(string? name) =>
        new((name ?? string.Empty).Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant).ToArray());
}
