using System;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Core.Transport;
using Xunit;

namespace GenesysWrapup.Core.Tests.Sessions;

public class SharedAnswerTests
{
    [Fact]
    public async Task When_the_one_who_lists_is_stopped_the_next_in_line_lists_instead()
    {
        int listings = 0;
        var entered = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        var listing = new SharedAnswer<string>(async (_, stop) =>
        {
            if (Interlocked.Increment(ref listings) == 1)
            {
                entered.SetResult(true);
                await Task.Delay(Timeout.InfiniteTimeSpan, stop);
            }

            return "listed";
        });
        using var impatient = new CancellationTokenSource();
        Task<string> first = listing.GetAsync(SilentActivity.Instance, impatient.Token);
        await entered.Task;
        Task<string> second = listing.GetAsync(SilentActivity.Instance, CancellationToken.None);

        impatient.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.Equal("listed", await second);
        Assert.Equal(2, listings);
    }

    [Fact]
    public async Task Of_many_who_find_it_outdated_one_lists_anew()
    {
        int listings = 0;
        var listing = new SharedAnswer<string>((_, _) => Task.FromResult($"listing {Interlocked.Increment(ref listings)}"));
        string outdated = await listing.GetAsync(SilentActivity.Instance, CancellationToken.None);

        string[] renewed = await Task.WhenAll(
            listing.ReplaceAsync(outdated, SilentActivity.Instance, CancellationToken.None),
            listing.ReplaceAsync(outdated, SilentActivity.Instance, CancellationToken.None));

        Assert.Equal(["listing 2", "listing 2"], renewed);
    }

    [Fact]
    public async Task A_failed_listing_is_tried_again_by_the_next()
    {
        int listings = 0;
        var listing = new SharedAnswer<string>(
            (_, _) => ++listings == 1 ? throw new InvalidOperationException("no network") : Task.FromResult("listed"));

        await Assert.ThrowsAsync<InvalidOperationException>(() => listing.GetAsync(SilentActivity.Instance, CancellationToken.None));
        Assert.Equal("listed", await listing.GetAsync(SilentActivity.Instance, CancellationToken.None));
    }

    [Fact]
    public async Task An_answer_that_does_not_last_is_given_but_not_kept()
    {
        int asked = 0;
        var answer = new SharedAnswer<string>(
            (_, _) => Task.FromResult(++asked == 1 ? "a passing trouble" : "the setting"), isLasting: text => text == "the setting");

        Assert.Equal("a passing trouble", await answer.GetAsync(SilentActivity.Instance, CancellationToken.None));
        Assert.Null(answer.Current);
        Assert.Equal("the setting", await answer.GetAsync(SilentActivity.Instance, CancellationToken.None));
        Assert.Equal("the setting", await answer.GetAsync(SilentActivity.Instance, CancellationToken.None));
        Assert.Equal(2, asked);
    }
}
