using System.Diagnostics.CodeAnalysis;
using System.Threading;

namespace GenesysWrapup.Core.Sessions;

/// <summary>The moment from which a session is closed: what it has under way ends then, and says so.</summary>
[SuppressMessage("Design", "CA1001", Justification = "Calls under way may still look at its token; without a timer it holds nothing.")]
internal sealed class SessionEnd
{
    private readonly CancellationTokenSource _source = new();

    public CancellationToken Token => _source.Token;

    public void Come() => _source.Cancel();
}
