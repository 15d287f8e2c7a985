using System;
using System.Collections.Generic;
using System.Linq;
using GenesysWrapup.Core.Platform;

namespace GenesysWrapup.Core.Lint;

/// <summary>
/// The address of a call as somebody wrote it: full, or only its path, with real ids or with stand-ins such as {conversationId}.
/// Takes any text; what cannot be read is empty.
/// </summary>
internal sealed class CallPath
{
    private const int LongestRead = 4_000;
    private const int MostSegments = 40;

    private static readonly Lazy<(Operation Operation, string[] Segments)[]> s_templates =
        new(() => Operations.All.Select(operation => (operation, Split(operation.Path))).ToArray());

    private readonly string[] _segments;
    private List<Match>? _matches;

    private CallPath(string[] segments)
    {
        _segments = segments;
        int prefix = segments.Length >= 2 && Is(segments[0], "api") && segments[1].Length is 2 or 3 && segments[1][0] is 'v' or 'V' ? 2 : 0;
        Version = prefix == 2 ? segments[1] : null;
        Resource = segments.Skip(prefix).ToArray();
    }

    public string? Scheme { get; private init; }

    /// <summary>The host without port; null where only a path was given or the host is a variable.</summary>
    public string? Host { get; private init; }

    /// <summary>The address contains a user name or a password.</summary>
    public bool HasUserInfo { get; private init; }

    public bool TooLong { get; private init; }

    /// <summary>v2, or what stands in its place; null without the /api/ prefix.</summary>
    public string? Version { get; }

    /// <summary>The path's segments after /api/v2.</summary>
    public IReadOnlyList<string> Resource { get; }

    public IReadOnlyList<string> Segments => _segments;

    public IReadOnlyList<KeyValuePair<string, string>> Query { get; private init; } = [];

    /// <summary>The path as the platform would see it, with its prefix.</summary>
    public string Normal => "/api/v2/" + string.Join("/", Resource);

    /// <summary>The path without what differs from call to call: ids and stand-ins.</summary>
    public string Shape => string.Join("/", Segments.Select(segment =>
        IsStandIn(segment) || Guid.TryParse(segment, out _) ? "{}" : segment.ToLowerInvariant()));

    /// <summary>The operations of the catalogue with this path, whatever their method; those with more fixed segments win.</summary>
    public IReadOnlyList<Operation> Candidates => Matches.Select(match => match.Operation).ToArray();

    private List<Match> Matches => _matches ??= FindMatches();

    public static CallPath Parse(string? text)
    {
        string read = (text ?? string.Empty).Trim().Trim('"', '\'', '`').Trim();
        bool tooLong = read.Length > LongestRead;
        read = tooLong ? read.Substring(0, LongestRead) : read;
        (string? scheme, string? authority, string rest) = Address(read);
        int fragment = rest.IndexOf('#');
        rest = fragment >= 0 ? rest.Substring(0, fragment) : rest;
        int mark = rest.IndexOf('?');
        string query = mark >= 0 ? rest.Substring(mark + 1) : string.Empty;
        string path = mark >= 0 ? rest.Substring(0, mark) : rest;
        int at = authority?.LastIndexOf('@') ?? -1;
        string? host = authority?.Substring(at + 1).Split(':')[0];
        return new CallPath(Split(path))
        {
            Scheme = scheme,
            Host = string.IsNullOrEmpty(host) || IsStandIn(host!) ? null : host,
            HasUserInfo = at >= 0,
            Query = Members(query),
            TooLong = tooLong,
        };
    }

    /// <summary>The value in a placeholder of the path, where it is an id and no stand-in.</summary>
    public string? ValueOf(string placeholder)
    {
        string? value = RawValueOf(placeholder);
        return value is not null && Guid.TryParse(value, out _) ? value : null;
    }

