using System;

namespace GenesysWrapup.Core.Missing;

/// <summary>How one person's conversations of one queue ended, each class counted apart.</summary>
public sealed class MissingWrapupSummary
{
    public required string UserName { get; init; }
    public string? QueueName { get; init; }

    /// <summary>All of them; what is beside it adds up to this.</summary>
    public int Handled { get; init; }

    public int Coded { get; init; }
    public int NeverCoded { get; init; }
    public int TimedOut { get; init; }
    public int Skipped { get; init; }
    public int DefaultCode { get; init; }
    public int SystemCode { get; init; }
    public int NotRequired { get; init; }
    public int Awaiting { get; init; }

    public DateTime From { get; init; }
    public DateTime To { get; init; }

    /// <summary>The oldest data among it; see <see cref="MissingWrapup.DataAsOf"/>.</summary>
    public DateTime? DataAsOf { get; init; }

    public required string UserId { get; init; }
    public string? QueueId { get; init; }

    public override string ToString() => $"{UserName}, {QueueName ?? "no queue"}: {Coded} of {Handled} coded";
}
