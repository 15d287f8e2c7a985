using System;
using System.Collections.Generic;
using System.Linq;
using GenesysWrapup.Simulator.Access;

namespace GenesysWrapup.Simulator.State;

/// <summary>A participant of a conversation. Each ring makes a new one, even for the same agent.</summary>
internal sealed class SimulatedParticipant(string id, string purpose, DateTimeOffset start)
{
    public const string Agent = "agent";
    public const string User = "user";
    public const string Customer = "customer";
    public const string Ivr = "ivr";
    public const string Acd = "acd";
    public const string Dialer = "dialer";

    public string Id { get; } = id;

    public string Purpose { get; } = purpose;

    public DateTimeOffset Start { get; } = start;

    public DateTimeOffset? ConnectedAt { get; set; }

    public DateTimeOffset? End { get; set; }

    public SimulatedPerson? Member { get; init; }

    public string? Name { get; init; }

    public SimulatedQueue? Queue { get; init; }

    public string? Address { get; init; }

    public string? ConsultParticipantId { get; set; }

    public string? MonitoredParticipantId { get; set; }

    public string? CoachedParticipantId { get; set; }

    public string? BargedParticipantId { get; set; }

    /// <summary>The after-call mode of the participant's queue; none without a queue.</summary>
    public AfterCallMode? Mode { get; init; }

    public TimeSpan Timeout { get; init; }

    public bool WrapupRequired { get; set; }

    public bool WrapupSkipped { get; set; }

    public SimulatedWrapup? Wrapup { get; set; }

    public SimulatedWrapup? Provisional { get; set; }

    public DateTimeOffset? WorkStart { get; set; }

    public DateTimeOffset? WorkEnd { get; set; }

    public Dictionary<string, string> Attributes { get; } = [];

    public List<SimulatedCommunication> Communications { get; } = [];

    /// <summary>An agent or user, as opposed to a caller, a menu or a queue.</summary>
    public bool IsStaff => Member is not null && Purpose is Agent or User;

    public bool IsListening => MonitoredParticipantId is not null || CoachedParticipantId is not null || BargedParticipantId is not null;

    public bool IsConnected => Communications.Any(communication => communication.IsConnected);

    public bool IsOver => End is not null;

    public bool WorkIsPending => WorkStart is not null && WorkEnd is null;

    /// <summary>Whether a code is on the participant, or on every communication that had after-call work.</summary>
    public bool IsCoded => Wrapup is not null || Communications.Any(static communication => communication.Wrapup is not null);

    public SimulatedCommunication? Find(string communicationId) =>
        Communications.FirstOrDefault(
            communication => string.Equals(communication.Id, communicationId, StringComparison.OrdinalIgnoreCase));
}
