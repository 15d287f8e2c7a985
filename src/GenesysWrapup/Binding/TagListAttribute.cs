using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;

namespace GenesysWrapup.Binding;

/// <summary>Takes tags as an array, or as one text with semicolons between them, which fits into a CSV cell.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class TagListAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object? given = PipelineValues.Unwrapped(inputData);
        string?[] tags = given switch
        {
            null => [],
            string text => text.Split(';'),
            IEnumerable many => many.Cast<object?>().Select(tag => PipelineValues.Unwrapped(tag)?.ToString()).ToArray(),
            _ => [given.ToString()],
        };
        string[] told = tags.Select(PipelineValues.Given).OfType<string>().ToArray();
        return told.Length > 0 ? told : null!;
    }
}
