using System;
using System.Linq;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Simulator.Access;
using GenesysWrapup.Simulator.Policies;
using GenesysWrapup.TestSupport;
using Xunit;

namespace GenesysWrapup.Simulator.Tests.Access;

public sealed class Permissions_scopes_and_divisions_are_enforced : IDisposable
{
    private readonly SimulatedPlatform _platform = new(new AutoClock());
    private readonly SimulatedPerson _admin = new("22222222-2222-4222-8222-222222222222", "Alan Admin", "alan@example.com", [new RoleGrant(
        SimulatedRole.Administrator, SimulatedDivision.AllId)]);

    [Fact]
    public async Task Roles_count_for_client_credentials_and_scopes_do_not()
    {
        _platform.Policies.Set(SimulatorPolicies.ScopeEnforcement, "On");
        using Caller full = await Caller.SignedInAsync(_platform);
        using Caller none = await Caller.SignedInAsync(_platform, _platform.Access.NoRoles);
        Assert.Equal(200, (int)(await full.GetAsync("/api/v2/oauth/clients")).StatusCode);
        using HttpResponseMessage refused = await none.GetAsync("/api/v2/oauth/clients");
        Assert.Equal("missing.any.permissions", (await Caller.BodyOf(refused))["code"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("Off", 200)]
    [InlineData("On", 403)]
    public async Task Scopes_count_for_users_where_the_organization_enforces_them(string position, int status)
    {
        _platform.Policies.Set(SimulatorPolicies.ScopeEnforcement, position);
        using Caller caller = Caller.As(_platform, _platform.Access.NarrowDesktop, _admin);
        using HttpResponseMessage answer = await caller.GetAsync("/api/v2/oauth/scopes");
        Assert.Equal(status, (int)answer.StatusCode);
        if (status == 403)
        {
            JsonNode body = await Caller.BodyOf(answer);
            Assert.Equal("app.not.authorized.for.scope", body["code"]!.GetValue<string>());
            Assert.Equal("App not authorized to use scope oauth", body["message"]!.GetValue<string>());
        }
    }

    [Theory]
    [InlineData("Refuse")]
    [InlineData("Accept")]
    public async Task Without_a_user_there_is_no_users_me_whatever_the_policy(string position)
    {
        _platform.Policies.Set(SimulatorPolicies.DeclaredUserOnly, position);
        using Caller caller = await Caller.SignedInAsync(_platform);
        using HttpResponseMessage answer = await caller.GetAsync("/api/v2/users/me");
        Assert.Equal("not.a.user", (await Caller.BodyOf(answer))["code"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_client_reads_its_grants_as_policies_with_divisions()
    {
        using Caller caller = await Caller.SignedInAsync(_platform, _platform.Access.OtherDivision);
        JsonNode subject = await caller.ReadAsync("/api/v2/authorization/subjects/me");
        JsonNode grant = Assert.Single(subject["grants"]!.AsArray())!;
        Assert.Equal(SimulatedDivision.Partners.Id, grant["division"]!["id"]!.GetValue<string>());
        Assert.Contains(grant["role"]!["policies"]!.AsArray(), policy =>
            policy!["domain"]!.GetValue<string>() == "conversation"
            && policy["entityName"]!.GetValue<string>() == "participant"
            && policy["actions"]!.AsArray().Any(action => action!.GetValue<string>() == "wrapup"));

        JsonNode divisions =
            await caller.ReadAsync("/api/v2/authorization/divisionspermitted/paged/me?permission=conversation:participant:wrapup");
        Assert.Equal(
            [SimulatedDivision.Partners.Id], divisions["entities"]!.AsArray().Select(division => division!["id"]!.GetValue<string>()));
        Assert.False(divisions["allDivsPermitted"]!.GetValue<bool>());
    }

    [Fact]
    public async Task Full_rights_hold_in_every_division()
    {
        using Caller caller = await Caller.SignedInAsync(_platform);
        JsonNode divisions =
            await caller.ReadAsync("/api/v2/authorization/divisionspermitted/paged/me?permission=conversation:participant:wrapup");
        Assert.True(divisions["allDivsPermitted"]!.GetValue<bool>());
        Assert.Equal(SimulatedDivision.All.Count, divisions["total"]!.GetValue<int>());
        JsonNode list = await caller.ReadAsync("/api/v2/authorization/divisionspermitted/me?permission=conversation:participant:wrapup");
        Assert.Equal(SimulatedDivision.All.Count, list.AsArray().Count);
    }

    [Fact]
    public async Task A_user_reads_their_own_authorization_and_token()
    {
        using Caller caller = Caller.As(_platform, _platform.Access.Desktop, _admin);
        JsonNode me = await caller.ReadAsync("/api/v2/users/me?expand=authorization&expand=token");
        Assert.Contains("conversation:participant:wrapup", me["authorization"]!["permissions"]!.AsArray()
            .Select(permission => permission!.GetValue<string>()));
        Assert.Equal(_platform.Access.Desktop.Id, me["token"]!["OAuthClient"]!["id"]!.GetValue<string>());
    }

    [Fact]
    public async Task Clients_are_listed_without_their_secrets()
    {
        using Caller caller = await Caller.SignedInAsync(_platform);
        JsonNode clients = await caller.ReadAsync("/api/v2/oauth/clients");
        Assert.Equal(6, clients["entities"]!.AsArray().Count);
        Assert.All(_platform.Access.Clients, client => Assert.DoesNotContain(client.Secret, clients.ToJsonString()));
    }

    [Fact]
    public async Task The_scopes_and_permissions_that_exist_can_be_read()
    {
        using Caller caller = await Caller.SignedInAsync(_platform);
        JsonNode scopes = await caller.ReadAsync("/api/v2/oauth/scopes");
        Assert.Equal(OAuthScopes.All.Count, scopes["entities"]!.AsArray().Count);
        JsonNode domains = await caller.ReadAsync("/api/v2/authorization/permissions?pageSize=100");
        Assert.Contains("routing", domains["entities"]!.AsArray().Select(domain => domain!["domain"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Pages_name_their_neighbours_and_end()
    {
        using Caller caller = await Caller.SignedInAsync(_platform);
        string? next = "/api/v2/oauth/clients?pageSize=4";
        int seen = 0;
        int pages = 0;
        while (next is not null)
        {
            JsonNode page = await caller.ReadAsync(next);
            seen += page["entities"]!.AsArray().Count;
            pages++;
            Assert.Equal(6, page["total"]!.GetValue<int>());
            next = page["nextUri"]?.GetValue<string>();
        }

        Assert.Equal((6, 2), (seen, pages));
    }

    [Fact]
    public async Task The_limits_of_a_namespace_can_be_read()
    {
        using Caller caller = await Caller.SignedInAsync(_platform);
        _platform.Policies.Set(SimulatorPolicies.RequestsPerMinute, 120);
        JsonNode limits = await caller.ReadAsync("/api/v2/organizations/limits/namespaces/platform.api");
        JsonNode defaults = await caller.ReadAsync("/api/v2/organizations/limits/namespaces/platform.api/defaults");
        Assert.Equal((120, 300), (TokenRate(limits), TokenRate(defaults)));

        static int TokenRate(JsonNode limits) => limits["entities"]!.AsArray()
            .Single(limit => limit!["key"]!.GetValue<string>() == "client.credentials.token.rate.per.minute")!["value"]!.GetValue<int>();
    }

    public void Dispose() => _platform.Dispose();
}
