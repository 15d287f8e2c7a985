using System;
using System.Linq;
using GenesysWrapup.Core.Conversations;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Models;

namespace GenesysWrapup.Core.Assumptions;

/// <summary>A participant on which something is tried, and where it stands.</summary>
internal sealed record Subject(ConversationRead Read, ReadParticipant Participant)
{
    /// <summary>A second write has been seen to replace the first.</summary>
    public bool MayBeOverwritten { get; init; }

    public string ConversationId => Read.ConversationId;

    public WireParticipant Wire => Participant.Wire;

    public ConversationParticipant Shown => Participant.Shown;

    public bool HasEnded => Read.Wire.EndTime is not null;

    public bool IsConnected => Shown.WrapupState == WrapupState.Connected;

    /// <summary>After-call work runs, with or without a code.</summary>
    public bool IsInWork => Shown.WrapupState is WrapupState.Pending or WrapupState.CodedInAfterCallWork;

    /// <summary>A code may be written now, as far as anybody knows.</summary>
    public bool IsWritable => Shown.CanBeWrappedUp && (IsConnected || IsInWork);

    /// <summary>A second write comes while the first one's reasons still hold: nothing has ended by it.</summary>
    public bool IsRewritable => Shown.CanBeWrappedUp && (IsConnected || (IsInWork && (Prompt("forcedTimeout") || !HasEnded)));

    public bool HasCode => Shown.AssignedCode is not null;

    public bool Prompt(string prompt) => string.Equals(Wire.WrapupPrompt, prompt, StringComparison.OrdinalIgnoreCase);

    public bool Has(MediaKind media) => Wire.ArrayOf(media) is { Count: > 0 };

    public bool WorkHasBegun => Wire.StartAcwTime is not null
        || Wire.Communications().Any(static entry => entry.Communication.AfterCallWork?.StartTime is not null);
}
