using System;
using System.Collections.Generic;
using System.Linq;

namespace GenesysWrapup.Core.Lint.Dialects;

/// <summary>Java and Kotlin: the builders of java.net.http and OkHttp, and Spring's RestTemplate.</summary>
internal sealed class JavaCalls : ICallDialect
{
    public IEnumerable<PlacedCall> CallsIn(PastedCode code)
    {
        foreach (Invocation invocation in code.Invocations)
        {
            int end = invocation.Open;
            RequestDraft? draft = invocation.Name switch
            {
                "newBuilder" or "Builder" => Built(code, invocation, out end),
                "exchange" or "patchForObject" or "postForObject" or "postForEntity" or "getForObject" or "getForEntity" =>
                    HttpArguments.Draft(HttpArguments.MethodOf(invocation.Name), invocation.Arguments(code, out end), dataFollows: true),
                _ => null,
            };
            if (draft is not null)
            {
                yield return new PlacedCall(draft, "Java", invocation.Start, end);
            }
        }
    }

    private static RequestDraft? Built(PastedCode code, Invocation builder, out int end)
    {
        builder.Arguments(code, out end);
        string? uri = null, method = null;
        Literal? body = null;
        var headers = new List<KeyValuePair<string, Literal>>();
        foreach (Invocation next in builder.Following(code))
        {
            // Arguments of the chain (URI.create(…)) are calls themselves; only what goes on from a call belongs to the chain.
            if (next.Path[0] != '.')
            {
                continue;
            }

            Literal[] values = next.Arguments(code, out int behind).Select(argument => argument.Value).ToArray();
            string name = DraftBody.Plain(next.Name);
            if (name is "uri" or "url" && values.Length > 0)
            {
                uri = values[0].AsText;
            }
            else if (name == "method" && values.Length > 0)
            {
                method = HttpArguments.Verb(values[0].AsText);
                body = values.Length > 1 ? values[1] : null;
            }
            else if (HttpArguments.Verb(name) is { } verb)
            {
                method = verb;
                body = values.FirstOrDefault();
            }
            else if (name is "header" or "addheader" or "setheader" && values.Length > 1)
            {
                headers.Add(new KeyValuePair<string, Literal>(values[0].AsText ?? string.Empty, values[1]));
            }
            else if (name == "build")
            {
                end = behind;
                break;
            }

            end = behind;
        }

        return uri is null ? null : HttpArguments.Made(method ?? "GET", uri, body, new Literal.Fields(headers));
    }
}
