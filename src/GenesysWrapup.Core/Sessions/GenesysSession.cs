using System;
using System.Collections.Concurrent;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Transport;

namespace GenesysWrapup.Core.Sessions;

/// <summary>
/// A connection to one organization in one region. Its public properties hold no secret, so it is safe to print, serialise and log.
/// </summary>
public sealed class GenesysSession : IDisposable
{
    private readonly ConcurrentDictionary<Type, object> _kept = new();
    private readonly IDisposable? _owned;

    internal GenesysSession(IPlatformApi api, TimeProvider clock, IDisposable? owned)
    {
        Api = api;
        Clock = clock;
        _owned = owned;
    }

    /// <summary>The region's name, or the host of the given base address.</summary>
    public string Region { get; internal init; } = string.Empty;

    public Uri? ApiUri { get; internal init; }

    public string? OrganizationName { get; internal set; }

    public string? OrganizationId { get; internal set; }

    public string? ClientName { get; internal set; }

    public string? ClientId { get; internal init; }

    /// <summary>The signed-in user, for the grants that have one.</summary>
    public string? UserName { get; internal set; }

    public string? UserId { get; internal set; }

    /// <summary>ClientCredentials, AuthorizationCode, AccessToken or Simulator.</summary>
    public string Grant { get; internal init; } = string.Empty;

    /// <summary>Whether the token is a user's. Client credentials have no user, and some operations refuse them.</summary>
    public bool HasUser { get; internal set; }

    public DateTime ConnectedAt { get; internal init; }

    /// <summary>
    /// When the current token expires (UTC); null where the platform did not say. It is renewed before that where the grant allows it.
    /// </summary>
    public DateTime? TokenExpires => Tokens?.Expires?.UtcDateTime;

    public bool IsConnected { get; private set; } = true;

    internal IPlatformApi Api { get; }

    internal TimeProvider Clock { get; }

    /// <summary>The way to the platform for what is not a request: the sockets of notification channels.</summary>
    internal Network Network { get; init; } = Network.OfThisMachine;

    /// <summary>What the platform still allows in the current period, as far as it told.</summary>
    internal Func<RequestBudget?> Budget { get; init; } = static () => null;

    /// <summary>The login host; null only in tests that bring their own API.</summary>
    internal TokenEndpoint? Login { get; init; }

    /// <summary>The gate for what comes in otherwise than as an answer: the messages of channels.</summary>
    internal WireText Text { get; init; } = new(new Redaction());

    /// <summary>Comes when the session is closed.</summary>
    internal SessionEnd End { get; init; } = new();

    /// <summary>Holds the token; null only in tests that bring their own API.</summary>
    internal ITokenHolder? Tokens { get; init; }

    /// <summary>What the session keeps for as long as it lives (codes, queues, settings). Whoever asks first makes it.</summary>
    internal T Keep<T>(Func<GenesysSession, T> make)
        where T : class => (T)_kept.GetOrAdd(typeof(T), _ => make(this));

    /// <summary>Ends what is under way, revokes the token at the platform (best effort) and forgets all that was kept.</summary>
    internal async Task CloseAsync(IActivitySink activity, CancellationToken stop)
    {
        if (!IsConnected)
        {
            return;
        }

        IsConnected = false;
        End.Come();
        try
        {
            if (Tokens is not null)
            {
                await Tokens.RevokeAsync(activity, stop).ConfigureAwait(false);
            }
        }
        finally
        {
            Dispose();
        }
    }

    /// <summary>Forgets the token and the connection without telling the platform.</summary>
    public void Dispose()
    {
        IsConnected = false;
        End.Come();
        foreach (object kept in _kept.Values)
        {
            (kept as IDisposable)?.Dispose();
        }

        Tokens?.Forget();
        _kept.Clear();
        _owned?.Dispose();
    }

    public override string ToString() => $"{OrganizationName ?? "organization"} in {Region} as {ClientName ?? ClientId ?? Grant}";
}

/// <summary>Holds the token. Nothing outside the transport ever sees it.</summary>
internal interface ITokenHolder
{
    DateTimeOffset? Expires { get; }

    Task RevokeAsync(IActivitySink activity, CancellationToken stop);

    void Forget();
}
