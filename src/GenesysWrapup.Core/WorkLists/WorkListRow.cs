using System;
using System.Globalization;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Wrapups;

namespace GenesysWrapup.Core.WorkLists;

/// <summary>
/// A row of a work list, as it was asked for: one that is dead, with the reason, or one that could not be sent. Piped to
/// Send-WrapupRequest it is sent again.
/// </summary>
public sealed record WorkListRow
{
    public string? ConversationId { get; init; }
    public string? WrapupCode { get; init; }
    public string? ParticipantId { get; init; }
    public string? CommunicationId { get; init; }
    public string? UserId { get; init; }
    public string? Notes { get; init; }

    /// <summary>Separated by semicolons, as -Tag takes them.</summary>
    public string? Tag { get; init; }
    public int? DurationSeconds { get; init; }
    public bool Provisional { get; init; }

    /// <summary>How it ended; null where it was not tried.</summary>
    public string? Outcome { get; init; }
    public string? Message { get; init; }
    public string? NextStep { get; init; }
    public string? FindingId { get; init; }
    public int Tries { get; init; }

    /// <summary>Its number in the list that it came from.</summary>
    public int? Row { get; init; }
    public string? WorkList { get; init; }
    public string? MessageId { get; init; }

    /// <summary>When it came among the dead.</summary>
    public DateTime? Time { get; init; }

    /// <summary>All that was asked for; null where the message was none of ours.</summary>
    internal WorkRow? Asked { get; init; }

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
        (WorkRow.Read(dead) is { } row ? Of(row, list) : new WorkListRow { WorkList = list.Waiting }) with
        {
            Outcome = dead.Header(ListMessage.Outcome) ?? WrapupOutcome.Failed,
            Message = dead.Header(ListMessage.Message) ?? ByBroker(dead),
            NextStep = dead.Header(ListMessage.NextStep) ?? "See what the workers' machines say, then pipe the row to Send-WrapupRequest.",
            FindingId = dead.Header(ListMessage.FindingId),
            Tries = dead.TriesBefore,
            MessageId = dead.Id,
            Time = dead.Time == default ? null : dead.Time.UtcDateTime,
        };

    public override string ToString() => $"{Outcome ?? "Not sent"}: {ConversationId} {ShortText.Line(Message)}";

    private static string ByBroker(ListMessage dead) => dead.Header(ListMessage.BrokerReason) is { } reason
        ? string.Format(CultureInfo.InvariantCulture, "The broker took it out of the list ({0}): too many workers ended over it.", reason)
        : "It is not known why.";
}
