using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text;
using System.Text.Json;

namespace GenesysWrapup.Binding;

/// <summary>A body as text: JSON stays as it is, hashtables and objects become JSON, as with ConvertTo-Json.</summary>
internal sealed class BodyText
{
    private const int Deepest = 20;
    private const int MostItems = 5_000;

    /// <summary>Objects of a program lead to one another without end: a file to its folder, a command to its module.</summary>
    private const int MostProgramObjects = 500;

    private readonly Utf8JsonWriter _writer;
    private int _programObjects;

    private BodyText(Utf8JsonWriter writer) => _writer = writer;

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
            new BodyText(writer).Write(body, 0);
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private void Write(object? item, int depth)
    {
        object? value = PipelineValues.Unwrapped(item);
        switch (value)
        {
            case null:
                _writer.WriteNullValue();
                break;
            case string text:
                _writer.WriteStringValue(text);
                break;
            case bool flag:
                _writer.WriteBooleanValue(flag);
                break;
            case SwitchParameter flag:
                _writer.WriteBooleanValue(flag.IsPresent);
                break;
            case byte or short or int or long:
                _writer.WriteNumberValue(Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture));
                break;
            case double or float or decimal:
                WriteNumber(value);
                break;
            case DateTime time:
                _writer.WriteStringValue(time.ToUniversalTime());
                break;
            case DateTimeOffset time:
                _writer.WriteStringValue(time);
                break;
            case Guid or Uri or Enum or char:
                _writer.WriteStringValue(value.ToString());
                break;
            default:
                WriteWhole(item!, value, depth);
                break;
        }
    }

    private void WriteNumber(object value)
    {
        double number = Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture);
        if (double.IsNaN(number) || double.IsInfinity(number))
        {
            _writer.WriteNullValue();
        }
        else
        {
            _writer.WriteNumberValue(number);
        }
    }

    private void WriteWhole(object item, object value, int depth)
    {
        bool ofProgram = value is not (PSCustomObject or IEnumerable);
        if (depth >= Deepest || (ofProgram && ++_programObjects > MostProgramObjects))
        {
            _writer.WriteStringValue(value.ToString());
            return;
        }

        if (value is IDictionary table)
        {
            // By its keys: a generic dictionary enumerates pairs of its own.
            WriteMembers(table.Keys.Cast<object>().Select(key => (key.ToString() ?? string.Empty, (object?)table[key])), depth);
        }
        else if (value is IEnumerable list)
        {
            _writer.WriteStartArray();
            foreach (object? element in list.Cast<object?>().Take(MostItems))
            {
                Write(element, depth + 1);
            }

            _writer.WriteEndArray();
        }
        else
        {
            WriteMembers(
                PSObject.AsPSObject(item).Properties
                    .Where(property => property.IsGettable)
                    .Select(property => (property.Name, ValueOf(property))),
                depth);
        }
    }

    private void WriteMembers(IEnumerable<(string Name, object? Value)> members, int depth)
    {
        _writer.WriteStartObject();
        foreach ((string name, object? value) in members.Take(MostItems))
        {
            _writer.WritePropertyName(name);
            Write(value, depth + 1);
        }

        _writer.WriteEndObject();
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
