using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using GenesysWrapup.Core.Findings;
using GenesysWrapup.Core.Lint;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Errors;
using GenesysWrapup.Core.Tests.Explain;
using GenesysWrapup.TestSupport;
using Xunit;

namespace GenesysWrapup.Core.Tests.Lint;

public class RequestLintTests
{
    private const string C = "6c0bbd5e-6f0f-4f2d-9d6e-2f7b6a1d3c55";
    private const string P = "7d1ccd6f-7010-4a3e-8e7f-3a8c7b2e4d66";
    private const string M = "8e2dde70-8121-4b4f-9f80-4b9d8c3f5e77";
    private const string Code = "9f3eef81-9232-4c50-a091-5cae9d406f88";
    private const string Base = "https://api.usw2.pure.cloud";

    [Theory]
    [InlineData("POST", "/api/v2/interactions/" + C + "/wrapup", FindingIds.RequestResource)]
    [InlineData("PUT", "/api/v2/interactions/" + C, FindingIds.RequestResource)]
    [InlineData("PATCH", "/api/v2/interactions/interactions/" + C, FindingIds.RequestResource)]
    [InlineData("PATCH", "/api/v2/interactions/" + C + "/actions", FindingIds.RequestResource)]
    [InlineData("GET", "/api/v2/interactions/instances/" + C, FindingIds.RequestResource)]
    [InlineData("PUT", "/api/v2/conversations/interactions/" + C, FindingIds.RequestResource)]
    [InlineData("POST", "/api/v2/conversations/" + C + "/wrapup", FindingIds.RequestResource)]
    [InlineData("POST", "/api/v2/conversations/conversations/" + C + "/wrapup", FindingIds.RequestResource)]
    [InlineData("POST", "/api/v2/conversations/voice/" + C + "/wrapup", FindingIds.RequestResource)]
    [InlineData("PATCH", "/api/v2/conversations/voice/" + C, FindingIds.RequestResource)]
    [InlineData("POST", "/api/v2/conversations/webmessaging/" + C + "/wrapup", FindingIds.RequestResource)]
    [InlineData("POST", "/api/v2/conversations/{conversationId}/wrapup", FindingIds.RequestResource)]
    [InlineData("POST", "/api/v2/conversations/" + C + "/acw/end", FindingIds.RequestResource)]
    [InlineData("GET", "/api/v2/interaction-wrapup-codes/" + Code, FindingIds.RequestResource)]
    [InlineData("GET", "/api/v2/wrapupcodes", FindingIds.RequestResource)]
    [InlineData("GET", "/api/v2/routing/wrap-up-codes", FindingIds.RequestResource)]
    [InlineData("PATCH", "/api/v2/conversations/" + C, FindingIds.RequestMethod)]
    [InlineData("PUT", "/api/v2/conversations/{id}", FindingIds.RequestMethod)]
    [InlineData("PUT", "/api/v2/conversations/calls/" + C + "/participants/" + P, FindingIds.RequestMethod)]
    [InlineData("POST", "/api/v2/conversations/calls/" + C + "/participants/" + P + "/wrapup", FindingIds.RequestMethod)]
    [InlineData("PATCH", "/api/v2/conversations/chats/" + C + "/participants/" + P, FindingIds.RequestRemoved)]
    [InlineData("GET", "/api/v2/conversations/chats/" + C, FindingIds.RequestRemoved)]
    [InlineData("PATCH", "/api/v1/conversations/" + C + "/participants/" + P, FindingIds.RequestPath)]
    [InlineData("PATCH", "/conversations/" + C + "/participants/" + P, FindingIds.RequestPath)]
    [InlineData("GET", "https://api.genesyscloud.com/api/v2/routing/wrapupcodes", FindingIds.RequestHost)]
    [InlineData("GET", "https://acme.mygen.com/api/v2/routing/wrapupcodes", FindingIds.RequestHost)]
    [InlineData("GET", "https://api.mypurecluod.com/api/v2/routing/wrapupcodes", FindingIds.RequestHost)]
    [InlineData("GET", "https://api.us-east-1.mypurecloud.com/api/v2/routing/wrapupcodes", FindingIds.RequestHost)]
    [InlineData("GET", "https://mypurecloud.de/api/v2/routing/wrapupcodes", FindingIds.RequestHost)]
    [InlineData("GET", "http://api.mypurecloud.de/api/v2/routing/wrapupcodes", FindingIds.RequestHost)]
    [InlineData("POST", "https://api.mypurecloud.com/login/oauth2/token", FindingIds.RequestPath)]
    [InlineData("POST", "https://login.mypurecloud.com/oauth2/token", FindingIds.RequestPath)]
    [InlineData("POST", "https://api.mypurecloud.com/api/v2/oauth/token", FindingIds.RequestPath)]
    [InlineData("GET", "https://login.mypurecloud.ie/oauth/token", FindingIds.RequestMethod)]
    public void An_invented_address_is_called_so_and_the_real_one_named(string method, string uri, string finding)
    {
        IReadOnlyList<Finding> found = Check(method, uri);
        Finding told = Assert.Single(found, one => one.FindingId == finding);
        Assert.Equal(FindingStatus.Fail, told.Status);
        Assert.NotNull(told.Remedy);
    }

