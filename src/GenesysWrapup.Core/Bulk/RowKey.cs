using System;
using System.Globalization;
using System.IO;
using System.Text.Json;
using GenesysWrapup.Core.Transport;
using GenesysWrapup.Core.Wrapups;

namespace GenesysWrapup.Core.Bulk;

/// <summary>
/// What tells one row of a run from all others: everything that was asked for, as it was given. It is known before anything is read, so
/// that a row that is done costs no request.
/// </summary>
internal static class RowKey
{
    private const int Length = 16;

    public static Guid Of(WrapupRequest request)
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text))
        {
            json.WriteStartArray();
            json.WriteStringValue(request.ConversationId);
            json.WriteStringValue(request.ParticipantId);
            json.WriteStringValue(request.CommunicationId);
            json.WriteStringValue(request.UserId);
            json.WriteStringValue(request.WrapupCode);
            json.WriteStringValue(request.Notes);
            WriteTags(json, request);
            json.WriteStringValue(request.DurationSeconds?.ToString(CultureInfo.InvariantCulture));
            json.WriteStringValue(request.Level);
            json.WriteBooleanValue(request.Provisional);
            json.WriteBooleanValue(request.All);
            json.WriteBooleanValue(request.Force);
            json.WriteEndArray();
        }

        // A digest is enough to know a row again, and all the memory takes of it.
        byte[] key = Digest.Of(text.ToArray());
        Array.Resize(ref key, Length);
        return new Guid(key);
    }

    private static void WriteTags(Utf8JsonWriter json, WrapupRequest request)
    {
        json.WriteStartArray();
        foreach (string tag in request.Tags ?? [])
        {
            json.WriteStringValue(tag);
        }

        json.WriteEndArray();
    }
}
