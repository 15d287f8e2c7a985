using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using GenesysWrapup.Core.Findings;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Errors;

namespace GenesysWrapup.Core.Lint;

/// <summary>The call exists and its body is well formed, but will not do what its writer wants; or an id or the query is wrong.</summary>
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
        bool ofCommunication = BodyModels.Find(operation.Body) == BodyModels.MediaParticipantRequest &&
            operation.Path.EndsWith("/communications/{communicationId}", StringComparison.Ordinal);
        if (ofCommunication && body.Root is { ValueKind: JsonValueKind.Object } root)
        {
            if (root.TryGetProperty("wrapup", out _))
            {
                yield return Advice.Fail(FindingIds.RequestRoute,
                    "PATCH on a communication does not set wrap-up, although its model has a 'wrapup' member. It can only disconnect.",
                    "Use PATCH on the participant, or POST to the communication's /wrapup.", Basis.Documented, command: aim.Command);
            }
            else if (!root.TryGetProperty("state", out JsonElement state) || JsonText.Of(state) != "disconnected")
            {
                yield return Advice.Warn(FindingIds.RequestRoute,
                    "By its own description, PATCH on a communication can only set the state to disconnected.",
                    "Use PATCH on the participant for everything else.", Basis.Documented);
            }
        }

        bool attributes = operation == Operations.PatchConversationParticipantAttributes;
        if (attributes && body.Members().Any(member => RequestAim.SpeaksOfWrapup(member.Name)))
        {
            yield return Advice.Fail(FindingIds.RequestRoute,
                "Attributes are the participant's free data. A code written there is only text: reports and queues do not see it.",
                "Use PATCH on the participant with {\"wrapup\": {\"code\": \"<id>\"}}.", Basis.Documented, command: aim.Command);
        }
    }

    private static IEnumerable<Finding> OfIds(CallPath path)
    {
        foreach (string name in s_ids)
        {
            if (path.RawValueOf(name) is { } value && !Guid.TryParse(Uri.UnescapeDataString(value), out _) && !CallPath.IsStandIn(value))
            {
                yield return Advice.Warn(FindingIds.IdShape,
                    $"{Advice.Quoted(value)} stands where the {name} goes, but is not a GUID as the platform's ids are.",
                    "Take the id from Get-Conversation, Get-ConversationParticipant or the event.", Basis.Documented);
            }
        }
    }

    private static IEnumerable<Finding> OfQuery(CallPath path, Operation operation)
    {
        foreach (string name in path.Query.Select(member => member.Key).Distinct())
        {
            if (operation.Query.Contains(Uri.UnescapeDataString(name)) || DraftBody.Plain(name) is "accesstoken" or "token")
            {
                continue;
            }

            string near = NearestNames.Question(name, operation.Query);
            string known = operation.Query.Count == 0 ? "It takes none." : $"It takes {string.Join(", ", operation.Query.Take(8))}.";
            yield return Advice.Warn(FindingIds.RequestQuery,
                $"{operation} has no query parameter {Advice.Quoted(name)}. {(near.Length > 0 ? near : known)}",
                "Remove it from the query, or use the real name.", Basis.Documented);
        }
    }

    private static IEnumerable<Finding> OfGrant(RequestDraft draft, Operation operation, RequestAim aim)
    {
        if (draft.ClientCredentials && operation.RefusesClientCredentials)
        {
            bool calls = operation == Operations.PatchConversationsCallParticipant;
            yield return Advice.Warn(FindingIds.AccessUserContext,
                $"{operation} declares that it may refuse client credentials (400 not.a.user): it wants a signed-in user.",
                calls
                    ? $"Use {Operations.PatchConversationParticipant}, which does not declare this."
                    : "Sign in as a user: Connect-GenesysCloud -Interactive.",
                Basis.Documented, command: calls ? aim.Command : null);
        }
    }
}
