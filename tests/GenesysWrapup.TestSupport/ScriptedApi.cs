using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Core.Transport;

namespace GenesysWrapup.TestSupport;

/// <summary>
/// The platform's client with answers from a script: for payloads and refusals that are easier written down than brought about in the
/// simulated platform. What no script was given for is answered as the platform answers an unknown resource.
/// </summary>
internal sealed class ScriptedApi : IPlatformApi
{
    private readonly object _gate = new();
    private readonly Dictionary<string, Func<ApiCall, string>> _scripts = [];
    private readonly List<ApiCall> _calls = [];

    public IReadOnlyList<ApiCall> Calls
    {
        get
        {
            lock (_gate)
            {
                return [.. _calls];
            }
        }
    }

    public int Count(Operation operation) => Calls.Count(call => call.Operation == operation);

    public IReadOnlyList<ApiCall> Writes => Calls.Where(call => !call.Operation.IsRead).ToArray();

    public ScriptedApi On(Operation operation, Func<ApiCall, string> answer)
    {
        _scripts[operation.Name] = answer;
        return this;
    }

    public ScriptedApi On(Operation operation, string answer) => On(operation, _ => answer);

    /// <summary>The operation is refused.</summary>
    public ScriptedApi Refuse(Operation operation, int status, string code = "not.authorized", string words = "Refused by the script.") =>
        On(operation, call => throw Refusal(call, status, code, words));

    /// <summary>The operation is a listing of these entries, in pages of the size that is asked for.</summary>
    public ScriptedApi List(Operation operation, IReadOnlyList<string> entries, int? pageSize = null) => On(operation, call =>
    {
        string Of(string name) => call.Query.First(member => member.Key == name).Value;
        int size = pageSize ?? int.Parse(Of("pageSize"), System.Globalization.CultureInfo.InvariantCulture);
        int number = int.Parse(Of("pageNumber"), System.Globalization.CultureInfo.InvariantCulture);
        int pages = (entries.Count + size - 1) / size;
        string next = number < pages ? $", \"nextUri\": \"{call.Operation.Path}?pageNumber={number + 1}\"" : string.Empty;
        string page = string.Join(",", entries.Skip((number - 1) * size).Take(size));
        return $"{{\"entities\": [{page}], \"pageNumber\": {number}, \"pageSize\": {size}, \"pageCount\": {pages}{next}}}";
    });

    /// <summary>A session that knows nothing but this script.</summary>
    public GenesysSession Session(TimeProvider? clock = null) => new(this, clock ?? new AutoClock(), null) { Region = "us_west_2" };

    public Task<ApiReply<T>> SendAsync<T>(ApiCall call, JsonTypeInfo<T> answer, IActivitySink activity, CancellationToken stop)
    {
        string json = Answer(call, stop);
        return Task.FromResult(new ApiReply<T>(JsonSerializer.Deserialize(json, answer), 200, "correlation-1", 1, TimeSpan.Zero));
    }

    public Task<ApiReply<bool>> SendAsync(ApiCall call, IActivitySink activity, CancellationToken stop)
    {
        Answer(call, stop);
        return Task.FromResult(new ApiReply<bool>(true, 202, "correlation-1", 1, TimeSpan.Zero));
    }

    private string Answer(ApiCall call, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        lock (_gate)
        {
            _calls.Add(call);
        }

        return _scripts.TryGetValue(call.Operation.Name, out Func<ApiCall, string>? script)
            ? script(call)
            : throw Refusal(call, 404, "not.found", "The requested resource was not found.");
    }

    private static PlatformException Refusal(ApiCall call, int status, string code, string words) => new(new Failure(
        status switch
        {
            403 => FailureId.PermissionDenied,
            404 => FailureId.NotFound,
            _ => FailureId.BadRequest,
        },
        status == 403 ? FailureCategory.PermissionDenied : FailureCategory.ObjectNotFound,
        $"{call.Operation} was refused: {words}",
        "Ask an administrator."))
    {
        StatusCode = status,
        ErrorCode = code,
        PlatformMessage = words,
        CorrelationId = "correlation-refused",
        Operation = call.Operation.Name,
    };
}
