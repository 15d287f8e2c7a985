using System;
using System.Collections.Generic;
using System.Linq;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Models;

namespace GenesysWrapup.Core.Conversations;

/// <summary>
/// A colleague who was asked while the customer waited. The contract describes consultParticipantId in two ways: the one who asks carries
/// it, with the colleague's id, or the colleague, with the id of whoever is transferred. In both, whoever joined later was asked.
/// </summary>
/// <param name="Asked">Probably the colleague; the platform does not say so plainly.</param>
/// <param name="HandedOn">The other one has passed the customer on, so the colleague has taken over.</param>
internal sealed record Consultation(WireParticipant Asked, bool HandedOn)
{
    public static IReadOnlyList<Consultation> In(IEnumerable<WireParticipant> participants)
    {
        WireParticipant[] present = participants.ToArray();
        return [.. present.Select(holder => Of(holder, present)).OfType<Consultation>()];
    }

    private static Consultation? Of(WireParticipant holder, WireParticipant[] present)
    {
        WireParticipant? other = holder.ConsultParticipantId is { } id
            ? present.FirstOrDefault(one => one != holder && PlatformId.Same(one.Id, id))
            : null;
        if (other is null)
        {
            return null;
        }

        bool holderAsked = Joined(holder) < Joined(other);
        if (!holderAsked)
        {
            // The id is that of the customer, or of an agent who was there before.
            return new Consultation(holder, ParticipantRole.IsAgent(other)
                ? HandsOn(other)
                : present.Any(one => one != holder && ParticipantRole.IsAgent(one) && Joined(one) < Joined(holder) && HandsOn(one)));
        }

        return new Consultation(other, HandsOn(holder));
    }

    private static DateTimeOffset Joined(WireParticipant participant) =>
        participant.StartTime ?? participant.ConnectedTime ?? DateTimeOffset.MaxValue;

    private static bool HandsOn(WireParticipant participant) => participant.Communications().Any(entry =>
        entry.Communication.DisconnectType?.StartsWith("transfer.consult", StringComparison.OrdinalIgnoreCase) == true);
}
