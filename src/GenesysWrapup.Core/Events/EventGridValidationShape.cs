using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using GenesysWrapup.Core.Platform;

namespace GenesysWrapup.Core.Events;

/// <summary>
/// Event Grid's question before it delivers anything. A webhook of a runbook cannot echo the code, but somebody can open the address.
/// </summary>
internal sealed class EventGridValidationShape : IEventShape
{
    private static readonly string[] s_hosts = [".eventgrid.azure.net", ".eventgrid.azure.us", ".eventgrid.azure.cn"];

    public EventShapeBasis Known => new(
        "Event Grid's question before it delivers", Basis.Documented,
        "Event Grid's own documentation has the code and the address.");

    public bool Wraps => true;

    public static bool IsOne(JsonElement item) => item.Object("data")?.Has("validationCode") == true;

    public bool Fits(JsonElement item, EventOrigin origin) => IsOne(item);

    public IEnumerable<EventReading> Read(JsonElement item, EventOrigin origin)
    {
        string? url = item.Object("data")!.Value.Text("validationUrl");
        if (url is not null && !IsOfEventGrid(url))
        {
            return [EventReading.Of(EventFailures.NotAnEvent(Lookalike.ForeignValidation, item.GetRawText(), origin))];
        }

        return [EventReading.Of((origin with { Source = "EventGrid" }).Event(EventType.Validation).With(copy =>
        {
            copy.Time = item.Time("eventTime")?.UtcDateTime ?? origin.Time;
            copy.EventId = item.Text("id") ?? origin.EventId;
            copy.Message = "Event Grid asks whether its events are wanted here. Opening ValidationUrl says yes; its time is limited.";
            copy.ValidationUrl = url;
        }))];
    }

    /// <summary>Whoever knows the webhook could send an address of their own for a runbook to open.</summary>
    private static bool IsOfEventGrid(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out Uri? address) && address.Scheme == Uri.UriSchemeHttps &&
        s_hosts.Any(host => address.Host.EndsWith(host, StringComparison.OrdinalIgnoreCase));
}
