using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using GenesysWrapup.Binding;
using GenesysWrapup.Core.Conversations;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Live;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Wrapups;
using GenesysWrapup.Permissions;
using GenesysWrapup.Pipeline;

namespace GenesysWrapup.Commands;

/// <summary>Waits until a conversation's agent is in after-call work, has a code, or is gone.</summary>
[Cmdlet(VerbsLifecycle.Wait, "ConversationParticipant")]
[OutputType(typeof(ConversationParticipant))]
[UsesOperation(nameof(Operations.GetConversation))]
[UsesOperation(
    nameof(Operations.GetRoutingWrapupcodes),
    OnlyWhen = "to name the codes, once per session; does without where it is refused")]
[UsesOperation(nameof(Operations.PostNotificationsChannels), OnlyWhen = ChannelUse.WhileWaiting)]
[UsesOperation(nameof(Operations.PostNotificationsChannelSubscriptions), OnlyWhen = ChannelUse.WhileWaiting)]
public sealed class WaitConversationParticipantCommand : ParticipantCommand
{
    private const int MostAtOnce = 1_000;

    [Parameter]
    [ValidateSet(WaitFor.AfterCallWork, WaitFor.Code, WaitFor.End)]
    public string Until { get; set; } = WaitFor.AfterCallWork;

    [Parameter]
    [Duration]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Waits cost next to nothing, so many of them may go on at a time.</summary>
    [Parameter]
    [ValidateRange(1, MostAtOnce)]
    public int ThrottleLimit { get; set; } = 100;

    internal override int MostUnderWay => ThrottleLimit;

    private protected override PipelineWork Work(WrapupRequest given)
    {
        (string until, TimeSpan timeout, bool live) = (Until, Timeout, IsLive);
        var wait = new ConversationWait(Connected);
        ConversationReader reader = ConversationReader.Of(Connected);
        return (pipe, stop) => PerItem.RunAsync(pipe, given.ConversationId, async () =>
        {
            WrapupRequest meant = RequestCheck.CleanTarget(given);
            var goal = new WaitGoal(meant.ConversationId!)
            {
                ParticipantId = meant.ParticipantId,
                UserId = meant.UserId,
                Until = until,
                Timeout = timeout,
            };
            WaitEnd end = await wait.UntilAsync(goal, pipe, stop).ConfigureAwait(false);
            if (end.Failure is { } missed)
            {
                throw new GenesysException(missed);
            }

            HashSet<string> ids = [.. end.Standing.Participants.Select(participant => participant.Shown.ParticipantId)];
            ConversationRead named = await reader.NamedAsync(end.Read, pipe, stop).ConfigureAwait(false);
            foreach (ReadParticipant participant in named.Participants.Where(participant => ids.Contains(participant.Shown.ParticipantId)))
            {
                await pipe.WriteAsync(live ? LiveStream.Mark(participant.Shown) : participant.Shown).ConfigureAwait(false);
            }
        });
    }
}
