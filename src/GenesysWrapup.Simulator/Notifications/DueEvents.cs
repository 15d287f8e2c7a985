using System;
using GenesysWrapup.Simulator.State;

namespace GenesysWrapup.Simulator.Notifications;

/// <summary>
/// Carries out on time what lies ahead of the world, while somebody receives events. Otherwise it happens when somebody looks.
/// </summary>
internal sealed class DueEvents : IDisposable
{
    private static readonly TimeSpan s_shortest = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan s_longest = TimeSpan.FromHours(1);
    private readonly TimeProvider _clock;
    private readonly SimulatedWorld _world;
    private readonly NotificationCenter _center;
    private readonly Alarm _alarm;

    public DueEvents(TimeProvider clock, SimulatedWorld world, NotificationCenter center)
    {
        _clock = clock;
        _world = world;
        _center = center;
        _alarm = new Alarm(clock, Happen);
    }

    /// <summary>To be called whenever what lies ahead may have changed.</summary>
    public void Look()
    {
        DateTimeOffset? due = _center.HasReceivers ? _world.NextDue : null;
        TimeSpan? left = due - _clock.GetUtcNow();
        _alarm.Set(left < s_shortest ? s_shortest : left > s_longest ? s_longest : left);
    }

    public void Dispose() => _alarm.Dispose();

    private void Happen()
    {
        _world.Settle();
        Look();
    }
}
