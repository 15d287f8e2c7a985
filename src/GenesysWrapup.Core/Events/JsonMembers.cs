using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;

using GenesysWrapup.Core.Platform;
namespace GenesysWrapup.Core.Events;

/// <summary>Reads an object's members leniently: in any case, as text or number, and as absent where they are of the wrong kind.</summary>
internal static class JsonMembers
{
    private static readonly DateTimeOffset s_earliest = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset s_latest = new(2200, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The member of that name, else one in another case; null where it is absent or null.</summary>
    public static JsonElement? Member(this JsonElement item, string name)
    {
        JsonElement? found = null;
        if (item.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty member in item.EnumerateObject())
            {
                string own = JsonText.NameOf(member);
                if (own == name)
                {
                    found = member.Value;
                    break;
                }

                if (found is null && string.Equals(own, name, StringComparison.OrdinalIgnoreCase))
                {
                    found = member.Value;
                }
            }
        }

        return found is { ValueKind: JsonValueKind.Null } ? null : found;
    }

    public static bool Has(this JsonElement item, string name) => item.Member(name) is not null;

    public static JsonElement? Object(this JsonElement item, string name) =>
        item.Member(name) is { ValueKind: JsonValueKind.Object } value ? value : null;

    /// <summary>The objects of a list; none where there is no list.</summary>
    public static IEnumerable<JsonElement> Objects(this JsonElement item, string name) =>
        item.Member(name) is { ValueKind: JsonValueKind.Array } list
        ? list.EnumerateArray().Where(element => element.ValueKind == JsonValueKind.Object)
        : [];

    public static bool HasList(this JsonElement item, string name) => item.Member(name) is { ValueKind: JsonValueKind.Array };

    /// <summary>The first of the members that says something.</summary>
    public static string? Text(this JsonElement item, params string[] names) => names
        .Select(name => item.Member(name) is { } value ? JsonText.Shown(value)?.Trim() : null)
        .FirstOrDefault(text => !string.IsNullOrEmpty(text));

    public static double? Number(this JsonElement item, string name) =>
        item.Text(name) is { } text && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) &&
        !double.IsNaN(value) && !double.IsInfinity(value)
            ? value
            : null;

    public static bool? Flag(this JsonElement item, string name) => item.Member(name) switch
    {
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        { ValueKind: JsonValueKind.String } text when bool.TryParse(JsonText.OrNumber(text), out bool value) => value,
        _ => null,
    };

    /// <summary>A time in either of the platform's forms: text, or milliseconds since 1970. One of another century is none.</summary>
    public static DateTimeOffset? Time(this JsonElement item, string name)
    {
        if (item.Number(name) is { } milliseconds)
        {
            return milliseconds >= s_earliest.ToUnixTimeMilliseconds() && milliseconds <= s_latest.ToUnixTimeMilliseconds()
                ? DateTimeOffset.FromUnixTimeMilliseconds((long)milliseconds)
                : null;
        }

        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        return DateTimeOffset.TryParse(item.Text(name), CultureInfo.InvariantCulture, Utc, out DateTimeOffset time) &&
            time >= s_earliest && time <= s_latest
            ? time
            : null;
    }

    /// <summary>Text that holds JSON, as when a body was put into a body.</summary>
    public static bool IsJsonText(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && JsonText.OrNumber(value)?.TrimStart() is { Length: > 0 } text && text[0] is '{' or '[';
}
