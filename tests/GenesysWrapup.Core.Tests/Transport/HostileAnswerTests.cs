using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Reflection;
using System.Threading.Tasks;
using GenesysWrapup.Core.Conversations;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Models;
using GenesysWrapup.Core.Transport;
using Xunit;

namespace GenesysWrapup.Core.Tests.Transport;

/// <summary>Answers that mean harm: to the terminal, to secrets, to memory, or to another conversation.</summary>
public sealed class HostileAnswerTests
{
    private const string Acts = "\u001b]0;owned\u0007\u009b2J\u202e";
    private const string InJson = "\\u001b]0;owned\\u0007\\u009b2J\\u202e";
    private const string Token = "token-number-1";

    [Fact]
    public async Task No_text_of_an_answer_acts_on_a_terminal_or_holds_the_token()
    {
        using WiredSession wired = await WiredSession.ConnectedAsync();
        string text = $"Anna{InJson} {Token}";
        wired.Wire.Then(HttpStatusCode.OK, $$"""
            {"id":"{{WiredSession.ConversationId}}","externalTag":"{{text}}","participants":[{"id":"p-{{text}}","name":"{{text}}",
             "queueName":"{{text}}","attributes":{"{{text}}":"{{text}}"},
             "wrapup":{"code":"{{text}}","notes":"{{text}}","tags":["{{text}}"]},
             "calls":[{"id":"{{text}}","state":"{{text}}"}]}],"divisions":[{"division":{"name":"{{text}}"} }]}
            """, ("ININ-Correlation-Id", $"id {Token}"));

        ApiReply<WireConversation> reply = await wired.ReadAsync();

        string[] texts = [.. TextsIn(reply.Value!)];
        Assert.True(texts.Length >= 12, string.Join("\n", texts));
        Assert.All(texts.Where(found => found != WiredSession.ConversationId), found =>
        {
            Assert.Contains("\\u001b]0;owned\\u0007\\u009b2J\\u202e ***", found);
            Assert.DoesNotContain(found, char.IsControl);
        });
        Assert.Equal("id ***", reply.CorrelationId);
        ConversationRead read = ConversationShape.Of(reply.Value!, "c", DateTimeOffset.UnixEpoch, _ => null);
        Assert.Equal("Anna\\u001b]0;owned\\u0007\\u009b2J\\u202e ***", read.Participants[0].Shown.UserName);
    }

    [Fact]
    public async Task No_text_of_a_refusal_acts_on_a_terminal_or_holds_the_token()
    {
        using WiredSession wired = await WiredSession.ConnectedAsync();
        string text = $"{InJson} {Token}";
        wired.Wire.Then(HttpStatusCode.Forbidden, $$"""
            {"code":"code{{text}}","message":"Said {x} {{text}}","messageWithParams":"Said {x} {{text}}","messageParams":{"x":"{{text}}"},
             "contextId":"{{text}}","entityName":"{{text}}","details":[{"errorCode":"{{text}}"}],"errors":[{"message":"{{text}}"}]}
            """);

        PlatformException error = await WiredSession.FailsAsync(wired.ReadAsync());

        string?[] shown =
        [
            error.Message, error.PlatformMessage, error.ErrorCode, error.CorrelationId, error.ResponseBody, error.Failure.Message,
            error.ToString(), .. wired.Activity.Lines,
        ];
        Assert.All(shown, text =>
        {
            Assert.NotEqual(string.Empty, text);
            Assert.DoesNotContain(Token, text);
            Assert.DoesNotContain(text!.Replace("\n", string.Empty).Replace("\r", string.Empty), char.IsControl);
            Assert.DoesNotContain('\u202e', text);
        });
    }

    [Fact]
    public async Task A_token_that_was_replaced_is_still_masked()
    {
        using WiredSession wired = await WiredSession.ConnectedAsync();
        wired.Wire.Then(HttpStatusCode.Unauthorized)
            .Then(HttpStatusCode.OK, $$"""{"externalTag":"{{Token}} token-number-2"}""", ("ININ-Correlation-Id", Token));
        ApiReply<WireConversation> reply = await wired.ReadAsync();
        Assert.Equal(("*** ***", "***"), (reply.Value!.ExternalTag, reply.CorrelationId));
    }

    [Fact]
    public async Task A_message_of_a_channel_comes_in_without_the_token()
    {
        using WiredSession wired = await WiredSession.ConnectedAsync();
        Assert.Equal("""{"name":"Anna ***"}""", wired.Session.Text.Message($$"""{"name":"Anna {{Token}}"}"""));
    }

    [Fact]
    public async Task What_a_runtime_says_about_a_fault_may_quote_the_other_side()
    {
        using WiredSession wired = await WiredSession.ConnectedAsync();
        wired.Wire.ThenThrow(new System.Net.Http.HttpRequestException($"Received an invalid header: '{Token} {Acts}'."));
        PlatformException error = await WiredSession.FailsAsync(wired.WriteAsync());
        Assert.Contains("invalid header: '*** \\u001b", error.Message);
        Assert.DoesNotContain(Token, error.ToString());
        Assert.DoesNotContain('\u001b', error.ToString());
    }

