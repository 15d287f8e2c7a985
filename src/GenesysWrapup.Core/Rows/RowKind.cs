namespace GenesysWrapup.Core.Rows;

/// <summary>What a row tells of.</summary>
public static class RowKind
{
    /// <summary>What came of setting a code; also a line of a journal.</summary>
    public const string Result = "Result";

    /// <summary>The code that is on a participant or communication.</summary>
    public const string Assigned = "Assigned";

    /// <summary>What analytics says about an agent's part of a conversation.</summary>
    public const string Analytics = "Analytics";

    /// <summary>Something that happened to a conversation.</summary>
    public const string Event = "Event";
}
