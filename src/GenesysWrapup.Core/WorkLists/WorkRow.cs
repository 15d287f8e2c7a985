using System;
using System.Collections.Generic;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using GenesysWrapup.Core.Bulk;
using GenesysWrapup.Core.Transport;
using GenesysWrapup.Core.Wrapups;

namespace GenesysWrapup.Core.WorkLists;

/// <summary>
/// A row as it lies in a list: what was asked for, as it was given, and for which organization. It has no secret, and none of the columns
/// that are the user's own.
/// </summary>
internal sealed record WorkRow
{
    /// <summary>What this module writes. A later version may mean something else by its rows.</summary>
    public const int CurrentVersion = 1;

    [JsonPropertyName("wrapupRow")]
    public int? Version { get; init; }

    public string? Organization { get; init; }
    public string? ConversationId { get; init; }
    public string? WrapupCode { get; init; }
    public string? ParticipantId { get; init; }
    public string? CommunicationId { get; init; }
    public string? UserId { get; init; }
    public string? Notes { get; init; }
    public IReadOnlyList<string>? Tags { get; init; }
    public int? DurationSeconds { get; init; }
    public bool Provisional { get; init; }
    public bool All { get; init; }
    public bool Force { get; init; }
    public string? Level { get; init; }

    /// <summary>Its number in the list that it came from.</summary>
    public int? Number { get; init; }

    public static WorkRow Of(WrapupRequest request, string organization) => new()
    {
        Version = CurrentVersion,
        Organization = organization,
        ConversationId = request.ConversationId,
        WrapupCode = request.WrapupCode,
        ParticipantId = request.ParticipantId,
        CommunicationId = request.CommunicationId,
        UserId = request.UserId,
        Notes = request.Notes,
        Tags = request.Tags,
        DurationSeconds = request.DurationSeconds,
        Provisional = request.Provisional,
        All = request.All,
        Force = request.Force,
        Level = request.Level,
        Number = request.Row?.Number,
    };

    /// <summary>Null where it is none.</summary>
    public static WorkRow? Read(ListMessage message) =>
        WorkListJson.Read(message.Body, WorkListJson.Default.WorkRow) is { Version: not null } row ? row : null;

    public WrapupRequest ToRequest() => new()
    {
        ConversationId = ConversationId,
        WrapupCode = WrapupCode,
        ParticipantId = ParticipantId,
        CommunicationId = CommunicationId,
        UserId = UserId,
        Notes = Notes,
        Tags = Tags,
        DurationSeconds = DurationSeconds,
        Provisional = Provisional,
        All = All,
        Force = Force,
        Level = Level,
        Row = Number is { } number ? new RequestRow(number, []) : null,
    };

    public ListMessage ToMessage() => new(
        IdOf(ToRequest(), Organization!).ToString(),
        JsonSerializer.SerializeToUtf8Bytes(this, WorkListJson.Default.WorkRow));

    /// <summary>From the organization and all that was asked for, so that the same row is the same message.</summary>
    private static Guid IdOf(WrapupRequest request, string organization)
    {
        byte[] digest = Digest.Of(Encoding.UTF8.GetBytes($"{organization.ToLowerInvariant()} {RowKey.Of(request)}"));
        Array.Resize(ref digest, 16);
        return new Guid(digest);
    }
}
