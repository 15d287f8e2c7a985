using System;
using System.Linq;

namespace GenesysWrapup.Core.Events;

internal enum TopicKind
{
    Detail,

    /// <summary>A conversation as a user sees it.</summary>
    UserView,

    /// <summary>A conversation as a queue sees it.</summary>
    QueueView,
    Channel,
    System,
    Other,
}

/// <summary>A topic, taken apart. Rules and subscriptions are seen with {id} in the place of the id; both are the same topic.</summary>
internal sealed record TopicName(string Text, TopicKind Kind)
{
    /// <summary>Of the conversation, user or queue; null where the topic is a template.</summary>
    public string? Id { get; private init; }

    /// <summary>What follows: user.end, calls; empty where nothing does.</summary>
    public string Suffix { get; private init; } = string.Empty;

    public static TopicName? Of(string? text)
    {
        if (text is null)
        {
            return null;
        }

        string[] parts = text.Split('.');
        return Under(text, parts, TopicKind.Detail, "v2.detail.events.conversation", null)
            ?? Under(text, parts, TopicKind.UserView, "v2.users", "conversations")
            ?? Under(text, parts, TopicKind.QueueView, "v2.routing.queues", "conversations")
            ?? new TopicName(text, text.StartsWith("v2.system.", StringComparison.OrdinalIgnoreCase) ? TopicKind.System
                : string.Equals(text, "channel.metadata", StringComparison.OrdinalIgnoreCase) ? TopicKind.Channel
                : TopicKind.Other);
    }

    /// <summary>A topic made of a beginning, an id, a word where there has to be one, and a suffix.</summary>
    private static TopicName? Under(string text, string[] parts, TopicKind kind, string beginning, string? word)
    {
        int at = beginning.Count(letter => letter == '.') + 1;
        int fixedParts = word is null ? at + 1 : at + 2;
        return parts.Length >= fixedParts &&
            text.StartsWith(beginning + ".", StringComparison.OrdinalIgnoreCase) &&
            (word is null || string.Equals(parts[at + 1], word, StringComparison.OrdinalIgnoreCase))
            ? new TopicName(text, kind)
            {
                Id = Guid.TryParse(parts[at], out _) ? parts[at] : null,
                Suffix = string.Join(".", parts.Skip(fixedParts)).ToLowerInvariant(),
            }
            : null;
    }
}
