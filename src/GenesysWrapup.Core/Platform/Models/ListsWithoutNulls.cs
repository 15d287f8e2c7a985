using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace GenesysWrapup.Core.Platform.Models;

/// <summary>Reads every list of the wire without its nulls: an item that is null says as much as one that is absent.</summary>
internal sealed class ListsWithoutNulls : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(List<>);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(ListOf<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;

    private sealed class ListOf<T> : JsonConverter<List<T>>
        where T : class
    {
        public override List<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType != JsonTokenType.StartArray)
            {
                throw new JsonException();
            }

            JsonConverter<T> item = ItemOf(options);
            var items = new List<T>();
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                if (reader.TokenType != JsonTokenType.Null && item.Read(ref reader, typeof(T), options) is { } found)
                {
                    items.Add(found);
                }
            }

            return items;
        }

        public override void Write(Utf8JsonWriter writer, List<T> value, JsonSerializerOptions options)
        {
            JsonConverter<T> item = ItemOf(options);
            writer.WriteStartArray();
            foreach (T one in value)
            {
                item.Write(writer, one, options);
            }

            writer.WriteEndArray();
        }

        private static JsonConverter<T> ItemOf(JsonSerializerOptions options) => (JsonConverter<T>)options.GetTypeInfo(typeof(T)).Converter;
    }
}
