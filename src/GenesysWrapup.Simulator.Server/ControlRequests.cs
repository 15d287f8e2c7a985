using System.Text.Json.Nodes;

namespace GenesysWrapup.Simulator.Server;

/// <summary>The body of POST conversations; what it leaves out is as in New-SimulatedConversation.</summary>
internal sealed record ConversationRequest
{
    public string? MediaType { get; init; }

    public string? State { get; init; }

    public string? Queue { get; init; }

    public string? AcwMode { get; init; }

    public int? Agents { get; init; }
}

/// <summary>The body of POST clock.</summary>
internal sealed record ClockRequest
{
    /// <summary>How far: 00:05:00.</summary>
    public string? Step { get; init; }
}

/// <summary>The body of POST faults; what it leaves out is as in Add-SimulatedFault.</summary>
internal sealed record FaultRequest
{
    public string? Operation { get; init; }

    public int? Status { get; init; }

    public string? ErrorCode { get; init; }

    /// <summary>A text or a number, sent as it is.</summary>
    public JsonNode? RetryAfter { get; init; }

    public string? Body { get; init; }

    public string? Delay { get; init; }

    public string? Cut { get; init; }

    public bool? AfterProcessing { get; init; }

    public bool? Truncate { get; init; }

    public int? Count { get; init; }

    public double? Chance { get; init; }
}

/// <summary>The body of POST policy.</summary>
internal sealed record PolicyRequest
{
    public string? Name { get; init; }

    /// <summary>A text, a number or a flag.</summary>
    public JsonNode? Value { get; init; }
}
