using System;
using GenesysWrapup.Core.Events;
using GenesysWrapup.Core.Missing;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Wrapups;

namespace GenesysWrapup.Core.Rows;

/// <summary>The one question that every kind of row answers: is a code there that somebody chose?</summary>
public static class CodeState
{
    public const string Coded = "Coded";

    public const string Missing = "Missing";

    /// <summary>The row cannot tell, or it is not over yet.</summary>
    public const string Open = "Open";

    internal static string Of(string kind, Func<string, string?> text) => kind switch
    {
        RowKind.Result => OfOutcome(text("outcome")),
        RowKind.Analytics => OfReason(text("reason")),
        RowKind.Assigned => OfCode(text("wrapupCode"), otherwise: Missing),
        _ => OfCode(text("wrapupCode"), otherwise: text("conversationEvent") == EventType.Wrapup ? Missing : Open),
    };

    private static string OfOutcome(string? outcome) => outcome switch
    {
        WrapupOutcome.Set or WrapupOutcome.AlreadySet or WrapupOutcome.DoneBefore => Coded,

        // Not proven, not attempted, not yet possible, or with somebody else's code.
        WrapupOutcome.Unverified or WrapupOutcome.NotConfirmed or WrapupOutcome.NotReady or WrapupOutcome.Different => Open,
        _ => Missing,
    };

    private static string OfReason(string? reason) => reason switch
    {
        MissingReason.Coded => Coded,
        MissingReason.NeverCoded or MissingReason.TimedOut or MissingReason.Skipped => Missing,
        _ => Open,
    };

    private static string OfCode(string? code, string otherwise) =>
        code is null ? otherwise
        : string.Equals(code, SystemWrapupCode.Timeout, StringComparison.OrdinalIgnoreCase) ? Missing
        : SystemWrapupCode.IsUnlisted(code) ? Open
        : Coded;
}
