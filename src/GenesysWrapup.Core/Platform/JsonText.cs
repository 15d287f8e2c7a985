using System;
using System.Collections.Generic;
using System.Text.Json;

namespace GenesysWrapup.Core.Platform;

/// <summary>
/// Texts of somebody's JSON. What stands there may be no text at all: half of a surrogate pair, or bytes that are not UTF-8.
/// </summary>
internal static class JsonText
{
    /// <summary>A string's text; null where the value is none.</summary>
    public static string? Of(JsonElement value) => value.ValueKind == JsonValueKind.String ? Read(value) : null;

    /// <summary>A string's text, or a number as it is written; null where the value is neither.</summary>
    public static string? OrNumber(JsonElement value) => value.ValueKind == JsonValueKind.Number ? value.GetRawText() : Of(value);

    /// <summary>The same as it may be shown, for what goes on into an object or a message.</summary>
    public static string? Shown(JsonElement value) => OrNumber(value) is { } text ? ShownText.Of(text) : null;

    /// <summary>A member's name; a question mark where it is no text.</summary>
    public static string NameOf(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            return "?";
        }
    }

    /// <summary>The members of an object's text, each as a text; null where it is not the text of an object.</summary>
    public static Dictionary<string, string?>? Members(string text)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                return null;
            }

            var members = new Dictionary<string, string?>(StringComparer.Ordinal);
            foreach (JsonProperty member in document.RootElement.EnumerateObject())
            {
                members[NameOf(member)] = member.Value.ValueKind == JsonValueKind.String ? Read(member.Value) : OtherThanText(member.Value);
            }

            return members;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? OtherThanText(JsonElement value) => value.ValueKind == JsonValueKind.Null ? null : value.ToString();

    private static string? Read(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
