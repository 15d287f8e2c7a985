using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.WorkLists;
using RabbitMQ.Client;

namespace GenesysWrapup.Broker;

/// <summary>Messages that are fetched one by one. What is not taken goes back when the channel closes.</summary>
internal sealed class BrowsingReader(IChannel channel, string broker, string queue) : IListReader
{
    public Task<ListDelivery?> NextAsync(CancellationToken stop) => BrokerFaults.GuardedAsync(broker, queue, async () =>
        await channel.BasicGetAsync(queue, autoAck: false, stop).ConfigureAwait(false) is { } got
            ? new ListDelivery(MessageForm.Of(got.BasicProperties, got.Body), isDone => SettleAsync(got.DeliveryTag, isDone))
            : null);

    public Task CloseAsync() => channel.DisposeAsync().AsTask();

    /// <summary>What is given back one by one would come again at once.</summary>
    private Task SettleAsync(ulong tag, bool isDone) => isDone
        ? BrokerFaults.GuardedAsync(broker, queue, () => channel.BasicAckAsync(tag, multiple: false).AsTask())
        : Task.CompletedTask;
}
