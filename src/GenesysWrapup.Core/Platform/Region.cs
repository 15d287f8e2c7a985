using System;
using System.Collections.Generic;
using System.Linq;

namespace GenesysWrapup.Core.Platform;

/// <summary>One of the platform's regions. Each is separate and has its own hosts.</summary>
internal sealed record Region(string Name, string Domain, string Description)
{
    public static readonly IReadOnlyList<Region> All =
    [
        new("us_east_1", "mypurecloud.com", "Americas (US East)"),
        new("us_east_2", "use2.us-gov-pure.cloud", "Americas (US East, FedRAMP)"),
        new("us_west_2", "usw2.pure.cloud", "Americas (US West)"),
        new("ca_central_1", "cac1.pure.cloud", "Americas (Canada)"),
        new("mx_central_1", "mxc1.pure.cloud", "Americas (Mexico)"),
        new("sa_east_1", "sae1.pure.cloud", "Americas (São Paulo)"),
        new("eu_west_1", "mypurecloud.ie", "Europe (Dublin)"),
        new("eu_west_2", "euw2.pure.cloud", "Europe (London)"),
        new("eu_central_1", "mypurecloud.de", "Europe (Frankfurt)"),
        new("eu_central_2", "euc2.pure.cloud", "Europe (Zurich)"),
        new("eusc_de_east_1", "edee1.eusc-pure.cloud", "Europe (sovereign cloud, Germany)"),
        new("ap_south_1", "aps1.pure.cloud", "Asia Pacific (Mumbai)"),
        new("ap_northeast_1", "mypurecloud.jp", "Asia Pacific (Tokyo)"),
        new("ap_northeast_2", "apne2.pure.cloud", "Asia Pacific (Seoul)"),
        new("ap_northeast_3", "apne3.pure.cloud", "Asia Pacific (Osaka)"),
        new("ap_southeast_1", "apse1.pure.cloud", "Asia Pacific (Singapore)"),
        new("ap_southeast_2", "mypurecloud.com.au", "Asia Pacific (Sydney)"),
        new("me_central_1", "mec1.pure.cloud", "Middle East (UAE)"),
    ];

    public Uri ApiUri => new($"https://api.{Domain}");

    public Uri LoginUri => new($"https://login.{Domain}");

    /// <summary>By name (with - or _), by domain, or by one of its hosts or their addresses; null where there is none.</summary>
    public static Region? Find(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        string wanted = text!.Trim().TrimEnd('/').ToLowerInvariant();
        if (Uri.TryCreate(wanted, UriKind.Absolute, out Uri? address) && address.Host.Length > 0)
        {
            wanted = address.Host;
        }

        foreach (string prefix in new[] { "api.", "login.", "apps." })
        {
            if (wanted.StartsWith(prefix, StringComparison.Ordinal))
            {
                wanted = wanted.Substring(prefix.Length);
            }
        }

        string asName = wanted.Replace('-', '_');
        return All.FirstOrDefault(region => region.Name == asName || region.Domain == wanted);
    }

    public override string ToString() => Name;
}
