using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace GenesysWrapup.Core.Platform.Errors;

/// <summary>
/// The catalogue of errors, by area in the files beside this one: what this module explains, and what the simulator answers. An entry's
/// name
/// is its code in words, without the service that it comes from.
/// </summary>
internal static partial class KnownErrors
{
    /// <summary>What to type where a session is missing or not the right one.</summary>
    public const string CommandToConnect = "Connect-GenesysCloud -Region usw2.pure.cloud -Credential (Get-Credential)";

    private static readonly Lazy<IReadOnlyList<KnownError>> s_entries = new(static () => typeof(KnownErrors)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Where(static entry => entry.FieldType == typeof(KnownError))
        .Select(static entry => (KnownError)entry.GetValue(null)!)
        .ToArray());

    private static readonly Lazy<Dictionary<string, KnownError>> s_byCode = new(static () => s_entries.Value
        .Where(static error => error.Narrows is null)
        .ToDictionary(static error => error.Code, StringComparer.OrdinalIgnoreCase));

    /// <summary>Every entry, those included that narrow another one of the same code.</summary>
    public static IReadOnlyList<KnownError> All => s_entries.Value;

    public static KnownError? Find(string? code) =>
        code is not null && s_byCode.Value.TryGetValue(code.Trim(), out KnownError? known) ? known : null;

    /// <summary>The error that usually comes with a status; null where none does.</summary>
    public static KnownError? UsualOf(int status) => status switch
    {
        400 => BadRequest,
        401 => BadCredentials,
        403 => NotAuthorized,
        404 => NotFound,
        405 => MethodNotAllowed,
        408 => ClientTimeout,
        409 => RequestConflict,
        410 => Gone,
        415 => UnsupportedMediaType,
        429 => TooManyRequestsRetryAfter,
        500 => InternalServerError,
        503 => ServiceUnavailable,
        504 => RequestTimeout,
        _ => null,
    };
}
