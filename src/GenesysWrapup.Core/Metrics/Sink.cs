using System;
using System.Collections.Generic;

namespace GenesysWrapup.Core.Metrics;

/// <summary>Where events go.</summary>
/// <param name="Format">How it wants them.</param>
/// <param name="Address">The address of its call.</param>
/// <param name="Headers">What goes with every call; the key is among them.</param>
internal sealed record Sink(IEventFormat Format, Uri Address, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>As results and questions name it: without anything secret.</summary>
    public string Name => $"{Format.Title} at {Address.Authority}";

    public override string ToString() => Name;
}
