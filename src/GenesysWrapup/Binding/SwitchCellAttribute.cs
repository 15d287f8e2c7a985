using System;
using System.Management.Automation;

namespace GenesysWrapup.Binding;

/// <summary>A switch as a result or a cell of a CSV holds it: PowerShell takes no text for one.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SwitchCellAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) => PipelineValues.Unwrapped(inputData) switch
    {
        string text when string.IsNullOrWhiteSpace(text) => false,
        string text when bool.TryParse(text, out bool truth) => truth,
        _ => inputData,
    };
}
