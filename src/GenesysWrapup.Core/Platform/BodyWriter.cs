using System;
using System.Globalization;
using System.IO;
using System.Text;
using System.Text.Json;

namespace GenesysWrapup.Core.Platform;

/// <summary>
/// Writes a body for the cmdlets. Their assembly lives in PowerShell's own load context and so must not use a library that the module
/// brings: it would get PowerShell's copy, and leave ours to everybody else.
/// </summary>
internal sealed class BodyWriter : IDisposable
{
    private readonly MemoryStream _buffer = new();
    private readonly Utf8JsonWriter _writer;

    public BodyWriter() => _writer = new Utf8JsonWriter(_buffer);

    /// <summary>Writes a single value; false where it has members or elements.</summary>
    public bool TryWrite(object? value)
    {
        switch (value)
        {
            case null:
                _writer.WriteNullValue();
                return true;
            case string text:
                Write(text);
                return true;
            case bool flag:
                _writer.WriteBooleanValue(flag);
                return true;
            case byte or short or int or long:
                _writer.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                return true;
            case double or float or decimal:
                WriteNumber(Convert.ToDouble(value, CultureInfo.InvariantCulture));
                return true;
            case DateTime time:
                _writer.WriteStringValue(time.ToUniversalTime());
                return true;
            case DateTimeOffset time:
                _writer.WriteStringValue(time);
                return true;
            case Guid or Uri or Enum or char:
                Write(value.ToString());
                return true;
            default:
                return false;
        }
    }

    public void Write(string? text) => _writer.WriteStringValue(text);

    public void Name(string name) => _writer.WritePropertyName(name);

    public void StartObject() => _writer.WriteStartObject();

    public void EndObject() => _writer.WriteEndObject();

    public void StartList() => _writer.WriteStartArray();

    public void EndList() => _writer.WriteEndArray();

    public string Written()
    {
        _writer.Flush();
        return Encoding.UTF8.GetString(_buffer.ToArray());
    }

    public void Dispose()
    {
        _writer.Dispose();
        _buffer.Dispose();
    }

    private void WriteNumber(double number)
    {
        if (double.IsNaN(number) || double.IsInfinity(number))
        {
            _writer.WriteNullValue();
        }
        else
        {
            _writer.WriteNumberValue(number);
        }
    }
}
