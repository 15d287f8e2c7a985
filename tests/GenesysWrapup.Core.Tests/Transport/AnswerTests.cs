using System;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Errors;
using GenesysWrapup.Core.Platform.Models;
using GenesysWrapup.Core.Transport;
using Xunit;

namespace GenesysWrapup.Core.Tests.Transport;

public sealed class AnswerTests
{
    private const string FullError = """
        {"message":"","code":"not.authorized","status":403,"entityId":"e-1","entityName":"Support",
         "messageWithParams":"Access to {type} {id} is forbidden.","messageParams":{"type":"Conversation","id":"c-1"},
         "contextId":"context-1","details":[{"errorCode":"d.1","fieldName":"wrapup.code","entityId":"e-2","entityName":"Other"}],
         "errors":[{"code":"inner.code","message":"Inner words.","status":400}],
         "limit":{"key":"token.rate.per.minute","namespace":"platform.api","value":300}}
        """;

    [Fact]
    public async Task The_error_body_is_read_in_all_its_fields()
    {
        using WiredSession wired = await WiredSession.ConnectedAsync();
        wired.Wire.Then(HttpStatusCode.Forbidden, FullError);
        PlatformException error = await WiredSession.FailsAsync(wired.WriteAsync());
        Assert.Equal((403, "not.authorized", "context-1"), (error.StatusCode, error.ErrorCode, error.CorrelationId));
        string[] told =
        [
            "Access to Conversation c-1 is forbidden.", "d.1 wrapup.code Other e-2", "inner.code: Inner words.", "Support e-1",
            "platform.api:token.rate.per.minute = 300",
        ];
        Assert.All(told, words =>
        {
            Assert.Contains(words, error.PlatformMessage);
            Assert.Contains(words, error.Message);
        });
        Assert.Equal(
            ("PATCH", $"/api/v2/conversations/{WiredSession.ConversationId}/participants/participant", "patchConversationParticipant"),
            (error.Method, error.Path, error.Operation));
        Assert.Equal(Operations.PatchConversationParticipant.Permit.Permissions, error.RequiredPermissions);
        Assert.Contains("conversation:participant:wrapup", error.NextStep);
        Assert.Contains("which the contract lists besides", error.NextStep);
        Assert.Contains("\"contextId\":\"context-1\"", error.ResponseBody);
    }

    [Fact]
    public async Task The_header_goes_before_the_body_for_the_correlation_id()
    {
        using WiredSession wired = await WiredSession.ConnectedAsync();
        wired.Wire.Then(HttpStatusCode.NotFound, FullError, ("ININ-Correlation-Id", "from-header"));
        PlatformException error = await WiredSession.FailsAsync(wired.ReadAsync());
        Assert.Equal("from-header", error.CorrelationId);
        Assert.Contains("from-header", error.Message);
    }

    [Theory]
    [InlineData("""{"message":"Retry in [%s] seconds","messageWithParams":"Retry in {0}","messageParams":{"0":"42"}}""", "Retry in 42")]
    [InlineData(
        """{"message":"Already [filled] in","messageWithParams":"Already [{0}] in","messageParams":{"0":"filled"}}""",
        "Already [filled] in")]
    [InlineData("""{"messageWithParams":"Only {raw} is there"}""", "Only {raw} is there")]
    [InlineData("""{"code":"only.a.code"}""", "only.a.code")]
    public void Placeholders_are_filled_in(string body, string sentence) =>
        Assert.Equal(
            sentence,
            PlatformError.Sentence(PlatformError.Read(Encoding.UTF8.GetBytes(body), new AnswerReader(new Redaction()))!));

    [Theory]
    [InlineData(400, FailureId.BadRequest, FailureCategory.InvalidArgument)]
    [InlineData(401, FailureId.TokenRejected, FailureCategory.AuthenticationError)]
    [InlineData(403, FailureId.PermissionDenied, FailureCategory.PermissionDenied)]
    [InlineData(404, FailureId.NotFound, FailureCategory.ObjectNotFound)]
    [InlineData(408, FailureId.Timeout, FailureCategory.OperationTimeout)]
    [InlineData(409, FailureId.Conflict, FailureCategory.ResourceExists)]
    [InlineData(413, FailureId.BadRequest, FailureCategory.InvalidArgument)]
    [InlineData(418, FailureId.BadRequest, FailureCategory.InvalidArgument)]
    [InlineData(429, FailureId.Throttled, FailureCategory.LimitsExceeded)]
    [InlineData(500, FailureId.ServiceUnavailable, FailureCategory.ResourceUnavailable)]
    [InlineData(503, FailureId.ServiceUnavailable, FailureCategory.ResourceUnavailable)]
    public async Task Each_status_has_its_failure(int status, string id, FailureCategory category)
    {
        using WiredSession wired = await WiredSession.ConnectedAsync(static options => options with { MaxRetries = 0 });
        wired.Wire.Otherwise = _ => ScriptedWire.Json((HttpStatusCode)status, "{\"message\":\"The platform's words.\"}");
        PlatformException error = await WiredSession.FailsAsync(wired.ReadAsync());
        Assert.Equal((id, category, status == 401), (error.Failure.Id, error.Failure.Category, error.Failure.EndsCommand));
        Assert.Contains("The platform's words.", error.Message);
        Assert.NotEmpty(error.NextStep);
        Assert.Same(error, error.Failure.Exception);
    }

