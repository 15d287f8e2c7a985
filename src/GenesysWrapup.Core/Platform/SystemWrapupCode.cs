using System;
using System.Collections.Generic;

namespace GenesysWrapup.Core.Platform;

/// <summary>
/// Codes that no list of the organization's codes holds. Those that the platform assigns begin with ININ-; the default code is a GUID.
/// </summary>
internal static class SystemWrapupCode
{
    /// <summary>Assigned when timed after-call work ran out without a code.</summary>
    public const string Timeout = "ININ-WRAP-UP-TIMEOUT";

    /// <summary>
    /// Captured on agents' participants, and in no listing. Whether an agent chose it or the platform put it there cannot be told from
    /// it.
    /// </summary>
    public const string Default = "7fb334b0-0e9e-11e4-9191-0800200c9a66";

    /// <summary>What people's scripts call it.</summary>
    public const string DefaultName = "Default Wrap-up Code";

    /// <summary>What the outbound dialer assigns.</summary>
    public const string OutboundPrefix = "ININ-OUTBOUND-";

    private const string Prefix = "ININ-";

    /// <summary>Names seen in documentation and real payloads; a complete list is not published.</summary>
    public static readonly IReadOnlyList<string> Seen =
    [
        Timeout,
        OutboundPrefix + "TRANSFERRED-TO-QUEUE",
        OutboundPrefix + "TRANSFERRED-TO-FLOW",
        OutboundPrefix + "PREVIEW-SKIPPED",
        OutboundPrefix + "PREVIEW-ERROR-PHONE-NUMBER",
        OutboundPrefix + "INVALID-PHONE-NUMBER",
        OutboundPrefix + "ON-DO-NOT-CALL-LIST",
        OutboundPrefix + "DNC-AUTHENTICATION-FAILED",
        OutboundPrefix + "DNC-SKIPPED",
        OutboundPrefix + "SIT-UNCALLABLE",
    ];

    /// <summary>By its id or by its name.</summary>
    public static bool IsDefault(string? idOrName) =>
        string.Equals(idOrName, Default, StringComparison.OrdinalIgnoreCase) ||
        string.Equals(idOrName, DefaultName, StringComparison.OrdinalIgnoreCase);

    /// <summary>Known by its id without asking, because asking would not bring it.</summary>
    public static bool IsUnlisted(string? code) => IsOne(code) || string.Equals(code, Default, StringComparison.OrdinalIgnoreCase);

    public static bool IsOne(string? code) => code is not null && code.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase);

    /// <summary>The dialer's own code: the conversation came from a campaign.</summary>
    public static bool IsOutbound(string? code) => code is not null && code.StartsWith(OutboundPrefix, StringComparison.OrdinalIgnoreCase);
}
