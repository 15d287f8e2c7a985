using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Codes;
using GenesysWrapup.Core.Conversations;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Errors;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Core.Transport;

namespace GenesysWrapup.Core.Wrapups;

/// <summary>Step 1: from ids to the write targets. Reads the conversation once, or not at all where the participant was piped in.</summary>
internal sealed class TargetResolver(GenesysSession session)
{
    private const int MostListed = 5;

    public async Task<IReadOnlyList<WrapupTarget>> ResolveAsync(WrapupRequest request, IActivitySink activity, CancellationToken stop)
    {
        if (IsUsable(request.Known, request))
        {
            return [WrapupTarget.Of(request.Known!)];
        }

        return Of(
            await ConversationReader.Of(session).ReadAsync(request.ConversationId!, activity, stop).ConfigureAwait(false),
            request);
    }

    /// <summary>From a live read.</summary>
    public IReadOnlyList<WrapupTarget> Of(ConversationRead read, WrapupRequest request)
    {
        CodeDirectory codes = CodeDirectory.Of(session);
        return Choose(read, request)
            .Select(chosen => WrapupTarget.Of(chosen, read, request.CommunicationId, codes.KnownName))
            .ToArray();
    }

    /// <summary>Where the earlier read speaks against writing, it is worth reading again: the agent may have hung up since.</summary>
    internal static bool IsUsable(ConversationParticipant? known, WrapupRequest request) =>
        known is { CanBeWrappedUp: true } &&
        PlatformId.Same(known.ConversationId, request.ConversationId) &&
        (request.ParticipantId is null || PlatformId.Same(known.ParticipantId, request.ParticipantId)) &&
        (request.CommunicationId is null || PlatformId.Same(known.CommunicationId, request.CommunicationId)) &&
        (request.Force || known.WrapupState is
            WrapupState.Pending or WrapupState.CodedInAfterCallWork or WrapupState.Coded or WrapupState.EndedUncoded);

    internal static IReadOnlyList<ReadParticipant> Choose(ConversationRead read, WrapupRequest request)
    {
        if (Named(read, request, request.Force) is { } named)
        {
            return [named];
        }

        ReadParticipant[] candidates = CandidatesOf(read, request);
        if (candidates.Length == 0)
        {
            throw new GenesysException(Nobody(read, request));
        }

        ReadParticipant[] waiting = candidates.Where(candidate => candidate.Shown.WrapupState == WrapupState.Pending).ToArray();
        return waiting.Length switch
        {
            0 => [candidates[0]],
            > 1 when !request.All => throw new GenesysException(TooMany(read, waiting)),
            _ => waiting,
        };
    }

    /// <summary>For reading: whoever is named, else everyone who can have a code.</summary>
    internal static IReadOnlyList<ReadParticipant> ChooseAll(ConversationRead read, WrapupRequest request)
    {
        if (Named(read, request, anyPerson: true) is { } named)
        {
            return [named];
        }

        IReadOnlyList<ReadParticipant> candidates = CandidatesOf(read, request);
        return candidates.Count > 0 ? candidates : throw new GenesysException(Nobody(read, request));
    }

    /// <summary>For data that anybody may have: whoever is named, even the customer; else the agent that a code would go to.</summary>
    internal static ReadParticipant ChooseAny(ConversationRead read, WrapupRequest request) =>
        NamedBy(read, request) ?? Choose(read, request)[0];

    private static ReadParticipant[] CandidatesOf(ConversationRead read, WrapupRequest request) => ParticipantRanking
        .Candidates(read.Participants)
        .Where(candidate => AgentChoice.Is(request.UserId, candidate.Shown.UserId, candidate.Shown.UserName))
        .ToArray();

    /// <summary>
    /// The participant that is named; null where none was. An agent who would not be chosen is read, and written to with -Force: the roles
    /// may mislead, as with a supervisor who took over, and the platform decides.
    /// </summary>
    private static ReadParticipant? Named(ConversationRead read, WrapupRequest request, bool anyPerson)
    {
        ReadParticipant? named = NamedBy(read, request);
        return named is null ||
            (anyPerson && ParticipantRole.IsPerson(named.Wire)) ||
            ParticipantRole.ReasonAgainst(named.Wire) is not { } reason
            ? named
            : throw new GenesysException(new Failure(
                FailureId.ParticipantNotFound,
                FailureCategory.InvalidArgument,
                $"Participant {named.Shown.ParticipantId} of conversation {read.ConversationId} would not be chosen for a code: {reason}.",
                $"Leave out -ParticipantId to let the agent be found; Get-ConversationParticipant {read.ConversationId} shows who it is. " +
                (ParticipantRole.IsPerson(named.Wire) ? "To write all the same, add -Force: the platform decides." : string.Empty))
            { FindingId = FindingIds.TargetAgent });
    }

