using System.Management.Automation;

namespace GenesysWrapup.Binding;

/// <summary>Values from the pipeline, without PowerShell's wrapper, and with empty CSV cells as null.</summary>
internal static class PipelineValues
{
    public static object? Unwrapped(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;

    /// <summary>The text of an object's property; null where it has none of that name.</summary>
    public static string? Member(object? value, string name) =>
        value is null ? null : Given(PSObject.AsPSObject(value)?.Properties[name]?.Value?.ToString());

    /// <summary>The trimmed text; null for an empty cell.</summary>
    public static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text!.Trim();
}
