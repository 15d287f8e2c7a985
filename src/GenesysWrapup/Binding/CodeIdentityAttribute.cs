using System;
using System.Management.Automation;
using GenesysWrapup.Core.Codes;

namespace GenesysWrapup.Binding;

/// <summary>Takes a code as Get-WrapupCode gives it by its id, which is never ambiguous, and not by the name it would print.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class CodeIdentityAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        PipelineValues.Unwrapped(inputData) is WrapupCode code ? code.Id : inputData;
}
