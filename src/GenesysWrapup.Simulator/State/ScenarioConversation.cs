namespace GenesysWrapup.Simulator.State;

/// <summary>A conversation that a scenario gave a name.</summary>
internal sealed record ScenarioConversation(string Name, string ConversationId, string Description);
