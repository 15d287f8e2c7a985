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
    private static readonly string[] s_brandWords = ["genesys", "genesis", "purecloud", "pure.cloud", "mygen", "inin"];

    private static readonly string[] s_sampleDomains = ["mypurecloud.com", "usw2.pure.cloud", "mypurecloud.ie", "mypurecloud.de"];

    private static readonly string[] s_secretNames = ["accesstoken", "token", "clientsecret", "apikey", "password", "authorization"];

    public static IEnumerable<Finding> Of(RequestDraft draft, CallPath path)
    {
        if (path.TooLong)
        {
            yield return Advice.Fail(FindingIds.RequestPath, "The address is longer than any address of the platform.",
                "Check what was pasted; only its beginning was read.", Basis.Inferred);
        }

        if (path.HasUserInfo || path.Query.Any(member => s_secretNames.Contains(DraftBody.Plain(member.Key))))
        {
            yield return Advice.Fail(
                FindingIds.RequestCredential,
                "The address carries a credential. Addresses end up in logs and histories, and the platform accepts no credential there.",
                "Send the token in the header Authorization: Bearer <token>, and replace the one in this address.",
                Basis.Inferred);
        }

        if (path.Scheme == "http" && !IsLocal(path.Host))
        {
            yield return Advice.Fail(FindingIds.RequestHost, "The address is not encrypted; a token sent there can be read on the way.",
                "Use https://.", Basis.Documented);
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
        string asked = string.Join("/", new[] { path.Host }.Where(part => part is not null).Concat(path.Segments));
        bool right = path.Segments.Count == 2 && path.Segments[0] == "oauth" && path.Segments[1] == "token";
        Region? region = Region.Find(path.Host);
        bool login = path.Host is null || IsLocal(path.Host) || (region is not null && HasPrefix(path.Host, "login."));
        if (!right || !login)
        {
            yield return Advice.Fail(
                FindingIds.RequestPath,
                $"Tokens do not come from {Advice.Quoted(asked)}. They come from the login host of the region.",
                $"Use POST https://login.{region?.Domain ?? "<region domain>"}/oauth/token, or let Connect-GenesysCloud do it.",
                Basis.Documented, command: KnownErrors.CommandToConnect);
        }

        if (region is null && path.Host is not null && !IsLocal(path.Host))
        {
            yield return NoRegion(path.Host);
        }

        if (draft.Method is { } method && !method.Trim().Equals("POST", StringComparison.OrdinalIgnoreCase))
        {
            yield return Advice.Fail(FindingIds.RequestMethod, "A token request is a POST.", "Use POST, with the values as a form.",
                Basis.Documented, command: KnownErrors.CommandToConnect);
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
        else if (!HasPrefix(host, "api."))
        {
            yield return Advice.Fail(
                FindingIds.RequestHost,
                $"{Advice.Quoted(host)} belongs to the region {region.Name}, but does not answer API calls.",
                $"Use https://api.{region.Domain}.",
                Basis.Documented);
        }
    }

    private static Finding NoRegion(string host)
    {
        string domain = HasPrefix(host, "api.") || HasPrefix(host, "login.") ? host.Substring(host.IndexOf('.') + 1) : host;
        string[] near = [.. NearestNames.Of(domain, Region.All.Select(region => region.Domain))];
        bool meant = near.Length > 0 || s_brandWords.Any(word => host.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0);
        string domains = string.Join(", ", near.Length > 0 ? near : s_sampleDomains);
        return meant
            ? Advice.Fail(
                FindingIds.RequestHost,
                $"{Advice.Quoted(host)} is not a host of any of the platform's {Region.All.Count} regions.",
                $"Use api.<region domain> with the domain of your region, for example {domains}.",
                Basis.Documented, command: KnownErrors.CommandToConnect)
            : Advice.Unknown(
                FindingIds.RequestHost,
                $"{Advice.Quoted(host)} is not a host of the platform. That is fine if it is a gateway of your own.",
                "Check the host; without a gateway use https://api.<region domain>.",
                Basis.Inferred);
    }

    private static IEnumerable<Finding> OfPrefix(CallPath path)
    {
        if (path.Version is { } version && version != "v2")
        {
            yield return Advice.Fail(FindingIds.RequestPath, $"The platform's API has only version v2, not {Advice.Quoted(version)}.",
                "Begin the path with /api/v2/.", Basis.Documented);
        }
        else if (path.Version is null && path.Segments.Count > 0)
        {
            yield return Advice.Fail(FindingIds.RequestPath, "The path does not begin with /api/v2/, as every path of the platform does.",
                "Begin the path with /api/v2/.", Basis.Documented);
        }
    }

    private static bool HasPrefix(string host, string prefix) => host.StartsWith(prefix, StringComparison.OrdinalIgnoreCase);

    private static bool IsLocal(string? host) =>
        host is null || host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || IPAddress.TryParse(host, out _);
}
