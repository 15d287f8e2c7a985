using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Metrics;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Transport;
using GenesysWrapup.Core.WorkLists;
using GenesysWrapup.Core.Wrapups;
using GenesysWrapup.Simulator;
using GenesysWrapup.Simulator.Policies;
using GenesysWrapup.Simulator.Server;
using GenesysWrapup.Simulator.State;
using GenesysWrapup.Simulator.Time;
using Microsoft.AspNetCore.Builder;
using Xunit;

namespace GenesysWrapup.Broker.Tests;

/// <summary>Workers in processes of their own, on one list and one token, at the simulator's server.</summary>
internal sealed class Fleet : IAsyncDisposable
{
    public const string Code = "Resolved";

    private readonly PrivateBroker _broker;
    private readonly DateTimeOffset _origin = DateTimeOffset.UtcNow;
    private readonly double _speed;
    private readonly List<Process> _workers = [];
    private readonly ConcurrentQueue<string> _said = new();
    private WebApplication? _server;

    public Fleet(PrivateBroker broker, string list, double speed)
    {
        _broker = broker;
        _speed = speed;
        List = WorkListName.Of(list);
        Platform = new SimulatedPlatform(new SimulatedClock(real: new FastClock(_origin, speed)));
        Token = Platform.Access.Issue(Platform.Access.FullRights, null).Value;
    }

    public WorkListName List { get; }

    public SimulatedPlatform Platform { get; }

    public string Token { get; }

    public string Organization => Platform.Access.OrganizationId;

    /// <summary>The rows, and the messages that tell of their outcomes.</summary>
    public Dictionary<string, int> Outcomes { get; } = [];

    public IReadOnlyList<Process> Workers => _workers;

    public static int Size(int full, int quick) => Environment.GetEnvironmentVariable("GENESYSWRAPUP_FLEET") == "full" ? full : quick;

    public async Task OpenAsync()
    {
        _server = SimulatorHost.Build(Platform, ["--urls", "http://127.0.0.1:0"]);
        await _server.StartAsync();
    }

    /// <summary>Conversations that await a code, sent to the list; the ids of their messages.</summary>
    public async Task<(SimulatedParticipant Agent, string Conversation, string Message)[]> SendAsync(int count)
    {
        SimulatedQueue queue = Platform.World.FindQueue("Support")!;
        queue.Mode = AfterCallMode.Mandatory;
        var rows = Enumerable.Range(0, count).Select(_ =>
        {
            SimulatedConversation conversation = Talking(out SimulatedParticipant agent);
            Platform.World.HangUp(conversation, agent);
            WorkListRow row = Row(conversation.Id);
            return (Agent: agent, Conversation: conversation.Id, Message: row.Asked!.ToMessage().Id, Row: row);
        }).ToArray();
        await SendAsync([.. rows.Select(static row => row.Row)]);
        return [.. rows.Select(static row => (row.Agent, row.Conversation, row.Message))];
    }

    public async Task SendAsync(WorkListRow[] rows)
    {
        var sender = new ListSender(List, Organization, false, _ => _broker.ConnectAsync(List), TimeProvider.System);
        foreach (WorkListRow[] batch in rows.Chunk(500))
        {
            (SendResult result, Failure? failure) = await sender.SendAsync(batch, SilentActivity.Instance, CancellationToken.None);
            Assert.Null(failure);
            Assert.Equal(batch.Length, result.Accepted);
        }

        await sender.CloseAsync();
    }

    public SimulatedConversation Talking(out SimulatedParticipant agent)
    {
        SimulatedQueue queue = Platform.World.FindQueue("Support")!;
        SimulatedConversation conversation = Platform.World.Open(new ConversationOpening(MediaKind.Call) { Queue = queue });
        agent = Platform.World.RingAndConnect(conversation, Platform.World.Users[0], queue);
        return conversation;
    }

    public WorkListRow Row(string conversationId) => WorkListRow.Of(
        WorkRow.Of(new WrapupRequest { ConversationId = conversationId, WrapupCode = Code }, Organization), List);

    public Process StartWorker()
    {
        Process worker = WorkerProcess.Start(
            _server!.Urls.First(),
            Token,
            _broker.Address,
            List.Waiting,
            _origin.UtcTicks.ToString(CultureInfo.InvariantCulture),
            _speed.ToString(CultureInfo.InvariantCulture));
        worker.ErrorDataReceived += (_, line) => _said.Enqueue(line.Data ?? string.Empty);
        worker.BeginErrorReadLine();
        _workers.Add(worker);
        return worker;
    }

    /// <summary>Until so many take rows.</summary>
    public async Task AwaitWorkersAsync(int count)
    {
        IListBroker broker = await _broker.ConnectAsync(List);
        using var late = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while ((await broker.CountAsync(List.Waiting, late.Token)).Readers < count)
        {
            await Task.Delay(100, late.Token);
        }

        await broker.CloseAsync();
    }

    /// <summary>As a machine that fails ends it.</summary>
    public void Kill(Process worker)
    {
        worker.Kill();
        worker.WaitForExit();
        _workers.Remove(worker);
        worker.Dispose();
    }

    /// <summary>Takes outcomes as they come, until so many rows have one. A broker that goes is waited for.</summary>
    public async Task TakeOutcomesAsync(int rows, TimeSpan patience)
    {
        using var late = new CancellationTokenSource(patience);
        while (Outcomes.Count < rows)
        {
            IListBroker? broker = null;
            try
            {
                broker = await _broker.ConnectAsync(List);
                IListReader reader = await broker.ReadAsync(List.Outcomes, 200, late.Token);
                while (Outcomes.Count < rows && await reader.NextAsync(late.Token) is { } outcome)
                {
                    await outcome.TakeAsync();
                    Outcomes[outcome.Message.Id] = Outcomes.GetValueOrDefault(outcome.Message.Id) + 1;
                }
            }
            catch (GenesysException exception) when (exception.Failure.Id == FailureId.BrokerUnreachable)
            {
                await Task.Delay(200, late.Token);
            }
            catch (OperationCanceledException)
            {
                Assert.Fail($"{Outcomes.Count} of {rows} rows had an outcome after {patience}. {string.Join("\n", _said.TakeLast(20))}");
            }
            finally
            {
                await (broker?.CloseAsync() ?? Task.CompletedTask);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (Process worker in _workers.ToArray())
        {
            Kill(worker);
        }

        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        Platform.Dispose();
    }
}
