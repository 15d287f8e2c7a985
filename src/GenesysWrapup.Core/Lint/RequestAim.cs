using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using GenesysWrapup.Core.Findings;
using GenesysWrapup.Core.Platform;

namespace GenesysWrapup.Core.Lint;

/// <summary>What kind of thing a call is after.</summary>
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

/// <summary>What the writer of a call is after, judged by its address, method and body; and what does it really.</summary>
internal sealed record RequestAim(AimKind Kind, string? Command)
{
    private const string Patch = "PATCH /api/v2/conversations/{conversationId}/participants/{participantId}";

    /// <summary>The real call, in words that end a sentence.</summary>
    public string Real => Kind switch
    {
        AimKind.SetWrapup => $"{Patch} with {{\"wrapup\": {{\"code\": \"<id>\"}}}}",
        AimKind.ReadWrapup => "GET /api/v2/conversations/{conversationId}/participants/{participantId}/wrapup",
        AimKind.ReadCodes => "GET /api/v2/routing/wrapupcodes",
        AimKind.AddCodeToQueue => "POST /api/v2/routing/queues/{queueId}/wrapupcodes with [{\"id\": \"<code>\"}]",
        AimKind.RemoveCodeFromQueue => "DELETE /api/v2/routing/queues/{queueId}/wrapupcodes/{codeId}",
        AimKind.MakeCode => "POST /api/v2/routing/wrapupcodes with {\"name\": \"…\"}",
        AimKind.SetAttributes => Patch + "/attributes",
        AimKind.ReadConversation or AimKind.ReadParticipants => "GET /api/v2/conversations/{conversationId}",
        AimKind.Token => "POST https://login.<region domain>/oauth/token",
        _ => "one of the platform's published operations",
    };

    /// <summary>The model that a body for it has.</summary>
    public string? Model => Kind == AimKind.SetWrapup ? "MediaParticipantRequest" : null;

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
        string last = path.Resource.Count == 0 ? string.Empty : DraftBody.Plain(path.Resource[path.Resource.Count - 1]);
        if (operation is not null && OfRouting(operation) is { } routing)
        {
            return routing;
        }

        bool wrapup = path.Resource.Any(SpeaksOfWrapup);
        if (read)
        {
            bool codes = path.Resource.Any(segment => DraftBody.Plain(segment).EndsWith("wrapupcodes", StringComparison.Ordinal) || DraftBody.Plain(segment) == "wrapupcode");
            bool conversations = path.Resource.Any(segment => DraftBody.Plain(segment) is "conversations" or "conversation" || SpeaksOfInteraction(segment));
            return codes ? AimKind.ReadCodes : wrapup ? AimKind.ReadWrapup : last == "participants" ? AimKind.ReadParticipants
                : conversations && operation?.Name is not "getConversationsSettings" ? AimKind.ReadConversation : AimKind.Other;
        }

        bool wrapupBody = body.Members().Any(member => SpeaksOfWrapup(member.Name)) ||
            (operation?.Body is "WrapupInput" or "MediaParticipantRequest" && body.Members().Any(member => member.Name == "code"));
        if (operation?.Body == "ParticipantAttributes" && !wrapupBody)
        {
            return AimKind.SetAttributes;
        }

