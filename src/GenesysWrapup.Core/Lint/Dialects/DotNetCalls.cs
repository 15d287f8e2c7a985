using System;
using System.Collections.Generic;
using System.Linq;

namespace GenesysWrapup.Core.Lint.Dialects;

/// <summary>C#: HttpClient's methods, HttpRequestMessage and RestSharp's RestRequest.</summary>
internal sealed class DotNetCalls : ICallDialect
{
    private const int NearContent = 3_000;

    public IEnumerable<PlacedCall> CallsIn(PastedCode code)
    {
        foreach (Invocation invocation in code.Invocations)
        {
            int end = invocation.Open;
            RequestDraft? draft = invocation.Name switch
            {
                "HttpRequestMessage" => Message(code, invocation, out end),
                "RestRequest" => Rest(code, invocation, out end),
                var name when name.EndsWith("Async", StringComparison.Ordinal) && HttpArguments.MethodOf(name) is { } method =>
                    HttpArguments.Draft(method, invocation.Arguments(code, out end), dataFollows: true),
                _ => null,
            };
            if (draft is not null)
            {
                yield return new PlacedCall(draft, "C#", invocation.Start, end);
            }
        }
    }

    private static RequestDraft? Message(PastedCode code, Invocation made, out int end)
    {
        RequestDraft? draft = HttpArguments.Draft(null, made.Arguments(code, out end), dataFollows: false);
        if (draft is null)
        {
            return null;
        }

        int content = code.Text.Find("Content", end, end + NearContent);
        int sign = content < 0 ? -1 : code.Text.SkipBlanks(content + "Content".Length);
        if (sign < 0 || code.Text[sign] != '=')
        {
            return draft;
        }

        Literal body = code.Literals.Read(sign + 1, out end);
        return draft with { Body = PastedBody.Of(body) };
    }

    private static bool IsJson(string? mediaType) => mediaType?.EndsWith("json", StringComparison.Ordinal) == true;

    private static RequestDraft? Rest(PastedCode code, Invocation made, out int end)
    {
        RequestDraft? draft = HttpArguments.Draft(null, made.Arguments(code, out end), dataFollows: false);
        foreach (Invocation next in draft is null ? [] : made.Following(code))
        {
            Literal[] values = next.Arguments(code, out int behind).Select(argument => argument.Value).ToArray();
            if (next.Name is "AddJsonBody" or "AddBody" or "AddStringBody" && values.Length > 0)
            {
                draft = draft! with { Body = PastedBody.Of(values[0]) };
            }
            else if (next.Name == "AddParameter" && values.Length > 1 && IsJson(values[0].AsText))
            {
                draft = draft! with { Body = PastedBody.Of(values[1]) };
            }
            else if (next.Name == "AddHeader" && values.Length > 1)
            {
                var header = new KeyValuePair<string, string>(values[0].AsText ?? string.Empty, values[1].AsText ?? string.Empty);
                draft = draft! with { Headers = [.. draft.Headers, header] };
            }
            else if (HttpArguments.MethodOf(next.Name) is { } method && next.Receiver.Length > 0)
            {
                draft = draft! with { Method = method };
            }
            else
            {
                continue;
            }

            end = behind;
        }

        return draft;
    }
}
