using System;
using System.Collections.Generic;
using System.Text.RegularExpressions;
using GenesysWrapup.Core.Assumptions;

namespace GenesysWrapup.Help;

/// <summary>The tests of unknowns on a page, between marks: what each asks and sends.</summary>
internal static class AssumptionSection
{
    public const string Begin = "<!-- assumptions -->";
    public const string End = "<!-- /assumptions -->";

    private const int Width = 140;

    public static string Fill(string page) => Regex.Replace(
        page, $"{Begin}.*?{End}", _ => $"{Begin}\n{string.Join('\n', Lines())}\n{End}", RegexOptions.Singleline);

    public static string InWords(AssumptionReach reach) => reach switch
    {
        AssumptionReach.Reads => "reads",
        AssumptionReach.ReadsConversation => "reads; needs -ConversationId",
        _ => "writes; needs -ConversationId",
    };

    private static IEnumerable<string> Lines()
    {
        foreach (Assumption one in AssumptionList.All)
        {
            string text = $"- `{one.Policy}` ({InWords(one.Reach)}): {one.Asks} Sends `{string.Join("`, `", one.Sends)}`.";
            foreach (string line in PlainText.Wrap(text, Width, "  "))
            {
                yield return line;
            }
        }
    }
}
