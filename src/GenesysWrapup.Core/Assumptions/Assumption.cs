using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace GenesysWrapup.Core.Assumptions;

/// <summary>What an assumption's test does to the organization.</summary>
internal enum AssumptionReach
{
    /// <summary>It only reads, and needs no conversation.</summary>
    Reads,

    /// <summary>It only reads, and needs a conversation.</summary>
    ReadsConversation,

    /// <summary>It writes to a conversation.</summary>
    Writes,
}

/// <summary>A test that settles one unknown.</summary>
/// <param name="Policy">The simulator's policy that stands for the unknown.</param>
/// <param name="Reach">What it does to the organization.</param>
/// <param name="Asks">What it sends and looks at, in one sentence.</param>
/// <param name="ObserveAsync">Does it.</param>
internal sealed record Assumption(
    string Policy, AssumptionReach Reach, string Asks, Func<AssumptionBench, CancellationToken, Task<Observation>> ObserveAsync)
{
    /// <summary>Every request that it may send: method and path.</summary>
    public required IReadOnlyList<string> Sends { get; init; }
}

/// <summary>What a test saw.</summary>
/// <param name="Position">The position that is true; null where that could not be settled.</param>
/// <param name="Evidence">What was answered, or why it could not be settled.</param>
internal sealed record Observation(string? Position, string Evidence)
{
    public string? CorrelationId { get; init; }

    public string? ConversationId { get; init; }

    public static Observation Unsettled(string why) => new(null, why);

    public static Observation Of(string position, IAnswer answer, string evidence) =>
        new(position, evidence) { CorrelationId = answer.CorrelationId };

    public static Observation Of(string position, IAnswer answer) => Of(position, answer, $"{answer}.");

    /// <summary>An answer that says nothing about the question.</summary>
    public static Observation Unsettled(IAnswer answer) => new(null, $"{answer}: that says nothing about it.")
    {
        CorrelationId = answer.CorrelationId,
    };

    public static string Text(TimeSpan time) => time.ToString("c", System.Globalization.CultureInfo.InvariantCulture);
}
