using System;
using System.Management.Automation;

namespace GenesysWrapup.Binding;

/// <summary>An empty cell of a CSV is no number; PowerShell would make it 0.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class BlankIsAbsentAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        PipelineValues.Unwrapped(inputData) is string text && string.IsNullOrWhiteSpace(text) ? null! : inputData;
}
