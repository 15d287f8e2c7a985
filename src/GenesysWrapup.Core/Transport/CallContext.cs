using System;
using System.Net.Http;

namespace GenesysWrapup.Core.Transport;

/// <summary>What the handlers need to know about a call besides its request. It travels with the request.</summary>
internal sealed class CallContext(string name, bool repeatable, IActivitySink activity, Redaction redaction)
{
    private const string Key = "GenesysWrapup.Call";

    /// <summary>The operation's name in the catalogue, for messages and to find the limit it counts against.</summary>
    public string Name { get; } = name;

    /// <summary>Whether the call may be repeated when it is unclear whether it took effect.</summary>
    public bool Repeatable { get; } = repeatable;

    /// <summary>Where the handlers report. Secrets are masked on the way.</summary>
    public IActivitySink Activity { get; } = new RedactingActivity(activity, redaction);

    /// <summary>How texts of its answer come in.</summary>
    public WireText Text { get; } = new(redaction);

    /// <summary>How often it was sent.</summary>
    public int Attempts { get; set; }

    /// <summary>Whether an answer reports a rate limit. The token endpoint does so with another status than 429.</summary>
    public Func<HttpResponseMessage, bool> IsThrottled { get; init; } = static answer => (int)answer.StatusCode == 429;

    /// <summary>Whether an answer speaks of trouble that may pass, so that a repeatable call is worth repeating.</summary>
    public Func<HttpResponseMessage, bool> IsTransient { get; init; } = static answer => (int)answer.StatusCode is 502 or 503 or 504;

    /// <summary>Who answers, for the line that tells of a wait.</summary>
    public string Server { get; init; } = "The platform";

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
            : throw new InvalidOperationException("A request was sent without its call context.");
#endif
    }
}
