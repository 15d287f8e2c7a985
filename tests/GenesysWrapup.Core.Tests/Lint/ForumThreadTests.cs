using System.Collections.Generic;
using System.Linq;
using GenesysWrapup.Core.Explain;
using GenesysWrapup.Core.Findings;
using GenesysWrapup.Core.Lint;
using GenesysWrapup.Core.Platform.Errors;
using Xunit;

namespace GenesysWrapup.Core.Tests.Lint;

/// <summary>
/// What five public threads name, by shape and in other words: each endpoint, body, scope, state and error goes in as it would be
/// pasted, and the truth comes out.
/// </summary>
public class ForumThreadTests
{
    private const string Id = "6c0bbd5e-6f0f-4f2d-9d6e-2f7b6a1d3c55";

    [Fact]
    public void First_an_update_of_the_interaction_by_an_SDK_that_is_none()
    {
        const string Code = """
            from genesyscloud.conversations import ConversationsApi
            api = ConversationsApi(configuration)
            if event["status"] == "ENDED":
                change = { "attributes": { "wrapUpCode": "Sales follow-up", "crm": "12" } }
                api.update_interaction(interaction_id=the_id, body=change)
            """;
        IReadOnlyList<Finding> found = Pasted(Code);
        Has(found, FindingIds.RequestSdk, "'genesyscloud.conversations'");
        Has(found, FindingIds.RequestSdk, "update_interaction");
        Has(found, FindingIds.RequestState, "'ENDED'");
        Assert.Contains("Set-ParticipantWrapup", Command(Code));

        const string Attributes = """{"attributes":{"wrapUpCode":"Sales follow-up"}}""";
        Has(Call("POST", $"/api/v2/conversations/interactions/{Id}", Attributes), FindingIds.RequestResource, "interactions");
        const string Named = """{"id":"the-code-id","name":"Callback"}""";
        Has(Call("POST", $"/api/v2/interactions/{Id}/wrapup", Named), FindingIds.RequestResource, "interactions");
        const string Method = "client.conversations_api.post_interactions_interaction_id_wrapup";
        Has(Pasted(Method + "(interaction_id=x, body=WrapupCode(id=\"a\", name=\"b\"))"),
            FindingIds.RequestSdk, "post_interactions_interaction_id_wrapup");
        Has(Scopes("interaction:interaction:write"), FindingIds.RequestScope, "interaction:interaction:write");
        const string Refusal = """{"message":"Wrap-up codes cannot be set after the interaction has ended.","code":"invalid.request"}""";
        Unknown(Refusal, "invalid.request");
        Unknown("""{"code":"invalid_state","status":400}""", "invalid_state");
    }

    [Fact]
    public void Second_a_put_with_a_code_object_to_a_host_that_is_none()
    {
        const string Curl = """
            curl -X PUT "https://api.genesyscloud.com/api/v2/conversations/interactions/{interactionId}" \
              -H "Authorization: Bearer {token}" -H "Content-Type: application/json" \
              -d '{ "wrapUpCode": { "id": "a1b2c3d4-e5f6-7890-abcd-ef1234567890" } }'
            """;
        IReadOnlyList<Finding> found = Pasted(Curl);
        Has(found, FindingIds.RequestHost, "api.genesyscloud.com");
        Has(found, FindingIds.RequestResource, "interactions");
        Has(found, FindingIds.RequestMember, "'wrapUpCode'");
        Assert.Equal(
            "Set-ParticipantWrapup -ConversationId '<conversation>' -WrapupCode a1b2c3d4-e5f6-7890-abcd-ef1234567890", Command(Curl));

        Has(Call("GET", $"/api/v2/interaction-wrapup-codes/{Id}"), FindingIds.RequestResource, "routing");
        Has(Scopes("interaction:write"), FindingIds.RequestScope, "interaction:write");
        Assert.Equal(FindingIds.WriteConflict, ErrorTranslator.Translate(new ReportedError { StatusCode = 409 }).FindingId);
    }

    [Fact]
    public void Third_a_post_with_a_short_number_for_a_code()
    {
        const string Body = """{"wrapUpCode":"WU-001","notes":"done","participantId":"x"}""";
        IReadOnlyList<Finding> found = Call("POST", $"/api/v2/interactions/{Id}/wrapup", Body);
        Has(found, FindingIds.RequestResource, "interactions");
        Has(found, FindingIds.RequestMember, "'wrapUpCode'");
        Has(found, FindingIds.RequestMember, "'participantId'");
        Assert.Contains(found, finding => finding.Message.Contains("in the path", System.StringComparison.Ordinal));
        const string Short = """{"wrapup":{"code":"WU-001"}}""";
        Has(Call("PATCH", $"/api/v2/conversations/{Id}/participants/{Id}", Short), FindingIds.CodeName, "'WU-001'");
        Has(Pasted($"curl https://api.mypurecloud.com/api/v2/interactions/{Id}"), FindingIds.RequestResource, "interactions");
        Has(Pasted("if conversation.state == \"closed\": go()"), FindingIds.RequestState, "'closed'");
        Has(Scopes("analytics:read", "routing:read", "interaction:write"), FindingIds.RequestScope, "analytics:read");
    }

