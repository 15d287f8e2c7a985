using System;
using System.Management.Automation;
using GenesysWrapup.Binding;
using GenesysWrapup.Core.Conversations;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Models;
using GenesysWrapup.Pipeline;
using GenesysWrapup.Simulator.Scenarios;
using GenesysWrapup.Simulator.State;
using GenesysWrapup.Simulator.Views;

namespace GenesysWrapup.Commands;

/// <summary>Makes a conversation in a simulator, in the state to try out.</summary>
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

    /// <summary>An after-call mode other than the queue's.</summary>
    [Parameter]
    [ValidateSet(
        nameof(AfterCallMode.Optional), nameof(AfterCallMode.Mandatory), nameof(AfterCallMode.MandatoryTimeout),
        nameof(AfterCallMode.MandatoryForcedTimeout), nameof(AfterCallMode.AgentRequested))]
    public string? AcwMode { get; set; }

    /// <summary>How many agents take part.</summary>
    [Parameter]
    [ValidateRange(1, 100)]
    public int Agents { get; set; } = 1;

    internal override PipelineWork OnRecord()
    {
        GenesysSimulator simulator = Steered;
        string action = $"New {MediaType} conversation, {State}";
        var wanted = new NewConversationOptions
        {
            MediaType = MediaKind.Find(MediaType) ?? MediaKind.Call,
            State = Enum.TryParse(State, ignoreCase: true, out SimulatedState state) ? state : SimulatedState.AwaitingWrapup,
            Queue = Queue,
            AcwMode = AcwMode is null ? null : AfterCallModeSpelling.Parse(AcwMode),
            Agents = Agents,
        };
        return async (pipe, _) =>
        {
            if (await pipe.ShouldProcessAsync(simulator.ToString(), action).ConfigureAwait(false))
            {
                await pipe.WriteAsync(Make(simulator.Platform.World, wanted)).ConfigureAwait(false);
            }
        };
    }

    private static Conversation Make(SimulatedWorld world, NewConversationOptions wanted)
    {
        try
        {
            return Shown(world, world.NewConversation(wanted));
        }
        catch (ArgumentException refusal)
        {
            throw SimulatorRefusal.Of(refusal, wanted.Queue ?? wanted.MediaType.Name);
        }
    }

    /// <summary>As Get-Conversation shows it, but without a request in the simulator's log.</summary>
    private static Conversation Shown(SimulatedWorld world, SimulatedConversation made)
    {
        lock (world.Gate)
        {
            WireConversation wire = ConversationJson.Wire(made, WorkShown.By(world.Policies));
            return ConversationShape.Of(wire, made.Id, world.Now, id => world.FindCode(id)?.Name).Shown;
        }
    }
}
