using System;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Transport;

namespace GenesysWrapup.Core.Wrapups;

/// <summary>What proves that a write took effect. An accepted write (202, empty body) proves nothing.</summary>
internal interface IWriteProof<TSeen>
    where TSeen : class
{
    /// <summary>Ends when what was written shows, or when the window has passed; says what was seen last.</summary>
    /// <param name="window">How long to look.</param>
    /// <param name="accepted">Whether the platform has accepted the write; otherwise whether there was one is unclear.</param>
    /// <param name="activity">Hears what is being done.</param>
    /// <param name="stop">Ends it.</param>
    Task<Look<TSeen>> AwaitAsync(TimeSpan window, bool accepted, IActivitySink activity, CancellationToken stop);
}

/// <summary>The proof by reading: again and again, with growing pauses.</summary>
internal sealed class ReadBack<TSeen>(IProvableWrite<TSeen> write, TimeProvider clock) : IWriteProof<TSeen>
    where TSeen : class
{
    private static readonly TimeSpan s_firstPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan s_longestPause = TimeSpan.FromSeconds(3);

    public async Task<Look<TSeen>> AwaitAsync(TimeSpan window, bool accepted, IActivitySink activity, CancellationToken stop)
    {
        long begun = clock.GetTimestamp();
        TimeSpan pause = s_firstPause;
        Look<TSeen>? earlier = null;
        while (true)
        {
            // Decided before the look: one that began in time and came back late was not the last chance.
            bool isLast = clock.GetElapsedTime(begun) >= window;
            Look<TSeen> look = await LookAsync(activity, stop).ConfigureAwait(false);
            if (isLast || IsSettled(look, earlier))
            {
                return look;
            }

            earlier = look;
            TimeSpan left = window - clock.GetElapsedTime(begun);
            TimeSpan next = left <= TimeSpan.Zero ? TimeSpan.Zero : pause < left ? pause : left;
            activity.Waiting(next, look.Trouble is { } trouble
                ? $"{write.Title} could not be read back ({trouble.Message.TrimEnd('.')})."
                : $"{write.Title} has not appeared yet.");
            await Pause.ForAsync(next, clock, stop).ConfigureAwait(false);
            pause = pause + pause < s_longestPause ? pause + pause : s_longestPause;
        }
    }

    private async Task<Look<TSeen>> LookAsync(IActivitySink activity, CancellationToken stop)
    {
        try
        {
            return write.Judge(await write.ReadAsync(activity, stop).ConfigureAwait(false));
        }
        catch (PlatformException trouble)
        {
            return new Look<TSeen>(Finds.Unread, null) { Trouble = trouble };
        }
    }

    /// <summary>Another look would bring the same.</summary>
    private static bool IsSettled(Look<TSeen> look, Look<TSeen>? earlier) => look.Finds switch
    {
        Finds.Everything => true,
        Finds.Unread => look.Trouble!.StatusCode < 500 || look.Trouble.Failure.EndsCommand,
        Finds.Altered => earlier is { Finds: Finds.Altered } && earlier.Difference == look.Difference,
        _ => false,
    };
}
