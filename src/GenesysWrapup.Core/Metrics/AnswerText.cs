using System.Text.Json;
using GenesysWrapup.Core.Platform;

namespace GenesysWrapup.Core.Metrics;

/// <summary>What a sink's answer says, where it says it; a sink may answer anything.</summary>
internal static class AnswerText
{
    /// <summary>A member of a body, by the way to it; null where the body is no such JSON.</summary>
    public static string? Member(string body, params string[] way)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(body);
            JsonElement here = document.RootElement;
            foreach (string step in way)
            {
                if (here.ValueKind != JsonValueKind.Object || !here.TryGetProperty(step, out here))
                {
                    return null;
                }
            }

            return JsonText.OrNumber(here);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
