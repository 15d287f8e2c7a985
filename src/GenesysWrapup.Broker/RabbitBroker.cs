using System;
using System.Collections.Generic;
using System.Net.Security;
using System.Security.Authentication;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Transport;
using GenesysWrapup.Core.WorkLists;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RabbitMQ.Client.Exceptions;

namespace GenesysWrapup.Broker;

/// <summary>
/// A connection to RabbitMQ. Each reader has a channel of its own, so that closing it gives back what is not settled; everything that is
/// published goes through one channel, and is done when the broker has confirmed it.
/// </summary>
internal sealed class RabbitBroker : IListBroker
{
    private static readonly CreateChannelOptions s_confirms = new(
        publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true);

    private readonly BrokerAddress _address;
    private readonly WorkListName _list;
    private IConnection? _connection;
    private IChannel? _publishing;
    private bool _hasStream;

    private RabbitBroker(BrokerAddress address, WorkListName list)
    {
        _address = address;
        _list = list;
    }

    public string Title => _address.Title;

    /// <summary>Connects, and makes the list's queues where they are not there yet.</summary>
    public static Task<IListBroker> ConnectAsync(
        BrokerAddress address,
        WorkListName list,
        IActivitySink activity,
        CancellationToken stop) =>
        ConnectAsync(address, list, activity, broker => broker.DeclareAsync(stop), stop);

    /// <summary>Connects to a list that is there.</summary>
    public static Task<IListBroker> FindAsync(BrokerAddress address, WorkListName list, IActivitySink activity, CancellationToken stop) =>
        ConnectAsync(address, list, activity, broker => broker.CountAsync(list.Waiting, stop), stop);

    public Task PublishAsync(string queue, ListMessage message, CancellationToken stop) => BrokerFaults.GuardedAsync(
        Title,
        queue,
        () => _publishing!.BasicPublishAsync(
            string.Empty, queue, mandatory: true, MessageForm.PropertiesOf(message), message.Body, stop).AsTask());

    public Task<IListReader> ReadAsync(string queue, int most, CancellationToken stop) => BrokerFaults.GuardedAsync<IListReader>(
        Title,
        queue,
        async () => await PushedReader.OpenAsync(await ChannelAsync(stop).ConfigureAwait(false), Title, queue, most, null, stop)
            .ConfigureAwait(false));

    public Task<IListReader> BrowseAsync(string queue, CancellationToken stop) => BrokerFaults.GuardedAsync<IListReader>(
        Title, queue, async () => new BrowsingReader(await ChannelAsync(stop).ConfigureAwait(false), Title, queue));

    public Task<ListCount> CountAsync(string queue, CancellationToken stop) => BrokerFaults.GuardedAsync(Title, queue, async () =>
    {
        IChannel channel = await ChannelAsync(stop).ConfigureAwait(false);
        try
        {
            QueueDeclareOk found = await channel.QueueDeclarePassiveAsync(queue, stop).ConfigureAwait(false);
            return new ListCount(found.MessageCount, (int)found.ConsumerCount);
        }
        catch (OperationInterruptedException exception) when (BrokerFaults.IsMissing(exception))
        {
            throw new GenesysException(ListFailures.NotFound(_list, Title));
        }
        finally
        {
            await channel.DisposeAsync().ConfigureAwait(false);
        }
    });

    public async Task<IReadOnlyList<ListMessage>?> ReplayAsync(string queue, CancellationToken stop)
    {
        if (!_hasStream)
        {
            return null;
        }

        // A mark of our own is the end: what was sent before it comes before it.
        var mark = new ListMessage(Guid.NewGuid().ToString(), []) { Time = DateTimeOffset.UtcNow };
        await PublishAsync(queue, mark, stop).ConfigureAwait(false);
        return await BrokerFaults.GuardedAsync<IReadOnlyList<ListMessage>?>(Title, queue, async () =>
        {
            IChannel channel = await ChannelAsync(stop).ConfigureAwait(false);
            var first = new Dictionary<string, object?> { ["x-stream-offset"] = "first" };
            PushedReader reader = await PushedReader.OpenAsync(channel, Title, queue, PushedReader.MostOfStream, first, stop)
                .ConfigureAwait(false);
            try
            {
                var all = new List<ListMessage>();
                while (await reader.NextAsync(stop).ConfigureAwait(false) is { } delivery && delivery.Message.Id != mark.Id)
                {
                    await delivery.TakeAsync().ConfigureAwait(false);
                    all.Add(delivery.Message);
                }

                return all;
            }
            finally
            {
                await reader.CloseAsync().ConfigureAwait(false);
            }
        }).ConfigureAwait(false);
    }

    public Task AnswerAsync(Func<byte[]> answer, CancellationToken stop) => BrokerFaults.GuardedAsync(Title, _list.Workers, async () =>
    {
        IChannel channel = await ChannelAsync(stop).ConfigureAwait(false);
        string questions = (await channel.QueueDeclareAsync(cancellationToken: stop).ConfigureAwait(false)).QueueName;
        await channel.QueueBindAsync(questions, _list.Workers, string.Empty, cancellationToken: stop).ConfigureAwait(false);
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += (_, question) => question.BasicProperties.ReplyTo is { } asker
            ? channel.BasicPublishAsync(string.Empty, asker, answer(), CancellationToken.None).AsTask()
            : Task.CompletedTask;
        await channel.BasicConsumeAsync(questions, autoAck: true, consumer, stop).ConfigureAwait(false);
    });