    [Fact]
    public void A_code_sent_to_a_conversation_as_a_whole_is_led_to_its_participant()
    {
        Finding told = Assert.Single(Check("PATCH", $"/api/v2/conversations/calls/{C}", $$$"""{"wrapup":{"code":"{{{Code}}}"}}"""));

        Assert.Equal(FindingIds.RequestRoute, told.FindingId);
        Assert.Contains("/participants/{participantId}", told.Remedy);
    }

    [Theory]
    [InlineData("GET", "/api/v2/users/" + C + "/presences/purecloud")]
    [InlineData("POST", "/api/v2/conversations/calls")]
    [InlineData("POST", "/api/v2/conversations/calls/" + C + "/participants/" + P + "/replace")]
    [InlineData("PATCH", "/api/v2/taskmanagement/workitems/" + C + "/users/me/wrapups")]
    [InlineData("GET", "/api/v2/telephony/providers/edges")]
    [InlineData("GET", "/api/v2/conversations/messaging/integrations")]
    public void What_lies_outside_the_known_part_of_the_contract_is_unknown_and_not_wrong(string method, string uri)
    {
        Finding told = Assert.Single(Check(method, uri));
        Assert.Equal((FindingIds.RequestUnverified, FindingStatus.Unknown), (told.FindingId, told.Status));
    }

