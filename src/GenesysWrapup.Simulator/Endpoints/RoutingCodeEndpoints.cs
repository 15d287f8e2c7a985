using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Errors;
using GenesysWrapup.Simulator.Access;
using GenesysWrapup.Simulator.Answers;
using GenesysWrapup.Simulator.Policies;
using GenesysWrapup.Simulator.Rules;
using GenesysWrapup.Simulator.State;
using GenesysWrapup.Simulator.Views;

namespace GenesysWrapup.Simulator.Endpoints;

/// <summary>The organization's wrap-up codes: list, division views, create, change and delete.</summary>
internal static class RoutingCodeEndpoints
{
    private const string View = "routing:wrapupCode:view";
    private const string Search = "routing:wrapupCode:search";

    private static readonly string[] s_members =
        ["id", "name", "division", "description", "dateCreated", "dateModified", "createdBy", "modifiedBy", "selfUri"];

    public static void AddTo(EndpointTable table, SimulatedWorld world)
    {
        table.Add(Operations.GetRoutingWrapupcodes, call => List(call, world));
        table.Add(Operations.GetRoutingWrapupcodesDivisionviews, call => Views(call, world));
        table.Add(Operations.GetRoutingWrapupcodesDivisionview, call => Refusal(call, world, Search, out SimulatedWrapupCode code)
            ?? SimulatedAnswer.Ok(RoutingJson.CodeView(code)));
        table.Add(Operations.GetRoutingWrapupcode, call => Refusal(call, world, View, out SimulatedWrapupCode code)
            ?? SimulatedAnswer.Ok(RoutingJson.Code(code)));
        table.Add(Operations.PostRoutingWrapupcodes, call => Create(call, world));
        table.Add(Operations.PutRoutingWrapupcode, call => Change(call, world));
        table.Add(Operations.DeleteRoutingWrapupcode, call => Delete(call, world));
    }

    private static SimulatedAnswer List(SimulatedCall call, SimulatedWorld world)
    {
        if (RoutingFilter.Refusal(call, out RoutingFilter filter) is { } wrong)
        {
            return wrong;
        }

        if (RoutingFilter.Order(call, out bool descending, "ascending", "descending") is { } order)
        {
            return order;
        }

        bool byId = call.Query.First("sortBy") == "id";
        IEnumerable<SimulatedWrapupCode> found = world.Codes.Where(code => !code.Deleted && IsVisible(call, code, View)
            && filter.Takes(code.Id, code.Name, code.Division?.Id ?? SimulatedDivision.AllId));
        return PagedListing.Of(call, RoutingFilter.Sorted(found, code => byId ? code.Id : code.Name, descending), RoutingJson.Code);
    }

    private static SimulatedAnswer Views(SimulatedCall call, SimulatedWorld world)
    {
        if (RoutingFilter.Refusal(call, out RoutingFilter filter) is { } wrong)
        {
            return wrong;
        }

        if (filter.Name is not null && filter.Ids.Count > 0)
        {
            return KnownErrors.NameAndIdSpecified.Answer();
        }

        string state = call.Query.First("includeState") ?? "Active";
        if (state is not ("Active" or "Deleted" or "ActiveAndDeleted"))
        {
            return KnownErrors.InvalidQueryParamValue.Answer(state, "includeState", "Active, Deleted, ActiveAndDeleted");
        }

        IEnumerable<SimulatedWrapupCode> found =
            world.Codes.Where(code => (state == "ActiveAndDeleted" || code.Deleted == (state == "Deleted"))
            && IsVisible(call, code, Search) && filter.Takes(code.Id, code.Name, code.Division?.Id ?? SimulatedDivision.AllId));
        return PagedListing.Of(call, RoutingFilter.Sorted(found, static code => code.Name, false), RoutingJson.CodeView);
    }

