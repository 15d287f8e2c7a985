using GenesysWrapup.Core.Failures;

namespace GenesysWrapup.Core.Events;

/// <summary>What came of one item of the intake: an event, or why it is none.</summary>
internal sealed record EventReading
{
    private EventReading()
    {
    }

    public ConversationEvent? Event { get; private init; }

    public Failure? Failure { get; private init; }

    public static EventReading Of(ConversationEvent found) => new() { Event = found };

    public static EventReading Of(Failure failure) => new() { Failure = failure };
}
