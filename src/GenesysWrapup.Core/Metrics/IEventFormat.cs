using System;
using System.Net.Http;
using GenesysWrapup.Core.Rows;

namespace GenesysWrapup.Core.Metrics;

/// <summary>
/// How one kind of sink wants its events. Each implementation is found by itself: a new format is one file and its test.
/// </summary>
internal interface IEventFormat
{
    /// <summary>As -Format takes it.</summary>
    string Name { get; }

    /// <summary>As people call the sink.</summary>
    string Title { get; }

    SinkLimits Limits { get; }

    /// <summary>Whether a body may be compressed: only where the vendor documents that it is taken.</summary>
    bool TakesGzip { get; }

    /// <summary>What stands before, between and after the events of a body.</summary>
    (string Before, string Between, string After) Frame { get; }

    /// <summary>The path where an address has none; null where it cannot be guessed.</summary>
    string? UsualPath { get; }

    /// <summary>The header that carries the key.</summary>
    (string Name, string Value) KeyHeader(string key);

    /// <param name="row">The row.</param>
    /// <param name="options">What the sender chose.</param>
    /// <param name="ownTime">Whether it is dated with its own time; without it the sink takes the time of arrival.</param>
    ShapedEvent Shape(FlatRow row, EventOptions options, bool ownTime);

    /// <summary>What an answer of success says.</summary>
    SinkReceipt Read(HttpResponseMessage answer, string body);

    /// <summary>What finds a batch in the sink, in the sink's own words; null where there is no one language for it.</summary>
    string? Query(Uri address, EventOptions options, string? requestId);

    /// <summary>What to do where the sink refuses the key.</summary>
    string KeyAdvice { get; }
}

/// <summary>What a sink says about a batch that it took.</summary>
/// <param name="RequestId">Its own id of the call.</param>
/// <param name="Rejected">How many events of it the sink says it left out.</param>
/// <param name="Why">Its words for that.</param>
internal sealed record SinkReceipt(string? RequestId = null, int Rejected = 0, string? Why = null);
