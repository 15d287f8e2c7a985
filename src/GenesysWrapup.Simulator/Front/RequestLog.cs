using System.Collections.Generic;

namespace GenesysWrapup.Simulator.Front;

/// <summary>The requests that the platform received, in order. When there are very many, the oldest are dropped.</summary>
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

    public void Clear()
    {
        lock (_gate)
        {
            _requests.Clear();
        }
    }
}

/// <summary>The log's names for the login host's operations; the platform's contract has none.</summary>
internal static class OAuthOperations
{
    public const string Token = "oauthToken";
    public const string Authorize = "oauthAuthorize";
}
