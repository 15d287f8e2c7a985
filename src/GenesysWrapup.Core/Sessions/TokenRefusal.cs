using System;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Models;
using GenesysWrapup.Core.Transport;

namespace GenesysWrapup.Core.Sessions;

/// <summary>
/// What a refused token request means. The vendor documents no error body for it, so this knows OAuth's own (RFC 6749) and one captured
/// answer. Where several causes are possible, the message names them all.
/// </summary>
internal sealed class TokenRefusal(SessionAddress address, TimeProvider clock, Redaction redaction)
{
    private readonly AnswerReader _reader = new(redaction);

    /// <summary>The token endpoint reports its own limit as 400 invalid_request with a text about the rate.</summary>
    public bool IsThrottled(HttpResponseMessage answer)
    {
        return (int)answer.StatusCode == 429
            || ((int)answer.StatusCode == 400 && Read(BufferedBody.Of(answer)) is { } refusal && SpeaksOfRate(refusal));
    }

    public PlatformException From(TokenRequest asked, CallContext context, HttpResponseMessage answer, byte[] body)
    {
        int status = (int)answer.StatusCode;
        WireTokenRefusal? refusal = Read(body);
        string words = _reader.Text.Said(WordsOf(refusal));
        (string id, FailureCategory category, string message, string step) = Kind(asked, status, refusal, words);
        return Exception(new Failure(id, category, message, step) { EndsCommand = true }, context, answer, body, refusal, words);
    }

    public PlatformException From(CallContext context, WireFault fault)
    {
        string host = address.Login.Host;
        Failure failure = fault.Kind switch
        {
            WireFaultKind.TimedOut => new Failure(
                FailureId.Timeout,
                FailureCategory.OperationTimeout,
                $"The login host {host} gave {fault.Message}.",
                "Check the network and the proxy, and try again."),
            WireFaultKind.AnswerTooLarge => new Failure(
                FailureId.AnswerTooLarge,
                FailureCategory.InvalidData,
                $"The login host {host} was asked for a token: {fault.Message}.",
                "Check the region or the base address: this is not the platform's token endpoint, or a proxy stands between."),
            WireFaultKind.NotConnected => new Failure(
                FailureId.Unreachable,
                FailureCategory.ResourceUnavailable,
                $"The login host {host} cannot be reached: {fault.Message}",
                "Check the region, the network and the proxy."),
            _ => new Failure(
                FailureId.Unreachable,
                FailureCategory.ResourceUnavailable,
                $"The connection with the login host {host} broke: {fault.Message}",
                "Check the region, the network and the proxy, and try again."),
        };
        return new PlatformException(failure.With(copy => (copy.Exception, copy.EndsCommand) = (fault, true)))
        {
            Method = "POST",
            Path = TokenEndpoint.Path,
            Attempts = context.Attempts,
        };
    }

    public PlatformException Unreadable(CallContext context, HttpResponseMessage answer, byte[] body) => Exception(
        new Failure(
            FailureId.UnreadableAnswer,
            FailureCategory.InvalidData,
            $"The login host {address.Login.Host} answered {(int)answer.StatusCode}, but without a token " +
            $"({answer.Content?.Headers.ContentType?.MediaType ?? "no type"}, {body.Length} bytes).",
            "Check the region or the base address: this is not the platform's token endpoint, or a proxy stands between.")
        { EndsCommand = true },
        context, answer, body);

    private PlatformException Exception(
        Failure failure,
        CallContext context,
        HttpResponseMessage answer,
        byte[] body,
        WireTokenRefusal? refusal = null,
        string? words = null) =>
        new(failure)
        {
            StatusCode = (int)answer.StatusCode,
            ErrorCode = refusal?.Error,
            PlatformMessage = words,
            CorrelationId = AnswerHeaders.CorrelationId(answer, _reader.Text),
            Method = "POST",
            Path = TokenEndpoint.Path,
            RetryAfter = AnswerHeaders.RetryAfter(answer, clock.GetUtcNow()),
            ResponseBody = _reader.Text.Body(body),
            Attempts = context.Attempts,
        };

