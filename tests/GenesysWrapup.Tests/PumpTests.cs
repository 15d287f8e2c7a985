using System;
using System.Collections.Generic;
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

        internal override Task ProcessAsync(IPipelineWriter pipe, CancellationToken stop) => body(this, stop);
    }
}
