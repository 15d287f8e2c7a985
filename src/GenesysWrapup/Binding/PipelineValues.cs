using System.Linq;
using System.Management.Automation;

namespace GenesysWrapup.Binding;

/// <summary>Values from the pipeline, without PowerShell's wrapper, and with empty CSV cells as null.</summary>
internal static class PipelineValues
{
    public static object? Unwrapped(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;

    /// <summary>The text of the first of these properties that the object has.</summary>
    public static string? Member(object? value, params string[] names) => value is null ? null : names
        .Select(name => Given(PSObject.AsPSObject(value)?.Properties[name]?.Value?.ToString()))
        .FirstOrDefault(static text => text is not null);

    /// <summary>The trimmed text; null for an empty cell.</summary>
    public static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text!.Trim();
}
