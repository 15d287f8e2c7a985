using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Codes;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Permissions;
using GenesysWrapup.Pipeline;

namespace GenesysWrapup.Commands;

/// <summary>Lets the agents of a queue choose codes, in calls of up to a hundred codes.</summary>
[Cmdlet(VerbsCommon.Add, "QueueWrapupCode", SupportsShouldProcess = true)]
[OutputType(typeof(WrapupCode))]
[UsesOperation(nameof(Operations.PostRoutingQueueWrapupcodes))]
[UsesOperation(nameof(Operations.GetRoutingQueueWrapupcodes))]
[UsesOperation(nameof(Operations.GetRoutingQueues), OnlyWhen = "with a queue's name")]
[UsesOperation(nameof(Operations.GetRoutingQueue), OnlyWhen = "with a queue's id")]
[UsesOperation(nameof(Operations.GetRoutingWrapupcodes))]
public sealed class AddQueueWrapupCodeCommand : QueueCodeCommand
{
    internal override int PerStep => QueueCodes.MostPerCall;

    internal override async Task<WrapupCode?> ChooseAsync(
        string? code, RoutingQueue queue, IReadOnlyList<WrapupCode> present, IPipelineWriter pipe, CancellationToken stop)
    {
        WrapupCode wanted = await CodeDirectory.Of(Connected).ResolveAsync(code, pipe, stop).ConfigureAwait(false);
        if (present.Any(known => known.Id == wanted.Id))
        {
            pipe.Verbose($"Queue {queue.Name} has wrap-up code {wanted.Name} already.");
            return null;
        }

        return wanted;
    }

    internal override string Action(RoutingQueue queue) => $"Add to queue '{queue.Name}'";

    internal override Task ChangeAsync(RoutingQueue queue, IReadOnlyList<WrapupCode> codes, IPipelineWriter pipe, CancellationToken stop) =>
        Codes.AddAsync(queue, codes, pipe, stop);

    internal override IReadOnlyList<WrapupCode> Changed(IReadOnlyList<WrapupCode> present, IReadOnlyList<WrapupCode> step) =>
        present.Concat(step).ToArray();
}
