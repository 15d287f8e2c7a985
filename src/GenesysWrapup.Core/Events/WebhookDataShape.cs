using System.Collections.Generic;
using System.Text.Json;
using GenesysWrapup.Core.Platform;

namespace GenesysWrapup.Core.Events;

/// <summary>What a runbook gets from its webhook: name, headers, and the body that was posted, mostly as text.</summary>
internal sealed class WebhookDataShape : IEventShape
{
    public const string Source = "Webhook";
    public const string Body = "RequestBody";

    public EventShapeBasis Known => new(
        "The data of a runbook's webhook", Basis.Documented,
        "Azure Automation's own documentation has its members, and says that PowerShell 7 gets a text that is no JSON.");

    public bool Wraps => true;

    public bool Fits(JsonElement item, EventOrigin origin) => item.Has(Body) || (item.Has("WebhookName") && item.Has("RequestHeader"));

    public IEnumerable<EventReading> Read(JsonElement item, EventOrigin origin)
    {
        EventOrigin inside = origin.Within(Body) with { Source = Source };
        return item.Member(Body) is { } body ? EventReader.Open(body, inside) : EventReader.OpenText(string.Empty, inside);
    }
}
