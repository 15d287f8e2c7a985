using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using GenesysWrapup.Platform;
using GenesysWrapup.Platform.Models;

namespace GenesysWrapup.Wrapups;

/// <summary>What shall stand there in the end: the code by its id, and of the rest only what was given.</summary>
internal sealed record WantedWrapup(string? Code, string? CodeName)
{
    public string? Notes { get; init; }
    public IReadOnlyList<string>? Tags { get; init; }
    public int? DurationSeconds { get; init; }
    public bool Provisional { get; init; }

    /// <summary>The code as people call it.</summary>
    public string Title => Code is null ? "a provisional wrap-up" : $"'{CodeName ?? Code}'";

    public static WantedWrapup From(WrapupRequest request, string? code, string? codeName) => new(code, codeName)
    {
        Notes = request.Notes,
        Tags = request.Tags,
        DurationSeconds = request.DurationSeconds,
        Provisional = request.Provisional,
    };

    /// <summary>The body: on a participant the wrap-up is a member, on a communication it is the whole. Nothing that was not given is in it.</summary>
    public string BodyFor(WrapupRoute route)
    {
        var input = new WireWrapupInput
        {
            Code = Code,
            Notes = Notes,
            Tags = Tags?.ToList(),
            DurationSeconds = DurationSeconds,
            Provisional = Provisional ? true : null,
        };
        return route.Level == WrapupLevel.Participant
            ? JsonSerializer.Serialize(new WireParticipantWrapupRequest { Wrapup = input }, PlatformJson.Default.WireParticipantWrapupRequest)
            : JsonSerializer.Serialize(input, PlatformJson.Default.WireWrapupInput);
    }

    /// <summary>The wanted code is there. Ids of codes are compared without case, as the platform's ids are.</summary>
    public bool HasCode(string? code) => Code is null ? code is null : string.Equals(Code, code, StringComparison.OrdinalIgnoreCase);

    /// <summary>Notes and tags are there as given. The duration is not compared: how the platform weighs it against its own clock is not known.</summary>
    public bool HasDetails(string? notes, IReadOnlyList<string>? tags) =>
        (Notes is null || Notes == (notes ?? string.Empty)) &&
        (Tags is null || Tags.SequenceEqual(tags ?? [], StringComparer.Ordinal));

    /// <summary>Nothing was asked for but what a read can be compared with.</summary>
    public bool IsComparable => Code is not null && DurationSeconds is null && !Provisional;
}
