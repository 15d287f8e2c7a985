using System.Globalization;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using GenesysWrapup.Simulator.Answers;
using GenesysWrapup.Simulator.Faults;

namespace GenesysWrapup.Simulator.Front;

/// <summary>Turns an answer into the HTTP message that the platform would send.</summary>
internal static class PlatformAnswerWriter
{
    public const string CorrelationHeader = "ININ-Correlation-Id";

    public static HttpResponseMessage Write(SimulatedAnswer answer, string correlationId)
    {
        var response = new HttpResponseMessage((HttpStatusCode)answer.Status);
        response.Headers.TryAddWithoutValidation(CorrelationHeader, correlationId);
        JsonNode? body = answer.ErrorCode is null ? answer.Body : ErrorBody(answer, correlationId);
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

    private static JsonObject ErrorBody(SimulatedAnswer answer, string correlationId)
    {
        var body = new JsonObject { ["message"] = answer.ErrorMessage, ["code"] = answer.ErrorCode, ["status"] = answer.Status };
        if (answer.MessageWithParams is not null)
        {
            body["messageWithParams"] = answer.MessageWithParams;
        }

        if (answer.MessageParams is not null)
        {
            var values = new JsonObject();
            foreach (var parameter in answer.MessageParams)
            {
                values[parameter.Key] = parameter.Value;
            }

            body["messageParams"] = values;
        }

        body["contextId"] = correlationId;
        body["details"] = new JsonArray();
        body["errors"] = new JsonArray();
        return body;
    }
}