    [Theory]
    [InlineData("""{"wrapUpCode":{"id":"X"}}""", "wrapUpCode")]
    [InlineData("""{"wrapupCodes":[{"id":"X","data":[{"name":"Duration","value":"120"}]}]}""", "wrapupCodes")]
    [InlineData("""{"attributes":{"wrapUpCode":"Sales","other":"x"}}""", "attributes")]
    [InlineData("""{"wrap-up-code":"X"}""", "wrap-up-code")]
    [InlineData("""{"wrapUpCodeId":"X"}""", "wrapUpCodeId")]
    [InlineData("""{"wrapup":{"code":"9f3eef81-9232-4c50-a091-5cae9d406f88","label":"Data entry"}}""", "wrapup.label")]
    [InlineData("""{"wrapup":{"code":"9f3eef81-9232-4c50-a091-5cae9d406f88","reason":"x"}}""", "wrapup.reason")]
    [InlineData("""{"code":"9f3eef81-9232-4c50-a091-5cae9d406f88","notes":"x"}""", "code")]
    [InlineData("""{"wrapup":{"code":"9f3eef81-9232-4c50-a091-5cae9d406f88"},"participantId":"x"}""", "participantId")]
    [InlineData("""{"wrapup":{"code":"9f3eef81-9232-4c50-a091-5cae9d406f88","wrapupDuration":3}}""", "wrapup.wrapupDuration")]
    [InlineData("""{"wrapup":{"code":"9f3eef81-9232-4c50-a091-5cae9d406f88","durationSeconds":"ten"}}""", "wrapup.durationSeconds")]
    [InlineData("""{"wrapup":{"code":"9f3eef81-9232-4c50-a091-5cae9d406f88","tags":"a"}}""", "wrapup.tags")]
    [InlineData("""{"state":"ENDED"}""", "state")]
    public void A_wrong_member_is_named_with_the_real_one(string body, string member)
    {
        IReadOnlyList<Finding> found = Check("PATCH", $"/api/v2/conversations/{C}/participants/{P}", body);
        Assert.Contains(found, one => one.FindingId == FindingIds.RequestMember &&
            one.Message.Contains($"'{member}'", System.StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"wrapup":{"code":"Sales follow-up"}}""", FindingIds.CodeName)]
    [InlineData("""{"wrapup":{"code":"WU-001"}}""", FindingIds.CodeName)]
    [InlineData("""{"wrapup":{"code":"your-wrapup-code-id-here"}}""", FindingIds.CodeName)]
    [InlineData("""{"wrapup":{"name":"Sales follow-up"}}""", FindingIds.CodeMissing)]
    [InlineData("""{"wrapup":{}}""", FindingIds.CodeMissing)]
    [InlineData("""{"wrapup":{"code":""}}""", FindingIds.CodeMissing)]
    [InlineData(
        """{"wrapup":{"code":"9f3eef81-9232-4c50-a091-5cae9d406f88"},"state":"disconnected","held":false}""", FindingIds.RequestAction)]
    [InlineData("""["x"]""", FindingIds.RequestBody)]
    [InlineData("""{"wrapup":{"code":""", FindingIds.RequestBody)]
    [InlineData("<html>", FindingIds.RequestBody)]
    public void A_body_that_will_not_do_is_told(string body, string finding) =>
        Assert.Contains(Check("PATCH", $"/api/v2/conversations/{C}/participants/{P}", body), one => one.FindingId == finding);

    [Fact]
    public void A_wrapup_sent_to_the_communication_itself_is_told_to_have_no_effect()
    {
        IReadOnlyList<Finding> found = Check(
            "PATCH", $"/api/v2/conversations/calls/{C}/participants/{P}/communications/{M}", $$$"""{"wrapup":{"code":"{{{Code}}}"}}""");
        Finding told = Assert.Single(found, one => one.FindingId == FindingIds.RequestRoute);
        Assert.Equal($"Set-ParticipantWrapup -ConversationId {C} -WrapupCode {Code} -ParticipantId {P} -CommunicationId {M}", told.Command);
    }

    [Fact]
    public void A_code_put_into_the_attributes_is_told_to_be_no_wrapup() => Assert.Contains(
        Check("PATCH", $"/api/v2/conversations/{C}/participants/{P}/attributes", """{"attributes":{"wrapUpCode":"Sales"}}"""),
        one => one.FindingId == FindingIds.RequestRoute);

    [Fact]
    public void Codes_that_are_provisional_or_the_systems_own_are_no_fault()
    {
        Assert.Empty(Check("PATCH", $"/api/v2/conversations/{C}/participants/{P}", """{"wrapup":{"provisional":true,"notes":"later"}}"""));
        Assert.Empty(Check("PATCH", $"/api/v2/conversations/{C}/participants/{P}", """{"wrapup":{"code":"ININ-WRAP-UP-TIMEOUT"}}"""));
    }

    [Fact]
    public void Client_credentials_are_warned_of_the_calls_endpoint_and_not_of_the_generic_one()
    {
        string uri = $"/api/v2/conversations/calls/{C}/participants/{P}";
        var calls = new RequestDraft { Method = "PATCH", Uri = uri, ClientCredentials = true };
        Assert.Equal(FindingIds.AccessUserContext, Assert.Single(RequestLint.Check(calls)).FindingId);
        Assert.Empty(RequestLint.Check(calls with { ClientCredentials = false }));
        Assert.Empty(RequestLint.Check(calls with { Uri = $"/api/v2/conversations/{C}/participants/{P}" }));
    }

    [Theory]
    [InlineData("interaction:write", "conversations")]
    [InlineData("interaction:interaction:write", "conversations")]
    [InlineData("conversation:write", "conversations")]
    [InlineData("conversations:write", "conversations")]
    [InlineData("conversation:wrapup:write", "conversations")]
    [InlineData("routing:wrapup:write", "routing")]
    [InlineData("wrapupcode:view", "routing:readonly")]
    [InlineData("wrapupcodes:read", "routing:readonly")]
    [InlineData("analytics:query", "analytics:readonly")]
    [InlineData("analytics:read", "analytics:readonly")]
    [InlineData("conversation:participant:wrapup", "conversations")]
    public void A_scope_that_does_not_exist_is_told_with_the_real_one(string scope, string real)
    {
        Finding told = Assert.Single(RequestLint.Check(new RequestDraft { Scopes = [scope] }));
        Assert.Equal((FindingIds.RequestScope, FindingStatus.Fail), (told.FindingId, told.Status));
        Assert.Contains($"'{real}'", told.Remedy);
    }

    [Fact]
    public void Scopes_that_exist_pass_where_they_cover_the_call()
    {
        string uri = $"/api/v2/conversations/{C}/participants/{P}";
        Assert.Empty(RequestLint.Check(new RequestDraft { Method = "PATCH", Uri = uri, Scopes = ["conversations"] }));
        var uncovered = new RequestDraft { Method = "PATCH", Uri = uri, Scopes = ["routing", "conversations:readonly"] };
        Assert.Equal(FindingStatus.Warning, Assert.Single(RequestLint.Check(uncovered)).Status);
        Assert.Empty(RequestLint.Check(new RequestDraft { Scopes = [.. OAuthScopes.All] }));
    }

    [Theory]
    [InlineData("conversation:wrapup:edit", FindingStatus.Fail)]
    [InlineData("routing:wrapupcode:view", FindingStatus.Fail)]
    [InlineData("interaction:write", FindingStatus.Fail)]
    [InlineData("telephony:plugin:all", FindingStatus.Unknown)]
    public void A_permission_is_told_to_be_false_only_where_that_is_known(string permission, string status) =>
        Assert.Equal(status, Assert.Single(RequestLint.Check(new RequestDraft { Permissions = [permission] })).Status);

    [Fact]
    public void Permissions_of_the_catalogue_pass()
    {
        string[] all = [.. Operations.All.SelectMany(operation => operation.Permit.Permissions).Distinct()];
        Assert.Empty(RequestLint.Check(new RequestDraft { Permissions = all }));
        Assert.Empty(RequestLint.Check(new RequestDraft { Permissions = ["conversation:*:*"] }));
    }

    [Theory]
    [InlineData("X-Rate-Limit-Remaining", "1", true)]
    [InlineData("X-RateLimit-Reset", "1", true)]
    [InlineData("X-API-Key", "k", true)]
    [InlineData("Authorization", "Basic YWJjOmRlZg==", true)]
    [InlineData("Authorization", "Bearer {your_token}", false)]
    [InlineData("Content-Type", "application/json", false)]
    [InlineData("Content-Type", "text/plain", true)]
    [InlineData("Accept", "application/json", false)]
    [InlineData("User-Agent", "x", false)]
    public void Headers_are_held_against_the_platforms(string name, string value, bool wrong)
    {
        string uri = $"{Base}/api/v2/conversations/{C}/participants/{P}";
        IReadOnlyList<Finding> found = RequestLint.Check(new RequestDraft { Method = "PATCH", Uri = uri, Headers = [new(name, value)] });
        Assert.Equal(wrong, found.Count > 0);
    }

    [Fact]
    public void A_credential_in_the_address_is_told_and_never_shown()
    {
        const string Uri = "https://robot:s3cretpassw0rd@api.nowhere.example/api/v2/routing/wrapupcodes?access_token=abcdefghijklmnop123";
        IReadOnlyList<Finding> found = Check("GET", Uri);
        Assert.Contains(found, one => one.FindingId == FindingIds.RequestCredential);
        Assert.All(found, one => Assert.DoesNotContain("s3cretpassw0rd", one.ToString(), System.StringComparison.Ordinal));
        Assert.All(found, one => Assert.DoesNotContain("abcdefghijklmnop123", one.ToString(), System.StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("GET", "/api/v2/routing/wrapupcodes?pagesize=100", "pageSize")]
    [InlineData("GET", "/api/v2/routing/wrapupcodes?limit=100", "pageSize")]
    public void A_query_parameter_that_does_not_exist_is_told(string method, string uri, string real)
    {
        Finding told = Assert.Single(Check(method, uri));
        Assert.Equal(FindingIds.RequestQuery, told.FindingId);
        Assert.Contains(real, told.Message);
    }

    [Theory]
    [InlineData(
        "POST",
        "/api/v2/interactions/" + C + "/wrapup",
        """{"wrapUpCode":"WU-001","notes":"it's done"}""",
        "Set-ParticipantWrapup -ConversationId " + C + " -WrapupCode WU-001 -Notes 'it''s done'")]
    [InlineData(
        "PATCH",
        "/api/v2/conversations/" + C,
        """{"wrapup":{"code":"WRAP-001","label":"Data Entry"}}""",
        "Set-ParticipantWrapup -ConversationId " + C + " -WrapupCode 'Data Entry'")]
    [InlineData(
        "PUT",
        "/api/v2/interactions/{id}",
        """{"wrapupCodes":[{"id":"my-code-id"}]}""",
        "Set-ParticipantWrapup -ConversationId '<conversation>' -WrapupCode '<code>'")]
    [InlineData("GET", "/api/v2/interactions/" + C, null, "Get-Conversation " + C)]
    [InlineData("GET", "/api/v2/interaction-wrapup-codes/" + Code, null, "Get-WrapupCode")]
    [InlineData(
        "GET",
        "/api/v2/conversations/" + C + "/participants/" + P + "/wrapup",
        null,
        "Get-ParticipantWrapup -ConversationId " + C + " -ParticipantId " + P)]
    [InlineData(
        "POST",
        "/api/v2/routing/queues/" + C + "/wrapupcodes",
        """[{"id":"9f3eef81-9232-4c50-a091-5cae9d406f88"}]""",
        "Add-QueueWrapupCode -Queue " + C + " -WrapupCode " + Code)]
    [InlineData("POST", "/api/v2/routing/wrapupcodes", """{"name":"Callback requested"}""", "New-WrapupCode -Name 'Callback requested'")]
    [InlineData(
        "PATCH",
        "/api/v2/conversations/" + C + "/participants/" + P + "/attributes",
        """{"attributes":{"crm":"12"}}""",
        "Set-ParticipantAttribute -ConversationId " + C + " -Attribute @{ 'crm' = '12' } -ParticipantId " + P)]
    [InlineData(
        "POST",
        "https://login.mypurecloud.de/login/oauth2/token",
        null,
        "Connect-GenesysCloud -Region mypurecloud.de -Credential (Get-Credential)")]
    [InlineData("GET", "/api/v2/telephony/providers/edges", null, null)]
    public void The_line_of_this_module_carries_what_the_call_had(string method, string uri, string? body, string? line) =>
        Assert.Equal(line, RequestLint.CommandFor(new RequestDraft { Method = method, Uri = uri, Body = body }));

    [Theory]
    [InlineData("x'; Remove-Item C:\\ #")]
    [InlineData("x\u2019; Remove-Item C:\\ #")]
    [InlineData("$(Remove-Item C:\\)")]
    [InlineData("a\r\nRemove-Item C:\\")]
    public void What_a_body_carries_cannot_break_out_of_the_line(string notes)
    {
        string body = System.Text.Json.JsonSerializer.Serialize(new { wrapup = new { code = Code, notes } });
        string uri = $"/api/v2/conversations/{C}/participants/{P}";
        string line = RequestLint.CommandFor(new RequestDraft { Method = "PATCH", Uri = uri, Body = body })!;
        string literal = line.Substring(line.IndexOf("-Notes ", System.StringComparison.Ordinal) + "-Notes ".Length);
        Assert.DoesNotContain('\n', line);
        Assert.StartsWith("'", literal, System.StringComparison.Ordinal);
        Assert.EndsWith("'", literal, System.StringComparison.Ordinal);
        Assert.Equal(0, literal.Count(letter => letter is '\'' or '\u2018' or '\u2019' or '\u201A' or '\u201B') % 2);
    }

    /// <summary>Every operation of the catalogue with the smallest real body: committed, so it also runs without the contract.</summary>
    [Fact]
    public void A_real_call_of_every_operation_passes_without_a_finding() => Assert.All(
        Operations.All.Where(operation => !operation.Removed),
        operation =>
        {
            string[] told = Unexpected(operation, Check(operation.Method, Base + Concrete(operation), BodyOf(operation)));
            Assert.True(told.Length == 0, $"{operation}: {string.Join(" | ", told)}");
        });

    [Fact]
    public void A_removed_operation_is_told_to_be_removed() => Assert.All(Operations.All.Where(operation => operation.Removed), operation =>
        Assert.Equal(FindingIds.RequestRemoved, Check(operation.Method, Base + Concrete(operation))[0].FindingId));

    [Fact]
    public void Every_operation_of_the_contract_passes_with_every_valid_body()
    {
        int checkedCalls = 0;
        var alarms = new List<string>();
        foreach ((string method, string path, System.Text.Json.Nodes.JsonObject declared) in ContractFile.Operations())
        {
            Operation operation = Operations.All.Single(one => one.Method == method && one.Path == path);
            if (operation.Removed)
            {
                continue;
            }

            string?[] bodies = ContractFile.BodyOf(declared) is { } schema ? [.. SampleBodies.Of(method, path, schema)] : [null];
            foreach (string? body in bodies)
            {
                checkedCalls++;
                string[] told = Unexpected(operation, Check(method, Base + Concrete(operation), body));
                alarms.AddRange(told.Select(text => $"{method} {path} {body}: {text}"));
            }
        }

        Assert.True(checkedCalls > 150, $"only {checkedCalls} calls were checked");
        Assert.True(alarms.Count == 0, string.Join("\n", alarms.Take(20)));
    }

    [Fact]
    public void The_models_have_the_members_of_the_contract()
    {
        Assert.All(BodyModels.All, model => Assert.Equal(
            ContractFile.Definition(model.Name)["properties"]!.AsObject().Select(member => member.Key).Order(),
            model.Members.Select(member => member.Name).Order()));
        Assert.All(BodyModels.All.Where(model => ContractFile.Definition(model.Name).ContainsKey("required")), model => Assert.Equal(
            ContractFile.Definition(model.Name)["required"]!.AsArray().Select(name => (string)name!).Order(),
            model.Members.Where(member => member.Required).Select(member => member.Name).Order()));
    }

    /// <summary>Deprecated operations must give exactly that warning, and the two that tear a conversation down exactly theirs.</summary>
    private static string[] Unexpected(Operation operation, IReadOnlyList<Finding> found)
    {
        bool ends = operation == Operations.PostConversationDisconnect || operation == Operations.DeleteConversation;
        string? expected = operation.Deprecated ? FindingIds.RequestDeprecated : ends ? FindingIds.RequestAction : null;
        string[] told = [.. found.Select(finding => $"{finding.Status} {finding.FindingId}: {finding.Message}")];
        return expected is null
            ? told
            : found.Count == 1 && found[0].FindingId == expected && found[0].Status == FindingStatus.Warning ? []
            : [$"expected the warning {expected} alone", .. told];
    }

    private static string Concrete(Operation operation) => Regex.Replace(operation.Path, "{[^}]+}", placeholder => placeholder.Value switch
    {
        "{scopeId}" => "conversations",
        "{namespaceName}" => "platform.api",
        _ => C,
    });

    private static string? BodyOf(Operation operation) => operation.Body switch
    {
        null => null,
        "WrapupInput" => $$"""{"code":"{{Code}}","notes":"done","tags":["a"],"durationSeconds":10,"endTime":"2026-03-01T08:30:00.000Z"}""",
        "MediaParticipantRequest" when operation.Path.EndsWith("/communications/{communicationId}", System.StringComparison.Ordinal) =>
            """{"state":"disconnected"}""",
        "MediaParticipantRequest" => $$$"""{"wrapup":{"code":"{{{Code}}}","name":"Sales follow-up"}}""",
        "AfterCallWorkUpdate" => """{"afterCallWorkRequired":true}""",
        "ParticipantAttributes" => """{"attributes":{"crm":"12"}}""",
        "WrapupCodeRequest" => """{"name":"Callback requested","division":{"id":"*"}}""",
        "WrapUpCodeReference[]" => $$"""[{"id":"{{Code}}"}]""",
        "WrapUpCodeMapping" => $$$"""{"version":3,"defaultSet":["RIGHT_PARTY_CONTACT"],"mapping":{"{{{Code}}}":["CONTACT_UNCALLABLE"]}}""",
        "Settings" => """{"communicationBasedACW":true}""",
        "ChannelTopic[]" => $$"""[{"id":"v2.routing.queues.{{C}}.conversations"}]""",
        "ConversationQuery" or "AsyncConversationQuery" =>
            """{"interval":"2026-03-01T00:00:00.000Z/2026-03-02T00:00:00.000Z","order":"asc"}""",
        "PropertyIndexRequest" => $$"""{"sessionId":"{{C}}","targetDate":"2026-03-01T08:30:00.000Z","properties":[]}""",
        _ => throw new Xunit.Sdk.XunitException($"{operation} has a body without a sample here: {operation.Body}"),
    };

    private static IReadOnlyList<Finding> Check(string method, string uri, string? body = null)
    {
        IReadOnlyList<Finding> found = RequestLint.Check(new RequestDraft { Method = method, Uri = uri, Body = body });
        Assert.All(found, Wording.Check);
        return found;
    }
}
