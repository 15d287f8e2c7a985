using System.Collections.Generic;
using System.Linq;

namespace GenesysWrapup.Core.Platform.Errors;

/// <summary>One error of the platform: how it is answered, and what we make of it.</summary>
/// <param name="Code">The code in the error's body.</param>
/// <param name="Status">The HTTP status that the contract declares it under; <see cref="AnyStatus"/> where it comes with any.</param>
/// <param name="Text">The platform's text, with a %s where a value is filled in.</param>
/// <param name="Gate">What was not right.</param>
/// <param name="FindingId">The finding it amounts to.</param>
/// <param name="Cause">What it means, in our words.</param>
/// <param name="NextStep">What to do.</param>
internal sealed record KnownError(string Code, int Status, string Text, Gate Gate, string FindingId, string Cause, string NextStep)
{
    public const int AnyStatus = 0;

    /// <summary>How sure the cause is. That the code exists is documented; when it fires mostly is not.</summary>
    public required Basis Basis { get; init; }

    /// <summary>Other statuses it comes under.</summary>
    public IReadOnlyList<int> OtherStatuses { get; init; } = [];

    /// <summary>The words of the operations that declare their own.</summary>
    public IReadOnlyList<ErrorText> OtherTexts { get; init; } = [];

    /// <summary>The names of the filled-in values, where the platform sends them beside the text.</summary>
    public IReadOnlyList<string> Parameters { get; init; } = [];

    /// <summary>The command to type, where one does the next step.</summary>
    public string? Command { get; init; }

    /// <summary>The error of the same code that this one is a narrower case of.</summary>
    public KnownError? Narrows { get; init; }

    /// <summary>A right is missing that a role gives. A scope, a policy or another rule of the platform is something else.</summary>
    public bool LacksPermission => FindingId is FindingIds.AccessPermission or FindingIds.AccessDivision or FindingIds.AccessRefused;

    /// <summary>The code says no more than its status; the words beside it may.</summary>
    public bool SaysNothing => Code is "bad.request" or "general.bad.request";

    /// <summary>The platform's text in an operation's answer.</summary>
    public string TextFor(Operation? operation) =>
        OtherTexts.FirstOrDefault(other => other.Operations.Contains(operation))?.Text ?? Text;
}

/// <summary>The words that some operations have for an error.</summary>
internal sealed record ErrorText(string Text, params Operation[] Operations);
