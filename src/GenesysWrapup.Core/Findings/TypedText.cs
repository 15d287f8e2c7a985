using System.Text;
using GenesysWrapup.Core.Platform;

namespace GenesysWrapup.Core.Findings;

/// <summary>Texts as they are typed at a prompt, for the commands that findings suggest.</summary>
internal static class TypedText
{
    private const int Longest = 500;

    /// <summary>
    /// A text that PowerShell takes literally. It accepts five characters as a single quote; each is doubled. What would act on the
    /// terminal, or make the line read otherwise than it runs, is a blank.
    /// </summary>
    public static string Quoted(string value)
    {
        var text = new StringBuilder("'");
        foreach (char letter in value.Length > Longest ? value.Substring(0, Longest) : value)
        {
            text.Append(ShownText.Acts(letter) ? ' ' : letter);
            if (letter is '\'' or '\u2018' or '\u2019' or '\u201A' or '\u201B')
            {
                text.Append(letter);
            }
        }

        return text.Append('\'').ToString();
    }
}
