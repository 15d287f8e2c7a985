using System;
using System.Management.Automation;

namespace GenesysWrapup.Binding;

/// <summary>Says how a secret goes in, where it is given as text; PowerShell would only say that it cannot convert it.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SecretAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) => PipelineValues.Unwrapped(inputData) is string
        ? throw new ArgumentTransformationMetadataException(
            "A secret goes in as a SecureString, so that nothing shows or logs it. Type it with Read-Host -AsSecureString, " +
            "or take it from a vault; one that a script has as text goes in with ConvertTo-SecureString -AsPlainText -Force.")
        : inputData;
}
