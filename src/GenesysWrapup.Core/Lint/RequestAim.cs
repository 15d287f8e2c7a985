using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using GenesysWrapup.Core.Findings;
using GenesysWrapup.Core.Platform;

namespace GenesysWrapup.Core.Lint;

/// <summary>What the writer of a call wants.</summary>
internal enum AimKind
{
    Other,
    SetWrapup,
    ReadWrapup,
    ReadCodes,
    AddCodeToQueue,
    RemoveCodeFromQueue,
    MakeCode,
    SetAttributes,
    ReadConversation,
    ReadParticipants,
    Token,
}

/// <summary>What the writer of a call wants, judged by its address, method and body; and the call that really does it.</summary>
internal sealed record RequestAim(AimKind Kind, string? Command)
{
    private const string NoPairs = "'<name>' = '<value>'";
    private const int MostPairs = 5;
    private const int LongestBare = 100;

    /// <summary>The real call, in words that end a sentence.</summary>
    public string Real => Kind switch
    {
        AimKind.SetWrapup => $"{Operations.PatchConversationParticipant} with {{\"wrapup\": {{\"code\": \"<id>\"}}}}",
        AimKind.ReadWrapup => Operations.GetConversationParticipantWrapup.ToString(),
        AimKind.ReadCodes => Operations.GetRoutingWrapupcodes.ToString(),
        AimKind.AddCodeToQueue => $"{Operations.PostRoutingQueueWrapupcodes} with [{{\"id\": \"<code>\"}}]",
        AimKind.RemoveCodeFromQueue => Operations.DeleteRoutingQueueWrapupcode.ToString(),
        AimKind.MakeCode => $"{Operations.PostRoutingWrapupcodes} with {{\"name\": \"…\"}}",
        AimKind.SetAttributes => Operations.PatchConversationParticipantAttributes.ToString(),
        AimKind.ReadConversation or AimKind.ReadParticipants => Operations.GetConversation.ToString(),
        AimKind.Token => "POST https://login.<region domain>/oauth/token",
        _ => "one of the platform's published operations",
    };

    /// <summary>The model of the body of the real call.</summary>
    public BodyModel? Model => Kind == AimKind.SetWrapup ? BodyModels.MediaParticipantRequest : null;

    public static RequestAim Of(string? method, CallPath path, Operation? operation, DraftBody body)
    {
        AimKind kind = KindOf(method, path, operation, body);
        return new RequestAim(kind, CommandOf(kind, path, body));
    }

    /// <summary>Whether a path segment or member speaks of wrap-up, however it is spelt.</summary>
    public static bool SpeaksOfWrapup(string name)
    {
        string plain = DraftBody.Plain(name);
        return plain.Contains("wrapup") || plain.Contains("disposition") || plain is "acw" or "aftercallwork";
    }

    public static bool SpeaksOfInteraction(string name) => DraftBody.Plain(name).Contains("interaction");

    private static AimKind KindOf(string? method, CallPath path, Operation? operation, DraftBody body)
    {
        if (AddressCheck.IsTokenPath(path))
        {
            return AimKind.Token;
        }

        bool read = method is "GET" or "HEAD" || (method is null && !body.Given);
        if (operation is not null && OfRouting(operation) is { } routing)
        {
            return routing;
        }

        // An address without a method, such as one in a script of another language: what only takes a participant's PATCH is no reading.
        if (method is null && path.Candidates is { Count: > 0 } taken && taken.All(one => one == Operations.PatchConversationParticipant))
        {
            return AimKind.SetWrapup;
        }

        bool wrapup = path.Resource.Any(SpeaksOfWrapup);
        if (read)
        {
            return KindOfRead(path, operation, wrapup);
        }

        BodyModel? model = BodyModels.Find(operation?.Body);
        bool takesCode = model == BodyModels.WrapupInput || model == BodyModels.MediaParticipantRequest;
        bool wrapupBody = body.Members().Any(member => SpeaksOfWrapup(member.Name) || (takesCode && member.Name == "code"));
        if (operation == Operations.PatchConversationParticipantAttributes && !wrapupBody)
        {
            return AimKind.SetAttributes;
        }

        bool invented = operation is null && path.Resource.Any(SpeaksOfInteraction);
        bool writes = method is "POST" or "PUT" or "PATCH" or null;
        bool settings = operation == Operations.PatchConversationsAftercallworkConversationIdParticipantCommunication;
        bool addressed = wrapup && !settings && IsAboutConversations(path);
        return writes && (wrapupBody || invented || addressed) ? AimKind.SetWrapup : AimKind.Other;
    }

