using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Conversations;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Core.Transport;

namespace GenesysWrapup.Binding;

/// <summary>
/// Completes the ids of the participants of the conversation on the line, and of their users; whoever can have a code comes first.
/// </summary>
internal sealed class ParticipantCompleter : SessionCompleter
{
    protected override async Task<IEnumerable<Suggestion>> SuggestAsync(GenesysSession session, Typed line, CancellationToken stop)
    {
        if (line.Value("ConversationId") is not { } conversationId || !Guid.TryParse(conversationId, out _))
        {
            return [];
        }

        ConversationRead read = await ConversationReader.Of(session)
            .ReadAsync(conversationId, SilentActivity.Instance, stop)
            .ConfigureAwait(false);
        bool byUser = string.Equals(line.Parameter, "UserId", StringComparison.OrdinalIgnoreCase);
        return from participant in read.Participants.Select(entry => entry.Shown).OrderByDescending(shown => shown.CanBeWrappedUp)
               let id = byUser ? participant.UserId : participant.ParticipantId
               where id is not null
               let name = participant.UserName ?? participant.Purpose ?? id
               select new Suggestion(id, name, $"{name} ({participant.Purpose}), {participant.WrapupStatus}");
    }
}
