using System;
using System.Globalization;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Wrapups;

namespace GenesysWrapup.Core.WorkLists;

/// <summary>
/// A row of a work list, as it was asked for: one that is dead, with the reason, or one that could not be sent. Piped to
/// Send-WrapupRequest it is sent again.
/// </summary>
public sealed class WorkListRow
{
    public string? ConversationId { get; set; }
    public string? WrapupCode { get; set; }
    public string? ParticipantId { get; set; }
    public string? CommunicationId { get; set; }
    public string? UserId { get; set; }
    public string? Notes { get; set; }

    /// <summary>Separated by semicolons, as -Tag takes them.</summary>
    public string? Tag { get; set; }
    public int? DurationSeconds { get; set; }
    public bool Provisional { get; set; }

    /// <summary>How it ended; null where it was not tried.</summary>
    public string? Outcome { get; set; }
    public string? Message { get; set; }
    public string? NextStep { get; set; }
    public string? FindingId { get; set; }
    public int Tries { get; set; }

    /// <summary>Its number in the list that it came from.</summary>
    public int? Row { get; set; }
    public string? WorkList { get; set; }
    public string? MessageId { get; set; }

    /// <summary>When it came among the dead.</summary>
    public DateTime? Time { get; set; }

    /// <summary>All that was asked for; null where the message was none of ours.</summary>
    internal WorkRow? Asked { get; set; }

    internal static WorkListRow Of(WorkRow row, WorkListName list) => new()
    {
        ConversationId = row.ConversationId,
        WrapupCode = row.WrapupCode,
        ParticipantId = row.ParticipantId,
        CommunicationId = row.CommunicationId,
        UserId = row.UserId,
        Notes = row.Notes,
        Tag = row.Tags is { Count: > 0 } tags ? string.Join("; ", tags) : null,
        DurationSeconds = row.DurationSeconds,
        Provisional = row.Provisional,
        Row = row.Number,
        WorkList = list.Waiting,
        Asked = row,
    };

    internal static WorkListRow OfDead(ListMessage dead, WorkListName list) =>
        (WorkRow.Read(dead) is { } row ? Of(row, list) : new WorkListRow { WorkList = list.Waiting }).With(copy =>
        {
            copy.Outcome = dead.Header(ListMessage.Outcome) ?? WrapupOutcome.Failed;
            copy.Message = dead.Header(ListMessage.Message) ?? ByBroker(dead);
            copy.NextStep = dead.Header(ListMessage.NextStep)
                ?? "See what the workers' machines say, then pipe the row to Send-WrapupRequest.";
            copy.FindingId = dead.Header(ListMessage.FindingId);
            copy.Tries = dead.TriesBefore;
            copy.MessageId = dead.Id;
            copy.Time = dead.Time == default ? null : dead.Time.UtcDateTime;
        });

    public override string ToString() => $"{Outcome ?? "Not sent"}: {ConversationId} {ShortText.Line(Message)}";

    private static string ByBroker(ListMessage dead) => dead.Header(ListMessage.BrokerReason) is { } reason
        ? string.Format(CultureInfo.InvariantCulture, "The broker took it out of the list ({0}): too many workers ended over it.", reason)
        : "It is not known why.";
}
