using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.RateLimiting;
using System.Threading.Tasks;

namespace GenesysWrapup.Core.Transport;

/// <summary>
/// Keeps a session's calls within the limits that the platform reports with each answer, so that none is refused. All calls of the
/// session share it. Operations with the same allowance share one window. An operation that was not called yet counts against the
/// widest window, which is the token's own.
/// </summary>
internal sealed class Pacer : IDisposable
{
    /// <summary>How many calls may be sent at once: enough for a bulk run, and few enough to overshoot a window only slightly.</summary>
    private const int MostAtOnce = 16;

    /// <summary>Timers are not exact. The rest that is left after waiting for a period's end is not worth reporting again.</summary>
    private static readonly TimeSpan s_worthTelling = TimeSpan.FromMilliseconds(50);

    private readonly TimeProvider _clock;
    private readonly TimeSpan _longestWait;
    private readonly object _gate = new();
    private readonly Dictionary<int, Window> _windows = [];
    private readonly Dictionary<string, Window> _windowOf = new(StringComparer.Ordinal);
    private int _onTheWay;

    private readonly ConcurrencyLimiter _places = new(new ConcurrencyLimiterOptions
    {
        PermitLimit = MostAtOnce,
        QueueLimit = int.MaxValue,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    public Pacer(TimeProvider clock, TimeSpan longestWait)
    {
        _clock = clock;
        _longestWait = longestWait;
    }

    /// <summary>Waits until the call may be sent, by number and by its limit's window, and counts it.</summary>
    public async Task<IDisposable> EnterAsync(CallContext call, CancellationToken stop)
    {
        while (true)
        {
            RateLimitLease place = await _places.AcquireAsync(1, stop).ConfigureAwait(false);
            TimeSpan wait = Reserve(call.Name, out int allowed);
            if (wait <= TimeSpan.Zero)
            {
                return new Place(this, place);
            }

            // Without holding a place meanwhile: a call that counts against another limit can go ahead.
            place.Dispose();
            if (wait >= s_worthTelling)
            {
                call.Activity.Waiting(
                    wait, $"The limit of {allowed} calls in this period is reached; waiting for the next period before {call.Name}.");
            }

            await Pause.ForAsync(wait, _clock, stop).ConfigureAwait(false);
        }
    }

    /// <summary>Learns from an answer's headers.</summary>
    public void Learn(CallContext call, HttpResponseMessage answer)
    {
        DateTimeOffset now = _clock.GetUtcNow();
        lock (_gate)
        {
            if (AnswerHeaders.RateLimit(answer) is { } limit)
            {
                Window window = WindowFor(limit.Allowed);
                _windowOf[call.Name] = window;
                window.Learn(limit.Allowed - limit.Count, now + limit.Reset, _onTheWay - 1);
            }

            if ((int)answer.StatusCode == 429 && AnswerHeaders.RetryAfter(answer, now) is { } wait && WindowOf(call.Name) is { } refused)
            {
                refused.Shut(now + wait);
            }
        }
    }

    public void Dispose() => _places.Dispose();

    private TimeSpan Reserve(string operation, out int allowed)
    {
        DateTimeOffset now = _clock.GetUtcNow();
        lock (_gate)
        {
            Window? window = WindowOf(operation);
            allowed = window?.Allowed ?? 0;
            if (window is null || window.TryCount(now) || window.Ends - now > _longestWait)
            {
                // Where the window stays closed for longer than we wait, the platform refuses the call and the caller gets its error.
                _onTheWay++;
                return TimeSpan.Zero;
            }

            return window.Ends - now;
        }
    }

    private void Leave()
    {
        lock (_gate)
        {
            _onTheWay--;
        }
    }

    private Window WindowFor(int allowed)
    {
        if (!_windows.TryGetValue(allowed, out Window? window))
        {
            window = new Window(allowed);
            _windows.Add(allowed, window);
        }

        return window;
    }

    private Window? WindowOf(string operation) => _windowOf.TryGetValue(operation, out Window? window)
        ? window
        : _windows.Values.OrderByDescending(static known => known.Allowed).FirstOrDefault();

    /// <summary>A call's place among those being sent, until its answer has come.</summary>
    private sealed class Place(Pacer pacer, RateLimitLease lease) : IDisposable
    {
        public void Dispose()
        {
            pacer.Leave();
            lease.Dispose();
        }
    }

    /// <summary>The current period of one limit.</summary>
    private sealed class Window(int allowed)
    {
        // Rounded to seconds, the answers of one period give slightly different ends.
        private static readonly TimeSpan s_sameEnd = TimeSpan.FromSeconds(5);

        private int _left = allowed;

        public int Allowed { get; } = allowed;

        public DateTimeOffset Ends { get; private set; } = DateTimeOffset.MinValue;

        public bool TryCount(DateTimeOffset now)
        {
            if (now >= Ends)
            {
                _left = Allowed;
                Ends = DateTimeOffset.MaxValue;
            }

            if (_left <= 0)
            {
                return false;
            }

            _left--;
            return true;
        }

        public void Learn(int left, DateTimeOffset ends, int onTheWay)
        {
            if (ends - Ends < s_sameEnd)
            {
                // Within a period the smaller number counts: ours includes calls still being sent, theirs includes those of other programs.
                _left = Math.Min(_left, left);
                Ends = Ends == DateTimeOffset.MaxValue || ends > Ends ? ends : Ends;
                return;
            }

            _left = left - onTheWay;
            Ends = ends;
        }

        /// <summary>The platform refused and said when to try again. That takes precedence over its counters.</summary>
        public void Shut(DateTimeOffset until)
        {
            _left = 0;
            Ends = until;
        }
    }
}

/// <summary>Sends each attempt only when the session's pacer lets it.</summary>
internal sealed class PacingHandler(Pacer pacer) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        CallContext call = CallContext.Of(request);
        using IDisposable place = await pacer.EnterAsync(call, cancellationToken).ConfigureAwait(false);
        HttpResponseMessage answer = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        pacer.Learn(call, answer);
        return answer;
    }
}