    /// <summary>
    /// Every error that comes with a 403 has the step of its own code; what a role gives names the operation's permissions.
    /// </summary>
    [Theory]
    [MemberData(nameof(ForbiddenCodes))]
    public async Task A_403_has_the_next_step_of_its_code(string code)
    {
        KnownError known = KnownErrors.Find(code)!;
        using WiredSession wired = await WiredSession.ConnectedAsync();
        wired.Wire.Then(HttpStatusCode.Forbidden, $$"""{"status":403,"code":"{{code}}","message":"Refused."}""");

        PlatformException error = await WiredSession.FailsAsync(wired.WriteAsync());

        if (known.LacksPermission)
        {
            Assert.StartsWith("Grant conversation:participant:wrapup (or try ", error.NextStep);
        }
        else
        {
            Assert.Equal(known.NextStep, error.NextStep);
            Assert.DoesNotContain("Grant", error.NextStep);
        }
    }

    public static TheoryData<string> ForbiddenCodes() =>
        [.. KnownErrors.All.Where(static known => known.Status == 403).Select(static known => known.Code).Distinct()];

    [Fact]
    public async Task A_400_has_the_next_step_of_its_code()
    {
        using WiredSession wired = await WiredSession.ConnectedAsync();
        wired.Wire.Then(HttpStatusCode.BadRequest, """{"status":400,"code":"invalid.date","message":"Refused."}""");
        Assert.Equal(KnownErrors.InvalidDate.NextStep, (await WiredSession.FailsAsync(wired.ReadAsync())).NextStep);
    }

