using System.Linq;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Sessions;
using Xunit;

namespace GenesysWrapup.Core.Tests.Platform;

public sealed class RegionTests
{
    public static TheoryData<string> Names => [.. Region.All.Select(static region => region.Name)];

    [Fact]
    public void There_are_eighteen_regions_each_with_a_domain_of_its_own()
    {
        Assert.Equal(18, Region.All.Count);
        Assert.Equal(18, Region.All.Select(static region => region.Domain).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_region_is_found_by_every_way_of_naming_it(string name)
    {
        Region region = Region.All.Single(known => known.Name == name);
        string[] ways =
        [
            name, name.Replace('_', '-'), name.ToUpperInvariant(), $" {name} ", region.Domain, $"api.{region.Domain}",
            $"login.{region.Domain}", $"apps.{region.Domain}",
            $"https://api.{region.Domain}", $"https://login.{region.Domain}/oauth/token", $"https://apps.{region.Domain}/",
        ];
        Assert.All(ways, way => Assert.Same(region, SessionAddress.RegionOf(way)));
        Assert.Equal($"https://api.{region.Domain}/", region.ApiUri.AbsoluteUri);
        Assert.Equal($"https://login.{region.Domain}/", region.LoginUri.AbsoluteUri);
    }

    [Theory]
    [InlineData("us_wets_2", "us_west_2")]
    [InlineData("eu-central-3", "eu_central_1")]
    [InlineData("usw2.pure.clud", "usw2.pure.cloud")]
    [InlineData("mypurecloud.io", "mypurecloud.ie")]
    public void An_unknown_region_is_refused_with_the_nearest_names(string typed, string meant)
    {
        Failure failure = Assert.Throws<GenesysException>(() => SessionAddress.RegionOf(typed)).Failure;
        Assert.Equal(FailureId.UnknownRegion, failure.Id);
        Assert.Equal(typed, failure.Target);
        Assert.Contains($"'{meant}'", failure.Message);
        Assert.Contains("us_east_1", failure.NextStep);
    }

    [Theory]
    [InlineData("")]
    [InlineData("quite something else")]
    [InlineData("api.genesyscloud.com")]
    public void What_is_near_to_nothing_gets_the_list(string typed)
    {
        Failure failure = Assert.Throws<GenesysException>(() => SessionAddress.RegionOf(typed)).Failure;
        Assert.Equal(FailureId.UnknownRegion, failure.Id);
        Assert.Contains("ap_southeast_2", failure.NextStep);
    }
}
