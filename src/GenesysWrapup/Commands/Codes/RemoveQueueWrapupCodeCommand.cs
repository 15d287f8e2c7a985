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

/// <summary>Removes codes from a queue. The codes themselves stay.</summary>
[Cmdlet(VerbsCommon.Remove, "QueueWrapupCode", SupportsShouldProcess = true)]
[OutputType(typeof(WrapupCode))]
[UsesOperation(nameof(Operations.DeleteRoutingQueueWrapupcode))]
[UsesOperation(nameof(Operations.GetRoutingQueueWrapupcodes))]
[UsesOperation(nameof(Operations.GetRoutingQueues), OnlyWhen = "with a queue's name")]
[UsesOperation(nameof(Operations.GetRoutingQueue), OnlyWhen = "with a queue's id")]
[UsesOperation(nameof(Operations.GetRoutingWrapupcodes), OnlyWhen = "for a code that is not on the queue")]
public sealed class RemoveQueueWrapupCodeCommand : QueueCodeCommand
{
    // The platform accepts one per call.
    internal override int PerStep => 1;

    internal override async Task<WrapupCode?> ChooseAsync(
        string? code, RoutingQueue queue, IReadOnlyList<WrapupCode> present, IPipelineWriter pipe, CancellationToken stop)
    {
        // The queue's own list decides: it may have a code that the session cannot see elsewhere.
        string wanted = code?.Trim() ?? string.Empty;
        WrapupCode? there = present.FirstOrDefault(known => string.Equals(known.Id, wanted, StringComparison.OrdinalIgnoreCase))
            ?? present.FirstOrDefault(known => known.Name == wanted)
            ?? present.FirstOrDefault(known => string.Equals(known.Name, wanted, StringComparison.OrdinalIgnoreCase));
        if (there is null)
        {
            WrapupCode known = await CodeDirectory.Of(Connected).ResolveAsync(code, pipe, stop).ConfigureAwait(false);
            pipe.Verbose($"Queue {queue.Name} does not have wrap-up code {known.Name}.");
        }

        return there;
    }

    internal override string Action(RoutingQueue queue) => $"Remove from queue '{queue.Name}'";

    internal override async Task ChangeAsync(
        RoutingQueue queue, IReadOnlyList<WrapupCode> codes, IPipelineWriter pipe, CancellationToken stop)
    {
        foreach (WrapupCode code in codes)
        {
            await Codes.RemoveAsync(queue, code, pipe, stop).ConfigureAwait(false);
        }
    }

    internal override IReadOnlyList<WrapupCode> Changed(IReadOnlyList<WrapupCode> present, IReadOnlyList<WrapupCode> step) =>
        present.Where(known => step.All(gone => gone.Id != known.Id)).ToArray();
}
