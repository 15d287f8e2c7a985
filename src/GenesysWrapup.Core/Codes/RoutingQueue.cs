using System;
using GenesysWrapup.Core.Platform.Models;

namespace GenesysWrapup.Core.Codes;

/// <summary>A queue, with what it says about after-call work.</summary>
internal sealed record RoutingQueue(string Id, string Name)
{
    public string? DivisionId { get; init; }

    public string? DivisionName { get; init; }

    /// <summary>
    /// As a queue spells it: MANDATORY, OPTIONAL, MANDATORY_TIMEOUT, MANDATORY_FORCED_TIMEOUT, AGENT_REQUESTED. Null where it could not be
    /// read.
    /// </summary>
    public string? AcwMode { get; init; }

    public TimeSpan? AcwTimeout { get; init; }

    public static RoutingQueue? Of(WireQueue wire) => wire.Id is null ? null : new RoutingQueue(wire.Id, wire.Name ?? wire.Id)
    {
        DivisionId = wire.Division?.Id,
        DivisionName = DivisionDirectory.NameOf(wire.Division),
        AcwMode = wire.AcwSettings?.WrapupPrompt,
        AcwTimeout = wire.AcwSettings?.TimeoutMs is { } milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : null,
    };

    public override string ToString() => Name;
}
