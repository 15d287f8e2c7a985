using System;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading;
using Microsoft.Extensions.DependencyInjection;

namespace GenesysWrapup.Core.Transport;

/// <summary>How a session's HTTP is to behave.</summary>
internal sealed record HttpSettings(TimeProvider Clock, TimeSpan LongestWait, int MaxRetries, TimeSpan RequestTimeout)
{
    /// <summary>Stands in for the network: the in-memory simulator, or a test.</summary>
    public Func<HttpMessageHandler>? PrimaryHandler { get; init; }

    public Func<double> Jitter { get; init; } = Chance;

    private static double Chance()
    {
#if NETFRAMEWORK
        return (Guid.NewGuid().GetHashCode() & 0xffff) / (double)0xffff;
#else
#pragma warning disable CA5394 // Spreads retries in time; nothing secret hangs on it.
        return Random.Shared.NextDouble();
#pragma warning restore CA5394
#endif
    }
}

/// <summary>
/// The two chains of handlers of a session, one for the API and one for the login host. They live in a container of their own, so
/// that sessions share nothing, and go with it.
/// </summary>
internal sealed class HttpChain : IDisposable
{
    private const string ApiName = "api";
    private const string LoginName = "login";

    /// <summary>Who calls, for whoever reads the platform's or a proxy's log.</summary>
    private static readonly ProductInfoHeaderValue s_product = new("GenesysWrapup", typeof(HttpChain).Assembly.GetName().Version!.ToString(3));

    private readonly ServiceProvider _services;
    private readonly HttpMessageHandler _primary;
    private readonly Pacer _pacer;

    public HttpChain(HttpSettings settings, Uri api, ITokenSupply tokens)
    {
        _pacer = new Pacer(settings.Clock, settings.LongestWait);
        _primary = settings.PrimaryHandler?.Invoke() ?? Network();
        var services = new ServiceCollection();
        Common(services.AddHttpClient(LoginName), settings)
            .AddHttpMessageHandler(() => Retry(settings))
            .AddHttpMessageHandler(() => new AttemptHandler(settings.Clock, settings.RequestTimeout));
        Common(services.AddHttpClient(ApiName), settings)
            .AddHttpMessageHandler(() => new TokenHandler(tokens, api))
            .AddHttpMessageHandler(() => Retry(settings))
            .AddHttpMessageHandler(() => new PacingHandler(_pacer))
            .AddHttpMessageHandler(() => new AttemptHandler(settings.Clock, settings.RequestTimeout));
        _services = services.BuildServiceProvider();
        var factory = _services.GetRequiredService<IHttpClientFactory>();
        Api = factory.CreateClient(ApiName);
        Login = factory.CreateClient(LoginName);
    }

    /// <summary>With token, pacing and retry.</summary>
    public HttpClient Api { get; }

    /// <summary>With retry only: nothing of the session goes along.</summary>
    public HttpClient Login { get; }

    public void Dispose()
    {
        Api.Dispose();
        Login.Dispose();
        _services.Dispose();
        _pacer.Dispose();
        _primary.Dispose();
    }

    private static RetryHandler Retry(HttpSettings settings) =>
        new(settings.Clock, settings.LongestWait, settings.MaxRetries, settings.Jitter);

    private IHttpClientBuilder Common(IHttpClientBuilder client, HttpSettings settings) => client
        .RemoveAllLoggers()
        .ConfigureHttpClient(static http =>
        {
            http.Timeout = Timeout.InfiniteTimeSpan;
            http.DefaultRequestHeaders.UserAgent.Add(s_product);
        })
        .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
        .ConfigurePrimaryHttpMessageHandler(() => _primary)
        .AddHttpMessageHandler(() => new LoggingHandler(settings.Clock));

    private static HttpMessageHandler Network()
    {
#if NETFRAMEWORK
        // Windows PowerShell may run with old defaults. Added, never set: the process is shared.
        ServicePointManager.SecurityProtocol |= SecurityProtocolType.Tls12;
        return new HttpClientHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
            MaxConnectionsPerServer = 32,

            // For a proxy that asks who is there; the platform never sees them.
            DefaultProxyCredentials = CredentialCache.DefaultCredentials,
        };
#else
        return new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.All,

            // For a proxy that asks who is there; the platform never sees them.
            DefaultProxyCredentials = CredentialCache.DefaultCredentials,

            // Long runs follow a host that moves.
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        };
#endif
    }
}
