using System;
using System.Threading.Tasks;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Platform;

namespace GenesysWrapup.Pipeline;

/// <summary>What fails for one item becomes that item's error, and the pipeline goes on. What ends the command is thrown.</summary>
internal static class PerItem
{
    /// <summary>One item after the other.</summary>
    public static async Task EachAsync<T>(IPipelineWriter pipe, T[] items, Func<T, Task> work)
    {
        foreach (T item in items)
        {
            await RunAsync(pipe, item, () => work(item)).ConfigureAwait(false);
        }
    }

    public static async Task RunAsync(IPipelineWriter pipe, object? item, Func<Task> work)
    {
        Failure failure;
        try
        {
            await work().ConfigureAwait(false);
            return;
        }
        catch (GenesysException exception) when (!exception.Failure.EndsCommand)
        {
            failure = exception.Failure;
        }

        await pipe.WriteErrorAsync(failure.Target is null ? failure.With(copy => copy.Target = item) : failure).ConfigureAwait(false);
    }

    /// <summary>Writes an item's result, and its error where it failed. What ends the command is thrown by whoever worked on it.</summary>
    public static async Task TellAsync(IPipelineWriter pipe, object result, Failure? failure)
    {
        await pipe.WriteAsync(result).ConfigureAwait(false);
        if (failure is { EndsCommand: false })
        {
            await pipe.WriteErrorAsync(failure).ConfigureAwait(false);
        }
    }
}
