using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using GenesysWrapup.Core.Failures;

namespace GenesysWrapup.Hostile.Tests.Wire;

/// <summary>The ways of answering badly.</summary>
internal static class Misbehaviours
{
    public const string Fine = "fine";

    private const string Json = "Content-Type: application/json\r\n";
    private const string Escapes = "\u001b]0;owned\u0007\u001b[2J\u009b31m\u202eevil";
    private const string Broken = FailureId.Unreachable;
    private const string Unreadable = FailureId.UnreadableAnswer;
    private const string TooLarge = FailureId.AnswerTooLarge;
    private const string Late = FailureId.Timeout;

    private const string Short = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";

    public static readonly IReadOnlyList<Misbehaviour> All =
    [
        .. Cuts(), .. Floods(), .. Drips(), .. Compressed(), .. Frames(), .. Headers(), .. Statuses(), .. Redirects(), .. Bodies(),
            .. Errors(),
    ];

    /// <summary>The connection ends or breaks after each byte of a short answer.</summary>
    private static IEnumerable<Misbehaviour> Cuts()
    {
        for (int length = 0; length < Short.Length; length++)
        {
            string begun = Short.Substring(0, length);
            yield return new($"ends after {length} bytes", on => on.SendAsync(begun), Broken);
            yield return new($"breaks after {length} bytes", async on =>
            {
                await on.SendAsync(begun);
                on.Reset();
            }, Broken);
        }

        yield return new("breaks after the whole answer", async on =>
        {
            await on.SendAsync(Short);
            on.Reset();
        }, Broken, Unreadable);
    }

    private static IEnumerable<Misbehaviour> Floods()
    {
        yield return Of("an endless status line", async on => await Then(on, "HTTP/1.1 200 ", "O"), Broken);
        yield return Of("an endless header line", async on => await Then(on, "HTTP/1.1 200 OK\r\nX-Long: ", "x"), Broken);
        yield return Of("headers without end", async on => await Then(on, "HTTP/1.1 200 OK\r\n", "X-Many: x\r\n"), Broken);
        yield return Of("interim answers without end", async on =>
            await Then(on, "", "HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n"), Broken, Late);
        yield return Of("a body without length or end", async on => await Then(on, $"HTTP/1.1 200 OK\r\n{Json}\r\n", "[[]] "), TooLarge);
        yield return Of("a body of blanks without end", async on => await Then(on, $"HTTP/1.1 200 OK\r\n{Json}\r\n", " "), TooLarge);
        yield return Of("a text without end", async on => await Then(on, $"HTTP/1.1 200 OK\r\n{Json}\r\n{{\"id\":\"", "x"), TooLarge);
        yield return Of("participants without end", async on =>
            await Then(on, $"HTTP/1.1 200 OK\r\n{Json}\r\n{{\"participants\":[{{}}", ",{}"), TooLarge);
        yield return Of("chunks without end", async on =>
            await Then(on, $"HTTP/1.1 200 OK\r\n{Json}Transfer-Encoding: chunked\r\n\r\n", "4\r\n    \r\n"), TooLarge);
        yield return Of("a chunk's extension without end", async on =>
            await Then(on, $"HTTP/1.1 200 OK\r\n{Json}Transfer-Encoding: chunked\r\n\r\n1;", "x"), Broken, TooLarge);
        yield return Of("trailers without end", async on =>
            await Then(on, $"HTTP/1.1 200 OK\r\n{Json}Transfer-Encoding: chunked\r\n\r\n2\r\n{{}}\r\n0\r\n", "X-T: x\r\n"), Broken,
                Unreadable);
        yield return Of("an error's body without end", async on =>
            await Then(on, $"HTTP/1.1 400 Bad Request\r\n{Json}\r\n", "{\"message\":\"x\"} "), FailureId.BadRequest);
        yield return Of("a failure's body without end", async on =>
            await Then(on, "HTTP/1.1 500 Oh no\r\n\r\n", "<html>"), FailureId.ServiceUnavailable);
        yield return Of("more than was promised", on =>
            on.SendAsync($"HTTP/1.1 200 OK\r\n{Json}Content-Length: {on.Body.Length}\r\n\r\n{on.Body}{on.Body}HTTP/1.1 200 OK\r\n"), Fine);

        static async Task Then(HostileConnection on, string begin, string part)
        {
            await on.SendAsync(begin);
            await on.FloodAsync(part);
        }
    }

