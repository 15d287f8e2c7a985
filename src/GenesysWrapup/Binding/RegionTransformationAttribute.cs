using System;
using System.Management.Automation;
using GenesysWrapup.Core.Platform;

namespace GenesysWrapup.Binding;

/// <summary>
/// Brings every way of writing a region (us-west-2, us_west_2, usw2.pure.cloud, an address of one of its hosts) to its one name. What is no
/// region passes unchanged, so that it is refused with the module's own error and the nearest names, not with one of parameter binding.
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
