using System;

namespace GenesysWrapup.Core.Codes;

/// <summary>A wrap-up code. Its id is text: most are GUIDs, most of the platform's own are not.</summary>
public sealed record WrapupCode
{
    /// <summary>The code's id, under the name that the other cmdlets bind.</summary>
    public required string Id { get; init; }
    public required string Name { get; init; }
    public string? Description { get; init; }
    public string? DivisionId { get; init; }
    public string? DivisionName { get; init; }
    public string? QueueId { get; init; }
    public string? QueueName { get; init; }
    public DateTime? DateModified { get; init; }

    public override string ToString() => Name;
}
