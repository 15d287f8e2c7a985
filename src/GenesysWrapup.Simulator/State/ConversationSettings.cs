namespace GenesysWrapup.Simulator.State;

/// <summary>The organization's settings for conversations.</summary>
internal sealed class ConversationSettings
{
    /// <summary>After-call work and its code belong to the communication, not to the participant.</summary>
    public bool CommunicationBasedAcw { get; set; }

    public bool IncludeNonAgentConversationSummary { get; set; }

    public bool AllowCallbackQueueSelection { get; set; }

    public bool CallbacksInheritRoutingFromInboundCall { get; set; }

    public bool CompleteAcwWhenAgentTransitionsOffline { get; set; }

    public bool TotalActiveCallback { get; set; }

    public void Clear()
    {
        CommunicationBasedAcw = false;
        IncludeNonAgentConversationSummary = false;
        AllowCallbackQueueSelection = false;
        CallbacksInheritRoutingFromInboundCall = false;
        CompleteAcwWhenAgentTransitionsOffline = false;
        TotalActiveCallback = false;
    }
}
