using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Metrics;
using GenesysWrapup.Core.Tests.Wrapups;
using GenesysWrapup.Core.WorkLists;
using GenesysWrapup.Core.Wrapups;

namespace GenesysWrapup.Core.Tests.WorkLists;

/// <summary>A simulated organization and a list on a broker in memory.</summary>
internal sealed class ListDesk : IDisposable
{
    private ListDesk(Desk desk)
    {
        Desk = desk;
        List = WorkListName.Of("codes");
        Broker = new FakeBroker(List, desk.Platform.Clock);
    }

    public Desk Desk { get; }

    public FakeBroker Broker { get; }

    public WorkListName List { get; }

    /// <summary>What workers told of rows.</summary>
    public List<TargetOutcome> Told { get; } = [];

    /// <summary>Hears how many they are.</summary>
    public Action<int>? OnTold { get; set; }

    public string Organization => Desk.Session.OrganizationId!;

    public static async Task<ListDesk> OpenAsync() => new(await Desk.OpenAsync());

    public WorkListRow Row(string? conversationId = null, string code = "Resolved") => WorkListRow.Of(
        WorkRow.Of(
            new WrapupRequest { ConversationId = conversationId ?? Desk.Awaiting().Conversation.Id, WrapupCode = code }, Organization),
        List);

    public WorkListRow[] Rows(int count) => [.. Enumerable.Range(0, count).Select(_ => Row())];

    public Task<(SendResult Result, Failure? Failure)> SendAsync(params WorkListRow[] rows) => SendAsync(again: false, rows);

    /// <summary>With a sender of its own, as every run of the command has.</summary>
    public async Task<(SendResult Result, Failure? Failure)> SendAsync(bool again, params WorkListRow[] rows)
    {
        var sender = new ListSender(List, Organization, again, Broker.ConnectAsync, Desk.Platform.Clock);
        try
        {
            return await sender.SendAsync(rows, Desk, CancellationToken.None);
        }
        finally
        {
            await sender.CloseAsync();
        }
    }

    public Task WorkAsync(WorkerOptions? options = null, CancellationToken stop = default) => Worker(options).RunAsync(stop);

    public ListWorker Worker(WorkerOptions? options = null) => new(
        Desk.Session,
        List,
        options ?? new WorkerOptions { UntilEmpty = true },
        new WrapupEngine(Desk.Session).SetAsync,
        Broker.ConnectAsync,
        Desk.Platform.Clock,
        Desk,
        outcome =>
        {
            lock (Told)
            {
                Told.Add(outcome);
                OnTold?.Invoke(Told.Count);
            }

            return Task.CompletedTask;
        });

    /// <summary>The outcomes that lie on the broker, by their rows.</summary>
    public ILookup<string, WrapupResult> Outcomes() => Broker.In(List.Outcomes)
        .SelectMany(message => JsonSerializer.Deserialize(message.Body, WorkListJson.Default.IReadOnlyListWrapupResult)!
            .Select(result => (message.Id, result)))
        .ToLookup(pair => pair.Id, pair => pair.result);

    public void Dispose() => Desk.Dispose();
}
