using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Analytics;
using GenesysWrapup.Core.Codes;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Core.Users;
using GenesysWrapup.Pipeline;

namespace GenesysWrapup.Commands;

/// <summary>A question to analytics as it was typed: queues and people by name or id.</summary>
internal sealed record DetailsRequest(GenesysSession Session, TimeInterval Interval)
{
    public string?[]? Queues { get; init; }

    public string?[]? Users { get; init; }

    public IReadOnlyCollection<string> MediaTypes { get; init; } = [];

    public string Source { get; init; } = DetailsSource.Auto;

    /// <summary>
    /// The same with ids. Each name that is not found is an error of its own; null where none of those that were given is left, since
    /// leaving the condition out would ask for everything.
    /// </summary>
    public async Task<DetailsQuestion?> ResolveAsync(IPipelineWriter pipe, CancellationToken stop)
    {
        var queues = new List<string>();
        await PerItem.EachAsync(pipe, Queues ?? [], async name =>
            queues.Add((await QueueDirectory.Of(Session).ResolveAsync(name, pipe, stop).ConfigureAwait(false)).Id)).ConfigureAwait(false);
        var users = new List<string>();
        await PerItem.EachAsync(pipe, Users ?? [], async name =>
            users.Add((await UserDirectory.Of(Session).ResolveAsync(name, pipe, stop).ConfigureAwait(false)).Id)).ConfigureAwait(false);
        return (Queues is not null && queues.Count == 0) || (Users is not null && users.Count == 0)
            ? null
            : new DetailsQuestion(Interval) { QueueIds = queues, UserIds = users, MediaTypes = MediaTypes, Source = Source };
    }
}
