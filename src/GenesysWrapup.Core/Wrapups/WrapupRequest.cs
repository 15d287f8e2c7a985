using System;
using System.Collections.Generic;
using GenesysWrapup.Core.Conversations;

namespace GenesysWrapup.Core.Wrapups;

/// <summary>What is asked for one item, as it was given. What is null was not given and is never sent.</summary>
internal sealed record WrapupRequest
{
    public static readonly TimeSpan DefaultVerifyTimeout = TimeSpan.FromSeconds(10);

    public string? ConversationId { get; init; }
    public string? WrapupCode { get; init; }
    public string? ParticipantId { get; init; }
    public string? CommunicationId { get; init; }

    /// <summary>The agent, by id or by the name that the conversation shows.</summary>
    public string? UserId { get; init; }

    /// <summary>Every participant that waits for a code, where there are several.</summary>
    public bool All { get; init; }

    public string? Notes { get; init; }
    public IReadOnlyList<string>? Tags { get; init; }
    public int? DurationSeconds { get; init; }
    public bool Provisional { get; init; }

    /// <summary>Participant or Communication; null leaves the choice to the engine.</summary>
    public string? Level { get; init; }

    /// <summary>Write where the engine would rather not: the same code again, still connected, skipped by the agent, timed out.</summary>
    public bool Force { get; init; }

    /// <summary>How long to wait for after-call work to begin; null for not at all. The agent's own choice then wins.</summary>
    public TimeSpan? Wait { get; init; }

    /// <summary>How long writing and proving may take together; null for no limit.</summary>
    public TimeSpan? Timeout { get; init; }

    public TimeSpan VerifyTimeout { get; init; } = DefaultVerifyTimeout;
    public bool NoVerify { get; init; }

    /// <summary>
    /// The participant as it was read a moment ago (piped in). It saves reading the conversation again: two requests instead of three.
    /// </summary>
    public ConversationParticipant? Known { get; init; }

    /// <summary>Where an event may prove the write; null where only reading does.</summary>
    public IWrapupNews? News { get; init; }

    /// <summary>The row of somebody's list that it came from; null where it did not come from one.</summary>
    public RequestRow? Row { get; init; }
}

/// <summary>A row of a list, as errors speak of it.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Columns">What its columns are called.</param>
internal sealed record RequestRow(int Number, IReadOnlyList<string> Columns);
