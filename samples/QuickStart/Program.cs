using System;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Conversations;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Core.Transport;
using GenesysWrapup.Core.Wrapups;
using GenesysWrapup.Simulator;
using GenesysWrapup.Simulator.Scenarios;
using GenesysWrapup.Simulator.State;

// The main job where only the .NET SDK is installed: the engine behind Set-ParticipantWrapup, on the simulated platform in memory.
//
// This shows the engine; it is not a library to build on. The engine is internal, and this project may use it only because the product's
// projects name it as a friend (InternalsVisibleTo). The public way in is the module's cmdlets.
using var platform = new SimulatedPlatform();
SimulatedConversation waiting = platform.World.NewConversation(new NewConversationOptions { Queue = "Support" });
SimulatedConversation late = platform.World.NewConversation(
    new NewConversationOptions { State = SimulatedState.TimedOut, Queue = "Support" });

using GenesysSession session = await SessionFactory.ConnectAsync(
    new ConnectOptions
    {
        BaseUri = SimulatedPlatform.BaseUri,
        Grant = new ClientCredentialsGrant(platform.ClientId, platform.ClientSecret),
        Network = new Network(platform.CreateHandler, platform.OpenSocketAsync),
        GrantName = "Simulator",
        Clock = platform.Clock,
    },
    SilentActivity.Instance,
    CancellationToken.None);
Console.WriteLine($"Connected to the simulator: {session}.");

Console.WriteLine();
Console.WriteLine("1. Who is waiting for a code?");
ConversationRead read = await ConversationReader.Of(session).ReadAsync(waiting.Id, SilentActivity.Instance, CancellationToken.None);
foreach (ReadParticipant participant in ParticipantRanking.Pending(read.Participants))
{
    Console.WriteLine($"   {participant.Shown.UserName} ({participant.Shown.QueueName}): {participant.Shown.WrapupStatus}");
}

Console.WriteLine();
Console.WriteLine($"2. One command:  Set-ParticipantWrapup {waiting.Id} 'Sales follow-up'");
bool set = await SetAsync(waiting.Id) == WrapupOutcome.Set;

Console.WriteLine();
Console.WriteLine($"3. The proof:  Get-ParticipantWrapup {waiting.Id}");
string? assigned = null;
await new WrapupReader(session).ReadAsync(
    new WrapupRequest { ConversationId = waiting.Id },
    found =>
    {
        assigned = found.AssignedCodeName;
        Console.WriteLine($"   {found.UserName}: {found.AssignedCodeName ?? "(none)"}, {found.Level.ToLowerInvariant()} level");
        return Task.CompletedTask;
    },
    SilentActivity.Instance,
    CancellationToken.None);

Console.WriteLine();
Console.WriteLine($"4. One that cannot be set, explained:  Set-ParticipantWrapup {late.Id} 'Sales follow-up'");
bool explained = await SetAsync(late.Id) == WrapupOutcome.TooLate;

// The sample fails if it no longer does what it says, so that a build notices.
return set && assigned == "Sales follow-up" && explained ? 0 : 1;

async Task<string> SetAsync(string conversationId)
{
    string outcome = WrapupOutcome.Failed;
    await new WrapupEngine(session).SetAsync(
        new WrapupRequest { ConversationId = conversationId, WrapupCode = "Sales follow-up" },
        new Requester<TargetOutcome>(_ => Task.FromResult(true), Tell, SilentActivity.Instance),
        CancellationToken.None);
    return outcome;

    Task Tell(TargetOutcome told)
    {
        WrapupResult result = told.Result;
        outcome = result.Outcome;
        Console.WriteLine($"   {outcome}: {result.Message}");
        Console.WriteLine(told.Failure is { } failure
            ? $"   Next: {failure.NextStep}"
            : $"   {result.Level} level, because of {result.LevelReason}. Requests: {result.Requests}, writes: {result.Writes}.");
        return Task.CompletedTask;
    }
}
