namespace GenesysWrapup.Core.Metrics;

/// <summary>How sending a batch ended.</summary>
public static class SendOutcome
{
    /// <summary>The sink took it. Whether it kept it, only a query shows.</summary>
    public const string Sent = "Sent";

    /// <summary>The sink took it and said that it left some out.</summary>
    public const string Partial = "Partial";

    /// <summary>Nothing was sent: the sink would drop these events without a word.</summary>
    public const string Refused = "Refused";

    /// <summary>The sink did not take it, or could not be reached.</summary>
    public const string NotSent = "NotSent";

    /// <summary>Not attempted: declined at the prompt, or -WhatIf.</summary>
    public const string NotConfirmed = "NotConfirmed";
}
