using System;
using System.Collections.Generic;

namespace GenesysWrapup.Core.Platform.Models;

internal sealed class WireWrapupCode : IWireObject
{
    public string? Id { get; set; }
    public string? Name { get; set; }
    public string? Description { get; set; }
    public WireReference? Division { get; set; }
    public DateTimeOffset? DateCreated { get; set; }
    public DateTimeOffset? DateModified { get; set; }
    public string? SelfUri { get; set; }
}

internal sealed class WireQueue : IWireObject
{
    public string? Id { get; set; }
    public string? Name { get; set; }
    public WireReference? Division { get; set; }
    public WireAcwSettings? AcwSettings { get; set; }
    public string? SelfUri { get; set; }
}

internal sealed class WireAcwSettings
{
    public string? WrapupPrompt { get; set; }
    public int? TimeoutMs { get; set; }
}

/// <summary>A page of any listing. The list ends where there is no next address; a short page may still have one.</summary>
internal sealed class WirePage<T>
{
    public List<T>? Entities { get; set; }
    public int? PageSize { get; set; }
    public int? PageNumber { get; set; }
    public int? PageCount { get; set; }
    public long? Total { get; set; }
    public string? NextUri { get; set; }
    public bool? AllDivsPermitted { get; set; }
}
