using System;
using System.Collections.Generic;
using System.Linq;
using GenesysWrapup.Simulator.Access;
using GenesysWrapup.Simulator.Policies;

namespace GenesysWrapup.Simulator.State;

/// <summary>
/// The organization: divisions, users, queues, codes and conversations. One lock guards it all. What lies ahead (writes that
/// are not visible yet, time-outs) happens when somebody looks, by the clock; there are no timers.
/// </summary>
internal sealed partial class SimulatedWorld : IDisposable
{
    private readonly TimeProvider _clock;
    private readonly Dictionary<string, SimulatedConversation> _conversations = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<SimulatedConversation> _waiting = [];
    private IWorldListener? _listener;
    private DateTimeOffset? _staged;
    private DateTimeOffset? _due;

    public SimulatedWorld(TimeProvider clock, SimulatorPolicies policies)
    {
        _clock = clock;
        Policies = policies;
    }

    /// <summary>Held while anything here is read or changed.</summary>
    public object Gate { get; } = new();

    public SimulatorPolicies Policies { get; }

    public DeterministicIds Ids { get; } = new();

    /// <summary>Hears what happens, except while the past is being staged; nobody does unless set.</summary>
    public IWorldListener? Listener
    {
        get => _staged is null ? _listener : null;
        set => _listener = value;
    }

    public List<SimulatedPerson> Users { get; } = [];

    public List<SimulatedQueue> Queues { get; } = [];

    /// <summary>All codes, the deleted ones too.</summary>
    public List<SimulatedWrapupCode> Codes { get; } = [];

    public OutboundCodeMapping OutboundMapping { get; } = new();

    public ConversationSettings Settings { get; } = new();

