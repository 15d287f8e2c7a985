using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using GenesysWrapup.Core.Explain;
using GenesysWrapup.Core.Findings;
using GenesysWrapup.Core.Lint;
using GenesysWrapup.Core.Lint.Dialects;
using GenesysWrapup.Core.Platform.Errors;
using Xunit;

namespace GenesysWrapup.Core.Tests.Lint;

/// <summary>One right call, written in every way that people write it, and read the same each time.</summary>
public class DialectTests
{
    private const string C = "6c0bbd5e-6f0f-4f2d-9d6e-2f7b6a1d3c55";
    private const string P = "7d1ccd6f-7010-4a3e-8e7f-3a8c7b2e4d66";
    private const string Code = "9f3eef81-9232-4c50-a091-5cae9d406f88";
    private const string Uri = "https://api.mypurecloud.com/api/v2/conversations/" + C + "/participants/" + P;

    public static TheoryData<string, string> Written => new()
    {
        { "curl", $$$"""curl -X PATCH "{{{Uri}}}" -H "Authorization: Bearer {token}" -d '{"wrapup":{"code":"{{{Code}}}"}}' """ },
        { "curl, over lines", $$$"""
            curl --request PATCH \
              --url '{{{Uri}}}' \
              --header 'Content-Type: application/json' \
              --data-raw '{
                "wrapup": { "code": "{{{Code}}}" }
              }'
            """ },
        { "curl of cmd", $$$"""
            curl.exe -sX PATCH "{{{Uri}}}" ^
              -H "Content-Type: application/json" ^
              -d "{\"wrapup\":{\"code\":\"{{{Code}}}\"}}"
            """ },
        { "curl of PowerShell", $$$"""
            curl.exe -X PATCH {{{Uri}}} `
              -d '{\"wrapup\":{\"code\":\"{{{Code}}}\"}}'
            """ },
        { "curl, body from a here-document", $$$"""
            curl -XPATCH {{{Uri}}} -H 'Content-Type: application/json' -d @- <<EOF
            {"wrapup": {"code": "{{{Code}}}"}}
            EOF
            """ },
        { "curl, body piped", $$$"""echo '{"wrapup":{"code":"{{{Code}}}"}}' | curl -X PATCH -d @- {{{Uri}}}""" },
        { "curl with variables", $$$"""
            BASE=https://api.mypurecloud.com
            BODY='{"wrapup":{"code":"{{{Code}}}"}}'
            curl -X PATCH "$BASE/api/v2/conversations/{{{C}}}/participants/{{{P}}}" -d "$BODY"
            """ },
        { "wget", $$$"""
            wget --method=PATCH --header='Content-Type: application/json' \
              --body-data='{"wrapup":{"code":"{{{Code}}}"}}' {{{Uri}}}
            """ },
        { "HTTPie", $$$"""http PATCH {{{Uri}}} "Authorization:Bearer $T" wrapup:='{"code":"{{{Code}}}"}' """ },
        { "HTTPie, member by member", $$$"""http PATCH {{{Uri}}} wrapup[code]={{{Code}}}""" },
        { "Node's https", $$$"""
            const part = '{{{P}}}';
            const path = '/api/v2/conversations/{{{C}}}/participants/' + part;
            const options = { hostname: 'api.mypurecloud.com', path: path, method: 'PATCH' };
            const req = https.request(options, res => console.log(res.statusCode));
            req.write(JSON.stringify({ wrapup: { code: '{{{Code}}}' } }));
            req.end();
            """ },
        { "C#, a method of its own", $$$"""
            var request = new HttpRequestMessage(new HttpMethod("PATCH"), $"{{{Uri}}}");
            request.Content = new StringContent("{\"wrapup\":{\"code\":\"{{{Code}}}\"}}", Encoding.UTF8, "application/json");
            await client.SendAsync(request);
            """ },
        { "Go", $$$"""
            body := strings.NewReader(`{"wrapup":{"code":"{{{Code}}}"}}`)
            req, _ := http.NewRequest("PATCH", "https://api.mypurecloud.com/api/v2/conversations/{{{C}}}/participants/"+"{{{P}}}", body)
            """ },
        { "Postman", $$$"""
            PATCH {{baseUrl}}/api/v2/conversations/{{{C}}}/participants/{{{P}}}
            { "wrapup": { "code": "{{{Code}}}" } }
            """ },
        { "prose without the slash", $$$"""
            I PATCH api/v2/conversations/{{{C}}}/participants/{{{P}}} with {"wrapup":{"code":"{{{Code}}}"}}
            """ },
        { "fetch", $$$"""
            const conversationId = "{{{C}}}";
            const answer = await fetch(`https://api.mypurecloud.com/api/v2/conversations/${conversationId}/participants/{{{P}}}`, {
              method: 'PATCH',
              headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
              body: JSON.stringify({ wrapup: { code: '{{{Code}}}' } }), // the code
            });
            """ },
        { "axios", $$$"""
            const payload = { wrapup: { code: "{{{Code}}}" } };
            await axios.patch("{{{Uri}}}", payload, { headers: { Authorization: "Bearer " + token } });
            """ },
        { "axios with a configuration", $$$"""axios({ method: 'patch', url: '{{{Uri}}}', data: { wrapup: { code: '{{{Code}}}' } } })""" },
        { "jQuery", $$$"""$.ajax({ type: "PATCH", url: "{{{Uri}}}", data: JSON.stringify({wrapup: {code: "{{{Code}}}"}}) });""" },
        { "XMLHttpRequest", $$$"""
            xhr.open("PATCH", "{{{Uri}}}");
            xhr.setRequestHeader("Content-Type", "application/json");
            xhr.send('{"wrapup":{"code":"{{{Code}}}"}}');
            """ },
        { "requests", $$$"""
            import requests
            url = f"https://api.mypurecloud.com/api/v2/conversations/{{{C}}}/participants/{{{P}}}"
            payload = {
                "wrapup": {"code": "{{{Code}}}"},  # by id
            }
            r = requests.patch(url, json=payload, headers={"Authorization": f"Bearer {token}"})
            """ },
        { "requests.request", $$$"""
            requests.request("PATCH", "{{{Uri}}}", headers=headers, data=json.dumps({'wrapup': {'code': '{{{Code}}}'}}))
            """ },
        { "http.client", $$$"""
            conn.request("PATCH", "/api/v2/conversations/{{{C}}}/participants/{{{P}}}", '{"wrapup":{"code":"{{{Code}}}"}}', headers)
            """ },
        { "Invoke-RestMethod", $$$"""
            $body = @{ wrapup = @{ code = '{{{Code}}}' } } | ConvertTo-Json -Depth 5
            Invoke-RestMethod -Method Patch -Uri "{{{Uri}}}" -Headers @{ Authorization = "Bearer $token" } -Body $body
            """ },
        { "Invoke-RestMethod, splatted", $$$"""
            $call = @{
                Method      = 'PATCH'
                Uri         = '{{{Uri}}}'
                ContentType = 'application/json'
                Body        = @{ wrapup = @{ code = '{{{Code}}}' } } | ConvertTo-Json
            }
            $answer = Invoke-RestMethod @call
            """ },
        { "Invoke-WebRequest, here-string and backticks", $$$"""
            $json = @'
            {"wrapup": {"code": "{{{Code}}}"}}
            '@
            Invoke-WebRequest -Method PATCH `
                -Uri {{{Uri}}} `
                -Body $json
            """ },
        { "irm, body in line", $$$"""irm {{{Uri}}} -Method Patch -Body (@{wrapup=@{code="{{{Code}}}"}} | ConvertTo-Json)""" },
        { "HttpClient", $$$"""
            var json = JsonSerializer.Serialize(new { wrapup = new { code = "{{{Code}}}" } });
            var answer = await client.PatchAsync("{{{Uri}}}", new StringContent(json, Encoding.UTF8, "application/json"));
            """ },
        { "HttpRequestMessage", $$$"""
            var request = new HttpRequestMessage(HttpMethod.Patch, "{{{Uri}}}")
            {
                Content = new StringContent("{\"wrapup\":{\"code\":\"{{{Code}}}\"}}", Encoding.UTF8, "application/json"),
            };
            await client.SendAsync(request);
            """ },
        { "RestSharp", $$$"""
            var request = new RestRequest("{{{Uri}}}", Method.Patch);
            request.AddHeader("Authorization", "Bearer " + token);
            request.AddJsonBody(new { wrapup = new { code = "{{{Code}}}" } });
            var answer = await client.ExecuteAsync(request);
            """ },
        { "java.net.http", $$$"""
            String json = "{\"wrapup\":{\"code\":\"{{{Code}}}\"}}";
            HttpRequest request = HttpRequest.newBuilder()
                .uri(URI.create("{{{Uri}}}"))
                .header("Content-Type", "application/json")
                .method("PATCH", HttpRequest.BodyPublishers.ofString(json))
                .build();
            """ },
        { "OkHttp", $$$"""
            RequestBody body = RequestBody.create("{\"wrapup\":{\"code\":\"{{{Code}}}\"}}", JSON);
            Request request = new Request.Builder().url("{{{Uri}}}").patch(body).build();
            """ },
        { "JavaScript SDK", $$$"""
            let api = new platformClient.ConversationsApi();
            api.patchConversationParticipant("{{{C}}}", "{{{P}}}", { wrapup: { code: "{{{Code}}}" } });
            """ },
        { "Python SDK", $$$"""
            body = PureCloudPlatformClientV2.MediaParticipantRequest()
            wrapup = PureCloudPlatformClientV2.WrapupInput()
            wrapup.code = "{{{Code}}}"
            body.wrapup = wrapup
            api_instance.patch_conversation_participant("{{{C}}}", "{{{P}}}", body)
            """ },
        { ".NET SDK", $$$"""
            var api = new PureCloudPlatform.Client.V2.Api.ConversationsApi();
            var body = new MediaParticipantRequest { Wrapup = new WrapupInput { Code = "{{{Code}}}" } };
            api.PatchConversationParticipant("{{{C}}}", "{{{P}}}", body);
            """ },
        { "Java SDK", $$$"""
            WrapupInput wrapup = new WrapupInput().code("{{{Code}}}");
            MediaParticipantRequest body = new MediaParticipantRequest();
            body.setWrapup(wrapup);
            apiInstance.patchConversationParticipant("{{{C}}}", "{{{P}}}", body);
            """ },
        { "an HTTP request", $$$"""
            PATCH /api/v2/conversations/{{{C}}}/participants/{{{P}}} HTTP/1.1
            Content-Type: application/json

            {"wrapup": {"code": "{{{Code}}}"}}
            """ },
        { "a sentence", $$$"""Send a PATCH request to {{{Uri}}}, with {"wrapup": {"code": "{{{Code}}}"}} as the body.""" },
    };

