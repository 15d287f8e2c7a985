using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Simulator.Policies;
using GenesysWrapup.Simulator.State;
using GenesysWrapup.Simulator.Views;

namespace GenesysWrapup.Simulator.Notifications;

/// <summary>Publishes what happens in the world on the platform's topics: the agent's, the queue's, and the detail events.</summary>
internal sealed class WorldEvents(SimulatedWorld world, IEventOutlet outlet) : IWorldListener
{
    public void Changed(SimulatedConversation conversation, SimulatedParticipant participant)
    {
        bool expectedFromTheRing = world.Policies.Is(SimulatorPolicies.WrapupExpected, "FromTheRing");
        var shown = WorkShown.By(world.Policies);
        JsonNode Body() => ConversationEventJson.Of(conversation, expectedFromTheRing, shown);
        IEnumerable<string> views = conversation.Participants.Where(static one => one.Member is not null)
            .Select(static one => $"v2.users.{one.Member!.Id}.conversations")
            .Concat(conversation.Participants.Where(static one => one.Queue is not null)
                .Select(static one => $"v2.routing.queues.{one.Queue!.Id}.conversations"));
        foreach (string view in views.Distinct())
        {
            outlet.Publish(view, Body);
            foreach (MediaKind media in participant.Communications.Select(static one => one.Media).Distinct())
            {
                outlet.Publish(
                    view + "." + ConversationEventJson.TopicSuffix(media), () => MediaConversationJson.Of(conversation, media, shown));
            }
        }
    }

    public void Joined(SimulatedConversation conversation, SimulatedParticipant participant)
    {
        Changed(conversation, participant);
        string? kind = Side(participant) is { } side ? side + ".start" : null;
        Detail(conversation, participant, participant.Communications.LastOrDefault(), kind, null);
    }

    public void Left(SimulatedConversation conversation, SimulatedParticipant participant)
    {
        Changed(conversation, participant);
        SimulatedCommunication? communication = participant.Communications.LastOrDefault();
        if (communication?.ConnectedAt is not null)
        {
            Detail(conversation, participant, communication, Side(participant) is { } side ? side + ".end" : null, null);
        }
    }

    /// <summary>A code was set: the wrap-up event, and the end of after-call work where it has ended with it.</summary>
    public void Wrapped(
        SimulatedConversation conversation,
        SimulatedParticipant participant,
        SimulatedCommunication? communication,
        SimulatedWrapup wrapup)
    {
        Changed(conversation, participant);
        if (!wrapup.ByRequest || world.Policies.Is(SimulatorPolicies.WrapupEventOfRequest, "Raised"))
        {
            Detail(conversation, participant, communication, "wrapup", wrapup);
        }

        if (!participant.WorkIsPending)
        {
            Detail(conversation, participant, communication, "acw", wrapup);
        }
    }

    public void AttributesChanged(SimulatedConversation conversation, SimulatedParticipant participant)
    {
        Changed(conversation, participant);
        Detail(conversation, participant, participant.Communications.LastOrDefault(), "attributes", null);
    }

    private static string? Side(SimulatedParticipant participant) => participant.Purpose switch
    {
        SimulatedParticipant.Agent or SimulatedParticipant.User => "user",
        SimulatedParticipant.Customer => "customer",
        SimulatedParticipant.Acd => "acd",
        _ => null,
    };

    private void Detail(
        SimulatedConversation conversation,
        SimulatedParticipant participant,
        SimulatedCommunication? communication,
        string? kind,
        SimulatedWrapup? wrapup)
    {
        if (kind is null)
        {
            return;
        }

        DateTimeOffset at = world.Now;
        outlet.Publish($"v2.detail.events.conversation.{conversation.Id}.{kind}",
            () => DetailEventJson.Of(conversation, participant, communication, kind, wrapup, at));
    }
}
