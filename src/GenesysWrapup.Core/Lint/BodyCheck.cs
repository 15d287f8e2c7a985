using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using GenesysWrapup.Core.Findings;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Errors;

namespace GenesysWrapup.Core.Lint;

/// <summary>The body, member by member, against the model of the operation, or of the operation that was meant.</summary>
internal static class BodyCheck
{
    private const int DeepestModel = 4;
    private const int MostItems = 100;
    private const int MostCodesPerCall = 100;

    private static readonly string[] s_code =
        ["wrapup", "wrapupcode", "wrapupcodeid", "wrapupcodes", "code", "codeid", "dispositioncode", "disposition"];

    private static readonly string[] s_freeText =
        ["label", "reason", "description", "comment", "comments", "note", "wrapupnotes", "wrapupnote", "data", "customfield"];

    private static readonly Regex s_date = new(
        @"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    public static IEnumerable<Finding> Of(Operation? operation, DraftBody body, RequestAim aim)
    {
        if (!body.Given)
        {
            return [];
        }

        if (body.TooLarge)
        {
            return
            [
                Advice.Warn(
                    FindingIds.LimitSize,
                    $"The body is larger than the {DraftBody.MostBytes:N0} bytes that are quoted as the limit.",
                    "Shorten the notes, or send less at once.", Basis.Staff),
            ];
        }

        if (body.Fault is { } fault)
        {
            return
            [
                Advice.Fail(FindingIds.RequestBody, $"The body is not JSON ({fault}).",
                    "Correct it; in PowerShell build a hashtable and use ConvertTo-Json.", Basis.Documented),
            ];
        }

        if (operation is { Body: null } && body.Root is not null && !operation.IsRead)
        {
            return [];
        }

        if (operation is { IsRead: true, Body: null } && body.Root is not null)
        {
            return
            [
                Advice.Warn(FindingIds.RequestBody, $"{operation} only reads and takes no body.",
                    "Remove the body, or use the operation that writes.", Basis.Documented),
            ];
        }

        BodyModel? model = operation is null ? aim.Model : BodyModels.Find(operation.Body) ?? aim.Model;
        return model is null ? [] : OfModel(model, operation, body);
    }

    private static IEnumerable<Finding> OfModel(BodyModel model, Operation? operation, DraftBody body)
    {
        bool list = operation?.Body?.EndsWith("[]", StringComparison.Ordinal) == true;
        if (body.Root is not { } root)
        {
            return operation is null ? [] : OfWhole(model, default, operation);
        }

        bool certain = operation is not null;
        return (list, root.ValueKind) switch
        {
            (true, JsonValueKind.Array) => root.EnumerateArray().Take(MostItems)
                .SelectMany(item => OfObject(model, item, string.Empty, 0, certain))
                .Concat(OfCount(operation!, root)),
            (true, _) =>
            [
                Advice.Fail(FindingIds.RequestBody, $"{operation} takes a list; the body is {Kind(root)}.",
                    "Use [ … ] with one element for each.", Basis.Documented),
            ],
            (false, JsonValueKind.Object) => OfObject(model, root, string.Empty, 0, certain).Concat(OfWhole(model, root, operation)),
            _ =>
            [
                Advice.Fail(FindingIds.RequestBody, $"The body is {Kind(root)}; {model.Name} is an object.",
                    "Use { … } with the members of the model.", Basis.Documented),
            ],
        };
    }

    private static IEnumerable<Finding> OfCount(Operation operation, JsonElement list)
    {
        if (operation == Operations.PostRoutingQueueWrapupcodes && list.GetArrayLength() > MostCodesPerCall)
        {
            yield return Advice.Fail(FindingIds.LimitSize,
                $"One call adds at most {MostCodesPerCall} codes to a queue; the list has {list.GetArrayLength()}.",
                "Split the list; Add-QueueWrapupCode does that for you.", Basis.Documented,
                command: "Add-QueueWrapupCode -Queue '<queue>' -WrapupCode '<codes>'");
        }
    }

    private static IEnumerable<Finding> OfObject(BodyModel model, JsonElement value, string above, int depth, bool certain)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            yield return Advice.Fail(FindingIds.RequestMember, $"{Name(above)} is {Kind(value)} and must be an object ({model.Name}).",
                Example(model), Basis.Documented);
            yield break;
        }

