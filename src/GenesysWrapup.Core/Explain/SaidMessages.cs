using System;
using System.Collections.Generic;
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

    // With a gap for a value, a sentence is recognised by what stands on both sides of it.
    private const int ShortestPieces = 20;

    /// <summary>The sentences with gaps of all known errors, without those that several have.</summary>
    private static readonly Lazy<IReadOnlyList<Sentence>> s_sentences = new(static () =>
    [
        .. from error in KnownErrors.All
           from text in TextsOf(error).Where(HasGaps)
           from sentence in text.Split([". "], StringSplitOptions.RemoveEmptyEntries)
           let pieces = PiecesOf(sentence)
           where pieces.Sum(static piece => piece.Length) >= ShortestPieces
           group new Sentence(pieces, error) by string.Join("|", pieces) into same
           where same.Select(static sentence => sentence.Error).Distinct().Count() == 1
           select same.First(),
    ]);

    private static readonly SaidMessage[] s_reported =
    [
        new(["cannot be set after interaction has ended", "after the interaction has ended", "after the conversation has ended"],
            Gate.State, FindingIds.StateEnded,
            "A code can be set after the end: the vendor's own order is to disconnect first and to set the code then. How long " +
            "afterwards is not published.",
            "Check with Test-ParticipantWrapup whether the agent still awaits a code; Set-ParticipantWrapup sets it.",
            Basis.Staff, "Test-ParticipantWrapup -ConversationId '<conversation>' -WrapupCode '<code>'"),
        new(["invalid wrap up code", "invalid wrapup code", "wrapup code does not exist", "wrap up code does not exist",
                "wrapup code not found", "wrap up code not found", "wrapup code is not valid", "wrap up code is not valid"],
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
        new(["missing permission", "missing the permission", "do not have permission", "does not have permission",
                "do not have the permission", "not have the required permission", "insufficient permission", "insufficient privileges"],
            Gate.Permission, FindingIds.AccessPermission,
            "The message says that a permission is missing: a role has to give it, and scopes do not replace it.",
            "Grant a role with it: to the OAuth client for client credentials, else to the user. Test-SessionAccess shows what is missing.",
            Basis.Inferred, "Test-SessionAccess -Command Set-ParticipantWrapup"),
        new(["rate limit exceeded", "too many requests"],
            Gate.Limit, FindingIds.LimitRequests,
            "The message says that more was asked than a limit of the platform allows: 300 requests a minute for a token, unless raised.",
            "Wait as long as the Retry-After header says, a minute at least, and use one token for a whole run. This module does both.",
            Basis.Inferred, "Get-Help about_GenesysWrapup_Throttling"),
        new(["unable to get local issuer certificate", "certificate verify failed", "remote certificate is invalid",
                "self signed certificate", "trust relationship for the ssl tls secure channel", "create ssl tls secure channel",
                "ssl connection could not be established"],
            Gate.Platform, FindingIds.PlatformUnreachable,
            "The connection could not be encrypted, so nothing was sent: the certificate that came is not trusted here, as where a proxy " +
            "opens what is encrypted, or both sides have no TLS version in common.",
            "Add the proxy's root certificate to those that this machine trusts, and never switch the check off. Windows PowerShell may " +
            "need TLS 1.2 switched on.",
            Basis.Inferred, KnownErrors.CommandToConnect),
        new(["actively refused", "connection refused", "econnrefused", "connection attempt failed",
                "unable to connect to the remote server", "network is unreachable", "no route to host"],
            Gate.Platform, FindingIds.PlatformUnreachable,
            "No connection was made, so nothing was sent.",
            "Check the address: the API of a region is at https://api.<region domain>. Then check the network and the proxy.",
            Basis.Inferred, KnownErrors.CommandToConnect),
        new(["operation has timed out", "request timed out", "configured httpclient timeout", "etimedout", "socket hang up",
                "connection reset", "econnreset"],
            Gate.Platform, FindingIds.PlatformTimeout,
            "No answer came, or not all of it. A write may have taken effect all the same.",
            "Read the state back before repeating a write.",
            Basis.Inferred, "Get-ParticipantWrapup -ConversationId '<conversation>'"),
        new(["could not resolve host", "no such host is known", "name or service not known", "getaddrinfo enotfound"],
            Gate.Platform, FindingIds.PlatformUnreachable,
            "There is no host of this name, so nothing was sent.",
            "Check the address: the API of a region is at https://api.<region domain>. Then check the network, the DNS and the proxy.",
            Basis.Inferred, KnownErrors.CommandToConnect),
        new(["validation failed"],
            Gate.Request, FindingIds.RequestBody,
            "The message rejects the content of the request without saying which part; 'details' and 'errors' of the answer would.",
            "Pass the whole call to Test-WrapupRequest, and the whole answer to Resolve-WrapupError.",
            Basis.Inferred, "Set-ParticipantWrapup -ConversationId '<conversation>' -WrapupCode '<code>'"),
    ];

    /// <summary>The known error whose text this is, word for word, with whatever values.</summary>
    public static KnownError? Known(string? said)
    {
        string plain = Plain(said);
        return plain.Length < ShortestPieces ? null
            : KnownErrors.All.FirstOrDefault(error => TextsOf(error).Any(text => Quotes(plain, text)))
                ?? s_sentences.Value.Where(sentence => sentence.StandsIn(plain)).OrderByDescending(static sentence => sentence.Length)
                    .FirstOrDefault()?.Error;
    }

    private static IEnumerable<string> TextsOf(KnownError error) => error.OtherTexts.Select(static other => other.Text).Prepend(error.Text);

    private static bool HasGaps(string text) => text.IndexOf('%') >= 0 || text.IndexOf('{') >= 0;

    private static string[] PiecesOf(string sentence) =>
        [.. sentence.Split(["%s"], StringSplitOptions.None).Select(Plain).Where(static piece => piece.Length > 0)];

    private static bool Quotes(string plain, string text) =>
        text.Length >= ShortestText && !HasGaps(text) && plain.IndexOf(Plain(text), StringComparison.Ordinal) >= 0;

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

/// <summary>A sentence of the platform's, as the pieces between its values.</summary>
internal sealed record Sentence(string[] Pieces, KnownError Error)
{
    public int Length => Pieces.Sum(static piece => piece.Length);

    public bool StandsIn(string plain)
    {
        int at = 0;
        foreach (string piece in Pieces)
        {
            at = plain.IndexOf(piece, at, StringComparison.Ordinal);
            if (at < 0)
            {
                return false;
            }

            at += piece.Length;
        }

        return true;
    }
}

/// <summary>A sentence that errors are reported with, and what is to be said about it.</summary>
internal sealed record SaidMessage(
    string[] Phrases, Gate Gate, string FindingId, string Cause, string NextStep, Basis Basis, string Command)
{
    public Finding AsFinding(string? evidence, string command) =>
        Advice.Make(FindingId, FindingStatus.Fail, Cause, NextStep, Basis, evidence, command);
}
