using System;
using System.Collections.Generic;
using System.IO;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Transport;
using GenesysWrapup.Core.Wrapups;

namespace GenesysWrapup.Core.Bulk;

/// <summary>Reads a journal for whoever wants to know what its runs did, also while one is on.</summary>
internal static class JournalReader
{
    /// <summary>
    /// The results one by one, as they stand in the file. What is wrong with the file is thrown and concerns this file alone.
    /// </summary>
    public static IEnumerable<WrapupResult> Results(string path, IActivitySink activity)
    {
        using FileStream file = Open(path);
        JournalText? bad = null;
        using IEnumerator<JournalText> lines = JournalText.Of(file).GetEnumerator();
        while (Next(lines, path))
        {
            JournalText text = lines.Current;
            if (bad is { } before)
            {
                throw OfThisFile(JournalFailures.Broken(path, before.Number));
            }

            if (text.Number == 1)
            {
                Check(text, path);
            }
            else if (text.IsWhole && text.AsLine() is { } line)
            {
                if (line.Result is { } result)
                {
                    yield return result;
                }
            }
            else
            {
                bad = text;
            }
        }

        if (bad is { } torn)
        {
            activity.Verbose($"Line {torn.Number} of '{path}' is torn and left out: its run was cut off there, or is still writing it.");
        }
    }

    private static void Check(JournalText text, string path)
    {
        if (!text.IsWhole && text.MayBeginHeader)
        {
            return;
        }

        JournalHeader header = text.AsHeader() ?? throw OfThisFile(JournalFailures.NotAJournal(path));
        if (header.Version != JournalHeader.CurrentVersion)
        {
            throw OfThisFile(JournalFailures.OfLaterVersion(path, header.Version));
        }
    }

    private static FileStream Open(string path)
    {
        try
        {
            return WrapupJournal.OpenToRead(path);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw OfThisFile(JournalFailures.NotFound(path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw OfThisFile(JournalFailures.Unusable(path, exception));
        }
    }

    private static bool Next(IEnumerator<JournalText> lines, string path)
    {
        try
        {
            return lines.MoveNext();
        }
        catch (InvalidDataException)
        {
            throw OfThisFile(JournalFailures.NotAJournal(path));
        }
        catch (IOException exception)
        {
            throw OfThisFile(JournalFailures.Unusable(path, exception));
        }
    }

    /// <summary>For a run it ends the command; for a reader of several files it concerns one of them.</summary>
    private static GenesysException OfThisFile(Failure failure) => new(failure.With(copy => copy.EndsCommand = false));
}
