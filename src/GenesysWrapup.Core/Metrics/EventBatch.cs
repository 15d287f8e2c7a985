using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Text;
using GenesysWrapup.Core.Rows;

namespace GenesysWrapup.Core.Metrics;

/// <summary>Events that go out in one call, as far as they are gathered.</summary>
internal sealed class EventBatch(IEventFormat format, int mostEvents)
{
    private readonly List<byte[]> _events = [];
    private readonly List<FlatRow> _rows = [];
    private readonly SortedSet<string> _shortened = new(StringComparer.Ordinal);
    private int _size = Around(format);

    public string Id { get; } = Guid.NewGuid().ToString("n");

    public IReadOnlyList<FlatRow> Rows => _rows;

    public bool IsEmpty => _rows.Count == 0;

    public bool IsFull => _rows.Count >= Math.Min(mostEvents, format.Limits.MaxEvents);

    public string? Shortened => _shortened.Count == 0 ? null : string.Join(", ", _shortened);

    /// <summary>The largest event that a body of its own can hold.</summary>
    public static int LargestEvent(IEventFormat format) => Math.Min(format.Limits.MaxEventBytes, format.Limits.MaxBytes - Around(format));

    /// <summary>Takes the event in, unless the body would grow too large.</summary>
    public bool TryAdd(FlatRow row, ShapedEvent shaped)
    {
        int more = shaped.Bytes.Length + (IsEmpty ? 0 : format.Frame.Between.Length);
        if (!IsEmpty && _size + more > format.Limits.MaxBytes)
        {
            return false;
        }

        _size += more;
        _events.Add(shaped.Bytes);
        _rows.Add(row);
        _shortened.UnionWith(shaped.Shortened);
        return true;
    }

    /// <summary>The whole body.</summary>
    public byte[] Body()
    {
        using var body = new MemoryStream(_size);
        string next = format.Frame.Before;
        foreach (byte[] one in _events)
        {
            Write(next);
            body.Write(one, 0, one.Length);
            next = format.Frame.Between;
        }

        Write(format.Frame.After);
        return body.ToArray();

        // The frames are plain ASCII.
        void Write(string text) => body.Write(Encoding.ASCII.GetBytes(text), 0, text.Length);
    }

    private static int Around(IEventFormat format) => format.Frame.Before.Length + format.Frame.After.Length;

    public static byte[] Compress(byte[] body)
    {
        using var compressed = new MemoryStream();
        using (var zip = new GZipStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
        {
            zip.Write(body, 0, body.Length);
        }

        return compressed.ToArray();
    }
}