        bool invented = operation is null && path.Resource.Any(SpeaksOfInteraction);
        bool writes = method is "POST" or "PUT" or "PATCH" or null;
        return writes && (wrapupBody || invented || (wrapup && operation?.Body is not "AfterCallWorkUpdate" && Is(path, "conversations"))) ? AimKind.SetWrapup : AimKind.Other;
    }

    private static AimKind? OfRouting(Operation operation) => operation.Name switch
    {
        "postRoutingQueueWrapupcodes" => AimKind.AddCodeToQueue,
        "deleteRoutingQueueWrapupcode" => AimKind.RemoveCodeFromQueue,
        "postRoutingWrapupcodes" => AimKind.MakeCode,
        _ => operation.IsRead ? null : operation.Path.StartsWith("/api/v2/conversations/", StringComparison.Ordinal) ? null : AimKind.Other,
    };

    private static bool Is(CallPath path, string root) =>
        path.Resource.Count > 0 && (string.Equals(path.Resource[0], root, StringComparison.OrdinalIgnoreCase) || SpeaksOfInteraction(path.Resource[0]) || SpeaksOfWrapup(path.Resource[0]));

    private static string? CommandOf(AimKind kind, CallPath path, DraftBody body)
    {
        string conversation = Argument(path.ValueOf("conversationId"), "<conversation>");
        string queue = Argument(path.ValueOf("queueId"), "<queue>");
        string participant = path.ValueOf("participantId") is { } id ? $" -ParticipantId {id}" : string.Empty;
        string communication = path.ValueOf("communicationId") is { } part ? $" -CommunicationId {part}" : string.Empty;
        return kind switch
        {
            AimKind.SetWrapup => $"Set-ParticipantWrapup -ConversationId {conversation} -WrapupCode {CodeIn(body)}{participant}{communication}{NotesIn(body)}",
            AimKind.ReadWrapup => $"Get-ParticipantWrapup -ConversationId {conversation}{participant}{communication}",
            AimKind.ReadCodes when path.ValueOf("participantId") is not null => $"Get-WrapupCode -ConversationId {conversation}{participant}",
            AimKind.ReadCodes when path.ValueOf("queueId") is not null => $"Get-WrapupCode -Queue {queue}",
            AimKind.ReadCodes => "Get-WrapupCode",
            AimKind.AddCodeToQueue => $"Add-QueueWrapupCode -Queue {queue} -WrapupCode {Argument(body.TextOf("id"), "<code>")}",
            AimKind.RemoveCodeFromQueue => $"Remove-QueueWrapupCode -Queue {queue} -WrapupCode {Argument(path.RawValueOf("codeId"), "<code>")}",
            AimKind.MakeCode => $"New-WrapupCode -Name {Argument(body.TextOf("name"), "<name>")}",
            AimKind.SetAttributes => $"Set-ParticipantAttribute -ConversationId {conversation} -Attribute @{{ {Pairs(body)} }}{participant}",
            AimKind.ReadConversation => $"Get-Conversation {conversation}",
            AimKind.ReadParticipants => $"Get-ConversationParticipant {conversation}",
            AimKind.Token => $"Connect-GenesysCloud -Region {Argument(Region.Find(path.Host)?.Domain, "usw2.pure.cloud")} -Credential (Get-Credential)",
            _ => null,
        };
    }

    /// <summary>The code as a person would give it: the name where one stands beside something that is no id.</summary>
    private static string CodeIn(DraftBody body)
    {
        string? code = body.TextOf("code", "wrapupcode", "wrapupcodeid", "dispositioncode") ?? body.Members()
            .Where(member => DraftBody.Plain(member.Name) == "id" && member.Path.IndexOf("wrap", StringComparison.OrdinalIgnoreCase) >= 0)
            .Select(member => DraftBody.Text(member.Value)).FirstOrDefault(text => text is not null);
        string? name = body.TextOf("label", "name");
        bool isId = code is not null && (Guid.TryParse(code, out _) || SystemWrapupCode.IsOne(code));
        return Argument(isId || name is null || CodeLook.IsSample(name) ? (code is not null && CodeLook.IsSample(code) ? null : code) : name, "<code>");
    }

    private static string NotesIn(DraftBody body) => body.TextOf("notes", "note") is { } notes ? $" -Notes {Argument(notes, "<notes>")}" : string.Empty;

    private static string Pairs(DraftBody body)
    {
        IEnumerable<string> pairs = body.Root is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("attributes", out JsonElement attributes) && attributes.ValueKind == JsonValueKind.Object
            ? attributes.EnumerateObject().Take(5).Select(member => $"{TypedText.Quoted(DraftBody.NameOf(member))} = {TypedText.Quoted(DraftBody.Text(member.Value) ?? string.Empty)}")
            : [];
        string all = string.Join("; ", pairs);
        return all.Length == 0 ? "'<name>' = '<value>'" : all;
    }

    /// <summary>A value as PowerShell takes it literally. Line breaks and control characters would make it more than one line.</summary>
    private static string Argument(string? value, string otherwise)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            return otherwise[0] == '<' ? $"'{otherwise}'" : otherwise;
        }

        return value!.Length < 100 && value.All(letter => letter is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '.') && value[0] != '-'
            ? value
            : TypedText.Quoted(value);
    }
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
