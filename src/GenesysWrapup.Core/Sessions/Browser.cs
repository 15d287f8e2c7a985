using System;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Runtime.InteropServices;

namespace GenesysWrapup.Core.Sessions;

/// <summary>The person's own browser.</summary>
internal static class Browser
{
    /// <summary>Names a program to open addresses with, as it does for the vendor's CLI.</summary>
    private const string ProgramVariable = "GENESYSCLOUD_BROWSER";

    /// <summary>Opens an address; false where nobody would see it.</summary>
    public static bool TryOpen(Uri address)
    {
        try
        {
            if (StartOf(address) is not { } start)
            {
                return false;
            }

            using Process? process = Process.Start(start);
            return true;
        }
        catch (Exception exception)
            when (exception is Win32Exception or InvalidOperationException or IOException or PlatformNotSupportedException)
        {
            return false;
        }
    }

    private static ProcessStartInfo? StartOf(Uri address)
    {
        if (Environment.GetEnvironmentVariable(ProgramVariable) is { Length: > 0 } program)
        {
            return Quiet(program, address);
        }

        if (RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
        {
            return Environment.UserInteractive ? new ProcessStartInfo(address.AbsoluteUri) { UseShellExecute = true } : null;
        }

        if (RuntimeInformation.IsOSPlatform(OSPlatform.OSX))
        {
            return Quiet("open", address);
        }

        bool hasScreen = Environment.GetEnvironmentVariable("DISPLAY") is { Length: > 0 }
            || Environment.GetEnvironmentVariable("WAYLAND_DISPLAY") is { Length: > 0 };
        return hasScreen ? Quiet("xdg-open", address) : null;
    }

    /// <summary>What the program prints must not end up in the user's pipeline.</summary>
    private static ProcessStartInfo Quiet(string program, Uri address) => new(program, $"\"{address.AbsoluteUri}\"")
    {
        UseShellExecute = false,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };
}
