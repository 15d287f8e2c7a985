using System;
using GenesysWrapup.Simulation.Time;

namespace GenesysWrapup.Simulation;

/// <summary>The platform on the desk: stateful, with a clock of its own, reached through an HttpMessageHandler or a server.</summary>
internal sealed class SimulatedPlatform : IDisposable
{
    public SimulatedPlatform(SimulatedClock? clock = null)
    {
        Clock = clock ?? new SimulatedClock();
    }

    public SimulatedClock Clock { get; }

    public void Dispose()
    {
    }
}
