using System;
using System.Collections.Generic;
using System.Linq;
using GenesysWrapup.Core.Platform;

namespace GenesysWrapup.Simulator.State;

/// <summary>One call, e-mail, message thread … of a participant. Analytics and events call its id the session's.</summary>
internal sealed class SimulatedCommunication(string id, MediaKind media, string direction)
{
    public const string Alerting = "alerting";
    public const string Connected = "connected";
    public const string Scheduled = "scheduled";
    public const string Disconnected = "disconnected";
    public const string Terminated = "terminated";

    public string Id { get; } = id;

    public MediaKind Media { get; } = media;

    public string Direction { get; } = direction;

    public string State { get; set; } = Alerting;

    public string InitialState { get; set; } = Alerting;

    public bool Held { get; set; }

    public bool Muted { get; set; }

    public bool Confined { get; set; }

    public bool Recording { get; set; }

    public DateTimeOffset? AlertingAt { get; set; }

    public DateTimeOffset? ConnectedAt { get; set; }

    public DateTimeOffset? DisconnectedAt { get; set; }

    public DateTimeOffset? HeldSince { get; set; }

    public string? DisconnectType { get; set; }

    public required string PeerId { get; init; }

    public SimulatedWrapup? Wrapup { get; set; }

    public SimulatedWrapup? Provisional { get; set; }

    public SimulatedAfterCallWork Work { get; } = new();

    /// <summary>The agent asked for after-call work, on a queue that leaves it to them.</summary>
    public bool WorkRequested { get; set; }

    public List<SimulatedSegment> Segments { get; } = [];

    public bool IsOver => DisconnectedAt is not null;

    public bool IsConnected => State == Connected;

    /// <summary>Captured: ended calls are terminated, everything else disconnected.</summary>
    public string EndState => Media == MediaKind.Call ? Terminated : Disconnected;

    public string Provider => Media.Name switch
    {
        "call" => "Edge",
        "callback" => "PureCloud Callback",
        "email" => "PureCloud Email",
        "message" => "PureCloud Messaging",
        "social" => "PureCloud Social",
        "video" => "PureCloud Video",
        _ => "PureCloud " + Media.Name,
    };

    /// <summary>Ends the current segment, and begins the next where one is given.</summary>
    public void Turn(DateTimeOffset at, string? next, string? disconnectType = null)
    {
        SimulatedSegment? running = Segments.LastOrDefault();
        if (running?.End is null)
        {
            running?.Close(at, next ?? SimulatedSegment.Disconnect, disconnectType);
        }

        if (next is not null)
        {
            Segments.Add(new SimulatedSegment(next, at));
        }
    }
}
