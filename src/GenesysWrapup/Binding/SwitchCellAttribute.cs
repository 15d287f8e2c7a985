using System;
using System.Management.Automation;

namespace GenesysWrapup.Binding;

/// <summary>Takes a switch from a text, as CSV cells have it; PowerShell does not.</summary>
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
