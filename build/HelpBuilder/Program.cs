using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;

namespace GenesysWrapup.Help;

/// <summary>
/// <c>HelpBuilder docs/en-US output/…/en-US</c>: fills the generated sections of the pages in place, writes the page of unknowns, then
/// what Get-Help reads.
/// </summary>
internal static class Program
{
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public static int Main(string[] arguments)
    {
        if (arguments is not [string docs, string output])
        {
            Console.Error.WriteLine("HelpBuilder <folder of the markdown pages> <folder for the help>");
            return 2;
        }

        var pages = new List<(CommandShape Command, HelpPage Page)>();
        foreach (CommandShape command in CommandShape.OfModule())
        {
            string path = Path.Combine(docs, command.Name + ".md");
            if (!File.Exists(path))
            {
                Console.WriteLine($"{command.Name} has no page in {docs}.");
                continue;
            }

            string text = File.ReadAllText(path);
            string filled = AssumptionSection.Fill(GeneratedSections.Fill(text, command));
            if (filled != text)
            {
                File.WriteAllText(path, filled, s_utf8);
            }

            pages.Add((command, HelpPage.Parse(filled)));
        }

        File.WriteAllText(Path.Combine(docs, "..", "known-unknown.md"), KnownUnknownPage.Text(), s_utf8);
        Directory.CreateDirectory(output);
        MamlWriter.Write(Path.Combine(output, "GenesysWrapup.dll-Help.xml"), pages);
        foreach (string topic in Directory.GetFiles(docs, "about_*.md").Order(StringComparer.Ordinal))
        {
            string help = Path.Combine(output, Path.GetFileNameWithoutExtension(topic) + ".help.txt");
            string text = File.ReadAllText(topic);
            string filled = EventFormSection.Fill(PolicySection.Fill(text));
            if (filled != text)
            {
                File.WriteAllText(topic, filled, s_utf8);
            }

            File.WriteAllText(help, PlainText.OfTopic(EventFormSection.WithoutMarks(PolicySection.WithoutMarks(filled))), s_utf8);
        }

        return 0;
    }
}
