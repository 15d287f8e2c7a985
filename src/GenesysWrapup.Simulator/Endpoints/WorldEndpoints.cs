using GenesysWrapup.Simulator.State;

namespace GenesysWrapup.Simulator.Endpoints;

/// <summary>All endpoints that read or change the simulated world.</summary>
internal static class WorldEndpoints
{
    public static void AddTo(EndpointTable table, SimulatedWorld world)
    {
        ConversationReadEndpoints.AddTo(table, world);
        ConversationWrapupEndpoints.AddTo(table, world);
        ConversationParticipantEndpoints.AddTo(table, world);
        ConversationEndEndpoints.AddTo(table, world);
        ConversationSettingsEndpoints.AddTo(table, world);
        RoutingCodeEndpoints.AddTo(table, world);
        RoutingQueueEndpoints.AddTo(table, world);
        OutboundMappingEndpoints.AddTo(table, world);
        AnalyticsDetailEndpoints.AddTo(table, world);
        AnalyticsJobEndpoints.AddTo(table, world);
    }
}
