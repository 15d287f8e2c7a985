using System;
using System.Collections.Generic;
using GenesysWrapup.Core.Platform;

namespace GenesysWrapup.Core.Events;

/// <summary>Detail events and analytics spell media, directions and ends in their own way; outputs have the API's.</summary>
internal static class PlatformWords
{
    private static readonly Dictionary<string, string> s_ends = new(StringComparer.OrdinalIgnoreCase)
    {
        ["CONFERENCE_TRANSFER"] = "transfer.conference",
        ["CONSULT_TRANSFER"] = "transfer.consult",
        ["FORWARD_TRANSFER"] = "transfer.forward",
        ["NO_ANSWER_TRANSFER"] = "transfer.noanswer",
        ["NOT_AVAILABLE_TRANSFER"] = "transfer.notavailable",
        ["DND_TRANSFER"] = "transfer.dnd",
        ["DND_ENDPOINT"] = "endpoint.dnd",
    };

    public static string? Media(string? word) => word switch
    {
        null => null,
        _ when IsUnknown(word) => null,
        _ when string.Equals(word, "voice", StringComparison.OrdinalIgnoreCase) => MediaKind.Call.Name,
        _ => MediaKind.Find(word)?.Name ?? word.ToLowerInvariant(),
    };

    public static string? Direction(string? word) => word is null || IsUnknown(word) ? null : word.ToLowerInvariant();

    public static string? DisconnectType(string? word) => word is null || IsUnknown(word) ? null
        : s_ends.TryGetValue(word, out string? known) ? known
        : word.ToLowerInvariant().Replace('_', '.');

    private static bool IsUnknown(string word) => string.Equals(word, "unknown", StringComparison.OrdinalIgnoreCase);
}
