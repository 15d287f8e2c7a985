using System;
using System.Collections.Generic;
using System.Linq;
using GenesysWrapup.Core.Findings;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Errors;

namespace GenesysWrapup.Core.Lint;

/// <summary>
/// Does the address exist, and with this method? The whole wrap-up part of the contract is known, so what speaks of wrap-up or of an
/// "interactions" resource and is not in the catalogue does not exist. Other paths may exist without being known here.
/// </summary>
internal static class ResourceCheck
{
    private static readonly string[] s_methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];

    /// <summary>Names that people give to media, by the real segment.</summary>
    private static readonly Dictionary<string, string> s_mediaAliases = new(StringComparer.Ordinal)
    {
        ["voice"] = "calls", ["call"] = "calls", ["phone"] = "calls", ["telephony"] = "calls", ["callback"] = "callbacks",
        ["email"] = "emails", ["mail"] = "emails",
        ["message"] = "messages", ["webmessaging"] = "messages", ["webmessages"] = "messages", ["openmessaging"] = "messages",
        ["sms"] = "messages", ["whatsapp"] = "messages",
        ["social"] = "socials", ["video"] = "videos", ["chat"] = "messages", ["webchat"] = "messages", ["webchats"] = "messages",
        ["cobrowse"] = "cobrowsesessions", ["screenshare"] = "screenshares",
    };

    public static IEnumerable<Finding> Of(string? method, CallPath path, Operation? operation, RequestAim aim)
    {
        if (AddressCheck.IsTokenPath(path))
        {
            return [];
        }

        if (operation is not null)
        {
            return OfKnown(operation, aim);
        }

        if (path.Candidates.Count > 0)
        {
            return method is null
                ? path.Candidates.Any(candidate => candidate.Removed) ? [Removed(path, aim)] : []
                : [WrongMethod(method, path, aim)];
        }

        return path.Resource.Count == 0
            ? [Advice.Unknown(FindingIds.RequestUnverified, "The address names no resource.",
                "Pass the whole path, for example /api/v2/conversations/{conversationId}.", Basis.Unknown)]
            : [NoSuchPath(path, aim)];
    }

    private static Finding[] OfKnown(Operation operation, RequestAim aim)
    {
        if (operation.Removed)
        {
            return [Removed(operation.ToString(), aim)];
        }

        if (operation.Deprecated)
        {
            return
            [
                Advice.Warn(FindingIds.RequestDeprecated, $"{operation} exists, but the platform has announced its end.",
                    "Use the generic participant operations instead; they serve all media.", Basis.Documented, command: aim.Command),
            ];
        }

        return operation == Operations.PostConversationDisconnect || operation == Operations.DeleteConversation
            ? [Advice.Warn(FindingIds.RequestAction,
                $"{operation} ends the whole conversation for everybody. The vendor says of the disconnect that pending wrap-ups then " +
                "get a system code.",
                "Set the code first, and let the agent or the flow end the conversation.", Basis.Documented)]
            : [];
    }

    private static Finding Removed(CallPath path, RequestAim aim) => Removed(Advice.Quoted(path.Normal, 120), aim);

    private static Finding Removed(string call, RequestAim aim) => Advice.Fail(
        FindingIds.RequestRemoved,
        $"{call} belonged to web chat, which the platform removed in August 2026.",
        "Use the messages operations; web messaging conversations have the media 'messages'.",
        Basis.Documented, command: aim.Command);

    private static Finding WrongMethod(string method, CallPath path, RequestAim aim)
    {
        string[] methods = path.Candidates
            .Select(candidate => candidate.Method)
            .Distinct()
            .OrderBy(one => Array.IndexOf(s_methods, one))
            .ToArray();
        string template = path.Candidates[0].Path;
        bool complete = s_methods.Contains(method) && IsComplete(template);
        if (!complete && aim.Kind == AimKind.SetWrapup && template.EndsWith("/{conversationId}", StringComparison.Ordinal))
        {
            return Advice.Fail(FindingIds.RequestRoute,
                $"{method} {template} is about the conversation as a whole. Wrap-up sits on a participant or a communication of it.",
                $"Use {aim.Real}.", Basis.Documented, command: aim.Command);
        }

        if (!complete)
        {
            return Advice.Unknown(FindingIds.RequestUnverified,
                $"{method} {template} is not in the part of the contract that this module knows; {List(methods)} is.",
                "Check the method in the vendor's API explorer.", Basis.Unknown);
        }

        string why = template == Operations.GetConversation.Path && aim.Kind == AimKind.SetWrapup
            ? " Wrap-up never sits on the conversation, but on a participant or communication."
            : string.Empty;
        string remedy = aim.Kind == AimKind.Other
            ? $"Use {List(methods)} here; {Operations.PatchConversationParticipant} sets a code."
            : $"Use {aim.Real}.";
        return Advice.Fail(FindingIds.RequestMethod, $"{template} has no {method}, only {List(methods)}.{why}",
            remedy, Basis.Documented, command: aim.Command);
    }

    /// <summary>Paths whose methods are all known: the conversation itself, its participants, and everything of wrap-up.</summary>
    private static bool IsComplete(string template) =>
        template == Operations.GetConversation.Path ||
        template.EndsWith("/participants/{participantId}", StringComparison.Ordinal) ||
        template.EndsWith("/communications/{communicationId}", StringComparison.Ordinal) ||
        template.EndsWith("/attributes", StringComparison.Ordinal) ||
        template.IndexOf("wrapup", StringComparison.Ordinal) >= 0;

    private static Finding NoSuchPath(CallPath path, RequestAim aim)
    {
        string shown = Advice.Quoted(path.Normal, 120);
        string root = path.Resource[0];
        if (Doubled(path) is { } doubled)
        {
            return Absent($"{shown} names {Advice.Quoted(doubled)} twice; no path of the platform does.", path, aim);
        }

        if (RequestAim.SpeaksOfWrapup(root))
        {
            return Absent(
                $"{shown} does not exist. Codes are defined under routing, and set on a participant or communication of a conversation.",
                path,
                aim);
        }

        bool conversations = Is(root, "conversations");
        if (RequestAim.SpeaksOfInteraction(root) || (conversations && path.Resource.Skip(1).Any(RequestAim.SpeaksOfInteraction)))
        {
            return Absent(
                $"{shown} does not exist: the platform has no 'interactions' resource. An interaction is a conversation here, and its id " +
                "a conversationId.",
                path,
                aim);
        }

        if (conversations && path.Resource.Count > 1)
        {
            return InConversations(shown, path, aim);
        }

        if (Is(root, "routing") && path.Resource.Any(RequestAim.SpeaksOfWrapup))
        {
            return Absent(
                $"{shown} does not exist. Under routing, wrap-up has only /wrapupcodes and /queues/{{queueId}}/wrapupcodes.", path, aim);
        }

        string[] roots = Operations.All.Select(operation => operation.Path.Split('/')[3]).Distinct().ToArray();
        string near = roots.Contains(root, StringComparer.OrdinalIgnoreCase) ? string.Empty : NearestNames.Question(root, roots);
        return NotKnown(shown, near);
    }

    private static Finding NotKnown(string shown, string near) => Advice.Unknown(
        FindingIds.RequestUnverified,
        $"{shown} is not in the part of the contract that this module knows. It may exist. {near}".TrimEnd(),
        "Check the path in the vendor's API explorer.",
        Basis.Unknown);

    private static Finding InConversations(string shown, CallPath path, RequestAim aim)
    {
        string second = path.Resource[1];
        string plain = DraftBody.Plain(second);
        if (plain is "chats" or "chat" or "webchat" or "webchats")
        {
            return Removed(path, aim);
        }

        if (s_mediaAliases.TryGetValue(plain, out string? real))
        {
            return Absent($"{shown} does not exist: the media segment is '{real}', not {Advice.Quoted(second)}.", path, aim);
        }

        if (path.Resource.Skip(1).Any(RequestAim.SpeaksOfWrapup))
        {
            return Absent(
                $"{shown} does not exist. Wrap-up sits on a participant or a communication, never on the conversation.", path, aim);
        }

        bool known = MediaKind.All.Any(media => Is(media.Segment, second)) || Guid.TryParse(second, out _) || CallPath.IsStandIn(second);
        IEnumerable<string> segments = MediaKind.All.Where(media => !media.Removed).Select(media => media.Segment);
        return NotKnown(shown, known ? string.Empty : NearestNames.Question(second, segments));
    }

    private static Finding Absent(string message, CallPath path, RequestAim aim)
    {
        string id = path.ValueOf("conversationId") is null ? string.Empty : " The id stays the same if it is a conversation's.";
        return Advice.Fail(FindingIds.RequestResource, message, $"Use {aim.Real}.{id}", Basis.Documented, command: aim.Command);
    }

    private static string? Doubled(CallPath path)
    {
        for (int i = 1; i < path.Resource.Count; i++)
        {
            string segment = path.Resource[i];
            if (Is(segment, path.Resource[i - 1]) && !Guid.TryParse(segment, out _) && !CallPath.IsStandIn(segment))
            {
                return segment;
            }
        }

        return null;
    }

    private static string List(string[] methods) => methods.Length == 1
        ? methods[0]
        : string.Join(", ", methods.Take(methods.Length - 1)) + " and " + methods[methods.Length - 1];

    private static bool Is(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
