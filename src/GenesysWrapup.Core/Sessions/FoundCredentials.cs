using System;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Platform;

namespace GenesysWrapup.Core.Sessions;

/// <summary>What was found in a source of credentials: how to get a token, and where.</summary>
/// <param name="Grant">How to get the token.</param>
/// <param name="Region">The region, where the source names one.</param>
/// <param name="BaseUri">The gateway, where the source names one.</param>
internal sealed record FoundCredentials(Grant Grant, Region? Region, Uri? BaseUri)
{
    /// <summary>What is missing, and where it was looked for.</summary>
    public static GenesysException Missing(string what, string nextStep) => new(new Failure(
        FailureId.MissingCredential, FailureCategory.InvalidArgument, what, nextStep)
    { EndsCommand = true });

    /// <summary>A gateway's address from its three parts, as the vendor's tools have them; null where there is none.</summary>
    public static Uri? Gateway(string? protocol, string? host, string? port, string source)
    {
        if (string.IsNullOrWhiteSpace(host))
        {
            return null;
        }

        string scheme = string.IsNullOrWhiteSpace(protocol) ? "https" : protocol!.Trim();
        string suffix = string.IsNullOrWhiteSpace(port) ? string.Empty : ":" + port!.Trim();
        string text = $"{scheme}://{host!.Trim()}{suffix}";
        return Uri.TryCreate(text, UriKind.Absolute, out Uri? gateway)
            ? gateway
            : throw new GenesysException(new Failure(
                FailureId.InvalidValue,
                FailureCategory.InvalidArgument,
                $"The gateway named by {source} is not an address: '{text}'.",
                "Correct it, or give -BaseUri.")
            { EndsCommand = true });
    }
}
