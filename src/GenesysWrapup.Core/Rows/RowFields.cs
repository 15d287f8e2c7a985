using System;
using System.Collections.Generic;

namespace GenesysWrapup.Core.Rows;

internal enum FieldKind
{
    Text,
    Number,
    Flag,

    /// <summary>A time: told twice, in ISO 8601 and, with Ms at the end of its name, in milliseconds since 1970.</summary>
    Moment,
}

/// <param name="Name">What it is called in a flat row.</param>
/// <param name="Property">The properties of outputs it comes from; the first that says something counts.</param>
internal sealed record RowField(string Name, FieldKind Kind, params string[] Property);

/// <summary>
/// The fields of a flat row, in their order. The names are public: dashboards are built on them. None is a word of a sink's query
/// language, which is why it is endedAt and not endTime.
/// </summary>
internal static class RowFields
{
    public const string Kind = "kind";
    public const string EventId = "eventId";
    public const string CodeState = "codeState";
    public const string Time = "time";
    public const string AfterCallWorkSeconds = "afterCallWorkSeconds";
    public const string Notes = "notes";

    /// <summary>Its end in the name of a time in milliseconds.</summary>
    public const string Milliseconds = "Ms";

    public static readonly IReadOnlyList<RowField> All =
    [
        Text("conversationId", "ConversationId"),
        Text("participantId", "ParticipantId"),
        Text("communicationId", "CommunicationId"),
        Text("userId", "UserId"),
        Text("userName", "UserName"),
        Text("queueId", "QueueId"),
        Text("queueName", "QueueName"),
        Text("mediaType", "MediaType"),
        Text("wrapupCode", "AssignedCode"),
        Text("wrapupCodeName", "AssignedCodeName"),
        new("wrapupSeconds", FieldKind.Number, "AssignedDurationSeconds", "DurationSeconds"),
        new("isSystemCode", FieldKind.Flag, "IsSystemCode"),
        Text("outcome", "Outcome"),
        Text("requestedCode", "RequestedCode", "WrapupCode"),
        Text("requestedCodeName", "RequestedCodeName"),
        Text("previousCode", "PreviousCode"),
        Text("previousCodeName", "PreviousCodeName"),
        Text("wrapupLevel", "Level"),
        Text("reason", "Reason"),
        Text("basis", "Basis"),
        Text("dataSource", "DataSource"),
        Text("conversationEvent", "EventType"),
        Text("direction", "Direction"),
        Text("disconnectType", "DisconnectType"),
        Text("wrapupState", "WrapupState"),
        Text("findingId", "FindingId"),
        Text("errorCode", "ErrorCode"),
        new("statusCode", FieldKind.Number, "StatusCode"),
        Text("message", "Message", "Explanation"),
        Text("nextStep", "NextStep"),
        new("requests", FieldKind.Number, "Requests"),
        new("writes", FieldKind.Number, "Writes"),
        new("elapsedSeconds", FieldKind.Number, "ElapsedSeconds"),
        new("waitedSeconds", FieldKind.Number, "WaitedSeconds"),
        Text("waitedBy", "WaitedBy"),
        Text("correlationId", "CorrelationId"),
        Moment("startedAt", "StartTime"),
        Moment("endedAt", "EndTime"),
        Moment("afterCallWorkStart", "AfterCallWorkStart"),
        Moment("afterCallWorkEnd", "AfterCallWorkEnd"),
        Moment("conversationEnd", "ConversationEnd"),
        Moment("dataAsOf", "DataAsOf"),
    ];

    /// <summary>What somebody wrote about a customer: it leaves only where that is asked for.</summary>
    public static readonly RowField Private = Text(Notes, "AssignedNotes", "Notes");

    /// <summary>The times a row of that kind may stand for; the first that is there counts.</summary>
    public static string[] TimesOf(string kind) => kind switch
    {
        RowKind.Assigned => ["EndTime"],
        RowKind.Analytics => ["AfterCallWorkEnd", "EndTime", "ConversationEnd"],
        _ => ["Time", "AfterCallWorkEnd"],
    };

    private static RowField Text(string name, params string[] property) => new(name, FieldKind.Text, property);

    private static RowField Moment(string name, params string[] property) => new(name, FieldKind.Moment, property);
}
