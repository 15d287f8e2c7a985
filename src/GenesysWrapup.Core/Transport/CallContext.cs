using System;
using System.Net.Http;

namespace GenesysWrapup.Core.Transport;

/// <summary>What the handlers must know about a call beside its request; travels with the request.</summary>
internal sealed class CallContext(string name, bool repeatable, IActivitySink activity, Redaction redaction)
{
    private const string Key = "GenesysWrapup.Call";

    /// <summary>The catalogue's name of the operation, for messages and for the limit it counts against.</summary>
    public string Name { get; } = name;

    /// <summary>Whether the call may be repeated after an end that leaves open what happened.</summary>
    public bool Repeatable { get; } = repeatable;

    /// <summary>Where the handlers report; what they report loses its secrets on the way.</summary>
    public IActivitySink Activity { get; } = new RedactingActivity(activity, redaction);

    /// <summary>How often it went out on the wire.</summary>
    public int Attempts { get; set; }

    /// <summary>What a refused token's text says about a limit that is reported with another status than 429.</summary>
    public Func<HttpResponseMessage, bool> IsThrottled { get; init; } = static answer => (int)answer.StatusCode == 429;

    public void AttachTo(HttpRequestMessage request)
    {
#if NETFRAMEWORK
        request.Properties[Key] = this;
#else
        request.Options.Set(new HttpRequestOptionsKey<CallContext>(Key), this);
#endif
    }

    public static CallContext Of(HttpRequestMessage request)
    {
#if NETFRAMEWORK
        return (CallContext)request.Properties[Key];
#else
        return request.Options.TryGetValue(new HttpRequestOptionsKey<CallContext>(Key), out CallContext? call)
            ? call
            : throw new InvalidOperationException("A request without its call context went into the chain.");
#endif
    }
}