    /// <summary>What stands where the path has a placeholder, stand-ins included.</summary>
    public string? RawValueOf(string placeholder)
    {
        foreach (Match match in Matches)
        {
            if (match.Values.TryGetValue(placeholder, out string? value))
            {
                return value;
            }
        }

        // An invented path still names its conversation: the first id in it.
        return placeholder == "conversationId" && Matches.Count == 0
            ? Resource.FirstOrDefault(segment => Guid.TryParse(segment, out _))
            : null;
    }

    /// <summary>Something that stands for a value: {id}, $id, &lt;id&gt;, :id, your-code-id-here.</summary>
    public static bool IsStandIn(string value) =>
        value.IndexOfAny(['{', '}', '<', '>', '$', '%', '*', '…', '[', ']']) >= 0 ||
        value.StartsWith(":", StringComparison.Ordinal) ||
        value.StartsWith("your", StringComparison.OrdinalIgnoreCase) ||
        value.StartsWith("my-", StringComparison.OrdinalIgnoreCase) ||
        value.EndsWith("id", StringComparison.OrdinalIgnoreCase) ||
        value.IndexOf("...", StringComparison.Ordinal) >= 0;

    private List<Match> FindMatches()
    {
        var found = new List<Match>();
        foreach ((Operation operation, string[] template) in s_templates.Value)
        {
            if (template.Length == Resource.Count + 2 && MatchOf(operation, template) is { } match)
            {
                found.Add(match);
            }
        }

        int fewest = found.Count == 0 ? 0 : found.Min(match => match.Values.Count);
        return found.Where(match => match.Values.Count == fewest).ToList();
    }

    private Match? MatchOf(Operation operation, string[] template)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        for (int i = 0; i < Resource.Count; i++)
        {
            string wanted = template[i + 2];
            string actual = Resource[i];
            if (wanted[0] == '{')
            {
                string name = wanted.Trim('{', '}');
                if (IsWord(actual) && name is not ("namespaceName" or "scopeId" or "codeId"))
                {
                    return null;
                }

                values[name] = actual;
            }
            else if (!Is(wanted, actual))
            {
                return null;
            }
        }

        return new Match(operation, values);
    }

    /// <summary>A word where an id belongs, such as voice or interactions: the name of a resource somebody believes in.</summary>
    private static bool IsWord(string value) =>
        value.Length > 1 && !IsStandIn(value) && value.All(letter => letter is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '-' or '_');

    private static (string? Scheme, string? Authority, string Path) Address(string text)
    {
        int scheme = text.IndexOf("://", StringComparison.Ordinal);
        if (scheme > 0 && scheme < 40 && text.IndexOf('/') == scheme + 1)
        {
            string after = text.Substring(scheme + 3);
            int end = after.IndexOfAny(['/', '?', '#']);
            string authority = end < 0 ? after : after.Substring(0, end);
            return (text.Substring(0, scheme).ToLowerInvariant(), authority, after.Substring(authority.Length));
        }

        if (text.StartsWith("/", StringComparison.Ordinal))
        {
            return (null, null, text);
        }

        // {{baseUrl}}/api/v2/…, $base/api/v2/…, api.mypurecloud.com/api/v2/…
        int prefix = text.IndexOf("/api/v", StringComparison.OrdinalIgnoreCase);
        return prefix > 0 ? (null, text.Substring(0, prefix), text.Substring(prefix)) : (null, null, text);
    }

    private static string[] Split(string path) => path.Split(['/'], StringSplitOptions.RemoveEmptyEntries).Take(MostSegments).ToArray();

    private static List<KeyValuePair<string, string>> Members(string query) => query
        .Split(['&'], StringSplitOptions.RemoveEmptyEntries)
        .Take(MostSegments)
        .Select(member => member.Split(['='], 2))
        .Select(parts => new KeyValuePair<string, string>(parts[0], parts.Length > 1 ? parts[1] : string.Empty))
        .ToList();

    private static bool Is(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    private sealed record Match(Operation Operation, Dictionary<string, string> Values);
}