        foreach (JsonProperty member in value.EnumerateObject().Take(MostItems))
        {
            string name = JsonText.NameOf(member);
            string path = above.Length == 0 ? name : $"{above}.{name}";
            if (model.Find(name) is not { } known)
            {
                yield return UnknownMember(model, name, path, member.Value, certain);
                continue;
            }

            if (OfValue(known, member.Value, path) is { } wrong)
            {
                yield return wrong;
            }
            else if (InnerModel(known, member.Value) is { } inner && depth < DeepestModel)
            {
                IEnumerable<Finding> within = OfObject(inner, member.Value, path, depth + 1, certain)
                    .Concat(OfWhole(inner, member.Value, null));
                foreach (Finding finding in within)
                {
                    yield return finding;
                }
            }
        }
    }

    private static BodyModel? InnerModel(BodyMember member, JsonElement value) =>
        member.Kind == MemberKind.Model && value.ValueKind != JsonValueKind.Null && !IsVariable(value)
            ? BodyModels.Find(member.Model)
            : null;

    /// <summary>&lt;name&gt;: a variable of pasted code, which may hold anything.</summary>
    private static bool IsVariable(JsonElement value) =>
        JsonText.Of(value) is { Length: > 2 } text && text[0] == '<' && text[text.Length - 1] == '>';

    /// <summary>What the members mean together.</summary>
    private static IEnumerable<Finding> OfWhole(BodyModel model, JsonElement value, Operation? operation)
    {
        bool isObject = value.ValueKind == JsonValueKind.Object;
        foreach (BodyMember required in model.Members.Where(member => member.Required))
        {
            if (!isObject || !value.TryGetProperty(required.Name, out _))
            {
                yield return Advice.Fail(FindingIds.RequestMember, $"{model.Name} needs '{required.Name}'.",
                    $"Add '{required.Name}'.", Basis.Documented);
            }
        }

        if (model == BodyModels.WrapupInput)
        {
            foreach (Finding finding in OfWrapup(isObject ? value : null))
            {
                yield return finding;
            }
        }

        if (operation is not null && model == BodyModels.MediaParticipantRequest && isObject && value.TryGetProperty("wrapup", out _))
        {
            string[] acting = model.Members
                .Where(member => member.Acts && value.TryGetProperty(member.Name, out _))
                .Select(member => $"'{member.Name}'")
                .ToArray();
            if (acting.Length > 0)
            {
                yield return Advice.Warn(FindingIds.RequestAction,
                    $"Besides 'wrapup' the body has {string.Join(", ", acting)}. Each of these acts by itself (hangs up, mutes, skips) " +
                    "and needs its own permission.",
                    "Send only 'wrapup'.", Basis.Staff);
            }
        }
    }

    private static IEnumerable<Finding> OfWrapup(JsonElement? wrapup)
    {
        string? code = wrapup is { } given && given.TryGetProperty("code", out JsonElement value) ? JsonText.Of(value) : null;
        bool provisional = wrapup is { } one && one.TryGetProperty("provisional", out JsonElement flag) &&
            flag.ValueKind == JsonValueKind.True;
        if (string.IsNullOrWhiteSpace(code))
        {
            if (!provisional)
            {
                yield return Advice.Fail(FindingIds.CodeMissing,
                    "The wrap-up has no 'code'. Only a provisional wrap-up may omit it; a name alone is not known to work.",
                    "Add \"code\": \"<id>\"; Get-WrapupCode gives the id for a name.", Basis.Documented,
                    command: "Get-WrapupCode -Name '<name>'");
            }
        }
        else if (!CodeLook.IsId(code!) && !IsTemplate(code!))
        {
            yield return Advice.Fail(FindingIds.CodeName,
                $"{Advice.Quoted(code)} does not look like the id of a code. 'code' takes the id, which is a GUID (system codes begin " +
                "with ININ-), not a name or a short number.",
                "Look the id up with Get-WrapupCode, or let Set-ParticipantWrapup take the name.", Basis.Documented,
                command: CodeLook.IsSample(code!) ? "Get-WrapupCode" : $"Get-WrapupCode -Name {TypedText.Quoted(code!)}");
        }
    }

    private static Finding UnknownMember(BodyModel model, string name, string path, JsonElement value, bool certain)
    {
        string where = certain ? model.Name : $"the body of the real call ({model.Name})";
        (string why, string remedy) = Meant(model, name, value);
        return Advice.Fail(FindingIds.RequestMember, $"{Advice.Quoted(path)} is not a member of {where}.{why}", remedy, Basis.Documented);
    }

    private static (string Why, string Remedy) Meant(BodyModel model, string name, JsonElement value)
    {
        string plain = DraftBody.Plain(name);
        bool participant = model == BodyModels.MediaParticipantRequest;
        if (plain == "attributes" && participant)
        {
            return (" Attributes are the participant's own free data with their own endpoint; a code in them is not a wrap-up.",
                "Use {\"wrapup\": {\"code\": \"<id>\"}} for the code, and Set-ParticipantAttribute for free data.");
        }

        if (plain == "wrapup" && model == BodyModels.WrapupInput)
        {
            return (" On a communication the wrap-up is the whole body.", "Remove the 'wrapup' around it: {\"code\": \"<id>\"}.");
        }

        if (s_code.Contains(plain))
        {
            string many = value.ValueKind == JsonValueKind.Array ? " A participant has one code, not a list." : string.Empty;
            return (many, participant ? "Use {\"wrapup\": {\"code\": \"<id>\"}}." : "Use {\"code\": \"<id>\"}.");
        }

        if (plain is "participantid" or "communicationid" or "conversationid" or "interactionid" or "userid" or "sessionid")
        {
            return (" It belongs in the path, not in the body.",
                "Use /api/v2/conversations/{conversationId}/participants/{participantId}, and leave it out of the body.");
        }

        if (plain is "duration" or "wrapupduration" or "durationms")
        {
            return (string.Empty, "Use 'durationSeconds', a whole number, inside the wrap-up.");
        }

        if (s_freeText.Contains(plain))
        {
            return (string.Empty, "Use 'notes' for free text; the code's name follows from its id and need not be sent.");
        }

        if (participant && BodyModels.WrapupInput.Find(name) is not null)
        {
            return (" It belongs inside 'wrapup'.", $"Use {{\"wrapup\": {{\"{name}\": …}}}}.");
        }

        string near = NearestNames.Question(name, model.Members.Select(member => member.Name));
        return near.Length > 0 ? ($" {near}", "Use the real name.") : (string.Empty, Example(model));
    }

    private static Finding? OfValue(BodyMember member, JsonElement value, string path)
    {
        if (value.ValueKind == JsonValueKind.Null || member.Kind == MemberKind.Any)
        {
            return null;
        }

        string? text = JsonText.Of(value);
        bool plain = member.Kind is not (MemberKind.Model or MemberKind.Texts or MemberKind.TextMap);
        if (text is not null && (plain ? IsTemplate(text) : IsVariable(value)))
        {
            return null;
        }

        string? wanted = member.Kind switch
        {
            MemberKind.Text when value.ValueKind != JsonValueKind.String => "a text",
            MemberKind.Flag when value.ValueKind is not (JsonValueKind.True or JsonValueKind.False) => "true or false",
            MemberKind.Whole when value.ValueKind != JsonValueKind.Number || !value.TryGetInt32(out _) => "a whole number",
            MemberKind.Date when text is null || !IsDate(text) => "a time such as 2026-03-01T08:30:00.000Z",
            MemberKind.Texts when !IsListOfTexts(value) => "a list of texts",
            MemberKind.TextMap when !IsMapOfTexts(value) => "an object of names with texts",
            MemberKind.Model when value.ValueKind != JsonValueKind.Object => "an object",
            MemberKind.Choice when text is null || !member.Choices.Contains(text) => "one of " + string.Join(", ", member.Choices),
            _ => null,
        };
        return wanted is null
            ? null
            : Advice.Fail(FindingIds.RequestMember,
                $"{Name(path)} is {(text is null ? Kind(value) : Advice.Quoted(text))}, but takes {wanted}.",
                $"Use {wanted}.", Basis.Documented);
    }

    private static bool IsListOfTexts(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String);

    private static bool IsMapOfTexts(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object &&
        value.EnumerateObject().All(item => item.Value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array));

    /// <summary>A variable of a script or a placeholder of a template: its value is not known here.</summary>
    private static bool IsTemplate(string text) => text.Length > 0 && text[0] is '{' or '$' or '<';

    private static bool IsDate(string text) =>
        s_date.IsMatch(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _);

    private static string Name(string path) => path.Length == 0 ? "An element of the list" : Advice.Quoted(path);

    private static string Example(BodyModel model) =>
        $"Remove it; {model.Name} has {string.Join(", ", model.Members.Select(member => member.Name).Take(8))}.";

    private static string Kind(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => "a list",
        JsonValueKind.Object => "an object",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => "true or false",
    };
}
