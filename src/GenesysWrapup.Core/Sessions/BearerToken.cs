using System;
using System.Globalization;
using System.Linq;
using GenesysWrapup.Core.Failures;

namespace GenesysWrapup.Core.Sessions;

/// <summary>
/// The letters that a token may have (RFC 6750). What else comes with one when it is copied, a zero-width space or a curly quote, would
/// fail in the middle of a request and look like a broken network.
/// </summary>
internal static class BearerToken
{
    private const string AlsoAllowed = "-._~+/=";

    /// <summary>The token without blanks around it; a failure that names what is wrong with it, and never the token.</summary>
    public static string Of(string? given)
    {
        string token = given?.Trim() ?? string.Empty;
        if (token.Length == 0)
        {
            throw FoundCredentials.Missing("The access token is empty.", "Give -AccessToken a SecureString that holds one.");
        }

        return FaultIn(token) is { } fault
            ? throw new GenesysException(new Failure(
                FailureId.InvalidValue,
                FailureCategory.InvalidArgument,
                $"The access token cannot be one: {fault}. It was not sent.",
                "Copy the token alone and once more, without 'Bearer', quotes or what a page puts around it.")
            { EndsCommand = true })
            : token;
    }

    /// <summary>What no token has; null where nothing is wrong.</summary>
    public static string? FaultIn(string token)
    {
        int at = token.ToList().FindIndex(static letter => !IsAllowed(letter));
        return at < 0 ? null : string.Format(
            CultureInfo.InvariantCulture, "letter {0} of {1} is U+{2:X4}", at + 1, token.Length, (int)token[at]);
    }

    private static bool IsAllowed(char letter) =>
        letter is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') ||
        AlsoAllowed.IndexOf(letter) >= 0;
}
