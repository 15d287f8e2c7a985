using System.Text.Json.Nodes;
using GenesysWrapup.Simulator.State;

namespace GenesysWrapup.Simulator.Server;

/// <summary>What a caller needs to begin: the address, the credentials, and the named conversations.</summary>
internal static class StartLine
{
    public static string Of(SimulatedPlatform platform, string address)
    {
        var conversations = new JsonObject();
        foreach (ScenarioConversation named in platform.World.Named)
        {
            conversations[named.Name] = named.ConversationId;
        }

        return new JsonObject
        {
            ["baseUrl"] = address.TrimEnd('/'),
            ["clientId"] = platform.ClientId,
            ["clientSecret"] = platform.ClientSecret,
            ["conversations"] = conversations,
        }.ToJsonString();
    }
}
