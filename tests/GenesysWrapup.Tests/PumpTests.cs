using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Pipeline;
using Xunit;

namespace GenesysWrapup.Tests;

/// <summary>The pump's threads. What a user sees of it is shown in a real PowerShell, by Pester's Pipeline tests.</summary>
public sealed class PumpTests
{
    [Fact]
    public void Posted_work_runs_in_order_on_the_pipelines_thread()
    {
        var ran = new List<(int Number, int Thread)>();
        using var command = new PumpedCommand(async (self, _) =>
        {
            Assert.NotEqual(self.PipelineThread, Environment.CurrentManagedThreadId);
            for (int i = 0; i < 20; i++)
            {
                int number = i;
                self.Post(() => ran.Add((2 * number, Environment.CurrentManagedThreadId)));
                await self.OnPipelineAsync(() =>
                {
                    ran.Add(((2 * number) + 1, Environment.CurrentManagedThreadId));
                    return true;
                });
            }
        });

        command.Run();

        Assert.Equal(40, ran.Count);
        for (int i = 0; i < 40; i++)
        {
            Assert.Equal((i, command.PipelineThread), ran[i]);
        }
    }

    [Fact]
    public void What_the_pipeline_throws_ends_the_body_and_leaves_as_it_is()
    {
        var reason = new InvalidOperationException("enough");
        bool ended = false;
        using var command = new PumpedCommand(async (self, stop) =>
        {
            try
            {
                Task others = Task.Delay(Timeout.Infinite, stop);
                Task write = self.OnPipelineAsync<bool>(() => throw reason);
                await Task.WhenAll(others, write);
            }
            finally
            {
                ended = true;
            }
        });

        Assert.Same(reason, Assert.Throws<InvalidOperationException>(command.Run));
        Assert.True(ended);
    }

    [Fact]
    public void After_the_pipeline_has_thrown_nothing_posted_runs_any_more()
    {
        int ran = 0;
        using var command = new PumpedCommand(async (self, _) =>
        {
            self.Post(() => throw new FormatException());
            for (int i = 0; i < 100; i++)
            {
                await self.OnPipelineAsync(() => ++ran);
            }
        });

        Assert.Throws<FormatException>(command.Run);
        Assert.Equal(0, ran);
    }

    [Fact]
    public async Task Stopping_ends_a_wait_and_is_a_stop_not_an_error()
    {
        var waiting = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var command = new PumpedCommand(async (_, stop) =>
        {
            waiting.SetResult(true);
            await Task.Delay(Timeout.Infinite, stop);
        });

        Task run = Task.Run(command.Run);
        await waiting.Task;
        command.Stop();

        await Assert.ThrowsAsync<PipelineStoppedException>(() => run);
    }

    [Fact]
    public void Stopping_after_the_end_does_no_harm()
    {
        var command = new PumpedCommand((_, _) => Task.CompletedTask);
        command.Run();
        command.Dispose();
        command.Stop();
    }

    [Fact]
    public void A_line_that_comes_after_the_end_is_dropped()
    {
        using var command = new PumpedCommand((_, _) => Task.CompletedTask);
        command.Run();
        Assert.False(command.Post(() => throw new InvalidOperationException("ran too late")));
    }

    [Fact]
    public async Task Output_that_comes_after_the_end_is_a_fault_of_the_caller()
    {
        using var command = new PumpedCommand((_, _) => Task.CompletedTask);
        command.Run();
        await Assert.ThrowsAsync<InvalidOperationException>(() => command.OnPipelineAsync(() => true));
    }

    [Fact]
    public async Task A_failure_that_ends_the_command_is_thrown_by_every_writer()
    {
        var failure = new Failure(FailureId.NotConnected, FailureCategory.ConnectionError, "No.", "Connect.") { EndsCommand = true };
        using var command = new PumpedCommand((_, _) => Task.CompletedTask);
        foreach (IPipelineWriter writer in new IPipelineWriter[] { new CmdletWriter(command), new RecordingWriter() })
        {
            Task writing = writer.WriteErrorAsync(failure);
            Assert.Equal(FailureId.NotConnected, (await Assert.ThrowsAsync<GenesysException>(() => writing)).Failure.Id);
        }
    }

    [Fact]
    public void Several_records_are_under_way_and_never_more_than_allowed()
    {
        var all = new Rendezvous(parties: 3);
        int atOnce = 0;
        int most = 0;
        using var command = new RecordsCommand(most: 3, async (self, _, stop) =>
        {
            int now = Interlocked.Increment(ref atOnce);
            InterlockedMax(ref most, now);
            await all.MeetAsync();
            await self.OnPipelineAsync(() => true);
            Interlocked.Decrement(ref atOnce);
        });

        command.Run(1, 2, 3, 4, 5, 6, 7);

        Assert.Equal(3, most);
        Assert.Equal(0, atOnce);
    }

