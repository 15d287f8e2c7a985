using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Text.RegularExpressions;
using GenesysWrapup.Core.Platform;

namespace GenesysWrapup.Core.Transport;

/// <summary>
/// Masks secrets in every text that leaves the module: messages, streams, error bodies. It knows what secrets look like, and the values
/// that this session uses.
/// </summary>
internal sealed class Redaction
{
    public const string Mask = "***";

    // Anything shorter could be an ordinary word; no token or secret of the platform is that short.
    private const int ShortestKnownSecret = 6;

    private const string SecretNames =
        "access_?token|refresh_?token|id_?token|client_?secret|code_verifier|password|assertion|api[-_]?key|secret|token";

    private static readonly TimeSpan s_patternLimit = TimeSpan.FromSeconds(1);

    private static readonly Regex s_header = New(
        @"(?<keep>\b(?:Proxy-)?Authorization[""']?\s*[:=]\s*[""']?(?:(?:Bearer|Basic|Splunk|Token)\s+)?)[^\s""',;]+");

    // The same put together by a script: 'Bearer ' + 'token'.
    private static readonly Regex s_joined = New(@"(?<keep>\b(?:Bearer|Basic)\s*[""']\s*[+.&]\s*[""'])[^""']+");

    private static readonly Regex s_scheme = New(@"(?<keep>\b(?:Bearer|Basic)\s+)[A-Za-z0-9\-._~+/]{8,}=*");

    private static readonly Regex s_json = New(@"(?<keep>""(?:" + SecretNames + @")""\s*:\s*"")(?:\\.|[^""\\])*");

    // JSON in a text of JSON or of a shell.
    private static readonly Regex s_escapedJson = New(@"(?<keep>\\""(?:" + SecretNames + @")\\""\s*:\s*\\"")[^""\\]+");

    // In a form "code" is an authorization code; in JSON it is the platform's error or a wrap-up code and stays readable.
    private static readonly Regex s_form = New(@"(?<keep>(?:^|[?&\s;#""'])(?:code|" + SecretNames + @")=)[^&\s""';#]+");

    // curl's and other tools' options: -u id:secret, --user=id:secret, --oauth2-bearer token.
    private static readonly Regex s_userOption =
        New(@"(?<keep>(?:^|\s)(?:(?:-u|--user|--proxy-user)(?:\s*=\s*|\s+|(?=[""'\w]))|(?:-a|--auth|-E|--cert)(?:\s*=\s*|\s+))" +
            @"[""']?[^\s:""']{1,200}:(?!//))[^\s""']+");

    private static readonly Regex s_tokenOption = New(
        @"(?<keep>--?(?:oauth2-bearer|access-?token|client-?secret|password)(?:\s*=\s*|\s+)[""']?)[^\s""']+");

    // Names that sentences use too, with a value that no sentence has.
    private static readonly Regex s_longOption = New(
        @"(?<keep>(?:--?(?:token|secret|api-?key)(?:\s*=\s*|\s+)|\btoken\s+)[""']?)" +
        @"(?=[\w+/.=-]*\d)[\w+/.=-]{20,}");

    private static readonly Regex s_cookieOption = New(
        @"(?<keep>(?:^|\s)(?:-b|--cookie)(?:\s*=\s*|\s+)[""']?)[^\s=""']{1,200}=[^\r\n""']+");

    // A client's id and its secret, as tools and calls take them: id:secret, ('id', 'secret').
    private static readonly Regex s_pair = New(
        @"(?<keep>\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?::|[""']\s*,\s*[""']))(?![0-9a-f]{8}-[0-9a-f]{4}-)" +
        @"(?:(?=[\w+/=-]*\d)(?-i:(?=[\w+/=-]*[A-Z])(?=[\w+/=-]*[a-z]))[\w+/=-]{16,}|[0-9a-f]{32,})");

    private static readonly Regex s_call = New(
        @"(?<keep>(?:ClientCredentials\w{0,40}|client_credentials\w{0,40}|BasicAuth|NetworkCredential|PostToken|\bauth\s*=)\s*\(\s*" +
        @"[""'][^""']{0,200}[""']\s*,\s*[""'])[^""']+");

    private static readonly Regex s_tokenCall = New(@"(?<keep>(?:access|bearer|refresh)_?token\(\s*[""'])[^""']+");

    // Headers that carry who somebody is: Cookie: a=b; X-Auth-Token: c; X-Api-Key: d.
    private static readonly Regex s_identityHeader = New(@"(?<keep>\b(?:Set-)?Cookie\d?[""']?\s*[:=]\s*[""']?)[^\r\n""']+");