    [Theory]
    [MemberData(nameof(Written))]
    public void A_right_call_is_read_whole_and_called_right(string how, string text)
    {
        RequestVerdict[] told = [.. TextReview.Of(text).Where(verdict => verdict.About == "Call")];
        Assert.True(told.Length == 1, $"{how}: {told.Length} calls: {string.Join(" | ", told.Select(verdict => verdict.ToString()))}");
        string found = string.Join(" | ", told[0].Findings.Select(finding => finding.ToString()));
        Assert.True(told[0].Status == "Pass", $"{how}: {told[0]} {found}");
        Assert.Equal("patchConversationParticipant", told[0].Operation);
        Assert.Contains("This call is right", told[0].Summary);
        PastedText read = PastedText.Read(text);
        Assert.Equal(Code, JsonDocument.Parse(read.Calls[0].Draft.Body!).RootElement.GetProperty("wrapup").GetProperty("code").GetString());
        Assert.Equal($"Set-ParticipantWrapup -ConversationId {C} -WrapupCode {Code} -ParticipantId {P}", told[0].Command);
    }

    [Theory]
    [InlineData("gc conversations participants update " + C + " " + P + " --file body.json", "patchConversationParticipant")]
    [InlineData("$ gc routing wrapupcodes list --autopaginate", "getRoutingWrapupcodes")]
    [InlineData(
        "gc conversations calls participants communications wrapup create " + C + " " + P + " " + Code,
        "postConversationsCallParticipantCommunicationWrapup")]
    public void The_vendors_command_line_is_read_as_its_operation(string text, string operation) =>
        Assert.Equal(operation, Assert.Single(TextReview.Of(text)).Operation);

