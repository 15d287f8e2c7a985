using GenesysWrapup.Core.Platform;
using GenesysWrapup.Simulator.Answers;
using GenesysWrapup.Simulator.State;

namespace GenesysWrapup.Simulator.Endpoints;

/// <summary>The two ways to end a whole conversation: everybody leaves, or the full teardown.</summary>
internal static class ConversationEndEndpoints
{
    private const string Permission = "conversation:communication:disconnect";

    public static void AddTo(EndpointTable table, SimulatedWorld world)
    {
        table.Add(Operations.DeleteConversation, call =>
        {
            if (ConversationTarget.Refusal(call, world, null, Permission, out ConversationTarget target) is { } refused)
            {
                return refused;
            }

            world.DisconnectEverybody(target.Conversation);
            return new SimulatedAnswer(204);
        });
        table.Add(Operations.PostConversationDisconnect, call =>
        {
            if (ConversationTarget.Refusal(call, world, null, Permission, out ConversationTarget target) is { } refused)
            {
                return refused;
            }

            world.TearDown(target.Conversation);
            return SimulatedAnswer.Accepted;
        });
    }
}
