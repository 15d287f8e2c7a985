using System;
using System.Collections.Generic;
using System.Linq;
using GenesysWrapup.Core.Findings;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Errors;

namespace GenesysWrapup.Core.Lint;

/// <summary>The methods, packages and states that code uses. The vendor's SDKs name their methods after the operations.</summary>
internal static class SdkCheck
{
    private static readonly string[] s_verbs = ["get", "post", "put", "patch", "delete", "head", "update", "set", "create", "add", "apply"];

    private static readonly Lazy<Dictionary<string, Operation>> s_byPlainName =
        new(() => Operations.All.ToDictionary(operation => DraftBody.Plain(operation.Name)));

    private static readonly IReadOnlyList<string> s_states = [.. BodyModels.States, .. BodyModels.AfterCallWorkStates];

    public static Operation? OperationOf(string method) =>
        s_byPlainName.Value.TryGetValue(DraftBody.Plain(NameOf(method)), out Operation? operation) ? operation : null;

    public static IEnumerable<Finding> Of(RequestDraft draft, RequestAim aim)
    {
        foreach (string method in draft.SdkMethods)
        {
            if (OfMethod(method, aim) is { } finding)
            {
                yield return finding;
            }
        }

        foreach (string package in draft.Packages.Where(IsInvented))
        {
            yield return Advice.Fail(FindingIds.RequestSdk, $"{Advice.Quoted(package)} is not the vendor's SDK.",
                "Use PureCloudPlatformClientV2 (Python), purecloud-platform-client-v2 (JavaScript) or PureCloudPlatform.Client.V2 (.NET).",
                Basis.Documented);
        }

        foreach (string state in draft.States.Where(state => !s_states.Contains(state, StringComparer.Ordinal)))
        {
            string near = NearestNames.Question(state, s_states);
            yield return Advice.Fail(FindingIds.RequestState,
                $"No conversation, participant or communication has the state {Advice.Quoted(state)}. {near}".TrimEnd(),
                "Look for afterCallWork.state 'pending' on the agent's communication, as Get-ConversationParticipant -AwaitingWrapup does.",
                Basis.Documented, command: "Get-ConversationParticipant -ConversationId '<conversation>' -AwaitingWrapup");
        }
    }

    /// <summary>The command for what an SDK's method is meant to do, where the call has no address of its own.</summary>
    public static string? CommandFor(RequestDraft draft)
    {
        Operation real = Operations.PatchConversationParticipant;
        return draft.SdkMethods.Any(method => IsWrite(method) && SpeaksOfWrapup(method))
            ? RequestAim.Of(real.Method, CallPath.Parse(null), real, DraftBody.Parse(draft.Body ?? "{\"wrapup\":{}}")).Command
            : null;
    }

    /// <summary>Reads like a method of the platform, and is none: it begins with a verb and speaks of wrap-up or interactions.</summary>
    public static bool IsBelieved(string method) => OperationOf(method) is null && BeginsWithVerb(NameOf(method)) && SpeaksOfWrapup(method);

    private static bool BeginsWithVerb(string name) =>
        s_verbs.Any(word => DraftBody.Plain(name).StartsWith(word, StringComparison.Ordinal));

    private static Finding? OfMethod(string method, RequestAim aim)
    {
        string name = NameOf(method);
        if (OperationOf(method) is not null || !BeginsWithVerb(name))
        {
            return null;
        }

        IEnumerable<string> real = Operations.All.Where(operation => !operation.Removed).Select(operation => operation.Name);
        string near = string.Join(" or ", NearestNames.Of(name, real, 2).Select(one => $"'{one}'"));
        if (SpeaksOfWrapup(method))
        {
            string patch = $"'{Operations.PatchConversationParticipant.Name}' (patch_conversation_participant in Python)";
            string instead = near.Length > 0 && !IsWrite(name) ? near : patch;
            return Advice.Fail(FindingIds.RequestSdk,
                $"No SDK of the vendor has a method {Advice.Quoted(method)}; SDK methods are named after the operations.",
                $"Use {instead}.", Basis.Documented,
                command: aim.Command ?? "Set-ParticipantWrapup -ConversationId '<conversation>' -WrapupCode '<code>'");
        }

        return near.Length > 0 && DraftBody.Plain(name).Contains("conversation")
            ? Advice.Unknown(FindingIds.RequestUnverified,
                $"This module does not know the method {Advice.Quoted(method)}. It may exist.",
                $"Check it in the SDK's documentation; similar names are {near}.", Basis.Unknown)
            : null;
    }

    private static string NameOf(string method) => method.Substring(method.LastIndexOf('.') + 1);

    private static bool IsWrite(string method) => !DraftBody.Plain(NameOf(method)).StartsWith("get", StringComparison.Ordinal);

    private static bool SpeaksOfWrapup(string method) =>
        RequestAim.SpeaksOfWrapup(method) || RequestAim.SpeaksOfInteraction(method);

    /// <summary>Packages that forum answers import: named after the product, not after the platform client.</summary>
    private static bool IsInvented(string package)
    {
        string name = package.Trim().ToLowerInvariant();
        string root = name.StartsWith("@", StringComparison.Ordinal) ? name : name.Split('.', '/')[0];
        return root is "genesyscloud" or "platformclientv2" or "genesys-cloud-sdk" or "genesys_cloud_sdk" ||
            root.StartsWith("@genesyscloud/", StringComparison.Ordinal);
    }
}
