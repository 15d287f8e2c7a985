using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using GenesysWrapup.Core.Platform;

namespace GenesysWrapup.Binding;

/// <summary>Takes attributes as a hashtable, an object, or the text of a JSON object, which fits into a CSV cell.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class AttributeTableAttribute : ArgumentTransformationAttribute
{
    private const string NoTable = "The attributes are neither a hashtable nor the text of a JSON object.";

    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        switch (PipelineValues.Unwrapped(inputData))
        {
            case null:
                return null!;
            case IDictionary table:
                return table;
            case string text when string.IsNullOrWhiteSpace(text):
                return null!;
            case string text:
                return FromJson(text);
            default:
                return inputData is PSObject shaped
                    ? new Hashtable(shaped.Properties.ToDictionary(property => property.Name, property => property.Value))
                    : inputData;
        }
    }

    /// <summary>Names and values as texts, the only kind the platform stores.</summary>
    public static IReadOnlyDictionary<string, string?>? Texts(IDictionary? table)
    {
        if (table is null)
        {
            return null;
        }

        var texts = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (DictionaryEntry entry in table)
        {
            texts[Text(entry.Key) ?? string.Empty] = Text(PipelineValues.Unwrapped(entry.Value));
        }

        return texts;
    }

    private static string? Text(object? value) => value switch
    {
        null => null,
        bool truth => truth ? "true" : "false",
        DateTime time => time.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    private static Hashtable FromJson(string text) =>
        JsonText.Members(text) is { } members
            ? new Hashtable(members, StringComparer.Ordinal)
            : throw new ArgumentTransformationMetadataException(NoTable);
}
