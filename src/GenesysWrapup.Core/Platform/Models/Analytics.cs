using System;
using System.Collections.Generic;

// Conversation details as analytics tells them, and how they are asked for. Only the members that are read or written here.
namespace GenesysWrapup.Core.Platform.Models;

/// <summary>
/// One page of details, by query or of a job. The query alone counts its hits, the job alone says how far its data reaches.
/// </summary>
internal sealed class WireDetailsPage
{
    public List<WireDetails>? Conversations { get; set; }
    public int? TotalHits { get; set; }
    public string? Cursor { get; set; }
    public DateTimeOffset? DataAvailabilityDate { get; set; }
}

/// <summary>A conversation as analytics tells it.</summary>
internal sealed class WireDetails
{
    public string? ConversationId { get; set; }
    public DateTimeOffset? ConversationStart { get; set; }
    public DateTimeOffset? ConversationEnd { get; set; }
    public string? AssociatedConversationId { get; set; }
    public List<string>? ConsultationConversationIds { get; set; }
    public List<WireDetailsParticipant>? Participants { get; set; }
}

internal sealed class WireDetailsParticipant
{
    public string? ParticipantId { get; set; }
    public string? ParticipantName { get; set; }
    public string? Purpose { get; set; }
    public string? UserId { get; set; }
    public List<WireDetailsSession>? Sessions { get; set; }
}

internal sealed class WireDetailsSession
{
    public string? SessionId { get; set; }
    public string? MediaType { get; set; }
    public bool? AcwSkipped { get; set; }
    public string? OutboundCampaignId { get; set; }
    public string? MonitoredParticipantId { get; set; }
    public string? CoachedParticipantId { get; set; }
    public string? BargedParticipantId { get; set; }
    public List<WireDetailsSegment>? Segments { get; set; }
}

internal sealed class WireDetailsSegment
{
    public string? SegmentType { get; set; }
    public DateTimeOffset? SegmentStart { get; set; }
    public DateTimeOffset? SegmentEnd { get; set; }
    public string? QueueId { get; set; }
    public string? WrapUpCode { get; set; }
    public string? WrapUpNote { get; set; }
}

/// <summary>The body of a details query; that of a job is the same without paging.</summary>
internal sealed class WireDetailsQuery
{
    public string? Interval { get; set; }
    public List<WireDetailsFilter>? ConversationFilters { get; set; }
    public List<WireDetailsFilter>? SegmentFilters { get; set; }
    public string? Order { get; set; }
    public string? OrderBy { get; set; }
    public WirePaging? Paging { get; set; }
}

/// <summary>A filter, or one of its clauses.</summary>
internal sealed class WireDetailsFilter
{
    public string? Type { get; set; }
    public List<WireDetailsPredicate>? Predicates { get; set; }
    public List<WireDetailsFilter>? Clauses { get; set; }
}

internal sealed class WireDetailsPredicate
{
    public string? Dimension { get; set; }
    public string? Operator { get; set; }
    public string? Value { get; set; }
}

internal sealed class WirePaging
{
    public int PageSize { get; set; }
    public int PageNumber { get; set; }
}

internal sealed class WireDetailsJob
{
    public string? JobId { get; set; }
}

internal sealed class WireDetailsJobStatus
{
    public string? State { get; set; }
    public string? ErrorMessage { get; set; }
    public DateTimeOffset? CompletionDate { get; set; }
    public DateTimeOffset? ExpirationDate { get; set; }
}

internal sealed class WireDataAvailability
{
    public DateTimeOffset? DataAvailabilityDate { get; set; }
}
