using System;
using System.Collections.Generic;
using System.Linq;

namespace GenesysWrapup.Core.Platform.Errors;

/// <summary>Every error code this module can explain, by area in the files beside this one.</summary>
internal static partial class KnownErrors
{
    private static readonly Lazy<Dictionary<string, KnownError>> s_byCode = new(() => Read().ToDictionary(error => error.Code, StringComparer.OrdinalIgnoreCase));

    public static IReadOnlyCollection<KnownError> All => s_byCode.Value.Values;

    public static KnownError? Find(string? code) =>
        code is not null && s_byCode.Value.TryGetValue(code.Trim(), out KnownError? known) ? known : null;

    private static KnownError[] Read() => [.. Generic, .. Conversations, .. Routing, .. Others];
}
