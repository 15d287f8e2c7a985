using System;
using System.Linq;
using System.Text.Json;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Findings;

namespace GenesysWrapup.Core.Events;

/// <summary>What an input that is no event looks like, and what to do then.</summary>
internal sealed record Lookalike(string What, string NextStep)
{
    public const string AsItArrived = "Pass $WebhookData, or the event's JSON, as it arrived.";
    private const string SendJson = "Let whatever calls the webhook send the event as JSON.";
    private const int MostNames = 5;
    private const int ShortestBase64 = 40;
    private const int LongestName = 30;
    private const int LongestQuote = 80;

    public static readonly Lookalike EmptyList = new("an empty list", "Do nothing: there was nothing to deliver.");

    public static readonly Lookalike Nameless = new("one whose conversation has lost its id", AsItArrived);

    public static readonly Lookalike ForeignValidation = new(
        "a validation event of Event Grid with an address that is not Event Grid's",
        "Do not open the address; see who knows the webhook.");

    /// <summary>It must not be shown, not even as the target of an error.</summary>
    public bool IsSecret { get; private init; }

    /// <summary>A value of the input as a message may repeat it.</summary>
    public static string Quoted(string text) => Advice.Quoted(text, LongestQuote);

    /// <summary>A text that does not even begin as JSON.</summary>
    public static Lookalike Of(string text)
    {
        if (text.Length == 0)
        {
            return new Lookalike("nothing at all", SendJson);
        }

        string[] lines = text.Split(['\n'], StringSplitOptions.RemoveEmptyEntries);
        string first = lines[0].Trim();
        return text switch
        {
            _ when text[0] == '<' => Markup(text),
            _ when IsToken(first) => new Lookalike(
                "a token", "Take the token out of the data at once: all that a runbook receives is kept with its job.") { IsSecret = true },
            _ when Begins(text, "@{") || Begins(text, "System.") => new Lookalike(
                "a PowerShell object that was turned into text",
                "Pass the object itself, without quotation marks around it, or ConvertTo-Json -Depth 20 of it."),
            _ when Begins(text, "v2.") && lines.Length == 1 => new Lookalike("the name of a topic", "Pass the event, not its topic."),
            _ when Guid.TryParse(first, out _) => new Lookalike(
                lines.Length > 1 ? "a list of ids" : "an id alone",
                "Pipe ids of conversations to Set-ParticipantWrapup or Get-ConversationParticipant directly."),
            _ when first.EndsWith("HTTP/1.1", StringComparison.Ordinal) || Begins(first, "HTTP/") => new Lookalike(
                "a raw HTTP message", "Pass its body only."),
            _ when IsBase64(first) => new Lookalike(
                "Base64, packed data or a secret", "Unpack it first, if it is an event.") { IsSecret = true },
            _ when IsForm(first) => new Lookalike("a form post", $"{SendJson} Its Content-Type is application/json then."),
            _ when first.Split(',', ';', '\t').Length > 1 && first.IndexOf(". ", StringComparison.Ordinal) < 0 => new Lookalike(
                lines.Length > 1 ? "rows of a CSV" : "a row of a CSV", "Use Import-Csv and pipe its rows to Set-ParticipantWrapup."),
            _ => new Lookalike($"plain text ({Quoted(first)})", AsItArrived),
        };
    }

    /// <summary>JSON of no known shape.</summary>
    public static Lookalike Of(JsonElement item, EventOrigin origin)
    {
        if (item.ValueKind != JsonValueKind.Object)
        {
            return new Lookalike($"a bare JSON value ({Quoted(item.GetRawText())})", AsItArrived);
        }

        return item switch
        {
            _ when item.Has("access_token") => new Lookalike(
                "the answer to a sign-in, with a token",
                "Connect with Connect-GenesysCloud, and keep the answer out of logs and webhooks.") { IsSecret = true },
            _ when item.Has("error") && (item.Has("error_description") || item.Has("description")) => new Lookalike(
                "a refused sign-in", "Pipe it to Resolve-WrapupError."),
            _ when item.Has("message") && item.Has("code") && (item.Has("status") || item.Has("contextId")) => new Lookalike(
                $"an error of the platform ({Quoted(item.Text("code") ?? string.Empty)})", "Pipe it to Resolve-WrapupError."),
            _ when item.Has("TopicArn") && item.Has("Type") => new Lookalike("a message of Amazon SNS", "Pass its Message."),
            _ when item.HasList("Records") => new Lookalike("a batch of a queue or stream", "Pass the body of each of its Records."),
            _ when item.HasList("entities") => new Lookalike(
                "a page of a listing", "Pass an event; a listing tells nothing that happened."),
            _ when item.Has("connectUri") => new Lookalike("a notification channel", "Pass the messages that come over its socket."),
            _ when origin.Topic is { } topic => new Lookalike(
                $"a notification about something else ({Quoted(topic.Text)})",
                "Limit the subscription, rule or trigger to v2.detail.events.conversation.{id}.… or to conversations of a queue or user."),
            _ => new Lookalike($"an object with {Names(item)}", $"An event has a conversationId, or an id and participants. {AsItArrived}"),
        };
    }

    private static Lookalike Markup(string text)
    {
        int title = text.IndexOf("<title", StringComparison.OrdinalIgnoreCase);
        int start = title < 0 ? -1 : text.IndexOf('>', title);
        int end = start < 0 ? -1 : text.IndexOf('<', start);
        return text.IndexOf("<html", StringComparison.OrdinalIgnoreCase) >= 0
            ? new Lookalike(
                end > start + 1 ? $"a web page titled {Quoted(text.Substring(start + 1, end - start - 1).Trim())}" : "a web page",
                "Look for a proxy, gateway or sign-in page that answered in the place of what was called.")
            : new Lookalike("XML", SendJson);
    }

    private static string Names(JsonElement item)
    {
        string[] names = item.EnumerateObject().Take(MostNames + 1).Select(JsonText.NameOf).ToArray();
        string shown = string.Join(", ", names.Take(MostNames).Select(name => Advice.Quoted(name, LongestName)));
        return names.Length == 0 ? "no members" : $"the members {shown}{(names.Length > MostNames ? " …" : string.Empty)}";
    }

    private static bool Begins(string text, string with) => text.StartsWith(with, StringComparison.Ordinal);

    private static bool IsToken(string text) =>
        text.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) || (Begins(text, "eyJ") && text.Split('.').Length == 3);

    private static bool IsForm(string text) =>
        text.IndexOf('=') > 0 && text.IndexOf(' ') < 0 && text.Split('&').All(pair => pair.IndexOf('=') > 0);

    private static bool IsBase64(string text) => text.Length >= ShortestBase64 && text.TrimEnd('=').All(letter =>
        letter is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '+' or '/' or '-' or '_');
}