    /// <summary>The asynchronous queries that were submitted, by id.</summary>
    public Dictionary<string, AnalyticsJob> Jobs { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The conversations that the scenario named.</summary>
    public List<ScenarioConversation> Named { get; } = [];

    /// <summary>The time. While something happens late, because nobody had looked, it is the time at which that was due.</summary>
    public DateTimeOffset Now => _due ?? _staged ?? _clock.GetUtcNow();

    /// <summary>When the next thing falls due, or null where nothing lies ahead.</summary>
    public DateTimeOffset? NextDue
    {
        get
        {
            lock (Gate)
            {
                return _waiting.Select(static conversation => conversation.NextDue).Min();
            }
        }
    }

    public IReadOnlyCollection<SimulatedConversation> Conversations => _conversations.Values;

    /// <summary>A conversation as it is now, or null where there is none (any more).</summary>
    public SimulatedConversation? Find(string conversationId)
    {
        lock (Gate)
        {
            SimulatedConversation? conversation = FindRecorded(conversationId);
            return conversation?.End + Policies.DurationOf(SimulatorPolicies.ConversationRetention) < Now ? null : conversation;
        }
    }

    /// <summary>Like <see cref="Find"/>, however long ago it ended: analytics keeps what can no longer be read live.</summary>
    public SimulatedConversation? FindRecorded(string conversationId)
    {
        lock (Gate)
        {
            if (_conversations.TryGetValue(conversationId, out SimulatedConversation? conversation))
            {
                Settle(conversation);
            }

            return conversation;
        }
    }

    public SimulatedConversation Conversation(string conversationId) =>
        Find(conversationId)
            ?? throw new ArgumentException($"The simulator has no conversation '{conversationId}'.", nameof(conversationId));

    /// <summary>The id of a conversation that the scenario named.</summary>
    public string IdOf(string scenarioName) =>
        Named.FirstOrDefault(entry => string.Equals(entry.Name, scenarioName, StringComparison.OrdinalIgnoreCase))?.ConversationId
        ?? throw new ArgumentException(
            $"The scenario has no conversation '{scenarioName}'. It has: {string.Join(", ", Named.Select(static entry => entry.Name))}.",
            nameof(scenarioName));

    /// <summary>Carries out everything that has fallen due: after a step of the clock, or before somebody waits for events.</summary>
    public void Settle()
    {
        lock (Gate)
        {
            foreach (SimulatedConversation conversation in _waiting.ToArray())
            {
                Settle(conversation);
            }
        }
    }

    public SimulatedPerson AddUser(string name, params RoleGrant[] grants)
    {
        string email = name.ToLowerInvariant().Replace(' ', '.') + "@example.com";
        var user = new SimulatedPerson(Ids.Of("user/" + name), name, email, grants);
        Users.Add(user);
        return user;
    }

    public SimulatedQueue AddQueue(string name, AfterCallMode mode, SimulatedDivision? division = null, TimeSpan? timeout = null)
    {
        var queue = new SimulatedQueue(Ids.Of("queue/" + name), name, division ?? SimulatedDivision.Home) { Mode = mode };
        queue.Timeout = timeout ?? queue.Timeout;
        Queues.Add(queue);
        return queue;
    }

    /// <summary>Adds a code; without a division, it belongs to all of them.</summary>
    public SimulatedWrapupCode AddCode(string name, SimulatedDivision? division, params SimulatedQueue[] queues)
    {
        // A code that was deleted and made again is a different one, with a new id.
        string kind = $"code/{division?.Name ?? "*"}/{name}";
        string id = Ids.Of(kind);
        while (Codes.Exists(other => other.Id == id))
        {
            id = Ids.Next(kind);
        }

        var code = new SimulatedWrapupCode(id, name, division, Now);
        Codes.Add(code);
        foreach (SimulatedQueue queue in queues)
        {
            queue.CodeIds.Add(code.Id);
        }

        return code;
    }

    /// <summary>A code that exists and is not deleted.</summary>
    public SimulatedWrapupCode? FindCode(string codeId) =>
        Codes.Find(code => !code.Deleted && string.Equals(code.Id, codeId, StringComparison.OrdinalIgnoreCase));

    /// <summary>A queue by its id or its name.</summary>
    public SimulatedQueue? FindQueue(string idOrName) => Queues.Find(queue =>
        string.Equals(queue.Id, idOrName, StringComparison.OrdinalIgnoreCase)
            || string.Equals(queue.Name, idOrName, StringComparison.OrdinalIgnoreCase));

    public SimulatedPerson? FindUser(string idOrName) => Users.Find(user =>
        string.Equals(user.Id, idOrName, StringComparison.OrdinalIgnoreCase)
            || string.Equals(user.Name, idOrName, StringComparison.OrdinalIgnoreCase));

    /// <summary>Forgets everything, for another scenario.</summary>
    public void Clear()
    {
        lock (Gate)
        {
            _conversations.Clear();
            _waiting.Clear();
            Named.Clear();
            Jobs.Clear();
            Codes.Clear();
            Queues.Clear();
            Users.Clear();
            OutboundMapping.Clear();
            Settings.Clear();
            Ids.StartOver();
        }
    }

    /// <summary>Until disposed of, everything in the world happens at an earlier time, and the listener does not hear of it.</summary>
    public Staging Stage(TimeSpan ago) => new(this, ago);

    public void Dispose() => Ids.Dispose();

    private void Settle(SimulatedConversation conversation)
    {
        conversation.Settle(Now);
        if (!conversation.HasAhead)
        {
            _waiting.Remove(conversation);
        }
    }

    /// <summary>Plans an effect, or carries it out at once where it is already due.</summary>
    private void Plan(SimulatedConversation conversation, DateTimeOffset due, string? writeFor, Action<DateTimeOffset> effect)
    {
        if (due <= Now && !conversation.HasAhead)
        {
            effect(due);
            return;
        }

        conversation.Plan(due, writeFor, at =>
        {
            DateTimeOffset? outer = _due;
            _due = at;
            try
            {
                effect(at);
            }
            finally
            {
                _due = outer;
            }
        });
        _waiting.Add(conversation);
        if (due <= Now)
        {
            Settle(conversation);
        }
    }

    /// <summary>A time in the past at which the world is staged; it can be moved ahead, and what falls due on the way happens.</summary>
    internal sealed class Staging : IDisposable
    {
        private readonly SimulatedWorld _world;

        public Staging(SimulatedWorld world, TimeSpan ago)
        {
            _world = world;
            world._staged = world._clock.GetUtcNow() - ago;
        }

        public void Pass(TimeSpan by)
        {
            _world._staged += by;
            _world.Settle();
        }

        public void Dispose()
        {
            _world._staged = null;
        }
    }
}
