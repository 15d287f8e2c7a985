using System;
using System.Linq;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Transport;

namespace GenesysWrapup.Core.Findings;

/// <summary>Makes findings that hold no secret and are short enough to read.</summary>
internal static class Advice
{
    /// <summary>No sentence of a finding is longer: somebody in trouble does not read more.</summary>
    public const int Longest = 299;

    private static readonly string[] s_marks =
    [
        "://", "auth", "bearer", "basic", "-u", "-a", "-e", "-b ", "token", "secret", "passw", "pwd", "cookie", "key", "x-", "inin", "eyj",
        "credential", "securestring",
    ];

    public static Finding Fail(string id, string message, string remedy, Basis basis, string? evidence = null, string? command = null) =>
        Make(id, FindingStatus.Fail, message, remedy, basis, evidence, command);

    public static Finding Warn(string id, string message, string remedy, Basis basis, string? evidence = null, string? command = null) =>
        Make(id, FindingStatus.Warning, message, remedy, basis, evidence, command);

    public static Finding Unknown(string id, string message, string remedy, Basis basis, string? evidence = null, string? command = null) =>
        Make(id, FindingStatus.Unknown, message, remedy, basis, evidence, command);

    /// <summary>A text cut to what a finding may hold, and free of secrets.</summary>
    public static string Fit(string text)
    {
        // Secrets are short: masking megabytes of text first would only take time.
        string clean = Masked(text.Length > 4 * Longest ? text.Substring(0, 4 * Longest) : text).Trim();
        return ShortText.Of(ShownText.Of(clean), Longest);
    }

    /// <summary>A value as a sentence quotes it: short and on one line.</summary>
    public static string Quoted(string? value, int most = 60) => $"'{Masked(ShortText.Line(value, most))}'";

    /// <summary>Without what looks like a secret. Most sentences have none of a secret's marks, and cost nothing.</summary>
    public static string Masked(string text) =>
        text.IndexOfAny(['=', '"']) >= 0 ||
            HasPair(text) ||
            s_marks.Any(mark => text.IndexOf(mark, StringComparison.OrdinalIgnoreCase) >= 0)
            ? Redaction.Shapes(text)
            : text;

    /// <summary>Whether something follows an id and a colon, as a client's secret follows its id.</summary>
    private static bool HasPair(string text)
    {
        for (int at = text.IndexOf(':'); at >= 0; at = text.IndexOf(':', at + 1))
        {
            if (at >= 36 && text[at - 13] == '-' && text[at - 18] == '-')
            {
                return true;
            }
        }

        return false;
    }

    public static Finding Make(
        string id,
        string status,
        string message,
        string remedy,
        Basis basis,
        string? evidence = null,
        string? command = null) => new()
        {
            FindingId = id,
            Status = status,
            Message = Fit(message),
            Remedy = Fit(remedy),
            Evidence = string.IsNullOrEmpty(evidence) ? null : Fit(evidence!),
            Command = command,
            Basis = basis.ToString(),
        };
}
