using System;
using System.Net.Http;
using System.Threading;
using System.Threading.RateLimiting;
using System.Threading.Tasks;

namespace GenesysWrapup.Core.Transport;

/// <summary>
/// Keeps a session's calls within the limits that the platform tells with each answer, before it refuses one; and within so many at once.
/// </summary>
internal sealed class Pacer : IDisposable
{
    /// <summary>So many on the wire at once: enough for a bulk run, few enough that a session crowds nobody.</summary>
    private const int MostAtOnce = 16;

    /// <summary>Timers are this inexact: who has just waited for a period's end may find a rest of it, and is not told again.</summary>
    private static readonly TimeSpan s_worthTelling = TimeSpan.FromMilliseconds(50);

    private readonly TimeProvider _clock;
    private readonly TimeSpan _longestWait;
    private Counted? _counted;

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

    /// <summary>What is left of the current period; null where the platform told nothing.</summary>
    public RequestBudget? Budget => Volatile.Read(ref _counted)?.Budget.Now;

    /// <summary>Waits for a place on the wire and for the limit's window, then counts the call.</summary>
    public async Task<PacerPlace> EnterAsync(CallContext call, HttpRequestMessage request, CancellationToken stop)
    {
        PacerBudget budget = BudgetOf(request);
        while (true)
        {
            RateLimitLease place = await _places.AcquireAsync(1, stop).ConfigureAwait(false);
            if (budget.TryEnter(call.Name, _longestWait, out PacerHold hold) is { } entry)
            {
                return new PacerPlace(place, entry);
            }

            // Not while holding a place: a call against another limit can go ahead.
            place.Dispose();
            if (hold.Changed is null && hold.Wait >= s_worthTelling)
            {
                call.Activity.Waiting(
                    hold.Wait,
                    $"The limit of {hold.Allowed} calls in this period is used up; waiting for the next one before {call.Name}.");
            }

            await WaitAsync(hold, stop).ConfigureAwait(false);
        }
    }

    /// <summary>The last token is forgotten with it.</summary>
    public void Dispose()
    {
        Volatile.Write(ref _counted, null);
        _places.Dispose();
    }

    /// <summary>Until the period ends, or an answer shows that there is room.</summary>
    private async Task WaitAsync(PacerHold hold, CancellationToken stop)
    {
        // Timers know no less than a millisecond, and cut off the rest.
        var wait = TimeSpan.FromMilliseconds(Math.Ceiling(hold.Wait.TotalMilliseconds));
        if (hold.Changed is null)
        {
            await Pause.ForAsync(wait, _clock, stop).ConfigureAwait(false);
            return;
        }

        using var early = CancellationTokenSource.CreateLinkedTokenSource(stop);
        await Task.WhenAny(hold.Changed, Pause.ForAsync(wait, _clock, early.Token)).ConfigureAwait(false);
        early.Cancel();
        stop.ThrowIfCancellationRequested();
    }

    /// <summary>A session's token changes now and then; what is allowed goes with the token.</summary>
    private PacerBudget BudgetOf(HttpRequestMessage request)
    {
        string token = request.Headers.Authorization?.Parameter ?? string.Empty;
        Counted? counted = Volatile.Read(ref _counted);
        if (counted?.Token != token)
        {
            counted = new Counted(token, PacerBudget.Of(_clock, request.RequestUri!.Authority, token));
            Volatile.Write(ref _counted, counted);
        }

        return counted.Budget;
    }

    private sealed class Counted(string token, PacerBudget budget)
    {
        public string Token => token;

        public PacerBudget Budget => budget;
    }
}

/// <summary>A call's place on the wire, until its answer is there.</summary>
internal sealed class PacerPlace(RateLimitLease lease, PacerEntry entry) : IDisposable
{
    public void Learn(string operation, HttpResponseMessage answer) => entry.Learn(operation, answer);

    public void Dispose()
    {
        entry.Dispose();
        lease.Dispose();
    }
}

/// <summary>Takes each attempt through the session's pacer.</summary>
internal sealed class PacingHandler(Pacer pacer) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        CallContext call = CallContext.Of(request);
        using PacerPlace place = await pacer.EnterAsync(call, request, cancellationToken).ConfigureAwait(false);
        HttpResponseMessage answer = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        place.Learn(call.Name, answer);
        return answer;
    }
}
