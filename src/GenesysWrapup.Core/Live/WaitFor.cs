namespace GenesysWrapup.Core.Live;

/// <summary>What is waited for.</summary>
public static class WaitFor
{
    /// <summary>After-call work is pending, or past already.</summary>
    public const string AfterCallWork = "AfterCallWork";

    /// <summary>A code is there, or none comes any more.</summary>
    public const string Code = "Code";

    /// <summary>Nobody who is meant is connected any more.</summary>
    public const string End = "End";
}
