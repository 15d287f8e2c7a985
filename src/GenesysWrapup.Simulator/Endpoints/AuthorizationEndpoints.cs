using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Errors;
using GenesysWrapup.Simulator.Access;
using GenesysWrapup.Simulator.Answers;
using GenesysWrapup.Simulator.Views;

namespace GenesysWrapup.Simulator.Endpoints;

/// <summary>Roles, permissions and divisions, as the caller may see them.</summary>
internal static class AuthorizationEndpoints
{
    private static readonly string[] s_permissions = Operations.All
        .SelectMany(static operation => operation.Permit.Permissions)
        .Distinct()
        .OrderBy(static permission => permission, StringComparer.Ordinal)
        .ToArray();

    public static void AddTo(EndpointTable table, AccessDirectory access)
    {
        table.Add(Operations.GetAuthorizationSubjectsMe, static call => SimulatedAnswer.Ok(Subject(call.Caller)));
        table.Add(Operations.GetAuthorizationDivisions, call => PagedListing.Of(call, Wanted(call, SimulatedDivision.All), Describe));
        table.Add(Operations.GetAuthorizationPermissions, static call =>
            PagedListing.Of(call, [.. s_permissions.GroupBy(DomainOf)], DescribeDomain));
        table.Add(
            Operations.GetAuthorizationDivisionspermittedMe, call => Permitted(call, call.Caller.Token, out SimulatedDivision[] divisions)
            ?? SimulatedAnswer.Ok(new JsonArray([.. divisions.Select(Describe)])));
        table.Add(Operations.GetAuthorizationDivisionspermittedPagedMe, call => PermittedPage(call, call.Caller.Token.Grants));
        table.Add(Operations.GetAuthorizationDivisionspermittedPagedSubjectId, call => GrantsOf(call.PathValues[0], access) is { } grants
            ? PermittedPage(call, grants)
            : KnownErrors.NotFound.Answer());
    }

    private static string DomainOf(string permission) => permission.Substring(0, permission.IndexOf(':'));

    private static IReadOnlyList<RoleGrant>? GrantsOf(string subjectId, AccessDirectory access) =>
        access.Person(subjectId)?.Grants ?? access.Client(subjectId)?.Grants;

    private static SimulatedDivision[] Wanted(SimulatedCall call, IReadOnlyList<SimulatedDivision> divisions)
    {
        string[] ids = [.. call.Query["id"].SelectMany(static id => id.Split(','))];
        string? name = call.Query.First("name");
        return divisions
            .Where(division => ids.Length == 0 || ids.Contains(division.Id))
            .Where(division => name is null || division.Name.StartsWith(name.TrimEnd('*'), StringComparison.OrdinalIgnoreCase))
            .ToArray();
    }

    private static SimulatedAnswer PermittedPage(SimulatedCall call, IReadOnlyList<RoleGrant> grants)
    {
        if (call.Query.First("permission") is not { Length: > 0 } permission)
        {
            return KnownErrors.MissingPermissionParam.Answer();
        }

        SimulatedDivision[] divisions =
            [.. SimulatedDivision.All.Where(division => grants.Any(grant => grant.Allows(permission, division.Id)))];
        SimulatedAnswer page = PagedListing.Of(call, divisions, Describe);
        if (page.Body is JsonObject body)
        {
            body["allDivsPermitted"] = grants.Any(grant => grant.DivisionId == SimulatedDivision.AllId && grant.Role.Allows(permission));
        }

        return page;
    }

    private static SimulatedAnswer? Permitted(SimulatedCall call, SimulatedToken token, out SimulatedDivision[] divisions)
    {
        divisions = [];
        if (call.Query.First("permission") is not { Length: > 0 } permission)
        {
            return KnownErrors.MissingPermissionParam.Answer();
        }

        divisions =
            [.. Wanted(call, SimulatedDivision.All).Where(division => token.Grants.Any(grant => grant.Allows(permission, division.Id)))];
        return null;
    }

    private static JsonObject Subject(SimulatedCaller caller)
    {
        SimulatedToken token = caller.Token;
        string id = token.User?.Id ?? token.Client.Id;
        return new JsonObject
        {
            ["id"] = id,
            ["name"] = token.User?.Name ?? token.Client.Name,
            ["grants"] = new JsonArray([.. token.Grants.Select(grant => Describe(grant, id))]),
            ["version"] = 1,
            ["selfUri"] = "/api/v2/authorization/subjects/" + id,
        };
    }

    private static JsonObject Describe(RoleGrant grant, string subjectId) => new()
    {
        ["subjectId"] = subjectId,
        ["division"] = SimulatedDivision.All.FirstOrDefault(division => division.Id == grant.DivisionId) is { } division
            ? Describe(division)
            : new JsonObject { ["id"] = SimulatedDivision.AllId, ["name"] = SimulatedDivision.AllId, ["homeDivision"] = false },
        ["role"] = new JsonObject
        {
            ["id"] = grant.Role.Id,
            ["name"] = grant.Role.Name,
            ["policies"] = new JsonArray([.. grant.Role.Policies.Select(static policy => new JsonObject
            {
                ["actions"] = PlatformJsonNodes.Texts(policy.Actions),
                ["domain"] = policy.Domain,
                ["entityName"] = policy.EntityName,
            })]),
            ["default"] = false,
            ["selfUri"] = "/api/v2/authorization/roles/" + grant.Role.Id,
        },
    };

    private static JsonObject Describe(SimulatedDivision division) => new()
    {
        ["id"] = division.Id,
        ["name"] = division.Name,
        ["homeDivision"] = division.IsHome,
        ["selfUri"] = "/api/v2/authorization/divisions/" + division.Id,
    };

    private static JsonObject DescribeDomain(IGrouping<string, string> domain)
    {
        var entities = new JsonObject();
        foreach (IGrouping<string, string[]> entity in domain.Select(static permission => permission.Split(':'))
            .GroupBy(static parts => parts[1]))
        {
            entities[entity.Key] = new JsonArray([.. entity.Select(static parts => new JsonObject
            {
                ["domain"] = parts[0],
                ["entityType"] = parts[1],
                ["action"] = parts[2],
                ["label"] = string.Join(" > ", parts),
                ["allowsConditions"] = false,
                ["divisionAware"] = parts[0] is "conversation" or "routing" or "analytics",
            })]);
        }

        return new JsonObject { ["id"] = domain.Key, ["name"] = domain.Key, ["domain"] = domain.Key, ["permissionMap"] = entities };
    }
}