    private static IEnumerable<Misbehaviour> Drips()
    {
        yield return Of("silence", static on => on.SilenceAsync(), Late);
        yield return Of("a status line that drips", static on =>
            on.DripAsync("HTTP/1.1 200 OKxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"), Late);
        yield return Of("headers that drip", static async on => await Drip(on, "HTTP/1.1 200 OK\r\nX-Slow: "), Late);
        yield return Of("a body that drips", static async on =>
            await Drip(on, $"HTTP/1.1 200 OK\r\n{Json}Content-Length: 5000\r\n\r\n"), Late);
        yield return Of("a body that never comes", static async on =>
        {
            await on.SendAsync($"HTTP/1.1 200 OK\r\n{Json}Content-Length: 5000\r\n\r\n");
            await on.SilenceAsync();
        }, Late);
        yield return Of("chunks that drip", static async on =>
        {
            await on.SendAsync($"HTTP/1.1 200 OK\r\n{Json}Transfer-Encoding: chunked\r\n\r\n");
            await on.DripAsync("1\r\n \r\n");
        }, Late);
        yield return Of("an error's body that drips", static async on => await Drip(on, "HTTP/1.1 400 Bad Request\r\n\r\n"), Late);
        yield return Of("interim answers that drip", static on => on.DripAsync("HTTP/1.1 100 Continue\r\n\r\n"), Late);

        static async Task Drip(HostileConnection on, string begin)
        {
            await on.SendAsync(begin);
            await on.DripAsync("x");
        }
    }

    private static IEnumerable<Misbehaviour> Compressed()
    {
        foreach ((string name, Func<Stream, Stream> make) in Packers())
        {
            byte[] bomb = Packed(make, 100 * 1024 * 1024);
            yield return Of($"a bomb of {name}", on => on.AnswerAsync("200 OK", $"{Json}Content-Encoding: {name}\r\n", bomb), TooLarge);
            yield return Of($"an error that is a bomb of {name}", on =>
                on.AnswerAsync("400 Bad Request", $"{Json}Content-Encoding: {name}\r\n", bomb), FailureId.BadRequest);
            yield return Of($"{name} that is none", on =>
                on.AnswerAsync("200 OK", $"{Json}Content-Encoding: {name}\r\n", on.Body), Broken, Unreadable);
            yield return Of($"half of {name}", on => on.AnswerAsync(
                "200 OK", $"{Json}Content-Encoding: {name}\r\n", Packed(make, on.Body)[..40]), Broken, Unreadable);
            yield return Of($"{name} as it should be", on => on.AnswerAsync(
                "200 OK", $"{Json}Content-Encoding: {name}\r\n", Packed(make, on.Body)), Fine);
        }

        yield return Of("an unknown packing", on => on.AnswerAsync("200 OK", $"{Json}Content-Encoding: zstd, x\r\n", on.Body), Fine);
    }

