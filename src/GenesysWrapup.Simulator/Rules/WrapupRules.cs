using System;
using System.Linq;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Errors;
using GenesysWrapup.Simulator.Access;
using GenesysWrapup.Simulator.Answers;
using GenesysWrapup.Simulator.Policies;
using GenesysWrapup.Simulator.State;

namespace GenesysWrapup.Simulator.Rules;

/// <summary>Whether a wrap-up is accepted, and what happens to it.</summary>
internal sealed class WrapupRules(SimulatedWorld world)
{
    private const string ViewCodes = "routing:wrapupCode:view";

    private enum Fate
    {
        Take,
        Drop,
        NoActiveConversations,
        Forbidden,
        Invalid,
    }

    private SimulatorPolicies Policies => world.Policies;

    /// <summary>The answer to this write; where it is a 202, <paramref name="apply"/> makes it happen.</summary>
    /// <param name="communication">The communication for a write at its level; null for one at the participant's.</param>
    public SimulatedAnswer Judge(SimulatedCaller caller, SimulatedConversation conversation, SimulatedParticipant participant,
        SimulatedCommunication? communication, WrapupInput request, out Action? apply)
    {
        apply = null;
        if (!caller.HasUser && Policies.Is(SimulatorPolicies.ClientCredentialsWrapup, "Refuse"))
        {
            return KnownErrors.NotAUser.AnswerThoughUndeclared();
        }

        SimulatedAnswer missing = communication is null ? KnownErrors.WrapupCodeRequired.Answer() : KnownErrors.MissingWrapupCode.Answer();
        string? code = CodeOf(participant, request);
        if (code is null && !request.Provisional)
        {
            return missing;
        }

        if (!participant.IsStaff || (participant.IsListening && Policies.Is(SimulatorPolicies.SupervisorWrapup, "Refuse")))
        {
            return KnownErrors.NotConversationParticipant.Answer();
        }

        if (caller.HasUser && Policies.Is(SimulatorPolicies.OutsidersWrapup, "Refuse") &&
            !conversation.Participants.Exists(one => PlatformId.Same(one.Member?.Id, caller.UserId)))
        {
            return KnownErrors.NotConversationParticipant.Answer();
        }

        bool untaken = communication is null && conversation.Media == MediaKind.Callback &&
            Policies.Is(SimulatorPolicies.UntakenCallback, "Accept");
        if ((participant.ConnectedAt is null && !untaken) || communication is { ConnectedAt: null })
        {
            return KnownErrors.ParticipantNoActiveConversations.Answer();
        }

        bool dropped = false;
        if (code is not null && RefusedCode(caller, participant, code, out dropped) is { } refused)
        {
            return refused;
        }

        if (dropped)
        {
            return SimulatedAnswer.Accepted;
        }

        if (RefusedNotes(request, out string notes) is { } tooLong)
        {
            return tooLong;
        }

        if (Policies.Is(SimulatorPolicies.ConcurrentWrite, "Conflict") && conversation.HasUnsettledWrite(participant.Id))
        {
            return KnownErrors.RequestConflict.Answer();
        }

        Fate fate = Worse(ByLevel(communication is not null), ByState(conversation, participant, communication));
        switch (fate)
        {
            case Fate.NoActiveConversations:
                return KnownErrors.ParticipantNoActiveConversations.Answer();
            case Fate.Forbidden:
                return KnownErrors.AccessForbidden.Answer("Conversation", conversation.Id);
            case Fate.Invalid:
                return KnownErrors.ConversationParticipantUpdateInvalid.Answer();
            case Fate.Drop:
                return SimulatedAnswer.Accepted;
        }

        SimulatedWrapup wrapup = Stored(participant, communication, request, code ?? string.Empty, notes);
        apply = () => world.WriteLater(conversation, participant, communication, wrapup);
        return SimulatedAnswer.Accepted;
    }

    private static Fate Worse(Fate one, Fate other) => one > other ? one : other;

    private string? CodeOf(SimulatedParticipant participant, WrapupInput request)
    {
        if (!string.IsNullOrWhiteSpace(request.Code))
        {
            return request.Code;
        }

        return string.IsNullOrWhiteSpace(request.Name) || !Policies.Is(SimulatorPolicies.CodeByNameAlone, "Accept")
            ? null
            : world.Codes.Where(one => !one.Deleted && one.Name == request.Name)
                .OrderByDescending(one => participant.Queue?.CodeIds.Contains(one.Id) == true)
                .Select(static one => one.Id)
                .FirstOrDefault();
    }

