using System;
using System.Collections.Generic;
using System.Linq;

namespace GenesysWrapup.Simulator.Front;

/// <summary>What was asked of the platform, in order. The oldest are forgotten once there are very many.</summary>
internal sealed class RequestLog
{
    private const int Kept = 100_000;
    private readonly Queue<SimulatedRequest> _requests = new();
    private readonly object _gate = new();

    public IReadOnlyList<SimulatedRequest> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _requests];
            }
        }
    }

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _requests.Count;
            }
        }
    }

    public void Add(SimulatedRequest request)
    {
        lock (_gate)
        {
            if (_requests.Count == Kept)
            {
                _requests.Dequeue();
            }

            _requests.Enqueue(request);
        }
    }

    /// <summary>How many requests other than reads took effect, of one operation and for one id in the path where given.</summary>
    public int ProcessedWrites(string? operation = null, string? id = null) => All.Count(request =>
        request.Processed
        && request.Method is not ("GET" or "HEAD")
        && request.Operation is not null and not OAuthOperations.Token
        && (operation is null || string.Equals(request.Operation, operation, StringComparison.OrdinalIgnoreCase))
        && (id is null || request.Path.IndexOf(id, StringComparison.OrdinalIgnoreCase) >= 0));

    public void Clear()
    {
        lock (_gate)
        {
            _requests.Clear();
        }
    }
}

/// <summary>The log's names for what the login host answers; the platform's contract has none.</summary>
internal static class OAuthOperations
{
    public const string Token = "oauthToken";
    public const string Authorize = "oauthAuthorize";
}
