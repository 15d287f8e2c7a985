using System;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Transport;

namespace GenesysWrapup.Core.Assumptions;

/// <summary>What the platform answered, be it a success or a refusal. Its text says both the call and the answer.</summary>
internal interface IAnswer
{
    int Status { get; }

    string? ErrorCode { get; }

    string? CorrelationId { get; }

    bool IsSuccess { get; }
}

/// <summary>An answer with its value.</summary>
internal sealed record Answer<T>(Operation Operation, int Status, string? ErrorCode, string? CorrelationId) : IAnswer
{
    public T? Value { get; init; }

    public (int Count, int Allowed, TimeSpan Reset)? RateLimit { get; init; }

    public bool IsSuccess => Status is >= 200 and < 300;

    /// <summary>The platform says that what was sent is wrong, rather than not permitted.</summary>
    public bool IsRefusal => Status is 400 or 404 or 405 or 409 or 410 or 413 or 414;

    public static Answer<T> Of(ApiCall call, ApiReply<T> reply) => new(call.Operation, reply.StatusCode, null, reply.CorrelationId)
    {
        Value = reply.Value,
        RateLimit = reply.RateLimit,
    };

    public static Answer<T> Of(ApiCall call, PlatformException refusal) =>
        new(call.Operation, refusal.StatusCode!.Value, refusal.ErrorCode, refusal.CorrelationId);

    public override string ToString() => $"{Operation} answered {Status} {ErrorCode}".TrimEnd();
}
