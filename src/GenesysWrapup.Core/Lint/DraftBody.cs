using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;

using GenesysWrapup.Core.Platform;
namespace GenesysWrapup.Core.Lint;

/// <summary>A request's body as it was written: read leniently, never further than the platform itself would.</summary>
internal sealed class DraftBody
{
    /// <summary>The limit on the bytes of a request that people quote from the limits page.</summary>
    public const int MostBytes = 512_000;

    private const int DeepestLook = 5;
    private const int MostMembers = 200;

    private static readonly JsonDocumentOptions s_options = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        MaxDepth = 64,
    };

    private DraftBody(bool given, bool tooLarge, JsonElement? root, string? fault)
    {
        Given = given;
        TooLarge = tooLarge;
        Root = root;
        Fault = fault;
    }

    public bool Given { get; }

    public bool TooLarge { get; }

    /// <summary>Null where there is no body, or it is not JSON.</summary>
    public JsonElement? Root { get; }

    /// <summary>Why it cannot be read.</summary>
    public string? Fault { get; }

    public static DraftBody Parse(string? text)
    {
        if (text is null)
        {
            return new DraftBody(false, false, null, null);
        }

        if (text.Length > MostBytes || Encoding.UTF8.GetByteCount(text) > MostBytes)
        {
            return new DraftBody(true, true, null, null);
        }

        string trimmed = text.Trim().TrimStart('\uFEFF');
        if (trimmed.Length == 0)
        {
            return new DraftBody(true, false, null, null);
        }

        if (trimmed[0] is not ('{' or '[' or '"' or '-' or '/' or 't' or 'f' or 'n' or (>= '0' and <= '9')))
        {
            return new DraftBody(true, false, null, "line 1, column 1");
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(trimmed, s_options);
            return new DraftBody(true, false, document.RootElement.Clone(), null);
        }
        catch (JsonException exception)
        {
            return new DraftBody(true, false, null, exception.Message.IndexOf("depth", StringComparison.OrdinalIgnoreCase) >= 0
                ? "it is nested deeper than any body of the platform"
                : $"line {(exception.LineNumber ?? 0) + 1}, column {(exception.BytePositionInLine ?? 0) + 1}");
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            return new DraftBody(true, false, null, "it holds broken characters");
        }
    }

    /// <summary>All members with the names above them, down to where a body of this platform could still have something.</summary>
    public IEnumerable<(string Name, string Path, JsonElement Value)> Members() =>
        Root is { } root ? Walk(root, string.Empty, 0).Take(MostMembers) : [];

    /// <summary>The first text under one of these names, however they are spelt.</summary>
    public string? TextOf(params string[] plainNames) => Members()
        .Where(member => plainNames.Contains(Plain(member.Name)))
        .Select(member => JsonText.Of(member.Value))
        .FirstOrDefault(text => !string.IsNullOrWhiteSpace(text));

    /// <summary>A name as people mean it: without case, hyphens and underscores.</summary>
    public static string Plain(string name)
    {
        var letters = new StringBuilder(Math.Min(name.Length, 64));
        foreach (char letter in name)
        {
            if (letters.Length == 64)
            {
                break;
            }

            if (char.IsLetterOrDigit(letter))
            {
                letters.Append(char.ToLowerInvariant(letter));
            }
        }

        return letters.ToString();
    }

    private static IEnumerable<(string Name, string Path, JsonElement Value)> Walk(JsonElement element, string above, int depth)
    {
        if (depth > DeepestLook)
        {
            yield break;
        }

        if (element.ValueKind == JsonValueKind.Array)
        {
            IEnumerable<(string, string, JsonElement)> within =
                element.EnumerateArray().Take(MostMembers).SelectMany(item => Walk(item, above + "[]", depth + 1));
            foreach ((string, string, JsonElement) inner in within)
            {
                yield return inner;
            }
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty member in element.EnumerateObject())
            {
                string name = JsonText.NameOf(member);
                string path = above.Length == 0 ? name : $"{above}.{name}";
                yield return (name, path, member.Value);
                foreach ((string, string, JsonElement) inner in Walk(member.Value, path, depth + 1))
                {
                    yield return inner;
                }
            }
        }
    }
}
