using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using GenesysWrapup.Core.Wrapups;

namespace GenesysWrapup.Core.Bulk;

/// <summary>A journal's first line: that it is one, of which version and organization. No secret, here or in any other line.</summary>
internal sealed record JournalHeader
{
    /// <summary>What this module writes. A later version may mean something else by its lines.</summary>
    public const int CurrentVersion = 1;

    [JsonPropertyName(JournalText.Mark)]
    public int? Version { get; init; }

    public string? Organization { get; init; }
    public DateTime Begun { get; init; }
}

/// <summary>What came of one target of a row; or, after the last of several targets, that the row is done.</summary>
internal sealed record JournalLine
{
    public Guid Key { get; init; }

    /// <summary>Nothing is left to do on the row, in this run or another.</summary>
    public bool Done { get; init; }

    public WrapupResult? Result { get; init; }
}

/// <summary>A line as it stands in the file.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="Bytes">All of it, without the line feed.</param>
/// <param name="IsWhole">Whether a line feed ends it; without one it was torn, or is just being written.</param>
internal readonly record struct JournalText(long Number, long Start, byte[] Bytes, bool IsWhole)
{
    /// <summary>The first member of the first line.</summary>
    public const string Mark = "wrapupJournal";

    /// <summary>No line of ours comes near this: the platform takes requests of half a megabyte.</summary>
    private const int LongestLine = 4_000_000;

    private const byte LineFeed = (byte)'\n';
    private static readonly byte[] s_begin = Encoding.UTF8.GetBytes($"{{\"{Mark}\":");

    /// <summary>Whether it can be the beginning of a header: then the file is ours, though it was torn at once.</summary>
    public bool MayBeginHeader
    {
        get
        {
            int length = Math.Min(Bytes.Length, s_begin.Length);
            return Bytes.AsSpan(0, length).SequenceEqual(s_begin.AsSpan(0, length));
        }
    }

    public JournalHeader? AsHeader()
    {
        try
        {
            return JsonSerializer.Deserialize(Bytes, JournalJson.Default.JournalHeader) is { Version: not null } header ? header : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public JournalLine? AsLine()
    {
        try
        {
            return JsonSerializer.Deserialize(Bytes, JournalJson.Default.JournalLine) is { } line && line.Key != Guid.Empty ? line : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The lines of a file, one after the other.</summary>
    public static IEnumerable<JournalText> Of(Stream file)
    {
        byte[] buffer = new byte[64 * 1024];
        var line = new MemoryStream();
        long number = 1;
        long start = 0;
        int read;
        while ((read = file.Read(buffer, 0, buffer.Length)) > 0)
        {
            int begin = 0;
            int end;
            while ((end = Array.IndexOf(buffer, LineFeed, begin, read - begin)) >= 0)
            {
                line.Write(buffer, begin, end - begin);
                yield return new JournalText(number++, start, line.ToArray(), IsWhole: true);
                start += line.Length + 1;
                line.SetLength(0);
                begin = end + 1;
            }

            line.Write(buffer, begin, read - begin);
            if (line.Length > LongestLine)
            {
                throw new InvalidDataException("No journal has such a long line.");
            }
        }

        if (line.Length > 0)
        {
            yield return new JournalText(number, start, line.ToArray(), IsWhole: false);
        }
    }
}
