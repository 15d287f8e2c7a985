using System;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using System.Text;
using GenesysWrapup.Core.Explain;
using GenesysWrapup.Core.Findings;
using GenesysWrapup.Core.Lint;
using GenesysWrapup.Core.Platform.Errors;
using Xunit;

namespace GenesysWrapup.Core.Tests.Lint;

[SuppressMessage("Security", "CA5394", Justification = "The same inputs every time, so that a failure can be repeated.")]
public class HostileInputTests
{
    private static readonly string[] s_pieces =
    [
        "{", "}", "[", "]", "\"", ":", ",", "\\", "/", "?", "&", "=", "%", "#", "@", "<html>", "<title>502 Bad Gateway</title>", "null",
        "true", "-1e999", "\u0000", "\uD800", "\uFEFF", "é",
        "message", "code", "status", "errors", "details", "messageWithParams", "messageParams", "wrapup", "wrapUpCode", "attributes",
        "state", "api", "v2", "conversations", "interactions",
        "participants", "{id}", "6c0bbd5e-6f0f-4f2d-9d6e-2f7b6a1d3c55", "https://", "api.mypurecloud.com", "user:pass@",
        "missing.wrapup.code", "%s", "{0}", "400", "curl -X POST ", "-d '", "'", " ",
        "\r\n", "\t", ".patch_conversation(", "scope=", "import genesyscloud", "token", "oauth",
    ];

    [Fact]
    public void A_hundred_thousand_bodies_and_addresses_raise_nothing()
    {
        var random = new Random(20_261_120);
        for (int i = 0; i < 100_000; i++)
        {
            string body = Text(random);
            string uri = Text(random);
            try
            {
                ErrorBodyReader.Read(body);
                var draft = new RequestDraft { Method = i % 3 == 0 ? "PATCH" : "GET", Uri = uri, Body = body };
                Assert.All(RequestLint.Check(draft), finding => Assert.True(finding.Message.Length < 300));
                if (i % 10 == 0)
                {
                    Assert.All(ErrorTranslator.Translate(ErrorBodyReader.Read(body)).Findings, Wording.Check);
                    TextReview.Of(body + uri);
                    RequestLint.CommandFor(new RequestDraft { Method = "POST", Uri = uri, Body = body });
                }
            }
            catch (Exception exception) when (exception is not Xunit.Sdk.XunitException)
            {
                Assert.Fail($"input {i} raised {exception}\nbody: {body}\nuri: {uri}");
            }
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("not JSON")]
    [InlineData("{\"code\":")]
    [InlineData("{\"code\":5,\"message\":[],\"status\":\"x\",\"errors\":\"none\",\"details\":{}}")]
    [InlineData("{\"message\":\"\\ud800\",\"code\":\"bad.request\"}")]
    [InlineData("[[[[]]]]")]
    [InlineData("\uFFFD\uFFFD\u0001\u0002")]
    public void What_is_no_error_body_is_still_answered(string body)
    {
        WrapupDiagnosis diagnosis = ErrorTranslator.Translate(ErrorBodyReader.Read(body) with { StatusCode = 400 });
        Assert.NotEmpty(diagnosis.Findings);
        Assert.All(diagnosis.Findings, Wording.Check);
    }

    [Fact]
    public void A_web_page_is_not_taken_for_the_platforms_answer()
    {
        const string Page = "<!DOCTYPE html><html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>";
        WrapupDiagnosis diagnosis = ErrorTranslator.Translate(ErrorBodyReader.Read(Page) with { StatusCode = 502 });
        Assert.Equal(FindingIds.PlatformAnswer, diagnosis.FindingId);
        Assert.Contains("502 Bad Gateway", diagnosis.Summary);
        Assert.Equal(Verdict.Unknown, diagnosis.Verdict);
    }

    [Fact]
    public void Ten_megabytes_and_a_thousand_levels_are_answered()
    {
        string large = "{\"message\":\"" + new string('x', 10_000_000) + "\"}";
        string deep = string.Concat(Enumerable.Repeat("{\"a\":[", 10_000)) + string.Concat(Enumerable.Repeat("]}", 10_000));
        string braces = new('{', 1_000_000);
        foreach (string body in new[] { large, deep, braces })
        {
            Assert.All(ErrorTranslator.Translate(ErrorBodyReader.Read(body)).Findings, Wording.Check);
            var draft = new RequestDraft { Method = "PATCH", Uri = "/api/v2/conversations/{c}/participants/{p}", Body = body };
            Assert.NotEmpty(RequestLint.Check(draft));
            TextReview.Of(body);
        }

        string uri = "https://api.mypurecloud.com/" + string.Concat(Enumerable.Repeat("a/", 1_000_000));
        Assert.NotEmpty(RequestLint.Check(new RequestDraft { Method = "GET", Uri = uri }));
    }

    [Fact]
    public void Bytes_in_another_encoding_are_answered()
    {
        string wrong = Encoding.UTF8.GetString(Encoding.Unicode.GetBytes("{\"code\":\"bad.request\",\"message\":\"é\"}"));
        Assert.All(ErrorTranslator.Translate(ErrorBodyReader.Read(wrong)).Findings, Wording.Check);
    }

    private static string Text(Random random)
    {
        var text = new StringBuilder();
        int length = random.Next(1, 25);
        for (int i = 0; i < length; i++)
        {
            text.Append(random.Next(8) == 0 ? ((char)random.Next(1, 0x2FFF)).ToString() : s_pieces[random.Next(s_pieces.Length)]);
        }

        return text.ToString();
    }
}
