using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Simulator.Answers;
using GenesysWrapup.Simulator.Faults;

namespace GenesysWrapup.Simulator.Front;

/// <summary>Turns an answer into the HTTP message that the platform would send.</summary>
internal static class PlatformAnswerWriter
{
    public const string CorrelationHeader = "ININ-Correlation-Id";

    /// <param name="answer">What to answer.</param>
    /// <param name="operation">The operation that was called, which may have its own words for an error.</param>
    /// <param name="correlationId">The id that the answer carries.</param>
    public static HttpResponseMessage Write(SimulatedAnswer answer, Operation? operation, string correlationId)
    {
        var response = new HttpResponseMessage((HttpStatusCode)answer.Status);
        response.Headers.TryAddWithoutValidation(CorrelationHeader, correlationId);
        JsonNode? body = answer.Error is { } error ? ErrorBody(answer.Status, error, operation, correlationId) : answer.Body;
        SetBody(response, body is null ? [] : Encoding.UTF8.GetBytes(body.ToJsonString()), body is null ? null : "application/json");
        return response;
    }

    public static void SetBody(HttpResponseMessage response, byte[] bytes, string? mediaType)
    {
        response.Content = new ByteArrayContent(bytes);
        response.Content.Headers.ContentType = mediaType is null ? null : new MediaTypeHeaderValue(mediaType);
    }

    public static void SetRateHeaders(HttpResponseMessage response, int count, int allowed, int secondsLeft)
    {
        response.Headers.TryAddWithoutValidation("inin-ratelimit-count", count.ToString(CultureInfo.InvariantCulture));
        response.Headers.TryAddWithoutValidation("inin-ratelimit-allowed", allowed.ToString(CultureInfo.InvariantCulture));
        response.Headers.TryAddWithoutValidation("inin-ratelimit-reset", secondsLeft.ToString(CultureInfo.InvariantCulture));
    }

    public static HttpResponseMessage Truncated(HttpResponseMessage response, byte[] whole)
    {
        MediaTypeHeaderValue? type = response.Content.Headers.ContentType;
        response.Content.Dispose();
        response.Content = new TruncatedContent(whole);
        response.Content.Headers.ContentType = type;
        return response;
    }

    private static JsonObject ErrorBody(int status, AnsweredError error, Operation? operation, string correlationId)
    {
        var body = new JsonObject { ["message"] = error.MessageFor(operation), ["code"] = error.Code, ["status"] = status };
        if (error.PatternFor(operation) is { } pattern)
        {
            body["messageWithParams"] = pattern;
            body["messageParams"] = new JsonObject(error.Known.Parameters.Zip(error.Values, static (name, value) =>
                new KeyValuePair<string, JsonNode?>(name, value)));
        }

        body["contextId"] = correlationId;
        body["details"] = new JsonArray();
        body["errors"] = new JsonArray();
        return body;
    }
}
