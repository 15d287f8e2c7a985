using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Models;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Core.Transport;

namespace GenesysWrapup.Core.Codes;

/// <summary>
/// Queues by name or id, kept for the session. All of them are listed only to suggest the nearest name, and for completion.
/// </summary>
internal sealed class QueueDirectory
{
    private readonly GenesysSession _session;
    private readonly KnownIds _ids;
    private readonly ConcurrentDictionary<string, RoutingQueue> _byId = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, RoutingQueue> _byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly SharedAnswer<IReadOnlyList<RoutingQueue>> _listing;

    public QueueDirectory(GenesysSession session)
    {
        _session = session;
        _ids = KnownIds.Of(session);
        _listing = new SharedAnswer<IReadOnlyList<RoutingQueue>>((activity, stop) => SearchAsync(null, activity, stop));
    }

    public static QueueDirectory Of(GenesysSession session) => session.Keep(owner => new QueueDirectory(owner));

    public async Task<RoutingQueue> ResolveAsync(string? nameOrId, IActivitySink activity, CancellationToken stop)
    {
        string wanted = nameOrId?.Trim() ?? string.Empty;
        if (wanted.Length == 0)
        {
            throw new GenesysException(new Failure(
                FailureId.MissingInput, FailureCategory.InvalidArgument, "No queue was given: it is empty.", "Give a queue's name or id."));
        }

        if (Guid.TryParse(wanted, out Guid id))
        {
            string asWritten = id.ToString("D");
            return _byId.TryGetValue(asWritten, out RoutingQueue? known)
                ? known
                : await ReadAsync(asWritten, activity, stop).ConfigureAwait(false);
        }

        if (_byName.TryGetValue(wanted, out RoutingQueue? named))
        {
            return named;
        }

        // The filter is the platform's. What it returns is compared here again, and what it misses is searched for in the whole list.
        RoutingQueue? found = Match(await SearchAsync(wanted, activity, stop).ConfigureAwait(false), wanted)
            ?? Match(await _listing.GetAsync(activity, stop).ConfigureAwait(false), wanted);
        return found is null ? throw new GenesysException(NotFound(wanted)) : _byName[wanted] = found;
    }

    /// <summary>One queue as it is now, with its after-call settings.</summary>
    public async Task<RoutingQueue> ReadAsync(string queueId, IActivitySink activity, CancellationToken stop)
    {
        try
        {
            ApiReply<WireQueue> reply = await _session.Api
                .SendAsync(new ApiCall(Operations.GetRoutingQueue, queueId), PlatformJson.Default.WireQueue, activity, stop)
                .ConfigureAwait(false);
            return Keep(RoutingQueue.Of(reply.Value ?? new WireQueue()) ?? new RoutingQueue(queueId, queueId));
        }
        catch (PlatformException refusal) when (refusal.StatusCode == 404)
        {
            throw refusal.Retold(NotFound(queueId));
        }
        catch (PlatformException refusal) when (refusal.StatusCode == 403)
        {
            string why = refusal.PlatformMessage ?? refusal.ErrorCode ?? "403";
            activity.Verbose($"This session may not read queue {queueId} ({why}); looking it up in the division view.");
            var call = new ApiCall(Operations.GetRoutingQueuesDivisionviews) { Query = [new("id", queueId)] };
            IReadOnlyList<RoutingQueue> seen;
            try
            {
                seen = await ListAsync(call, activity, stop).ConfigureAwait(false);
            }
            catch (PlatformException second) when (second.StatusCode == 403)
            {
                throw refusal.Retold(refusal.Failure.With(copy =>
                {
                    copy.Message = $"This session may not read queue {queueId}. {refusal.Failure.Message}";
                    copy.Target = queueId;
                }));
            }

            return seen.Count > 0 ? seen[0] : throw refusal.Retold(NotFound(queueId));
        }
    }

    public Task<IReadOnlyList<RoutingQueue>> AllAsync(IActivitySink activity, CancellationToken stop) => _listing.GetAsync(activity, stop);

    private async Task<IReadOnlyList<RoutingQueue>> SearchAsync(string? name, IActivitySink activity, CancellationToken stop)
    {
        IReadOnlyList<KeyValuePair<string, string>> query = name is null ? [] : [new("name", name)];
        try
        {
            return await ListAsync(new ApiCall(Operations.GetRoutingQueues) { Query = query }, activity, stop).ConfigureAwait(false);
        }
        catch (PlatformException refusal) when (refusal.StatusCode == 403)
        {
            string why = refusal.PlatformMessage ?? refusal.ErrorCode ?? "403";
            activity.Verbose($"This session may not list the queues ({why}); reading the division view.");
            var call = new ApiCall(Operations.GetRoutingQueuesDivisionviews) { Query = query };
            return await ListAsync(call, activity, stop).ConfigureAwait(false);
        }
    }

    private async Task<IReadOnlyList<RoutingQueue>> ListAsync(ApiCall call, IActivitySink activity, CancellationToken stop)
    {
        IReadOnlyList<WireQueue> all = await Pages(call).AllAsync(activity, stop).ConfigureAwait(false);
        return all.Select(RoutingQueue.Of).OfType<RoutingQueue>().Select(Keep).ToArray();
    }

    private PageReader<WireQueue> Pages(ApiCall call) => new(_session.Api, call, PlatformJson.Default.WirePageWireQueue);

    private RoutingQueue Keep(RoutingQueue queue)
    {
        _ids.Remember(queue.Id, new KnownId(IdKind.Queue, queue.Name));
        return _byId[queue.Id] = queue;
    }

    private static RoutingQueue? Match(IReadOnlyList<RoutingQueue> queues, string wanted)
    {
        RoutingQueue[] named = queues.Where(queue => string.Equals(queue.Name, wanted, StringComparison.OrdinalIgnoreCase)).ToArray();
        RoutingQueue[] exact = named.Where(queue => queue.Name == wanted).ToArray();
        RoutingQueue[] best = exact.Length > 0 ? exact : named;
        return best.Length < 2 ? best.FirstOrDefault() : throw new GenesysException(new Failure(
            FailureId.QueueAmbiguous,
            FailureCategory.InvalidArgument,
            $"{best.Length} queues are called '{wanted}': {string.Join("; ", best.Take(5).Select(InDivision))}.",
            "Give the id of the one you mean.")
        { Target = wanted });
    }

    private static string InDivision(RoutingQueue queue) => $"{queue.Id} in division {queue.DivisionName ?? queue.DivisionId}";

    private Failure NotFound(string wanted)
    {
        string question = NearestNames.Question(wanted, (_listing.Current ?? []).Select(queue => queue.Name));
        return new Failure(
            FailureId.QueueNotFound,
            FailureCategory.ObjectNotFound,
            $"No queue named '{ShortText.Of(wanted)}' is visible to this session.",
            $"{question} It may be in a division that the session cannot see.".TrimStart())
        { Target = wanted };
    }
}
