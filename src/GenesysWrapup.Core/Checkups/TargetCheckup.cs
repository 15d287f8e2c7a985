using GenesysWrapup.Core.Codes;
using GenesysWrapup.Core.Conversations;
using GenesysWrapup.Core.Wrapups;

namespace GenesysWrapup.Core.Checkups;

/// <summary>The check-up of one target: what has been read of it so far, and what was found.</summary>
internal sealed record TargetCheckup(WrapupTarget Target, FindingList Findings, CallTally Tally)
{
    public required ConversationRead Read { get; init; }

    /// <summary>The code that is to be set; null where none was given or found.</summary>
    public WrapupCode? Code { get; init; }

    /// <summary>Several codes have the name, and this participant's own codes settle which is meant.</summary>
    public CodeChoice? Choice { get; init; }

    /// <summary>The level that a write would take; null where none could be chosen.</summary>
    public string? Level { get; init; }

    public RoutingQueue? Queue { get; init; }

    public ConversationParticipant Agent => Target.Participant;
}
