using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Text;
using GenesysWrapup.Core.Platform;

namespace GenesysWrapup.Binding;

/// <summary>A body as text: JSON stays as it is, hashtables and objects become JSON, as with ConvertTo-Json.</summary>
internal sealed class BodyText
{
    private const int Deepest = 20;
    private const int MostItems = 5_000;

    /// <summary>Objects of a program lead to one another without end: a file to its folder, a command to its module.</summary>
    private const int MostProgramObjects = 500;

    private readonly BodyWriter _writer;
    private int _programObjects;

    private BodyText(BodyWriter writer) => _writer = writer;

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

        using var writer = new BodyWriter();
        new BodyText(writer).Write(body, 0);
        return writer.Written();
    }

    private void Write(object? item, int depth)
    {
        object? value = PipelineValues.Unwrapped(item) is SwitchParameter flag ? flag.IsPresent : PipelineValues.Unwrapped(item);
        if (!_writer.TryWrite(value))
        {
            WriteWhole(item!, value!, depth);
        }
    }

    private void WriteWhole(object item, object value, int depth)
    {
        bool ofProgram = value is not (PSCustomObject or IEnumerable);
        if (depth >= Deepest || (ofProgram && ++_programObjects > MostProgramObjects))
        {
            _writer.Write(value.ToString());
            return;
        }

        if (value is IDictionary table)
        {
            // By its keys: a generic dictionary enumerates pairs of its own.
            WriteMembers(table.Keys.Cast<object>().Select(key => (key.ToString() ?? string.Empty, (object?)table[key])), depth);
        }
        else if (value is IEnumerable list)
        {
            _writer.StartList();
            foreach (object? element in list.Cast<object?>().Take(MostItems))
            {
                Write(element, depth + 1);
            }

            _writer.EndList();
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
        _writer.StartObject();
        foreach ((string name, object? value) in members.Take(MostItems))
        {
            _writer.Name(name);
            Write(value, depth + 1);
        }

        _writer.EndObject();
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
