using System;
using System.Net;
using System.Net.Http;
using System.Threading.Tasks;
using GenesysWrapup.Core.Explain;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Findings;
using GenesysWrapup.Core.Platform.Errors;
using GenesysWrapup.Core.Tests.Lint;
using Xunit;

namespace GenesysWrapup.Core.Tests.Explain;

public class ErrorTranslatorTests
{
    private const string Conversation = "6c0bbd5e-6f0f-4f2d-9d6e-2f7b6a1d3c55";

    [Fact]
    public void Placeholders_are_filled_whether_named_or_not()
    {
        Assert.Contains("Access to Conversation 0ae82ce3 is forbidden.", Evidence("""
            {"status":403,"code":"not.authorized","messageWithParams":"Access to {type} {id} is forbidden.",
             "messageParams":{"id":"0ae82ce3","type":"Conversation"}}
            """));
        Assert.Contains("Retry the request in [42] seconds", Evidence("""
            {"status":429,"code":"too.many.requests.retry.after",
             "message":"Rate limit exceeded the maximum. Retry the request in [%s] seconds","messageParams":{"seconds":"42"}}
            """));
    }

    [Fact]
    public void Errors_inside_the_error_and_details_are_told()
    {
        WrapupDiagnosis diagnosis = Of("""
            {"status":400,"code":"conversation.participant.update.invalid",
             "message":"Failed to update all properties on conversation participant.",
             "errors":[{"code":"conversation.error.hold.alerting","message":"An alerting call cannot be placed on hold"}],
             "details":[{"fieldName":"held","errorCode":"invalid"}]}
            """);
        Assert.Equal(FindingIds.WritePartial, diagnosis.FindingId);
        Assert.Contains(diagnosis.Findings, finding => finding.FindingId == FindingIds.RequestAction);
        Assert.Contains("held", diagnosis.Findings[0].Evidence);
    }

    [Fact]
    public void An_unknown_code_is_called_so_with_what_the_status_allows()
    {
        WrapupDiagnosis diagnosis = Of("""{"message":"Invalid interaction update request.","code":"invalid.request","status":400}""");
        Assert.Equal((FindingIds.PlatformUnknownCode, FindingStatus.Unknown), (diagnosis.FindingId, diagnosis.Findings[0].Status));
        Assert.Contains("'invalid.request'", diagnosis.Summary);
        Assert.Contains("400", diagnosis.Summary);
    }

    [Theory]
    [InlineData("You are missing the following permission(s): conversation:participant:wrapup", FindingIds.AccessPermission)]
    [InlineData(
        "Unable to perform the requested action. You are missing the following permission(s): [a:b:c]", FindingIds.AccessPermission)]
    [InlineData(
        "you are missing the following permission 'routing:wrapupCode:view' in the provided division(s).", FindingIds.AccessDivision)]
    [InlineData("Access to Conversation 0ae82ce3 is forbidden.", FindingIds.AccessRefused)]
    [InlineData("Exception: Rate limit exceeded the maximum. Retry the request in [22] seconds", FindingIds.LimitRequests)]
    [InlineData("Requests originating from this IP address are not authorized: [203.0.113.7]", FindingIds.AccessNetwork)]
    [InlineData("You do not have permission routing:wrapupCode:view", FindingIds.AccessPermission)]
    [InlineData("Error: Forbidden", FindingIds.AccessRefused)]
    [InlineData("Too Many Requests", FindingIds.LimitRequests)]
    [InlineData("Unauthorized", FindingIds.SessionToken)]
    [InlineData("The specified wrapup code does not exist", FindingIds.CodeExists)]
    [InlineData("Error: unable to get local issuer certificate", FindingIds.PlatformUnreachable)]
    [InlineData("connect ECONNREFUSED 203.0.113.7:443", FindingIds.PlatformUnreachable)]
    [InlineData("The operation has timed out.", FindingIds.PlatformTimeout)]
    public void Words_without_a_status_or_a_code_are_answered(string said, string finding)
    {
        WrapupDiagnosis diagnosis = Of(said);
        Assert.Equal((finding, Verdict.No), (diagnosis.FindingId, diagnosis.Verdict));
        Assert.All(diagnosis.Findings, Wording.Check);
    }

    [Theory]
    [InlineData("Unable to perform the requested action.")]
    [InlineData("It is forbidden to park here.")]
    [InlineData("The meeting was not found interesting")]
    public void Words_that_many_errors_or_none_of_them_have_stay_unknown(string said) =>
        Assert.Equal((FindingIds.PlatformAnswer, Verdict.Unknown), (Of(said).FindingId, Of(said).Verdict));