    [Fact]
    public void Fourth_a_doubled_resource_that_answers_200_and_changes_nothing()
    {
        const string Body = """{"wrapup":{"code":"WRAP-001","label":"Data entry"}}""";
        IReadOnlyList<Finding> found = Call("PATCH", $"/api/v2/interactions/interactions/{Id}", Body);
        Has(found, FindingIds.RequestResource, "twice");
        Has(found, FindingIds.RequestMember, "'wrapup.label'");
        Has(Call("POST", $"/api/v2/conversations/conversations/{Id}/wrapup"), FindingIds.RequestResource, "twice");
        Has(Scopes("conversation:write"), FindingIds.RequestScope, "conversation:write");
        const string Code = """
            from platformclientv2 import Configuration, ConversationApi
            data = ConversationWrapup(code="WRAP-001", label="Data entry")
            api_instance.post_conversations_conversations_id_wrapup(conversation_id, data)
            """;
        Has(Pasted(Code), FindingIds.RequestSdk, "post_conversations_conversations_id_wrapup");
        Has(Pasted("platformClient.wrapup.update({})"), FindingIds.RequestSdk, "wrapup.update");
        Assert.Equal("Set-ParticipantWrapup -ConversationId '<conversation>' -WrapupCode 'Data entry'", Command(Code));
        WrapupDiagnosis accepted = ErrorTranslator.Translate(new ReportedError { StatusCode = 200 });
        Assert.Equal(FindingIds.WriteUnverified, accepted.FindingId);
    }

    [Fact]
    public void Fifth_a_list_of_codes_with_data()
    {
        const string Body = """{"wrapupCodes":[{"id":"my-code-id","data":[{"name":"Duration","value":"120"}]}]}""";
        IReadOnlyList<Finding> found = Call("PUT", $"/api/v2/interactions/{Id}", Body);
        Has(found, FindingIds.RequestResource, "interactions");
        Has(found, FindingIds.RequestMember, "one code, not a list");
        Has(Call("PATCH", $"/api/v2/conversations/calls/{Id}/participants/{Id}", Body), FindingIds.RequestMember, "'wrapupCodes'");
        Has(Pasted($"PUT /api/v2/interactions/{Id}\nContent-Type: application/json\n\n{Body}"), FindingIds.RequestMember, "'wrapupCodes'");
        Has(Pasted("interaction.state == 'WRAPUP'"), FindingIds.RequestState, "'WRAPUP'");
        Has(Pasted("api.put_interaction(x)"), FindingIds.RequestSdk, "put_interaction");
        Assert.NotEmpty(ErrorTranslator.Translate(ErrorBodyReader.Read("400 Bad Request: Validation failed")).Findings);
    }

    private static IReadOnlyList<Finding> Call(string method, string uri, string? body = null) =>
        Checked(RequestLint.Check(new RequestDraft { Method = method, Uri = uri, Body = body }));

    private static IReadOnlyList<Finding> Scopes(params string[] scopes) =>
        Checked(RequestLint.Check(new RequestDraft { Scopes = scopes }));

    private static IReadOnlyList<Finding> Pasted(string text) => Checked([.. TextReview.Of(text).SelectMany(verdict => verdict.Findings)]);

    /// <summary>The last line of the answer.</summary>
    private static string? Command(string text) => TextReview.Of(text)[^1].Command;

    private static IReadOnlyList<Finding> Checked(IReadOnlyList<Finding> found)
    {
        Assert.All(found, Wording.Check);
        return found;
    }

    private static void Has(IReadOnlyList<Finding> found, string id, string says) => Assert.True(
        found.Any(finding => finding.FindingId == id && finding.Message.Contains(says, System.StringComparison.Ordinal)),
        $"no {id} that says {says} among:\n{string.Join("\n", found.Select(finding => $"{finding.FindingId}: {finding.Message}"))}");

    private static void Unknown(string body, string code)
    {
        WrapupDiagnosis diagnosis = ErrorTranslator.Translate(ErrorBodyReader.Read(body));
        Assert.Equal(FindingIds.PlatformUnknownCode, diagnosis.FindingId);
        Assert.Contains(code, diagnosis.Summary);
    }
}
