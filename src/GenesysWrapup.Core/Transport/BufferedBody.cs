using System.Net.Http;

namespace GenesysWrapup.Core.Transport;

/// <summary>A body that is already in memory and can be read without waiting.</summary>
internal sealed class BufferedBody(byte[] bytes) : ByteArrayContent(bytes)
{
    private readonly byte[] _bytes = bytes;

    public static byte[] Of(HttpResponseMessage answer) => answer.Content is BufferedBody body ? body._bytes : [];
}
