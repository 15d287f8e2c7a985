using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.WebSockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Transport;

namespace GenesysWrapup.Core.Tests.Transport;

/// <summary>What went over the wire.</summary>
internal sealed record WireRequest(string Method, Uri Uri, string? Authorization, string? Body)
{
    public override string ToString() => $"{Method} {Uri.AbsolutePath}";
}

/// <summary>Stands in for the network: answers what a test says, in that order, and keeps what was asked.</summary>
internal sealed class ScriptedWire : HttpMessageHandler
{
    private readonly ConcurrentQueue<Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>>> _script = new();
    private readonly ConcurrentQueue<WireRequest> _requests = new();
    private const string TokenPath = "/oauth/token";
    private int _tokens;

    /// <summary>What a runtime throws where a host's name is not known.</summary>
    public static HttpRequestException NoSuchHost() =>
#if NETFRAMEWORK
        new("no such host is known", new WebException("no such host is known", WebExceptionStatus.NameResolutionFailure));
#else
        new(HttpRequestError.NameResolutionError, "no such host is known");
#endif

    /// <summary>What a runtime throws where a host refuses the connection.</summary>
    public static HttpRequestException NobodyListens() =>
#if NETFRAMEWORK
        new("nobody listens", new WebException("nobody listens", WebExceptionStatus.ConnectFailure));
#else
        new(HttpRequestError.ConnectionError, "nobody listens");
#endif

    /// <summary>What the token endpoint answers; by default a new token each time.</summary>
    public Func<HttpRequestMessage, HttpResponseMessage>? Login { get; set; }

    /// <summary>What answers when the script is over.</summary>
    public Func<HttpRequestMessage, HttpResponseMessage> Otherwise { get; set; } = static _ => Json(HttpStatusCode.OK, "{}");

    public int? TokenLifetime { get; set; } = 86_400;

    public bool IsDisposed { get; private set; }

    public IReadOnlyList<WireRequest> Requests => [.. _requests];

    public IReadOnlyList<WireRequest> Calls =>
        [.. _requests.Where(static request => !request.Uri.AbsolutePath.EndsWith(TokenPath, StringComparison.Ordinal))];

    public IReadOnlyList<WireRequest> TokenRequests =>
        [.. _requests.Where(static request => request.Uri.AbsolutePath.EndsWith(TokenPath, StringComparison.Ordinal))];

    /// <summary>For requests alone; nobody opens a socket over it.</summary>
    public Network AsNetwork() =>
        new(() => this, static (address, _) => throw new WebSocketException($"No script opens a socket to {address}."));

    public void Clear() => _requests.Clear();

    public ScriptedWire Then(HttpStatusCode status, string? body = "{}", params (string Name, string Value)[] headers)
    {
        _script.Enqueue((_, _) => Task.FromResult(Json(status, body, headers)));
        return this;
    }

    public ScriptedWire Then(HttpResponseMessage answer)
    {
        _script.Enqueue((_, _) => Task.FromResult(answer));
        return this;
    }

    public ScriptedWire ThenThrow(Exception exception)
    {
        _script.Enqueue((_, _) => Task.FromException<HttpResponseMessage>(exception));
        return this;
    }

    public ScriptedWire ThenDo(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer)
    {
        _script.Enqueue(answer);
        return this;
    }

    public static HttpResponseMessage Json(HttpStatusCode status, string? body, params (string Name, string Value)[] headers)
    {
        var answer = new HttpResponseMessage(status)
        {
            Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json"),
        };
        foreach ((string name, string value) in headers)
        {
            answer.Headers.TryAddWithoutValidation(name, value);
        }

        return answer;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string? body = request.Content is null ? null : await request.Content.ReadAsStringAsync(cancellationToken);
        _requests.Enqueue(new WireRequest(request.Method.Method, request.RequestUri!, request.Headers.Authorization?.ToString(), body));
        if (request.RequestUri!.AbsolutePath.EndsWith(TokenPath, StringComparison.Ordinal))
        {
            return Login?.Invoke(request) ?? NewToken();
        }

        return _script.TryDequeue(out Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>>? next)
            ? await next(request, cancellationToken)
            : Otherwise(request);
    }

    protected override void Dispose(bool disposing)
    {
        IsDisposed = true;
        base.Dispose(disposing);
    }

    private HttpResponseMessage NewToken()
    {
        int number = Interlocked.Increment(ref _tokens);
        string lifetime = TokenLifetime is { } seconds ? $",\"expires_in\":{seconds}" : string.Empty;
        return Json(HttpStatusCode.OK, $"{{\"access_token\":\"token-number-{number}\",\"token_type\":\"bearer\"{lifetime}}}");
    }
}
