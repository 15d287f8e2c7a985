using System.Management.Automation;

namespace GenesysWrapup.Binding;

/// <summary>What came through the pipeline, without PowerShell's wrapping, and cells of a CSV that hold nothing.</summary>
internal static class PipelineValues
{
    public static object? Unwrapped(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;

    /// <summary>An empty cell says nothing.</summary>
    public static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text!.Trim();
}
