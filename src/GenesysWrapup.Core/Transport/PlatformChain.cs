using System;

namespace GenesysWrapup.Core.Transport;

/// <summary>The wire of one session with the platform: on top of what every wire does, it adds the token and keeps to the limits.</summary>
internal sealed class PlatformChain : IDisposable
{
    private readonly Pacer _pacer;

    public PlatformChain(WireSettings settings, Uri api, ITokenSupply tokens)
    {
        _pacer = new Pacer(settings.Clock, settings.LongestWait);
        Wire = new Wire(settings, aroundCall: () => new TokenHandler(tokens, api), aroundAttempt: () => new PacingHandler(_pacer));
    }

    public Wire Wire { get; }

    /// <summary>What is left of the current period; null where the platform told nothing.</summary>
    public RequestBudget? Budget => _pacer.Budget;

    public void Dispose()
    {
        Wire.Dispose();
        _pacer.Dispose();
    }
}