    /// <summary>The participant that an id names, by itself or by one of its communications; null where no such id was given.</summary>
    private static ReadParticipant? NamedBy(ConversationRead read, WrapupRequest request)
    {
        ReadParticipant? holder = null;
        if (request.CommunicationId is not null)
        {
            holder = HolderOf(read, request.CommunicationId) ?? throw new GenesysException(new Failure(
                FailureId.ParticipantNotFound,
                FailureCategory.ObjectNotFound,
                $"Conversation {read.ConversationId} has no communication {request.CommunicationId}" +
                $"{WhatElse(read, request.CommunicationId)}.",
                $"See Get-ConversationParticipant {read.ConversationId} -All, or leave out -CommunicationId.")
            { FindingId = FindingIds.IdCommunication });
        }

        ReadParticipant? named = holder;
        if (request.ParticipantId is not null)
        {
            named = read.Participants.FirstOrDefault(participant => PlatformId.Same(participant.Shown.ParticipantId, request.ParticipantId))
                ?? throw new GenesysException(new Failure(
                    FailureId.ParticipantNotFound,
                    FailureCategory.ObjectNotFound,
                    $"Conversation {read.ConversationId} has no participant {request.ParticipantId}" +
                    $"{WhatElse(read, request.ParticipantId)}.",
                    $"See Get-ConversationParticipant {read.ConversationId} -All, or leave out -ParticipantId to let the agent be found.")
                { FindingId = FindingIds.IdParticipant });
            if (holder is not null && holder != named)
            {
                throw new GenesysException(new Failure(
                    FailureId.ParticipantNotFound,
                    FailureCategory.InvalidArgument,
                    $"Communication {request.CommunicationId} is not one of participant {request.ParticipantId}, but of " +
                    $"{NameOf(holder)} ({holder.Shown.ParticipantId}).",
                    "Pass the two ids of the same participant, or only one of them.")
                { FindingId = FindingIds.IdCommunication });
            }
        }

        return named;
    }

    private static ReadParticipant? HolderOf(ConversationRead read, string communicationId) => read.Participants
        .FirstOrDefault(participant => participant.Wire.Communications()
            .Any(entry => PlatformId.Same(entry.Communication.Id, communicationId)));

    private static string WhatElse(ConversationRead read, string id)
    {
        if (PlatformId.Same(read.ConversationId, id))
        {
            return "; that is the conversation's own id";
        }

        if (HolderOf(read, id) is { } holder)
        {
            return $"; that is a communication of {NameOf(holder)}";
        }

        if (read.Participants.FirstOrDefault(participant => PlatformId.Same(participant.Shown.UserId, id)) is { } user)
        {
            return $"; that is the user id of {NameOf(user)}";
        }

        return read.Participants.FirstOrDefault(participant => PlatformId.Same(participant.Shown.ParticipantId, id)) is { } other
            ? $"; that is the participant {NameOf(other)}"
            : string.Empty;
    }

    private static Failure Nobody(ConversationRead read, WrapupRequest request)
    {
        bool byUser = request.UserId is not null;
        string[] others = read.Participants
            .Where(participant => ParticipantRole.IsAgent(participant.Wire))
            .Take(MostListed)
            .Select(agent => $"{NameOf(agent)}: {ParticipantRole.ReasonAgainst(agent.Wire) ?? agent.Shown.WrapupStatus}")
            .ToArray();
        string seen = others.Length > 0 ? $" Seen: {string.Join("; ", others)}." : " It has no agent at all.";
        return new Failure(
            FailureId.ParticipantNotFound,
            FailureCategory.ObjectNotFound,
            byUser
                ? PlatformId.Clean(request.UserId) is null
                    ? $"Nobody called '{ShortText.Line(request.UserId)}' in conversation {read.ConversationId} can have a code.{seen}"
                    : $"User {request.UserId} has no part in conversation {read.ConversationId} that can have a code.{seen}"
                : $"Nobody in conversation {read.ConversationId} would be chosen for a code: it goes to an agent who was connected.{seen}",
            byUser
                ? $"{DidYouMean(read, request.UserId!)} Leave out -UserId to let the agent be found.".TrimStart()
                : (others.Length > 0
                    ? "To write to one of them all the same, name it with -ParticipantId and add -Force: the platform decides. "
                    : string.Empty) + "In Architect, the Set Wrapup Code action sets a code while the flow runs.")
        { FindingId = FindingIds.TargetAgent };
    }

    private static string DidYouMean(ConversationRead read, string idOrName) => PlatformId.Clean(idOrName) is null
        ? NearestNames.Question(idOrName, read.Participants.Select(agent => agent.Shown.UserName).OfType<string>().Distinct())
        : string.Empty;

    private static Failure TooMany(ConversationRead read, IReadOnlyList<ReadParticipant> waiting)
    {
        IEnumerable<string> listed = waiting.Take(MostListed).Select(participant =>
            $"{NameOf(participant)} (participant {participant.Shown.ParticipantId}, {participant.Shown.WrapupStatus})");
        return new Failure(
            FailureId.Ambiguous,
            FailureCategory.InvalidArgument,
            $"{waiting.Count} participants of conversation {read.ConversationId} wait for a code: {string.Join("; ", listed)}.",
            "Choose with -UserId (an id or a name) or -ParticipantId, or give all of them the code with -All.")
        { FindingId = FindingIds.TargetAmbiguous };
    }

    private static string NameOf(ReadParticipant participant) =>
        participant.Shown.UserName ?? participant.Shown.UserId ?? participant.Shown.Purpose ?? participant.Shown.ParticipantId;
}
