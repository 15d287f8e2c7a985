using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Errors;
using GenesysWrapup.Simulator.Access;
using GenesysWrapup.Simulator.Answers;
using GenesysWrapup.Simulator.Endpoints;
using GenesysWrapup.Simulator.Faults;
using GenesysWrapup.Simulator.Policies;

namespace GenesysWrapup.Simulator.Front;

/// <summary>
/// What every request passes, in this order: faults, login, token, limits, the catalogue, access, the body, its endpoint.
/// Endpoints run one at a time, so that they need no locks of their own against each other.
/// </summary>
internal sealed class PlatformFront(
    TimeProvider clock,
    SimulatorPolicies policies,
    FaultPlan faults,
    AccessDirectory access,
    EndpointTable endpoints,
    RequestLog log,
    object gate)
{
    private readonly RateWindow _requests = new(clock);
    private readonly OAuthLogin _login = new(clock, policies, access);

    /// <summary>Raised after every request that changed something.</summary>
    public event Action? Changed;

    public void Reset()
    {
        _requests.Clear();
        _login.Reset();
    }

    public async Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, CancellationToken stop)
    {
        string path = request.RequestUri!.AbsolutePath;
        string method = request.Method.Method;
        string correlationId = Guid.NewGuid().ToString();
        Operation? operation = Operations.Find(method, path, out string[] values);
        string? name = operation?.Name ?? OAuthLogin.NameOf(method, path);
        byte[] body = await ReadAsync(request.Content, policies.NumberOf(SimulatorPolicies.MaximumBodyBytes) + 1L).ConfigureAwait(false);
        Fault? fault = faults.Take(name, method, path);
        var entry = new SimulatedRequest(clock.GetUtcNow().UtcDateTime, method, path, name) { CorrelationId = correlationId };

        bool takesEffect = fault is null
            || fault.AfterProcessing
            || fault.Cut is FaultCut.AfterProcessing
            || (fault.Status is null && fault.Cut is FaultCut.None);
        bool delayFirst = fault is { AfterProcessing: false, Cut: not FaultCut.AfterProcessing };
        if (fault is not null && delayFirst && fault.Delay > TimeSpan.Zero)
        {
            await HoldBackAsync(fault.Delay, entry, stop).ConfigureAwait(false);
        }

        HttpResponseMessage? response = takesEffect ? ProcessVisibly(request, operation, values, path, body, correlationId) : null;
        entry = entry.With(copy => copy.Processed = response is { IsSuccessStatusCode: true });
        if (entry.Processed && operation is { IsRead: false })
        {
            Changed?.Invoke();
        }

        if (fault is not null && !delayFirst && fault.Delay > TimeSpan.Zero)
        {
            await HoldBackAsync(fault.Delay, entry, stop).ConfigureAwait(false);
        }

        if (fault is { Cut: not FaultCut.None })
        {
            log.Add(entry);
            response?.Dispose();
            throw new HttpRequestException(
                "The connection was closed before an answer arrived.", new IOException("The simulator cut the connection."));
        }

        if (fault?.Status is not null)
        {
            response?.Dispose();
            response = FaultAnswer(fault, operation, correlationId);
        }

        response!.RequestMessage = request;
        log.Add(entry.With(copy => copy.Status = (int)response.StatusCode));
        return fault is { Truncate: true }
            ? PlatformAnswerWriter.Truncated(response, await ReadAsync(response.Content, long.MaxValue).ConfigureAwait(false))
            : response;
    }

    /// <summary>What is larger than it may be is not read to its end.</summary>
    private static async Task<byte[]> ReadAsync(HttpContent? content, long most)
    {
        if (content is null)
        {
            return [];
        }

        // In memory it is the caller's own, who may send it again: it is neither closed nor left at its end.
        Stream stream = await content.ReadAsStreamAsync().ConfigureAwait(false);
        if (stream.CanSeek)
        {
            stream.Position = 0;
        }

        using var read = new MemoryStream();
        byte[] buffer = new byte[16 * 1024];
        int count;
        while (read.Length < most && (count = await stream.ReadAsync(buffer, 0, buffer.Length).ConfigureAwait(false)) > 0)
        {
            read.Write(buffer, 0, count);
        }

        return read.ToArray();
    }

    /// <summary>A caller who gives up while waiting leaves an entry without a status.</summary>
    private async Task HoldBackAsync(TimeSpan delay, SimulatedRequest entry, CancellationToken stop)
    {
        bool waited = false;
        try
        {
#if NET
            await Task.Delay(delay, clock, stop).ConfigureAwait(false);
#else
            await clock.Delay(delay, stop).ConfigureAwait(false);
#endif
            waited = true;
        }
        finally
        {
            if (!waited)
            {
                log.Add(entry);
            }
        }
    }

    private static HttpResponseMessage FaultAnswer(Fault fault, Operation? operation, string correlationId)
    {
        int status = fault.Status!.Value;
        SimulatedAnswer answer = status < 400 ? new SimulatedAnswer(status) : FaultError(fault, status);
        HttpResponseMessage response = PlatformAnswerWriter.Write(answer, operation, correlationId);
        if (fault.RetryAfter is not null)
        {
            response.Headers.TryAddWithoutValidation("Retry-After", fault.RetryAfter);
        }

        if (fault.Body is not null)
        {
            bool isPage = fault.Body.TrimStart().StartsWith("<", StringComparison.Ordinal);
            PlatformAnswerWriter.SetBody(response, Encoding.UTF8.GetBytes(fault.Body), isPage ? "text/html" : "application/json");
        }

        return response;
    }

    /// <summary>The usual error of the status, with another code where the fault names one.</summary>
    private static SimulatedAnswer FaultError(Fault fault, int status)
    {
        bool inSeconds = int.TryParse(fault.RetryAfter, NumberStyles.None, CultureInfo.InvariantCulture, out int seconds);
        KnownError usual = KnownErrors.UsualOf(status) ?? KnownErrors.SimulatedFault;
        string value = (usual == KnownErrors.SimulatedFault ? status : inSeconds ? seconds : 1).ToString(CultureInfo.InvariantCulture);
        var error = new AnsweredError(usual, [value]);
        return new SimulatedAnswer(status) { Error = fault.ErrorCode is null ? error : error with { Code = fault.ErrorCode } };
    }

    /// <summary>A bug of the simulator must not look like an answer of the platform.</summary>
    private HttpResponseMessage ProcessVisibly(
        HttpRequestMessage request,
        Operation? operation,
        string[] values,
        string path,
        byte[] body,
        string correlationId)
    {
        try
        {
            return Process(request, operation, values, path, body, correlationId);
        }
        catch (Exception mistake)
        {
            string what =
                $"{mistake.GetType().Name} in {mistake.TargetSite?.DeclaringType?.Name}.{mistake.TargetSite?.Name}: {mistake.Message}";
            return PlatformAnswerWriter.Write(KnownErrors.SimulatorBroken.Answer(what), operation, correlationId);
        }
    }

    private HttpResponseMessage Process(
        HttpRequestMessage request,
        Operation? operation,
        string[] values,
        string path,
        byte[] body,
        string correlationId)
    {
        int largest = policies.NumberOf(SimulatorPolicies.MaximumBodyBytes);
        if (body.Length > largest)
        {
            return PlatformAnswerWriter.Write(
                KnownErrors.RequestEntityTooLarge.Answer(largest.ToString(CultureInfo.InvariantCulture)), operation, correlationId);
        }

        if (_login.TryAnswer(request, path, body, correlationId) is { } signedIn)
        {
            return signedIn;
        }

        if (request.Headers.Authorization is not { Scheme: var scheme, Parameter: { Length: > 0 } bearer }
            || !scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase))
        {
            return PlatformAnswerWriter.Write(KnownErrors.AuthenticationRequired.Answer(), operation, correlationId);
        }

        if (access.Token(bearer) is not { } token)
        {
            KnownError refused = policies.Is(SimulatorPolicies.UnusableToken, "BadCredentials")
                ? KnownErrors.BadCredentials
                : KnownErrors.AuthenticationRequired;
            return PlatformAnswerWriter.Write(refused.Answer(), operation, correlationId);
        }

        (int count, int secondsLeft) = _requests.Take(token.Value);
        int allowed = policies.NumberOf(SimulatorPolicies.RequestsPerMinute);
        SimulatedAnswer answer = count > allowed
            ? KnownErrors.TooManyRequestsRetryAfter.Answer(secondsLeft.ToString(CultureInfo.InvariantCulture))
            : AsDeclared(operation, Route(request, operation, values, path, body, token));
        HttpResponseMessage response;
        lock (gate)
        {
            // The body may be a view of the world's state, so it is written out before the next request can change that.
            response = PlatformAnswerWriter.Write(answer, operation, correlationId);
        }

        if (count > allowed)
        {
            response.Headers.TryAddWithoutValidation("Retry-After", secondsLeft.ToString(CultureInfo.InvariantCulture));
        }

        if (policies.Is(SimulatorPolicies.RateLimitHeaders, "Present"))
        {
            PlatformAnswerWriter.SetRateHeaders(response, count, allowed, secondsLeft);
        }

        return response;
    }

    /// <summary>An error that the contract does not declare for the operation becomes the general one of its status.</summary>
    private SimulatedAnswer AsDeclared(Operation? operation, SimulatedAnswer answer) =>
        operation is null || answer.Error is not { ThoughUndeclared: false } error || operation.Declares(error.Known)
            || policies.Is(SimulatorPolicies.UndeclaredError, "Specific")
            ? answer
            : KnownErrors.UsualOf(answer.Status)!.Answer();

    private SimulatedAnswer Route(
        HttpRequestMessage request,
        Operation? operation,
        string[] values,
        string path,
        byte[] body,
        SimulatedToken token)
    {
        if (operation is null)
        {
            bool known = Operations.MethodsOf(path).Count > 0;
            return known && policies.Is(SimulatorPolicies.WrongMethod, "MethodNotAllowed")
                ? KnownErrors.MethodNotAllowed.Answer()
                : KnownErrors.NotFound.Answer();
        }

        if (operation.Removed)
        {
            return policies.Is(SimulatorPolicies.RemovedOperation, "Gone") ? KnownErrors.Gone.Answer() : KnownErrors.NotFound.Answer();
        }

        if (AccessCheck.Refusal(operation, token, policies) is { } refusal)
        {
            return refusal;
        }

        if (Body(request, operation, body, out JsonNode? json) is { } unreadable)
        {
            return unreadable;
        }

        Endpoint? endpoint = endpoints.Find(operation);
        if (endpoint is null)
        {
            return KnownErrors.NotFound.Answer();
        }

        var call = new SimulatedCall(operation, values, clock.GetUtcNow())
        {
            Origin = new Uri(request.RequestUri!, "/"),
            Query = UrlForm.Parse(request.RequestUri!.Query),
            Policies = policies,
            Body = json,
            Caller = AccessCheck.CallerBehind(token),
        };
        lock (gate)
        {
            try
            {
                return endpoint(call);
            }
            catch (Exception wrongShape) when (json is not null && IsOfJsonReader(wrongShape))
            {
                // A member has another JSON type than in the contract: the platform cannot understand such a body either.
                return KnownErrors.BadRequest.Answer();
            }
        }
    }

    private static bool IsOfJsonReader(Exception exception) =>
        exception.Source?.StartsWith("System.Text.Json", StringComparison.Ordinal) == true;

    private static SimulatedAnswer? Body(HttpRequestMessage request, Operation operation, byte[] body, out JsonNode? json)
    {
        json = null;
        if (body.Length == 0)
        {
            return operation.Body is null || operation.BodyOptional ? null : KnownErrors.BadRequest.Answer();
        }

        if (operation.Body is null)
        {
            return null;
        }

        if (request.Content!.Headers.ContentType?.MediaType is not "application/json")
        {
            return KnownErrors.UnsupportedMediaType.Answer();
        }

        try
        {
            json = JsonNode.Parse(body);
        }
        catch (JsonException)
        {
            return KnownErrors.BadRequest.Answer();
        }

        bool wantsArray = operation.Body.EndsWith("[]", StringComparison.Ordinal);
        return (wantsArray ? json is JsonArray : json is JsonObject members && HasDistinctMembers(members))
            ? null
            : KnownErrors.BadRequest.Answer();
    }

    /// <summary>The parser reads objects lazily, and notices a duplicate member only when the object is read.</summary>
    private static bool HasDistinctMembers(JsonObject members)
    {
        try
        {
            return members.All(member => member.Value is not JsonObject inner || HasDistinctMembers(inner));
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
