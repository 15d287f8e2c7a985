using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;

namespace GenesysWrapup.Simulator.Server;

/// <summary>Whether other machines can reach the server.</summary>
internal static class Exposure
{
    /// <summary>A warning for whoever started it so, or null.</summary>
    public static string? WarningFor(IEnumerable<string> addresses)
    {
        string[] open = [.. addresses.Where(static address => !IsLoopback(address))];
        return open.Length == 0
            ? null
            : $"Warning: other machines can reach the simulator at {string.Join(", ", open)}. Without --urls it listens on " +
                "this machine alone.";
    }

    private static bool IsLoopback(string address)
    {
        string host = HostOf(address);
        return host.Equals("localhost", StringComparison.OrdinalIgnoreCase) ||
            (IPAddress.TryParse(host, out IPAddress? ip) && IPAddress.IsLoopback(ip));
    }

    /// <summary>The host that the server listens on may be a star or a plus, which no URI can hold.</summary>
    private static string HostOf(string address)
    {
        string rest = address[(address.IndexOf("://", StringComparison.Ordinal) + "://".Length)..].TrimEnd('/');
        int port = rest.LastIndexOf(':');
        return (port > rest.LastIndexOf(']') ? rest[..port] : rest).Trim('[', ']');
    }
}
