using System.Linq;
using System.Text.Json;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Models;

namespace GenesysWrapup.Core.Events;

/// <summary>
/// A participant in an event's body as the wire's own model, so that it is judged by the same rules as one that was read. Member by
/// member: one that is odd must not cost the event.
/// </summary>
internal static class ParticipantMembers
{
    /// <summary>What both forms of the body have; who it is and its communications differ.</summary>
    public static WireParticipant Of(JsonElement item) => new()
    {
        Id = item.Text("id"),
        Name = item.Text("name"),
        Purpose = item.Text("purpose"),
        StartTime = item.Time("startTime"),
        ConnectedTime = item.Time("connectedTime"),
        EndTime = item.Time("endTime"),
        ConsultParticipantId = item.Text("consultParticipantId"),
        MonitoredParticipantId = item.Text("monitoredParticipantId"),
        CoachedParticipantId = item.Text("coachedParticipantId"),
        BargedParticipantId = item.Text("bargedParticipantId"),
        MediaRoles = item.Member("mediaRoles") is { ValueKind: JsonValueKind.Array } roles
            ? roles.EnumerateArray().Select(JsonText.Shown).OfType<string>().ToList()
            : null,
        WrapupRequired = item.Flag("wrapupRequired"),
        WrapupPrompt = item.Text("wrapupPrompt"),
        WrapupTimeoutMs = item.Number("wrapupTimeoutMs") is >= 0 and <= int.MaxValue and { } limit ? (int)limit : null,
        WrapupSkipped = item.Flag("wrapupSkipped"),
        Wrapup = Wrapup(item),
        StartAcwTime = item.Time("startAcwTime"),
        EndAcwTime = item.Time("endAcwTime"),
    };

    public static WireCommunication Communication(JsonElement item) => Communication(item, item.Text("id"));

    public static WireCommunication Communication(JsonElement item, string? id) => new()
    {
        Id = id,
        State = item.Text("state"),
        InitialState = item.Text("initialState"),
        Direction = item.Text("direction"),
        DisconnectType = item.Text("disconnectType"),
        StartAlertingTime = item.Time("startAlertingTime"),
        ConnectedTime = item.Time("connectedTime"),
        DisconnectedTime = item.Time("disconnectedTime"),
        Wrapup = Wrapup(item),
        AfterCallWorkRequired = item.Flag("afterCallWorkRequired"),
        AfterCallWork = item.Object("afterCallWork") is { } work
            ? new WireAfterCallWork { State = work.Text("state"), StartTime = work.Time("startTime"), EndTime = work.Time("endTime") }
            : null,
    };

    private static WireWrapup? Wrapup(JsonElement item) => item.Object("wrapup") is not { } wrapup ? null : new WireWrapup
    {
        Code = wrapup.Text("code"),
        Name = wrapup.Text("name"),
        Notes = wrapup.Text("notes"),
        DurationSeconds = wrapup.Number("durationSeconds") is >= 0 and <= int.MaxValue and { } seconds ? (int)seconds : null,
        EndTime = wrapup.Time("endTime"),
        Provisional = wrapup.Flag("provisional"),
    };
}
