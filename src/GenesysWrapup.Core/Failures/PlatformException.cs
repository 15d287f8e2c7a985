using System;
using System.Collections.Generic;
using GenesysWrapup.Core.Platform;

namespace GenesysWrapup.Core.Failures;

/// <summary>The platform (or the way to it) refused a call. Everything a script could branch on is a property.</summary>
public sealed class PlatformException : GenesysException
{
    public PlatformException(Failure failure)
        : base(failure)
    {
    }

    /// <summary>The HTTP status, or null when no answer came.</summary>
    public int? StatusCode { get; init; }

    /// <summary>The platform's own error code, for example missing.any.permissions.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>The platform's own words, placeholders filled in.</summary>
    public string? PlatformMessage { get; init; }

    /// <summary>What the vendor's support asks for.</summary>
    public string? CorrelationId { get; init; }

    public string? Method { get; init; }

    /// <summary>The path of the call, without host and query.</summary>
    public string? Path { get; init; }

    /// <summary>The catalogue's name of the operation.</summary>
    public string? Operation { get; init; }

    /// <summary>How long the platform asks to wait.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The permissions of the operation, when access was refused.</summary>
    public IReadOnlyList<string> RequiredPermissions { get; init; } = [];

    /// <summary>The answer's body, capped and redacted.</summary>
    public string? ResponseBody { get; init; }

    /// <summary>The call may have taken effect although no success was reported (time-out, cut connection, 409, 5xx).</summary>
    public bool MayHaveTakenEffect { get; init; }

    public int Attempts { get; init; } = 1;

    /// <summary>Status and error code together, for use inside a sentence: "403 missing.any.permissions", or "no answer".</summary>
    internal string Answered => StatusCode is { } status ? $"{status} {ErrorCode}".TrimEnd() : "no answer";

    /// <summary>The same refusal, reported by somebody who knows more about what was asked for.</summary>
    internal PlatformException Retold(Failure failure) => new(failure.With(copy => copy.Exception = this))
    {
        StatusCode = StatusCode,
        ErrorCode = ErrorCode,
        PlatformMessage = PlatformMessage,
        CorrelationId = CorrelationId,
        Method = Method,
        Path = Path,
        Operation = Operation,
        RetryAfter = RetryAfter,
        RequiredPermissions = RequiredPermissions,
        ResponseBody = ResponseBody,
        MayHaveTakenEffect = MayHaveTakenEffect,
        Attempts = Attempts,
    };
}
