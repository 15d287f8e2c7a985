using System;
using System.Collections.Generic;
using System.Text.Json.Serialization.Metadata;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Models;

namespace GenesysWrapup.Core.Transport;

/// <summary>The one way to the platform. Every failure is a <see cref="PlatformException"/>.</summary>
internal interface IPlatformApi
{
    /// <summary>A call whose answer has a body.</summary>
    Task<ApiReply<T>> SendAsync<T>(ApiCall call, JsonTypeInfo<T> answer, IActivitySink activity, CancellationToken stop);

    /// <summary>A call whose answer has no body worth reading (202, 204).</summary>
    Task<ApiReply<bool>> SendAsync(ApiCall call, IActivitySink activity, CancellationToken stop);
}

/// <summary>One call: an operation of the catalogue with the values for its path, query and body.</summary>
internal sealed record ApiCall(Operation Operation, params string[] PathValues)
{
    /// <summary>Query members in order; a name may come several times.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Query { get; init; } = [];

    /// <summary>The body's JSON, already serialised by the caller with <see cref="PlatformJson"/>.</summary>
    public string? Body { get; init; }

    /// <summary>
    /// Whether repeating the call does no harm when it is unclear whether it took effect. Not for writes: of those only 429 (not
    /// processed) is repeated here, and everything else is reported with <see cref="PlatformException.MayHaveTakenEffect"/>.
    /// </summary>
    public bool Repeatable => Operation.IsRead;
}

/// <summary>An answer, with what result objects report about it.</summary>
internal sealed record ApiReply<T>(T? Value, int StatusCode, string? CorrelationId, int Attempts, TimeSpan Elapsed)
{
    /// <summary>The length of the answer's body.</summary>
    public int Bytes { get; init; }

    /// <summary>The rate limit as the headers tell it; null where they do not.</summary>
    public (int Count, int Allowed, TimeSpan Reset)? RateLimit { get; init; }
}
