using System;
#if NETFRAMEWORK
using System.Text;
#endif

namespace GenesysWrapup.Core.Platform;

/// <summary>Texts as they stand in an address.</summary>
internal static class AddressText
{
    /// <summary>Escaped, whatever it is: .NET Framework throws for half of a surrogate pair and for more than 65,519 characters.</summary>
    public static string Escaped(string text)
    {
#if NETFRAMEWORK
        const int Piece = 16_000;
        string whole = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
        if (whole.Length <= Piece)
        {
            return Uri.EscapeDataString(whole);
        }

        var escaped = new StringBuilder();
        for (int at = 0, length; at < whole.Length; at += length)
        {
            length = Math.Min(Piece, whole.Length - at);
            length -= char.IsHighSurrogate(whole[at + length - 1]) ? 1 : 0;
            escaped.Append(Uri.EscapeDataString(whole.Substring(at, length)));
        }

        return escaped.ToString();
#else
        return Uri.EscapeDataString(text);
#endif
    }
}
