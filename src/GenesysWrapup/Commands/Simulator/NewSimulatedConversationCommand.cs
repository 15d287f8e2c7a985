using System;
using System.Management.Automation;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Binding;
using GenesysWrapup.Core.Conversations;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Models;
using GenesysWrapup.Pipeline;
using GenesysWrapup.Simulator.Scenarios;
using GenesysWrapup.Simulator.State;
using GenesysWrapup.Simulator.Views;

namespace GenesysWrapup.Commands;

/// <summary>Makes a conversation in a simulator, in the state that is to be tried.</summary>
[Cmdlet(VerbsCommon.New, "SimulatedConversation", SupportsShouldProcess = true)]
[OutputType(typeof(Conversation))]
public sealed class NewSimulatedConversationCommand : SimulatorCommand
{
    [Parameter(Position = 0)]
    [ValidateSet("call", "callback", "email", "message", "social", "video")]
    public string MediaType { get; set; } = "call";

    [Parameter(Position = 1)]
    [ValidateSet(
        nameof(SimulatedState.Connected), nameof(SimulatedState.AwaitingWrapup), nameof(SimulatedState.Coded),
        nameof(SimulatedState.TimedOut), nameof(SimulatedState.EndedUncoded))]
    public string State { get; set; } = nameof(SimulatedState.AwaitingWrapup);

    /// <summary>A queue of the simulator, by name or id.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(QueueCompleter))]
    public string? Queue { get; set; }

    /// <summary>Another after-call mode than the queue's.</summary>
    [Parameter]
    [ValidateSet(
        nameof(AfterCallMode.Optional), nameof(AfterCallMode.Mandatory), nameof(AfterCallMode.MandatoryTimeout),
        nameof(AfterCallMode.MandatoryForcedTimeout), nameof(AfterCallMode.AgentRequested))]
    public string? AcwMode { get; set; }

    /// <summary>How many agents take part.</summary>
    [Parameter]
    [ValidateRange(1, 100)]
    public int Agents { get; set; } = 1;

    internal override async Task ProcessAsync(IPipelineWriter pipe, CancellationToken stop)
    {
        GenesysSimulator simulator = Steered;
        if (await pipe.ShouldProcessAsync(simulator.ToString(), $"New {MediaType} conversation, {State}").ConfigureAwait(false))
        {
            await pipe.WriteAsync(Make(simulator.Platform.World)).ConfigureAwait(false);
        }
    }

    private Conversation Make(SimulatedWorld world)
    {
        try
        {
            SimulatedConversation made = world.NewConversation(new NewConversationOptions
            {
                MediaType = MediaKind.Find(MediaType) ?? MediaKind.Call,
                State = Enum.TryParse(State, ignoreCase: true, out SimulatedState state) ? state : SimulatedState.AwaitingWrapup,
                Queue = Queue,
                AcwMode = AcwMode is null ? null : AfterCallModeSpelling.Parse(AcwMode),
                Agents = Agents,
            });
            return Shown(world, made);
        }
        catch (ArgumentException refusal)
        {
            throw SimulatorRefusal.Of(refusal, Queue ?? MediaType);
        }
    }

    /// <summary>As Get-Conversation shows it, without a request that would stand in the simulator's log.</summary>
    private static Conversation Shown(SimulatedWorld world, SimulatedConversation made)
    {
        lock (world.Gate)
        {
            WireConversation wire = ConversationJson.Of(made).Deserialize(PlatformJson.Default.WireConversation)!;
            return ConversationShape.Of(wire, made.Id, world.Now, id => world.FindCode(id)?.Name).Shown;
        }
    }
}
