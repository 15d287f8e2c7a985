using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Commands;
using GenesysWrapup.Core.Transport;
using GenesysWrapup.Core.Wrapups;
using GenesysWrapup.Pipeline;
using Xunit;

namespace GenesysWrapup.Tests.Commands;

/// <summary>Several rows under way: who starts when, whose result goes out when, and who is asked when.</summary>
public sealed class WriteRunTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    [Fact]
    public void The_first_row_is_alone_and_then_there_are_as_many_as_allowed()
    {
        var run = new WriteRun(8, ordered: false, asks: false, progress: null);
        Assert.Equal(1, run.MostUnderWay);
        Take(run, static _ => Task.CompletedTask);
        Assert.Equal(8, run.MostUnderWay);
    }

    [Fact]
    public async Task Results_go_out_as_rows_finish()
    {
        var pipe = new RecordingWriter();
        var run = new WriteRun(8, ordered: false, asks: false, progress: null);
        var slow = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Task first = Take(run, async requester =>
        {
            await slow.Task;
            await requester.Report("slow");
        })(pipe, default);
        await Take(run, static requester => requester.Report("quick"))(pipe, default).WaitAsync(s_patience);
        Assert.Equal(["quick"], pipe.Output);
        slow.SetResult();
        await first.WaitAsync(s_patience);
        Assert.Equal(["quick", "slow"], pipe.Output);
    }

    [Fact]
    public async Task In_order_a_result_waits_for_the_rows_before_it_however_they_end()
    {
        var pipe = new RecordingWriter();
        var run = new WriteRun(8, ordered: true, asks: false, progress: null);
        var slow = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Task first = Take(run, async requester =>
        {
            await slow.Task;
            await requester.Report("first");
        })(pipe, default);
        Task second = Take(run, static _ => Task.FromException(new FormatException("has no result")))(pipe, default);
        Task third = Take(run, static requester => requester.Report("third"))(pipe, default);
        await Assert.ThrowsAsync<FormatException>(() => second.WaitAsync(s_patience));
        slow.SetResult();
        await Task.WhenAll(first, third).WaitAsync(s_patience);
        Assert.Equal(["first", "third"], pipe.Output);
    }

    [Fact]
    public async Task Questions_are_asked_in_the_order_of_the_input()
    {
        var pipe = new RecordingWriter();
        var run = new WriteRun(8, ordered: false, asks: true, progress: null);
        var slow = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Task first = Take(run, async requester =>
        {
            await slow.Task;
            await requester.Confirm(new WriteQuestion("first", "Set"));
        })(pipe, default);
        Task second = Take(run, static requester => requester.Confirm(new WriteQuestion("second", "Set")))(pipe, default);
        slow.SetResult();
        await Task.WhenAll(first, second).WaitAsync(s_patience);
        Assert.Equal(["first", "second"], pipe.Asked.Select(static asked => asked.Target));
    }

    [Fact]
    public void Progress_tells_done_rate_time_and_outcomes_but_not_of_a_short_run()
    {
        var clock = new TestSupport.AutoClock();
        var told = new List<string>();
        int takenAway = 0;
        RequestBudget? budget = null;
        var progress = new RowProgress(clock, null, () => budget, (line, _, _) => told.Add(line), () => takenAway++);
        progress.Count("Set");
        Assert.Empty(told);
        clock.Step(TimeSpan.FromSeconds(4));
        progress.Count("Set");
        progress.Count("Failed");
        Assert.Equal(["2 done in 00:00:04, 0.5 a second; Set 2"], told);
        clock.Step(TimeSpan.FromSeconds(1));
        budget = new RequestBudget(122, 300, TimeSpan.FromSeconds(22.4));
        progress.Count("AlreadySet");
        Assert.Equal(
            "4 done in 00:00:05, 0.8 a second; AlreadySet 1, Failed 1, Set 2; 122 of 300 requests left for 23 s", told[1]);
        progress.End();
        progress.End();
        Assert.Equal(1, takenAway);
    }

    [Fact]
    public void Progress_says_how_long_it_still_takes_where_somebody_said_how_many_rows_come()
    {
        var clock = new TestSupport.AutoClock();
        var told = new List<(string Line, int Percent, int Seconds)>();
        var progress = new RowProgress(
            clock, 4, () => null, (line, percent, seconds) => told.Add((line, percent, seconds)), () => { });
        clock.Step(TimeSpan.FromSeconds(60));

        // Two targets of one row are still one row of four.
        progress.Count("Set");
        progress.Count("Set");
        progress.CountRow();
        clock.Step(TimeSpan.FromSeconds(60));
        progress.Count("Failed");
        for (int row = 0; row < 4; row++)
        {
            progress.CountRow();
        }

        // More than was said: what is left is not known any more.
        clock.Step(TimeSpan.FromSeconds(60));
        progress.Count("Set");
        Assert.Equal(
            [
                ("1 done in 00:01:00, 0.0 a second; Set 1", -1, -1),
                ("3 done in 00:02:00, 0.0 a second, 6 min to go (1 of 4 rows); Failed 1, Set 2", 25, 360),
                ("4 done in 00:03:00, 0.0 a second; Failed 1, Set 3", -1, -1),
            ],
            told);
    }

    private static PipelineWork Take(WriteRun run, Func<Requester<string>, Task> row) =>
        run.Row<string>((requester, _) => row(requester), static text => (text, WrapupOutcome.Set, null));
}
