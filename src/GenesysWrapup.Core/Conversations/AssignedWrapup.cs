using System;
using System.Collections.Generic;
using GenesysWrapup.Core.Platform.Models;

namespace GenesysWrapup.Core.Conversations;

/// <summary>The wrap-up that is on a participant or a communication, as a read showed it.</summary>
internal sealed record AssignedWrapup
{
    /// <summary>Null where only notes, or a provisional entry without a code, are there.</summary>
    public string? Code { get; init; }

    /// <summary>The code's name, where it is known.</summary>
    public string? Name { get; init; }

    public string? Notes { get; init; }

    /// <summary>Null where the read did not bring them.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    public int? DurationSeconds { get; init; }

    public DateTimeOffset? EndTime { get; init; }

    public bool IsProvisional { get; init; }

    /// <summary>A code that counts; a provisional entry does not.</summary>
    public bool IsFinal => Code is not null && !IsProvisional;

    /// <summary>The code as people call it.</summary>
    public string? Title => Name ?? Code;

    /// <summary>From the wire; null where nothing is there. The platform says "nothing" with an empty object, too.</summary>
    public static AssignedWrapup? Of(WireWrapup? wire, Func<string, string?>? nameOf = null)
    {
        bool isEmpty = wire is null ||
            (string.IsNullOrEmpty(wire.Code) &&
            string.IsNullOrEmpty(wire.Notes) &&
            wire.Tags is not { Count: > 0 } &&
            wire.Provisional != true);
        return isEmpty
            ? null
            : new AssignedWrapup
            {
                Code = string.IsNullOrEmpty(wire!.Code) ? null : wire.Code,
                Name = string.IsNullOrEmpty(wire.Code) ? null : wire.Name ?? nameOf?.Invoke(wire.Code!),
                Notes = string.IsNullOrEmpty(wire.Notes) ? null : wire.Notes,
                Tags = wire.Tags ?? [],
                DurationSeconds = wire.DurationSeconds,
                EndTime = wire.EndTime,
                IsProvisional = wire.Provisional == true,
            };
    }

    /// <summary>From a participant that was shown before; its tags were not.</summary>
    public static AssignedWrapup? Of(ConversationParticipant shown) => shown.AssignedCode is null
        ? null
        : new AssignedWrapup { Code = shown.AssignedCode, Name = shown.AssignedCodeName, Notes = shown.AssignedNotes };
}
