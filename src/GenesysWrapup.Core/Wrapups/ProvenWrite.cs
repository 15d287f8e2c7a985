using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Transport;

namespace GenesysWrapup.Core.Wrapups;

/// <summary>
/// Steps 4 and 5: writes, and proves it. There is no idempotency key. So after an unclear end (409, 5xx, time-out, cut connection) it
/// looks before anything else, and writes again only where nothing of the write has shown within the window and nobody else has written.
/// A write that takes effect later than that is therefore sent twice. The second sets the same values; whether the platform raises a
/// second event for it is not known.
/// </summary>
internal sealed class ProvenWrite<TSeen>(IProvableWrite<TSeen> write, IWriteProof<TSeen> proof, TimeProvider clock)
    where TSeen : class
{
    private const int MostWrites = 3;

    /// <summary>A conflict that stays is a state and no passing fault.</summary>
    private const int MostWritesInConflict = 2;

    /// <summary>A write without a clear end may take as long to show as an accepted one, whatever the user's own time-out is.</summary>
    private static readonly TimeSpan s_unclearWindow = WrapupRequest.DefaultVerifyTimeout;

    /// <summary>What takes longer than this is told while it lasts.</summary>
    private static readonly TimeSpan s_worthTelling = TimeSpan.FromSeconds(2);

    public async Task<WriteEnd<TSeen>> RunAsync(IActivitySink activity, CancellationToken stop)
    {
        long begun = clock.GetTimestamp();
        using CancellationTokenSource late = Pause.Deadline(write.Timeout ?? TimeSpan.MaxValue, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, late.Token);
        using CancellationTokenSource? notice = NoticeOf(activity);
        PlatformException? first = null;
        for (int writes = 1; ; writes++)
        {
            PlatformException? trouble = await InTimeAsync(SendAsync(activity, either.Token), late, stop).ConfigureAwait(false);
            first ??= trouble;
            Look<TSeen>? look = WindowAfter(trouble) is not { } window ? null
                : late.IsCancellationRequested ? new Look<TSeen>(Finds.Unread, null) { Trouble = TimeIsUp() }
                : await LookAsync(proof.AwaitAsync(Within(window, begun), trouble is null, activity, either.Token), late, stop)
                    .ConfigureAwait(false);
            bool isOpen = trouble is { MayHaveTakenEffect: true } && look is { Finds: Finds.Nothing };
            bool isLast = writes >= (trouble?.StatusCode == 409 ? MostWritesInConflict : MostWrites) || late.IsCancellationRequested;
            if (!isOpen || isLast || !write.MayRepeat)
            {
                return new WriteEnd<TSeen>(trouble, look, clock.GetElapsedTime(begun))
                {
                    Sent = writes,
                    FirstTrouble = first,
                    Ending = new[] { look?.Trouble, trouble }.FirstOrDefault(static one => one is { Failure.EndsCommand: true }),
                };
            }

            activity.Verbose($"{write.Title} is not there; writing it again.");
        }
    }

    /// <summary>A write that may have arrived when the session was closed has an outcome; a token that was refused has none.</summary>
    private async Task<PlatformException?> SendAsync(IActivitySink activity, CancellationToken stop)
    {
        try
        {
            await write.SendAsync(activity, stop).ConfigureAwait(false);
            return null;
        }
        catch (PlatformException trouble) when (!trouble.Failure.EndsCommand || trouble.MayHaveTakenEffect)
        {
            if (trouble.MayHaveTakenEffect)
            {
                string why = trouble.Message.TrimEnd('.');
                activity.Verbose($"The write of {write.Title} had no clear end ({why}); reading back before anything else.");
            }

            return trouble;
        }
    }

    private async Task<PlatformException?> InTimeAsync(
        Task<PlatformException?> sending, CancellationTokenSource late, CancellationToken stop)
    {
        try
        {
            return await sending.ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested && !stop.IsCancellationRequested)
        {
            return TimeIsUp();
        }
    }

    private async Task<Look<TSeen>> LookAsync(Task<Look<TSeen>> looking, CancellationTokenSource late, CancellationToken stop)
    {
        try
        {
            return await looking.ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested && !stop.IsCancellationRequested)
        {
            return new Look<TSeen>(Finds.Unread, null) { Trouble = TimeIsUp() };
        }
    }

    private TimeSpan Within(TimeSpan window, long begun)
    {
        TimeSpan left = (write.Timeout ?? TimeSpan.MaxValue) - clock.GetElapsedTime(begun);
        return left < window ? left : window;
    }

    private CancellationTokenSource? NoticeOf(IActivitySink activity)
    {
        if (write.Timeout is not { } limit || limit <= s_worthTelling)
        {
            return null;
        }

        CancellationTokenSource notice = Pause.Deadline(s_worthTelling, clock);
        notice.Token.Register(() => activity.Waiting(limit - s_worthTelling, $"Setting {write.Title}."));
        return notice;
    }

    private PlatformException TimeIsUp() => new(new Failure(
        FailureId.Timeout,
        FailureCategory.OperationTimeout,
        FormattableString.Invariant($"The {write.Timeout?.TotalSeconds:0.#} s of -TimeoutSeconds are over."),
        "Look again before repeating it, or allow more with -TimeoutSeconds."))
    {
        MayHaveTakenEffect = true,
    };

    /// <summary>How long to look after a write has ended so; null for not at all.</summary>
    private TimeSpan? WindowAfter(PlatformException? trouble) => trouble switch
    {
        null => write.NoVerify ? null : write.VerifyTimeout,
        { MayHaveTakenEffect: true } => write.VerifyTimeout > s_unclearWindow ? write.VerifyTimeout : s_unclearWindow,

        // The state may have changed since it was read: while calls were throttled, somebody may have written the same.
        { StatusCode: 400 or 429 } => TimeSpan.Zero,
        _ => null,
    };
}
