using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Analytics;
using GenesysWrapup.Core.Conversations;
using GenesysWrapup.Core.Events;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Core.Transport;

namespace GenesysWrapup.Core.Live;

/// <summary>
/// What a watch missed while its channel was broken, or while it was too slow for it: nobody keeps events. Conversations that it knows are
/// read again; those of the queues and users that began meanwhile are found by analytics, which may be behind. Only what has changed is
/// told.
/// </summary>
internal sealed class MissedEvents(GenesysSession session, WatchRequest request)
{
    /// <summary>Enough for what goes on at a time; the one that was heard of longest ago gives way.</summary>
    private const int MostKnown = 1_000;

    private static readonly string[] s_settled = [nameof(WrapupState.Coded), nameof(WrapupState.TimedOut), nameof(WrapupState.Skipped)];

    /// <summary>By conversation: what was told of each participant last.</summary>
    private readonly Dictionary<string, Dictionary<string, string>> _known = new(StringComparer.OrdinalIgnoreCase);

    private readonly LinkedList<string> _order = new();

    /// <summary>An event was told.</summary>
    public void Note(ConversationEvent found)
    {
        if (found.ConversationId is not { } id)
        {
            return;
        }

        if (!_known.TryGetValue(id, out Dictionary<string, string>? participants))
        {
            _known[id] = participants = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            _order.AddLast(id);
            if (_order.Count > MostKnown)
            {
                _known.Remove(_order.First!.Value);
                _order.RemoveFirst();
            }
        }

        if (found.ParticipantId is { } participant)
        {
            participants[KeyOf(found, participant)] = StateOf(found);
        }
    }

    public async Task<IReadOnlyList<ConversationEvent>> SinceAsync(DateTimeOffset since, IActivitySink activity, CancellationToken stop)
    {
        string[] ids =
        [
            .. request.ConversationIds.Concat(
                _known.Where(known => known.Value.Any(told => !told.Key.Contains(' ') && IsOpen(told.Value))).Select(known => known.Key))
                .Concat(await BegunSinceAsync(since, activity, stop).ConfigureAwait(false))
                .Distinct(StringComparer.OrdinalIgnoreCase),
        ];
        activity.Verbose($"Reading {ids.Length} conversations for what was missed.");
        var missed = new List<ConversationEvent>();
        foreach (string id in ids)
        {
            try
            {
                ConversationRead read = await ConversationReader.Of(session).ReadAsync(id, activity, stop).ConfigureAwait(false);
                missed.AddRange(ParticipantEvents.Of(read).Where(request.Follows).SelectMany(Told).Where(IsNews));
            }
            catch (GenesysException unread) when (!unread.Failure.EndsCommand)
            {
                activity.Verbose($"What happened in conversation {id} meanwhile could not be read. {unread.Failure.Message}");
            }
        }

        return missed;
    }

    private async Task<IReadOnlyList<string>> BegunSinceAsync(DateTimeOffset since, IActivitySink activity, CancellationToken stop)
    {
        // An interval is without its end, and what has just begun belongs to it.
        DateTimeOffset end = session.Clock.GetUtcNow().After(TimeSpan.FromSeconds(1));
        var found = new List<string>();
        if (request.QueueIds.Count + request.UserIds.Count == 0)
        {
            return found;
        }

        var any = new DetailsQuestion(new TimeInterval(since, end)) { Source = DetailsSource.Query };
        DetailsQuestion[] questions = [any with { QueueIds = request.QueueIds }, any with { UserIds = request.UserIds }];
        try
        {
            foreach (DetailsQuestion question in questions.Where(one => one.QueueIds.Count + one.UserIds.Count > 0))
            {
                var reader = new DetailsReader(session, question);
                while (reader.HasMore)
                {
                    DetailsPage page = await reader.NextAsync(activity, stop).ConfigureAwait(false);
                    found.AddRange(page.Conversations.Select(conversation => conversation.ConversationId).OfType<string>());
                }
            }
        }
        catch (GenesysException refused) when (!refused.Failure.EndsCommand)
        {
            string why = refused.Failure.Message;
            activity.Warning(
                $"Conversations that began while the channel was broken are told only when something happens to them next. {why}");
        }

        return found;
    }

    /// <summary>
    /// What a read shows, in the types that are wanted. It does not show when something happened, nor what has happened and is gone.
    /// </summary>
    private IEnumerable<ConversationEvent> Told(ConversationEvent read) => request.Wants(read)
        ? [read]
        : Happened(read).Select(type => read.With(copy => copy.EventType = type)).Where(request.Wants);

    private static IEnumerable<string> Happened(ConversationEvent read)
    {
        bool hasLeft = read.WrapupState is not (null or nameof(WrapupState.Connected) or nameof(WrapupState.NotApplicable));
        if (hasLeft)
        {
            yield return EventType.UserEnd;
        }

        if (read.AssignedCode is not null)
        {
            yield return EventType.Wrapup;
        }

        if (hasLeft && read.AfterCallWorkEnd is not null)
        {
            yield return EventType.AfterCallWork;
        }
    }

    private bool IsNews(ConversationEvent found) =>
        !_known.TryGetValue(found.ConversationId!, out Dictionary<string, string>? participants) ||
        !participants.TryGetValue(KeyOf(found, found.ParticipantId!), out string? told) ||
        told != StateOf(found);

    /// <summary>Of a participant's state, the last one counts; of what happened to it, the last of each type.</summary>
    private static string KeyOf(ConversationEvent found, string participant) =>
        found.EventType == EventType.Conversation ? participant : $"{participant} {found.EventType}";

    /// <summary>Whether more is to be expected of somebody.</summary>
    private static bool IsOpen(string state) => !s_settled.Any(settled => state.StartsWith(settled + " ", StringComparison.Ordinal));

    private static string StateOf(ConversationEvent found) =>
        found.EventType == EventType.Conversation ? $"{found.WrapupState} {found.AssignedCode}"
        : found.EventType == EventType.Wrapup ? found.AssignedCode ?? string.Empty
        : string.Empty;
}
