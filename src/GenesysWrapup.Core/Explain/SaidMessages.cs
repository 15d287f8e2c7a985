using System;
using System.Linq;
using System.Text;
using GenesysWrapup.Core.Findings;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Errors;

namespace GenesysWrapup.Core.Explain;

/// <summary>
/// What an error says in words, where its code says nothing or is missing: the platform's own texts, and sentences that people report.
/// </summary>
internal static class SaidMessages
{
    // Shorter texts of the platform ("Not found.") stand in ordinary sentences too.
    private const int ShortestText = 24;
    private const int LongestRead = 50_000;

    private static readonly SaidMessage[] s_reported =
    [
        new(["cannot be set after interaction has ended", "after the interaction has ended", "after the conversation has ended"],
            Gate.State, FindingIds.StateEnded,
            "A code can be set after the end: the vendor's own order is to disconnect first and to set the code then. How long " +
            "afterwards is not published.",
            "Check with Test-ParticipantWrapup whether the agent still awaits a code; Set-ParticipantWrapup sets it.",
            Basis.Staff, "Test-ParticipantWrapup -ConversationId '<conversation>' -WrapupCode '<code>'"),
        new(["invalid wrap up code id", "invalid wrapup code id", "invalid wrap up code", "invalid wrapup code"],
            Gate.Code, FindingIds.CodeExists,
            "The message rejects the code: it must be the id of a code that exists and that the caller can see. Its name or a number of " +
            "your own is not one.",
            "Look up the codes that the participant can get: Get-WrapupCode with -ConversationId.",
            Basis.Inferred, "Get-WrapupCode -ConversationId '<conversation>'"),
        new(["invalid request body"],
            Gate.Request, FindingIds.RequestBody,
            "The message rejects the body without saying which part. To set a code, the body is {\"wrapup\": {\"code\": \"<id>\"}}, on " +
            "the agent's participant.",
            "Pass the whole call to Test-WrapupRequest, which checks each member.",
            Basis.Inferred, "Set-ParticipantWrapup -ConversationId '<conversation>' -WrapupCode '<code>'"),
        new(["could not resolve host", "no such host is known", "name or service not known", "getaddrinfo enotfound"],
            Gate.Platform, FindingIds.PlatformUnreachable,
            "There is no host of this name, so nothing was sent.",
            "Check the address: the API of a region is at https://api.<region domain>. Then check the network, the DNS and the proxy.",
            Basis.Inferred, "Connect-GenesysCloud -Region usw2.pure.cloud -Credential (Get-Credential)"),
        new(["validation failed"],
            Gate.Request, FindingIds.RequestBody,
            "The message rejects the content of the request without saying which part; 'details' and 'errors' of the answer would.",
            "Pass the whole call to Test-WrapupRequest, and the whole answer to Resolve-WrapupError.",
            Basis.Inferred, "Set-ParticipantWrapup -ConversationId '<conversation>' -WrapupCode '<code>'"),
    ];

    /// <summary>The known error whose text this is, word for word.</summary>
    public static KnownError? Known(string? said)
    {
        string plain = Plain(said);
        return plain.Length < ShortestText ? null : KnownErrors.All.FirstOrDefault(error =>
            error.OtherTexts.Select(static other => other.Text).Prepend(error.Text).Any(text => Quotes(plain, text)));
    }

    private static bool Quotes(string plain, string text) =>
        text.Length >= ShortestText && text.IndexOf('%') < 0 && text.IndexOf('{') < 0 &&
        plain.IndexOf(Plain(text), StringComparison.Ordinal) >= 0;

    /// <summary>What the words mean, where they are known.</summary>
    public static SaidMessage? Reported(string? said)
    {
        string plain = Plain(said);
        return plain.Length == 0 ? null : s_reported.FirstOrDefault(message =>
            message.Phrases.Any(phrase => plain.IndexOf(phrase, StringComparison.Ordinal) >= 0));
    }

    /// <summary>Lower case, one blank between words, no punctuation: as a message is recognised wherever it is quoted.</summary>
    private static string Plain(string? text)
    {
        string read = text is null ? string.Empty : text.Length > LongestRead ? text.Substring(0, LongestRead) : text;
        var plain = new StringBuilder(read.Length);
        foreach (char letter in read)
        {
            if (char.IsLetterOrDigit(letter))
            {
                plain.Append(char.ToLowerInvariant(letter));
            }
            else if (plain.Length > 0 && plain[plain.Length - 1] != ' ' && letter is not ('\'' or '\u2019'))
            {
                plain.Append(' ');
            }
        }

        return plain.ToString().TrimEnd();
    }
}

/// <summary>A sentence that errors are reported with, and what is to be said about it.</summary>
internal sealed record SaidMessage(
    string[] Phrases, Gate Gate, string FindingId, string Cause, string NextStep, Basis Basis, string Command)
{
    public Finding AsFinding(string? evidence, string command) =>
        Advice.Make(FindingId, FindingStatus.Fail, Cause, NextStep, Basis, evidence, command);
}
