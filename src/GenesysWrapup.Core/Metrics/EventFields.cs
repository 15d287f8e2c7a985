using System.Collections.Generic;
using System.Text.Json.Nodes;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Rows;

namespace GenesysWrapup.Core.Metrics;

/// <summary>A row's fields as members of JSON, within a sink's limits.</summary>
internal static class EventFields
{
    /// <summary>The batch that an event was sent in.</summary>
    public const string BatchId = "batchId";

    /// <param name="row">The row.</param>
    /// <param name="into">Where to; what is there already stays.</param>
    /// <param name="options">What the sender chose.</param>
    /// <param name="limits">The sink's.</param>
    /// <param name="flagsAsText">Whether the sink knows only texts and numbers.</param>
    /// <returns>The fields that were cut or left out.</returns>
    public static IReadOnlyList<string> Write(
        FlatRow row, JsonObject into, EventOptions options, SinkLimits limits, bool flagsAsText = false)
    {
        var shortened = new List<string>();
        foreach (string name in row.Names)
        {
            Add(name, row.Value(name));
        }

        if (options.IncludeNotes && row.Notes is { } notes)
        {
            Add(RowFields.Notes, notes);
        }

        if (options.BatchId is { } batch)
        {
            into[BatchId] = batch;
        }

        return shortened;

        void Add(string name, object value)
        {
            // One place is kept for the batch.
            if (into.ContainsKey(name) || into.Count >= limits.MostFields - 1 || name.Length > limits.LongestName)
            {
                shortened.Add(name);
            }
            else
            {
                into[name] = value switch
                {
                    string text => JsonValue.Create(Fitting(name, text)),
                    bool flag when flagsAsText => JsonValue.Create(flag ? "true" : "false"),
                    bool flag => JsonValue.Create(flag),
                    long number => JsonValue.Create(number),
                    _ => JsonValue.Create((double)value),
                };
            }
        }

        string Fitting(string name, string text)
        {
            if (text.Length > limits.LongestValue)
            {
                shortened.Add(name);
                return ShortText.Of(text, limits.LongestValue.Value);
            }

            return text;
        }
    }
}
