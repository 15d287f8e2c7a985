using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Binding;
using GenesysWrapup.Core.Analytics;
using GenesysWrapup.Core.Codes;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Core.Users;
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
    public string[]? MediaType { get; set; }

    [Parameter]
    [ValidateSet(DetailsSource.Auto, DetailsSource.Query, DetailsSource.Job)]
    public string Source { get; set; } = DetailsSource.Auto;

    /// <summary>
    /// What is asked for. Each name that is not found is an error of its own; null where none of those that were given is left, since
    /// leaving the condition out would ask for everything.
    /// </summary>
    private protected async Task<DetailsQuestion?> QuestionAsync(IPipelineWriter pipe, CancellationToken stop)
    {
        GenesysSession session = Connected;
        TimeInterval interval = IntervalAt(session.Clock.GetUtcNow());
        List<string> queues = await IdsAsync(
            Queue, async name => (await QueueDirectory.Of(session).ResolveAsync(name, pipe, stop).ConfigureAwait(false)).Id, pipe).ConfigureAwait(false);
        List<string> users = await IdsAsync(
            User, async name => (await UserDirectory.Of(session).ResolveAsync(name, pipe, stop).ConfigureAwait(false)).Id, pipe).ConfigureAwait(false);
        return (Queue is not null && queues.Count == 0) || (User is not null && users.Count == 0)
            ? null
            : new DetailsQuestion(interval) { QueueIds = queues, UserIds = users, MediaTypes = MediaType ?? [], Source = Source };
    }

    private TimeInterval IntervalAt(DateTimeOffset now) =>
        From != default ? new TimeInterval(From.ToUniversalTime(), To?.ToUniversalTime() ?? now)
        : Interval.Length > 0 ? TimeInterval.Parse(Interval)
        : new TimeInterval(now - Last, now);

    private static async Task<List<string>> IdsAsync(IEnumerable<string?>? names, Func<string?, Task<string>> idOf, IPipelineWriter pipe)
    {
        var ids = new List<string>();
        foreach (string? name in names ?? [])
        {
            await PerItem.RunAsync(pipe, name, async () => ids.Add(await idOf(name).ConfigureAwait(false))).ConfigureAwait(false);
        }

        return ids;
    }
}
