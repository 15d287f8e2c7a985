using System.Collections.Generic;

namespace GenesysWrapup.Core.Missing;

/// <summary>Where an agent's side of a conversation stands with its code, as far as analytics tells. Each is counted apart.</summary>
public static class MissingReason
{
    /// <summary>After-call work ended without a code, or never began although the queue asks for a code.</summary>
    public const string NeverCoded = "NeverCoded";

    /// <summary>The platform's own time-out code is there.</summary>
    public const string TimedOut = "TimedOut";

    /// <summary>The agent skipped after-call work.</summary>
    public const string Skipped = "Skipped";

    /// <summary>The code that the platform calls the default; whether an agent chose it cannot be told.</summary>
    public const string DefaultCode = "DefaultCode";

    /// <summary>Another code of the platform itself, such as the dialer's.</summary>
    public const string SystemCode = "SystemCode";

    /// <summary>No code, and the queue does not ask for one.</summary>
    public const string NotRequired = "NotRequired";

    /// <summary>After-call work goes on without a code.</summary>
    public const string Awaiting = "Awaiting";

    /// <summary>A code of the organization is there.</summary>
    public const string Coded = "Coded";

    /// <summary>Stands for every one of them.</summary>
    public const string All = "All";

    /// <summary>What is meant by missing unless somebody asks for others: an agent's choice is not there.</summary>
    internal static readonly IReadOnlyList<string> Usual = [NeverCoded, TimedOut, Skipped];
}
