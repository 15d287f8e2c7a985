using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Polly;
using Polly.Retry;

namespace GenesysWrapup.Core.Transport;

/// <summary>
/// Repeats what is safe to repeat. After 429 any call, since it was not processed; after 502, 503, 504 (a sink may add others) and
/// network faults only calls that do no harm when repeated, and after 500 those once: it may be a passing fault, or one that stays. A write
/// that may have taken effect is left to the caller, who can read back first.
/// </summary>
internal sealed class RetryHandler : DelegatingHandler
{
    /// <summary>The wait where the server gives none; the vendor's SDKs wait as long.</summary>
    private static readonly TimeSpan s_floor = TimeSpan.FromSeconds(3);

    private const double LargestJitter = 0.25;

    private static readonly ResiliencePropertyKey<CallContext> s_call = new("call");

    private readonly TimeProvider _clock;
    private readonly TimeSpan _longestWait;
    private readonly Func<double> _jitter;
    private readonly ResiliencePipeline<HttpResponseMessage> _pipeline;

    /// <summary>
    /// Somebody has answered there before. Until then, no connection means a wrong address or no network: waiting heals neither.
    /// </summary>
    private volatile bool _wasReached;

    public RetryHandler(TimeProvider clock, TimeSpan longestWait, int maxRetries, Func<double> jitter)
    {
        _clock = clock;
        _longestWait = longestWait;
        _jitter = jitter;
        _pipeline = maxRetries > 0 ? Pipeline(maxRetries) : ResiliencePipeline<HttpResponseMessage>.Empty;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ResilienceContext context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: false, cancellationToken);
        context.Properties.Set(s_call, CallContext.Of(request));
        try
        {
            return await _pipeline.ExecuteAsync(
                static async (attempt, state) =>
                    await state.Handler.AttemptAsync(state.Request, attempt.CancellationToken).ConfigureAwait(false),
                context,
                (Handler: this, Request: request)).ConfigureAwait(false);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private async Task<HttpResponseMessage> AttemptAsync(HttpRequestMessage request, CancellationToken stop)
    {
        HttpResponseMessage answer = await base.SendAsync(request, stop).ConfigureAwait(false);
        _wasReached = true;
        return answer;
    }

    private ResiliencePipeline<HttpResponseMessage> Pipeline(int maxRetries) =>
        new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = _clock }
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = maxRetries,
                ShouldHandle = attempt => new ValueTask<bool>(
                    ShouldRepeat(CallOf(attempt.Context), attempt.Outcome, attempt.AttemptNumber)),
                DelayGenerator = attempt => new ValueTask<TimeSpan?>(WaitBefore(attempt.AttemptNumber, attempt.Outcome.Result)),
                OnRetry = attempt =>
                {
                    CallContext call = CallOf(attempt.Context);
                    call.Activity.Waiting(attempt.RetryDelay, ReasonOf(call, attempt.Outcome));
                    attempt.Outcome.Result?.Dispose();
                    return default;
                },
            })
            .Build();

    private bool ShouldRepeat(CallContext call, Outcome<HttpResponseMessage> outcome, int repeated)
    {
        if (outcome.Result is not { } answer)
        {
            return call.Repeatable && outcome.Exception is WireFault fault && MayPass(fault);
        }

        bool passes = call.IsTransient(answer) || ((int)answer.StatusCode == 500 && repeated == 0);
        bool worthIt = call.IsThrottled(answer) || (call.Repeatable && passes);
        return worthIt && !(AnswerHeaders.RetryAfter(answer, _clock.GetUtcNow()) > _longestWait);
    }

    private bool MayPass(WireFault fault) => fault.Kind switch
    {
        WireFaultKind.AnswerTooLarge => false,
        WireFaultKind.NotConnected => _wasReached,
        _ => true,
    };

    private TimeSpan WaitBefore(int retry, HttpResponseMessage? answer)
    {
        if (answer is not null && AnswerHeaders.RetryAfter(answer, _clock.GetUtcNow()) is { } asked)
        {
            return asked;
        }

        // It doubles each time, and it varies, so that jobs refused together do not all come back together.
        double seconds = s_floor.TotalSeconds * Math.Pow(2, retry) * (1 + (LargestJitter * _jitter()));
        return TimeSpan.FromSeconds(Math.Min(seconds, _longestWait.TotalSeconds));
    }

    private static CallContext CallOf(ResilienceContext context) =>
        context.Properties.TryGetValue(s_call, out CallContext? call) ? call : throw new InvalidOperationException("The call was not set.");

    private static string ReasonOf(CallContext call, Outcome<HttpResponseMessage> outcome)
    {
        string what = outcome.Result switch
        {
            null => $"{call.Name} failed ({outcome.Exception!.Message})",
            { } answer when call.IsThrottled(answer) => $"{call.Server} limits the rate of calls ({(int)answer.StatusCode} on {call.Name})",
            { } answer => $"{call.Server} is not available ({(int)answer.StatusCode} on {call.Name})",
        };
        return $"{what}; trying again (attempt {call.Attempts + 1}).";
    }
}
