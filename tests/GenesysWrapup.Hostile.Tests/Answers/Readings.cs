using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using GenesysWrapup.Commands;
using GenesysWrapup.Core.Conversations;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Core.Tests.WorkLists;
using GenesysWrapup.Core.WorkLists;
using GenesysWrapup.Core.Wrapups;
using GenesysWrapup.Pipeline;
using GenesysWrapup.Simulator;
using GenesysWrapup.Simulator.Faults;
using GenesysWrapup.Simulator.Scenarios;

namespace GenesysWrapup.Hostile.Tests.Answers;

/// <summary>A command that reads answers of the platform, with the parameters by which it reads; made anew for every run.</summary>
internal sealed record Reading(string Name, Func<SimulatedPlatform, SessionCommand> Command)
{
    /// <summary>Whether it ends only when time passes.</summary>
    public bool Waits { get; init; }

    /// <summary>What has to be the case beforehand.</summary>
    public Action<SimulatedPlatform> Arrange { get; init; } = static _ => { };

    public override string ToString() => Name;
}

/// <summary>Every cmdlet with a session, each in the ways in which it reads different things.</summary>
internal static class Readings
{
    private static readonly WorkListName s_list = WorkListName.Of("codes");
    private static readonly Uri s_broker = new("amqp://127.0.0.1");

    public static readonly IReadOnlyList<Reading> All =
    [
        new("Get-Conversation", static on => new GetConversationCommand { ConversationId = [Id(on, "transfer")] }),
        new("Get-ConversationParticipant", static on => new GetConversationParticipantCommand
        {
            ConversationId = [Id(on, "transfer")],
            All = true,
        }),
        new("Get-ConversationTimeline", static on => new GetConversationTimelineCommand { ConversationId = [Id(on, "reconnect")] }),
        new("Get-ParticipantWrapup", static on => new GetParticipantWrapupCommand { ConversationId = [Id(on, "coded")] }),
        new("Get-ParticipantWrapup -Level Communication", static on => new GetParticipantWrapupCommand
        {
            ConversationId = [Id(on, "social")],
            Level = WrapupLevel.Communication,
        }),
        new("Get-WrapupCode", static _ => new GetWrapupCodeCommand()),
        new("Get-WrapupCode -Name", static _ => new GetWrapupCodeCommand { Name = ["Res*", "Nobody's"] }),
        new("Get-WrapupCode -Id", static on => new GetWrapupCodeCommand { Id = [on.World.Codes[0].Id] }),
        new("Get-WrapupCode -Division", static _ => new GetWrapupCodeCommand { Division = "Partners" }),
        new("Get-WrapupCode -Queue", static _ => new GetWrapupCodeCommand { Queue = ["Support"] }),
        new("Get-WrapupCode -Queue (its id)", static on => new GetWrapupCodeCommand { Queue = [on.World.FindQueue("Support")!.Id] }),
        new("Get-WrapupCode -ConversationId", static on => new GetWrapupCodeCommand { ConversationId = Id(on, "awaiting-wrapup") }),
        new("Test-ParticipantWrapup", static on => new TestParticipantWrapupCommand
        {
            ConversationId = [Id(on, "awaiting-wrapup")],
            WrapupCode = "Resolved",
            Detailed = true,
        }),
        new("Test-SessionAccess", static _ => new TestSessionAccessCommand { Command = ["Set-ParticipantWrapup"] }),
        new("Test-PlatformAssumption", static on => new TestPlatformAssumptionCommand
        {
            Policy = ["AcwSetting", "DeclaredUserOnly", "WrapupReadWhenNone"],
            ConversationId = [Id(on, "awaiting-wrapup")],
        }),
        new("Test-PlatformAssumption TopicPermissions", static _ => new TestPlatformAssumptionCommand { Policy = ["TopicPermissions"] }),
        new("Find-Conversation", static _ => new FindConversationCommand { WrapupCode = "Resolved", Queue = ["Back office"] }),
        new("Find-Conversation -User", static _ => new FindConversationCommand { User = ["Sven Supervisor"] }),
        new("Find-Conversation -Live", static _ => new FindConversationCommand { Live = true, Queue = ["Back office"] }),
        new("Find-Conversation -Source Job", static _ => new FindConversationCommand { Source = "Job", Queue = ["Back office"] }),
        new("Find-Conversation of last month", static on => new FindConversationCommand
        {
            From = on.Clock.GetUtcNow().UtcDateTime.AddDays(-40),
            To = on.Clock.GetUtcNow().UtcDateTime.AddDays(-2),
            Queue = ["Back office"],
        }),
        new("Find-MissingWrapup", static _ => new FindMissingWrapupCommand { Source = "Query", Queue = ["Back office"] }),
        new("Find-MissingWrapup -Summary", static _ => new FindMissingWrapupCommand { Summary = true, Queue = ["Back office"] }),
        new("Wait-ConversationParticipant", static on => new WaitConversationParticipantCommand
        {
            ConversationId = [Id(on, "awaiting-wrapup")],
            Timeout = TimeSpan.FromSeconds(5),
        })
        {
            Waits = true,
        },
        new("Wait-ConversationParticipant (in vain)", static on => new WaitConversationParticipantCommand
        {
            ConversationId = [Id(on, "connected")],
            Timeout = TimeSpan.FromSeconds(5),
        })
        {
            Waits = true,
        },
        new("Watch-ConversationEvent", static _ => new WatchConversationEventCommand
        {
            Queue = ["Support"],
            Timeout = TimeSpan.FromSeconds(5),
        })
        {
            Waits = true,
        },
        new("Set-ParticipantWrapup", static on => new SetParticipantWrapupCommand
        {
            ConversationId = [New(on)],
            WrapupCode = "Resolved",
        }),
        new("Set-ParticipantWrapup -All", static on => new SetParticipantWrapupCommand
        {
            ConversationId = [New(on, agents: 2)],
            WrapupCode = "Resolved",
            All = true,
            Force = true,
        }),
        new("Set-ParticipantWrapup -Level Communication", static on => new SetParticipantWrapupCommand
        {
            ConversationId = [New(on, MediaKind.Social)],
            WrapupCode = "Resolved",
            Level = WrapupLevel.Communication,
        }),
        new("Set-ParticipantWrapup -Wait", static on => new SetParticipantWrapupCommand
        {
            ConversationId = [New(on)],
            WrapupCode = "Resolved",
            Wait = TimeSpan.FromSeconds(5),
        })
        {
            Waits = true,
        },
        new("Set-ParticipantWrapup (refused)", static on => new SetParticipantWrapupCommand
        {
            ConversationId = [New(on)],
            WrapupCode = "Resolved",
        })
        {
            Arrange = static on => on.Faults.Add(
                new Fault { Operation = Operations.PatchConversationParticipant.Name, Status = 400, Body = ErrorBody }),
        },
        new("Invoke-WrapupWorker", static on => Worker(on)) { Waits = true },
        new("Send-WrapupRequest", static on => Sender(on)),
        new("Set-ParticipantAttribute", static on => new SetParticipantAttributeCommand
        {
            ConversationId = [New(on)],
            Attribute = new Hashtable { ["ticket"] = "4711" },
        }),
        new("New-WrapupCode", static _ => new NewWrapupCodeCommand { Name = "Made here", Division = "Partners" }),
        new("Add-QueueWrapupCode", static _ => new AddQueueWrapupCodeCommand { Queue = "Partner desk", WrapupCode = ["Resolved"] }),
        new("Remove-QueueWrapupCode", static _ => new RemoveQueueWrapupCodeCommand { Queue = "Support", WrapupCode = ["Resolved"] }),
    ];

