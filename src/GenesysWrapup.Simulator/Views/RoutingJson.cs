using System.Text.Json.Nodes;
using GenesysWrapup.Simulator.Access;
using GenesysWrapup.Simulator.State;

namespace GenesysWrapup.Simulator.Views;

/// <summary>Codes and queues as the platform shows them.</summary>
internal static class RoutingJson
{
    public static JsonObject Code(SimulatedWrapupCode code) => WireJson.Of(
        ("id", code.Id),
        ("name", code.Name),
        ("division", code.Division is null
            ? WireJson.Of(("id", SimulatedDivision.AllId), ("name", SimulatedDivision.AllId))
            : Division(code.Division)),
        ("description", code.Description),
        ("dateCreated", WireJson.Time(code.Created)),
        ("dateModified", WireJson.Time(code.Modified)),
        ("selfUri", $"/api/v2/routing/wrapupcodes/{code.Id}"));

    /// <summary>A code as the division views show it: who and where, no dates.</summary>
    public static JsonObject CodeView(SimulatedWrapupCode code)
    {
        JsonObject json = Code(code);
        json.Remove("dateCreated");
        json.Remove("dateModified");
        json["selfUri"] = $"/api/v2/routing/wrapupcodes/divisionviews/{code.Id}";
        return json;
    }

    public static JsonObject Queue(SimulatedQueue queue) => WireJson.Of(
        ("id", queue.Id),
        ("name", queue.Name),
        ("division", Division(queue.Division)),
        ("memberCount", queue.Members.Count),
        ("userMemberCount", queue.Members.Count),
        ("joinedMemberCount", queue.Members.Count),
        ("acwSettings", WireJson.Of(
            ("wrapupPrompt", queue.Mode.OnQueue()),
            ("timeoutMs", queue.Mode.IsTimed() ? (int)queue.Timeout.TotalMilliseconds : null))),
        ("skillEvaluationMethod", "BEST"),
        ("autoAnswerOnly", false),
        ("enableTranscription", false),
        ("enableManualAssignment", false),
        ("selfUri", $"/api/v2/routing/queues/{queue.Id}"));

    private static JsonObject Division(SimulatedDivision division) => WireJson.Of(
        ("id", division.Id),
        ("name", division.Name),
        ("selfUri", $"/api/v2/authorization/divisions/{division.Id}"));
}