    [Theory]
    [InlineData("You are missing the following permission(s): conversation:participant:wrapup")]
    [InlineData("You do not have permission 'conversation:participant:wrapup'.")]
    public void A_permission_that_the_words_name_is_what_to_ask_for(string said) =>
        Assert.Contains("Grant conversation:participant:wrapup", Of(said).NextStep);

    [Theory]
    [InlineData(202, FindingIds.WriteUnverified, null)]
    [InlineData(302, FindingIds.SessionRegion, "Session")]
    [InlineData(400, FindingIds.RequestBody, "Request")]
    [InlineData(401, FindingIds.SessionToken, "Session")]
    [InlineData(403, FindingIds.AccessRefused, null)]
    [InlineData(404, FindingIds.IdNotFound, "Id")]
    [InlineData(405, FindingIds.RequestMethod, "Request")]
    [InlineData(409, FindingIds.WriteConflict, "State")]
    [InlineData(410, FindingIds.RequestRemoved, "Request")]
    [InlineData(412, FindingIds.PlatformAnswer, null)]
    [InlineData(413, FindingIds.LimitSize, "Limit")]
    [InlineData(415, FindingIds.RequestHeader, "Request")]
    [InlineData(429, FindingIds.LimitRequests, "Limit")]
    [InlineData(500, FindingIds.PlatformUnavailable, "Platform")]
    [InlineData(502, FindingIds.PlatformUnavailable, "Platform")]
    [InlineData(504, FindingIds.PlatformTimeout, "Platform")]
    public void A_status_alone_says_only_what_it_can(int status, string finding, string? gate)
    {
        WrapupDiagnosis diagnosis = ErrorTranslator.Translate(new ReportedError { StatusCode = status });
        Assert.Equal(finding, diagnosis.FindingId);
        if (gate is not null)
        {
            Assert.Equal(gate, diagnosis.Gate);
        }

        Assert.All(diagnosis.Findings, Wording.Check);
    }

    [Theory]
    [InlineData("""{"error":"invalid_client","error_description":"client not found"}""", FindingIds.SessionCredential)]
    [InlineData("requests.exceptions.HTTPError: 429 Client Error: Too Many Requests for url: https://x", FindingIds.LimitRequests)]
    [InlineData("requests.exceptions.HTTPError: 503 Server Error: Service Unavailable for url: https://x", FindingIds.PlatformUnavailable)]
    [InlineData("curl: (6) Could not resolve host: api.mypurecloud.comm", FindingIds.PlatformUnreachable)]
    [InlineData("""{"message":"Participant has no active conversations","code":"bad.request","status":400}""", FindingIds.StateEnded)]
    [InlineData("""{"error":"invalid_request","error_description":"rate limit exceeded"}""", FindingIds.LimitTokens)]
    [InlineData("""{"error":"invalid_request","error_description":"cannot generate a token"}""", FindingIds.SessionCredential)]
    [InlineData("Auth Error: 400 - invalid_request (rate limit exceeded)", FindingIds.LimitTokens)]
    [InlineData(
        """Error calling PatchConversationParticipant: {"message":"x","code":"not.a.user","status":400}""", FindingIds.AccessUserContext)]
    [InlineData(
        "(400)\nReason: Bad Request\n" +
        "HTTP response headers: HTTPHeaderDict({'inin-correlation-id': '8d839ca0-0000-4000-8000-000000000001'})\n" +
        "HTTP response body: {\"code\":\"missing.wrapup.code\",\"status\":400}",
        FindingIds.CodeMissing)]
    [InlineData("The remote server returned an error: (403) Forbidden.", FindingIds.AccessRefused)]
    [InlineData("Response status code does not indicate success: 429 (Too Many Requests).", FindingIds.LimitRequests)]
    [InlineData("conversation.error.not.conversation.participant happened", FindingIds.IdParticipant)]
    public void Texts_of_other_tools_are_read(string text, string finding) => Assert.Equal(finding, Of(text).FindingId);

