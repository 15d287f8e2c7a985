using System;
using System.Linq;
using GenesysWrapup.Core.Failures;

namespace GenesysWrapup.Core.Metrics;

/// <summary>What a sender may choose about its events.</summary>
internal sealed record EventOptions
{
    private static readonly string[] s_kept = ["Metric", "Public_"];

    private const string UsualType = "GenesysWrapup";

    /// <summary>What New Relic calls the table, Splunk and Datadog the source.</summary>
    public string EventType { get; init; } = UsualType;

    /// <summary>Notes are free text about customers; without this they stay here.</summary>
    public bool IncludeNotes { get; init; }

    /// <summary>Sends events that are older than the sink takes: with the time of arrival as theirs, and their own as fields.</summary>
    public bool AllowStale { get; init; }

    /// <summary>For a sink that wants a time of every event, where a row has none.</summary>
    public DateTimeOffset Now { get; init; }

    /// <summary>The batch an event is sent in; null where it is only shaped.</summary>
    public string? BatchId { get; init; }

    /// <summary>As a person gave them. A name that New Relic keeps for itself is none for events.</summary>
    public static EventOptions Of(string? eventType, bool includeNotes)
    {
        if (eventType is not null && s_kept.Any(kept => eventType.StartsWith(kept, StringComparison.OrdinalIgnoreCase)))
        {
            throw new GenesysException(new Failure(
                FailureId.InvalidValue,
                FailureCategory.InvalidArgument,
                $"'{eventType}' cannot be the type of events: New Relic keeps names that begin with {string.Join(" and ", s_kept)}.",
                "Give another -EventType, or leave it out.")
            { Target = eventType, EndsCommand = true });
        }

        return new EventOptions { EventType = eventType ?? UsualType, IncludeNotes = includeNotes };
    }
}
