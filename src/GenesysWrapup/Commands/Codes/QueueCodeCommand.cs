using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Binding;
using GenesysWrapup.Core.Codes;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Pipeline;

namespace GenesysWrapup.Commands;

/// <summary>Changes which codes a queue offers. Codes from the pipeline are collected, so that one call can carry many.</summary>
public abstract class QueueCodeCommand : SessionCommand
{
    private readonly List<WrapupCode> _collected = [];
    private RoutingQueue? _queue;
    private IReadOnlyList<WrapupCode> _present = [];

    [Parameter(Position = 0)]
    [ArgumentCompleter(typeof(QueueCompleter))]
    [Needed]
    public string? Queue { get; set; }

    [Parameter(Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id", "Code")]
    [ArgumentCompleter(typeof(QueueCodeCompleter))]
    [Needed]
    public string?[]? WrapupCode { get; set; }

    /// <summary>How many codes one call carries.</summary>
    internal abstract int PerStep { get; }

    internal QueueCodes Codes => new(Connected);

    /// <summary>The code to change, or null (with a verbose line) where the queue is already as wanted.</summary>
    internal abstract Task<WrapupCode?> ChooseAsync(
        string? code, RoutingQueue queue, IReadOnlyList<WrapupCode> present, IPipelineWriter pipe, CancellationToken stop);

    /// <summary>What happens to a code, for -WhatIf and -Confirm.</summary>
    internal abstract string Action(RoutingQueue queue);

    internal abstract Task ChangeAsync(RoutingQueue queue, IReadOnlyList<WrapupCode> codes, IPipelineWriter pipe, CancellationToken stop);

    internal override PipelineWork OnBegin()
    {
        string? given = Queue;
        return (pipe, stop) => PerItem.RunAsync(pipe, given, async () =>
        {
            RoutingQueue queue = await QueueDirectory.Of(Connected).ResolveAsync(given, pipe, stop).ConfigureAwait(false);
            _present = await Codes.AllAsync(queue, pipe, stop).ConfigureAwait(false);
            _queue = queue;
        });
    }

    /// <summary>One record at a time: what is collected belongs to all of them.</summary>
    internal override PipelineWork? OnRecord()
    {
        string?[] given = WrapupCode ?? [null];
        return _queue is { } queue ? (pipe, stop) => CollectAsync(queue, given, pipe, stop) : null;
    }

    internal override PipelineWork? OnEnd() =>
        _queue is { } queue && _collected.Count > 0 ? (pipe, stop) => StepAsync(queue, pipe, stop) : null;

    private async Task CollectAsync(RoutingQueue queue, string?[] codes, IPipelineWriter pipe, CancellationToken stop)
    {
        foreach (string? given in codes)
        {
            await PerItem.RunAsync(pipe, given, async () =>
            {
                WrapupCode? code = await ChooseAsync(given, queue, _present, pipe, stop).ConfigureAwait(false);
                if (code is not null &&
                    _collected.All(known => known.Id != code.Id) &&
                    await pipe.ShouldProcessAsync($"wrap-up code '{code.Name}'", Action(queue)).ConfigureAwait(false))
                {
                    _collected.Add(code.With(copy => (copy.QueueId, copy.QueueName) = (queue.Id, queue.Name)));
                }
            }).ConfigureAwait(false);
            if (_collected.Count >= PerStep)
            {
                await StepAsync(queue, pipe, stop).ConfigureAwait(false);
            }
        }
    }

    private async Task StepAsync(RoutingQueue queue, IPipelineWriter pipe, CancellationToken stop)
    {
        WrapupCode[] step = _collected.ToArray();
        _collected.Clear();
        await PerItem.RunAsync(pipe, step.Length == 1 ? step[0] : step, async () =>
        {
            await ChangeAsync(queue, step, pipe, stop).ConfigureAwait(false);
            _present = Changed(_present, step);
            foreach (WrapupCode code in step)
            {
                await pipe.WriteAsync(code).ConfigureAwait(false);
            }
        }).ConfigureAwait(false);
    }

    internal abstract IReadOnlyList<WrapupCode> Changed(IReadOnlyList<WrapupCode> present, IReadOnlyList<WrapupCode> step);
}
