using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using GenesysWrapup.Core.Platform.Models;
using static System.FormattableString;

namespace GenesysWrapup.Core.Wrapups;

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

    /// <summary>Notes and tags are there as given.</summary>
    public bool HasDetails(string? notes, IReadOnlyList<string>? tags) => HasNotes(notes) && HasTags(tags);

    /// <summary>In which way the notes and tags that are there are not those that were given; null where they are.</summary>
    public string? Differing(WireWrapup there)
    {
        string? notes = HasNotes(there.Notes) ? null : Differing(Notes!, there.Notes ?? string.Empty);
        string? tags = HasTags(there.Tags) ? null : there.Tags is { Count: > 0 } others ? $"its tags are {string.Join("; ", others)}" : "its tags are missing";
        return notes is null ? tags : tags is null ? notes : $"{notes} and {tags}";
    }

    /// <summary>
    /// What the platform made of the seconds that were given, where that is another number. It is told and fails nothing: how it weighs them
    /// against its own clock is not published.
    /// </summary>
    public string? DifferingDuration(WireWrapup there) => DurationSeconds is { } given && there.DurationSeconds != given
        ? Invariant($"the platform shows {there.DurationSeconds?.ToString(CultureInfo.InvariantCulture) ?? "no"} seconds of after-call work instead of the {given} given")
        : null;

    private bool HasNotes(string? notes) => Notes is null || Notes == (notes ?? string.Empty);

    private bool HasTags(IReadOnlyList<string>? tags) => Tags is null || Tags.SequenceEqual(tags ?? [], StringComparer.Ordinal);

    private static string Differing(string given, string there)
    {
        if (there.Length == 0)
        {
            return "its notes are missing";
        }

        return given.StartsWith(there, StringComparison.Ordinal)
            ? Invariant($"its notes end after {there.Length:N0} of {given.Length:N0} characters")
            : "its notes are others than those given";
    }

    /// <summary>Nothing was asked for but what a read can be compared with.</summary>
    public bool IsComparable => Code is not null && DurationSeconds is null && !Provisional;
}
