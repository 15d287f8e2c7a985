using System.Management.Automation;

namespace GenesysWrapup.Binding;

/// <summary>PowerShell's wildcards in a name. What cannot be read as a pattern, such as a lone bracket, is a name.</summary>
internal static class NameWildcard
{
    public static WildcardPattern Of(string name)
    {
        try
        {
            // A pattern is read when it is first used.
            var pattern = new WildcardPattern(name, WildcardOptions.IgnoreCase);
            pattern.IsMatch(string.Empty);
            return pattern;
        }
        catch (WildcardPatternException)
        {
            return new WildcardPattern(WildcardPattern.Escape(name), WildcardOptions.IgnoreCase);
        }
    }
}
