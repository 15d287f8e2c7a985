using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Binding;
using GenesysWrapup.Core.Access;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Findings;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Permissions;
using GenesysWrapup.Pipeline;

namespace GenesysWrapup.Commands;

/// <summary>Compares what this session's token may do with what a command or operation needs.</summary>
[Cmdlet(VerbsDiagnostic.Test, "SessionAccess")]
[OutputType(typeof(AccessFinding), typeof(bool))]
[UsesOperation(nameof(Operations.GetTokensMe))]
[UsesOperation(nameof(Operations.GetAuthorizationSubjectsMe))]
public sealed class TestSessionAccessCommand : SessionCommand
{
    private const string MainJob = "Set-ParticipantWrapup";

    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CommandCompleter))]
    [SupportsWildcards]
    [TextList]
    public string[]? Command { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(OperationCompleter))]
    [SupportsWildcards]
    [TextList]
    public string[]? Operation { get; set; }

    [Parameter]
    public SwitchParameter Quiet { get; set; }

    internal override PipelineWork OnRecord()
    {
        string[]? commands = Command is null && Operation is null ? [MainJob] : Command;
        IReadOnlyList<NeededOperation> needed = NeededOperations.Of(commands, Operation, out IReadOnlyList<Failure> unknown);
        bool quiet = Quiet;
        return async (pipe, stop) =>
        {
            foreach (Failure failure in unknown)
            {
                await pipe.WriteErrorAsync(failure).ConfigureAwait(false);
            }

            if (needed.Count > 0)
            {
                await ReviewAsync(needed, quiet, pipe, stop).ConfigureAwait(false);
            }
        };
    }

    private async Task ReviewAsync(IReadOnlyList<NeededOperation> needed, bool quiet, IPipelineWriter pipe, CancellationToken stop)
    {
        IReadOnlyList<AccessFinding> findings = await new AccessReview(Connected)
            .OfAsync(needed, [.. CommandOperations.All.Select(need => need.Operation).Distinct()], pipe, stop).ConfigureAwait(false);
        if (quiet)
        {
            await pipe.WriteAsync(findings.All(finding => finding.Status != FindingStatus.Fail)).ConfigureAwait(false);
            return;
        }

        foreach (AccessFinding finding in findings)
        {
            await pipe.WriteAsync(finding).ConfigureAwait(false);
        }
    }
}
