using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Models;

namespace GenesysWrapup.Core.Transport;

/// <summary>The platform's error body in words. Null for a body that is not the platform's (a proxy's page, cut off, empty).</summary>
internal static class PlatformError
{
    private static readonly Regex s_placeholder = new("{([^{}]+)}", RegexOptions.CultureInvariant);

    /// <summary>What one placeholder may bring: a body can hold one value and thousands of places for it.</summary>
    private const int LongestValue = 200;

    private const int LongestDescription = 4_000;

    public static WireError? Read(byte[] body, AnswerReader reader)
    {
        if (body.Length == 0)
        {
            return null;
        }

        try
        {
            WireError? error = reader.Read(body, PlatformJson.Default.WireError);
            return error is { Message: null, Code: null, Status: null, ContextId: null, MessageWithParams: null } ? null : error;
        }
        catch (Exception exception) when (exception is JsonException or WireFault)
        {
            return null;
        }
    }

    /// <summary>The platform's sentence, with what it says about fields, nested errors and the limit that was hit.</summary>
    public static string Describe(WireError error)
    {
        var words = new List<string> { Sentence(error) };
        words.AddRange(Details(error));
        words.AddRange(Nested(error));
        if (error.EntityId is not null || error.EntityName is not null)
        {
            words.Add($"(on {Joined(error.EntityName, error.EntityId)})");
        }

        if (error.Limit is { Key: not null } limit)
        {
            words.Add($"(limit {limit.Namespace}:{limit.Key} = {limit.Value})");
        }

        return ShortText.Of(string.Join(" ", words).Trim(), LongestDescription);
    }

    /// <summary>The message with its placeholders filled in. Some answers carry it raw, with the values next to it.</summary>
    public static string Sentence(WireError error)
    {
        string message = error.Message ?? string.Empty;
        bool raw = message.Length == 0 || message == error.MessageWithParams || message.Contains("%s");
        string template = raw ? error.MessageWithParams ?? message : message;
        Dictionary<string, string> values = error.MessageParams ?? [];
        string filled = s_placeholder.Replace(
            template, placeholder => values.TryGetValue(placeholder.Groups[1].Value, out string? value)
                ? ShortText.Line(value, LongestValue)
                : placeholder.Value);
        return filled.Length > 0 ? filled : error.Code ?? string.Empty;
    }

    private static IEnumerable<string> Details(WireError error) => (error.Details ?? [])
        .Where(static detail => detail is { ErrorCode: not null } or { FieldName: not null } or { EntityId: not null })
        .Select(static detail => $"[{Joined(detail.ErrorCode, detail.FieldName, detail.EntityName, detail.EntityId)}]");

    private static IEnumerable<string> Nested(WireError error) => (error.Errors ?? [])
        .Select(static nested => nested.Code is { } code ? $"[{code}: {Describe(nested)}]" : $"[{Describe(nested)}]");

    private static string Joined(params string?[] parts) => string.Join(" ", parts.Where(static part => !string.IsNullOrEmpty(part)));
}
