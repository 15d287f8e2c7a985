using System.Threading;

namespace GenesysWrapup.Core.Sessions;

/// <summary>The moment from which a session is closed: what it has under way ends then, and says so.</summary>
internal sealed class SessionEnd
{
    private readonly CancellationTokenSource _source = new();

    public CancellationToken Token => _source.Token;

    public bool HasCome => _source.IsCancellationRequested;

    /// <summary>Nothing is disposed of, since calls under way may still look at the token.</summary>
    public void Come() => _source.Cancel();
}
