using System;
using System.Management.Automation;

namespace GenesysWrapup.Binding;

/// <summary>Takes an empty CSV cell as no value; PowerShell would turn it into 0.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class BlankIsAbsentAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        PipelineValues.Unwrapped(inputData) is string text && string.IsNullOrWhiteSpace(text) ? null! : inputData;
}
