using System;
using System.Collections.Generic;
using System.Linq;

namespace GenesysWrapup.Core.Lint.Dialects;

/// <summary>JavaScript: fetch, axios, jQuery, XMLHttpRequest, Angular's http, and libraries that look like them.</summary>
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

        return name == "open" && invocation.Receiver.Length > 0 ? Opened(code, invocation, out end) : null;
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
