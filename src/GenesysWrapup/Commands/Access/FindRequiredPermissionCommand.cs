using System.Collections.Generic;
using System.Management.Automation;
using GenesysWrapup.Binding;
using GenesysWrapup.Core.Access;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Permissions;
using GenesysWrapup.Pipeline;

namespace GenesysWrapup.Commands;

/// <summary>What a command or an operation needs, without asking the platform.</summary>
[Cmdlet(VerbsCommon.Find, "RequiredPermission")]
[OutputType(typeof(RequiredPermission))]
public sealed class FindRequiredPermissionCommand : AsyncCommand
{
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CommandCompleter))]
    [SupportsWildcards]
    [Alias("Name")]
    [TextList]
    public string[]? Command { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(OperationCompleter))]
    [SupportsWildcards]
    [TextList]
    public string[]? Operation { get; set; }

    internal override PipelineWork OnRecord()
    {
        string[]? commands = Command is null && Operation is null ? ["*"] : Command;
        IReadOnlyList<NeededOperation> needed = NeededOperations.Of(commands, Operation, out IReadOnlyList<Failure> unknown);
        return async (pipe, _) =>
        {
            foreach (Failure failure in unknown)
            {
                await pipe.WriteErrorAsync(failure).ConfigureAwait(false);
            }

            foreach (RequiredPermission row in RequiredPermission.Of(needed))
            {
                await pipe.WriteAsync(row).ConfigureAwait(false);
            }
        };
    }
}
