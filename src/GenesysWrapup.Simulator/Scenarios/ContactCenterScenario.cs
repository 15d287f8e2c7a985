using System;
using System.Collections.Generic;
using System.Linq;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Simulator.Access;
using GenesysWrapup.Simulator.State;

namespace GenesysWrapup.Simulator.Scenarios;

/// <summary>
/// The scenario contact-center: a queue for each of the five after-call modes, one in another division, codes, people, and a named
/// conversation for every situation that people ask about. Ids are derived from names, so they are the same each time.
/// </summary>
internal sealed partial class ContactCenterScenario
{
    public const string Name = "contact-center";

    private readonly SimulatedWorld _world;
    private readonly SimulatedPerson _anna;
    private readonly SimulatedPerson _ben;
    private readonly SimulatedPerson _carla;
    private readonly SimulatedPerson _sven;
    private readonly SimulatedQueue _support;
    private readonly SimulatedQueue _sales;
    private readonly SimulatedQueue _service;
    private readonly SimulatedQueue _billing;
    private readonly SimulatedQueue _backOffice;
    private readonly SimulatedQueue _partners;
    private readonly SimulatedWrapupCode _resolved;
    private readonly SimulatedWrapupCode _followUp;

    private ContactCenterScenario(SimulatedWorld world)
    {
        _world = world;
        _anna = Agent("Anna Adler");
        _ben = Agent("Ben Brandt");
        _carla = Agent("Carla Costa");
        _sven = world.AddUser("Sven Supervisor", new RoleGrant(SimulatedRole.Administrator, SimulatedDivision.AllId));
        _support = Queue("Support", AfterCallMode.MandatoryTimeout);
        _sales = Queue("Sales", AfterCallMode.Mandatory);
        _service = Queue("Service", AfterCallMode.Optional);
        _billing = Queue("Billing", AfterCallMode.MandatoryForcedTimeout);
        _backOffice = Queue("Back office", AfterCallMode.AgentRequested);
        _partners = world.AddQueue("Partner desk", AfterCallMode.MandatoryTimeout, SimulatedDivision.Partners, TimeSpan.FromMinutes(30));
        _partners.Members.Add(_carla);
        _resolved = Everywhere("Resolved");
        _followUp = Everywhere("Sales follow-up");
        AddCodes();
    }

    public static void Load(SimulatedWorld world, AccessDirectory access)
    {
        lock (world.Gate)
        {
            world.Clear();
            var scenario = new ContactCenterScenario(world);
            scenario.AddConversations();
            foreach (SimulatedPerson user in world.Users)
            {
                access.Add(user);
            }
        }
    }

    private SimulatedPerson Agent(string name) => _world.AddUser(name, new RoleGrant(SimulatedRole.Agent, SimulatedDivision.Home.Id));

    private SimulatedQueue Queue(string name, AfterCallMode mode)
    {
        SimulatedQueue queue = _world.AddQueue(name, mode, SimulatedDivision.Home, TimeSpan.FromMinutes(30));
        queue.Members.AddRange([_anna, _ben, _carla]);
        return queue;
    }

    private SimulatedWrapupCode Everywhere(string name) =>
        _world.AddCode(name, SimulatedDivision.Home, _support, _sales, _service, _billing, _backOffice);

    private void AddCodes()
    {
        Everywhere("Callback requested");
        Everywhere("Wrong number");
        Everywhere("Complaint");
        string[] supportCodes =
            ["Technical issue", "Password reset", "How-to question", "Escalated to tier 2", "Known outage", "Hardware replacement"];
        foreach (string name in supportCodes)
        {
            _world.AddCode(name, SimulatedDivision.Home, _support, _service);
        }

        string[] salesCodes =
            ["Sale closed", "Sale lost", "Quote sent", "Not interested", "Decision maker absent", "Upsell", "Demo booked"];
        foreach (string name in salesCodes)
        {
            _world.AddCode(name, SimulatedDivision.Home, _sales);
        }

        foreach (string name in new[] { "Invoice question", "Payment taken", "Refund", "Payment plan", "Dispute", "Address change" })
        {
            _world.AddCode(name, SimulatedDivision.Home, _billing, _backOffice);
        }

        foreach (string name in new[] { "Case updated", "Documents requested" })
        {
            _world.AddCode(name, SimulatedDivision.Home, _backOffice);
        }

        _world.AddCode("Complaint", SimulatedDivision.Partners, _partners);
        foreach (string name in new[] { "Partner lead", "Partner onboarding", "Contract renewal", "Commission question" })
        {
            _world.AddCode(name, SimulatedDivision.Partners, _partners);
        }

        _world.AddCode("Test call", null, [.. _world.Queues]);
        _world.AddCode("Abandoned by caller", null, [.. _world.Queues]);
        _world.AddCode("Retired reason", SimulatedDivision.Home).Deleted = true;
        _world.OutboundMapping.Change([], _world.Codes.Where(code => code == _followUp || code == _resolved)
            .ToDictionary(static code => code.Id, static _ =>
                (IReadOnlyList<string>)[OutboundCodeMapping.RightPartyContact, "BUSINESS_SUCCESS"]), _world.Now);
    }

    private SimulatedConversation Begin(string name, string description, ConversationOpening opening)
    {
        SimulatedConversation conversation = _world.Open(opening with { Id = _world.Ids.Of("conversation/" + name) });
        _world.Named.Add(new ScenarioConversation(name, conversation.Id, description));
        return conversation;
    }

    private SimulatedConversation Call(string name, string description, SimulatedQueue queue) =>
        Begin(name, description, new ConversationOpening(MediaKind.Call) { Queue = queue });

    private void Code(SimulatedConversation conversation, SimulatedParticipant agent, SimulatedWrapupCode code, string notes = "") =>
        _world.Wrap(conversation, agent, new SimulatedWrapup(code.Id)
        {
            Notes = notes,
            DurationSeconds = agent.WorkStart is null ? 0 : (int)(_world.Now - agent.WorkStart.Value).TotalSeconds,
            EndTime = _world.Now,
        });
}