    public Task<IReadOnlyList<byte[]>> AskAsync(int most, TimeSpan patience, CancellationToken stop) =>
        BrokerFaults.GuardedAsync<IReadOnlyList<byte[]>>(Title, _list.Workers, async () =>
        {
            IChannel channel = await ChannelAsync(stop).ConfigureAwait(false);
            try
            {
                string answers = (await channel.QueueDeclareAsync(cancellationToken: stop).ConfigureAwait(false)).QueueName;
                var heard = new List<byte[]>();
                using var enough = CancellationTokenSource.CreateLinkedTokenSource(stop);
                var consumer = new AsyncEventingBasicConsumer(channel);
                consumer.ReceivedAsync += (_, answer) =>
                {
                    lock (heard)
                    {
                        heard.Add(answer.Body.ToArray());
                        if (heard.Count >= most)
                        {
                            enough.Cancel();
                        }
                    }

                    return Task.CompletedTask;
                };
                await channel.BasicConsumeAsync(answers, autoAck: true, consumer, stop).ConfigureAwait(false);
                var question = new BasicProperties { ReplyTo = answers };
                await channel.BasicPublishAsync(_list.Workers, string.Empty, mandatory: false, question, default, stop)
                    .ConfigureAwait(false);
                await Task.WhenAny(Pause.ForAsync(patience, TimeProvider.System, enough.Token)).ConfigureAwait(false);
                stop.ThrowIfCancellationRequested();
                await channel.CloseAsync(stop).ConfigureAwait(false);
                lock (heard)
                {
                    return [.. heard];
                }
            }
            finally
            {
                await channel.DisposeAsync().ConfigureAwait(false);
            }
        });

    public async Task CloseAsync()
    {
        if (_connection is not { } connection)
        {
            return;
        }

        _connection = null;
        try
        {
            await connection.CloseAsync(CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is RabbitMQClientException or System.IO.IOException or TimeoutException
            or ObjectDisposedException)
        {
            // It was lost, and whatever it had is given back.
        }

        await connection.DisposeAsync().ConfigureAwait(false);
    }

    private static async Task<IListBroker> ConnectAsync(
        BrokerAddress address, WorkListName list, IActivitySink activity, Func<RabbitBroker, Task> prepare, CancellationToken stop)
    {
        var broker = new RabbitBroker(address, list);
        try
        {
            await BrokerFaults.GuardedAsync(address.Title, list.Waiting, async () =>
            {
                await broker.OpenAsync(stop).ConfigureAwait(false);
                broker._connection!.ConnectionBlockedAsync += (_, blocked) =>
                {
                    activity.Warning($"The broker {address.Title} takes no messages for now ({blocked.Reason}); they wait.");
                    return Task.CompletedTask;
                };
                await prepare(broker).ConfigureAwait(false);
            }).ConfigureAwait(false);
            return broker;
        }
        catch
        {
            await broker.CloseAsync().ConfigureAwait(false);
            throw;
        }
    }

    private async Task OpenAsync(CancellationToken stop)
    {
        var factory = new ConnectionFactory
        {
            HostName = _address.Host,
            Port = _address.Port,
            VirtualHost = _address.VirtualHost,
            UserName = _address.Credential.UserName,
            Password = _address.Credential.Password,
            ClientProvidedName = "GenesysWrapup",

            // The certificate has to be right in everything, and the system chooses the version of TLS.
            Ssl = new SslOption(_address.Host)
            {
                Enabled = _address.IsTls,
                AcceptablePolicyErrors = SslPolicyErrors.None,
                Version = SslProtocols.None,
            },

            // Whoever lost a connection knows better what has to be done anew.
            AutomaticRecoveryEnabled = false,
            TopologyRecoveryEnabled = false,
        };
        _connection = await factory.CreateConnectionAsync(stop).ConfigureAwait(false);
        _publishing = await _connection.CreateChannelAsync(s_confirms, stop).ConfigureAwait(false);
    }

    private async Task DeclareAsync(CancellationToken stop)
    {
        IChannel channel = await ChannelAsync(stop).ConfigureAwait(false);
        await ListQueues.DeclareAsync(channel, _list, stop).ConfigureAwait(false);
        try
        {
            await ListQueues.DeclareStreamAsync(channel, _list.Sent, stop).ConfigureAwait(false);
            await channel.DisposeAsync().ConfigureAwait(false);
            _hasStream = true;
        }
        catch (OperationInterruptedException)
        {
            // Not every broker has streams, and some close the whole connection over the question.
            if (_connection is not { IsOpen: true })
            {
                await OpenAsync(stop).ConfigureAwait(false);
            }
        }
    }

    private Task<IChannel> ChannelAsync(CancellationToken stop) => (_connection ?? throw new ObjectDisposedException(nameof(RabbitBroker)))
        .CreateChannelAsync(cancellationToken: stop);
}
