using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;

namespace GenesysWrapup.Binding;

/// <summary>Takes a list of texts without what is null in it: an empty cell or a variable that nobody set is no name.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class TextListAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) => PipelineValues.Unwrapped(inputData) switch
    {
        string text => text,
        IEnumerable many => many.Cast<object?>().Where(one => PipelineValues.Unwrapped(one) is not null).ToArray(),
        _ => inputData,
    };
}
