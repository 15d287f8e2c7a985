using System;
using System.Collections.Generic;
using System.Linq;

namespace GenesysWrapup.Core.Lint.Dialects;

/// <summary>JavaScript: fetch, axios, jQuery, XMLHttpRequest, Angular's http, Node's https, and libraries that look like them.</summary>
internal sealed class FetchCalls : ICallDialect
{
    private static readonly string[] s_clients =
        ["axios", "http", "$http", "httpclient", "got", "ky", "superagent", "needle", "instance", "api", "apiclient"];

    private static readonly string[] s_functions = ["fetch", "axios", "ajax", "got", "ky", "nodefetch", "fetchapi"];

    public IEnumerable<PlacedCall> CallsIn(PastedCode code)
    {
        foreach (Invocation invocation in code.Invocations)
        {
            if (Read(code, invocation, out int end) is { } draft)
            {
                yield return new PlacedCall(draft, "JavaScript", invocation.Start, end);
            }
        }
    }

    private static RequestDraft? Read(PastedCode code, Invocation invocation, out int end)
    {
        end = invocation.Open;
        string client = invocation.Receiver.Split('.').Last();
        string name = DraftBody.Plain(invocation.Name);
        if (s_functions.Contains(name) && client is "" or "window" or "globalthis" or "$" or "jquery" or "this")
        {
            bool fetches = name is "fetch" or "got" or "ky" or "nodefetch" or "fetchapi";
            return HttpArguments.Draft(fetches ? null : "GET", invocation.Arguments(code, out end), dataFollows: false) is { } draft
                ? draft with { Method = draft.Method ?? "GET" }
                : null;
        }

        if (s_clients.Contains(client) && (HttpArguments.MethodOf(invocation.Name) is not null || name == "request"))
        {
            bool data = client is not ("got" or "ky");
            return HttpArguments.Draft(HttpArguments.MethodOf(invocation.Name), invocation.Arguments(code, out end), data);
        }

        if (client == "https" && name == "request")
        {
            return Written(code, invocation, out end);
        }

        return name == "open" && invocation.Receiver.Length > 0 ? Opened(code, invocation, out end) : null;
    }

    /// <summary>const req = https.request(options), and further down req.write(body).</summary>
    private static RequestDraft? Written(PastedCode code, Invocation request, out int end)
    {
        RequestDraft? draft = HttpArguments.Draft(null, request.Arguments(code, out end), dataFollows: false);
        Invocation? write = request.Following(code).FirstOrDefault(other => other.Name is "write" or "end" && other.Receiver.Length > 0);
        int behind = end;
        Literal? body = write?.Arguments(code, out behind).Select(argument => argument.Value).FirstOrDefault();
        end = behind;
        return body is null ? draft : draft is null ? null : draft with { Body = PastedBody.Of(body) };
    }

    /// <summary>xhr.open("PATCH", url), and further down xhr.send(body).</summary>
    private static RequestDraft? Opened(PastedCode code, Invocation open, out int end)
    {
        IReadOnlyList<KeyValuePair<string?, Literal>> arguments = open.Arguments(code, out end);
        if (arguments.Count < 2 || HttpArguments.Verb(arguments[0].Value.AsText) is not { } method)
        {
            return null;
        }

        Invocation? send = open.Following(code).FirstOrDefault(other => other.Name == "send" && other.Receiver == open.Receiver);
        Literal? body = send?.Arguments(code, out end).Select(argument => argument.Value).FirstOrDefault();
        return HttpArguments.Made(method, arguments[1].Value.AsText, body, null);
    }
}
