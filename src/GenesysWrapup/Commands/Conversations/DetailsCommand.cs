using System;
using System.Management.Automation;
using GenesysWrapup.Binding;
using GenesysWrapup.Core.Analytics;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Pipeline;

namespace GenesysWrapup.Commands;

/// <summary>A cmdlet that asks analytics about a time: which time, which queues, which people, and how it asks.</summary>
public abstract class DetailsCommand : SessionCommand
{
    private const string ByLast = "Last";
    private const string ByInterval = "Interval";
    private const string ByFrom = "From";

    [Parameter(ParameterSetName = ByLast)]
    [Duration]
    public TimeSpan Last { get; set; } = TimeSpan.FromDays(1);

    [Parameter(ParameterSetName = ByInterval, Mandatory = true)]
    public string Interval { get; set; } = string.Empty;

    [Parameter(ParameterSetName = ByFrom, Mandatory = true)]
    public DateTime From { get; set; }

    [Parameter(ParameterSetName = ByFrom)]
    public DateTime? To { get; set; }

    [Parameter]
    [ArgumentCompleter(typeof(QueueCompleter))]
    public string?[]? Queue { get; set; }

    [Parameter]
    [Alias("Agent")]
    [ArgumentCompleter(typeof(UserCompleter))]
    public string?[]? User { get; set; }

    [Parameter]
    [ValidateSet("call", "callback", "chat", "cobrowse", "email", "message", "screenshare", "video")]
    [TextList]
    public string[]? MediaType { get; set; }

    [Parameter]
    [ValidateSet(DetailsSource.Auto, DetailsSource.Query, DetailsSource.Job)]
    public string Source { get; set; } = DetailsSource.Auto;

    /// <summary>What is asked for, captured from the parameters.</summary>
    private protected DetailsRequest Request() => new(Connected, IntervalAt(Connected.Clock.GetUtcNow()))
    {
        Queues = Queue,
        Users = User,
        MediaTypes = MediaType ?? [],
        Source = Source,
    };

    private TimeInterval IntervalAt(DateTimeOffset now) =>
        From != default ? new TimeInterval(From.ToUniversalTime(), To?.ToUniversalTime() ?? now)
        : Interval.Length > 0 ? TimeInterval.Parse(Interval)
        : new TimeInterval(now.Before(Last), now);
}
