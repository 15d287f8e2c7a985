using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace GenesysWrapup.Binding;

/// <summary>Members as PowerShell's own objects, as ConvertFrom-Json gives them.</summary>
internal static class PlainObjects
{
    public static PSObject Of(IReadOnlyList<KeyValuePair<string, object?>> members, string? typeName = null)
    {
        var item = new PSObject();
        foreach (KeyValuePair<string, object?> member in members)
        {
            item.Properties.Add(new PSNoteProperty(member.Key, ValueOf(member.Value)));
        }

        if (typeName is not null)
        {
            item.TypeNames.Insert(0, typeName);
        }

        return item;
    }

    private static object? ValueOf(object? value) => value switch
    {
        IReadOnlyList<KeyValuePair<string, object?>> inner => Of(inner),
        IReadOnlyList<object?> list => list.Select(ValueOf).ToArray(),
        _ => value,
    };
}
