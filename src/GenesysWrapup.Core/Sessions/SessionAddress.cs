using System;
using System.Linq;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Platform;

namespace GenesysWrapup.Core.Sessions;

/// <summary>Where a session's API and login host are. Only HTTPS, except on this machine.</summary>
internal sealed record SessionAddress(string RegionName, Uri Api, Uri Login)
{
    public static SessionAddress Of(Region? region, Uri? baseUri)
    {
        if (baseUri is not null)
        {
            return Under(baseUri);
        }

        return region is not null
            ? new SessionAddress(region.Name, region.ApiUri, region.LoginUri)
            : throw new GenesysException(new Failure(
                FailureId.MissingCredential,
                FailureCategory.InvalidArgument,
                "Neither a region nor a base address was given.",
                "Give -Region, for example us_west_2 or usw2.pure.cloud.")
            { EndsCommand = true });
    }

    /// <summary>The region with that name. For an unknown one, a failure with the nearest names.</summary>
    public static Region RegionOf(string? text)
    {
        if (Region.Find(text) is { } region)
        {
            return region;
        }

        string question = NearestNames.Question(text, Region.All.SelectMany(static known => new[] { known.Name, known.Domain }));
        throw new GenesysException(new Failure(
            FailureId.UnknownRegion,
            FailureCategory.InvalidArgument,
            $"There is no region named '{text}'.{(question.Length > 0 ? " " + question : string.Empty)}",
            $"Known regions: {string.Join(", ", Region.All.Select(static known => known.Name))}. " +
            "A domain (usw2.pure.cloud) works as well; for a gateway, give -BaseUri.")
        { Target = text, EndsCommand = true });
    }

    private static SessionAddress Under(Uri baseUri)
    {
        if (!baseUri.IsAbsoluteUri)
        {
            throw new GenesysException(new Failure(
                FailureId.InsecureAddress,
                FailureCategory.InvalidArgument,
                $"The base address '{ShortText.Line(baseUri.OriginalString)}' is not a whole address: it does not begin with https://.",
                IsHost(baseUri.OriginalString)
                    ? $"Did you mean https://{baseUri.OriginalString.Trim()}?"
                    : "Give one like https://api.usw2.pure.cloud, or name the region with -Region.")
            { Target = baseUri.OriginalString, EndsCommand = true });
        }

        bool usable = baseUri.UserInfo.Length == 0 && baseUri.Query.Length == 0 && baseUri.Fragment.Length == 0;
        if (!usable || !(baseUri.Scheme == Uri.UriSchemeHttps || (baseUri.Scheme == Uri.UriSchemeHttp && baseUri.IsLoopback)))
        {
            throw new GenesysException(new Failure(
                FailureId.InsecureAddress,
                FailureCategory.InvalidArgument,
                $"The base address '{Plain(baseUri)}' is not safe to send a secret to.",
                "Give an https address without user name, query or fragment; http is only for this machine (127.0.0.1, localhost).")
            { EndsCommand = true });
        }

        return new SessionAddress(baseUri.Host, baseUri, baseUri);
    }

    private static bool IsHost(string text) =>
        Uri.TryCreate($"https://{text.Trim()}", UriKind.Absolute, out Uri? whole) && whole.UserInfo.Length == 0 && whole.Host.Contains('.');

    /// <summary>Without what could be a secret in it.</summary>
    private static string Plain(Uri address) =>
        address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);
}
