using System;
using System.Management.Automation;
using GenesysWrapup.Core.Platform;

namespace GenesysWrapup.Binding;

/// <summary>
/// Turns every spelling of a region (us-west-2, us_west_2, usw2.pure.cloud, an address of one of its hosts) into its one name. Anything
/// else passes unchanged, so that it gets the module's own error with the nearest names, and not one of parameter binding.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class RegionTransformationAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object given = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        string? text = given is Uri address ? address.OriginalString : given?.ToString();
        return Region.Find(text)?.Name ?? text!;
    }
}
