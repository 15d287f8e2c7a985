using System;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace GenesysWrapup.Core.Platform;

/// <summary>Lets every text of somebody's JSON in by one gate.</summary>
/// <param name="gate">What becomes of a text.</param>
internal sealed class TextConverter(Func<string?, string?> gate) : JsonConverter<string>
{
    public TextConverter()
        : this(ShownText.Of)
    {
    }

    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String ? gate(TextOf(ref reader)) : throw new JsonException();

    public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        gate(TextOf(ref reader))!;

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);

    public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value);

    /// <summary>Half of a surrogate pair is no text; it stays as it is spelled in the JSON.</summary>
    private static string? TextOf(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return Encoding.UTF8.GetString(reader.ValueSpan.ToArray());
        }
    }
}
