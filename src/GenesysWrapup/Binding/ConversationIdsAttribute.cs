using System;
using System.Collections;
using System.Management.Automation;

namespace GenesysWrapup.Binding;

/// <summary>
/// Refuses a table where ids belong, with the way to give it: as an only argument, PowerShell takes it for the first parameter, and its
/// type's name for an id.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ConversationIdsAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        PipelineValues.Unwrapped(inputData) is IDictionary ? throw new ArgumentTransformationMetadataException(
                "A hashtable is not a conversation's id. Pipe it in as a row, or name the parameter that it is for, such as -Attribute.")
            : inputData;
}
