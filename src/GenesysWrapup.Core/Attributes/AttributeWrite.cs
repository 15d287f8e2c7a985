using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Conversations;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Models;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Core.Transport;
using GenesysWrapup.Core.Wrapups;

namespace GenesysWrapup.Core.Attributes;

/// <summary>The write of one participant's attributes. Only the given names are sent; what becomes of others is not published.</summary>
internal sealed class AttributeWrite(GenesysSession session, AttributeAttempt attempt) : IProvableWrite<IReadOnlyDictionary<string, string>>
{
    private readonly ApiCall _call = new(
        Operations.PatchConversationParticipantAttributes, attempt.ConversationId, attempt.Target.Shown.ParticipantId)
    {
        Body = JsonSerializer.Serialize(
            new WireParticipantAttributes { Attributes = attempt.Wanted.ToDictionary(pair => pair.Key, pair => pair.Value!) },
            PlatformJson.Default.WireParticipantAttributes),
    };

    public string Title => attempt.Title;

    public TimeSpan VerifyTimeout => attempt.Request.Target.VerifyTimeout;

    public TimeSpan? Timeout => attempt.Request.Target.Timeout;

    public bool MayRepeat => true;

    public bool NoVerify => attempt.Request.Target.NoVerify;

    public async Task SendAsync(IActivitySink activity, CancellationToken stop) =>
        await session.Api.SendAsync(_call, activity, stop).ConfigureAwait(false);

    /// <summary>No operation reads the attributes alone; the conversation brings them.</summary>
    public async Task<IReadOnlyDictionary<string, string>?> ReadAsync(IActivitySink activity, CancellationToken stop)
    {
        ConversationRead read = await ConversationReader.Of(session)
            .ReadAsync(attempt.ConversationId, activity, stop)
            .ConfigureAwait(false);
        return read.Participants
            .FirstOrDefault(participant => PlatformId.Same(participant.Shown.ParticipantId, attempt.Target.Shown.ParticipantId))?
            .Wire.Attributes;
    }

    public Look<IReadOnlyDictionary<string, string>> Judge(IReadOnlyDictionary<string, string>? seen) => attempt.Judge(seen);
}
