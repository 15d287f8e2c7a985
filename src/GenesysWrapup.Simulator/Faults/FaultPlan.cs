using System;
using System.Collections.Generic;
using System.Linq;
using GenesysWrapup.Core.Platform;

namespace GenesysWrapup.Simulator.Faults;

/// <summary>The planned faults. Chance comes from a seed, so that a run can be repeated.</summary>
internal sealed class FaultPlan
{
    private const int Seed = 20261102;
    private readonly object _gate = new();
    private readonly List<Planned> _planned = [];
    private Random _dice = new(Seed);
    private int _last;

    public IReadOnlyList<Fault> All
    {
        get
        {
            lock (_gate)
            {
                return _planned.ConvertAll(planned => planned.Fault);
            }
        }
    }

    public IReadOnlyList<SimulatedFault> Shown
    {
        get
        {
            lock (_gate)
            {
                return _planned.ConvertAll(planned => new SimulatedFault(planned.Id, planned.Fault, planned.Hits));
            }
        }
    }

    public void Add(Fault fault)
    {
        if (fault.Chance is < 0 or > 1 || double.IsNaN(fault.Chance))
        {
            throw new ArgumentOutOfRangeException(nameof(fault), fault.Chance, "A fault's chance lies between 0 and 1.");
        }

        if (fault.Status is < 100 or > 599)
        {
            throw new ArgumentOutOfRangeException(nameof(fault), fault.Status, "A fault's status is one of HTTP's, from 100 to 599.");
        }

        if (fault.Delay < TimeSpan.Zero)
        {
            throw new ArgumentOutOfRangeException(nameof(fault), fault.Delay, "A fault's delay is not negative.");
        }

        if (fault.RetryAfter?.Any(static letter => char.IsControl(letter) || letter > 0x7e) ?? false)
        {
            throw new ArgumentOutOfRangeException(
                nameof(fault), fault.RetryAfter, "A fault's Retry-After is one line of plain letters, as a header is.");
        }

        lock (_gate)
        {
            _planned.Add(new Planned(++_last, fault, new NamePattern(fault.Operation)));
        }
    }

    public void Remove(int id)
    {
        lock (_gate)
        {
            _planned.RemoveAll(planned => planned.Id == id);
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _planned.Clear();
            _dice = new Random(Seed);
        }
    }

    /// <summary>The fault that happens to this request, if any: the first planned one that matches.</summary>
    public Fault? Take(string? operation, string method, string path)
    {
        lock (_gate)
        {
            Planned? hit = _planned.FirstOrDefault(planned => planned.Fits(operation, method, path)
                && (planned.Fault.Chance >= 1 || _dice.NextDouble() < planned.Fault.Chance));
            if (hit is not null && ++hit.Hits == hit.Fault.Count)
            {
                _planned.Remove(hit);
            }

            return hit?.Fault;
        }
    }

    private sealed class Planned(int id, Fault fault, NamePattern pattern)
    {
        public int Id { get; } = id;

        public Fault Fault { get; } = fault;

        public int Hits { get; set; }

        public bool Fits(string? operation, string method, string path) =>
            (operation is not null && pattern.IsMatch(operation)) || pattern.IsMatch(method + " " + path);
    }
}
