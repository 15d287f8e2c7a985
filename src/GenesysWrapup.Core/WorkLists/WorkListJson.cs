using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Wrapups;

namespace GenesysWrapup.Core.WorkLists;

/// <summary>How the messages of a list are written and read.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(TextConverter)])]
[JsonSerializable(typeof(WorkRow))]
[JsonSerializable(typeof(WorkerState))]
[JsonSerializable(typeof(IReadOnlyList<WrapupResult>))]
internal sealed partial class WorkListJson : JsonSerializerContext
{
    /// <summary>Reads what came from a broker, which anybody who may write there can have written. Null where it is not that.</summary>
    public static T? Read<T>(byte[] json, JsonTypeInfo<T> kind)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(json, kind);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
