using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;

namespace GenesysWrapup.Binding;

/// <summary>Takes tags as an array, or as one text with semicolons between them, which fits into a CSV cell.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class TagListAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) => Of(PipelineValues.Unwrapped(inputData))!;

    /// <summary>Null where there is no tag.</summary>
    public static string[]? Of(object? given)
    {
        string?[] tags = given switch
        {
            null => [],
            string text => text.Split(';'),
            IEnumerable many => many.Cast<object?>().Select(tag => PipelineValues.Unwrapped(tag)?.ToString()).ToArray(),
            _ => [given.ToString()],
        };
        string[] told = tags.Select(PipelineValues.Given).OfType<string>().ToArray();
        return told.Length > 0 ? told : null;
    }
}
