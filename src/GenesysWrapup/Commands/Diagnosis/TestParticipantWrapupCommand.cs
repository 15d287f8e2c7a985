using System.Collections.Generic;
using System.Management.Automation;
using GenesysWrapup.Core.Checkups;
using GenesysWrapup.Core.Findings;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Wrapups;
using GenesysWrapup.Permissions;
using GenesysWrapup.Pipeline;

namespace GenesysWrapup.Commands;

/// <summary>Says whether a code can be set, and why not. Writes nothing.</summary>
[Cmdlet(VerbsDiagnostic.Test, "ParticipantWrapup")]
[OutputType(typeof(WrapupDiagnosis), typeof(bool))]
[UsesOperation(nameof(Operations.GetConversation))]
[UsesOperation(nameof(Operations.GetConversationParticipantWrapupcodes))]
[UsesOperation(nameof(Operations.GetRoutingWrapupcodes), OnlyWhen = "to find a code by its name, once per session")]
[UsesOperation(nameof(Operations.GetRoutingQueue), OnlyWhen = "to see the queue's after-call mode; optional")]
[UsesOperation(nameof(Operations.GetConversationsSettings), OnlyWhen = "to choose the level, once per session; optional")]
[UsesOperation(nameof(Operations.GetTokensMe), OnlyWhen = "to see the grant and its scopes, once per session")]
[UsesOperation(nameof(Operations.GetAuthorizationSubjectsMe), OnlyWhen = "to see roles and divisions, once per session; optional")]
public sealed class TestParticipantWrapupCommand : ParticipantCodeCommand
{
    [Parameter]
    public SwitchParameter Detailed { get; set; }

    [Parameter]
    public SwitchParameter Quiet { get; set; }

    private protected override PipelineWork Work(WrapupRequest request)
    {
        object? item = request.ConversationId ?? Piped;
        (bool quiet, bool detailed) = (Quiet, Detailed);
        return (pipe, stop) => PerItem.RunAsync(pipe, item, async () =>
        {
            IReadOnlyList<WrapupDiagnosis> diagnoses =
                await new WrapupCheckup(Connected).RunAsync(request, pipe, stop).ConfigureAwait(false);
            foreach (WrapupDiagnosis diagnosis in diagnoses)
            {
                object shown = quiet ? diagnosis.Verdict == Verdict.Yes : diagnosis.With(copy => copy.Detailed = detailed);
                await pipe.WriteAsync(shown).ConfigureAwait(false);
            }
        });
    }
}
