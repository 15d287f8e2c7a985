using System;
using System.Collections.Generic;
using System.Linq;

namespace GenesysWrapup.Core.Lint.Dialects;

/// <summary>What the libraries for HTTP have in common: an address, a method, a body and headers among the arguments of one call.</summary>
internal static class HttpArguments
{
    private const int LongestAddress = 4_000;

    private static readonly string[] s_methods = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD"];
    private static readonly string[] s_suffixes =
        ["async", "asjson", "fromjson", "forobject", "forentity", "string", "bytearray", "stream"];
    private static readonly string[] s_uri = ["url", "uri", "requesturi", "endpoint", "path", "resource"];
    private static readonly string[] s_body = ["json", "data", "body", "content", "jsonbody", "payload", "form"];
    private static readonly string[] s_options = ["method", "body", "headers", "type", "data", "json", "url"];

    /// <summary>The method that a function's name stands for: patch, PatchAsync, postAsJson; null where it stands for none.</summary>
    public static string? MethodOf(string name)
    {
        string plain = DraftBody.Plain(name);
        for (int i = 0; i < 3; i++)
        {
            string? suffix = s_suffixes.FirstOrDefault(one => plain.Length > one.Length && plain.EndsWith(one, StringComparison.Ordinal));
            if (suffix is null)
            {
                break;
            }

            plain = plain.Substring(0, plain.Length - suffix.Length);
        }

        return Verb(plain);
    }

    /// <summary>The word as a method, if it is one.</summary>
    public static string? Verb(string? word) => word is not { Length: < 8 } ? null
        : s_methods.FirstOrDefault(method => string.Equals(method, word.Trim(), StringComparison.OrdinalIgnoreCase));

    /// <summary>A call from the arguments of one function; null where they are not those of a request.</summary>
    /// <param name="method">What the function's name says.</param>
    /// <param name="arguments">The arguments.</param>
    /// <param name="dataFollows">The body follows the address, as with axios; else options do, as with fetch.</param>
    public static RequestDraft? Draft(string? method, IReadOnlyList<KeyValuePair<string?, Literal>> arguments, bool dataFollows)
    {
        Literal[] plain = arguments.Where(argument => argument.Key is null).Select(argument => argument.Value).ToArray();
        Literal? Named(string[] names) => arguments
            .Where(argument => argument.Key is not null && names.Contains(DraftBody.Plain(argument.Key)))
            .Select(argument => argument.Value).FirstOrDefault();

        if (plain.Length > 0 && plain[0] is Literal.Fields whole && IsOptions(whole))
        {
            return OfOptions(method, null, whole);
        }

        int place = Array.FindIndex(plain, value => IsAddress(value.AsText));
        string? uri = Named(s_uri)?.AsText ?? (place >= 0 ? plain[place].AsText : null);
        string? spoken = plain
            .Select(value => Verb(value is Literal.Named named ? named.Name : value.AsText))
            .FirstOrDefault(verb => verb is not null) ?? Verb(Named(["method"])?.AsText?.Trim('{', '}'));
        Literal? options = plain.Skip(place + 1).FirstOrDefault(value => value is Literal.Fields fields && IsOptions(fields));
        Literal? following = place >= 0 && place + 1 < plain.Length ? plain[place + 1] : null;
        following = Verb(following?.AsText?.Trim('{', '}')) is not null ? plain.Skip(place + 2).FirstOrDefault() : following;
        Literal? data = dataFollows && following != options ? following : null;
        Literal? body = Named(s_body) ?? data ?? options?.Member("body", "data", "json");
        string? otherwise = options is null && body is null ? "GET" : null;
        return Made(
            spoken ?? method ?? Verb(options?.Member("method", "type")?.AsText) ?? otherwise,
            uri,
            body,
            Named(["headers"]) ?? options?.Member("headers"),
            Named(["params"]) ?? options?.Member("params", "query"));
    }

    /// <summary>Whether a text can be the address of a call.</summary>
    public static bool IsAddress(string? text)
    {
        if (text is not { Length: > 1 and < LongestAddress } || text.IndexOfAny(['\n', ' ']) >= 0)
        {
            return false;
        }

        bool onVariable = text[0] is '{' or '$' && text.IndexOf('/') > 0;
        return text[0] == '/' || onVariable || text.IndexOf("://", StringComparison.Ordinal) > 0 ||
            text.IndexOf("/api/", StringComparison.OrdinalIgnoreCase) >= 0;
    }

    /// <summary>A draft of these parts; null where they name neither an address nor a wrap-up.</summary>
    public static RequestDraft? Made(string? method, string? uri, Literal? body, Literal? headers, Literal? query = null)
    {
        string? text = PastedBody.Of(body);
        bool speaks = DraftBody.Parse(text).Members().Any(member => RequestAim.SpeaksOfWrapup(member.Name));
        return uri is null && !speaks
            ? null
            : new RequestDraft
            {
                Method = method ?? (text is null ? null : "POST"),
                Uri = WithQuery(uri, query),
                Body = text,
                Headers = Headers(headers),
            };
    }

    public static IReadOnlyList<KeyValuePair<string, string>> Headers(Literal? headers) => headers is Literal.Fields fields
        ? [.. fields.Members.Select(member => new KeyValuePair<string, string>(member.Key, member.Value.AsText ?? string.Empty))]
        : [];

    private static RequestDraft? OfOptions(string? method, string? uri, Literal.Fields options) => Made(
        Verb(options.Member("method", "type")?.AsText) ?? method,
        options.Member(s_uri)?.AsText ?? uri,
        options.Member("data", "body", "json"),
        options.Member("headers"),
        options.Member("params"));

    private static bool IsOptions(Literal.Fields fields) => fields.Members.Any(member => s_options.Contains(DraftBody.Plain(member.Key)));

    private static string? WithQuery(string? uri, Literal? query)
    {
        if (uri is null || query is not Literal.Fields { Members.Count: > 0 } fields)
        {
            return uri;
        }

        IEnumerable<string> members = fields.Members.Select(member => $"{member.Key}={member.Value.AsText}");
        return uri + (uri.IndexOf('?') < 0 ? "?" : "&") + string.Join("&", members);
    }
}
