using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;

namespace GenesysWrapup.Core.Reports;

/// <summary>The rows for the page's script: names once each, rows as numbers into them.</summary>
internal static class ReportJson
{
    public static string Of(IReadOnlyList<ReportRow> rows, IReadOnlyList<(string State, string Class, string Label)> states)
    {
        var people = new Names(rows.Select(static row => row.Person));
        var queues = new Names(rows.Select(static row => row.Queue));
        var outcomes = new Names(rows.Select(static row => row.Outcome));
        var codes = new Names(rows.Select(static row => row.Code));
        var media = new Names(rows.Select(static row => row.Media));
        var stateNames = new Names(states.Select(static state => state.State));
        using var text = new MemoryStream();

        // The usual encoder writes < > & as \u003c \u003e \u0026, so that no name ends the element it stands in.
        using (var json = new Utf8JsonWriter(text))
        {
            json.WriteStartObject();
            Write(json, "states", states.Select(static state => state.Label));
            Write(json, "classes", states.Select(static state => state.Class));
            Write(json, "people", people.All);
            Write(json, "queues", queues.All);
            Write(json, "outcomes", outcomes.All);
            Write(json, "codes", codes.All);
            Write(json, "media", media.All);
            json.WriteStartArray("rows");
            foreach (ReportRow row in rows)
            {
                json.WriteStartArray();
                Write(json, stateNames.IndexOf(row.State));
                Write(json, row.Time?.ToUnixTimeMilliseconds());
                Write(json, people.IndexOf(row.Person));
                Write(json, queues.IndexOf(row.Queue));
                Write(json, outcomes.IndexOf(row.Outcome));
                Write(json, codes.IndexOf(row.Code));
                Write(json, media.IndexOf(row.Media));
                json.WriteStringValue(row.What);
                json.WriteStringValue(row.ConversationId);
                json.WriteEndArray();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(text.ToArray());
    }

    private static void Write(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (string value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, long? number)
    {
        if (number is { } value)
        {
            json.WriteNumberValue(value);
        }
        else
        {
            json.WriteNullValue();
        }
    }

    /// <summary>Each name once.</summary>
    private sealed class Names
    {
        private readonly Dictionary<string, long> _places = new(StringComparer.Ordinal);
        private readonly List<string> _all = [];

        public Names(IEnumerable<string?> names)
        {
            foreach (string name in names.OfType<string>())
            {
                if (!_places.ContainsKey(name))
                {
                    _places[name] = _all.Count;
                    _all.Add(name);
                }
            }
        }

        public IReadOnlyList<string> All => _all;

        public long? IndexOf(string? name) => name is null ? null : _places[name];
    }
}