    private static AimKind KindOfRead(CallPath path, Operation? operation, bool wrapup)
    {
        string[] words = path.Resource.Select(DraftBody.Plain).ToArray();
        if (words.Any(word => word.EndsWith("wrapupcodes", StringComparison.Ordinal) || word == "wrapupcode"))
        {
            return AimKind.ReadCodes;
        }

        if (wrapup)
        {
            return AimKind.ReadWrapup;
        }

        if (words.Length > 0 && words[words.Length - 1] == "participants")
        {
            return AimKind.ReadParticipants;
        }

        bool conversation = words.Any(word => word is "conversations" or "conversation") || path.Resource.Any(SpeaksOfInteraction);
        return conversation && operation != Operations.GetConversationsSettings ? AimKind.ReadConversation : AimKind.Other;
    }

    private static AimKind? OfRouting(Operation operation)
    {
        if (operation == Operations.PostRoutingQueueWrapupcodes)
        {
            return AimKind.AddCodeToQueue;
        }

        if (operation == Operations.DeleteRoutingQueueWrapupcode)
        {
            return AimKind.RemoveCodeFromQueue;
        }

        if (operation == Operations.PostRoutingWrapupcodes)
        {
            return AimKind.MakeCode;
        }

        bool conversation = operation.Path.StartsWith("/api/v2/conversations/", StringComparison.Ordinal);
        return operation.IsRead || conversation ? null : AimKind.Other;
    }

    private static bool IsAboutConversations(CallPath path) =>
        path.Resource.Count > 0 && path.Resource[0] is { } root &&
        (DraftBody.Plain(root) == "conversations" || SpeaksOfInteraction(root) || SpeaksOfWrapup(root));

    private static string? CommandOf(AimKind kind, CallPath path, DraftBody body)
    {
        string conversation = Argument(path.ValueOf("conversationId"), "<conversation>");
        string queue = Argument(path.ValueOf("queueId"), "<queue>");
        string participant = path.ValueOf("participantId") is { } id ? $" -ParticipantId {id}" : string.Empty;
        string communication = path.ValueOf("communicationId") is { } part ? $" -CommunicationId {part}" : string.Empty;
        string target = $"-ConversationId {conversation}";
        return kind switch
        {
            AimKind.SetWrapup => $"Set-ParticipantWrapup {target} -WrapupCode {CodeIn(body)}{participant}{communication}{NotesIn(body)}",
            AimKind.ReadWrapup => $"Get-ParticipantWrapup {target}{participant}{communication}",
            AimKind.ReadCodes when participant.Length > 0 => $"Get-WrapupCode {target}{participant}",
            AimKind.ReadCodes when path.ValueOf("queueId") is not null => $"Get-WrapupCode -Queue {queue}",
            AimKind.ReadCodes => "Get-WrapupCode",
            AimKind.AddCodeToQueue => $"Add-QueueWrapupCode -Queue {queue} -WrapupCode {Argument(body.TextOf("id"), "<code>")}",
            AimKind.RemoveCodeFromQueue =>
                $"Remove-QueueWrapupCode -Queue {queue} -WrapupCode {Argument(path.RawValueOf("codeId"), "<code>")}",
            AimKind.MakeCode => $"New-WrapupCode -Name {Argument(body.TextOf("name"), "<name>")}",
            AimKind.SetAttributes => $"Set-ParticipantAttribute {target} -Attribute @{{ {Pairs(body)} }}{participant}",
            AimKind.ReadConversation => $"Get-Conversation {conversation}",
            AimKind.ReadParticipants => $"Get-ConversationParticipant {conversation}",
            AimKind.Token =>
                $"Connect-GenesysCloud -Region {Argument(Region.Find(path.Host)?.Domain, "usw2.pure.cloud")} -Credential (Get-Credential)",
            _ => null,
        };
    }

