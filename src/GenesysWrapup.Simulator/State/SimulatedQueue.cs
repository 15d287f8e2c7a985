using System;
using System.Collections.Generic;
using GenesysWrapup.Simulator.Access;

namespace GenesysWrapup.Simulator.State;

/// <summary>A queue with its after-call mode, its codes and its members.</summary>
internal sealed class SimulatedQueue(string id, string name, SimulatedDivision division)
{
    public string Id { get; } = id;

    public string Name { get; } = name;

    public SimulatedDivision Division { get; } = division;

    public AfterCallMode Mode { get; set; } = AfterCallMode.MandatoryTimeout;

    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(10);

    public List<string> CodeIds { get; } = [];

    public List<SimulatedPerson> Members { get; } = [];
}
