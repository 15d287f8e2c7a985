using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Threading.Tasks;

namespace GenesysWrapup.Simulator.Faults;

/// <summary>Promises a body, sends half of it, and then fails like a lost connection.</summary>
internal sealed class TruncatedContent(byte[] whole) : HttpContent
{
    public byte[] FirstHalf { get; } = whole.AsSpan(0, whole.Length / 2).ToArray();

    public int PromisedLength { get; } = whole.Length;

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        using var half = new MemoryStream(FirstHalf);
        await half.CopyToAsync(stream).ConfigureAwait(false);
        throw new IOException("The connection was closed before the whole answer had arrived.");
    }

    protected override bool TryComputeLength(out long length)
    {
        length = PromisedLength;
        return true;
    }
}
