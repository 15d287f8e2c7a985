using System;
using System.Collections.Generic;
using GenesysWrapup.Core.Platform.Models;

namespace GenesysWrapup.Core.Tests.Conversations;

/// <summary>Participants as the generic read shows them, in the situations that matter for wrap-up.</summary>
internal static class WireSamples
{
    public const string ConversationId = "11111111-0000-4000-8000-000000000001";
    public const string CustomerId = "22222222-0000-4000-8000-000000000001";
    public const string AgentId = "33333333-0000-4000-8000-000000000001";
    public const string CallId = "44444444-0000-4000-8000-000000000001";
    public const string UserId = "55555555-0000-4000-8000-000000000001";
    public const string QueueId = "66666666-0000-4000-8000-000000000001";
    public const string CodeId = "77777777-0000-4000-8000-000000000001";

    /// <summary>When the sample's agent hung up.</summary>
    public static readonly DateTimeOffset HangUp = new(2026, 11, 2, 14, 2, 10, TimeSpan.Zero);

    public static WireParticipant Customer() => new()
    {
        Id = CustomerId,
        Purpose = "customer",
        Name = "Caller",
        StartTime = HangUp.AddMinutes(-5),
        ConnectedTime = HangUp.AddMinutes(-5),
        EndTime = HangUp,
        Calls = [Ended("44444444-0000-4000-8000-00000000000c", "endpoint")],
    };

    /// <summary>In after-call work since the hang-up, two minutes long, no code.</summary>
    public static WireParticipant Pending() => new()
    {
        Id = AgentId,
        Purpose = "agent",
        Name = "Ana López",
        UserId = UserId,
        QueueId = QueueId,
        QueueName = "Support",
        StartTime = HangUp.AddMinutes(-4),
        ConnectedTime = HangUp.AddMinutes(-4),
        EndTime = HangUp,
        WrapupRequired = true,
        WrapupPrompt = "timeout",
        WrapupTimeoutMs = 120_000,
        StartAcwTime = HangUp,
        Calls = [Ended(CallId, "peer")],
    };

    public static WireParticipant Connected()
    {
        WireParticipant agent = Pending();
        agent.EndTime = null;
        agent.StartAcwTime = null;
        agent.Calls =
        [
            new WireCommunication
            {
                Id = CallId, State = "connected", ConnectedTime = HangUp.AddMinutes(-4), StartAlertingTime = HangUp.AddMinutes(-4.2),
            },
        ];
        return agent;
    }

    public static WireParticipant Coded(string code = CodeId)
    {
        WireParticipant agent = Pending();
        agent.EndAcwTime = HangUp.AddSeconds(14);
        agent.Wrapup = new WireWrapup { Code = code, Notes = "all well", EndTime = agent.EndAcwTime, DurationSeconds = 14 };
        return agent;
    }

    /// <summary>Rang and was not answered: purpose agent, the same user, never connected.</summary>
    public static WireParticipant Unanswered() => new()
    {
        Id = "33333333-0000-4000-8000-000000000002",
        Purpose = "agent",
        Name = "Ana López",
        UserId = UserId,
        QueueId = QueueId,
        WrapupRequired = false,
        WrapupPrompt = "timeout",
        WrapupTimeoutMs = 120_000,
        StartTime = HangUp.AddMinutes(-4.5),
        EndTime = HangUp.AddMinutes(-4.3),
        Calls =
        [
            new WireCommunication
            {
                Id = "44444444-0000-4000-8000-000000000002",
                State = "terminated",
                StartAlertingTime = HangUp.AddMinutes(-4.5),
                DisconnectedTime = HangUp.AddMinutes(-4.3),
                DisconnectType = "client",
            },
        ],
    };

    public static WireCommunication Ended(string id, string how) => new()
    {
        Id = id,
        State = "terminated",
        StartAlertingTime = HangUp.AddMinutes(-4.2),
        ConnectedTime = HangUp.AddMinutes(-4),
        DisconnectedTime = HangUp,
        DisconnectType = how,
    };

    public static WireConversation Conversation(params WireParticipant[] participants) => new()
    {
        Id = ConversationId,
        StartTime = HangUp.AddMinutes(-5),
        EndTime = HangUp,
        Participants = new List<WireParticipant>(participants),
    };
}