    [Fact]
    public void A_host_that_is_not_the_platforms_is_told_wherever_it_stands()
    {
        foreach (string text in new[]
        {
            "fetch('https://api.genesyscloud.com/api/v2/routing/wrapupcodes')",
            "requests.get('https://api.genesyscloud.com/api/v2/routing/wrapupcodes')",
            "irm https://api.genesyscloud.com/api/v2/routing/wrapupcodes",
            "I call https://api.genesyscloud.com/api/v2/routing/wrapupcodes.",
            "The base address is https://api.genesyscloud.com",
        })
        {
            IEnumerable<Finding> found = TextReview.Of(text).SelectMany(verdict => verdict.Findings);
            Assert.True(found.Any(finding => finding.FindingId == FindingIds.RequestHost), text);
        }
    }

    [Theory]
    [InlineData("uri = URI('https://api.mypurecloud.com/api/v2/conversations/' + id + '/participants/' + pid)")]
    [InlineData("$ch = curl_init('https://api.mypurecloud.com/api/v2/conversations/' . $id . '/participants/' . $pid);")]
    [InlineData("url = \"https://api.mypurecloud.com/api/v2/conversations/\" + id + \"/participants/\" + pid;")]
    public void An_address_that_code_puts_together_is_read_to_its_end(string text)
    {
        RequestVerdict told = Assert.Single(TextReview.Of(text));
        Assert.Equal("https://api.mypurecloud.com/api/v2/conversations/{id}/participants/{pid}", told.Call);
        Assert.Equal("This address exists. It takes PATCH.", told.Summary);
        Assert.StartsWith("Set-ParticipantWrapup ", told.Command, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-Body @{ wrapup = @{ code = '" + Code + "' } }", true)]
    [InlineData("-Body (@{ wrapup = @{ code = '" + Code + "' } } | ConvertTo-Json)", false)]
    public void A_hashtable_that_PowerShell_would_send_as_a_form_is_told(string body, bool isForm)
    {
        RequestVerdict told = Assert.Single(TextReview.Of($"irm -Method Patch -Uri {Uri} -ContentType application/json {body}"));
        Assert.Equal(isForm ? ("Fail", FindingIds.RequestHeader) : ("Pass", null), (told.Status, told.FindingId));
    }

    [Fact]
    public void Every_call_of_a_text_has_its_verdict_and_its_line()
    {
        IReadOnlyList<RequestVerdict> told = TextReview.Of($"""
            First: GET /api/v2/conversations/{C}
            then: PUT /api/v2/interactions/{C}
            curl https://api.mypurecloud.com/api/v2/routing/wrapupcodes
            """);
        Assert.Equal([1, 2, 3], told.Where(verdict => verdict.About == "Call").Select(verdict => verdict.Line!.Value));
        Assert.Equal(["Pass", "Fail", "Pass"], told.Where(verdict => verdict.About == "Call").Select(verdict => verdict.Status));
        Assert.Equal(
            "1 of the 3 calls in the text will not work. Fill in what stands in <…> and run the command.", told[told.Count - 1].Summary);
    }

    [Theory]
    [InlineData("def set_wrapup_code(conversation):\n    return helper.update_ticket(conversation)")]
    [InlineData("See https://developer.genesys.cloud/devapps/api-explorer and https://help.mypurecloud.com/articles/wrap-up-codes/.")]
    [InlineData("It's the customer's wrap-up, isn't it?")]
    [InlineData("")]
    public void What_is_no_call_gives_no_verdict(string text) => Assert.Empty(TextReview.Of(text));

    [Fact]
    public void Secrets_in_a_pasted_text_reach_no_verdict()
    {
        const string Text = """
            curl -u robot:s3cretpassw0rd https://robot:s3cretpassw0rd@api.mypurecloud.com/api/v2/interactions/1 \
              -H "Authorization: Basic cm9ib3Q6czNjcmV0"
            requests.get("https://api.mypurecloud.com/api/v2/interactions/2?access_token=abcdefghijklmnop123",
              headers={"Authorization": "Bearer zyxwvutsrqpo98765"})
            """;
        string[] secrets = ["s3cretpassw0rd", "cm9ib3Q6czNjcmV0", "abcdefghijklmnop123", "zyxwvutsrqpo98765"];
        string all = JsonSerializer.Serialize(TextReview.Of(Text));
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, all, StringComparison.Ordinal));
        Assert.Contains(FindingIds.RequestCredential, all);
    }
}
