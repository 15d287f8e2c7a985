using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using GenesysWrapup.Core.Platform.Errors;
using GenesysWrapup.Simulator.Answers;
using GenesysWrapup.Simulator.Policies;

namespace GenesysWrapup.Simulator.Rules;

/// <summary>The WrapupInput of a write, as it was sent.</summary>
internal sealed record WrapupInput
{
    private const string Model = "WrapupInput";

    private static readonly string[] s_members =
        ["code", "name", "notes", "tags", "durationSeconds", "endTime", "provisional", "disableEndTimeUpdates"];

    public string? Code { get; init; }

    public string? Name { get; init; }

    public string? Notes { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    public int? DurationSeconds { get; init; }

    public DateTimeOffset? EndTime { get; init; }

    public bool Provisional { get; init; }

    public bool DisableEndTimeUpdates { get; init; }

    /// <summary>Reads it, or says what is wrong with it. An absent body is an input without members.</summary>
    public static SimulatedAnswer? Read(JsonNode? body, SimulatorPolicies policies, out WrapupInput request)
    {
        request = new WrapupInput();
        if (body is null)
        {
            return null;
        }

        if (body is not JsonObject json)
        {
            return KnownErrors.BadRequest.Answer();
        }

        if (BodyMembers.Unknown(json, Model, s_members, policies) is { } unknown)
        {
            return unknown;
        }

        DateTimeOffset? end = null;
        if ((string?)json["endTime"] is { } text)
        {
            if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset parsed))
            {
                return KnownErrors.InvalidDate.Answer();
            }

            end = parsed;
        }

        request = new WrapupInput
        {
            Code = (string?)json["code"],
            Name = (string?)json["name"],
            Notes = (string?)json["notes"],
            Tags = json["tags"] is JsonArray tags ? tags.Select(static tag => (string)tag!).ToArray() : [],
            DurationSeconds = (int?)json["durationSeconds"],
            EndTime = end,
            Provisional = (bool?)json["provisional"] ?? false,
            DisableEndTimeUpdates = (bool?)json["disableEndTimeUpdates"] ?? false,
        };
        return null;
    }
}