    /// <summary>An error that says everything an error can say.</summary>
    private const string ErrorBody = """
        {
          "message": "The {what} was refused.", "code": "bad.request", "status": 400, "entityId": "e1", "entityName": "Entity",
          "messageWithParams": "The {what} was refused.", "messageParams": { "what": "code" }, "contextId": "c1",
          "details": [ { "errorCode": "d1", "fieldName": "f1", "entityId": "e2", "entityName": "Inner" } ],
          "errors": [ { "message": "Nested", "code": "nested" } ],
          "limit": { "key": "k", "namespace": "n", "value": 5 }
        }
        """;

    /// <summary>Works off a list of one row, at a broker in memory.</summary>
    private static InvokeWrapupWorkerCommand Worker(SimulatedPlatform on)
    {
        FakeBroker broker = Broker(on);
        var asked = new WrapupRequest { ConversationId = New(on), WrapupCode = "Resolved" };
        broker.Put(s_list.Waiting, WorkRow.Of(asked, on.Access.OrganizationId).ToMessage());
        return new InvokeWrapupWorkerCommand
        {
            Broker = s_broker,
            WorkList = s_list.ToString(),
            Until = "Empty",
            MaxTries = 1,
            Door = (_, _, _, stop) => broker.ConnectAsync(stop),
            Clock = on.Clock,
        };
    }

    private static SendWrapupRequestCommand Sender(SimulatedPlatform on)
    {
        FakeBroker broker = Broker(on);
        return new SendWrapupRequestCommand
        {
            Broker = s_broker,
            WorkList = s_list.ToString(),
            ConversationId = [New(on)],
            WrapupCode = "Resolved",
            Door = (_, _, _, stop) => broker.ConnectAsync(stop),
        };
    }

    private static FakeBroker Broker(SimulatedPlatform on) => new(s_list, on.Clock);

    /// <summary>What is written to is new each time: a code that is there already is not written again.</summary>
    private static string New(SimulatedPlatform platform, MediaKind? media = null, int agents = 1) => platform.World.NewConversation(
        new NewConversationOptions { MediaType = media ?? MediaKind.Call, State = SimulatedState.AwaitingWrapup, Agents = agents }).Id;

    private static string Id(SimulatedPlatform platform, string name) =>
        platform.World.Named.First(conversation => conversation.Name == name).ConversationId;
}
