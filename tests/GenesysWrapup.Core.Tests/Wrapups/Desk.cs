using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Codes;
using GenesysWrapup.Core.Conversations;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Core.Transport;
using GenesysWrapup.Core.Wrapups;
using GenesysWrapup.Simulator;
using GenesysWrapup.Simulator.Access;
using GenesysWrapup.Simulator.Front;
using GenesysWrapup.Simulator.State;
using GenesysWrapup.Simulator.Time;
using GenesysWrapup.TestSupport;
using Xunit;

namespace GenesysWrapup.Core.Tests.Wrapups;

/// <summary>A simulated organization with a session, and what was sent to it, told and answered.</summary>
internal sealed class Desk : IActivitySink, IDisposable
{
    private readonly ConcurrentQueue<string> _told = new();

    private Desk(SimulatedPlatform platform)
    {
        Platform = platform;
        World = platform.World;
        World.Clear();
        Support = World.AddQueue("Desk Support", AfterCallMode.Mandatory);
        Anna = World.AddUser("Anna Desk");
        Ben = World.AddUser("Ben Desk");
        Cara = World.AddUser("Cara Desk");
        Resolved = World.AddCode("Resolved", null, Support);
        Callback = World.AddCode("Callback requested", null, Support);
        Sales = World.AddCode("Sales follow-up", null, Support);
    }

    public SimulatedPlatform Platform { get; }

    public SimulatedWorld World { get; }

    public GenesysSession Session { get; private set; } = null!;

    public SimulatedQueue Support { get; }

    public SimulatedPerson Anna { get; }

    public SimulatedPerson Ben { get; }

    public SimulatedPerson Cara { get; }

    public SimulatedWrapupCode Resolved { get; }

    public SimulatedWrapupCode Callback { get; }

    public SimulatedWrapupCode Sales { get; }

    /// <summary>The bodies of all writes as they went over the wire.</summary>
    public ConcurrentQueue<string> Bodies { get; } = new();

    /// <summary>Runs after a request has been answered and before the caller sees the answer.</summary>
    public Action<HttpRequestMessage>? AfterAnswer { get; set; }

    /// <summary>Runs when somebody begins to wait.</summary>
    public Action? OnWait { get; set; }

    public IReadOnlyList<string> Told => _told.ToArray();

    public IReadOnlyList<string> Warnings => Told.Where(line => line.StartsWith("warning: ", StringComparison.Ordinal)).ToArray();

    /// <summary>What was asked since the last <see cref="Forget"/>, tokens left out.</summary>
    public IReadOnlyList<SimulatedRequest> Asked =>
        Platform.Requests.All.Where(request => request.Operation is not ("oauthToken" or "oauthAuthorize")).ToArray();

    public IReadOnlyList<SimulatedRequest> Writes => Asked.Where(request => request.Method is not ("GET" or "HEAD")).ToArray();

    public int ProcessedWrites => Platform.Requests.ProcessedWrites();

    public static async Task<Desk> OpenAsync(AfterCallMode mode = AfterCallMode.Mandatory, SimulatedClock? clock = null)
    {
        var desk = new Desk(new SimulatedPlatform(clock ?? new AutoClock()));
        desk.Support.Mode = mode;
        desk.Session = await SessionFactory.ConnectAsync(
            new ConnectOptions
            {
                BaseUri = SimulatedPlatform.BaseUri,
                Grant = new ClientCredentialsGrant(desk.Platform.ClientId, desk.Platform.ClientSecret),
                Network = new Network(() => new KeptBodies(desk, desk.Platform.CreateHandler()), desk.Platform.OpenSocketAsync),
                GrantName = "Simulator",
                Clock = desk.Platform.Clock,
            },
            SilentActivity.Instance,
            CancellationToken.None);
        desk.Forget();
        return desk;
    }

    /// <summary>Forgets what was asked so far.</summary>
    public void Forget()
    {
        Platform.Requests.Clear();
        Bodies.Clear();
    }

    /// <summary>Fills the session's caches: codes and settings.</summary>
    public async Task WarmUpAsync()
    {
        await CodeDirectory.Of(Session).AllAsync(this, CancellationToken.None);
        await AfterCallWorkSetting.Of(Session).ReadAsync(this, CancellationToken.None);
        (SimulatedConversation other, SimulatedParticipant agent) = Awaiting();
        await ParticipantCodes.Of(Session).ReadAsync(other.Id, agent.Id, Support.Id, this, CancellationToken.None);
        Forget();
    }