    private static IEnumerable<Misbehaviour> Frames()
    {
        yield return Of("no HTTP at all", on => on.SendAsync("220 mail.example ESMTP ready\r\n"), Broken);
        yield return Of("a TLS greeting", on => on.SendAsync("\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003"), Broken);
        yield return Of("an HTTP/2 preface", on => on.SendAsync("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"), Broken);
        yield return Of("HTTP/0.9", on => on.SendAsync(on.Body), Broken);
        yield return Of("HTTP/9.9", on =>
            on.SendAsync($"HTTP/9.9 200 OK\r\nContent-Length: {on.Body.Length}\r\n\r\n{on.Body}"), Broken, Fine);
        yield return Of("a status of letters", on => on.AnswerAsync("abc OK", Json, on.Body), Broken);
        yield return Of("status 0", on => on.AnswerAsync("000 Nothing", Json, on.Body), Broken, FailureId.BadRequest, Unreadable);
        yield return Of("status 1000", on => on.AnswerAsync("1000 Too much", Json, on.Body), Broken);
        yield return Of("status -1", on => on.AnswerAsync("-1 Less", Json, on.Body), Broken);
        yield return Of("lines that end with LF alone", on =>
            on.SendAsync($"HTTP/1.1 200 OK\nContent-Length: {on.Body.Length}\n\n{on.Body}"), Fine);
        yield return Of("a length below zero", on => on.SendAsync($"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n{on.Body}"), Broken, Fine);
        yield return Of("a length of letters", on =>
            on.SendAsync($"HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n{on.Body}"), Broken, Fine);
        yield return Of("a length beyond all numbers", on =>
            on.SendAsync($"HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n{on.Body}"), Broken, Fine);
        yield return Of("a length that is a lie", on =>
            on.SendAsync($"HTTP/1.1 200 OK\r\nContent-Length: 9223372036854775807\r\n\r\n{on.Body}"), Broken);
        yield return Of("two lengths", on =>
            on.SendAsync($"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: {on.Body.Length}\r\n\r\n{on.Body}"), Broken, Unreadable);
        yield return Of("a length and chunks", on => on.SendAsync(
            $"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n{on.Body.Length:x}\r\n{on.Body}\r\n0\r\n\r\n"),
                Fine, Broken);
        yield return Of("a chunk of a size of letters", on => Chunked(on, "xyz\r\n{}\r\n0\r\n\r\n"), Broken);
        yield return Of("a chunk of a size below zero", on => Chunked(on, "-2\r\n{}\r\n0\r\n\r\n"), Broken);
        yield return Of("a chunk of a size beyond all numbers", on => Chunked(on, "fffffffffffffffff\r\n{}\r\n0\r\n\r\n"), Broken);
        yield return Of("a chunk that is shorter than it says", on => Chunked(on, "ff\r\n{}\r\n0\r\n\r\n"), Broken);
        yield return Of("chunks without a last one", on => Chunked(on, "2\r\n{}\r\n"), Broken);
        yield return Of("an answer before the answer", on =>

            on.SendAsync(
                "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Hints\r\n\r\n" +
                $"HTTP/1.1 200 OK\r\nContent-Length: {on.Body.Length}\r\n\r\n{on.Body}"),
            Fine);

        static Task Chunked(HostileConnection on, string chunks) =>
            on.SendAsync($"HTTP/1.1 200 OK\r\n{Json}Transfer-Encoding: chunked\r\n\r\n{chunks}");
    }

    private static IEnumerable<Misbehaviour> Headers()
    {
        (string Name, string Header)[] harmless =
        [
            ("no type", string.Empty),
            ("a type that is no JSON", "Content-Type: text/html\r\n"),
            ("a type that is nonsense", "Content-Type: ;;;=\"\r\n"),
            ("a charset that does not exist", "Content-Type: application/json; charset=klingon\r\n"),
            ("two types", $"{Json}Content-Type: image/png\r\n"),
            ("cookies", "Set-Cookie: a=b; Domain=evil.example\r\nSet-Cookie2: x\r\n"),
            ("a correlation id of escapes", $"ININ-Correlation-Id: {Escapes.Replace("\u202e", string.Empty,
            StringComparison.Ordinal)}\r\n"),
            ("a correlation id of 40 KB", $"ININ-Correlation-Id: {new string('c', 40_000)}\r\n"),
            ("a correlation id that is the token", $"ININ-Correlation-Id: {HostileServer.Token}\r\n"),
            ("bytes that are no text in a header", "X-Bytes: \u00ff\u00fe\u0080\r\n"),
            ("a pace of nonsense", "inin-ratelimit-count: x\r\ninin-ratelimit-allowed: -1\r\ninin-ratelimit-reset: 99999999999999\r\n"),
            ("a pace that is used up for ever", "inin-ratelimit-count: 999\r\ninin-ratelimit-allowed: 1\r\ninin-ratelimit-reset: 60\r\n"),
            ("a language of nonsense", "Content-Language: \u0001\r\nContent-MD5: x\r\nExpires: never\r\nDate: yesterday\r\nAge: -1\r\n"),
        ];
        foreach ((string name, string header) in harmless)
        {
            yield return Of(name, on => on.AnswerAsync("200 OK", header, on.Body), Fine, Broken);
        }

