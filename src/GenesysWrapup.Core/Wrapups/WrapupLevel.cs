namespace GenesysWrapup.Core.Wrapups;

/// <summary>Where a code sits. An organization uses one of the two; the names are what results print and -Level takes.</summary>
internal static class WrapupLevel
{
    public const string Participant = "Participant";
    public const string Communication = "Communication";

    public static readonly string[] All = [Participant, Communication];
}
