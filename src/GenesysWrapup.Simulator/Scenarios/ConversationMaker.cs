using System;
using System.Collections.Generic;
using System.Linq;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Simulator.Access;
using GenesysWrapup.Simulator.Policies;
using GenesysWrapup.Simulator.State;

namespace GenesysWrapup.Simulator.Scenarios;

/// <summary>
/// Makes a conversation in a given state by playing it through, a little while ago. Whoever follows its queue or agents is told once, how
/// it
/// stands now.
/// </summary>
internal static class ConversationMaker
{
    private static readonly TimeSpan s_talk = TimeSpan.FromMinutes(3);

    /// <exception cref="ArgumentException">There is no such queue, or the mode and the state contradict each other.</exception>
    public static SimulatedConversation NewConversation(this SimulatedWorld world, NewConversationOptions options)
    {
        lock (world.Gate)
        {
            SimulatedConversation conversation = Play(world, options);
            world.TellChanged(conversation, conversation.Participants.Find(static one => one.Member is not null)!);
            return conversation;
        }
    }

    private static SimulatedConversation Play(SimulatedWorld world, NewConversationOptions options)
    {
        SimulatedQueue queue = QueueOf(world, options.Queue);
        if (options.Agents < 1 || options.Agents > world.Users.Count)
        {
            throw new ArgumentException(
            $"The simulator has {world.Users.Count} users; a conversation can have 1 to {world.Users.Count} agents.", nameof(options));
        }

        AfterCallMode mode = ModeOf(world, queue, options);
        TimeSpan since = options.State switch
        {
            SimulatedState.TimedOut => s_talk + queue.Timeout + TimeSpan.FromMinutes(5),
            SimulatedState.Coded or SimulatedState.EndedUncoded => s_talk + TimeSpan.FromMinutes(30),
            _ => s_talk,
        };
        using SimulatedWorld.Staging past = world.Stage(since);
        SimulatedConversation conversation =
            world.Open(new ConversationOpening(options.MediaType) { Queue = queue, Mode = mode == queue.Mode ? null : mode });
        SimulatedParticipant[] agents = Members(world, queue).Take(options.Agents)
            .Select(user => world.RingAndConnect(conversation, user, queue))
            .ToArray();
        past.Pass(s_talk);
        if (options.State == SimulatedState.Connected)
        {
            return conversation;
        }

        Finish(world, conversation, agents, options.State);
        past.Pass(since - s_talk);
        return conversation;
    }

    private static void Finish(
        SimulatedWorld world,
        SimulatedConversation conversation,
        SimulatedParticipant[] agents,
        SimulatedState state)
    {
        foreach (SimulatedParticipant agent in agents.Where(
            agent => agent.Mode == AfterCallMode.AgentRequested && state != SimulatedState.EndedUncoded))
        {
            world.RequestWork(conversation, agent, agent.Communications[0], true);
        }

        if (conversation.Media == MediaKind.Message)
        {
            Array.ForEach(agents, agent => world.HangUp(conversation, agent));
        }
        else
        {
            world.CustomerHangUp(conversation);
        }

        foreach (SimulatedParticipant agent in agents)
        {
            if (state == SimulatedState.Coded)
            {
                string code = agent.Queue?.CodeIds.FirstOrDefault() ?? world.Codes.Find(static one => !one.Deleted)?.Id
                    ?? throw new ArgumentException("The simulator has no wrap-up codes.");
                world.Wrap(conversation, agent, new SimulatedWrapup(code) { EndTime = world.Now });
            }
            else if (state == SimulatedState.EndedUncoded && agent.WorkIsPending)
            {
                Leave(world, conversation, agent);
            }
        }
    }

    private static void Leave(SimulatedWorld world, SimulatedConversation conversation, SimulatedParticipant agent)
    {
        if (agent.Mode == AfterCallMode.Optional)
        {
            world.LeaveWork(conversation, agent);
        }
        else
        {
            world.Skip(conversation, agent);
        }
    }

    private static AfterCallMode ModeOf(SimulatedWorld world, SimulatedQueue queue, NewConversationOptions options)
    {
        if (options.State == SimulatedState.TimedOut)
        {
            AfterCallMode timed = options.AcwMode ?? (queue.Mode.IsTimed() ? queue.Mode : AfterCallMode.MandatoryTimeout);
            return timed.IsTimed()
                ? timed
                : throw new ArgumentException($"After-call work in the mode {timed.OnQueue()} has no time-out.", nameof(options));
        }

        AfterCallMode mode = options.AcwMode ?? queue.Mode;
        return options.State == SimulatedState.AwaitingWrapup && mode == AfterCallMode.Optional && !world.OptionalWorkBegins
            ? options.AcwMode is null
                ? AfterCallMode.MandatoryTimeout
                : throw new ArgumentException(
                    $"In the mode OPTIONAL no after-call work begins while the policy {SimulatorPolicies.OptionalAfterCallWork.Name} is " +
                    "NotApplicable.",
                    nameof(options))
            : mode;
    }

    private static SimulatedQueue QueueOf(SimulatedWorld world, string? wanted) => wanted is null
        ? world.Queues.FirstOrDefault() ?? throw new ArgumentException("The simulator has no queues.", nameof(wanted))
        : world.FindQueue(wanted) ?? throw new ArgumentException(
            $"The simulator has no queue '{wanted}'. It has: {string.Join(", ", world.Queues.Select(static queue => queue.Name))}.",
                nameof(wanted));

    private static IEnumerable<SimulatedPerson> Members(SimulatedWorld world, SimulatedQueue queue) =>
        queue.Members.Concat(world.Users).Distinct();
}