    [Fact]
    public void With_one_at_a_time_a_record_is_done_before_the_next_comes_in()
    {
        var heard = new List<string>();
        using var command = new RecordsCommand(most: 1, async (self, record, _) =>
        {
            await self.OnPipelineAsync(() => Heard(heard, $"{record} written"));
            self.Post(() => heard.Add($"{record} told"));
        });

        command.Run(record => heard.Add($"{record} in"), 1, 2);

        Assert.Equal(["1 in", "1 written", "1 told", "2 in", "2 written", "2 told"], heard);
    }

    [Fact]
    public void Work_sees_the_parameters_of_its_own_record_whatever_is_bound_meanwhile()
    {
        var bound = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        var seen = new List<int>();
        using var command = new RecordsCommand(most: 4, async (self, record, stop) =>
        {
            await bound.Task.WaitAsync(stop);
            await self.OnPipelineAsync(() => Heard(seen, record));
        });

        command.Begin();
        foreach (int record in new[] { 1, 2, 3 })
        {
            command.Next(record);
        }

        command.Record = 99;
        bound.SetResult(true);
        command.End();

        Assert.Equal([1, 2, 3], seen.Order());
    }

    [Fact]
    public async Task What_is_ready_goes_out_when_the_next_record_comes_in_even_one_that_asks_for_nothing()
    {
        var written = new List<int>();
        var posted = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var command = new RecordsCommand(most: 2, async (self, record, _) =>
        {
            Task writing = self.OnPipelineAsync(() => Heard(written, record));
            posted.SetResult(true);
            await writing;
        });
        command.Begin();
        command.Next(1);
        await posted.Task;
        Assert.Empty(written);

        command.Next(RecordsCommand.Nothing);

        Assert.Equal([1], written);
        command.End();
    }

    [Fact]
    public void What_one_record_posts_stays_in_order_while_others_are_under_way()
    {
        var all = new Rendezvous(parties: 4);
        var lines = new List<(int Record, int Number)>();
        using var command = new RecordsCommand(most: 4, async (self, record, stop) =>
        {
            await all.MeetAsync();
            for (int number = 0; number < 50; number++)
            {
                int line = number;
                self.Post(() => lines.Add((record, line)));
                await self.OnPipelineAsync(() => Heard(lines, (record, line)));
            }
        });

        command.Run(1, 2, 3, 4);

        foreach (int record in new[] { 1, 2, 3, 4 })
        {
            Assert.Equal(
                Enumerable.Range(0, 50).SelectMany(number => new[] { number, number }),
                lines.Where(line => line.Record == record).Select(line => line.Number));
        }
    }

    [Fact]
    public void The_end_waits_for_all_that_is_under_way()
    {
        int done = 0;
        using var command = new RecordsCommand(most: 10, async (self, _, _) =>
        {
            await Task.Yield();
            await self.OnPipelineAsync(() => ++done);
        });

        command.Run(1, 2, 3, 4, 5);

        Assert.Equal(5, done);
    }

    [Fact]
    public void The_failure_of_one_record_costs_no_other_its_output()
    {
        var all = new Rendezvous(parties: 3);
        var written = new List<int>();
        using var command = new RecordsCommand(most: 3, async (self, record, stop) =>
        {
            await all.MeetAsync();
            if (record == 2)
            {
                throw new GenesysException(new Failure(FailureId.Conflict, FailureCategory.ResourceExists, "No.", "Try another."));
            }

            await self.OnPipelineAsync(() => Heard(written, record));
        });

        command.Run(1, 2, 3);

        Assert.Equal([1, 3], written.Order());
    }

    [Fact]
    public void What_the_pipeline_throws_ends_all_that_is_under_way()
    {
        var all = new Rendezvous(parties: 3);
        int stopped = 0;
        using var command = new RecordsCommand(most: 3, async (self, record, stop) =>
        {
            await all.MeetAsync();
            if (record == 2)
            {
                await self.OnPipelineAsync<bool>(() => throw new FormatException("enough"));
            }

            await UntilStoppedAsync(() => Interlocked.Increment(ref stopped), stop);
        });

        Assert.Equal("enough", Assert.Throws<FormatException>(() => command.Run(1, 2, 3)).Message);
        Assert.Equal(2, stopped);
    }

