namespace GenesysWrapup.Core.Analytics;

/// <summary>Where details come from: which of the platform's two ways of asking.</summary>
internal static class DetailsSource
{
    /// <summary>By query as far as it goes, by jobs beyond.</summary>
    public const string Auto = "Auto";

    /// <summary>The query, page by page: fresh, and costly for many conversations.</summary>
    public const string Query = "Query";

    /// <summary>A job that the platform runs: for many conversations, and up to a day behind.</summary>
    public const string Job = "Job";

    /// <summary>No analytics at all: the conversation itself, as it is now.</summary>
    public const string Live = "Live";
}
