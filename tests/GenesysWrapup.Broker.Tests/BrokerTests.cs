using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Core.Transport;
using GenesysWrapup.Core.WorkLists;
using GenesysWrapup.Core.Wrapups;
using GenesysWrapup.Simulator;
using GenesysWrapup.TestSupport;
using Xunit;

namespace GenesysWrapup.Broker.Tests;

/// <summary>What the module relies on at a broker, shown on a real one.</summary>
[Collection(BrokerCollection.Name)]
public sealed class BrokerTests(PrivateBroker broker)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    [BrokerFact]
    public async Task What_is_not_settled_goes_back_when_its_reader_ends()
    {
        var list = WorkListName.Of("returns");
        IListBroker connection = await broker.ConnectAsync(list);
        await connection.PublishAsync(list.Waiting, Message("a"), CancellationToken.None);
        await connection.PublishAsync(list.Waiting, Message("b"), CancellationToken.None);
        IListReader reader = await connection.ReadAsync(list.Waiting, 5, CancellationToken.None);
        ListDelivery first = (await NextAsync(reader))!;
        await NextAsync(reader);
        await first.TakeAsync();
        await reader.CloseAsync();
        Assert.Equal(["b"], (await AwaitAsync(connection, list.Waiting, 1)).Select(static message => message.Id));
        await connection.CloseAsync();
    }

    [BrokerFact]
    public async Task A_reader_gets_no_more_than_it_may_have_under_way()
    {
        var list = WorkListName.Of("prefetch");
        IListBroker connection = await broker.ConnectAsync(list);
        foreach (string id in new[] { "a", "b", "c" })
        {
            await connection.PublishAsync(list.Waiting, Message(id), CancellationToken.None);
        }

        IListReader reader = await connection.ReadAsync(list.Waiting, 2, CancellationToken.None);
        ListDelivery first = (await NextAsync(reader))!;
        await NextAsync(reader);
        Task<ListDelivery?> third = reader.NextAsync(CancellationToken.None);
        Assert.Equal(1, (await connection.CountAsync(list.Waiting, CancellationToken.None)).Waiting);
        Assert.False(third.IsCompleted);
        await first.TakeAsync();
        Assert.Equal("c", (await third.WaitAsync(s_patience))!.Message.Id);
        await connection.CloseAsync();
    }

    [BrokerFact]
    public async Task A_row_at_rest_comes_again_with_all_that_it_had()
    {
        var list = WorkListName.Of("rests");
        IListBroker connection = await broker.ConnectAsync(list);
        ListMessage sent = Message("a") with { Headers = new Dictionary<string, string> { [ListMessage.Tries] = "1" } };
        await connection.PublishAsync(list.RestingAfter(1), sent, CancellationToken.None);
        IListReader reader = await connection.ReadAsync(list.Waiting, 1, CancellationToken.None);
        ListDelivery come = (await NextAsync(reader))!;
        Assert.Equal(("a", 1), (come.Message.Id, come.Message.TriesBefore));
        Assert.Equal(sent.Body, come.Message.Body);
        await connection.CloseAsync();
    }

    [BrokerFact]
    public async Task A_row_over_which_workers_end_again_and_again_is_dead()
    {
        var list = WorkListName.Of("deaths");
        IListBroker connection = await broker.ConnectAsync(list);
        await connection.PublishAsync(list.Waiting, Message("a"), CancellationToken.None);
        for (int end = 0; end <= ListQueues.MostReturns; end++)
        {
            IListReader reader = await connection.ReadAsync(list.Waiting, 1, CancellationToken.None);
            await NextAsync(reader);
            await reader.CloseAsync();
        }

        ListMessage dead = Assert.Single(await AwaitAsync(connection, list.Dead, 1));
        Assert.Contains("too many workers", WorkListRow.OfDead(dead, list).Message, StringComparison.Ordinal);
        await connection.CloseAsync();
    }

    [BrokerFact]
    public async Task What_was_sent_is_remembered()
    {
        var list = WorkListName.Of("memory");
        IListBroker connection = await broker.ConnectAsync(list);
        Assert.Empty((await connection.ReplayAsync(list.Sent, CancellationToken.None))!);
        await connection.PublishAsync(list.Sent, Message("a"), CancellationToken.None);
        await connection.PublishAsync(list.Sent, Message("b"), CancellationToken.None);
        await connection.CloseAsync();
        connection = await broker.ConnectAsync(list);
        IEnumerable<string> known = (await connection.ReplayAsync(list.Sent, CancellationToken.None))!
            .Where(static message => message.Body.Length > 0).Select(static message => message.Id);
        Assert.Equal(["a", "b"], known);
        await connection.CloseAsync();
    }

    [BrokerFact]
    public async Task Whoever_works_answers()
    {
        var list = WorkListName.Of("answers");
        IListBroker connection = await broker.ConnectAsync(list);
        IListBroker[] workers = [await broker.ConnectAsync(list), await broker.ConnectAsync(list)];
        foreach (IListBroker worker in workers)
        {
            await worker.AnswerAsync(static () => "{\"underWay\":3,\"perMinute\":40}"u8.ToArray(), CancellationToken.None);
            await worker.ReadAsync(list.Waiting, 1, CancellationToken.None);
        }

        WrapupBacklog backlog = await new BacklogReader(connection, list, TimeProvider.System).CountAsync(CancellationToken.None);
        Assert.Equal((2, 2, 6, 80.0), (backlog.Workers, backlog.Answered, backlog.UnderWay, backlog.PerMinute));
        foreach (IListBroker one in workers.Append(connection))
        {
            await one.CloseAsync();
        }
    }

    [BrokerFact]
    public async Task A_worker_of_another_organization_refuses_the_list()
    {
        var list = WorkListName.Of("others");
        IListBroker connection = await broker.ConnectAsync(list);
        WorkRow row = WorkRow.Of(new WrapupRequest { ConversationId = "x", WrapupCode = "y" }, Guid.NewGuid().ToString());
        await connection.PublishAsync(list.Waiting, row.ToMessage() with { Time = DateTimeOffset.UtcNow }, CancellationToken.None);
        using var platform = new SimulatedPlatform();
        using GenesysSession session = await SimulatedSession.ConnectAsync(platform);
        platform.Requests.Clear();
        var worker = new ListWorker(
            session,
            list,
            new WorkerOptions(),
            new WrapupEngine(session).SetAsync,
            _ => broker.ConnectAsync(list),
            TimeProvider.System,
            SilentActivity.Instance,
            static _ => Task.CompletedTask);
        GenesysException refusal = await Assert.ThrowsAsync<GenesysException>(() => worker.RunAsync(CancellationToken.None));
        Assert.Equal(FailureId.WorkListOfOtherOrganization, refusal.Failure.Id);
        Assert.Single(await AwaitAsync(connection, list.Waiting, 1));
        Assert.Empty(platform.Requests.All);
        await connection.CloseAsync();
    }

    [BrokerFact]
    public async Task A_queue_that_is_there_with_other_settings_is_told()
    {
        var list = WorkListName.Of("settings.rest.5");
        IListBroker connection = await broker.ConnectAsync(WorkListName.Of("settings"));
        GenesysException refusal = await Assert.ThrowsAsync<GenesysException>(() => broker.ConnectAsync(list));
        Assert.Equal(FailureId.WorkListUnusable, refusal.Failure.Id);
        await connection.CloseAsync();
    }

    [Fact]
    public async Task Nobody_is_told_the_password_whose_certificate_is_not_trusted()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using X509Certificate2 certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        Task<string> heard = HearAsync(listener, certificate);
        var address = BrokerAddress.Of(
            new Uri($"amqps://localhost:{((IPEndPoint)listener.LocalEndpoint).Port}"),
            new NetworkCredential("worker", "a-password"),
            false);
        GenesysException refusal = await Assert.ThrowsAsync<GenesysException>(
            () => RabbitBroker.ConnectAsync(address, WorkListName.Of("x"), SilentActivity.Instance, CancellationToken.None));
        Assert.Equal(
            (FailureId.BrokerRefused, FailureCategory.AuthenticationError), (refusal.Failure.Id, refusal.Failure.Category));
        Assert.Equal(string.Empty, await heard);
    }

    /// <summary>What is in a queue when so much is in it; it is looked at and goes back.</summary>
    internal static async Task<IReadOnlyList<ListMessage>> AwaitAsync(IListBroker connection, string queue, int count)
    {
        using var late = new CancellationTokenSource(s_patience);
        while ((await connection.CountAsync(queue, late.Token)).Waiting < count)
        {
            await Task.Delay(100, late.Token);
        }

        IListReader reader = await connection.BrowseAsync(queue, late.Token);
        var found = new List<ListMessage>();
        while (await reader.NextAsync(late.Token) is { } one)
        {
            found.Add(one.Message);
        }

        await reader.CloseAsync();
        return found;
    }

    private static Task<ListDelivery?> NextAsync(IListReader reader) => reader.NextAsync(CancellationToken.None).WaitAsync(s_patience);

    private static ListMessage Message(string id) =>
        new(id, Encoding.UTF8.GetBytes($"{{\"id\":\"{id}\"}}")) { Time = DateTimeOffset.UtcNow };

    /// <summary>What a client says after the handshake; nothing where it does not come so far.</summary>
    private static async Task<string> HearAsync(TcpListener listener, X509Certificate2 certificate)
    {
        using TcpClient client = await listener.AcceptTcpClientAsync();
        await using var stream = new SslStream(client.GetStream());
        try
        {
            await stream.AuthenticateAsServerAsync(certificate);
            byte[] said = new byte[100];
            int length = await stream.ReadAsync(said);
            return Encoding.ASCII.GetString(said, 0, length);
        }
        catch (Exception exception) when (exception is System.IO.IOException or System.Security.Authentication.AuthenticationException)
        {
            return string.Empty;
        }
    }
}
