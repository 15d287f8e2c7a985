using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Errors;
using GenesysWrapup.Simulator.Answers;
using GenesysWrapup.Simulator.Rules;
using GenesysWrapup.Simulator.State;
using GenesysWrapup.Simulator.Views;

namespace GenesysWrapup.Simulator.Endpoints;

/// <summary>What each code means to campaigns. A change names the version that it is based on.</summary>
internal static class OutboundMappingEndpoints
{
    private static readonly string[] s_categories = ["BUSINESS_SUCCESS", "BUSINESS_FAILURE", "BUSINESS_NEUTRAL"];

    private static readonly string[] s_members =
        ["id", "name", "dateCreated", "dateModified", "version", "defaultSet", "mapping", "selfUri"];

    public static void AddTo(EndpointTable table, SimulatedWorld world)
    {
        table.Add(Operations.GetOutboundWrapupcodemappings, _ => SimulatedAnswer.Ok(Describe(world)));
        table.Add(Operations.PutOutboundWrapupcodemappings, call => Change((JsonObject)call.Body!, world));
    }

    private static JsonObject Describe(SimulatedWorld world) => WireJson.Of(
        ("id", world.Ids.Of("outbound/wrapupcodemappings")),
        ("dateModified", WireJson.Time(world.OutboundMapping.Modified)),
        ("version", world.OutboundMapping.Version),
        ("defaultSet", WireJson.List(world.OutboundMapping.DefaultSet)),
        ("mapping", WireJson.Of(
            world.OutboundMapping.Mapping.Select(static entry => (entry.Key, (JsonNode?)WireJson.List(entry.Value))).ToArray())),
        ("selfUri", "/api/v2/outbound/wrapupcodemappings"));

    private static SimulatedAnswer Change(JsonObject body, SimulatedWorld world)
    {
        if (BodyMembers.Unknown(body, "WrapUpCodeMapping", s_members, world.Policies) is { } unknown)
        {
            return unknown;
        }

        if ((int?)body["version"] != world.OutboundMapping.Version)
        {
            return KnownErrors.InvalidUpdateWrongVersion.Answer();
        }

        string[] defaults = Flags(body["defaultSet"]);
        Dictionary<string, IReadOnlyList<string>> mapping = body["mapping"] is JsonObject entries
            ? entries.ToDictionary(static entry => entry.Key, static entry => (IReadOnlyList<string>)Flags(entry.Value))
            : [];
        foreach (IReadOnlyList<string> flags in mapping.Values.Append(defaults))
        {
            if (flags.Any(static flag => !OutboundCodeMapping.Flags.Contains(flag)))
            {
                return KnownErrors.InvalidUpdate.Answer();
            }

            int categories = flags.Count(flag => s_categories.Contains(flag, StringComparer.Ordinal));
            if (categories > 1)
            {
                return KnownErrors.BusinessCategoriesMutuallyExclusive.Answer();
            }

            if (categories == 1 && !flags.Contains(OutboundCodeMapping.RightPartyContact))
            {
                return KnownErrors.BusinessCategoriesRpcRequired.Answer();
            }
        }

        world.OutboundMapping.Change(defaults, mapping, world.Now);
        return SimulatedAnswer.Ok(Describe(world));
    }

    private static string[] Flags(JsonNode? list) => list is JsonArray flags ? flags.Select(static flag => (string)flag!).ToArray() : [];
}
