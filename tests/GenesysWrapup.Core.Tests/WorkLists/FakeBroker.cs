using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Transport;
using GenesysWrapup.Core.WorkLists;

namespace GenesysWrapup.Core.Tests.WorkLists;

/// <summary>A broker in memory: queues that outlive connections, rests on the test's clock, and trouble by the word of a test.</summary>
internal sealed class FakeBroker(WorkListName list, TimeProvider clock)
{
    private readonly object _gate = new();
    private readonly Dictionary<string, List<ListMessage>> _queues = [];
    private TaskCompletionSource<bool> _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>All that happened to messages, in order.</summary>
    public List<string> Log { get; } = [];

    /// <summary>What the broker answers to a message; null where it takes it.</summary>
    public Func<string, ListMessage, Failure?> Trouble { get; set; } = static (_, _) => null;

    /// <summary>Whether it has streams.</summary>
    public bool Remembers { get; set; } = true;

    /// <summary>How many could be connected, before it cannot be reached.</summary>
    public int Connections { get; set; } = int.MaxValue;

    public int Connected { get; private set; }

    public int MostUnsettled { get; private set; }

    public Task<IListBroker> ConnectAsync(CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        Connected++;
        return Connected > Connections
            ? throw new GenesysException(ListFailures.Unreachable("the fake", null))
            : Task.FromResult<IListBroker>(new Connection(this));
    }

    public IReadOnlyList<ListMessage> In(string queue)
    {
        lock (_gate)
        {
            return [.. Queue(queue)];
        }
    }

    public void Put(string queue, ListMessage message)
    {
        lock (_gate)
        {
            if (WorkListName.Rests.Any(rest => list.RestingFor(rest) == queue))
            {
                TimeSpan rest = WorkListName.Rests.First(rest => list.RestingFor(rest) == queue);
                Queue(queue).Add(message);
                _ = AwakeAsync(queue, message, rest);
            }
            else
            {
                Queue(queue).Add(message);
                Signal();
            }
        }
    }

    private async Task AwakeAsync(string queue, ListMessage message, TimeSpan rest)
    {
        await Pause.ForAsync(rest, clock, CancellationToken.None);
        lock (_gate)
        {
            Queue(queue).Remove(message);
            Queue(list.Waiting).Add(message);
            Signal();
        }
    }

    private List<ListMessage> Queue(string name)
    {
        if (!_queues.TryGetValue(name, out List<ListMessage>? queue))
        {
            _queues[name] = queue = [];
        }

        return queue;
    }

    private void Signal()
    {
        TaskCompletionSource<bool> changed = _changed;
        _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        changed.TrySetResult(true);
    }

    /// <summary>One connection. Once it is lost, everything on it fails, and what it had goes back.</summary>
    [SuppressMessage("Design", "CA1001", Justification = "A source without a timer holds nothing to dispose.")]
    private sealed class Connection(FakeBroker broker) : IListBroker
    {
        private readonly CancellationTokenSource _lost = new();

        public string Title => "the fake";

        public CancellationToken Lost => _lost.Token;

        public Task PublishAsync(string queue, ListMessage message, CancellationToken stop)
        {
            ThrowIfLost();
            if (broker.Trouble(queue, message) is { } trouble)
            {
                if (trouble.Id == FailureId.BrokerUnreachable)
                {
                    _lost.Cancel();
                }

                throw new GenesysException(trouble);
            }

            lock (broker._gate)
            {
                broker.Log.Add($"publish {queue} {message.Id}");
            }

            broker.Put(queue, message);
            return Task.CompletedTask;
        }

        public Task<IListReader> ReadAsync(string queue, int most, CancellationToken stop) =>
            Task.FromResult<IListReader>(new Reader(broker, this, queue, most, browses: false));

        public Task<IListReader> BrowseAsync(string queue, CancellationToken stop) =>
            Task.FromResult<IListReader>(new Reader(broker, this, queue, int.MaxValue, browses: true));

        public Task<ListCount> CountAsync(string queue, CancellationToken stop)
        {
            ThrowIfLost();
            return Task.FromResult(new ListCount(broker.In(queue).Count, 0));
        }

        public Task<IReadOnlyList<ListMessage>?> ReplayAsync(string queue, CancellationToken stop) =>
            Task.FromResult(broker.Remembers ? broker.In(queue) : null);

        public Task AnswerAsync(Func<byte[]> answer, CancellationToken stop) => Task.CompletedTask;

        public Task<IReadOnlyList<byte[]>> AskAsync(int most, TimeSpan patience, CancellationToken stop) =>
            Task.FromResult<IReadOnlyList<byte[]>>([]);

        public Task CloseAsync()
        {
            _lost.Cancel();
            return Task.CompletedTask;
        }

        public void ThrowIfLost()
        {
            if (_lost.IsCancellationRequested)
            {
                throw new GenesysException(ListFailures.Unreachable("the fake", null));
            }
        }
    }

    private sealed class Reader : IListReader
    {
        private readonly FakeBroker _broker;
        private readonly Connection _connection;
        private readonly string _queue;
        private readonly int _most;
        private readonly bool _browses;
        private readonly List<ListMessage> _held = [];
        private bool _closed;

        public Reader(FakeBroker broker, Connection connection, string queue, int most, bool browses)
        {
            (_broker, _connection, _queue, _most, _browses) = (broker, connection, queue, most, browses);
            connection.Lost.Register(GiveBack);
        }

        public async Task<ListDelivery?> NextAsync(CancellationToken stop)
        {
            while (true)
            {
                _connection.ThrowIfLost();
                stop.ThrowIfCancellationRequested();
                Task changed;
                lock (_broker._gate)
                {
                    List<ListMessage> queue = _broker.Queue(_queue);
                    if (queue.Count > 0 && _held.Count < _most)
                    {
                        ListMessage message = queue[0];
                        queue.RemoveAt(0);
                        _held.Add(message);
                        _broker.MostUnsettled = Math.Max(_broker.MostUnsettled, _held.Count);
                        return new ListDelivery(message, isDone => SettleAsync(message, isDone));
                    }

                    if (_browses)
                    {
                        return null;
                    }

                    changed = _broker._changed.Task;
                }

                var end = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
                using (stop.Register(() => end.TrySetResult(true)))
                using (_connection.Lost.Register(() => end.TrySetResult(true)))
                {
                    await Task.WhenAny(changed, end.Task);
                }
            }
        }

        public Task CloseAsync()
        {
            GiveBack();
            return Task.CompletedTask;
        }

        private Task SettleAsync(ListMessage message, bool isDone)
        {
            _connection.ThrowIfLost();
            lock (_broker._gate)
            {
                _held.Remove(message);
                _broker.Log.Add($"{(isDone ? "take" : "return")} {_queue} {message.Id}");
                if (!isDone)
                {
                    _broker.Queue(_queue).Insert(0, message);
                }

                _broker.Signal();
            }

            return Task.CompletedTask;
        }

        private void GiveBack()
        {
            lock (_broker._gate)
            {
                if (!_closed)
                {
                    _closed = true;
                    _broker.Queue(_queue).InsertRange(0, _held);
                    _held.Clear();
                    _broker.Signal();
                }
            }
        }
    }
}
