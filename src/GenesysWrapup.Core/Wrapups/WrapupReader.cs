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

/// <summary>Reads what is on participants now, by the operations that a write is proven with, on both levels.</summary>
internal sealed class WrapupReader(GenesysSession session)
{
    private readonly ReadBack _readBack = new(session);

    /// <summary>
    /// One row for every level on which something is; where nothing is, one empty row for the participant, so that "no code" is an
    /// answer too. Rows are given as they are read.
    /// </summary>
    public async Task ReadAsync(WrapupRequest request, Func<ParticipantWrapup, Task> give, IActivitySink activity, CancellationToken stop)
    {
        if (RequestCheck.IdsOf(request) is { } fault)
        {
            throw new GenesysException(fault);
        }

        await NamesAsync(activity, stop).ConfigureAwait(false);
        ConversationRead read = await ConversationReader.Of(session).ReadAsync(request.ConversationId, activity, stop).ConfigureAwait(false);
        foreach (ReadParticipant participant in TargetResolver.ChooseAll(read, request))
        {
            await ReadAsync(participant, request, give, activity, stop).ConfigureAwait(false);
        }
    }

    private async Task ReadAsync(
        ReadParticipant participant, WrapupRequest request, Func<ParticipantWrapup, Task> give, IActivitySink activity, CancellationToken stop)
    {
        ConversationParticipant shown = participant.Shown;
        bool any = false;
        if (Wants(request, WrapupLevel.Participant))
        {
            WrapupRoute route = WrapupRoute.OnParticipant(shown.ConversationId, shown.ParticipantId, string.Empty);
            if (await _readBack.ReadAsync(route, request.Provisional, activity, stop).ConfigureAwait(false) is { } found)
            {
                any = true;
                await give(Row(shown, WrapupLevel.Participant, null, shown.MediaType, found)).ConfigureAwait(false);
            }
        }

        if (Wants(request, WrapupLevel.Communication))
        {
            foreach ((MediaKind media, WireCommunication communication) in participant.Wire.Communications())
            {
                if (communication.Id is not { } id ||
                    (!string.IsNullOrWhiteSpace(request.CommunicationId) && !WrapupTarget.Same(id, request.CommunicationId)) ||
                    media.Removed ||
                    WrapupRoute.OnCommunication(media, shown.ConversationId, shown.ParticipantId, id, string.Empty) is not { } route)
                {
                    continue;
                }

                if (await _readBack.ReadAsync(route, request.Provisional, activity, stop).ConfigureAwait(false) is { } found)
                {
                    any = true;
                    await give(Row(shown, WrapupLevel.Communication, id, media.Name, found)).ConfigureAwait(false);
                }
            }
        }

        if (!any)
        {
            await give(Row(shown, request.Level ?? WrapupLevel.Participant, null, shown.MediaType, new WireWrapup())).ConfigureAwait(false);
        }
    }

    /// <summary>Reads bring the id only; the name is worth one listing per session, and not worth failing for.</summary>
    private async Task NamesAsync(IActivitySink activity, CancellationToken stop)
    {
        try
        {
            await CodeDirectory.Of(session).AllAsync(activity, stop).ConfigureAwait(false);
        }
        catch (PlatformException refused) when (!refused.Failure.EndsCommand)
        {
            activity.Verbose($"The names of codes are not known here: {refused.Failure.Message}");
        }
    }

    private static bool Wants(WrapupRequest request, string level) =>
        request.Level is null || string.Equals(request.Level, level, StringComparison.OrdinalIgnoreCase);

    private ParticipantWrapup Row(ConversationParticipant shown, string level, string? communicationId, string? media, WireWrapup found) => new()
    {
        ConversationId = shown.ConversationId,
        ParticipantId = shown.ParticipantId,
        CommunicationId = communicationId ?? shown.CommunicationId,
        UserId = shown.UserId,
        UserName = shown.UserName,
        QueueId = shown.QueueId,
        QueueName = shown.QueueName,
        MediaType = media,
        Level = level,
        AssignedCode = string.IsNullOrEmpty(found.Code) ? null : found.Code,
        AssignedCodeName = string.IsNullOrEmpty(found.Code) ? null : found.Name ?? CodeDirectory.Of(session).KnownName(found.Code),
        AssignedNotes = string.IsNullOrEmpty(found.Notes) ? null : found.Notes,
        AssignedTags = (found.Tags ?? []).ToArray(),
        DurationSeconds = found.DurationSeconds,
        EndTime = found.EndTime?.UtcDateTime,
        IsSystemCode = SystemWrapupCode.IsOne(found.Code),
    };
}
