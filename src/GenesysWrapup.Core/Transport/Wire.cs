using System;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.DependencyInjection;

namespace GenesysWrapup.Core.Transport;

/// <summary>How HTTP is to behave.</summary>
internal sealed record WireSettings(TimeProvider Clock, TimeSpan LongestWait, int MaxRetries, TimeSpan RequestTimeout)
{
    public Network Network { get; init; } = Network.OfThisMachine;

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
/// HTTP as this module does it, towards any host: every call is reported with its secrets masked, each attempt is bounded in time and
/// size, and what is safe to repeat is repeated. It needs no session; the platform's token and pacing are put on top by
/// <see cref="PlatformChain"/>.
/// </summary>
internal sealed class Wire : IDisposable
{
    /// <summary>Who calls, for whoever reads the platform's or a proxy's log.</summary>
    private static readonly ProductInfoHeaderValue s_product = new("GenesysWrapup", typeof(Wire).Assembly.GetName().Version!.ToString(3));

    private readonly ServiceProvider _services;
    private readonly HttpMessageHandler _primary;
    private readonly HttpClient _http;

    /// <param name="settings">How it is to behave.</param>
    /// <param name="aroundCall">Sees each call once, with all its attempts inside.</param>
    /// <param name="aroundAttempt">Sees each attempt.</param>
    public Wire(WireSettings settings, Func<DelegatingHandler>? aroundCall = null, Func<DelegatingHandler>? aroundAttempt = null)
    {
        _primary = settings.Network.CreateHandler();

        // A container of its own, so that no two wires share anything.
        var services = new ServiceCollection();
        IHttpClientBuilder client = services.AddHttpClient(nameof(Wire))
            .RemoveAllLoggers()
            .ConfigureHttpClient(static http =>
            {
                http.Timeout = Timeout.InfiniteTimeSpan;
                http.DefaultRequestHeaders.UserAgent.Add(s_product);
            })
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(() => _primary)
            .AddHttpMessageHandler(() => new LoggingHandler(settings.Clock));
        Add(client, aroundCall);
        client.AddHttpMessageHandler(() => new RetryHandler(settings.Clock, settings.LongestWait, settings.MaxRetries, settings.Jitter));
        Add(client, aroundAttempt);
        client.AddHttpMessageHandler(() => new AttemptHandler(settings.Clock, settings.RequestTimeout));
        _services = services.BuildServiceProvider();
        _http = _services.GetRequiredService<IHttpClientFactory>().CreateClient(nameof(Wire));
    }

    /// <summary>Sends a request. The answer's body is in memory; what brought no usable answer is a <see cref="WireFault"/>.</summary>
    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CallContext call, CancellationToken stop)
    {
        call.AttachTo(request);
        return _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop);
    }

    public void Dispose()
    {
        _http.Dispose();
        _services.Dispose();
        _primary.Dispose();
    }

    private static void Add(IHttpClientBuilder client, Func<DelegatingHandler>? handler)
    {
        if (handler is not null)
        {
            client.AddHttpMessageHandler(handler);
        }
    }
}