    /// <summary>A conversation whose one agent, Anna, has hung up and owes a code.</summary>
    public (SimulatedConversation Conversation, SimulatedParticipant Agent) Awaiting(MediaKind? media = null, bool byCampaign = false)
    {
        (SimulatedConversation conversation, SimulatedParticipant agent) = Talking(media, byCampaign);
        World.HangUp(conversation, agent);
        return (conversation, agent);
    }

    public (SimulatedConversation Conversation, SimulatedParticipant Agent) Talking(MediaKind? media = null, bool byCampaign = false)
    {
        SimulatedConversation conversation = World.Open(new ConversationOpening(media ?? MediaKind.Call)
        {
            Queue = Support,
            ByCampaign = byCampaign,
            Direction = byCampaign ? ConversationOpening.Outbound : ConversationOpening.Inbound,
        });
        return (conversation, World.RingAndConnect(conversation, Anna, Support));
    }

    /// <summary>One request, whatever comes of it, and all its reports.</summary>
    public async Task<IReadOnlyList<TargetOutcome>> SetAllAsync(WrapupRequest request, bool confirm = true)
    {
        var reports = new List<TargetOutcome>();
        await new WrapupEngine(Session).SetAsync(
            request,
            _ => Task.FromResult(confirm),
            report =>
            {
                reports.Add(report);
                return Task.CompletedTask;
            },
            this,
            CancellationToken.None);
        return reports;
    }

    public async Task<TargetOutcome> SetAsync(WrapupRequest request, bool confirm = true) =>
        Assert.Single(await SetAllAsync(request, confirm));

    public Task<TargetOutcome> SetAsync(SimulatedConversation conversation, string code = "Resolved") =>
        SetAsync(new WrapupRequest { ConversationId = conversation.Id, WrapupCode = code });

    public async Task<ConversationParticipant> ReadAsync(SimulatedConversation conversation, SimulatedParticipant participant)
    {
        ConversationRead read = await ConversationReader.Of(Session).ReadAsync(conversation.Id, this, CancellationToken.None);
        return read.Shown.Participants.Single(shown => shown.ParticipantId == participant.Id);
    }

    /// <summary>Somebody else, who does not go through this session.</summary>
    public void SomebodySets(SimulatedConversation conversation, SimulatedParticipant participant, SimulatedWrapupCode code) =>
        World.Wrap(conversation, participant, new SimulatedWrapup(code.Id) { EndTime = Platform.Clock.GetUtcNow() });

    public void Verbose(string message) => _told.Enqueue($"verbose: {message}");

    public void Debug(string message) => _told.Enqueue($"debug: {message}");

    public void Warning(string message) => _told.Enqueue($"warning: {message}");

    public void Waiting(TimeSpan duration, string reason)
    {
        _told.Enqueue($"wait {duration}: {reason}");
        OnWait?.Invoke();
    }

    public void Dispose()
    {
        Session.Dispose();
        Platform.Dispose();
    }

    /// <summary>For the message of a failed assertion.</summary>
    public override string ToString() => string.Join(
        Environment.NewLine,
        Asked
            .Select(asked => $"{asked.Method} {asked.Path} -> {asked.Status}{(asked.Processed ? string.Empty : " (not processed)")}")
            .Concat(Told));

    private sealed class KeptBodies(Desk desk, HttpMessageHandler platform) : DelegatingHandler(platform)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.Content is not null && request.RequestUri!.AbsolutePath.StartsWith("/api/", StringComparison.Ordinal))
            {
                desk.Bodies.Enqueue(await request.Content.ReadAsStringAsync(cancellationToken));
            }

            try
            {
                return await base.SendAsync(request, cancellationToken);
            }
            finally
            {
                desk.AfterAnswer?.Invoke(request);
            }
        }
    }
}

/// <summary>The engine, asked by a test that says in place what it confirms and what it does with an outcome.</summary>
internal static class EngineCalls
{
    public static Task SetAsync(
        this WrapupEngine engine,
        WrapupRequest request,
        Func<WriteQuestion, Task<bool>> confirm,
        Func<TargetOutcome, Task> report,
        IActivitySink activity,
        CancellationToken stop) => engine.SetAsync(request, new Requester<TargetOutcome>(confirm, report, activity), stop);
}
