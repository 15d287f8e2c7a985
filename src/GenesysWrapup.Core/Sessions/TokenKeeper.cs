using System;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Transport;

namespace GenesysWrapup.Core.Sessions;

/// <summary>A token as the login host issued it.</summary>
internal sealed record IssuedToken(string AccessToken, DateTimeOffset? Expires)
{
    public override string ToString() => $"token until {Expires:u}";
}

/// <summary>Where tokens come from. Each grant has a source of its own.</summary>
internal interface ITokenSource
{
    /// <summary>Whether another token can be got without a person.</summary>
    bool CanRenew { get; }

    /// <summary>Drops every secret. It gets no token any more.</summary>
    void Forget();

    Task<IssuedToken> GetAsync(IActivitySink activity, CancellationToken stop);
}

/// <summary>Keeps the session's token: gets it, and renews it before it expires and after a refusal, one renewal at a time.</summary>
internal sealed class TokenKeeper(ITokenSource source, TimeProvider clock, Redaction redaction) : ITokenSupply, IDisposable
{
    // Renewed this long before it expires, but never before nine tenths of its lifetime have passed.
    private static readonly TimeSpan s_ahead = TimeSpan.FromMinutes(5);
    private const double EarliestShare = 0.9;
    private static readonly TimeSpan s_nextTry = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _oneAtATime = new(1, 1);
    private Held? _held;
    private bool _ending;
    private bool _forgotten;

    public DateTimeOffset? Expires => Volatile.Read(ref _held)?.Token.Expires;

    public async Task<string> GetAsync(IActivitySink activity, CancellationToken stop)
    {
        Held? held = Volatile.Read(ref _held);
        if (held is not null && !IsDue(held))
        {
            return held.Token.AccessToken;
        }

        try
        {
            Held current = await RenewAsync(held, activity, stop).ConfigureAwait(false);
            return current.Token.AccessToken;
        }
        catch (PlatformException exception) when (held?.Token.Expires > clock.GetUtcNow())
        {
            // There was still time. A login host that is down for a while must not end a run whose token is good.
            activity.Verbose($"The token could not be renewed yet and stays in use until {held.Token.Expires:u}. {exception.Message}");
            Interlocked.CompareExchange(ref _held, held with { RenewAt = clock.GetUtcNow().After(s_nextTry) }, held);
            return held.Token.AccessToken;
        }
    }

    public async Task<string?> ReplaceAsync(string refused, IActivitySink activity, CancellationToken stop)
    {
        Held? held = Volatile.Read(ref _held);
        if (held is not null && held.Token.AccessToken != refused)
        {
            return held.Token.AccessToken;
        }

        if (!source.CanRenew || Volatile.Read(ref _ending))
        {
            return null;
        }

        activity.Verbose("The platform refused the token; getting another one.");
        Held current = await RenewAsync(held, activity, stop).ConfigureAwait(false);
        return current.Token.AccessToken;
    }

    /// <summary>From now on no new token is fetched.</summary>
    public void End() => Volatile.Write(ref _ending, true);

    /// <summary>From now on the session has no token and gets none.</summary>
    public void Forget()
    {
        End();
        Volatile.Write(ref _forgotten, true);
        Volatile.Write(ref _held, null);
        source.Forget();
    }

    public void Dispose()
    {
        Forget();
        _oneAtATime.Dispose();
    }

    private bool IsDue(Held held) => source.CanRenew && !Volatile.Read(ref _ending) && held.RenewAt <= clock.GetUtcNow();

    /// <summary>Whoever comes first renews; the others wait and use the new token.</summary>
    private async Task<Held> RenewAsync(Held? seen, IActivitySink activity, CancellationToken stop)
    {
        ThrowIfForgotten();
        await _oneAtATime.WaitAsync(stop).ConfigureAwait(false);
        try
        {
            Held? held = Volatile.Read(ref _held);
            if (held is not null && !ReferenceEquals(held, seen))
            {
                return held;
            }

            ThrowIfForgotten();
            IssuedToken token = await source.GetAsync(activity, stop).ConfigureAwait(false);
            redaction.Know(token.AccessToken);
            var renewed = new Held(token, RenewAt(token));
            Volatile.Write(ref _held, renewed);
            return renewed;
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    private void ThrowIfForgotten()
    {
        if (Volatile.Read(ref _forgotten))
        {
            throw PlatformFailures.Disconnected();
        }
    }

    private DateTimeOffset RenewAt(IssuedToken token)
    {
        if (token.Expires is not { } expires)
        {
            return DateTimeOffset.MaxValue;
        }

        DateTimeOffset now = clock.GetUtcNow();
        DateTimeOffset atNineTenths = now.After(TimeSpan.FromTicks((long)((expires - now).Ticks * EarliestShare)));
        DateTimeOffset ahead = expires.Before(s_ahead);
        return ahead > atNineTenths ? ahead : atNineTenths;
    }

    private sealed record Held(IssuedToken Token, DateTimeOffset RenewAt);
}
