using System;
using System.Collections.Generic;
using System.Linq;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Platform;

namespace GenesysWrapup.Core.Metrics;

/// <summary>The formats there are.</summary>
internal static class EventFormats
{
    public static readonly IReadOnlyList<IEventFormat> All = typeof(IEventFormat).Assembly.GetTypes()
        .Where(type => type.IsClass && !type.IsAbstract && typeof(IEventFormat).IsAssignableFrom(type))
        .Select(type => (IEventFormat)Activator.CreateInstance(type)!)
        .OrderBy(format => format.Name, StringComparer.Ordinal)
        .ToArray();

    public static IEventFormat Of(string? name) =>
        All.FirstOrDefault(format => string.Equals(format.Name, name?.Trim(), StringComparison.OrdinalIgnoreCase))
        ?? throw new GenesysException(new Failure(
            FailureId.InvalidValue,
            FailureCategory.InvalidArgument,
            $"There is no format '{ShortText.Line(name)}'.",
            $"The formats are: {string.Join(", ", All.Select(static format => format.Name))}.")
        { Target = name, EndsCommand = true });
}
