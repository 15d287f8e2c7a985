using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Codes;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Core.Transport;
using GenesysWrapup.Core.Users;

namespace GenesysWrapup.Core.Analytics;

/// <summary>
/// The queues and people behind the ids of details: analytics sends ids. What cannot be read is shown by its id, and not asked for again.
/// </summary>
internal sealed class DetailsNames(GenesysSession session)
{
    private readonly QueueDirectory _queueDirectory = QueueDirectory.Of(session);
    private readonly UserDirectory _users = UserDirectory.Of(session);
    private readonly Dictionary<string, RoutingQueue?> _queues = new(StringComparer.OrdinalIgnoreCase);

    public async Task LearnAsync(IReadOnlyCollection<AgentSession> sessions, IActivitySink activity, CancellationToken stop)
    {
        foreach (AgentSession one in sessions.Where(one => !string.IsNullOrWhiteSpace(one.ParticipantName)))
        {
            _users.Remember(one.UserId, one.ParticipantName!);
        }

        await _users.LearnAsync(sessions.Select(one => one.UserId), activity, stop).ConfigureAwait(false);
        foreach (string id in sessions.Select(one => one.QueueId).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase))
        {
            if (!_queues.ContainsKey(id))
            {
                _queues[id] = await ReadAsync(id, activity, stop).ConfigureAwait(false);
            }
        }
    }

    /// <summary>The person's name, or the id: grouped by name, people without one must not become one.</summary>
    public string UserName(AgentSession one) => _users.KnownName(one.UserId) ?? one.UserId;

    public string? QueueName(string? id) => id is null ? null : Queue(id)?.Name ?? id;

    /// <summary>The queue as far as it could be read.</summary>
    public RoutingQueue? Queue(string? id) => id is not null && _queues.TryGetValue(id, out RoutingQueue? queue) ? queue : null;

    private async Task<RoutingQueue?> ReadAsync(string id, IActivitySink activity, CancellationToken stop)
    {
        try
        {
            return await _queueDirectory.ResolveAsync(id, activity, stop).ConfigureAwait(false);
        }
        catch (GenesysException refusal) when (!refusal.Failure.EndsCommand)
        {
            activity.Verbose($"Queue {id} is shown by its id: {refusal.Message}");
            return null;
        }
    }
}