    private (string Id, FailureCategory Category, string Message, string Step) Kind(
        TokenRequest asked, int status, WireTokenRefusal? refusal, string words)
    {
        string host = address.Login.Host;
        string code = refusal?.Error is { } error ? " " + error : string.Empty;
        string said = $"{status}{code}{(words.Length > 0 ? ": " + words : string.Empty)}";
        if (status == 429 || (status == 400 && refusal is not null && SpeaksOfRate(refusal)))
        {
            return (FailureId.TokenEndpointThrottled, FailureCategory.LimitsExceeded,
                $"{host} limits how often tokens may be requested ({said}).",
                "Wait a few minutes, and use one session for many calls instead of connecting for each.");
        }

        if (status is < 200 or 304)
        {
            return (FailureId.UnreadableAnswer, FailureCategory.InvalidData,
                $"{host} answered the token request with {status}, which is no answer to it.",
                "Check the region or the base address: this is not the platform's token endpoint, or a proxy stands between.");
        }

        if (status == 407)
        {
            return (FailureId.Unreachable, FailureCategory.ResourceUnavailable,
                $"{host} cannot be reached: the proxy before it asks who is there, and did not accept the account that runs this (407).",
                "Give the proxy's credentials to that account, or use a way without the proxy.");
        }

        if (status is >= 300 and < 400)
        {
            return (FailureId.Redirected, FailureCategory.InvalidOperation,
                $"{host} answered the token request with a redirect ({status}), which is not followed.",
                "Check the region or the base address.");
        }

        if (status >= 500)
        {
            return (FailureId.ServiceUnavailable, FailureCategory.ResourceUnavailable,
                $"{host} could not answer the token request ({said}).",
                "Try again later.");
        }

        if (refusal?.Error == "unauthorized_client" || refusal?.Error == "unsupported_grant_type")
        {
            return (FailureId.CredentialRejected, FailureCategory.AuthenticationError,
                $"{host} does not let this client use the grant: {said}.",
                "The OAuth client has another grant type. Create one with the right type, or connect in the way that this one allows.");
        }

        return asked.Client is not null
            ? (FailureId.CredentialRejected, FailureCategory.AuthenticationError,
                $"{host} refused the client ({said}). {CauseOf(refusal, words)}",
                ClientStep(words))
            : (FailureId.LoginFailed, FailureCategory.AuthenticationError,
                $"{host} refused the {asked.Purpose} ({said}).",
                "Sign in again. If it is still refused, check the client id, the region, and that the client allows authorization code " +
                "with PKCE and this redirect address.");
    }

    /// <summary>Whether the secret, the client or the region is wrong, as far as the words say.</summary>
    private string CauseOf(WireTokenRefusal? refusal, string words)
    {
        if (refusal is null)
        {
            return "The answer is not the token endpoint's own; it may come from a proxy or a wrong address.";
        }

        if (Says(words, "not found", "unknown client", "no such client", "invalid client id", "does not exist"))
        {
            return $"The client id is not known in {address.RegionName}: it is misspelt, was deleted, or belongs to another region.";
        }

        return Says(words, "secret", "mismatch")
            ? "The client exists; its secret is wrong or was replaced."
            : "The answer does not say which: a wrong or replaced secret, an unknown client id, or a client of a region other than " +
                $"{address.RegionName}.";
    }

    private static string ClientStep(string words) => Says(words, "secret", "mismatch")
        ? "Copy the current secret from the OAuth client's page."
        : "Compare client id, secret and region with the OAuth client's page in the organization.";

    private static bool SpeaksOfRate(WireTokenRefusal refusal) =>
        Says($"{refusal.Error} {refusal.Description} {refusal.ErrorDescription}", "rate limit", "too many requests", "rate exceeded");

    private static bool Says(string words, params string[] parts) =>
        parts.Any(part => words.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0);

    private static string WordsOf(WireTokenRefusal? refusal) => refusal is null
        ? string.Empty
        : string.Join(
            "; ", new[] { refusal.ErrorDescription, refusal.Description }.Where(static part => !string.IsNullOrEmpty(part)).Distinct());

    /// <summary>OAuth's error body, or the platform's general one, read in the same way.</summary>
    private WireTokenRefusal? Read(byte[] body)
    {
        try
        {
            WireTokenRefusal? refusal = body.Length == 0 ? null : _reader.Read(body, PlatformJson.Default.WireTokenRefusal);
            if (refusal?.Error is not null)
            {
                return refusal;
            }
        }
        catch (Exception exception) when (exception is JsonException or WireFault)
        {
            return null;
        }

        return PlatformError.Read(body, _reader) is { } general
            ? new WireTokenRefusal { Error = general.Code, Description = PlatformError.Describe(general) }
            : null;
    }
}
