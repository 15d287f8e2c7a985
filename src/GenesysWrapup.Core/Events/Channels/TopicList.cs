using System;
using System.Collections.Generic;
using System.Linq;

namespace GenesysWrapup.Core.Events.Channels;

/// <summary>
/// Topics as a channel takes them: those that differ only in their last word are combined into one, beginning?end&amp;end, so that more of
/// them fit below the limit.
/// </summary>
internal static class TopicList
{
    /// <summary>The platform's limit for a channel.</summary>
    public const int MostOnChannel = 1_000;

    private const int LongestTopic = 199;

    public static IReadOnlyList<string> Combine(IEnumerable<string> topics) => topics
        .Distinct(StringComparer.OrdinalIgnoreCase)
        .Select(topic => (Topic: topic, Dot: topic.LastIndexOf('.')))
        .GroupBy(
            entry => entry.Topic.Substring(0, entry.Dot),
            entry => entry.Topic.Substring(entry.Dot + 1),
            StringComparer.OrdinalIgnoreCase)
        .SelectMany(group => Combine(group.Key, [.. group]))
        .ToArray();

    /// <summary>The topics that one of a channel's stands for.</summary>
    public static IEnumerable<string> Parts(string topic)
    {
        int mark = topic.IndexOf('?');
        return mark < 0 ? [topic] : topic.Substring(mark + 1).Split('&').Select(end => $"{topic.Substring(0, mark)}.{end}");
    }

    private static IEnumerable<string> Combine(string beginning, string[] ends)
    {
        if (ends.Length == 1)
        {
            return [$"{beginning}.{ends[0]}"];
        }

        string combined = $"{beginning}?{string.Join("&", ends)}";
        int half = ends.Length / 2;
        return combined.Length <= LongestTopic
            ? [combined]
            : Combine(beginning, [.. ends.Take(half)]).Concat(Combine(beginning, [.. ends.Skip(half)]));
    }
}
