using System;
using System.Linq;
using System.Text.Json.Nodes;
using GenesysWrapup.Core.Platform.Errors;
using GenesysWrapup.Simulator.Answers;
using GenesysWrapup.Simulator.Policies;

namespace GenesysWrapup.Simulator.Rules;

/// <summary>The MediaParticipantRequest of a PATCH, as it was sent. Each member that is there asks for an action.</summary>
internal sealed record ParticipantChange
{
    private const string Model = "MediaParticipantRequest";

    private static readonly string[] s_members =
        ["wrapup", "state", "recording", "muted", "confined", "held", "wrapupSkipped", "resumeTime"];

    private static readonly string[] s_states =
    [
        "alerting", "dialing", "contacting", "offering", "connected", "disconnected",
        "terminated", "converting", "uploading", "transmitting", "parked", "none",
    ];

    public WrapupInput? Wrapup { get; init; }

    public string? State { get; init; }

    public bool? Recording { get; init; }

    public bool? Muted { get; init; }

    public bool? Confined { get; init; }

    public bool? Held { get; init; }

    public bool? WrapupSkipped { get; init; }

    /// <summary>Reads it, or says what is wrong with it.</summary>
    public static SimulatedAnswer? Read(JsonNode? body, SimulatorPolicies policies, out ParticipantChange change)
    {
        change = new ParticipantChange();
        if (body is not JsonObject json)
        {
            return body is null ? null : KnownErrors.BadRequest.Answer();
        }

        if (BodyMembers.Unknown(json, Model, s_members, policies) is { } unknown)
        {
            return unknown;
        }

        string? state = (string?)json["state"];
        if (state is not null && !s_states.Contains(state, StringComparer.Ordinal))
        {
            return KnownErrors.InvalidValue.Answer(state, "state", string.Join(", ", s_states));
        }

        WrapupInput? wrapup = null;
        if (json["wrapup"] is { } input)
        {
            if (WrapupInput.Read(input, policies, out WrapupInput request) is { } wrong)
            {
                return wrong;
            }

            wrapup = request;
        }

        change = new ParticipantChange
        {
            Wrapup = wrapup,
            State = state,
            Recording = (bool?)json["recording"],
            Muted = (bool?)json["muted"],
            Confined = (bool?)json["confined"],
            Held = (bool?)json["held"],
            WrapupSkipped = (bool?)json["wrapupSkipped"],
        };
        return null;
    }
}
