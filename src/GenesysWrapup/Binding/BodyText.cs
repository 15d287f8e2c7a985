using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text;
using System.Text.Json;

namespace GenesysWrapup.Binding;

/// <summary>A body as text: JSON as it is, hashtables and objects written as JSON, as ConvertTo-Json would.</summary>
internal static class BodyText
{
    private const int Deepest = 20;
    private const int MostItems = 5_000;

    public static string? Of(object? body)
    {
        object? value = PipelineValues.Unwrapped(body);
        switch (value)
        {
            case null:
                return null;
            case string text:
                return text;
            case byte[] bytes:
                return Encoding.UTF8.GetString(bytes);
        }

        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            Write(writer, body, 0);
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void Write(Utf8JsonWriter writer, object? item, int depth)
    {
        object? value = PipelineValues.Unwrapped(item);
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case SwitchParameter flag:
                writer.WriteBooleanValue(flag.IsPresent);
                break;
            case byte or short or int or long:
                writer.WriteNumberValue(Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture));
                break;
            case double or float or decimal:
                WriteNumber(writer, value);
                break;
            case DateTime time:
                writer.WriteStringValue(time.ToUniversalTime());
                break;
            case DateTimeOffset time:
                writer.WriteStringValue(time);
                break;
            case Guid or Uri or Enum or char:
                writer.WriteStringValue(value.ToString());
                break;
            default:
                WriteWhole(writer, item!, value, depth);
                break;
        }
    }

    private static void WriteNumber(Utf8JsonWriter writer, object value)
    {
        double number = Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture);
        if (double.IsNaN(number) || double.IsInfinity(number))
        {
            writer.WriteNullValue();
        }
        else
        {
            writer.WriteNumberValue(number);
        }
    }

    private static void WriteWhole(Utf8JsonWriter writer, object item, object value, int depth)
    {
        if (depth >= Deepest)
        {
            writer.WriteStringValue(value.ToString());
            return;
        }

        if (value is IDictionary table)
        {
            WriteMembers(writer, table.Cast<DictionaryEntry>().Select(entry => (entry.Key.ToString() ?? string.Empty, (object?)entry.Value)), depth);
        }
        else if (value is IEnumerable list)
        {
            writer.WriteStartArray();
            foreach (object? element in list.Cast<object?>().Take(MostItems))
            {
                Write(writer, element, depth + 1);
            }

            writer.WriteEndArray();
        }
        else
        {
            WriteMembers(writer, PSObject.AsPSObject(item).Properties.Where(property => property.IsGettable).Select(property => (property.Name, ValueOf(property))), depth);
        }
    }

    private static void WriteMembers(Utf8JsonWriter writer, IEnumerable<(string Name, object? Value)> members, int depth)
    {
        writer.WriteStartObject();
        foreach ((string name, object? value) in members.Take(MostItems))
        {
            writer.WritePropertyName(name);
            Write(writer, value, depth + 1);
        }

        writer.WriteEndObject();
    }

    private static object? ValueOf(PSPropertyInfo property)
    {
        try
        {
            return property.Value;
        }
        catch (GetValueException)
        {
            // A property that cannot be read has no place in a body.
            return null;
        }
    }
}
