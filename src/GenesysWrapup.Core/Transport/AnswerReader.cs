using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Models;

namespace GenesysWrapup.Core.Transport;

/// <summary>
/// Reads the JSON of answers; nothing else may. It refuses what would fill the memory before it makes objects of it, and lets every text
/// in through <see cref="WireText"/>. What is no JSON is a <see cref="JsonException"/>, what is too much a <see cref="WireFault"/>.
/// </summary>
internal sealed class AnswerReader
{
    /// <summary>
    /// Several times what the fullest page of the platform has. So much of anything fits into the memory of an automation sandbox.
    /// </summary>
    public const int MostObjects = 400_000;

    public const int MostValues = 2_000_000;

    /// <summary>In one list, or members in one object. A page has some thousand entries, a conversation fewer participants.</summary>
    public const int MostInOne = 50_000;

    /// <summary>The reader itself allows no deeper JSON.</summary>
    private const int Deepest = 64;

    /// <summary>Members whose text has lines of its own, or is sent back as it came.</summary>
    private static readonly HashSet<string> s_blocks = new(StringComparer.Ordinal) { "notes", "wrapUpNote", "description", "cursor" };

    /// <summary>Made with the first answer: it takes some milliseconds, and not every reader reads.</summary>
    private readonly Lazy<JsonSerializerOptions> _options;

    public AnswerReader(Redaction redaction)
    {
        Text = new WireText(redaction);
        _options = new Lazy<JsonSerializerOptions>(Options);
    }

    /// <summary>The same gate for what is not JSON: headers, faults, whole bodies.</summary>
    public WireText Text { get; }

    public T? Read<T>(byte[] body, JsonTypeInfo<T> type)
    {
        Weigh(body);
        return JsonSerializer.Deserialize(body, (JsonTypeInfo<T>)_options.Value.GetTypeInfo(type.Type));
    }

    /// <summary>A token as it is: it is not shown, and masked it would be useless.</summary>
    public static WireToken? ReadToken(byte[] body)
    {
        Weigh(body);
        return JsonSerializer.Deserialize(body, PlatformJson.Default.WireToken);
    }

    private JsonSerializerOptions Options()
    {
        var line = new TextConverter(Text.Line);
        return new JsonSerializerOptions(PlatformJson.Default.Options)
        {
            TypeInfoResolver = PlatformJson.Default.WithAddedModifier(type =>
            {
                foreach (JsonPropertyInfo member in type.Properties)
                {
                    if (member.PropertyType == typeof(string) && !s_blocks.Contains(member.Name))
                    {
                        member.CustomConverter = line;
                    }
                }
            }),
            Converters = { new TextConverter(Text.Block) },
        };
    }

    /// <summary>A body of some megabytes can hold millions of objects, and each takes a hundred times its text.</summary>
    private static void Weigh(byte[] body)
    {
        int objects = 0;
        int values = 0;
        int[] inOne = new int[Deepest + 2];
        var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = Deepest });
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.PropertyName or JsonTokenType.EndObject or JsonTokenType.EndArray)
            {
                continue;
            }

            values++;
            if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
            {
                objects++;
                inOne[reader.CurrentDepth + 1] = 0;
            }

            if (++inOne[reader.CurrentDepth] > MostInOne)
            {
                throw TooMuch(MostInOne, "entries in one list");
            }

            if (objects > MostObjects || values > MostValues)
            {
                throw objects > MostObjects ? TooMuch(MostObjects, "objects and lists") : TooMuch(MostValues, "values");
            }
        }
    }

    private static WireFault TooMuch(int most, string what) =>
        new(WireFaultKind.AnswerTooLarge, FormattableString.Invariant($"the answer has more than {most:N0} {what}"));
}
