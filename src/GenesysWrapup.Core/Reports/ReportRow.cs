using System;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Rows;

namespace GenesysWrapup.Core.Reports;

/// <summary>What a report keeps of a row: as many rows as there are stay in memory until the page is written.</summary>
internal sealed record ReportRow
{
    private const string Nobody = "(nobody known)";
    private const string NoQueue = "(no queue)";
    private const int LongestText = 300;
    private const int LongestStep = 1_000;

    public required string State { get; init; }
    public DateTimeOffset? Time { get; init; }
    public required string Person { get; init; }
    public required string Queue { get; init; }

    /// <summary>The outcome of a write, the reason that analytics shows, the type of an event.</summary>
    public required string Outcome { get; init; }
    public string? Code { get; init; }
    public string? Media { get; init; }
    public string? What { get; init; }
    public string? NextStep { get; init; }
    public required string ConversationId { get; init; }

    /// <summary>The same for several attempts at the same place; null for what is never repeated.</summary>
    public string? Place { get; init; }

    /// <summary>What analytics says about how recent it is.</summary>
    public string? DataAsOf { get; init; }

    public static ReportRow Of(FlatRow row) => new()
    {
        State = row.State,
        Time = row.Time,
        Person = Line(row.Text("userName") ?? row.Text("userId")) ?? Nobody,
        Queue = Line(row.Text("queueName") ?? row.Text("queueId")) ?? NoQueue,
        Outcome = Line(OutcomeOf(row))!,
        Code = Line(row.Text("wrapupCodeName") ?? row.Text("wrapupCode") ?? (row.State == CodeState.Coded ? Wanted(row) : null)),
        Media = Line(row.Text("mediaType")),
        What = Line(row.Text("message"), LongestText),
        NextStep = row.State == CodeState.Missing ? Line(row.Text("nextStep"), LongestStep) : null,
        ConversationId = Line(row.Text("conversationId"))!,
        Place = row.Kind == RowKind.Result
            ? string.Join("|", row.Text("conversationId"), row.Text("participantId"), row.Text("communicationId"))
            : null,
        DataAsOf = row.Text("dataAsOf"),
    };

    private static string? Wanted(FlatRow row) => row.Text("requestedCodeName") ?? row.Text("requestedCode");

    private static string OutcomeOf(FlatRow row) => row.Text("outcome") ?? row.Text("reason") ?? row.Text("conversationEvent")
        ?? (row.State == CodeState.Missing ? "NoCode" : row.Text("isSystemCode") == bool.TrueString ? "SystemCode" : "Code");

    private static string? Line(
        string? text,
        int longest = 120) => string.IsNullOrWhiteSpace(text) ? null : ShownText.Line(ShortText.Of(text, longest));
}
