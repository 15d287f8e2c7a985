using System;
using System.Collections.Generic;
using System.Linq;
using GenesysWrapup.Core.Findings;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Errors;

namespace GenesysWrapup.Core.Lint;

/// <summary>Methods, packages and states that a piece of code uses: the vendor's SDKs name their methods after the operations.</summary>
internal static class SdkCheck
{
    private static readonly string[] s_verbs = ["get", "post", "put", "patch", "delete", "head", "update", "set", "create", "add", "apply"];

    private static readonly Lazy<Dictionary<string, Operation>> s_byPlainName = new(() => Operations.All.ToDictionary(operation => DraftBody.Plain(operation.Name)));

    public static Operation? OperationOf(string method) => s_byPlainName.Value.TryGetValue(DraftBody.Plain(method.Split('.').Last()), out Operation? operation) ? operation : null;

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
                "Use PureCloudPlatformClientV2 (Python), purecloud-platform-client-v2 (JavaScript), PureCloudPlatform.Client.V2 (.NET).", Basis.Documented);
        }

        foreach (string state in draft.States.Where(state => !BodyModels.States.Concat(BodyModels.AfterCallWorkStates).Contains(state, StringComparer.Ordinal)))
        {
            string near = NearestNames.Question(state, BodyModels.States.Concat(BodyModels.AfterCallWorkStates));
            yield return Advice.Fail(FindingIds.RequestState, $"No conversation, participant or communication has the state {Advice.Quoted(state)}. {near}".TrimEnd(),
                "Use afterCallWork.state 'pending' on the agent's communication, or look until Get-ConversationParticipant -AwaitingWrapup gives the agent.", Basis.Documented, command: "Get-ConversationParticipant -ConversationId <conversation> -AwaitingWrapup");
        }
    }

    /// <summary>The line that does what an SDK's method is after, where the call has no address of its own.</summary>
    public static string? CommandFor(RequestDraft draft) => draft.SdkMethods.Any(method => IsWrite(method) && SpeaksOfWrapup(method))
        ? RequestAim.Of("PATCH", CallPath.Parse(null), Operations.PatchConversationParticipant, DraftBody.Parse(draft.Body ?? "{\"wrapup\":{}}")).Command
        : null;

    private static Finding? OfMethod(string method, RequestAim aim)
    {
        if (OperationOf(method) is not null)
        {
            return null;
        }

        string name = method.Split('.').Last();
        bool verb = s_verbs.Any(word => DraftBody.Plain(name).StartsWith(word, StringComparison.Ordinal));
        if (!verb)
        {
            return null;
        }

        string near = string.Join(" or ", NearestNames.Of(name, Operations.All.Where(operation => !operation.Removed).Select(operation => operation.Name), 2).Select(one => $"'{one}'"));
        if (SpeaksOfWrapup(method) || RequestAim.SpeaksOfInteraction(method))
        {
            return Advice.Fail(FindingIds.RequestSdk, $"No SDK of the vendor has a method {Advice.Quoted(method)}; SDK methods are named after the operations.",
                $"Use {(near.Length > 0 && !IsWrite(name) ? near : "'patchConversationParticipant' (patch_conversation_participant in Python)")}.", Basis.Documented, command: aim.Command ?? "Set-ParticipantWrapup -ConversationId '<conversation>' -WrapupCode '<code>'");
        }

        return near.Length > 0 && DraftBody.Plain(name).Contains("conversation")
            ? Advice.Unknown(FindingIds.RequestUnverified, $"The method {Advice.Quoted(method)} is none of those that this module knows. It may exist.", $"Check it in the SDK's documentation; near are {near}.", Basis.Unknown)
            : null;
    }

    private static bool IsWrite(string method) => !DraftBody.Plain(method.Split('.').Last()).StartsWith("get", StringComparison.Ordinal);

    private static bool SpeaksOfWrapup(string method) => RequestAim.SpeaksOfWrapup(method) || RequestAim.SpeaksOfInteraction(method);

    /// <summary>A package called after the product instead of the platform client: those that forum answers import.</summary>
    private static bool IsInvented(string package)
    {
        string name = package.Trim().ToLowerInvariant();
        string root = name.StartsWith("@", StringComparison.Ordinal) ? name : name.Split('.', '/')[0];
        return root is "genesyscloud" or "genesys-cloud-sdk" or "genesys_cloud_sdk" || root.StartsWith("@genesyscloud/", StringComparison.Ordinal);
    }
}
