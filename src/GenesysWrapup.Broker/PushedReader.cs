using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.WorkLists;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace GenesysWrapup.Broker;

/// <summary>Messages that the broker hands out by itself, no more than so many at a time that are not settled.</summary>
internal sealed class PushedReader : IListReader
{
    /// <summary>Of a stream, many at a time: nobody else waits for them.</summary>
    public const int MostOfStream = 500;

    private readonly IChannel _channel;
    private readonly string _broker;
    private readonly string _queue;
    private readonly Channel<ListDelivery> _come = Channel.CreateUnbounded<ListDelivery>();

    private PushedReader(IChannel channel, string broker, string queue)
    {
        _channel = channel;
        _broker = broker;
        _queue = queue;
    }

    public static async Task<PushedReader> OpenAsync(
        IChannel channel, string broker, string queue, int most, IDictionary<string, object?>? arguments, CancellationToken stop)
    {
        var reader = new PushedReader(channel, broker, queue);
        channel.ChannelShutdownAsync += (_, end) =>
        {
            reader._come.Writer.TryComplete(new GenesysException(ListFailures.Unreachable(broker, end.Exception)));
            return Task.CompletedTask;
        };
        await channel.BasicQosAsync(0, (ushort)most, global: false, stop).ConfigureAwait(false);
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += reader.KeepAsync;

        // The broker ends it where the queue goes, for example with the machine that leads it.
        consumer.UnregisteredAsync += (_, _) =>
        {
            reader._come.Writer.TryComplete(new GenesysException(ListFailures.Unreachable(broker, null)));
            return Task.CompletedTask;
        };
        await channel.BasicConsumeAsync(queue, autoAck: false, string.Empty, noLocal: false, exclusive: false, arguments, consumer, stop)
            .ConfigureAwait(false);
        return reader;
    }

    public async Task<ListDelivery?> NextAsync(CancellationToken stop)
    {
        try
        {
            return await _come.Reader.ReadAsync(stop).ConfigureAwait(false);
        }
        catch (ChannelClosedException closed) when (closed.InnerException is GenesysException lost)
        {
            throw new GenesysException(lost.Failure);
        }
    }

    public async Task CloseAsync()
    {
        _come.Writer.TryComplete();
        await _channel.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>The client uses the body's memory again, so it is copied.</summary>
    private Task KeepAsync(object sender, BasicDeliverEventArgs delivered)
    {
        ulong tag = delivered.DeliveryTag;
        _come.Writer.TryWrite(new ListDelivery(
            MessageForm.Of(delivered.BasicProperties, delivered.Body),
            isDone => BrokerFaults.GuardedAsync(_broker, _queue, () => isDone
                ? _channel.BasicAckAsync(tag, multiple: false).AsTask()
                : _channel.BasicNackAsync(tag, multiple: false, requeue: true).AsTask())));
        return Task.CompletedTask;
    }
}
