using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace GenesysWrapup.Hostile.Tests.Answers;

/// <summary>Something else than the platform sends in the place of a value.</summary>
/// <param name="Name">What is wrong, for the message of a failed test.</param>
/// <param name="Of">The value to send, made of the right one; null for JSON's null.</param>
internal sealed record Alteration(string Name, Func<JsonNode?, JsonNode?> Of)
{
    /// <summary>Whether it also matters that one is wrong among others that are right.</summary>
    public bool AlsoAlone { get; init; }

    /// <summary>Stands for half of a surrogate pair, which JSON can say and no text can hold.</summary>
    private const string Half = "\ue000";

    private const int Many = 200;

    /// <summary>The member is left out.</summary>
    public static readonly Alteration Absent = new("absent", static _ => null) { AlsoAlone = true };

    private static readonly Alteration[] s_any =
    [
        new("null", static _ => null) { AlsoAlone = true },
        new("an object", static _ => new JsonObject { ["id"] = 5, ["name"] = null }),
        new("a list", static _ => new JsonArray(null, 5, "x", new JsonObject())),
        new("a flag", static _ => JsonValue.Create(true)),
        new("a number", static _ => JsonValue.Create(-1)),
        new("an empty text", static _ => JsonValue.Create(string.Empty)),
    ];

    private static readonly Alteration[] s_text =
    [
        new("blanks", static _ => JsonValue.Create(" \t\r\n ")),
        new("dots", static _ => JsonValue.Create("..")),
        new("another id", static _ => JsonValue.Create("0f0f0f0f-0000-4000-8000-00000000000f")) { AlsoAlone = true },
        new("20,000 letters", static _ => JsonValue.Create(new string('x', 20_000))),
        new("controls and half characters", static _ => JsonValue.Create($"\u001b]0;x\u0007\0\u009b\u202e{Half}{{0}}%s{{a}}")),
    ];

    private static readonly Alteration[] s_number =
    [
        new("the largest whole number", static _ => JsonValue.Create(int.MaxValue)),
        new("the smallest whole number", static _ => JsonValue.Create(int.MinValue)),
        new("more than a whole number holds", static _ => JsonNode.Parse("9223372036854775807")),
        new("more than any number holds", static _ => JsonNode.Parse("1e999")),
        new("zero", static _ => JsonValue.Create(0)),
    ];

    private static readonly Alteration[] s_date =
    [
        new("the first moment", static _ => JsonValue.Create("0001-01-01T00:00:00Z")),
        new("before the first moment", static _ => JsonValue.Create("0001-01-01T00:00:00+14:00")),
        new("the last moment", static _ => JsonValue.Create("9999-12-31T23:59:59.9999999Z")),
        new("after the last moment", static _ => JsonValue.Create("9999-12-31T23:59:59-14:00")),
        new("no date", static _ => JsonValue.Create("2026-02-30T25:61:00Z")),
    ];

    private static readonly Alteration[] s_flag = [new("no", static _ => JsonValue.Create(false))];

    private static readonly Alteration[] s_list =
    [
        new("an empty list", static _ => new JsonArray()),
        new("a list with nulls", static right => new JsonArray([null, .. Items(right), null])) { AlsoAlone = true },
        new("a list of nothing but null", static _ => new JsonArray([null])),
        new("a list of empty objects", static _ => new JsonArray(new JsonObject(), new JsonObject())),
        new("a list of lists", static right => new JsonArray(new JsonArray([.. Items(right)]))),
        new("a list that says the same many times", static right =>
            new JsonArray([.. Enumerable.Repeat(0, Many).SelectMany(_ => Items(right).Take(1))])),
    ];

    private static readonly Alteration[] s_object =
    [
        new("an empty object", static _ => new JsonObject()),
        new("an object of null and an empty text", static _ => new JsonObject { ["a"] = null, [""] = "" }),
    ];

    /// <summary>The JSON as it goes out.</summary>
    public static string Text(JsonNode json) =>
        json.ToJsonString().Replace(@"\uE000", @"\uD800", StringComparison.Ordinal);

    /// <summary>All that may stand in a member's place, one at a time.</summary>
    public static IEnumerable<Alteration> For(Type type)
    {
        Type known = Nullable.GetUnderlyingType(type) ?? type;
        Alteration[] special = known switch
        {
            _ when WireMember.IsList(known) => s_list,
            _ when known == typeof(string) || known == typeof(Uri) => s_text,
            _ when known == typeof(int) || known == typeof(long) || known == typeof(double) => s_number,
            _ when known == typeof(DateTimeOffset) => s_date,
            _ when known == typeof(bool) => s_flag,
            _ => s_object,
        };
        return [Absent, .. s_any, .. special];
    }

    public override string ToString() => Name;

    private static IEnumerable<JsonNode?> Items(JsonNode? list) => (list as JsonArray ?? []).Select(static item => item?.DeepClone());
}
