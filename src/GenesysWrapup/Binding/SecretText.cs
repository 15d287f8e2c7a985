using System;
using System.Runtime.InteropServices;
using System.Security;

namespace GenesysWrapup.Binding;

/// <summary>The only place that reads a SecureString, for what the token endpoint needs.</summary>
internal static class SecretText
{
    public static string Of(SecureString secret)
    {
        IntPtr unprotected = Marshal.SecureStringToGlobalAllocUnicode(secret);
        try
        {
            return Marshal.PtrToStringUni(unprotected) ?? string.Empty;
        }
        finally
        {
            Marshal.ZeroFreeGlobalAllocUnicode(unprotected);
        }
    }
}
