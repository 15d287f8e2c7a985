using System;
using System.Collections.Generic;
using System.Linq;

namespace GenesysWrapup.Core.Lint.Dialects;

/// <summary>Python: requests, httpx, aiohttp, urllib and http.client.</summary>
internal sealed class PythonCalls : ICallDialect
{
    private static readonly string[] s_clients =
        ["requests", "httpx", "session", "s", "aiohttp", "conn", "connection", "client", "request"];
    private static readonly string[] s_named = ["json", "data", "headers", "timeout", "params", "verify"];

    public IEnumerable<PlacedCall> CallsIn(PastedCode code)
    {
        foreach (Invocation invocation in code.Invocations)
        {
            string? method = HttpArguments.MethodOf(invocation.Name);
            if (method is null && invocation.Name is not ("request" or "Request"))
            {
                continue;
            }

            IReadOnlyList<KeyValuePair<string?, Literal>> arguments = invocation.Arguments(code, out int end);
            bool named = arguments.Any(argument => argument.Key is not null && s_named.Contains(argument.Key));
            if ((named || s_clients.Contains(invocation.Receiver.Split('.').Last())) &&
                HttpArguments.Draft(method, arguments, dataFollows: true) is { } draft)
            {
                yield return new PlacedCall(draft, "Python", invocation.Start, end);
            }
        }
    }
}
