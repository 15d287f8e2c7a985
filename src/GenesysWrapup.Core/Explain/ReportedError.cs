using System;
using System.Collections.Generic;
using GenesysWrapup.Core.Failures;

namespace GenesysWrapup.Core.Explain;

/// <summary>An error from any tool, as far as it could be read.</summary>
internal sealed record ReportedError
{
    public int? StatusCode { get; init; }
    public string? ErrorCode { get; init; }

    /// <summary>The platform's sentence with its placeholders filled in, or else what the tool said.</summary>
    public string? Words { get; init; }

    public string? CorrelationId { get; init; }
    public string? Method { get; init; }
    public string? Uri { get; init; }
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The request's body, where it is known.</summary>
    public string? RequestBody { get; init; }

    /// <summary>The answer is a web page or another text that is not the platform's.</summary>
    public bool Foreign { get; init; }

    /// <summary>What the answer says about single fields.</summary>
    public IReadOnlyList<string> Details { get; init; } = [];

    /// <summary>Errors inside the error.</summary>
    public IReadOnlyList<ReportedError> Nested { get; init; } = [];

    /// <summary>The failure, where the error is one of this module's own.</summary>
    public Failure? Failure { get; init; }

    /// <summary>What went wrong on the way, where no answer came.</summary>
    public string? WireFindingId { get; init; }

    public bool MayHaveTakenEffect { get; init; }

    /// <summary>Fills in what this error lacks from another reading of the same one.</summary>
    public ReportedError CompletedBy(ReportedError other) => this with
    {
        StatusCode = StatusCode ?? other.StatusCode,
        ErrorCode = ErrorCode ?? other.ErrorCode,
        Words = Words ?? other.Words,
        CorrelationId = CorrelationId ?? other.CorrelationId,
        Method = Method ?? other.Method,
        Uri = Uri ?? other.Uri,
        RetryAfter = RetryAfter ?? other.RetryAfter,
        RequestBody = RequestBody ?? other.RequestBody,
        Foreign = Foreign || other.Foreign,
        Details = Details.Count > 0 ? Details : other.Details,
        Nested = Nested.Count > 0 ? Nested : other.Nested,
        Failure = Failure ?? other.Failure,
        WireFindingId = WireFindingId ?? other.WireFindingId,
        MayHaveTakenEffect = MayHaveTakenEffect || other.MayHaveTakenEffect,
    };
}
