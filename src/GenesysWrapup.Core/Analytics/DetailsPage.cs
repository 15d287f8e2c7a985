using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Platform.Models;
using GenesysWrapup.Core.Transport;

namespace GenesysWrapup.Core.Analytics;

/// <summary>Some conversations, with how old what is said about them is.</summary>
/// <param name="Conversations">As they came; there may be none although more follow.</param>
/// <param name="DataAsOf">
/// A job: up to when the platform says that its data is complete. A query: when it was asked, since the platform does not say how far the
/// query is behind. Null where a job did not tell.
/// </param>
/// <param name="Source">Query or Job; see <see cref="DetailsSource"/>.</param>
internal sealed record DetailsPage(IReadOnlyList<WireDetails> Conversations, DateTimeOffset? DataAsOf, string Source);

/// <summary>A stretch of time that is read in one way, page by page, each only when it is asked for.</summary>
internal interface IDetailsPart
{
    bool HasMore { get; }

    Task<DetailsPage> NextAsync(IActivitySink activity, CancellationToken stop);
}
