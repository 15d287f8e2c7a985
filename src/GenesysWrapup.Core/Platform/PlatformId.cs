using System;

namespace GenesysWrapup.Core.Platform;

/// <summary>The ids of conversations, participants, users and queues: GUIDs, written in lower case with hyphens.</summary>
internal static class PlatformId
{
    /// <summary>
    /// The id as the platform writes it; null where the text is none. Other tools print GUIDs in braces, in capitals or without hyphens.
    /// </summary>
    public static string? Clean(string? text) => Guid.TryParse(text?.Trim(), out Guid id) ? id.ToString("D") : null;

    /// <summary>Whether two ids name one object. Both are clean: read from the platform, or cleaned when the command began.</summary>
    public static bool Same(string? left, string? right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
