using System;
using System.Collections.Generic;
using System.Linq;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Simulator.Access;

namespace GenesysWrapup.Simulator.State;

/// <summary>A conversation with its participants, and what is going to happen to it at a known time.</summary>
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

    /// <summary>The after-call mode of its agents where it is not to be their queue's.</summary>
    public AfterCallMode? Mode { get; init; }

    public List<SimulatedParticipant> Participants { get; } = [];

    /// <summary>Set for what an outbound campaign dialled.</summary>
    public string? CampaignId { get; set; }

    public bool HasAhead => _ahead.Count > 0;

    public DateTimeOffset? NextDue => _ahead.Count == 0 ? null : _ahead.Min(static entry => entry.Due);

    public IEnumerable<SimulatedCommunication> Communications => Participants.SelectMany(static participant => participant.Communications);

    public bool Has(MediaKind media) => Communications.Any(communication => communication.Media == media);

    public SimulatedParticipant? Find(string participantId) =>
        Participants.FirstOrDefault(participant => string.Equals(participant.Id, participantId, StringComparison.OrdinalIgnoreCase));

    public void Plan(DateTimeOffset due, string? participantId, Action<DateTimeOffset> effect) => _ahead.Add((due, participantId, effect));

    /// <summary>Whether a write for the participant has been accepted that is not visible yet.</summary>
    public bool HasUnsettledWrite(string participantId) => _ahead.Exists(entry => entry.ParticipantId == participantId);

    /// <summary>Lets happen what has fallen due, in the order of time; effects may plan further ones.</summary>
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
