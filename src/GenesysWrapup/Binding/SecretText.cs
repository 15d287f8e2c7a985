using System;
using System.Runtime.InteropServices;
using System.Security;

namespace GenesysWrapup.Binding;

/// <summary>The one way out of a SecureString, for what has to be sent to the token endpoint.</summary>
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
