using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace GenesysWrapup.Core.WorkLists;

/// <summary>
/// One connection to a broker, with the queues of one list. What goes wrong is a failure of <see cref="ListFailures"/>; a connection that
/// is lost stays lost.
/// </summary>
internal interface IListBroker
{
    /// <summary>Where it is, without a secret.</summary>
    string Title { get; }

    /// <summary>Returns when the broker has the message for good.</summary>
    Task PublishAsync(string queue, ListMessage message, CancellationToken stop);

    /// <summary>Messages as they come, at most so many at a time that are not settled.</summary>
    Task<IListReader> ReadAsync(string queue, int most, CancellationToken stop);

    /// <summary>The messages that are there now. What is not settled stays there.</summary>
    Task<IListReader> BrowseAsync(string queue, CancellationToken stop);

    Task<ListCount> CountAsync(string queue, CancellationToken stop);

    /// <summary>All that was ever sent, in its order, from a queue that forgets nothing; null where the broker has no such queue.</summary>
    Task<IReadOnlyList<ListMessage>?> ReplayAsync(string queue, CancellationToken stop);

    /// <summary>From now on answers whoever asks how work goes.</summary>
    Task AnswerAsync(Func<byte[]> answer, CancellationToken stop);

    /// <summary>Asks all who answer.</summary>
    /// <param name="most">Goes on when so many have answered.</param>
    /// <param name="patience">How long it waits for them.</param>
    /// <param name="stop">Ends it.</param>
    Task<IReadOnlyList<byte[]>> AskAsync(int most, TimeSpan patience, CancellationToken stop);

    /// <summary>What is not settled goes back.</summary>
    Task CloseAsync();
}

/// <summary>Messages of one queue.</summary>
internal interface IListReader
{
    /// <summary>The next one; null where there is none left of those that are browsed.</summary>
    Task<ListDelivery?> NextAsync(CancellationToken stop);

    /// <summary>What is not settled goes back.</summary>
    Task CloseAsync();
}

/// <summary>A message in the hands of one reader.</summary>
/// <param name="Message">What was sent.</param>
/// <param name="Settle">Takes it off the queue (true), or gives it back (false).</param>
internal sealed record ListDelivery(ListMessage Message, Func<bool, Task> Settle)
{
    /// <summary>It is done, or somewhere else for good.</summary>
    public Task TakeAsync() => Settle(true);

    public Task ReturnAsync() => Settle(false);
}

/// <param name="Waiting">Messages that nobody has.</param>
/// <param name="Readers">Those who would take them.</param>
internal readonly record struct ListCount(long Waiting, int Readers);
