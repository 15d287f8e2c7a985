using System;
using System.Collections;
using System.Management.Automation;
using GenesysWrapup.Core.Failures;

namespace GenesysWrapup.Binding;

/// <summary>An event that came as an object: parsed JSON in any of its types, a hashtable, the bytes of a body.</summary>
internal static class EventObject
{
    /// <summary>
    /// Why an object cannot be an event; null where it can. An object of a program has properties without end, and none of them is one.
    /// </summary>
    public static Failure? Fault(object item)
    {
        object value = PipelineValues.Unwrapped(item)!;
        if (value is PSCustomObject or IEnumerable or ValueType or Uri || IsParsedJson(value))
        {
            return null;
        }

        Type type = value.GetType();
        bool ours = type.Namespace?.StartsWith("GenesysWrapup.", StringComparison.Ordinal) == true;
        return new Failure(
            FailureId.NotAnEvent,
            FailureCategory.InvalidData,
            $"The input is not an event of a conversation: it is an object of type {type.Name}.",
            value is ErrorRecord or Exception ? "Pipe it to Resolve-WrapupError."
            : ours ? "Pipe it to the next command directly: its ids bind by name."
            : "Pass $WebhookData, or the event's JSON, as it arrived; of a file, its content.");
    }

    /// <summary>Its JSON.</summary>
    public static string TextOf(object item)
    {
        object value = PipelineValues.Unwrapped(item)!;
        return (IsParsedJson(value) ? value.ToString() : BodyText.Of(item)) ?? string.Empty;
    }

    /// <summary>By name: they are the caller's own copies of these libraries, and their text is their JSON.</summary>
    private static bool IsParsedJson(object value) =>
        value.GetType().Namespace is "Newtonsoft.Json.Linq" or "System.Text.Json" or "System.Text.Json.Nodes";
}