    /// <summary>A write that was on its way when the session was closed has an outcome, and somebody must hear of it.</summary>
    [Fact]
    public void What_ends_the_command_lets_all_others_under_way_say_what_became_of_them()
    {
        var all = new Rendezvous(parties: 3);
        var heard = new List<int>();
        using var command = new RecordsCommand(most: 3, async (self, record, stop) =>
        {
            await all.MeetAsync();
            if (record == 2)
            {
                throw Closed();
            }

            await self.OnPipelineAsync(() => Heard(heard, record));
        });

        // Without PowerShell around it nobody throws.
        command.Run(1, 2, 3);

        Assert.Equal([1, 3], heard.Order());
    }

    [Fact]
    public void After_what_ends_the_command_no_record_is_begun_any_more()
    {
        var begun = new List<int>();
        using var command = new RecordsCommand(most: 1, (_, record, _) =>
        {
            begun.Add(record);
            throw Closed();
        });

        command.Run(1, 2, 3);

        Assert.Equal([1], begun);
    }

    [Fact]
    public async Task Stopping_ends_all_that_is_under_way()
    {
        var all = new Rendezvous(parties: 3);
        int stopped = 0;
        using var command = new RecordsCommand(most: 3, async (_, _, stop) =>
        {
            await all.MeetAsync();
            await UntilStoppedAsync(() => Interlocked.Increment(ref stopped), stop);
        });

        Task run = Task.Run(() => command.Run(1, 2, 3));
        await all.Met;
        command.Stop();

        await Assert.ThrowsAsync<PipelineStoppedException>(() => run);
        Assert.Equal(3, stopped);
    }

    [Fact]
    public void A_command_that_is_disposed_of_without_its_end_ends_what_is_under_way()
    {
        int stopped = 0;
        var command = new RecordsCommand(most: 3, (_, _, stop) => UntilStoppedAsync(() => Interlocked.Increment(ref stopped), stop));
        command.Begin();
        command.Next(1);
        command.Next(2);

        command.Dispose();

        Assert.Equal(2, stopped);
    }

    private static bool Heard<T>(List<T> heard, T item)
    {
        heard.Add(item);
        return true;
    }

    private static GenesysException Closed() => new(
        new Failure(FailureId.NotConnected, FailureCategory.ConnectionError, "Closed.", "Connect.") { EndsCommand = true });

    private static void InterlockedMax(ref int most, int value)
    {
        int seen;
        while ((seen = Volatile.Read(ref most)) < value)
        {
            Interlocked.CompareExchange(ref most, value, seen);
        }
    }

    private static async Task UntilStoppedAsync(Action stopped, CancellationToken stop)
    {
        try
        {
            await Task.Delay(Timeout.Infinite, stop);
        }
        finally
        {
            stopped();
        }
    }

    /// <summary>Holds everybody until so many have come; those who come later pass.</summary>
    private sealed class Rendezvous(int parties)
    {
        private readonly TaskCompletionSource<bool> _met = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _here;

        public Task Met => _met.Task;

        public Task MeetAsync()
        {
            if (Interlocked.Increment(ref _here) == parties)
            {
                _met.SetResult(true);
            }

            // Rather a failure than a test that hangs, should they not run side by side.
            return _met.Task.WaitAsync(TimeSpan.FromSeconds(60));
        }
    }

    /// <summary>A command with a parameter, driven record by record as PowerShell drives one.</summary>
    private sealed class RecordsCommand(int most, Func<RecordsCommand, int, CancellationToken, Task> body) : AsyncCommand
    {
        public const int Nothing = 0;

        /// <summary>The parameter.</summary>
        public int Record { get; set; }

        internal override int MostUnderWay => most;

        public void Begin() => BeginProcessing();

        public void Next(int record)
        {
            Record = record;
            ProcessRecord();
        }

        public void End() => EndProcessing();

        public void Run(params int[] records) => Run(static _ => { }, records);

        public void Run(Action<int> bound, params int[] records)
        {
            Begin();
            foreach (int record in records)
            {
                bound(record);
                Next(record);
            }

            End();
        }

        public void Stop() => StopProcessing();

        internal override PipelineWork? OnRecord()
        {
            int record = Record;
            return record == Nothing ? null : (_, stop) => body(this, record, stop);
        }
    }

    private sealed class PumpedCommand(Func<PumpedCommand, CancellationToken, Task> body) : AsyncCommand
    {
        public int PipelineThread { get; private set; }

        public void Run()
        {
            PipelineThread = Environment.CurrentManagedThreadId;
            BeginProcessing();
            ProcessRecord();
            EndProcessing();
        }

        public void Stop() => StopProcessing();

        internal override PipelineWork OnRecord() => (_, stop) => body(this, stop);
    }
}
