using System;
using System.Collections.Generic;
using System.Text;
using GenesysWrapup.Core.Findings;

namespace GenesysWrapup.Core.Lint.Dialects;

/// <summary>
/// A pasted text while calls are looked for in it. Every character that is looked at counts as a step, so that no text, however odd,
/// takes longer than its length allows.
/// </summary>
internal sealed class SourceText
{
    /// <summary>A long forum page has some 50,000 characters. What is longer was not pasted on purpose.</summary>
    public const int Longest = 200_000;

    // Ordinary pages take 10 to 40 steps a character, masking aside.
    private const int StepsPerCharacter = 200;
    private const int StepsForAny = 200_000;

    private readonly string _text;
    private readonly int _mostSteps;
    private int[]? _lines;

    public SourceText(string text)
    {
        _text = Plain(WithoutSecrets(text));
        _mostSteps = StepsForAny + (StepsPerCharacter * _text.Length);
    }

    public int Length => _text.Length;

    /// <summary>How many characters were looked at.</summary>
    public int Steps { get; private set; }

    /// <summary>The character there; none ('\0') before the beginning and behind the end.</summary>
    public char this[int index]
    {
        get
        {
            Count(1);
            return index >= 0 && index < _text.Length ? _text[index] : '\0';
        }
    }

    public string Part(int start, int end)
    {
        start = Math.Max(0, start);
        end = Math.Min(end, _text.Length);
        Count(Math.Max(0, end - start));
        return end <= start ? string.Empty : _text.Substring(start, end - start);
    }

    public bool Has(int index, string word)
    {
        Count(1);
        return index >= 0 && string.Compare(_text, index, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0;
    }

    /// <summary>The next place of a word, or -1.</summary>
    public int Find(string word, int from, int before)
    {
        int end = Math.Min(before, _text.Length);
        int at = from >= end ? -1 : _text.IndexOf(word, from, end - from, StringComparison.OrdinalIgnoreCase);
        Count((at < 0 ? Math.Max(0, end - from) : at - from) + 1);
        return at;
    }

    public int SkipBlanks(int index)
    {
        while (char.IsWhiteSpace(this[index]))
        {
            index++;
        }

        return index;
    }

    /// <summary>Blanks of the same line only.</summary>
    public int SkipSpaces(int index)
    {
        while (this[index] is ' ' or '\t')
        {
            index++;
        }

        return index;
    }

    /// <summary>Where a name (letters, digits, underscores) that begins here ends.</summary>
    public int EndOfName(int index)
    {
        while (IsNamePart(this[index]))
        {
            index++;
        }

        return index;
    }

    public int EndOfLine(int index)
    {
        int end = index >= _text.Length ? -1 : _text.IndexOf('\n', index);
        Count((end < 0 ? _text.Length : end) - Math.Min(index, _text.Length));
        return end < 0 ? _text.Length : end;
    }

    /// <summary>The number of the line, from 1.</summary>
    public int LineOf(int index)
    {
        int found = Array.BinarySearch(_lines ??= Lines(), index);
        return found >= 0 ? found + 1 : ~found;
    }

    public static bool IsNamePart(char letter) => char.IsLetterOrDigit(letter) || letter == '_';

    private void Count(int steps)
    {
        Steps += steps;
        if (Steps > _mostSteps)
        {
            throw new TooManyStepsException();
        }
    }

    private int[] Lines()
    {
        var starts = new List<int> { 0 };
        for (int i = 0; i < _text.Length; i++)
        {
            if (_text[i] == '\n')
            {
                starts.Add(i + 1);
            }
        }

        return [.. starts];
    }

    /// <summary>As an editor would have written it: the quotes and blanks that forums and word processors put in are taken back.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (char letter in text)
        {
            plain.Append(letter switch
            {
                '\u201C' or '\u201D' or '\u201E' => '"',
                '\u00A0' or '\u2007' or '\u202F' or '\u200B' or '\uFEFF' => ' ',
                '\r' => ' ',
                _ => letter,
            });
        }

        return plain.ToString();
    }

    /// <summary>
    /// Line by line, so that one odd line does not blank the whole page. A named argument (code=…) holds a wrap-up code here; only in a
    /// form is it an authorization code.
    /// </summary>
    private static string WithoutSecrets(string text)
    {
        const string Argument = "code=";
        const string Shielded = "code\u2060=";
        string[] lines = text.Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            bool named = lines[i].IndexOf("(" + Argument, StringComparison.Ordinal) >= 0 ||
                lines[i].IndexOf(", " + Argument, StringComparison.Ordinal) >= 0 ||
                lines[i].TrimStart().StartsWith(Argument, StringComparison.Ordinal);
            lines[i] = named
                ? Advice.Masked(lines[i].Replace(Argument, Shielded)).Replace(Shielded, Argument)
                : Advice.Masked(lines[i]);
        }

        return string.Join("\n", lines);
    }
}

/// <summary>The text is built so that reading it would never end; what was found until then counts.</summary>
internal sealed class TooManyStepsException : Exception
{
    public TooManyStepsException()
        : base("The text takes more steps to read than its length allows.")
    {
    }
}
