using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Models;
using GenesysWrapup.Core.Transport;
using GenesysWrapup.TestSupport;
using Xunit;

namespace GenesysWrapup.Core.Tests.Transport;

/// <summary>Listings that do not come to an end. What they leave out would look absent, so none of them is used.</summary>
public sealed class EndlessListingTests
{
    [Fact]
    public async Task A_page_that_comes_again_ends_the_listing()
    {
        PlatformException error = await FailsAsync(_ => Page([.. Enumerable.Range(0, 100)]));
        Assert.Contains("page 2 repeats an earlier one", error.Message);
    }

    [Fact]
    public async Task Pages_that_take_turns_end_the_listing()
    {
        PlatformException error = await FailsAsync(number => Page([number % 3]));
        Assert.Contains("page 4 repeats", error.Message);
    }

    [Fact]
    public async Task A_listing_that_grows_and_grows_ends_with_an_error()
    {
        PlatformException error = await FailsAsync(number => Page([.. Enumerable.Range(number * 5_000, 5_000)]));
        Assert.Contains("more than 100,000 entries", error.Message);
    }

    [Fact]
    public async Task Empty_pages_without_end_end_with_an_error()
    {
        PlatformException error = await FailsAsync(_ => Page([]));
        Assert.Contains("21 pages one after the other are empty", error.Message);
    }

    private static async Task<PlatformException> FailsAsync(Func<int, string> page)
    {
        int asked = 0;
        ScriptedApi api = new ScriptedApi().On(Operations.GetRoutingWrapupcodes, call =>
        {
            Assert.InRange(++asked, 1, 50);
            return page(int.Parse(call.Query.First(member => member.Key == "pageNumber").Value, CultureInfo.InvariantCulture));
        });
        var pages = new PageReader<WireWrapupCode>(
            api, new ApiCall(Operations.GetRoutingWrapupcodes), PlatformJson.Default.WirePageWireWrapupCode);
        PlatformException error = await Assert.ThrowsAsync<PlatformException>(
            () => pages.AllAsync(SilentActivity.Instance, CancellationToken.None));
        Assert.Equal(FailureId.UnreadableAnswer, error.Failure.Id);
        return error;
    }

    private static string Page(IReadOnlyList<int> ids) =>
        $$"""{"entities":[{{string.Join(",", ids.Select(id => $"{{\"id\":\"{id}\"}}"))}}],"nextUri":"/next"}""";
}
