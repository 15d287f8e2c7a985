using System;
using System.Collections.Generic;
using System.Linq;
using GenesysWrapup.Core.Platform;

namespace GenesysWrapup.Core.Analytics;

/// <summary>Analytics has words of its own for some media.</summary>
internal static class AnalyticsMedia
{
    private static readonly IReadOnlyDictionary<string, string> s_words = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        [MediaKind.Call.Name] = "voice",
        [MediaKind.InternalMessage.Name] = "internalmessage",
        [MediaKind.ScreenMonitoring.Name] = "screenmonitoring",
    };

    /// <summary>What analytics calls one of this module's media.</summary>
    public static string WordOf(string name) => s_words.TryGetValue(name, out string? word) ? word : name;

    /// <summary>What this module calls it; the word itself where it has none.</summary>
    public static string? NameOf(string? word) =>
        s_words.FirstOrDefault(entry => string.Equals(entry.Value, word, StringComparison.OrdinalIgnoreCase)).Key ?? word;
}
