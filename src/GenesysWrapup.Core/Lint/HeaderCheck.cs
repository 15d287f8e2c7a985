using System;
using System.Collections.Generic;
using System.Linq;
using GenesysWrapup.Core.Findings;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Errors;

namespace GenesysWrapup.Core.Lint;

/// <summary>Headers that the platform does not have, or reads differently.</summary>
internal static class HeaderCheck
{
    public static IEnumerable<Finding> Of(RequestDraft draft, CallPath path, Operation? operation)
    {
        foreach (KeyValuePair<string, string> header in draft.Headers)
        {
            if (OfHeader(header.Key.Trim(), header.Value ?? string.Empty, path, operation) is { } finding)
            {
                yield return finding;
            }
        }
    }

    private static Finding? OfHeader(string name, string value, CallPath path, Operation? operation)
    {
        string plain = DraftBody.Plain(name);
        if (plain.StartsWith("xratelimit", StringComparison.Ordinal) || plain.StartsWith("ratelimit", StringComparison.Ordinal))
        {
            return Advice.Fail(FindingIds.RequestHeader, $"The platform has no header {Advice.Quoted(name)}.",
                "Read inin-ratelimit-count, inin-ratelimit-allowed, inin-ratelimit-reset, and Retry-After on a 429.", Basis.Captured);
        }

        if (plain is "xapikey" or "apikey" or "xgenesysapikey" or "genesysapikey" or "xauthtoken" or "xaccesstoken")
        {
            return Advice.Fail(FindingIds.RequestHeader, $"The platform accepts no key in the header {Advice.Quoted(name)}.",
                "Send Authorization: Bearer <token>.", Basis.Documented,
                command: KnownErrors.CommandToConnect);
        }

        if (plain is "xcorrelationid" or "xrequestid" or "xgenesyscorrelationid")
        {
            return Advice.Warn(FindingIds.RequestHeader,
                $"{Advice.Quoted(name)} is not the platform's correlation id: the platform makes one itself and returns it.",
                "Read ININ-Correlation-Id in the answer, or contextId in an error's body.", Basis.Documented);
        }

        bool token = AddressCheck.IsTokenPath(path);
        bool bearer = value.TrimStart().StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase);
        if (plain == "authorization" && !token && !bearer && !CallPath.IsStandIn(value))
        {
            return Advice.Fail(FindingIds.RequestCredential,
                "The Authorization header of an API call is 'Bearer' and the token. Basic with the client's secret is only for the token " +
                "request.",
                "Send Authorization: Bearer <token>.", Basis.Documented);
        }

        bool json = value.IndexOf("json", StringComparison.OrdinalIgnoreCase) >= 0;
        if (plain == "contenttype" && !token && operation?.Body is not null && !json)
        {
            return Advice.Fail(FindingIds.RequestHeader, $"The body is announced as {Advice.Quoted(value)}, but the platform reads JSON.",
                "Send Content-Type: application/json.", Basis.Documented);
        }

        return plain == "contenttype" && token && json
            ? Advice.Fail(FindingIds.RequestHeader, "The token request is a form, not JSON.",
                "Send Content-Type: application/x-www-form-urlencoded.", Basis.Documented)
            : null;
    }
}
