using System;
using System.Collections.Generic;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Models;
using GenesysWrapup.Core.Transport;

namespace GenesysWrapup.Core.Sessions;

/// <summary>Lets a person sign in once, then renews the token with the refresh token, where the platform gave one.</summary>
internal sealed class AuthorizationCodeSource(
    AuthorizationCodeGrant grant, TokenEndpoint endpoint, SessionAddress address, TimeProvider clock, Redaction redaction) : ITokenSource
{
    private const string AuthorizePath = "/oauth/authorize";

    private string? _refreshToken;

    public bool CanRenew => _refreshToken is not null;

    public void Forget() => _refreshToken = null;

    public async Task<IssuedToken> GetAsync(IActivitySink activity, CancellationToken stop)
    {
        WireToken token = _refreshToken is { } refresh
            ? await RefreshAsync(refresh, activity, stop).ConfigureAwait(false)
            : await SignInAsync(activity, stop).ConfigureAwait(false);
        redaction.Know(token.RefreshToken);

        // A renewal may or may not bring a new refresh token.
        _refreshToken = token.RefreshToken ?? _refreshToken;
        return new IssuedToken(token.AccessToken!, endpoint.EndOf(token));
    }

    private async Task<WireToken> RefreshAsync(string refresh, IActivitySink activity, CancellationToken stop)
    {
        var form = new Dictionary<string, string>
        {
            ["grant_type"] = "refresh_token",
            ["refresh_token"] = refresh,
            ["client_id"] = grant.ClientId,
        };
        var renewal = new TokenRequest("renewal of the sign-in", form, Repeatable: false);
        try
        {
            return await endpoint.AskAsync(renewal, activity, stop).ConfigureAwait(false);
        }
        catch (PlatformException exception) when (exception.Failure.Id == FailureId.LoginFailed)
        {
            throw exception.Retold(new Failure(
                FailureId.TokenRejected,
                FailureCategory.AuthenticationError,
                $"The sign-in has expired and could not be renewed: {exception.Message}",
                "Run Connect-GenesysCloud -Interactive again.")
            { EndsCommand = true });
        }
    }

    private async Task<WireToken> SignInAsync(IActivitySink activity, CancellationToken stop)
    {
        ProofKey proof = ProofKey.New();
        redaction.Know(proof.Verifier);
        using LoopbackReturn listener = Listen();
        string code = await CodeAsync(listener, proof, activity, stop).ConfigureAwait(false);
        redaction.Know(code);
        var form = new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code",
            ["code"] = code,
            ["code_verifier"] = proof.Verifier,
            ["client_id"] = grant.ClientId,
            ["redirect_uri"] = RedirectUri(listener),
        };
        return await endpoint.AskAsync(new TokenRequest("sign-in", form, Repeatable: false), activity, stop).ConfigureAwait(false);
    }

    private LoopbackReturn Listen()
    {
        try
        {
            return new LoopbackReturn(grant.Port, clock);
        }
        catch (SocketException exception)
        {
            throw Refused(
                $"This machine cannot listen on port {grant.Port}: {exception.Message}",
                "Choose another port, or 0 for a free one.",
                exception);
        }
    }

    private async Task<string> CodeAsync(LoopbackReturn listener, ProofKey proof, IActivitySink activity, CancellationToken stop)
    {
        using CancellationTokenSource late = Pause.Deadline(grant.LongestSignIn, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, late.Token);
        Task<IReadOnlyDictionary<string, string>> answer = listener.WaitAsync(
            query => IsOurs(query, proof), query => SentenceFor(query, proof), either.Token);
        Uri page = PageFor(listener, proof);
        if (grant.OpenBrowser(page))
        {
            activity.Verbose($"The browser shows the sign-in page: {page.AbsoluteUri}");
        }
        else
        {
            activity.Warning($"No browser could be opened. Open this address on this machine to sign in: {page.AbsoluteUri}");
        }

        activity.Waiting(grant.LongestSignIn, "Waiting for the sign-in in the browser.");
        try
        {
            return CodeIn(await answer.ConfigureAwait(false), proof);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw new GenesysException(new Failure(
                FailureId.LoginTimedOut,
                FailureCategory.OperationTimeout,
                $"Nobody signed in within {grant.LongestSignIn.TotalSeconds:0} s." + (listener.Strangers == 0
                    ? string.Empty
                    : $" The answer to another sign-in came {listener.Strangers} times (its state does not match); it was not used."),
                "Run it again and sign in on the page, or use -Credential where nobody is there to sign in.")
            { EndsCommand = true });
        }
    }

    private Uri PageFor(LoopbackReturn listener, ProofKey proof) => new(
        address.Login.AbsoluteUri.TrimEnd('/') + AuthorizePath
        + "?response_type=code"
        + "&client_id=" + AddressText.Escaped(grant.ClientId)
        + "&redirect_uri=" + AddressText.Escaped(RedirectUri(listener))
        + "&state=" + proof.State
        + "&code_challenge=" + proof.Challenge
        + "&code_challenge_method=S256");

    /// <summary>Without a slash at the end, as the vendor's CLI sends it: the platform compares it with the client's as text.</summary>
    private static string RedirectUri(LoopbackReturn listener) => listener.Address.AbsoluteUri.TrimEnd('/');

    private static string SentenceFor(IReadOnlyDictionary<string, string> answer, ProofKey proof) => IsGood(answer, proof)
        ? "You are signed in. This window can be closed."
        : "The sign-in did not succeed. PowerShell shows why.";

    /// <summary>Only who has seen the sign-in page's address knows its state.</summary>
    private static bool IsOurs(IReadOnlyDictionary<string, string> answer, ProofKey proof) =>
        answer.TryGetValue("state", out string? state) && state == proof.State;

    private static bool IsGood(IReadOnlyDictionary<string, string> answer, ProofKey proof) =>
        IsOurs(answer, proof) && answer.TryGetValue("code", out string? code) && code.Length > 0;

    private static string CodeIn(IReadOnlyDictionary<string, string> answer, ProofKey proof)
    {
        if (IsGood(answer, proof))
        {
            return answer["code"];
        }

        answer.TryGetValue("error", out string? error);
        answer.TryGetValue("error_description", out string? description);
        string why = string.IsNullOrEmpty(description) ? string.Empty : $" ({description})";
        throw Refused(
            $"The sign-in page refused: {error ?? "no code came back"}{why}.",
            "Check that the person may use this OAuth client, and that the client allows authorization code with PKCE.");
    }

    private static GenesysException Refused(string message, string nextStep, Exception? cause = null) => new(new Failure(
        FailureId.LoginFailed, FailureCategory.AuthenticationError, message, nextStep)
    { Exception = cause, EndsCommand = true });
}