    private SimulatedAnswer? RefusedCode(SimulatedCaller caller, SimulatedParticipant participant, string codeId, out bool dropped)
    {
        if (SystemWrapupCode.IsDefault(codeId))
        {
            dropped = false;
            return Policies.Is(SimulatorPolicies.DefaultCode, "Refuse") ? KnownErrors.BadRequest.Answer() : null;
        }

        SimulatedWrapupCode? code = world.FindCode(codeId);
        bool hidden = code?.Division is not null
            && caller.Holds(ViewCodes, null)
            && !caller.Holds(ViewCodes, code.Division.Id)
            && Policies.Is(SimulatorPolicies.CodeOfOtherDivision, "Refuse");
        if (code is null || hidden)
        {
            dropped = !hidden && Policies.Is(SimulatorPolicies.UnknownCode, "Ignore");
            return hidden || Policies.Is(SimulatorPolicies.UnknownCode, "Refuse") ? KnownErrors.BadRequest.Answer() : null;
        }

        bool onQueue = participant.Queue is null || participant.Queue.CodeIds.Contains(code.Id);
        dropped = !onQueue && Policies.Is(SimulatorPolicies.CodeNotOnQueue, "Ignore");
        return !onQueue && Policies.Is(SimulatorPolicies.CodeNotOnQueue, "Refuse") ? KnownErrors.BadRequest.Answer() : null;
    }

    private SimulatedAnswer? RefusedNotes(WrapupInput request, out string notes)
    {
        notes = request.Notes ?? string.Empty;
        int longest = Policies.NumberOf(SimulatorPolicies.LongNotesAbove);
        if (notes.Length <= longest || Policies.Is(SimulatorPolicies.LongNotes, "Accept"))
        {
            return null;
        }

        if (Policies.Is(SimulatorPolicies.LongNotes, "Refuse"))
        {
            return KnownErrors.BadRequest.Answer();
        }

        notes = notes.Substring(0, longest);
        return null;
    }

    private Fate ByLevel(bool communicationLevel)
    {
        SimulatorPolicy? other = communicationLevel == world.Settings.CommunicationBasedAcw ? null
            : communicationLevel ? SimulatorPolicies.CommunicationLevelUnderParticipantAcw
            : SimulatorPolicies.ParticipantLevelUnderCommunicationAcw;
        return other is null ? Fate.Take : Position(other, Fate.Invalid);
    }

    private Fate ByState(SimulatedConversation conversation, SimulatedParticipant participant, SimulatedCommunication? communication)
    {
        bool connected = communication?.IsConnected ?? participant.IsConnected;
        bool pending = communication?.Work.IsPending ?? participant.WorkIsPending;
        SimulatedWrapup? there = communication is null ? participant.Wrapup : communication.Wrapup;
        if (connected)
        {
            return Worse(Position(SimulatorPolicies.WriteWhileConnected, Fate.NoActiveConversations), Overwrite(there));
        }

        if (pending)
        {
            return Overwrite(there);
        }

        // The agent owes nothing, so no deadline has passed: they may still set a code.
        bool offered = participant.Mode is null or AfterCallMode.Optional && there is null && !participant.WrapupSkipped;
        if (offered)
        {
            return Fate.Take;
        }

        bool unrequested = participant.Mode == AfterCallMode.AgentRequested && participant.WorkStart is null;
        if (unrequested && Policies.Is(SimulatorPolicies.WriteWithoutRequestedAcw, "Refuse"))
        {
            return Fate.NoActiveConversations;
        }

        bool late = conversation.End is { } end && world.Now - end > Policies.DurationOf(SimulatorPolicies.WriteWindow);
        if (late)
        {
            return Worse(Position(SimulatorPolicies.WriteAfterEnd, Fate.NoActiveConversations), Overwrite(there));
        }

        return Worse(Position(SimulatorPolicies.WriteAfterAcw, Fate.NoActiveConversations), Overwrite(there));
    }

    private Fate Overwrite(SimulatedWrapup? there) => there is null ? Fate.Take : Position(SimulatorPolicies.SecondWrite, Fate.Invalid);

    private Fate Position(SimulatorPolicy policy, Fate refused) => Policies[policy] switch
    {
        "Refuse" => refused,
        "Forbid" => Fate.Forbidden,
        "Ignore" => Fate.Drop,
        _ => Fate.Take,
    };

    private SimulatedWrapup Stored(
        SimulatedParticipant participant,
        SimulatedCommunication? communication,
        WrapupInput request,
        string code,
        string notes)
    {
        DateTimeOffset? begun = communication?.Work.Start ?? participant.WorkStart;
        SimulatedWrapup? there = communication is null ? participant.Wrapup : communication.Wrapup;
        bool asGiven = Policies.Is(SimulatorPolicies.WrapupDuration, "Given");
        bool keepsEnd = request.DisableEndTimeUpdates && Policies.Is(SimulatorPolicies.DisableEndTimeUpdates, "KeepsEndTime");
        DateTimeOffset end = keepsEnd && there is not null ? there.EndTime : asGiven ? request.EndTime ?? world.Now : world.Now;
        int measured = begun is null ? 0 : (int)Math.Max(0, (end - begun.Value).TotalSeconds);
        return new SimulatedWrapup(code)
        {
            Notes = notes,
            Tags = request.Tags,
            DurationSeconds = asGiven ? request.DurationSeconds ?? measured : measured,
            EndTime = end,
            Provisional = request.Provisional,
        };
    }
}
