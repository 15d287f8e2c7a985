using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using GenesysWrapup.Core.Conversations;
using GenesysWrapup.Core.Platform;

namespace GenesysWrapup.Core.Assumptions;

// What a write's events show.
internal static partial class WriteAssumptions
{
    private static async Task<Observation> EventAsync(WriteTrial trial, AssumptionBench bench)
    {
        using TopicListener listener = await TopicListener.OpenAsync(
            bench, $"v2.detail.events.conversation.{trial.Subject.ConversationId}.wrapup", trial.Stop).ConfigureAwait(false);
        if (listener.Rejection is { } why)
        {
            return Observation.Unsettled($"The topic was rejected: {why}.");
        }

        (Answer<bool> answer, AssignedWrapup? there, string? whyNot) =
            await SetAsync(trial, static code => new JsonObject { ["code"] = code }).ConfigureAwait(false);
        if (there is not { Code: { } code })
        {
            return Observation.Unsettled(whyNot ?? $"{answer}; the code does not show.");
        }

        string? told = await listener.HearAsync(
            body => body.TryGetProperty("wrapupCode", out JsonElement shown) && PlatformId.Same(JsonText.Of(shown), code) ? code : null,
            trial.Stop).ConfigureAwait(false);
        return Observation.Of(
            told is null ? "Absent" : "Raised", answer, $"{answer}; the event {(told is null ? "did not come" : "came")}.");
    }

    private static async Task<Observation> ExpectedAsync(WriteTrial trial, AssumptionBench bench)
    {
        using TopicListener listener = await TopicListener.OpenAsync(
            bench, $"v2.users.{trial.Subject.Wire.UserId}.conversations", trial.Stop).ConfigureAwait(false);
        if (listener.Rejection is { } why)
        {
            return Observation.Unsettled($"The topic was rejected: {why}.");
        }

        (Answer<bool> answer, AssignedWrapup? there, string? whyNot) =
            await SetAsync(trial, static code => new JsonObject { ["code"] = code }).ConfigureAwait(false);
        if (there is null)
        {
            return Observation.Unsettled(whyNot ?? $"{answer}; the code does not show.");
        }

        string? position = await listener.HearAsync(body => Expected(body, trial.Subject.Wire.Id!), trial.Stop).ConfigureAwait(false);
        return position is null
            ? Observation.Unsettled($"{answer}; no event of the agent came.")
            : Observation.Of(
                position,
                answer,
                $"{answer}; while the agent talks, wrapupExpected of the event is {(position == "FromTheRing" ? "true" : "not true")}.");
    }

    /// <summary>The position that a participant's wrapupExpected stands for while the agent talks.</summary>
    private static string? Expected(JsonElement body, string participantId)
    {
        if (!body.TryGetProperty("participants", out JsonElement participants) || participants.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        foreach (JsonElement one in participants.EnumerateArray())
        {
            if (one.ValueKind == JsonValueKind.Object && one.TryGetProperty("id", out JsonElement id)
                && PlatformId.Same(JsonText.Of(id), participantId))
            {
                return one.TryGetProperty("wrapupExpected", out JsonElement expected) && expected.ValueKind == JsonValueKind.True
                    ? "FromTheRing"
                    : "InAfterCallWork";
            }
        }

        return null;
    }
}
