using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Analytics;
using GenesysWrapup.Core.Conversations;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Models;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Core.Transport;

namespace GenesysWrapup.Core.Search;

/// <summary>
/// Conversations of a time by queue, person, medium, code and after-call work, page by page; and each of them live where that is asked for.
/// </summary>
internal sealed class ConversationSearch
{
    private readonly GenesysSession _session;
    private readonly DetailsQuestion _wanted;
    private readonly DetailsQuestion _question;

    /// <summary>A live read shows one medium of a participant, analytics all: there it has been judged.</summary>
    private readonly DetailsQuestion _liveWanted;
    private readonly DetailsReader _reader;
    private readonly DetailsNames _names;

    /// <param name="session">Where to ask.</param>
    /// <param name="wanted">What is wanted.</param>
    /// <param name="live">
    /// Each conversation is read before it is given. Analytics is behind, so what waits for a code now may not wait there yet: it then only
    /// tells which conversations could. The same goes for a code.
    /// </param>
    public ConversationSearch(GenesysSession session, DetailsQuestion wanted, bool live)
    {
        _session = session;
        _wanted = wanted;
        _question = live ? wanted with { AwaitingWrapup = false, WrapupCode = null } : wanted;
        _liveWanted = wanted with { MediaTypes = [] };
        _reader = new DetailsReader(session, _question);
        _names = new DetailsNames(session);
    }

    public bool HasMore => _reader.HasMore;

    /// <summary>The conversations of the next page, as analytics tells them.</summary>
    public async Task<IReadOnlyList<FoundConversation>> NextAsync(IActivitySink activity, CancellationToken stop)
    {
        DetailsPage page = await _reader.NextAsync(activity, stop).ConfigureAwait(false);
        (WireDetails Conversation, IReadOnlyList<AgentSession> Agents)[] found =
        [
            .. page.Conversations
                .Select(conversation => (Conversation: conversation, Agents: AgentSession.Of(conversation)))
                .Where(one => one.Agents.Any(agent => _question.Wants(agent) && (!_wanted.AwaitingWrapup || CouldWait(agent)))),
        ];
        await _names.LearnAsync([.. found.SelectMany(one => one.Agents)], activity, stop).ConfigureAwait(false);
        return [.. found.Select(one => Found(one.Conversation, one.Agents, page))];
    }

    /// <summary>The same conversation as it is now; null where it is not one of those that are wanted any more.</summary>
    public async Task<FoundConversation?> ReadLiveAsync(FoundConversation found, IActivitySink activity, CancellationToken stop)
    {
        ConversationRead read = await ConversationReader.Of(_session).ReadAsync(found.ConversationId, activity, stop).ConfigureAwait(false);
        ConversationParticipant[] agents = [.. read.Shown.Participants.Where(IsWanted)];
        int waiting = agents.Count(agent => agent.WrapupState == WrapupState.Pending);
        return agents.Length == 0 || (_wanted.AwaitingWrapup && waiting == 0) ? null : found.With(copy =>
        {
            copy.StartTime = read.Shown.StartTime;
            copy.EndTime = read.Shown.EndTime;
            copy.State = read.Shown.State;
            copy.MediaType = read.Shown.MediaType;
            copy.QueueName = read.Shown.QueueName ?? found.QueueName;
            copy.Agents = read.Shown.Agents;
            copy.AwaitingWrapup = waiting;
            copy.AssignedCode = [.. read.Shown.Participants.Select(participant => participant.AssignedCode).OfType<string>().Distinct()];
            copy.DataAsOf = read.ReadAt.UtcDateTime;
            copy.DataSource = DetailsSource.Live;
        });
    }

    /// <summary>After-call work that analytics knows to be over stays over.</summary>
    private static bool CouldWait(AgentSession agent) => agent.IsAwaiting || !agent.HasWrapup;

    private bool IsWanted(ConversationParticipant participant) =>
        participant.CanBeWrappedUp &&
        _liveWanted.Wants(participant.QueueId, participant.UserId, participant.MediaType, participant.AssignedCode);

    private FoundConversation Found(WireDetails conversation, IReadOnlyList<AgentSession> agents, DetailsPage page)
    {
        AgentSession[] inOrder = [.. agents.OrderBy(agent => agent.Start)];
        return new FoundConversation
        {
            ConversationId = conversation.ConversationId!,
            StartTime = conversation.ConversationStart?.UtcDateTime,
            EndTime = conversation.ConversationEnd?.UtcDateTime,
            State = conversation.ConversationEnd is null ? "Active" : "Ended",
            MediaType = [.. inOrder.Select(agent => agent.MediaType).OfType<string>().Distinct()],
            QueueName = _names.QueueName(inOrder.LastOrDefault(agent => agent.QueueId is not null)?.QueueId),
            Agents = [.. inOrder.Select(_names.UserName).Distinct()],
            AwaitingWrapup = agents
                .Where(agent => agent.IsAwaiting && _question.Wants(agent))
                .Select(agent => agent.ParticipantId)
                .Distinct()
                .Count(),
            AssignedCode = [.. inOrder.Select(agent => agent.Code).OfType<string>().Distinct()],
            DataAsOf = page.DataAsOf?.UtcDateTime,
            DataSource = page.Source,
        };
    }
}
