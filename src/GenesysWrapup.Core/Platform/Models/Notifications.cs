using System;
using System.Collections.Generic;

namespace GenesysWrapup.Core.Platform.Models;

internal sealed class WireChannel
{
    public string? Id { get; set; }
    public Uri? ConnectUri { get; set; }
    public DateTimeOffset? Expires { get; set; }
}

internal sealed class WireChannelTopic : IWireObject
{
    public string? Id { get; set; }

    /// <summary>Permitted or Rejected; only in answers.</summary>
    public string? State { get; set; }

    public string? RejectionReason { get; set; }
    public List<string>? MissingPermissions { get; set; }
}

/// <summary>A topic that can be subscribed to, with {id} in its name.</summary>
internal sealed class WireAvailableTopic : IWireObject
{
    public string? Id { get; set; }
    public List<string>? RequiresPermissions { get; set; }
    public bool? Enforced { get; set; }
}