    private static SimulatedAnswer Create(SimulatedCall call, SimulatedWorld world)
    {
        if (Read(call, world, "routing:wrapupCode:add", null, out string name, out SimulatedDivision? division) is { } wrong)
        {
            return wrong;
        }

        SimulatedWrapupCode code = world.AddCode(name, division);
        code.Description = (string?)call.Body!["description"];
        return SimulatedAnswer.Ok(RoutingJson.Code(code));
    }

    private static SimulatedAnswer Change(SimulatedCall call, SimulatedWorld world)
    {
        if (Refusal(call, world, "routing:wrapupCode:edit", out SimulatedWrapupCode code) is { } absent)
        {
            return absent;
        }

        if (Read(call, world, "routing:wrapupCode:edit", code, out string name, out SimulatedDivision? division) is { } wrong)
        {
            return wrong;
        }

        code.Name = name;
        code.Division = call.Body!["division"] is null ? code.Division : division;
        code.Description = (string?)call.Body["description"] ?? code.Description;
        code.Modified = world.Now;
        return SimulatedAnswer.Ok(RoutingJson.Code(code));
    }

    private static SimulatedAnswer Delete(SimulatedCall call, SimulatedWorld world)
    {
        if (Refusal(call, world, "routing:wrapupCode:delete", out SimulatedWrapupCode code) is { } absent)
        {
            return absent;
        }

        code.Deleted = true;
        foreach (SimulatedQueue queue in world.Queues)
        {
            queue.CodeIds.Remove(code.Id);
        }

        return new SimulatedAnswer(200);
    }

    /// <summary>Everybody can see a code that belongs to all divisions.</summary>
    private static bool IsVisible(SimulatedCall call, SimulatedWrapupCode code, string permission) =>
        code.Division is null || call.Caller.Holds(permission, code.Division.Id);

    private static SimulatedAnswer? Refusal(SimulatedCall call, SimulatedWorld world, string permission, out SimulatedWrapupCode code)
    {
        code = null!;
        if (!Guid.TryParse(call.PathValues[0], out _))
        {
            return KnownErrors.InvalidId.Answer();
        }

        if (world.FindCode(call.PathValues[0]) is not { } found)
        {
            return KnownErrors.ResourceNotFound.Answer();
        }

        code = found;
        return found.Division is null || call.Caller.Holds(permission, found.Division.Id)
            ? null
            : KnownErrors.MissingDivisionPermissions.Answer();
    }

    private static SimulatedAnswer? Read(
        SimulatedCall call,
        SimulatedWorld world,
        string permission,
        SimulatedWrapupCode? changed,
        out string name,
        out SimulatedDivision? division)
    {
        var body = (JsonObject)call.Body!;
        name = ((string?)body["name"] ?? string.Empty).Trim();
        division = null;
        string wanted = name;
        if (BodyMembers.Unknown(body, "WrapupCodeRequest", s_members, world.Policies) is { } unknown)
        {
            return unknown;
        }

        if (wanted.Length == 0 || wanted.Length > world.Policies.NumberOf(SimulatorPolicies.LongestCodeName))
        {
            return KnownErrors.InvalidName.Answer();
        }

        string? divisionId = (string?)body["division"]?["id"]
            ?? (changed is null ? SimulatedDivision.AllId : changed.Division?.Id ?? SimulatedDivision.AllId);
        if (divisionId != SimulatedDivision.AllId)
        {
            division = SimulatedDivision.All.FirstOrDefault(one => one.Id == divisionId);
            if (division is null)
            {
                return KnownErrors.ReferenceNotFound.Answer();
            }

            if (!call.Caller.Holds(permission, division.Id))
            {
                return KnownErrors.MissingDivisionPermissions.Answer();
            }
        }

        string? place = division?.Id;
        bool anywhere = world.Policies.Is(SimulatorPolicies.CodeNameUnique, "InOrganization");
        return world.Codes.Exists(code => !code.Deleted
            && code != changed
            && (anywhere || code.Division?.Id == place)
            && string.Equals(code.Name, wanted, StringComparison.OrdinalIgnoreCase))
            ? KnownErrors.DuplicateName.Answer()
            : null;
    }
}