        yield return Of("another service for the same", on => on.AnswerAsync(
            "200 OK", $"Alt-Svc: h2=\"{on.Elsewhere.Authority}\"\r\nRefresh: 0; url={on.Elsewhere}\r\nLink: <{on.Elsewhere}>\r\n",
                on.Body), Fine);
        yield return Of("a header without a colon", on => on.AnswerAsync("200 OK", "Nonsense\r\n", on.Body), Broken, Fine);
        yield return Of("a header with NUL", on => on.AnswerAsync("200 OK", "X-Nul: a\0b\r\n", on.Body), Broken, Fine);
        yield return Of("a header without a name", on => on.AnswerAsync("200 OK", ": x\r\n", on.Body), Broken, Fine);
        yield return Of("a folded header", on => on.AnswerAsync("200 OK", "X-Fold: a\r\n b\r\n", on.Body), Fine, Broken);
        yield return Of("5,000 headers", on =>
            on.AnswerAsync("200 OK", string.Concat(Enumerable.Range(0, 5_000).Select(static n => $"X-{n}: {n}\r\n")), on.Body), Fine,
                Broken);
        foreach (string wait in new[] { "-5", "x", "1e9", "99999999999999999999", "Fri, 31 Dec 9999 23:59:59 GMT", "0001" })
        {
            yield return Of($"429, and again after {wait}", on =>
                on.AnswerAsync("429 Slow down", $"Retry-After: {wait}\r\n", string.Empty), FailureId.Throttled);
        }
    }

    private static IEnumerable<Misbehaviour> Statuses()
    {
        yield return Of("101 to another protocol", on =>
            on.SendAsync("HTTP/1.1 101 Switching Protocols\r\nUpgrade: evil\r\nConnection: Upgrade\r\n\r\n"), Unreadable);
        yield return Of("204 with a body", on => on.AnswerAsync("204 No Content", Json, on.Body), Unreadable);
        yield return Of("205", on => on.AnswerAsync("205 Reset Content", string.Empty, string.Empty), Unreadable);
        yield return Of("206 of nothing", on =>
            on.AnswerAsync("206 Partial Content", "Content-Range: bytes 0-1/99999\r\n", "{}"), Unreadable);
        yield return Of("304", on => on.AnswerAsync("304 Not Modified", string.Empty, string.Empty), Unreadable, FailureId.Redirected);
        yield return Of("401 that asks for a password", on => on.AnswerAsync(
            "401 Unauthorized", "WWW-Authenticate: Basic realm=\"x\"\r\nWWW-Authenticate: Negotiate\r\n", string.Empty),
                FailureId.TokenRejected);
        yield return Of("407", on => on.AnswerAsync(
            "407 Proxy Authentication Required", "Proxy-Authenticate: Basic realm=\"x\"\r\n", string.Empty), Broken, FailureId.BadRequest);
        yield return Of("418", on => on.AnswerAsync("418 Teapot", string.Empty, "short and stout"), FailureId.BadRequest);
        yield return Of("599", on => on.AnswerAsync("599 Odd", string.Empty, "?"), FailureId.ServiceUnavailable);
        yield return Of("999", on => on.AnswerAsync("999 Denied", string.Empty, "?"), FailureId.ServiceUnavailable, FailureId.BadRequest);
    }

    private static IEnumerable<Misbehaviour> Redirects()
    {
        foreach (string status in new[] { "300 Choose", "301 Moved", "302 Found", "303 See Other", "307 Temporary", "308 Permanent" })
        {
            yield return Of($"{status} to somebody else", on =>
                on.AnswerAsync(status, $"Location: {on.Elsewhere}api/v2/conversations\r\n", string.Empty), FailureId.Redirected);
        }

        foreach (string place in new[] { "//evil.example/x", "file:///etc/passwd", "javascript:alert(1)", "\u0001", "?a=b", "http://[::1" })
        {
            yield return Of($"302 to {(place == "\u0001" ? "nonsense" : place)}", on =>
                on.AnswerAsync("302 Found", $"Location: {place}\r\n", string.Empty), FailureId.Redirected, Broken);
        }

        yield return Of("302 to nowhere", on => on.AnswerAsync("302 Found", string.Empty, string.Empty), FailureId.Redirected);
    }

    private static IEnumerable<Misbehaviour> Bodies()
    {
        string deep = string.Concat(Enumerable.Repeat("{\"participants\":[", 2_000));
        (string Name, string Body)[] unreadable =
        [
            ("nothing", string.Empty), ("null", "null"), ("an empty object", "{}"), ("an empty list", "[]"), ("a number", "5"),
            ("a text", "\"text\""), ("a web page", "<!doctype html><html><body>Sign in to the hotel's network</body></html>"),
            ("half of an object", "{\"id\":"), ("an object and more", "{} {}"), ("a comment", "/* */ {}"), ("a number that is none",
            "{\"id\":NaN}"),
            ("single quotes", "{'id':'x'}"), ("NUL", "\0\0\0\0"), ("depth", deep), ("a list of lists", new string('[', 50_000)),
            ("another conversation", "{\"id\":\"00000000-1111-4222-8333-000000000009\"}"), ("an id that leads elsewhere",
            "{\"id\":\"../../x\"}"),
            ("an id of another type", "{\"id\":{\"a\":1}}"), ("the id twice",
            "{\"id\":\"" + HostileServer.ConversationId + "\",\"id\":\"x\"}"),
        ];
        foreach ((string name, string body) in unreadable)
        {
            yield return Of($"{name} for a body", on => on.AnswerAsync("200 OK", Json, body), Unreadable);
        }

        yield return Of("UTF-16 for a body", on => on.AnswerAsync(
            "200 OK", "Content-Type: application/json; charset=utf-16\r\n", Encoding.Unicode.GetBytes(on.Body)), Unreadable);
        yield return Of("a byte order mark", on => on.AnswerAsync("200 OK", Json, [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(on.Body)]),
            Fine, Unreadable);
        yield return Of("bytes that are no UTF-8", on => on.AnswerAsync(
            "200 OK", Json, [.. Encoding.UTF8.GetBytes("{\"id\":\""), 0xFF, 0xC0, 0x80, .. Encoding.UTF8.GetBytes("\"}")]), Unreadable);
        yield return Of("escapes in every text", on => on.AnswerAsync("200 OK", Json, Escaped(on.Body)), Fine);
        yield return Of("half characters in every text", on => on.AnswerAsync("200 OK", Json, on.Body
            .Replace("\"Ana\"", "\"\\ud800\"", StringComparison.Ordinal).Replace("\"bearer\"", "\"\\udc00\"", StringComparison.Ordinal)),
            Fine, Unreadable);
        yield return Of("a participant whose id leads elsewhere", on => on.AnswerAsync(
            "200 OK", Json, on.Body.Replace(HostileServer.ParticipantId, "..", StringComparison.Ordinal)), Fine, Unreadable);
        yield return Of("blanks around the body", on => on.AnswerAsync("200 OK", Json, $"\r\n\t {on.Body}\r\n\t "), Fine);
    }

    private static IEnumerable<Misbehaviour> Errors()
    {
        string[] echoes = [HostileServer.Token, HostileServer.Secret, $"Bearer {HostileServer.Token}", Escapes];
        foreach (string echo in echoes)
        {
            string text = System.Text.Json.JsonSerializer.Serialize(echo);
            yield return Of($"an error that says {(echo == Escapes ? "escapes" : echo)}", on => on.AnswerAsync(
                "400 Bad Request",
                Json,
                $$"""{"message":{{text}},"code":{{text}},"contextId":{{text}},"entityName":{{text}},"details":[{"errorCode":{{text}}}]}"""),
                FailureId.BadRequest);
        }

        string values = new('v', 30_000);
        yield return Of("an error that grows when it is filled in", on => on.AnswerAsync(
            "400 Bad Request",
            Json,
            $"{{\"messageWithParams\":\"{string.Concat(Enumerable.Repeat("{a}", 10_000))}\",\"messageParams\":{{\"a\":\"{values}\"}}}}"),
            FailureId.BadRequest);
        yield return Of("an error of nulls", on => on.AnswerAsync(
            "400 Bad Request", Json, """{"message":null,"details":[null],"errors":[null],"messageParams":{"a":null}}"""),
                FailureId.BadRequest);
        yield return Of("errors in errors", on => on.AnswerAsync(
            "400 Bad Request", Json, string.Concat(Enumerable.Repeat("{\"errors\":[", 500))), FailureId.BadRequest);
        yield return Of("503 without a word", on =>
            on.AnswerAsync("503 Unavailable", string.Empty, string.Empty), FailureId.ServiceUnavailable);
        yield return Of("403 of a gateway", on => on.AnswerAsync("403 Forbidden", "Content-Type: text/html\r\n", "<h1>Blocked</h1>"),
            FailureId.PermissionDenied);
        yield return Of("404 of a gateway", on => on.AnswerAsync("404 Not Found", "Content-Type: text/html\r\n", "<h1>No</h1>"),
            FailureId.NotFound, FailureId.ConversationNotFound);
    }

    private static string Escaped(string body)
    {
        string json = System.Text.Json.JsonSerializer.Serialize(Escapes).Trim('"');
        return body.Replace("\"Ana\"", $"\"{json}\"", StringComparison.Ordinal)
            .Replace("\"Support\"", $"\"{json}\"", StringComparison.Ordinal)
            .Replace("\"bearer\"", $"\"{json}\"", StringComparison.Ordinal);
    }

    private static (string Name, Func<Stream, Stream> Make)[] Packers() =>
    [
        ("gzip", static to => new GZipStream(to, CompressionLevel.Fastest, leaveOpen: true)),
        ("deflate", static to => new ZLibStream(to, CompressionLevel.Fastest, leaveOpen: true)),
        ("br", static to => new BrotliStream(to, CompressionLevel.Fastest, leaveOpen: true)),
    ];

    private static byte[] Packed(Func<Stream, Stream> make, string text) =>
        Packed(make, stream => stream.Write(Encoding.UTF8.GetBytes(text)));

    private static byte[] Packed(Func<Stream, Stream> make, int blanks) => Packed(make, stream =>
    {
        byte[] part = Encoding.ASCII.GetBytes(new string(' ', 1024 * 1024));
        for (int written = 0; written < blanks; written += part.Length)
        {
            stream.Write(part);
        }
    });

    private static byte[] Packed(Func<Stream, Stream> make, Action<Stream> write)
    {
        var packed = new MemoryStream();
        using (Stream packing = make(packed))
        {
            write(packing);
        }

        return packed.ToArray();
    }

    private static Misbehaviour Of(string name, Func<HostileConnection, Task> answer, params string[] ends) => new(name, answer, ends);
}
