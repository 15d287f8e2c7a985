using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Core.Transport;

namespace GenesysWrapup.Pipeline;

/// <summary>
/// The default session of one runspace, and the sessions opened in it. Never one for the process: several runbooks can share a process,
/// and ForEach-Object -Parallel must not see its neighbour's connection. Only the pipeline's thread knows its runspace, so a cmdlet reads
/// <see cref="Here"/> before its work runs.
/// </summary>
internal sealed class RunspaceSession
{
    private static readonly ConditionalWeakTable<Runspace, RunspaceSession> s_byRunspace = new();
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(3);
    private readonly object _gate = new();
    private readonly List<WeakReference<GenesysSession>> _opened = [];
    private GenesysSession? _current;

    /// <summary>That of the calling thread's runspace; a new one where there is no runspace.</summary>
    public static RunspaceSession Here =>
        Runspace.DefaultRunspace is { } runspace ? s_byRunspace.GetOrCreateValue(runspace) : new RunspaceSession();

    public GenesysSession? Current
    {
        get
        {
            lock (_gate)
            {
                return _current;
            }
        }
    }

    /// <summary>Makes a new session the default.</summary>
    public void Open(GenesysSession session)
    {
        lock (_gate)
        {
            _opened.RemoveAll(weak => !weak.TryGetTarget(out GenesysSession? known) || !known.IsConnected);
            _opened.Add(new WeakReference<GenesysSession>(session));
            _current = session;
        }
    }

    /// <summary>Leaves the runspace without a default session, if this is it.</summary>
    public void Forget(GenesysSession session)
    {
        lock (_gate)
        {
            if (ReferenceEquals(_current, session))
            {
                _current = null;
            }
        }
    }

    /// <summary>
    /// Revokes and forgets every session opened here that is still in use, when the module is removed. Somebody waits at the prompt for
    /// that, so it does not wait long for a platform that does not answer; the token then expires by itself.
    /// </summary>
    public void CloseAll()
    {
        List<GenesysSession> open;
        lock (_gate)
        {
            open = _opened
                .Select(weak => weak.TryGetTarget(out GenesysSession? session) ? session : null)
                .OfType<GenesysSession>()
                .Where(session => session.IsConnected)
                .ToList();
            _opened.Clear();
            _current = null;
        }

        using var patience = new CancellationTokenSource(s_patience);
        Task closing = Task.Run(() => Task.WhenAll(open.Select(session => session.CloseAsync(SilentActivity.Instance, patience.Token))));
        Task.WaitAny(closing, Task.Delay(s_patience));
        open.ForEach(session => session.Dispose());
    }
}
