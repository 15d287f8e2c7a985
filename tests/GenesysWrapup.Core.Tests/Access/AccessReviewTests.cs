using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Access;
using GenesysWrapup.Core.Findings;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Errors;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Core.Tests.Lint;
using GenesysWrapup.Core.Transport;
using GenesysWrapup.TestSupport;
using Xunit;

namespace GenesysWrapup.Core.Tests.Access;

public sealed class AccessReviewTests
{
    private const string Token = """{"OAuthClient":{"authorizedGrantType":"CODE"},"authorizedScope":["user-basic-info"]}""";

    private static readonly NeededOperation s_write = new(Operations.PatchConversationParticipant, "Set-ParticipantWrapup", null);

    [Fact]
    public async Task A_granted_permission_passes_with_the_divisions_it_is_granted_in()
    {
        IReadOnlyList<AccessFinding> found = await ReviewAsync(
            hasUser: false, Subject("conversation", "participant", "wrapup", "d-home"), Token);
        Assert.Equal(FindingStatus.Pass, One(found, "Permission").Status);
        Assert.Equal((FindingStatus.Unknown, "Home"), (One(found, "Division").Status, One(found, "Division").Granted));
        Assert.Equal(FindingStatus.Pass, One(found, "Scope").Status);
        Assert.Contains("do not count", One(found, "Scope").Message);
    }

    [Fact]
    public async Task Another_permission_of_an_any_list_is_named_and_warned_about()
    {
        AccessFinding held = One(
            await ReviewAsync(hasUser: false, Subject("conversation", "call", "record", "d-home"), Token),
            "Permission");
        Assert.Equal((FindingStatus.Warning, nameof(Basis.Unknown)), (held.Status, held.Basis));
        Assert.StartsWith("conversation:call:record is granted, conversation:participant:wrapup is not.", held.Message);
    }

    [Fact]
    public async Task A_missing_permission_fails_and_names_the_least_one()
    {
        AccessFinding missing = One(await ReviewAsync(hasUser: false, Subject("routing", "queue", "view", "*"), Token), "Permission");
        Assert.Equal((FindingStatus.Fail, "conversation:participant:wrapup"), (missing.Status, missing.Missing));
        Wording.NamesAnAction(missing.Remedy, missing.Name);
    }

    [Fact]
    public async Task A_users_missing_scope_is_unknown_since_nobody_tells_whether_scopes_are_enforced()
    {
        AccessFinding scope = One(await ReviewAsync(hasUser: true, Subject("conversation", "participant", "wrapup", "*"), Token), "Scope");
        Assert.Equal((FindingStatus.Unknown, "conversations"), (scope.Status, scope.Missing));
    }

    [Fact]
    public async Task What_cannot_be_read_is_unknown()
    {
        IReadOnlyList<AccessFinding> found = await ReviewAsync(hasUser: true, null, null);
        Assert.Equal(FindingStatus.Unknown, One(found, "Permission").Status);
        Assert.Equal(FindingStatus.Unknown, One(found, "Scope").Status);
        Assert.DoesNotContain(found, one => one.Kind == "Division");
    }

    [Fact]
    public async Task Permissions_that_no_command_needs_are_named()
    {
        AccessFinding beyond = Assert.Single(
            await ReviewAsync(hasUser: false, Subject("oauth", "client", "delete", "*"), Token),
            one => one.FindingId == FindingIds.AccessUnused);
        Assert.Equal("oauth:client:delete", beyond.Granted);
    }

    [Fact]
    public async Task Operations_that_refuse_client_credentials_are_told_to_them_only()
    {
        var me = new NeededOperation(Operations.GetUsersMe, "Connect-GenesysCloud", null);
        Assert.Equal(FindingStatus.Warning, One(await ReviewAsync(hasUser: false, Subject("a", "b", "c", "*"), Token, me), "Grant").Status);
        Assert.Equal(FindingStatus.Pass, One(await ReviewAsync(hasUser: true, Subject("a", "b", "c", "*"), Token, me), "Grant").Status);
    }

    [Fact]
    public void Requirements_come_least_first_and_what_is_always_needed_before_the_rest()
    {
        RequiredPermission[] rows = [.. RequiredPermission.Of(
        [
            new NeededOperation(Operations.GetRoutingWrapupcodes, "B", "by name"),
            new NeededOperation(Operations.PatchConversationParticipant, "B", null),
            new NeededOperation(Operations.GetConversation, "B", null),
            new NeededOperation(Operations.GetConversationParticipantWrapup, "B", null),
        ])];
        Assert.Equal(
            ["getConversationParticipantWrapup", "getConversation", "patchConversationParticipant", "getRoutingWrapupcodes"],
            rows.Select(row => row.Operation));
        Assert.Equal(("Any", "conversation:participant:wrapup"), (rows[2].Rule, rows[2].Permission[0]));
    }

    private static AccessFinding One(IReadOnlyList<AccessFinding> found, string kind) =>
        found.First(one => one.Kind == kind && one.FindingId != FindingIds.AccessUnused);

    private static string Subject(string domain, string entity, string action, string division) =>
        $$"""
        {
          "grants": [
            {
              "division": { "id": "{{division}}", "name": "{{(division == "*" ? "All" : "Home")}}" },
              "role": { "name": "r", "policies": [ { "domain": "{{domain}}", "entityName": "{{entity}}", "actions": ["{{action}}"] } ] }
            }
          ]
        }
        """;

    private static async Task<IReadOnlyList<AccessFinding>> ReviewAsync(
        bool hasUser, string? subject, string? token, NeededOperation? need = null)
    {
        var api = new ScriptedApi();
        api = token is null ? api : api.On(Operations.GetTokensMe, token);
        api = subject is null ? api : api.On(Operations.GetAuthorizationSubjectsMe, subject);
        if (token is null)
        {
            api.Refuse(Operations.GetTokensMe, 403, "app.not.authorized.for.scope");
        }

        if (subject is null)
        {
            api.Refuse(Operations.GetAuthorizationSubjectsMe, 403, "app.not.authorized.for.scope");
        }

        GenesysSession session = api.Session();
        session.HasUser = hasUser;
        return await new AccessReview(session)
            .OfAsync([need ?? s_write], [s_write.Operation], SilentActivity.Instance, CancellationToken.None);
    }
}
