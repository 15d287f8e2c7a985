using System.Linq;

namespace GenesysWrapup.Core.Events;

/// <summary>What happened. Strings, as every state on an output is.</summary>
public static class EventType
{
    public const string Wrapup = "Wrapup";
    public const string AfterCallWork = "AfterCallWork";
    public const string UserStart = "UserStart";
    public const string UserEnd = "UserEnd";
    public const string CustomerStart = "CustomerStart";
    public const string CustomerEnd = "CustomerEnd";

    /// <summary>A conversation as its queue or user sees it, told anew with every change.</summary>
    public const string Conversation = "Conversation";

    /// <summary>About a conversation, but of a topic that this module has no name for, or of none.</summary>
    public const string Other = "Other";

    /// <summary>The channel lives.</summary>
    public const string Heartbeat = "Heartbeat";

    /// <summary>The channel or its subscriptions end.</summary>
    public const string System = "System";

    /// <summary>Event Grid asks whether its events are wanted.</summary>
    public const string Validation = "Validation";

    /// <summary>The type of a detail event, by the end of its topic: acd.start is AcdStart.</summary>
    internal static string OfDetail(string suffix) => suffix.Length == 0 ? Other
        : suffix == "acw" ? AfterCallWork
        : string.Concat(suffix.Split('.').Where(part => part.Length > 0).Select(Capitalized));

    /// <summary>Whether an event of that type is about somebody a code goes to. Of one without a topic nobody says otherwise.</summary>
    internal static bool IsOfAgent(string type) => type is Wrapup or AfterCallWork or UserStart or UserEnd or Other;

    private static string Capitalized(string part) => char.ToUpperInvariant(part[0]) + part.Substring(1);
}
