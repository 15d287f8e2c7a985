using System;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Transport;

namespace GenesysWrapup.Core.Wrapups;

/// <summary>Something that is written and then looked for: how it is sent, how it is read, and what a read shows.</summary>
/// <typeparam name="TSeen">What a read brings: a wrap-up, attributes.</typeparam>
internal interface IProvableWrite<TSeen>
    where TSeen : class
{
    /// <summary>What is written, as messages name it.</summary>
    string Title { get; }

    /// <summary>How long to look for it.</summary>
    TimeSpan VerifyTimeout { get; }

    /// <summary>How long all attempts and looks may take together; null for no limit of the user's own.</summary>
    TimeSpan? Timeout { get; }

    /// <summary>A second write does no harm that the first has not done.</summary>
    bool MayRepeat { get; }

    /// <summary>An accepted write is taken at its word.</summary>
    bool NoVerify { get; }

    Task SendAsync(IActivitySink activity, CancellationToken stop);

    /// <summary>What is there now; null for nothing.</summary>
    Task<TSeen?> ReadAsync(IActivitySink activity, CancellationToken stop);

    /// <summary>What a read shows, held against what was written and what was there before.</summary>
    Look<TSeen> Judge(TSeen? seen);
}

/// <summary>What a look shows of a write.</summary>
internal enum Finds
{
    /// <summary>Nothing of it: what was there before, or nothing at all.</summary>
    Nothing,

    /// <summary>All of it.</summary>
    Everything,

    /// <summary>It arrived, but not all as it was sent.</summary>
    Altered,

    /// <summary>What neither was there before nor was written: it is somebody else's.</summary>
    SomebodyElses,

    /// <summary>It could not be read.</summary>
    Unread,
}

/// <summary>One look at what is there after a write.</summary>
/// <param name="Seen">What was there; null for nothing.</param>
internal sealed record Look<TSeen>(Finds Finds, TSeen? Seen)
    where TSeen : class
{
    /// <summary>How what is there differs from what was written, where only part of it does.</summary>
    public string? Difference { get; init; }

    /// <summary>Why it could not be read.</summary>
    public PlatformException? Trouble { get; init; }

    /// <summary>The platform's own event told it; nobody read.</summary>
    public bool ByEvent { get; init; }
}

/// <summary>How a write ended.</summary>
/// <param name="Trouble">What came instead of an acceptance; null where the platform accepted it.</param>
/// <param name="Look">What was seen afterwards; null where nobody looked.</param>
/// <param name="Took">From the first attempt to the last look.</param>
internal sealed record WriteEnd<TSeen>(PlatformException? Trouble, Look<TSeen>? Look, TimeSpan Took)
    where TSeen : class
{
    /// <summary>How often it was written.</summary>
    public int Sent { get; init; } = 1;

    /// <summary>Why it was written again, where it was.</summary>
    public PlatformException? FirstTrouble { get; init; }

    /// <summary>What ends the whole command, once this is reported: the session was closed, or its token refused.</summary>
    public PlatformException? Ending { get; init; }

    /// <summary>That it was written more than once, and why; empty where it was not.</summary>
    public string Again => Sent > 1
        ? $" It was sent {Sent} times, since the first had no clear answer ({FirstTrouble?.Failure.Message.TrimEnd('.')}) and did not show."
        : string.Empty;
}