    /// <summary>The code as a person would give it: the name where one stands beside something that is no id.</summary>
    private static string CodeIn(DraftBody body)
    {
        string? code = body.TextOf("code", "wrapupcode", "wrapupcodeid", "dispositioncode") ?? body.Members()
            .Where(member => DraftBody.Plain(member.Name) == "id" && member.Path.IndexOf("wrap", StringComparison.OrdinalIgnoreCase) >= 0)
            .Select(member => JsonText.Of(member.Value)).FirstOrDefault(text => text is not null);
        string? name = body.Members()
            .Where(member => DraftBody.Plain(member.Name) is "label" or "name" && !IsOfData(member.Path))
            .Select(member => JsonText.Of(member.Value))
            .FirstOrDefault(text => !string.IsNullOrWhiteSpace(text));
        bool isId = code is not null && CodeLook.IsId(code);
        bool byName = !isId && name is not null && !CodeLook.IsSample(name);
        string? known = code is not null && CodeLook.IsSample(code) ? null : code;
        return Argument(byName ? name : known, "<code>");
    }

    /// <summary>Fields of free data have names as well, which are not those of codes.</summary>
    private static bool IsOfData(string path) => path.IndexOf("data", StringComparison.OrdinalIgnoreCase) >= 0;

    private static string NotesIn(DraftBody body) =>
        body.TextOf("notes", "note") is { } notes ? $" -Notes {Argument(notes, "<notes>")}" : string.Empty;

    private static string Pairs(DraftBody body)
    {
        if (body.Root is not { ValueKind: JsonValueKind.Object } root || !root.TryGetProperty("attributes", out JsonElement attributes) ||
            attributes.ValueKind != JsonValueKind.Object)
        {
            return NoPairs;
        }

        string pairs = string.Join("; ", attributes.EnumerateObject().Take(MostPairs).Select(Pair));
        return pairs.Length == 0 ? NoPairs : pairs;
    }

    private static string Pair(JsonProperty member) =>
        $"{TypedText.Quoted(JsonText.NameOf(member))} = {TypedText.Quoted(JsonText.Of(member.Value) ?? string.Empty)}";

    /// <summary>A value as PowerShell takes it literally. Line breaks and control characters would make it more than one line.</summary>
    private static string Argument(string? value, string otherwise)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            return otherwise[0] == '<' ? $"'{otherwise}'" : otherwise;
        }

        return value!.Length < LongestBare && value[0] != '-' && value.All(IsBare) ? value : TypedText.Quoted(value);
    }

    /// <summary>A character that PowerShell takes literally without quotes.</summary>
    private static bool IsBare(char letter) =>
        letter is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '.';
}

/// <summary>What a value for a wrap-up code looks like.</summary>
internal static class CodeLook
{
    /// <summary>Copied from an example: your-code-id, WRAP-001, {codeId}.</summary>
    public static bool IsSample(string value)
    {
        string plain = DraftBody.Plain(value);
        return CallPath.IsStandIn(value) || plain.Contains("codeid") || plain.Contains("idhere") || plain is "string" or "code" or "xxx";
    }

    public static bool IsId(string value) => Guid.TryParse(value, out _) || SystemWrapupCode.IsOne(value);
}
