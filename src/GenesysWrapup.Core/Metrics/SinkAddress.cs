using System;
using GenesysWrapup.Core.Failures;

namespace GenesysWrapup.Core.Metrics;

/// <summary>Where a sink takes events. Only HTTPS, except on this machine.</summary>
internal static class SinkAddress
{
    public const string UnitedStates = "US";
    public const string EuropeanUnion = "EU";

    /// <summary>New Relic's own address for the events of an account.</summary>
    public static Uri NewRelic(string? accountId, string region)
    {
        if (!long.TryParse(accountId?.Trim(), out long account) || account <= 0)
        {
            throw Wrong(
                accountId is null ? FailureId.MissingInput : FailureId.InvalidValue,
                accountId is null ? "There is no New Relic account id." : $"'{accountId}' is no New Relic account id.",
                "Give -NewRelicAccountId, a number, or set NEW_RELIC_ACCOUNT_ID; for another sink give -Uri and -Format.");
        }

        string host = region == EuropeanUnion ? "insights-collector.eu01.nr-data.net" : "insights-collector.newrelic.com";
        return new Uri($"https://{host}/v1/accounts/{account}/events");
    }

    /// <summary>A given address, with the sink's usual path where it has none.</summary>
    public static Uri Of(Uri given, IEventFormat format)
    {
        bool usable = given.IsAbsoluteUri && given.UserInfo.Length == 0 && given.Fragment.Length == 0;
        if (!usable || !(given.Scheme == Uri.UriSchemeHttps || (given.Scheme == Uri.UriSchemeHttp && given.IsLoopback)))
        {
            throw Wrong(
                FailureId.InsecureAddress,
                $"The address '{Plain(given)}' is not safe to send a key to.",
                "Give an https address without user name or fragment; http is only for this machine (127.0.0.1, localhost).");
        }

        if (given.AbsolutePath.Length > 1)
        {
            return given;
        }

        return format.UsualPath is { } path
            ? new Uri(given, path + given.Query)
            : throw Wrong(
                FailureId.InvalidValue,
                $"The address '{Plain(given)}' has no path, and {format.Title} has none that can be guessed.",
                "Give the whole address of the call with -Uri.");
    }

    /// <summary>Without what could be a secret in it.</summary>
    public static string Plain(Uri address) => address.IsAbsoluteUri
        ? address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped)
        : "(relative)";

    private static GenesysException Wrong(string id, string message, string nextStep) =>
        new(new Failure(id, FailureCategory.InvalidArgument, message, nextStep) { EndsCommand = true });
}
