using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using GenesysWrapup.Core.Findings;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Errors;

namespace GenesysWrapup.Core.Lint;

/// <summary>The call exists and its body is well formed, but it will not do what its writer wants; or its ids or its query cannot be right.</summary>
internal static class RouteCheck
{
    private static readonly string[] s_ids = ["conversationId", "participantId", "communicationId", "queueId"];

    public static IEnumerable<Finding> Of(RequestDraft draft, CallPath path, Operation? operation, DraftBody body, RequestAim aim)
    {
        if (operation is null)
        {
            return [];
        }

        return OfBody(operation, body, aim).Concat(OfIds(path)).Concat(OfQuery(path, operation)).Concat(OfGrant(draft, operation, aim));
    }

    private static IEnumerable<Finding> OfBody(Operation operation, DraftBody body, RequestAim aim)
    {
        bool communication = operation.Method == "PATCH" && operation.Path.EndsWith("/communications/{communicationId}", StringComparison.Ordinal);
        if (communication && operation.Body == "MediaParticipantRequest" && body.Root is { ValueKind: JsonValueKind.Object } root)
        {
            if (root.TryGetProperty("wrapup", out _))
            {
                yield return Advice.Fail(FindingIds.RequestRoute,
                    "PATCH on a communication does not update wrap-up, although its model has a 'wrapup' member. It only disconnects.",
                    "Use PATCH on the participant, or POST to the communication's /wrapup.", Basis.Documented, command: aim.Command);
            }
            else if (!root.TryGetProperty("state", out JsonElement state) || DraftBody.Text(state) != "disconnected")
            {
                yield return Advice.Warn(FindingIds.RequestRoute,
                    "PATCH on a communication declares that it can only set the state to disconnected.",
                    "Use PATCH on the participant for everything else.", Basis.Documented);
            }
        }

        if (operation.Body == "ParticipantAttributes" && body.Members().Any(member => RequestAim.SpeaksOfWrapup(member.Name)))
        {
            yield return Advice.Fail(FindingIds.RequestRoute,
                "Attributes are free data of the participant. A code written there is kept as text, but is no wrap-up: reports and queues do not see it.",
                "Use PATCH on the participant with {\"wrapup\": {\"code\": \"<id>\"}}.", Basis.Documented, command: aim.Command);
        }
    }

    private static IEnumerable<Finding> OfIds(CallPath path)
    {
        foreach (string name in s_ids)
        {
            if (path.RawValueOf(name) is { } value && !Guid.TryParse(Uri.UnescapeDataString(value), out _) && !CallPath.IsStandIn(value))
            {
                yield return Advice.Warn(FindingIds.IdShape, $"{Advice.Quoted(value)} stands for {name} and is no GUID, as the platform's ids are.",
                    "Take the id from Get-Conversation, Get-ConversationParticipant or the event.", Basis.Documented);
            }
        }
    }

    private static IEnumerable<Finding> OfQuery(CallPath path, Operation operation)
    {
        foreach (string name in path.Query.Select(member => member.Key).Distinct().Where(name => !operation.Query.Contains(Uri.UnescapeDataString(name))))
        {
            if (DraftBody.Plain(name) is "accesstoken" or "token")
            {
                continue;
            }

            string near = NearestNames.Question(name, operation.Query);
            string known = operation.Query.Count == 0 ? "It takes none." : $"It takes {string.Join(", ", operation.Query.Take(8))}.";
            yield return Advice.Warn(FindingIds.RequestQuery, $"{operation} has no query parameter {Advice.Quoted(name)}. {(near.Length > 0 ? near : known)}",
                "Remove it from the query, or use the real name.", Basis.Documented);
        }
    }

    private static IEnumerable<Finding> OfGrant(RequestDraft draft, Operation operation, RequestAim aim)
    {
        if (draft.ClientCredentials && operation.RefusesClientCredentials)
        {
            bool calls = operation.Name == "patchConversationsCallParticipant";
            yield return Advice.Warn(FindingIds.AccessUserContext,
                $"{operation} declares that client credentials may be refused (400 not.a.user): it wants a signed-in user.",
                calls ? "Use PATCH /api/v2/conversations/{conversationId}/participants/{participantId}, which does not declare this." : "Sign in as a user: Connect-GenesysCloud -Interactive.",
                Basis.Documented, command: calls ? aim.Command : null);
        }
    }
}