    private static readonly Regex s_keyHeader = New(
        @"(?<keep>\b(?:X-[\w-]{0,40}(?:Auth|Token|Key|Secret|Session)[\w-]{0,20}|[\w-]{0,40}Subscription-Key|" +
        @"ININ-(?:Auth|Session)[\w-]{0,20})[""']?\s*[:=]\s*[""']?)[^\s""',;]+");

    // Assignments of any language, and what follows a name in YAML: client_secret = 'x', ClientSecret: x, "accessToken" => "x".
    private static readonly Regex s_assigned = New(
        @"(?<keep>(?<![?&\w])[\w.$:-]{0,40}" +
        @"(?:(?:access|refresh|id|auth|bearer|api|client|session)[-_ ]?(?:token|secret|key)|_(?:secret|token)|passw(?:or)?d|pwd)" +
        @"[""']?\]?\s*(?:=>|[:=])\s*[""']?)[^\s""',;&)]{4,}");

    private static readonly Regex s_secureString = New(
        @"(?<keep>\bConvertTo-SecureString\s+(?:-String\s+)?)(?:'[^']+'|""[^""]+""|[^\s'""()-][^\s'""()]*)");

    // A signed token of its own: three parts, the first of which begins with {" in base 64.
    private static readonly Regex s_signed = New(@"\beyJ[A-Za-z0-9_-]{6,}\.[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]*)?");

    private static readonly Regex s_userInfo = New(@"(?<keep>\b[a-z][a-z0-9+.\-]*://)[^/\s@""']+@");

    private static readonly Regex[] s_pasted =
    [
        s_secureString,
        s_userOption,
        s_tokenOption,
        s_longOption,
        s_cookieOption,
        s_pair,
        s_call,
        s_tokenCall,
        s_identityHeader,
        s_keyHeader,
        s_assigned, s_signed,
    ];

    private readonly ConcurrentDictionary<string, byte> _known = new(StringComparer.Ordinal);

    /// <summary>A value that must not appear in any text from now on.</summary>
    public void Know(string? secret)
    {
        if (secret is { Length: >= ShortestKnownSecret })
        {
            _known.TryAdd(secret, 0);
            _known.TryAdd(AddressText.Escaped(secret), 0);
        }
    }

    /// <summary>The session has ended; what is left of it needs no secret, and holds none.</summary>
    public void Forget() => _known.Clear();

    /// <summary>The text with the secrets of this session masked, and with everything masked that looks like a secret.</summary>
    public string Apply(string? text) => Shapes(Known(text));

    /// <summary>The text with nothing but the secrets of this session masked, for data that may speak of tokens and passwords.</summary>
    public string Known(string? text)
    {
        string clean = text ?? string.Empty;
        foreach (KeyValuePair<string, byte> secret in _known)
        {
            if (clean.Length >= secret.Key.Length && clean.IndexOf(secret.Key, StringComparison.Ordinal) >= 0)
            {
                clean = clean.Replace(secret.Key, Mask);
            }
        }

        return clean;
    }

    /// <summary>For texts outside a session: masks what looks like a secret.</summary>
    public static string Shapes(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return string.Empty;
        }

        try
        {
            string clean = s_joined.Replace(text!, "${keep}" + Mask);
            clean = s_header.Replace(clean, "${keep}" + Mask);
            clean = s_scheme.Replace(clean, "${keep}" + Mask);
            clean = s_json.Replace(clean, "${keep}" + Mask);
            clean = s_escapedJson.Replace(clean, "${keep}" + Mask);
            clean = s_form.Replace(clean, "${keep}" + Mask);
            foreach (Regex shape in s_pasted)
            {
                clean = shape.Replace(clean, "${keep}" + Mask);
            }

            return s_userInfo.Replace(clean, "${keep}" + Mask + "@");
        }
        catch (RegexMatchTimeoutException)
        {
            // Better nothing than a secret.
            return Mask;
        }
    }

    private static Regex New(string pattern) => new(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, s_patternLimit);
}

/// <summary>Passes everything on with its secrets masked.</summary>
internal sealed class RedactingActivity(IActivitySink inner, Redaction redaction) : IActivitySink
{
    public void Verbose(string message) => inner.Verbose(redaction.Apply(message));

    public void Debug(string message) => inner.Debug(redaction.Apply(message));

    public void Warning(string message) => inner.Warning(redaction.Apply(message));

    public void Waiting(TimeSpan duration, string reason) => inner.Waiting(duration, redaction.Apply(reason));
}