    [Theory]
    [InlineData("<html><body><h1>502 Bad Gateway</h1></body></html>")]
    [InlineData("{\"message\":\"cut o")]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"text\"")]
    [InlineData("{\"status\":\"not a number at all\"}")]
    [InlineData("{\"message\":{\"not\":\"text\"},\"details\":7}")]
    public async Task An_error_body_that_is_not_the_platforms_is_survived(string? body)
    {
        using WiredSession wired = await WiredSession.ConnectedAsync();
        wired.Wire.Then(HttpStatusCode.BadRequest, body);
        PlatformException error = await WiredSession.FailsAsync(wired.ReadAsync());
        Assert.Equal((400, FailureId.BadRequest, (string?)null), (error.StatusCode, error.Failure.Id, error.ErrorCode));
        Assert.Equal(string.IsNullOrEmpty(body) ? null : body, error.ResponseBody);
    }

    [Theory]
    [InlineData("<html>Sign in to the hotel's network</html>")]
    [InlineData("{\"id\":\"c-1\",\"participants\":[{\"id\"")]
    [InlineData("{\"id\":{\"an\":\"object\"}}")]
    public async Task A_success_that_cannot_be_read_is_told_as_such(string body)
    {
        using WiredSession wired = await WiredSession.ConnectedAsync();
        wired.Wire.Then(HttpStatusCode.OK, body, ("ININ-Correlation-Id", "read-me"));
        PlatformException error = await WiredSession.FailsAsync(wired.ReadAsync());
        Assert.Equal((FailureId.UnreadableAnswer, 200, "read-me"), (error.Failure.Id, error.StatusCode, error.CorrelationId));
        Assert.Contains("application/json", error.Message);
    }

    [Theory]
    [InlineData(HttpStatusCode.OK, "")]
    [InlineData(HttpStatusCode.OK, " \r\n")]
    [InlineData(HttpStatusCode.NoContent, null)]
    [InlineData(HttpStatusCode.Accepted, null)]
    [InlineData(HttpStatusCode.OK, "null")]
    public async Task An_empty_success_has_no_value(HttpStatusCode status, string? body)
    {
        using WiredSession wired = await WiredSession.ConnectedAsync();
        wired.Wire.Then(status, body);
        ApiReply<WireConversation> reply = await wired.ReadAsync();
        Assert.Equal(((int)status, (WireConversation?)null), (reply.StatusCode, reply.Value));
    }

    [Fact]
    public async Task A_reply_tells_correlation_attempts_and_time()
    {
        using WiredSession wired = await WiredSession.ConnectedAsync();
        wired.Wire.Then(HttpStatusCode.ServiceUnavailable, "{}", ("Retry-After", "10"))
            .Then(HttpStatusCode.OK, $"{{\"id\":\"{WiredSession.ConversationId}\"}}", ("ININ-Correlation-Id", "abc"));
        ApiReply<WireConversation> reply = await wired.ReadAsync();
        Assert.Equal(
            (WiredSession.ConversationId, "abc", 2, TimeSpan.FromSeconds(10)),
            (reply.Value!.Id, reply.CorrelationId, reply.Attempts, reply.Elapsed));
    }

    [Fact]
    public async Task An_endless_answer_is_not_taken()
    {
        using WiredSession wired = await WiredSession.ConnectedAsync();
        wired.Wire.Then(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(new EndlessStream()) });
        PlatformException error = await WiredSession.FailsAsync(wired.ReadAsync());
        Assert.Equal((FailureId.AnswerTooLarge, 1), (error.Failure.Id, error.Attempts));
    }

    [Fact]
    public async Task An_endless_error_body_is_cut()
    {
        using WiredSession wired = await WiredSession.ConnectedAsync();
        wired.Wire.Then(new HttpResponseMessage(HttpStatusCode.BadRequest) { Content = new StreamContent(new EndlessStream()) });
        PlatformException error = await WiredSession.FailsAsync(wired.ReadAsync());
        Assert.Equal(FailureId.BadRequest, error.Failure.Id);
        Assert.InRange(error.ResponseBody!.Length, 1, 5_000);
    }

    [Fact]
    public async Task A_body_that_breaks_off_is_a_failed_attempt_like_any_other()
    {
        using WiredSession wired = await WiredSession.ConnectedAsync();
        wired.Wire.Then(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(new BreakingStream()) })
            .Then(HttpStatusCode.OK, "{\"externalTag\":\"whole\"}");
        ApiReply<WireConversation> reply = await wired.ReadAsync();
        Assert.Equal(("whole", 2), (reply.Value!.ExternalTag, reply.Attempts));
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_is_an_error_and_the_token_goes_nowhere_else(int status)
    {
        using WiredSession wired = await WiredSession.ConnectedAsync();
        wired.Wire.Then((HttpStatusCode)status, "", ("Location", "https://elsewhere.example/take?access_token=abc"));
        PlatformException error = await WiredSession.FailsAsync(wired.ReadAsync());
        Assert.Equal((FailureId.Redirected, status), (error.Failure.Id, error.StatusCode));
        Assert.Contains("elsewhere.example", error.NextStep);
        Assert.DoesNotContain("take?", error.NextStep);
        Assert.Equal(["api.usw2.pure.cloud"], wired.Wire.Requests.Select(static request => request.Uri.Host).Distinct());
    }

    [Fact]
    public async Task Path_and_query_values_are_escaped()
    {
        using WiredSession wired = await WiredSession.ConnectedAsync();
        var call = new ApiCall(Operations.GetRoutingWrapupcode, "a..b?c#d e")
        {
            Query = [new("name", "Sales & more"), new("id", "1"), new("id", "2")],
        };
        await wired.Session.Api.SendAsync(call, wired.Activity, CancellationToken.None);
        Assert.Equal(
            "https://api.usw2.pure.cloud/api/v2/routing/wrapupcodes/a..b%3Fc%23d%20e?name=Sales%20%26%20more&id=1&id=2",
            wired.Wire.Calls.Single().Uri.AbsoluteUri);
    }

    [Theory]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData("")]
    [InlineData("a/../b")]
    [InlineData("a\\b")]
    [InlineData("a\u0000b")]
    public async Task What_cannot_stand_in_a_path_is_never_sent(string id)
    {
        using WiredSession wired = await WiredSession.ConnectedAsync();
        var call = new ApiCall(Operations.PatchConversationParticipant, WiredSession.ConversationId, id) { Body = "{}" };

        PlatformException error = await WiredSession.FailsAsync(wired.Session.Api.SendAsync(call, wired.Activity, CancellationToken.None));

        Assert.Equal(FailureId.UnreadableAnswer, error.Failure.Id);
        Assert.Contains("was not sent", error.Message);
        Assert.DoesNotContain(error.Message, char.IsControl);
        Assert.Empty(wired.Wire.Calls);
    }

    private sealed class EndlessStream : MemoryStream
    {
        public override bool CanSeek => false;

        public override long Length => throw new NotSupportedException();

        public override int Read(byte[] buffer, int offset, int count)
        {
            buffer.AsSpan(offset, count).Fill((byte)'x');
            return count;
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            Task.FromResult(Read(buffer, offset, count));

#if !NETFRAMEWORK
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            buffer.Span.Fill((byte)'x');
            return new ValueTask<int>(buffer.Length);
        }
#endif
    }

    private sealed class BreakingStream : MemoryStream
    {
        private int _reads;

        public override bool CanSeek => false;

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        {
            if (_reads++ > 0)
            {
                throw new IOException("The connection broke in the middle.");
            }

            buffer[offset] = (byte)'{';
            return Task.FromResult(1);
        }
    }
}
