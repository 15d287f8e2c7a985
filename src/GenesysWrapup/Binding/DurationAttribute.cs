using System;
using System.Globalization;
using System.Management.Automation;
using GenesysWrapup.Core.Platform;

namespace GenesysWrapup.Binding;

/// <summary>
/// Takes a time span, a number with a unit, or a number of seconds; PowerShell would take a bare number as ticks of 0.1 µs. Of 7d it has
/// made a number before anybody is asked.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class DurationAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object? given = PipelineValues.Unwrapped(inputData);
        if (given is null or TimeSpan)
        {
            return given!;
        }

        if (given is decimal number)
        {
            string plain = number.ToString(CultureInfo.InvariantCulture);
            throw new ArgumentTransformationMetadataException(
                $"PowerShell reads {plain}d as the decimal number {plain}. Write '{plain}d' in quotes for days, or {plain}s for seconds.");
        }

        string text = Convert.ToString(given, CultureInfo.InvariantCulture) ?? string.Empty;
        return DurationText.TryRead(text, out TimeSpan span, out string? problem)
            ? span
            : throw new ArgumentTransformationMetadataException(problem);
    }
}