    [Fact]
    public async Task A_cause_that_quotes_nothing_stays_whole()
    {
        using WiredSession wired = await WiredSession.ConnectedAsync();
        var cause = new System.Net.Http.HttpRequestException("The connection was refused.");
        wired.Wire.ThenThrow(cause);
        PlatformException error = await WiredSession.FailsAsync(wired.WriteAsync());
        Assert.Same(cause, error.Failure.Exception!.InnerException!.InnerException);
    }

#if !NETFRAMEWORK // Only newer runtimes count what a thread allocates.
    [Fact]
    public async Task Placeholders_cannot_multiply_a_value()
    {
        using WiredSession wired = await WiredSession.ConnectedAsync();
        string template = string.Concat(Enumerable.Repeat("{a}", 10_000));
        wired.Wire.Then(
            HttpStatusCode.BadRequest, $$"""{"messageWithParams":"{{template}}","messageParams":{"a":"{{new string('x', 30_000)}}"} }""");
        long before = GC.GetAllocatedBytesForCurrentThread();
        PlatformException error = await WiredSession.FailsAsync(wired.ReadAsync());
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 20_000_000);
        Assert.InRange(error.Message.Length, 100, 5_000);
    }
#endif

    [Theory]
    [InlineData("{\"participants\":[", "{},", 3_000_000, "50,000 entries")]
    [InlineData("{\"participants\":[", "{\"calls\":[{},{},{},{},{},{},{},{},{},{},{},{}]},", 40_000, "400,000 objects")]
    [InlineData("{\"participants\":[", "{\"mediaRoles\":[\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\"]},", 50_000, null)]
    [InlineData("{\"unknown\":[", "[[[[[[[[[1]]]]]]]]],", 49_000, "400,000 objects")]
    public async Task What_would_fill_the_memory_is_refused_before_it_is_made(string head, string element, int times, string? bound)
    {
        using WiredSession wired = await WiredSession.ConnectedAsync();
        wired.Wire.Then(HttpStatusCode.OK, head + string.Concat(Enumerable.Repeat(element, times)).TrimEnd(',') + "]}");
        if (bound is null)
        {
            Assert.Equal(times, (await wired.ReadAsync()).Value!.Participants!.Count);
            return;
        }

        PlatformException error = await WiredSession.FailsAsync(wired.ReadAsync());
        Assert.Equal((FailureId.AnswerTooLarge, 1), (error.Failure.Id, error.Attempts));
        Assert.Contains(bound, error.Message);
    }

    [Fact]
    public async Task A_text_without_end_is_cut_to_what_a_name_can_be()
    {
        using WiredSession wired = await WiredSession.ConnectedAsync();
        string name = new('x', 2_000_000);
        wired.Wire.Then(
            HttpStatusCode.OK,
            $$"""{"participants":[{"name":"{{name}}","wrapup":{"notes":"{{name}}"} }]}""",
            ("ININ-Correlation-Id", name[..50_000]));
        ApiReply<WireConversation> reply = await wired.ReadAsync();
        Assert.Equal(
            (WireText.LongestLine, WireText.LongestBlock, 100),
            (reply.Value!.Participants![0].Name!.Length, reply.Value.Participants[0].Wrapup!.Notes!.Length, reply.CorrelationId!.Length));
    }

    [Fact]
    public async Task An_answer_about_another_object_is_not_used_whatever_was_read()
    {
        using WiredSession wired = await WiredSession.ConnectedAsync();
        string other = Guid.NewGuid().ToString();
        wired.Wire.Otherwise = _ => ScriptedWire.Json(HttpStatusCode.OK, $$"""{"id":"{{other}}"}""");
        string asked = Guid.NewGuid().ToString();
        PlatformException[] errors =
        [
            await WiredSession.FailsAsync(wired.ReadAsync()),
            await WiredSession.FailsAsync(wired.Session.Api.SendAsync(
                new ApiCall(Operations.GetRoutingQueue, asked), PlatformJson.Default.WireQueue, wired.Activity, wired.Stop.Token)),
            await WiredSession.FailsAsync(wired.Session.Api.SendAsync(
                new ApiCall(Operations.GetRoutingWrapupcode, asked),
                PlatformJson.Default.WireWrapupCode,
                wired.Activity,
                wired.Stop.Token)),
        ];
        Assert.All(errors, error =>
        {
            Assert.Equal((FailureId.UnreadableAnswer, 200), (error.Failure.Id, error.StatusCode));
            Assert.Contains(other, error.Message);
        });
    }

    private static IEnumerable<string> TextsIn(object value) => value switch
    {
        string text => [text],
        IDictionary table => table.Keys.Cast<object>().Concat(table.Values.Cast<object>()).SelectMany(TextsIn),
        IEnumerable list => list.Cast<object>().SelectMany(TextsIn),
        _ when value.GetType().Namespace == typeof(WireConversation).Namespace => value.GetType()
            .GetProperties(BindingFlags.Instance | BindingFlags.Public)
            .Select(property => property.GetValue(value)).OfType<object>().SelectMany(TextsIn),
        _ => [],
    };
}
