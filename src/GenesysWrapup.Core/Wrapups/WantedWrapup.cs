using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using GenesysWrapup.Core.Codes;
using GenesysWrapup.Core.Conversations;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Models;
using static System.FormattableString;

namespace GenesysWrapup.Core.Wrapups;

/// <summary>What is to be there in the end: the code by its id, and of the rest only what was given.</summary>
internal sealed record WantedWrapup(string? Code, string? CodeName)
{
    public string? Notes { get; init; }
    public IReadOnlyList<string>? Tags { get; init; }
    public int? DurationSeconds { get; init; }
    public bool Provisional { get; init; }

    /// <summary>The code as people call it.</summary>
    public string Title => Code is null ? "a provisional wrap-up" : $"'{CodeName ?? Code}'";

    /// <summary>What a request asks for; without a code it is provisional.</summary>
    public static WantedWrapup Of(WrapupRequest request, WrapupCode? code) => new(code?.Id, code?.Name)
    {
        Notes = request.Notes,
        Tags = request.Tags,
        DurationSeconds = request.DurationSeconds,
        Provisional = request.Provisional,
    };

    /// <summary>The body: a participant has the wrap-up as a member, a communication as the whole. Only what was given is in it.</summary>
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
            ? JsonSerializer.Serialize(
                new WireParticipantWrapupRequest { Wrapup = input },
                PlatformJson.Default.WireParticipantWrapupRequest)
            : JsonSerializer.Serialize(input, PlatformJson.Default.WireWrapupInput);
    }

    /// <summary>It is the wanted code. Ids of codes are compared without case, as all ids of the platform are.</summary>
    public bool HasCode(string? code) => Code is null ? code is null : string.Equals(Code, code, StringComparison.OrdinalIgnoreCase);

    /// <summary>All of it is there: the code, and the notes and tags that were given, as far as the read brought them.</summary>
    public bool IsOn(AssignedWrapup? there) => there is not null && HasCode(there.Code) && HasNotes(there) && HasTags(there);

    /// <summary>How the notes and tags that are there differ from those that were given; null where they do not.</summary>
    public string? DifferenceTo(AssignedWrapup there)
    {
        string? notes = HasNotes(there) ? null : NotesDifference(Notes!, there.Notes ?? string.Empty);
        string? tags = HasTags(there) ? null
            : there.Tags is { Count: > 0 } others ? $"its tags are {string.Join("; ", others)}"
            : "its tags are missing";
        return notes is null ? tags : tags is null ? notes : $"{notes} and {tags}";
    }

    /// <summary>
    /// How the seconds that are there differ from those that were given; null where they do not. It is reported and fails nothing: how the
    /// platform weighs them against its own clock is not published.
    /// </summary>
    public string? DifferingDuration(AssignedWrapup there)
    {
        string shown = there.DurationSeconds?.ToString(CultureInfo.InvariantCulture) ?? "no";
        return DurationSeconds is { } given && there.DurationSeconds != given
            ? Invariant($"the platform shows {shown} seconds of after-call work instead of the {given} given")
            : null;
    }

    /// <summary>What was read came in with its control characters spelled out, so what was given is compared in that form.</summary>
    private bool HasNotes(AssignedWrapup there) => Notes is null || ShownText.Of(Notes) == (there.Notes ?? string.Empty);

    private bool HasTags(AssignedWrapup there) =>
        Tags is null || there.Tags is null || Tags.Select(ShownText.Of).SequenceEqual(there.Tags, StringComparer.Ordinal);

    private static string NotesDifference(string given, string there)
    {
        if (there.Length == 0)
        {
            return "its notes are missing";
        }

        return ShownText.Of(given).StartsWith(there, StringComparison.Ordinal)
            ? Invariant($"its notes end after {there.Length:N0} of {given.Length:N0} characters")
            : "the notes differ from those requested";
    }

    /// <summary>An event can show all that was asked for. It tells no tags.</summary>
    public bool IsTold => IsComparable && Tags is null;

    /// <summary>A read can show all that was asked for.</summary>
    public bool IsComparable => Code is not null && DurationSeconds is null && !Provisional;
}
