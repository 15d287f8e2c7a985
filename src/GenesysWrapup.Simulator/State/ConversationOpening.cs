using GenesysWrapup.Core.Platform;
using GenesysWrapup.Simulator.Access;

namespace GenesysWrapup.Simulator.State;

/// <summary>How a conversation begins.</summary>
internal sealed record ConversationOpening(MediaKind Media)
{
    public const string Inbound = "inbound";
    public const string Outbound = "outbound";

    /// <summary>Its id; made up where none is given.</summary>
    public string? Id { get; init; }

    public SimulatedQueue? Queue { get; init; }

    public string Direction { get; init; } = Inbound;

    public string CustomerName { get; init; } = "Erika Example";

    public string CustomerAddress { get; init; } = "tel:+15550100";

    /// <summary>Dialled by an outbound campaign.</summary>
    public bool ByCampaign { get; init; }

    /// <summary>The after-call mode of its agents, where it overrides the queue's.</summary>
    public AfterCallMode? Mode { get; init; }

    /// <summary>The division, where it is not the queue's.</summary>
    public SimulatedDivision? Division { get; init; }
}
