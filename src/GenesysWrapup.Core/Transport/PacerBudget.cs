using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Runtime.CompilerServices;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace GenesysWrapup.Core.Transport;

/// <summary>What the platform still allows a token in the current period, and how long that lasts.</summary>
internal readonly record struct RequestBudget(int Left, int Allowed, TimeSpan Time);

/// <summary>
/// What one token may still ask, learnt from the headers of its answers. All sessions of the process that have the same token share it.
/// Calls that are told the same allowance count against the same window; an operation that has not been called yet counts against the
/// widest, which is the token's own.
/// </summary>
internal sealed class PacerBudget
{
    /// <summary>By clock, since tests have their own, and by host and token. The token itself is not kept.</summary>
    private static readonly ConditionalWeakTable<TimeProvider, ConcurrentDictionary<string, WeakReference<PacerBudget>>> s_known = new();

    private readonly TimeProvider _clock;
    private readonly object _gate = new();
    private readonly Dictionary<int, PacerWindow> _windows = [];
    private readonly Dictionary<string, PacerWindow> _windowOf = new(StringComparer.Ordinal);
    private TaskCompletionSource<bool> _changed = NewSignal();

    /// <summary>Calls that went out before any limit was known.</summary>
    private int _early;

    private PacerBudget(TimeProvider clock)
    {
        _clock = clock;
    }

    /// <summary>The widest window's state; null where the platform told nothing.</summary>
    public RequestBudget? Now
    {
        get
        {
            lock (_gate)
            {
                return Widest?.BudgetAt(_clock.GetUtcNow());
            }
        }
    }

    private PacerWindow? Widest => _windows.Values.OrderByDescending(static known => known.Allowed).FirstOrDefault();

    public static PacerBudget Of(TimeProvider clock, string host, string token)
    {
        string key = host + " " + Convert.ToBase64String(Digest.Of(Encoding.UTF8.GetBytes(token)));
        ConcurrentDictionary<string, WeakReference<PacerBudget>> known = s_known.GetOrCreateValue(clock);
        lock (known)
        {
            if (known.TryGetValue(key, out WeakReference<PacerBudget>? weak) && weak.TryGetTarget(out PacerBudget? shared))
            {
                return shared;
            }

            foreach (KeyValuePair<string, WeakReference<PacerBudget>> old in known.Where(static old => !old.Value.TryGetTarget(out _)))
            {
                known.TryRemove(old.Key, out _);
            }

            var budget = new PacerBudget(clock);
            known[key] = new WeakReference<PacerBudget>(budget);
            return budget;
        }
    }

    /// <summary>Counts a call, or says what to wait for.</summary>
    /// <param name="operation">What is called.</param>
    /// <param name="longestWait">A window that stays shut longer is for the platform to refuse, so that the caller gets its error.</param>
    /// <param name="hold">Where the call may not go yet: why, and until when.</param>
    public PacerEntry? TryEnter(string operation, TimeSpan longestWait, out PacerHold hold)
    {
        DateTimeOffset now = _clock.GetUtcNow();
        lock (_gate)
        {
            PacerWindow? window = WindowOf(operation);
            TimeSpan wait = window?.WaitAt(now) ?? TimeSpan.Zero;
            hold = new PacerHold(wait, window?.Allowed ?? 0, window is { OnTheWay: > 0 } ? _changed.Task : null);
            if (wait > TimeSpan.Zero && wait <= longestWait)
            {
                return null;
            }

            _early += window is null ? 1 : 0;
            return new PacerEntry(this, window, window?.Enter(now) ?? 0);
        }
    }

    /// <summary>Learns from an answer's headers.</summary>
    public void Learn(string operation, PacerEntry entry, HttpResponseMessage answer)
    {
        DateTimeOffset now = _clock.GetUtcNow();
        lock (_gate)
        {
            if (AnswerHeaders.RateLimit(answer) is { } limit)
            {
                if (!_windows.TryGetValue(limit.Allowed, out PacerWindow? window))
                {
                    window = new PacerWindow(limit.Allowed, _early);
                    _windows.Add(limit.Allowed, window);
                }

                _windowOf[operation] = window;
                window.Learn(limit.Count, now, now + limit.Reset, ReferenceEquals(entry.Window, window) ? entry.Period : null);
            }

            if ((int)answer.StatusCode == 429 && AnswerHeaders.RetryAfter(answer, now) is { } wait)
            {
                WindowOf(operation)?.Shut(now + wait);
            }
        }
    }

    public void Leave(PacerEntry entry)
    {
        TaskCompletionSource<bool> changed;
        lock (_gate)
        {
            entry.Window?.Leave();
            changed = _changed;
            _changed = NewSignal();
        }

        changed.TrySetResult(true);
    }

    private static TaskCompletionSource<bool> NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private PacerWindow? WindowOf(string operation) => _windowOf.TryGetValue(operation, out PacerWindow? window) ? window : Widest;
}

/// <summary>Why a call may not go yet.</summary>
/// <param name="Wait">How long until the period ends.</param>
/// <param name="Allowed">The limit.</param>
/// <param name="Changed">Ends when an answer came that may leave room sooner; null where none is to come.</param>
internal readonly record struct PacerHold(TimeSpan Wait, int Allowed, Task? Changed);

/// <summary>A call that was let through, until its answer is there.</summary>
internal sealed class PacerEntry(PacerBudget budget, PacerWindow? window, int period) : IDisposable
{
    private int _left;

    public PacerWindow? Window => window;

    /// <summary>The window's period that the call was counted in.</summary>
    public int Period => period;

    public void Learn(string operation, HttpResponseMessage answer) => budget.Learn(operation, this, answer);

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _left, 1) == 0)
        {
            budget.Leave(this);
        }
    }
}
