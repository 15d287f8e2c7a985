using System;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Codes;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Errors;
using GenesysWrapup.Core.Platform.Models;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Core.Transport;

namespace GenesysWrapup.Core.Conversations;

/// <summary>
/// Reads conversations live, by the generic read: the only one that brings communication ids and works for every medium. The ids that it
/// meets are remembered for the session.
/// </summary>
internal sealed class ConversationReader(GenesysSession session)
{
    private const int LongestSearched = 2_000;

    private static readonly Regex s_guid = new(
        "[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        TimeSpan.FromSeconds(1));

    private readonly KnownIds _ids = KnownIds.Of(session);
    private readonly CodeDirectory _codes = CodeDirectory.Of(session);

    public static ConversationReader Of(GenesysSession session) => session.Keep(owner => new ConversationReader(owner));

    /// <summary>By a clean id: one that <see cref="IdOf"/> gave.</summary>
    public async Task<ConversationRead> ReadAsync(string id, IActivitySink activity, CancellationToken stop)
    {
        if (WrongKind(id) is { } wrong)
        {
            throw new GenesysException(wrong);
        }

        activity.Verbose($"Reading conversation {id}.");
        ApiReply<WireConversation> reply;
        try
        {
            reply = await session.Api
                .SendAsync(new ApiCall(Operations.GetConversation, id), PlatformJson.Default.WireConversation, activity, stop)
                .ConfigureAwait(false);
        }
        catch (PlatformException refusal) when (refusal.StatusCode is 404 or 403)
        {
            throw refusal.Retold(refusal.StatusCode == 404 ? NotFound(id, refusal) : Forbidden(id, refusal));
        }

        WireConversation wire = reply.Value is { } answer && PlatformId.Same(PlatformId.Clean(answer.Id), id)
            ? answer
            : throw NotThisOne(id, reply);
        ConversationRead read = ConversationShape.Of(wire, id, session.Clock.GetUtcNow(), _codes.KnownName) with
        {
            CorrelationId = reply.CorrelationId,
        };
        Remember(read);
        return read;
    }

    /// <summary>
    /// As <see cref="ReadAsync"/>, by an id as it was given, and with the names of the codes that are there: the platform sends ids only.
    /// Where a name is not known, the codes are listed, once per session; where that is refused, ids are shown.
    /// </summary>
    public async Task<ConversationRead> ReadNamedAsync(string? conversationId, IActivitySink activity, CancellationToken stop)
    {
        ConversationRead read = await ReadAsync(IdOf(conversationId), activity, stop).ConfigureAwait(false);
        return await NamedAsync(read, activity, stop).ConfigureAwait(false);
    }

    /// <summary>What was read, with the names of the codes that are there.</summary>
    public async Task<ConversationRead> NamedAsync(ConversationRead read, IActivitySink activity, CancellationToken stop)
    {
        if (read.Participants.All(participant => participant.Shown is not { AssignedCode: not null, AssignedCodeName: null }) ||
            !await _codes.TryListAsync(activity, stop).ConfigureAwait(false))
        {
            return read;
        }

        return ConversationShape.Of(read.Wire, read.ConversationId, read.ReadAt, _codes.KnownName) with
        {
            CorrelationId = read.CorrelationId,
        };
    }

    /// <summary>The conversation's id as the platform writes it; a failure where it cannot be one.</summary>
    public static string IdOf(string? conversationId)
    {
        if (PlatformId.Clean(conversationId) is { } id)
        {
            return id;
        }

        string text = conversationId?.Trim() ?? string.Empty;
        Match inside = s_guid.Match(text.Length > LongestSearched ? string.Empty : text);
        throw new GenesysException(new Failure(
            FailureId.InvalidId,
            FailureCategory.InvalidArgument,
            text.Length == 0
                ? "No conversation id was given: it is empty."
                : $"'{ShortText.Line(text)}' is not a conversation's id: those are GUIDs.",
            inside.Success
                ? $"Did you mean {inside.Value}?"
                : "Take the id from the interaction's details in Genesys Cloud, from an event, or from analytics.")
        {
            Target = conversationId,
            FindingId = FindingIds.IdShape,
        });
    }

    /// <summary>The participant with an id; a failure that lists who is there where it is none of them.</summary>
    public ReadParticipant Participant(ConversationRead read, string participantId)
    {
        ReadParticipant? found = read.Participants.FirstOrDefault(participant => PlatformId.Same(participant.Wire.Id, participantId));
        if (found is not null)
        {
            return found;
        }

        KnownId? known = _ids.Find(participantId);
        string whose = known is null ? string.Empty : $" It is the id of {Describe(known)}.";
        string candidates = string.Join(
            ", ",
            ParticipantRanking.Candidates(read.Participants).Select(agent => $"{agent.Shown.UserName} {agent.Shown.ParticipantId}"));
        throw new GenesysException(new Failure(
            known is null or { Kind: IdKind.Participant } ? FailureId.ParticipantNotFound : FailureId.WrongKindOfId,
            FailureCategory.ObjectNotFound,
            $"Conversation {read.ConversationId} has no participant {participantId}.{whose}",
            candidates.Length > 0
                ? $"Its agents are: {candidates}."
                : "Run Get-ConversationParticipant with -All to see who is there.")
        {
            Target = participantId,
            FindingId = FindingIds.IdParticipant,
        });
    }

    /// <summary>A write would go to whatever the answer names, so an answer about anything else is not used.</summary>
    private static PlatformException NotThisOne(string id, ApiReply<WireConversation> reply)
    {
        string about = reply.Value is null ? "nothing" : reply.Value.Id is { } other ? $"'{ShortText.Line(other)}'" : "no conversation";
        var failure = new Failure(
            FailureId.UnreadableAnswer,
            FailureCategory.InvalidData,
            $"Conversation {id} was asked for, but the answer ({reply.StatusCode}) is about {about}. It was not used, and nothing was " +
            "written.",
            "Try again. If it stays, check the proxy or gateway between here and the platform: it may mix up answers.")
        {
            Target = id,
        };
        return new PlatformException(failure)
        {
            StatusCode = reply.StatusCode,
            CorrelationId = reply.CorrelationId,
            Method = Operations.GetConversation.Method,
            Operation = Operations.GetConversation.Name,
            Attempts = reply.Attempts,
        };
    }

    private Failure? WrongKind(string id) => _ids.Find(id) is { Kind: not IdKind.Conversation } known
        ? new Failure(
            FailureId.WrongKindOfId,
            FailureCategory.InvalidArgument,
            $"{id} is not a conversation's id: it is that of {Describe(known)}.",
            known.ConversationId is null
                ? "Pass the conversation's id."
                : $"Use the conversation's id, {known.ConversationId}" +
                    $"{(known.ParticipantId is null ? string.Empty : $", and -ParticipantId {known.ParticipantId}")}.")
        {
            Target = id,
            FindingId = FindingIds.IdKind,
        }
        : null;

    private static string Describe(KnownId known) => known switch
    {
        { Kind: IdKind.Participant } => $"the participant {known.Name} of conversation {known.ConversationId}",
        { Kind: IdKind.Communication } => $"a communication of the participant {known.Name} in conversation {known.ConversationId}",
        { Kind: IdKind.Queue } => $"the queue '{known.Name}'",
        { Kind: IdKind.User } => $"the user {known.Name}",
        { Kind: IdKind.WrapupCode } => $"the wrap-up code '{known.Name}'",
        _ => "a conversation",
    };

    private Failure NotFound(string id, PlatformException refusal) => new(
        FailureId.ConversationNotFound,
        FailureCategory.ObjectNotFound,
        $"There is no conversation {id} for this session in {session.Region}{Words(refusal)}.",
        "Check that the id is a conversation's and not a participant's, communication's or analytics session's (this session has not met " +
        "it, and the platform finds none of those by its id alone), that the conversation is in an organization of this region, and that " +
        "it is recent: how long ended ones can be read live is not published.")
    {
        Target = id,
        FindingId = FindingIds.IdConversation,
    };

    private static Failure Forbidden(string id, PlatformException refusal) => refusal.Failure.With(copy =>
    {
        copy.Message = $"Conversation {id} may not be read by this session{Words(refusal)}.";
        copy.NextStep = KnownErrors.Find(refusal.ErrorCode) is { LacksPermission: false }
            ? refusal.NextStep
            : $"{refusal.NextStep} Reads of one medium, such as GET /api/v2/conversations/calls/{{id}}, list no permission, but bring no " +
                "communication ids.";
        copy.Target = id;
    });

    private static string Words(PlatformException refusal) => refusal.PlatformMessage is { Length: > 0 } words
        ? $" (the platform says: {words.TrimEnd('.')})"
        : string.Empty;

    private void Remember(ConversationRead read)
    {
        _ids.Remember(read.ConversationId, new KnownId(IdKind.Conversation));
        foreach (ReadParticipant participant in read.Participants)
        {
            ConversationParticipant shown = participant.Shown;
            string name = $"{shown.UserName ?? "without a name"} ({shown.Purpose ?? "no purpose"})";
            _ids.Remember(shown.ParticipantId, new KnownId(IdKind.Participant, name, read.ConversationId, shown.ParticipantId));
            _ids.Remember(shown.UserId, new KnownId(IdKind.User, shown.UserName ?? "behind a participant"));
            _ids.Remember(shown.QueueId, new KnownId(IdKind.Queue, shown.QueueName ?? "of a participant"));
            foreach ((_, WireCommunication communication) in participant.Wire.Communications())
            {
                _ids.Remember(communication.Id, new KnownId(IdKind.Communication, name, read.ConversationId, shown.ParticipantId));
            }
        }
    }
}
