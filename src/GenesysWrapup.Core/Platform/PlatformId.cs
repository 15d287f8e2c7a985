using System;
using System.Linq;

namespace GenesysWrapup.Core.Platform;

/// <summary>The ids of conversations, participants, users and queues: GUIDs, written in lower case with hyphens.</summary>
internal static class PlatformId
{
    private const int LongestSegment = 500;

    /// <summary>
    /// The id as the platform writes it; null where the text is none. Other tools print GUIDs in braces, in capitals or without hyphens.
    /// </summary>
    public static string? Clean(string? text) => Guid.TryParse(text?.Trim(), out Guid id) ? id.ToString("D") : null;

    /// <summary>
    /// Whether a text may stand for one segment of a path. Ids that came in an answer are not trusted: dots would lead to another resource.
    /// </summary>
    public static bool IsPathSegment(string? text) =>
        text is { Length: > 0 and <= LongestSegment } && text.Any(static letter => letter != '.') && !text.Any(IsUnfit);

    /// <summary>A gateway may undo the escaping of a slash before it reads the path.</summary>
    private static bool IsUnfit(char letter) => char.IsControl(letter) || letter is '/' or '\\';

    /// <summary>Whether two ids name one object. Both are clean: read from the platform, or cleaned when the command began.</summary>
    public static bool Same(string? left, string? right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
