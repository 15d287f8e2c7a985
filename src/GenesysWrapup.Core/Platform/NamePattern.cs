namespace GenesysWrapup.Core.Platform;

/// <summary>
/// A name with the wildcards * and ?, in any case. It takes time in proportion to pattern and name, whatever somebody has typed.
/// </summary>
internal sealed class NamePattern(string pattern)
{
    public bool IsMatch(string name)
    {
        int at = 0;
        int letter = 0;
        int star = -1;
        int behindStar = 0;
        while (letter < name.Length)
        {
            if (at < pattern.Length && pattern[at] == '*')
            {
                star = at++;
                behindStar = letter;
            }
            else if (at < pattern.Length && (pattern[at] == '?' || Same(pattern[at], name[letter])))
            {
                at++;
                letter++;
            }
            else if (star >= 0)
            {
                // The last star takes one letter more.
                at = star + 1;
                letter = ++behindStar;
            }
            else
            {
                return false;
            }
        }

        while (at < pattern.Length && pattern[at] == '*')
        {
            at++;
        }

        return at == pattern.Length;
    }

    private static bool Same(char left, char right) => char.ToUpperInvariant(left) == char.ToUpperInvariant(right);
}
