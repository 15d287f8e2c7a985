using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using GenesysWrapup.Core.Platform.Models;

namespace GenesysWrapup.Core.Attributes;

/// <summary>Attributes as results show them and -Attribute takes them: one JSON object.</summary>
internal static class AttributeText
{
    public static string Json(IReadOnlyDictionary<string, string?> attributes) => JsonSerializer.Serialize(
        attributes.ToDictionary(pair => pair.Key, pair => pair.Value ?? string.Empty),
        PlatformJson.Default.DictionaryStringString);
}
