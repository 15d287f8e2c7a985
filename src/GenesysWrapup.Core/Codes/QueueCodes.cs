using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Errors;
using GenesysWrapup.Core.Platform.Models;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Core.Transport;

namespace GenesysWrapup.Core.Codes;

/// <summary>The codes that the agents of a queue may choose: reads, adds and removes them.</summary>
internal sealed class QueueCodes(GenesysSession session)
{
    /// <summary>How many the platform accepts in one call.</summary>
    public const int MostPerCall = 100;

    public PageReader<WireWrapupCode> Pages(RoutingQueue queue) =>
        new(session.Api, new ApiCall(Operations.GetRoutingQueueWrapupcodes, queue.Id), PlatformJson.Default.WirePageWireWrapupCode);

    public async Task<IReadOnlyList<WrapupCode>> AllAsync(RoutingQueue queue, IActivitySink activity, CancellationToken stop)
    {
        IReadOnlyList<WireWrapupCode> all = await Pages(queue).AllAsync(activity, stop).ConfigureAwait(false);
        return all.Select(wire => CodeShape.Of(wire, queue)).OfType<WrapupCode>().ToArray();
    }

    /// <summary>The codes that a participant may get, from the participant's own endpoint (it lists no permission).</summary>
    public async Task<IReadOnlyList<WrapupCode>> ValidForAsync(
        string conversationId, string participantId, IActivitySink activity, CancellationToken stop)
    {
        try
        {
            ApiReply<List<WireWrapupCode>> reply = await session.Api
                .SendAsync(
                    new ApiCall(Operations.GetConversationParticipantWrapupcodes, conversationId, participantId),
                    PlatformJson.Default.ListWireWrapupCode,
                    activity,
                    stop)
                .ConfigureAwait(false);
            return (reply.Value ?? []).Select(wire => CodeShape.Of(wire)).OfType<WrapupCode>().ToArray();
        }
        catch (PlatformException refusal) when (refusal.StatusCode == 404)
        {
            throw refusal.Retold(new Failure(
                FailureId.ParticipantNotFound,
                FailureCategory.ObjectNotFound,
                $"The codes of participant {participantId} in conversation {conversationId} cannot be read: " +
                (refusal.PlatformMessage ?? "the platform does not find the conversation or the participant"),
                "Run Get-ConversationParticipant with the conversation's id to see who is there.")
            {
                Target = participantId,
                FindingId = FindingIds.IdParticipant,
            });
        }
    }

    /// <summary>Adds codes to a queue in as many calls as it takes. The caller leaves out those the queue has already.</summary>
    public async Task AddAsync(RoutingQueue queue, IReadOnlyList<WrapupCode> codes, IActivitySink activity, CancellationToken stop)
    {
        for (int done = 0; done < codes.Count; done += MostPerCall)
        {
            List<WireReference> chunk = codes.Skip(done).Take(MostPerCall).Select(code => new WireReference { Id = code.Id }).ToList();
            activity.Verbose($"Adding {chunk.Count} codes to queue {queue.Name}.");
            await session.Api
                .SendAsync(
                    new ApiCall(Operations.PostRoutingQueueWrapupcodes, queue.Id)
                    {
                        Body = JsonSerializer.Serialize(chunk, PlatformJson.Default.ListWireReference),
                    },
                    activity,
                    stop)
                .ConfigureAwait(false);
        }
    }

    public async Task RemoveAsync(RoutingQueue queue, WrapupCode code, IActivitySink activity, CancellationToken stop)
    {
        activity.Verbose($"Removing code {code.Name} from queue {queue.Name}.");
        var call = new ApiCall(Operations.DeleteRoutingQueueWrapupcode, queue.Id, code.Id);
        await session.Api.SendAsync(call, activity, stop).ConfigureAwait(false);
    }
}
