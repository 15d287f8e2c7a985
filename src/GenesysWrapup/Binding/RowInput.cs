using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using GenesysWrapup.Core.Metrics;
using GenesysWrapup.Core.Rows;

namespace GenesysWrapup.Binding;

/// <summary>
/// Rows as they are piped in: outputs of this module, and objects with their properties that come from a file or a remote session.
/// </summary>
internal static class RowInput
{
    /// <summary>The rows in what was given: a list's, and those that an earlier sending has left.</summary>
    public static IEnumerable<object> Each(object? given) => PipelineValues.Unwrapped(given) switch
    {
        null => [],
        SendResult sent => sent.NotAccepted.SelectMany(Each),
        PSCustomObject when Left(given) is { } left => Each(left),
        IList list => list.Cast<object?>().SelectMany(Each),
        _ => [given!],
    };

    public static FlatRow Read(object item) => PipelineValues.Unwrapped(item) switch
    {
        PSCustomObject => RowReader.Read(MembersOf(((PSObject)item).Properties), item),
        IDictionary table => RowReader.Read(MembersOf(table), item),
        { } row => RowReader.Read(row),
        null => throw new ArgumentNullException(nameof(item)),
    };

    /// <summary>Of a result of sending that came back from a file.</summary>
    private static object? Left(object? given) =>
        ((PSObject)given!).Properties[nameof(SendResult.NotAccepted)]?.Value is { } left && PipelineValues.Unwrapped(left) is IList
            ? left
            : null;

    private static Dictionary<string, object?> MembersOf(IEnumerable<PSPropertyInfo> properties)
    {
        Dictionary<string, object?> members = new(StringComparer.OrdinalIgnoreCase);
        foreach (PSPropertyInfo property in properties.Where(static property => property.IsGettable))
        {
            members[property.Name] = PipelineValues.Unwrapped(property.Value);
        }

        return members;
    }

    private static Dictionary<string, object?> MembersOf(IDictionary table)
    {
        Dictionary<string, object?> members = new(StringComparer.OrdinalIgnoreCase);
        foreach (DictionaryEntry entry in table)
        {
            members[entry.Key.ToString() ?? string.Empty] = PipelineValues.Unwrapped(entry.Value);
        }

        return members;
    }
}
