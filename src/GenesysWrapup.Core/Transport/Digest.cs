using System.Security.Cryptography;

namespace GenesysWrapup.Core.Transport;

/// <summary>SHA-256, on every runtime.</summary>
internal static class Digest
{
    public static byte[] Of(byte[] data)
    {
#if NETFRAMEWORK
        using var sha = SHA256.Create();
        return sha.ComputeHash(data);
#else
        return SHA256.HashData(data);
#endif
    }
}
