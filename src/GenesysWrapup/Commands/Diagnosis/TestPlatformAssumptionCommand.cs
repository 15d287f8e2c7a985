using System;
using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading.Tasks;
using GenesysWrapup.Binding;
using GenesysWrapup.Core.Assumptions;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Wrapups;
using GenesysWrapup.Permissions;
using GenesysWrapup.Pipeline;
using GenesysWrapup.Simulator.Policies;

namespace GenesysWrapup.Commands;

/// <summary>Settles what is unknown about the platform, one by one, in the organization of the session.</summary>
[Cmdlet(VerbsDiagnostic.Test, "PlatformAssumption", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(PlatformAssumption), typeof(Hashtable))]
[UsesOperation(nameof(Operations.GetTokensMe), OnlyWhen = "for what its headers or its refusal show, and for permissions")]
[UsesOperation(nameof(Operations.GetAuthorizationSubjectsMe), OnlyWhen = "for TopicPermissions and WrapupPermission")]
[UsesOperation(nameof(Operations.GetRoutingQueuesMe), OnlyWhen = "for DeclaredUserOnly")]
[UsesOperation(nameof(Operations.GetConversation), OnlyWhen = "for whatever a conversation shows")]
[UsesOperation(nameof(Operations.GetConversationsSettings), OnlyWhen = "for AcwSetting and the level of a code")]
[UsesOperation(nameof(Operations.GetRoutingWrapupcodes), OnlyWhen = "for the largest page, and where a code's name is needed")]
[UsesOperation(nameof(Operations.PostAnalyticsConversationsDetailsQuery), OnlyWhen = "for AnalyticsLargestPage and AnalyticsLongestDays")]
[UsesOperation(nameof(Operations.GetAnalyticsConversationsDetails), OnlyWhen = "for AnalyticsMostIds")]
[UsesOperation(nameof(Operations.GetAnalyticsConversationDetails), OnlyWhen = "for what analytics shows of a conversation")]
[UsesOperation(nameof(Operations.GetAnalyticsConversationsDetailsJobsAvailability), OnlyWhen = "for AnalyticsJobLag")]
[UsesOperation(nameof(Operations.PostAnalyticsConversationsDetailsJobs), OnlyWhen = "for what a job of analytics shows")]
[UsesOperation(nameof(Operations.GetAnalyticsConversationsDetailsJob), OnlyWhen = "for what a job of analytics shows")]
[UsesOperation(nameof(Operations.GetAnalyticsConversationsDetailsJobResults), OnlyWhen = "for AnalyticsUnfinishedJob")]
[UsesOperation(nameof(Operations.DeleteAnalyticsConversationsDetailsJob), OnlyWhen = "for a job of analytics that was submitted")]
[UsesOperation(nameof(Operations.GetNotificationsAvailabletopics), OnlyWhen = "for TopicPermissions")]
[UsesOperation(nameof(Operations.PostNotificationsChannels), OnlyWhen = "for what channels and events show")]
[UsesOperation(
    nameof(Operations.PostNotificationsChannelSubscriptions),
    OnlyWhen = "for TopicPermissions, WrapupEventOfRequest and WrapupExpected")]
[UsesOperation(nameof(Operations.GetConversationParticipantWrapup), OnlyWhen = "for WrapupReadWhenNone, and after each write")]
[UsesOperation(nameof(Operations.GetConversationParticipantWrapupcodes), OnlyWhen = "before a write that needs a code")]
[UsesOperation(nameof(Operations.PatchConversationParticipant), OnlyWhen = "for what only a write shows")]
[UsesOperation(nameof(Operations.PatchConversationsCallParticipant), OnlyWhen = "for OtherUsersParticipant")]
[UsesOperation(nameof(Operations.PatchConversationParticipantAttributes), OnlyWhen = "for AttributeWrite")]
[UsesOperation(
    nameof(Operations.PatchConversationsAftercallworkConversationIdParticipantCommunication), OnlyWhen = "for RequestedAcwElsewhere")]
[UsesOperation(nameof(Operations.PostConversationDisconnect), OnlyWhen = "for TearDownCode")]
[UsesOperation(
    nameof(Operations.PostConversationsCallParticipantCommunicationWrapup),
    OnlyWhen = "for CommunicationLevelUnderParticipantAcw, or the same of another medium")]
[UsesOperation(
    nameof(Operations.GetConversationsCallParticipantCommunicationWrapup),
    OnlyWhen = "for CommunicationLevelUnderParticipantAcw, or the same of another medium")]
public sealed class TestPlatformAssumptionCommand : SessionCommand
{
    private readonly List<string> _conversations = [];

    /// <summary>The policies of the simulator that stand for the unknowns; without them, all that have a test.</summary>
    [Parameter(Position = 0)]
    [ArgumentCompleter(typeof(AssumptionCompleter))]
    public string[]? Policy { get; set; }

    /// <summary>Where a conversation has to be read or written to. Nothing is written anywhere else.</summary>
    [Parameter(ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public string[]? ConversationId { get; set; }

    /// <summary>Writes one table of policies and positions, as -Policy of the simulator takes it.</summary>
    [Parameter]
    public SwitchParameter AsPolicy { get; set; }

    [Parameter]
    [Duration]
    public TimeSpan VerifyTimeout { get; set; } = WrapupRequest.DefaultVerifyTimeout;

    internal override PipelineWork? OnRecord()
    {
        _conversations.AddRange(ConversationId ?? []);
        return null;
    }

    internal override PipelineWork? OnEnd()
    {
        var request = new AssumptionRequest { Policies = Policy ?? [], ConversationIds = _conversations, VerifyTimeout = VerifyTimeout };
        bool asPolicy = AsPolicy;
        AssumptionRun run = new(Connected);
        return async (pipe, stop) =>
        {
            var positions = new Hashtable(StringComparer.OrdinalIgnoreCase);
            await run.RunAsync(
                request,
                new Requester<PlatformAssumption>(
                    question => pipe.ShouldProcessAsync(question.Object, question.Action), one => TellAsync(Compared(one)), pipe),
                stop).ConfigureAwait(false);
            if (asPolicy)
            {
                await pipe.WriteAsync(positions).ConfigureAwait(false);
            }

            Task TellAsync(PlatformAssumption one)
            {
                if (asPolicy && one.Position is not null)
                {
                    positions[one.Policy] = one.Position;
                }

                return asPolicy ? Task.CompletedTask : pipe.WriteAsync(one);
            }
        };
    }

    /// <summary>With what the simulator assumes.</summary>
    private static PlatformAssumption Compared(PlatformAssumption found)
    {
        string assumed = SimulatorPolicies.Named(found.Policy).Default;
        return found.With(copy => (copy.Default, copy.IsDefault) = (assumed, found.Position is null ? null : found.Position == assumed));
    }
}
