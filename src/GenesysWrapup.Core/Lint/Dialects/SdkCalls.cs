using System;
using System.Collections.Generic;
using System.Linq;
using GenesysWrapup.Core.Platform;

namespace GenesysWrapup.Core.Lint.Dialects;

/// <summary>The vendor's SDKs, whose methods are named after the operations, and methods that people believe these to have.</summary>
internal sealed class SdkCalls : ICallDialect
{
    private static readonly string[] s_suffixes = ["async", "withhttpinfo", "withhttpinfoasync"];

    /// <summary>Words beside a name in a sentence that make it the name of a method.</summary>
    private static readonly string[] s_before = ["the", "standard", "sdk", "method", "function", "call", "use", "using", "via"];

    private static readonly string[] s_after =
        ["method", "call", "function", "endpoint", "operation", "worked", "works", "fails", "failed", "returns"];

    private static readonly string[] s_definitions = ["def", "function", "func", "void", "task", "async", "class", "new", "fun"];

    public IEnumerable<PlacedCall> CallsIn(PastedCode code)
    {
        foreach (Invocation invocation in code.Invocations)
        {
            if (Of(code, invocation) is { } call)
            {
                yield return call;
            }
        }

        foreach (PlacedCall call in Mentioned(code))
        {
            yield return call;
        }
    }

    private static PlacedCall? Of(PastedCode code, Invocation invocation)
    {
        if (s_definitions.Contains(WordBefore(code.Text, invocation.Start), StringComparer.OrdinalIgnoreCase))
        {
            return null;
        }

        if (SdkCheck.OperationOf(WithoutSuffix(invocation.Name)) is { } operation)
        {
            return Known(code, invocation, operation);
        }

        string path = invocation.Path.TrimStart('.');
        if (!IsOfApi(invocation) || !SdkCheck.IsBelieved(path))
        {
            return null;
        }

        IReadOnlyList<KeyValuePair<string?, Literal>> arguments = invocation.Arguments(code, out int end);
        string? body = PastedBody.Of(BodyAmong(arguments, arguments.Count));
        return new PlacedCall(new RequestDraft { SdkMethods = [Short(path)], Body = body }, Language(code, path), invocation.Start, end);
    }

    /// <summary>Called on something that can be a client of an API; a setter of a model, or a method of the script's own, is not.</summary>
    private static bool IsOfApi(Invocation invocation)
    {
        string receiver = invocation.Receiver;
        bool setter = invocation.Name.StartsWith("set", StringComparison.Ordinal) &&
            receiver.IndexOf("api", StringComparison.Ordinal) < 0 && receiver.IndexOf("client", StringComparison.Ordinal) < 0;
        return receiver.Length > 0 && receiver is not ("self" or "this" or "console" or "logger") && !setter;
    }

    private static PlacedCall Known(PastedCode code, Invocation invocation, Operation operation)
    {
        IReadOnlyList<KeyValuePair<string?, Literal>> arguments = invocation.Arguments(code, out int end);
        string[] holes = operation.Path.Split('{').Skip(1).Select(part => part.Split('}')[0]).ToArray();
        string path = operation.Path;
        for (int i = 0; i < holes.Length; i++)
        {
            Literal? value = NamedOrAt(arguments, DraftBody.Plain(holes[i]), i);
            string? id = value is Literal.Words words && words.Value.Length > 0 ? words.Value : null;
            path = id is null ? path : path.Replace("{" + holes[i] + "}", AddressText.Escaped(id));
        }

        Literal? body = operation.Body is null ? null : BodyAmong(arguments, holes.Length);
        var draft = new RequestDraft
        {
            Method = operation.Method,
            Uri = path,
            Body = PastedBody.Of(body),
            SdkMethods = [Short(invocation.Path.TrimStart('.'))],
        };
        return new PlacedCall(draft, Language(code, invocation.Path), invocation.Start, end);
    }

    /// <summary>The argument that is an object: the one named body, the one behind the ids, else any.</summary>
    private static Literal? BodyAmong(IReadOnlyList<KeyValuePair<string?, Literal>> arguments, int place)
    {
        return NamedOrAt(arguments, "body", place) as Literal.Fields
            ?? arguments.Select(argument => argument.Value).OfType<Literal.Fields>().FirstOrDefault();
    }

    private static Literal? NamedOrAt(IReadOnlyList<KeyValuePair<string?, Literal>> arguments, string plainName, int place) =>
        arguments.FirstOrDefault(argument => argument.Key is not null && DraftBody.Plain(argument.Key) == plainName).Value
        ?? (place < arguments.Count && arguments[place].Key is null ? arguments[place].Value : null);

    /// <summary>Names of methods in a sentence: "using the update_interaction method".</summary>
    private static IEnumerable<PlacedCall> Mentioned(PastedCode code)
    {
        SourceText text = code.Text;
        for (int at = 0; at < text.Length; at++)
        {
            if (!SourceText.IsNamePart(text[at]))
            {
                continue;
            }

            int end = text.EndOfName(at);
            while (text[end] == '.' && SourceText.IsNamePart(text[end + 1]))
            {
                end = text.EndOfName(end + 1);
            }

            bool begins = text[at - 1] is ' ' or '\n' or '\0' or '`' or '*';
            bool alone = begins && text[end] is ' ' or '\n' or '\0' or '`' or '.' or ',' or '*' or ')';
            int length = end - at;
            if (alone && length is > 7 and < 120 && IsSpoken(text, at, end))
            {
                var draft = new RequestDraft { SdkMethods = [text.Part(at, end)] };
                yield return new PlacedCall(draft, "prose", at, end);
            }

            at = end;
        }
    }

    private static bool IsSpoken(SourceText text, int start, int end)
    {
        string name = text.Part(start, end);
        bool compound = name.IndexOf('.') > 0 || name.IndexOf('_') > 0 || name.Skip(1).Any(char.IsUpper);
        if (!compound || !SdkCheck.IsBelieved(name) || SdkCheck.OperationOf(name) is not null)
        {
            return false;
        }

        return s_before.Contains(WordBefore(text, start), StringComparer.OrdinalIgnoreCase) ||
            s_after.Contains(WordBehind(text, end), StringComparer.OrdinalIgnoreCase);
    }

    private static string WordBefore(SourceText text, int start)
    {
        int end = start;
        while (text[end - 1] is ' ' or '`' or '*')
        {
            end--;
        }

        int begin = end;
        while (SourceText.IsNamePart(text[begin - 1]))
        {
            begin--;
        }

        return text.Part(begin, end);
    }

    private static string WordBehind(SourceText text, int end)
    {
        int start = end;
        while (text[start] is ' ' or '`' or '*')
        {
            start++;
        }

        return text.Part(start, text.EndOfName(start));
    }

    private static string WithoutSuffix(string name)
    {
        string plain = DraftBody.Plain(name);
        string? suffix = s_suffixes.LastOrDefault(one => plain.EndsWith(one, StringComparison.Ordinal));
        return suffix is null ? name : plain.Substring(0, plain.Length - suffix.Length);
    }

    /// <summary>The method with what it is called on; more dots say nothing more.</summary>
    private static string Short(string path)
    {
        string[] parts = path.Split('.');
        return string.Join(".", parts.Skip(Math.Max(0, parts.Length - 2)));
    }

    private static string Language(PastedCode code, string path) => path.IndexOf('_') >= 0
        ? "Python SDK"
        : code.Text.Find("PureCloudPlatform.Client", 0, code.Text.Length) >= 0 ? ".NET SDK"
        : "SDK";
}
