using System;
using System.Collections.Generic;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.WorkLists;
using RabbitMQ.Client;

namespace GenesysWrapup.Broker;

/// <summary>
/// The queues of a list, as RabbitMQ 3.10 and later know them. All are quorum queues: they keep what they confirmed whatever machine of a
/// cluster fails, count how often a row came back, and hand dead rows on without losing one.
/// </summary>
internal static class ListQueues
{
    /// <summary>So many workers may end over a row before the broker takes it out of the list.</summary>
    public const int MostReturns = 20;

    /// <summary>Looking at the dead and the outcomes returns them, as often as somebody likes.</summary>
    private const int NoLimit = 1_000_000_000;

    private const long SentBytes = 500_000_000;
    private const long SentSegment = 5_000_000;

    public static async Task DeclareAsync(IChannel channel, WorkListName list, CancellationToken stop)
    {
        await DeclareAsync(channel, list.Dead, Quorum(NoLimit), stop).ConfigureAwait(false);
        Dictionary<string, object?> outcomes = Quorum(NoLimit);
        outcomes["x-message-ttl"] = (long)ListSender.Memory.TotalMilliseconds;
        await DeclareAsync(channel, list.Outcomes, outcomes, stop).ConfigureAwait(false);
        await DeclareAsync(channel, list.Waiting, LeadingTo(list.Dead, Quorum(MostReturns)), stop).ConfigureAwait(false);
        foreach (TimeSpan rest in WorkListName.Rests)
        {
            Dictionary<string, object?> resting = LeadingTo(list.Waiting, Quorum(NoLimit));
            resting["x-message-ttl"] = (long)rest.TotalMilliseconds;
            await DeclareAsync(channel, list.RestingFor(rest), resting, stop).ConfigureAwait(false);
        }

        await channel.ExchangeDeclareAsync(list.Workers, ExchangeType.Fanout, durable: true, autoDelete: false, cancellationToken: stop)
            .ConfigureAwait(false);
    }

    /// <summary>What was sent, which nobody takes away: age and size end it.</summary>
    public static Task DeclareStreamAsync(IChannel channel, string queue, CancellationToken stop) => DeclareAsync(
        channel,
        queue,
        new Dictionary<string, object?>
        {
            ["x-queue-type"] = "stream",
            ["x-max-age"] = ListSender.Memory.TotalDays.ToString("0", CultureInfo.InvariantCulture) + "D",
            ["x-max-length-bytes"] = SentBytes,
            ["x-stream-max-segment-size-bytes"] = SentSegment,
        },
        stop);

    private static Task DeclareAsync(IChannel channel, string queue, Dictionary<string, object?> settings, CancellationToken stop) =>
        channel.QueueDeclareAsync(queue, durable: true, exclusive: false, autoDelete: false, settings, cancellationToken: stop);

    private static Dictionary<string, object?> Quorum(int mostReturns) => new()
    {
        ["x-queue-type"] = "quorum",
        ["x-delivery-limit"] = mostReturns,
    };

    /// <summary>What ends here goes on there, and leaves only when it has arrived; for that, RabbitMQ wants the overflow so.</summary>
    private static Dictionary<string, object?> LeadingTo(string queue, Dictionary<string, object?> settings)
    {
        settings["x-dead-letter-exchange"] = string.Empty;
        settings["x-dead-letter-routing-key"] = queue;
        settings["x-dead-letter-strategy"] = "at-least-once";
        settings["x-overflow"] = "reject-publish";
        return settings;
    }
}
