using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using GenesysWrapup.Core.Findings;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Errors;

namespace GenesysWrapup.Core.Lint;

/// <summary>Is it the platform's host, with its prefix, and without secrets in the address?</summary>
internal static class AddressCheck
{
    private static readonly string[] s_brandWords = ["genesys", "genesis", "purecloud", "pure.cloud", "purecloud", "mygen", "inin"];

    private static readonly string[] s_secretNames = ["accesstoken", "token", "clientsecret", "apikey", "password", "authorization"];

    public static IEnumerable<Finding> Of(RequestDraft draft, CallPath path)
    {
        if (path.TooLong)
        {
            yield return Advice.Fail(FindingIds.RequestPath, "The address is longer than any the platform has.", "Check what was pasted; only the beginning was read.", Basis.Inferred);
        }

        if (path.HasUserInfo || path.Query.Any(member => s_secretNames.Contains(DraftBody.Plain(member.Key))))
        {
            yield return Advice.Fail(
                FindingIds.RequestCredential,
                "The address carries a credential. Addresses end up in logs and histories, and the platform takes none there.",
                "Send the token in the header Authorization: Bearer <token>, and renew the one that stood here.",
                Basis.Inferred);
        }

        if (path.Scheme == "http" && !IsLocal(path.Host))
        {
            yield return Advice.Fail(FindingIds.RequestHost, "The address is not encrypted; a token sent there can be read on the way.", "Use https://.", Basis.Documented);
        }

        if (IsTokenPath(path))
        {
            foreach (Finding finding in OfToken(draft, path))
            {
                yield return finding;
            }

            yield break;
        }

        foreach (Finding finding in OfHost(path).Concat(OfPrefix(path)))
        {
            yield return finding;
        }
    }

    /// <summary>An address that asks for a token, however it is spelt.</summary>
    public static bool IsTokenPath(CallPath path) =>
        path.Segments.Count > 0 && DraftBody.Plain(path.Segments[path.Segments.Count - 1]) is "token" or "accesstoken" &&
        path.Segments.Any(segment => DraftBody.Plain(segment) is "oauth" or "oauth2" or "login" or "auth");

    private static IEnumerable<Finding> OfToken(RequestDraft draft, CallPath path)
    {
        const string Command = "Connect-GenesysCloud -Region usw2.pure.cloud -Credential (Get-Credential)";
        bool right = path.Segments.Count == 2 && path.Segments[0] == "oauth" && path.Segments[1] == "token";
        Region? region = Region.Find(path.Host);
        bool login = path.Host is null || IsLocal(path.Host) || (region is not null && path.Host.StartsWith("login.", StringComparison.OrdinalIgnoreCase));
        if (!right || !login)
        {
            yield return Advice.Fail(
                FindingIds.RequestPath,
                $"Tokens are not given at {Advice.Quoted(string.Join("/", new[] { path.Host }.Where(part => part is not null).Concat(path.Segments)))}, but at the login host of the region.",
                $"Use POST https://login.{region?.Domain ?? "<region domain>"}/oauth/token, or let Connect-GenesysCloud do it.",
                Basis.Documented, command: Command);
        }

        if (region is null && path.Host is not null && !IsLocal(path.Host))
        {
            yield return NoRegion(path.Host);
        }

        if (draft.Method is { } method && !method.Trim().Equals("POST", StringComparison.OrdinalIgnoreCase))
        {
            yield return Advice.Fail(FindingIds.RequestMethod, "A token is asked for with POST.", "Use POST, with the values as a form.", Basis.Documented, command: Command);
        }
    }

    private static IEnumerable<Finding> OfHost(CallPath path)
    {
        if (path.Host is not { } host || IsLocal(host))
        {
            yield break;
        }

        if (Region.Find(host) is not { } region)
        {
            yield return NoRegion(host);
        }
        else if (!host.StartsWith("api.", StringComparison.OrdinalIgnoreCase))
        {
            yield return Advice.Fail(
                FindingIds.RequestHost,
                $"{Advice.Quoted(host)} is of the region {region.Name}, but not the host that answers API calls.",
                $"Use https://api.{region.Domain}.",
                Basis.Documented);
        }
    }

    private static Finding NoRegion(string host)
    {
        string domain = host.StartsWith("api.", StringComparison.OrdinalIgnoreCase) || host.StartsWith("login.", StringComparison.OrdinalIgnoreCase) ? host.Substring(host.IndexOf('.') + 1) : host;
        string[] near = [.. NearestNames.Of(domain, Region.All.Select(region => region.Domain))];
        bool meant = near.Length > 0 || s_brandWords.Any(word => host.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0);
        string domains = string.Join(", ", near.Length > 0 ? near : ["mypurecloud.com", "usw2.pure.cloud", "mypurecloud.ie", "mypurecloud.de"]);
        return meant
            ? Advice.Fail(
                FindingIds.RequestHost,
                $"{Advice.Quoted(host)} is no host of any of the platform's {Region.All.Count} regions.",
                $"Use api.<region domain> with the domain of your region, for example {domains}.",
                Basis.Documented, command: "Connect-GenesysCloud -Region usw2.pure.cloud -Credential (Get-Credential)")
            : Advice.Unknown(
                FindingIds.RequestHost,
                $"{Advice.Quoted(host)} is no host of the platform. It can be right if it is a gateway of your own.",
                "Check the host; without a gateway use https://api.<region domain>.",
                Basis.Inferred);
    }

    private static IEnumerable<Finding> OfPrefix(CallPath path)
    {
        if (path.Version is { } version && version != "v2")
        {
            yield return Advice.Fail(FindingIds.RequestPath, $"The platform's API has the version v2 only, not {Advice.Quoted(version)}.", "Begin the path with /api/v2/.", Basis.Documented);
        }
        else if (path.Version is null && path.Segments.Count > 0)
        {
            yield return Advice.Fail(FindingIds.RequestPath, "The path does not begin with /api/v2/, as every operation of the platform does.", "Begin the path with /api/v2/.", Basis.Documented);
        }
    }

    private static bool IsLocal(string? host) => host is null || host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || IPAddress.TryParse(host, out _);
}
