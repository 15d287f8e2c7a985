using System;
using System.Management.Automation;
using GenesysWrapup.Core.Codes;

namespace GenesysWrapup.Binding;

/// <summary>Takes a code object of Get-WrapupCode by its id, which is never ambiguous; PowerShell would take its name.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class CodeIdentityAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        PipelineValues.Unwrapped(inputData) is WrapupCode code ? code.Id : inputData;
}
