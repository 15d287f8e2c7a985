using System.Collections.Generic;
using System.Text;
using System.Text.Json.Nodes;

namespace GenesysWrapup.Core.Metrics;

/// <summary>One event as its sink takes it.</summary>
/// <param name="Json">The event.</param>
/// <param name="Shortened">The fields that were cut or left out for the sink's limits.</param>
internal sealed record ShapedEvent(JsonObject Json, IReadOnlyList<string> Shortened)
{
    private byte[]? _bytes;

    /// <summary>As it goes out.</summary>
    public byte[] Bytes => _bytes ??= Encoding.UTF8.GetBytes(Json.ToJsonString());
}
