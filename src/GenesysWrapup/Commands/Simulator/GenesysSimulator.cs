using System;
using System.Collections;
using System.Collections.Generic;
using System.Collections.Specialized;
using System.Linq;
using System.Runtime.CompilerServices;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Core.Transport;
using GenesysWrapup.Simulator;
using GenesysWrapup.Simulator.Policies;
using GenesysWrapup.Simulator.State;
using GenesysWrapup.Simulator.Time;

namespace GenesysWrapup.Commands;

/// <summary>
/// A simulated platform, as PowerShell users see it. It lives in memory, without a port. None of its properties is a secret, since
/// Connect-GenesysCloud takes the object itself.
/// </summary>
public sealed class GenesysSimulator : IDisposable
{
    internal const string DefaultScenario = "contact-center";
    private static readonly ConditionalWeakTable<GenesysSession, GenesysSimulator> s_bySession = new();

    private GenesysSimulator(SimulatedPlatform platform, string scenario)
    {
        Platform = platform;
        Scenario = scenario;
    }

    /// <summary>The scenario it started with.</summary>
    public string Scenario { get; }

    /// <summary>The simulator's time (UTC).</summary>
    public DateTime Time => Platform.Clock.GetUtcNow().UtcDateTime;

    public bool IsRunning { get; private set; } = true;

    /// <summary>The ids of the scenario's named conversations.</summary>
    public IDictionary Conversations
    {
        get
        {
            var ids = new NamedIds();
            foreach (ScenarioConversation named in Platform.World.Named)
            {
                ids[named.Name] = named.ConversationId;
            }

            return ids;
        }
    }

    /// <summary>Ids by name; as text, where only text fits, the names.</summary>
    private sealed class NamedIds() : OrderedDictionary(StringComparer.OrdinalIgnoreCase)
    {
        public override string ToString() => string.Join("; ", Keys.Cast<string>());
    }

    /// <summary>How the simulator behaves where the real platform's behaviour is unknown.</summary>
    public ItemList<SimulatorPolicySetting> Policies =>
        SimulatorPolicies.All.Select(policy => SimulatorPolicySetting.Of(policy, Platform.Policies)).ToArray();

    internal static IReadOnlyList<string> Scenarios { get; } = [DefaultScenario];

    internal SimulatedPlatform Platform { get; }

    /// <summary>Sets a policy; <see cref="Policies"/> lists the names and values.</summary>
    public void SetPolicy(string name, string value) => Platform.Policies.Set(name, value);

    /// <summary>Starts one; its clock runs with the real one, or jumps over every wait.</summary>
    internal static GenesysSimulator Start(string? scenario, IDictionary? policies, bool skipWait = false)
    {
        string wanted = scenario ?? DefaultScenario;
        if (!Scenarios.Contains(wanted, StringComparer.OrdinalIgnoreCase))
        {
            throw Refused($"The simulator has no scenario '{wanted}'.", $"Scenarios: {string.Join(", ", Scenarios)}.", wanted);
        }

        IReadOnlyDictionary<string, string> positions = Positions(policies);
        var platform = new SimulatedPlatform(skipWait ? new JumpingClock(DateTimeOffset.UtcNow) : null);
        if (positions.Count > 0)
        {
            platform.StartWith(positions);
        }

        return new GenesysSimulator(platform, wanted);
    }

    private static IReadOnlyDictionary<string, string> Positions(IDictionary? policies)
    {
        DictionaryEntry[] given = (policies ?? new Hashtable()).Cast<DictionaryEntry>().ToArray();
        var positions = new Dictionary<string, string>();

        // What is named by itself wins over the set, wherever in the table it stands.
        foreach (DictionaryEntry policy in given.OrderByDescending(static policy => NamesSet(policy)))
        {
            try
            {
                if (NamesSet(policy))
                {
                    positions = SimulatorPolicies.Realistic.ToDictionary(static one => one.Key, static one => one.Value);
                }
                else
                {
                    SimulatorPolicy named = SimulatorPolicies.Named($"{policy.Key}");
                    positions[named.Name] = named.Normalize($"{policy.Value}");
                }
            }
            catch (ArgumentException refusal)
            {
                throw Refused(
                    SimulatorRefusal.Words(refusal),
                    "(Start-GenesysSimulator).Policies lists all policies with their values; -Policy Realistic is a set of them.",
                    policy.Key);
            }
        }

        return positions;
    }

    /// <summary>The simulator of a session; null where the session is with a real platform.</summary>
    internal static GenesysSimulator? Of(GenesysSession session) =>
        s_bySession.TryGetValue(session, out GenesysSimulator? simulator) ? simulator : null;

    /// <summary>How a session connects to it: in memory and on the simulator's clock.</summary>
    internal ConnectOptions Connection() => IsRunning
        ? new ConnectOptions
        {
            BaseUri = SimulatedPlatform.BaseUri,
            Grant = new ClientCredentialsGrant(Platform.ClientId, Platform.ClientSecret),
            GrantName = "Simulator",
            Network = new Network(Platform.CreateHandler, Platform.OpenSocketAsync),
            Clock = Platform.Clock,
        }
        : throw new GenesysException(Stopped());

    internal Failure Stopped() => new(
        FailureId.NoSimulator,
        FailureCategory.ConnectionError,
        "The simulator was stopped.",
        "Start another one with Start-GenesysSimulator.")
    { Target = this, EndsCommand = true };

    /// <summary>Remembers that a session is with this simulator, which then lives as long as the session does.</summary>
    internal void Serves(GenesysSession session) => s_bySession.Add(session, this);

    public void Dispose()
    {
        IsRunning = false;
        Platform.Dispose();
    }

    public override string ToString() => $"simulator with the scenario {Scenario}";

    private static bool NamesSet(DictionaryEntry policy) =>
        string.Equals($"{policy.Key}", SimulatorPolicies.RealisticSet, StringComparison.OrdinalIgnoreCase) && policy.Value is true;

    private static GenesysException Refused(string message, string nextStep, object? target) =>
        new(new Failure(FailureId.InvalidValue, FailureCategory.InvalidArgument, message, nextStep)
        {
            Target = target,
            EndsCommand = true,
        });
}