    [Fact]
    public void Our_own_errors_keep_their_finding_words_and_next_step()
    {
        var failure = new Failure(
            FailureId.WrapupCodeNotFound, FailureCategory.ObjectNotFound, "No wrap-up code is called 'Sale'.", "Use 'Sales follow-up'.")
        {
            FindingId = FindingIds.CodeQueue,
        };
        WrapupDiagnosis diagnosis =
            ErrorTranslator.Translate(new AggregateException(new InvalidOperationException("outer", new GenesysException(failure))));
        Assert.Equal(
            (FindingIds.CodeQueue, "No wrap-up code is called 'Sale'.", "Use 'Sales follow-up'."),
            (diagnosis.FindingId, diagnosis.Summary, diagnosis.NextStep));
    }

    [Fact]
    public void A_refused_call_is_explained_by_its_code_with_status_and_correlation_id()
    {
        var refused = new PlatformException(
            new Failure(FailureId.PermissionDenied, FailureCategory.PermissionDenied, "PATCH was refused.", "Grant it."))
        {
            StatusCode = 403,
            ErrorCode = "missing.division.permission",
            PlatformMessage = "words",
            CorrelationId = "c-1",
            Method = "PATCH",
            Path = $"/api/v2/conversations/{Conversation}/participants/{Conversation}",
        };
        Assert.Equal(FindingIds.AccessDivision, refused.Failure.FindingId);
        WrapupDiagnosis diagnosis = ErrorTranslator.Translate(refused);
        Assert.Equal(
            (FindingIds.AccessDivision, "Division", 403, "c-1", Conversation),
            (diagnosis.FindingId, diagnosis.Gate, diagnosis.StatusCode, diagnosis.CorrelationId, diagnosis.ConversationId));
        Assert.Equal(Verdict.No, diagnosis.Verdict);
    }

    [Fact]
    public void Exceptions_of_sdks_are_read_by_their_members()
    {
        WrapupDiagnosis diagnosis = ErrorTranslator.Translate(new SdkException(403, """
            {"code":"app.not.authorized.for.scope","message":"App not authorized to use scope conversations","status":403,
             "contextId":"8d839ca0-0000-4000-8000-000000000001"}
            """));
        Assert.Equal(
            (FindingIds.AccessScope, "Scope", "8d839ca0-0000-4000-8000-000000000001"),
            (diagnosis.FindingId, diagnosis.Gate, diagnosis.CorrelationId));
    }

    [Fact]
    public void An_answer_of_HttpClient_is_read_with_its_call()
    {
        using var request =
            new HttpRequestMessage(HttpMethod.Post, $"https://api.mypurecloud.com/api/v2/interactions/{Conversation}/wrapup");
        using var answer = new HttpResponseMessage(HttpStatusCode.NotFound) { RequestMessage = request };
        answer.Headers.Add("ININ-Correlation-Id", "8d839ca0-0000-4000-8000-000000000001");
        WrapupDiagnosis diagnosis = ErrorTranslator.Translate(ErrorIntake.Read(answer));
        Assert.Equal((404, Conversation), (diagnosis.StatusCode, diagnosis.ConversationId));
        Assert.Contains(diagnosis.Findings, finding => finding.FindingId == FindingIds.RequestResource);
    }

    [Fact]
    public void Where_no_answer_came_a_write_is_left_open()
    {
        WrapupDiagnosis timedOut = ErrorTranslator.Translate(new TaskCanceledException("late"));
        Assert.Equal((FindingIds.PlatformTimeout, Verdict.Unknown), (timedOut.FindingId, timedOut.Verdict));
        Assert.Contains(timedOut.Findings, finding => finding.FindingId == FindingIds.WriteUnclear);
        Assert.Equal(
            FindingIds.PlatformUnreachable, ErrorTranslator.Translate(new HttpRequestException("No such host is known.")).FindingId);
    }

    [Fact]
    public void An_exception_that_contains_itself_many_times_ends()
    {
        Exception deep = new InvalidOperationException("root");
        for (int i = 0; i < 5_000; i++)
        {
            deep = new AggregateException(deep);
        }

        Assert.NotNull(ErrorTranslator.Translate(deep).Summary);
    }

    private static WrapupDiagnosis Of(string text)
    {
        WrapupDiagnosis diagnosis = ErrorTranslator.Translate(ErrorBodyReader.Read(text));
        Assert.All(diagnosis.Findings, Wording.Check);
        return diagnosis;
    }

    private static string Evidence(string text) => Of(text).Findings[0].Evidence!;

    /// <summary>Has the members that the vendor's .NET SDK gives its exceptions.</summary>
    private sealed class SdkException(int errorCode, string content) : Exception("Error calling PatchConversationParticipant")
    {
        public int ErrorCode { get; } = errorCode;

        public object ErrorContent { get; } = content;
    }
}
