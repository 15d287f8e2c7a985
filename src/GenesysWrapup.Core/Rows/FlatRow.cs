using System;
using System.Collections.Generic;
using System.Globalization;

namespace GenesysWrapup.Core.Rows;

/// <summary>
/// A row of any command, flat: one level of fields, each a text, a number or a flag; what is not known has no field.
/// </summary>
internal sealed class FlatRow
{
    private readonly Dictionary<string, object> _values = new(StringComparer.Ordinal);
    private readonly List<string> _names = [];

    /// <param name="source">What was given, so that it can be given back.</param>
    public FlatRow(object source)
    {
        Source = source;
    }

    public object Source { get; }

    /// <summary>When what it tells happened; null where the row does not say.</summary>
    public DateTimeOffset? Time { get; set; }

    /// <summary>Free text about a customer, kept apart from the fields.</summary>
    public string? Notes { get; set; }

    /// <summary>The names of the fields, in their order.</summary>
    public IReadOnlyList<string> Names => _names;

    public string Kind => Text(RowFields.Kind)!;

    public string EventId => Text(RowFields.EventId)!;

    public string State => Text(RowFields.CodeState)!;

    public object Value(string name) => _values[name];

    public string? Text(string name) => _values.TryGetValue(name, out object? value)
        ? Convert.ToString(value, CultureInfo.InvariantCulture)
        : null;

    /// <summary>A text, a whole or other number, or a flag; nothing where there is none.</summary>
    public void Add(string name, object? value)
    {
        if (value is not (null or "") && !_values.ContainsKey(name))
        {
            _names.Add(name);
            _values[name] = value;
        }
    }

    /// <summary>A time, in both of its forms.</summary>
    public void Add(string name, DateTimeOffset time)
    {
        Add(name, Iso(time));
        Add(name + RowFields.Milliseconds, time.ToUnixTimeMilliseconds());
    }

    public static string Iso(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
}
