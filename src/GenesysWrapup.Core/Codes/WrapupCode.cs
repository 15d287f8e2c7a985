using System;

namespace GenesysWrapup.Core.Codes;

/// <summary>A wrap-up code. Its id is text: most are GUIDs, most of the platform's own are not.</summary>
public sealed class WrapupCode
{
    /// <summary>The code's id, under the name that the other cmdlets bind.</summary>
    public required string Id { get; set; }
    public required string Name { get; set; }
    public string? Description { get; set; }
    public string? DivisionId { get; set; }
    public string? DivisionName { get; set; }
    public string? QueueId { get; set; }
    public string? QueueName { get; set; }
    public DateTime? DateModified { get; set; }

    public override string ToString() => Name;
}
