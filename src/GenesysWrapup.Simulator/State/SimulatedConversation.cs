using System;
using System.Collections.Generic;
using System.Linq;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Simulator.Access;

namespace GenesysWrapup.Simulator.State;

/// <summary>A conversation with its participants, and what will happen to it at a known time.</summary>
internal sealed class SimulatedConversation(string id, MediaKind media, string direction, SimulatedDivision division, DateTimeOffset start)
{
    private readonly List<(DateTimeOffset Due, string? ParticipantId, Action<DateTimeOffset> Effect)> _ahead = [];

    public string Id { get; } = id;

    /// <summary>The media it began with.</summary>
    public MediaKind Media { get; } = media;

    public string Direction { get; } = direction;

    public SimulatedDivision Division { get; } = division;

    public DateTimeOffset Start { get; } = start;

    public DateTimeOffset? End { get; set; }

    public bool Recording { get; set; }

    /// <summary>The after-call mode of its agents, where it overrides the queue's.</summary>
    public AfterCallMode? Mode { get; init; }

    public List<SimulatedParticipant> Participants { get; } = [];

    /// <summary>Set where an outbound campaign dialled it.</summary>
    public string? CampaignId { get; set; }

    /// <summary>The conversation that this one is a consultation about.</summary>
    public string? AssociatedConversationId { get; init; }

    /// <summary>The consultations about this one that are conversations of their own.</summary>
    public List<string> ConsultationIds { get; } = [];

    public bool HasAhead => _ahead.Count > 0;

    public DateTimeOffset? NextDue => _ahead.Count == 0 ? null : _ahead.Min(static entry => entry.Due);

    public IEnumerable<SimulatedCommunication> Communications => Participants.SelectMany(static participant => participant.Communications);

    public bool Has(MediaKind media) => Communications.Any(communication => communication.Media == media);

    public SimulatedParticipant? Find(string participantId) =>
        Participants.FirstOrDefault(participant => string.Equals(participant.Id, participantId, StringComparison.OrdinalIgnoreCase));

    public void Plan(DateTimeOffset due, string? participantId, Action<DateTimeOffset> effect) => _ahead.Add((due, participantId, effect));

    /// <summary>Whether an accepted write for the participant is not visible yet.</summary>
    public bool HasUnsettledWrite(string participantId) => _ahead.Exists(entry => entry.ParticipantId == participantId);

    /// <summary>Carries out what has fallen due, in order of time; an effect may plan further ones.</summary>
    public void Settle(DateTimeOffset now)
    {
        while (true)
        {
            int next = -1;
            for (int i = 0; i < _ahead.Count; i++)
            {
                if (_ahead[i].Due <= now && (next < 0 || _ahead[i].Due < _ahead[next].Due))
                {
                    next = i;
                }
            }

            if (next < 0)
            {
                return;
            }

            (DateTimeOffset due, _, Action<DateTimeOffset> effect) = _ahead[next];
            _ahead.RemoveAt(next);
            effect(due);
        }
    }
}
