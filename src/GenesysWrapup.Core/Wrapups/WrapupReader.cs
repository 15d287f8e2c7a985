using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Codes;
using GenesysWrapup.Core.Conversations;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Models;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Core.Transport;

namespace GenesysWrapup.Core.Wrapups;

/// <summary>Reads what is on participants now, on both levels, by the operations that also prove a write.</summary>
internal sealed class WrapupReader(GenesysSession session)
{
    private readonly AssignedReader _assigned = new(session);

    /// <summary>
    /// One row for every level that has something. Where nothing is, one empty row for the participant: "no code" is an answer too. Rows
    /// are given as they are read.
    /// </summary>
    public async Task ReadAsync(WrapupRequest request, Func<ParticipantWrapup, Task> give, IActivitySink activity, CancellationToken stop)
    {
        request = RequestCheck.CleanTarget(request);
        await ListNamesAsync(activity, stop).ConfigureAwait(false);
        ConversationRead read = await ConversationReader.Of(session)
            .ReadAsync(request.ConversationId!, activity, stop)
            .ConfigureAwait(false);
        foreach (ReadParticipant participant in TargetResolver.ChooseAll(read, request))
        {
            bool any = false;
            foreach (WrapupRoute place in PlacesOf(participant, request))
            {
                if (await _assigned.ReadAsync(place, request.Provisional, activity, stop).ConfigureAwait(false) is { } found)
                {
                    any = true;
                    await give(Row(participant.Shown, place, found)).ConfigureAwait(false);
                }
            }

            if (!any)
            {
                ConversationParticipant shown = participant.Shown;
                await give(Row(shown, WrapupRoute.OnParticipant(shown, string.Empty), new AssignedWrapup()).With(
                    copy => copy.Level = request.Level ?? WrapupLevel.Participant)).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Reads bring a code's id only. Its name is worth one listing a session, and not worth failing for.</summary>
    private async Task ListNamesAsync(IActivitySink activity, CancellationToken stop)
    {
        try
        {
            await CodeDirectory.Of(session).AllAsync(activity, stop).ConfigureAwait(false);
        }
        catch (PlatformException trouble) when (!trouble.Failure.EndsCommand)
        {
            activity.Verbose($"Codes are shown by their ids, because they could not be listed: {trouble.Failure.Message}");
        }
    }

    /// <summary>Where a participant may have a code.</summary>
    private static IEnumerable<WrapupRoute> PlacesOf(ReadParticipant participant, WrapupRequest request)
    {
        if (request.Level is null or WrapupLevel.Participant)
        {
            yield return WrapupRoute.OnParticipant(participant.Shown, string.Empty);
        }

        if (request.Level is null or WrapupLevel.Communication)
        {
            foreach ((MediaKind media, WireCommunication communication) in participant.Wire.Communications())
            {
                if (!media.Removed &&
                    communication.Id is { } id &&
                    (request.CommunicationId is null || PlatformId.Same(id, request.CommunicationId)) &&
                    WrapupRoute.OnCommunication(participant.Shown, media, id, string.Empty) is { } place)
                {
                    yield return place;
                }
            }
        }
    }

    private static ParticipantWrapup Row(ConversationParticipant shown, WrapupRoute place, AssignedWrapup found) => new()
    {
        ConversationId = shown.ConversationId,
        ParticipantId = shown.ParticipantId,
        CommunicationId = place.CommunicationId ?? shown.CommunicationId,
        UserId = shown.UserId,
        UserName = shown.UserName,
        QueueId = shown.QueueId,
        QueueName = shown.QueueName,
        MediaType = place.Media?.Name ?? shown.MediaType,
        Level = place.Level,
        AssignedCode = found.Code,
        AssignedCodeName = found.Name,
        AssignedNotes = found.Notes,
        AssignedTags = (found.Tags ?? []).ToArray(),
        DurationSeconds = found.DurationSeconds,
        EndTime = found.EndTime?.UtcDateTime,
        IsSystemCode = SystemWrapupCode.IsUnlisted(found.Code),
    };
}
