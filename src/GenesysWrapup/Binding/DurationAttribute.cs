using System;
using System.Globalization;
using System.Management.Automation;

namespace GenesysWrapup.Binding;

/// <summary>Takes a time span, or a number of seconds; PowerShell would take a bare number as ticks of 0.1 µs.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class DurationAttribute : ArgumentTransformationAttribute
{
    private const double MostSeconds = 24 * 60 * 60;

    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object? given = PipelineValues.Unwrapped(inputData);
        if (given is null or TimeSpan)
        {
            return given!;
        }

        string text = Convert.ToString(given, CultureInfo.InvariantCulture) ?? string.Empty;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds) && Math.Abs(seconds) <= MostSeconds)
        {
            return TimeSpan.FromSeconds(seconds);
        }

        return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out TimeSpan span)
            ? span
            : throw new ArgumentTransformationMetadataException(
                $"'{text}' is neither a time span such as 00:00:10 nor a number of seconds up to a day.");
    }
}
