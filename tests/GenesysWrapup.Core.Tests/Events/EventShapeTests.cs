using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using System.Text;
using System.Text.Json;
using GenesysWrapup.Core.Events;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Platform.Errors;
using Xunit;

namespace GenesysWrapup.Core.Tests.Events;

/// <summary>What holds for every shape, also for the next one.</summary>
[SuppressMessage("Security", "CA5394", Justification = "The same inputs every time, so that a failure can be repeated.")]
public class EventShapeTests
{
    private const int Mutations = 20_000;

    private static readonly string[] s_pieces =
    [
        "{", "}", "[", "]", "\"", ":", ",", "\\", "null", "true", "-1e999", "9999999999999999999", "\"\\uD800\"", "\"\\u0000\"", "\uD800",
        "\uFEFF", "{}", "[]", "[[]]", "\"\"", "\"{}\"", "'", "é",
        "\"topicName\":", "\"eventBody\":", "\"detail\":", "\"data\":", "\"RequestBody\":", "\"participants\":", "\"sessions\":",
        "\"conversations\":", "\"conversationId\":", "\"id\":",
        "{WebhookName:", ",RequestBody:", "RequestHeader:", "\"v2.users.x.conversations\"", "\"channel.metadata\"", "<html>", "\n",
        "\"startAcwTime\":\"9999-12-31T23:59:59Z\",",
    ];

    [Fact]
    public void Every_sample_gives_events_and_nothing_else() =>
        Assert.All(EventSamples.All, text => Assert.NotEmpty(EventSamples.Read(text)));

    /// <summary>Else the order of their names would decide.</summary>
    [Fact]
    public void No_two_shapes_fit_the_same_item()
    {
        foreach (string text in EventSamples.All.Where(EventReader.IsJson))
        {
            using JsonDocument document = JsonDocument.Parse(text);
            foreach (JsonElement item in Objects(document.RootElement))
            {
                foreach (TopicName? topic in new[] { null, TopicName.Of("v2.users.{id}.conversations"), TopicName.Of("channel.metadata") })
                {
                    IEventShape[] fitting = [.. EventReader.ShapesOf(item, EventOrigin.Unknown with { Topic = topic })];
                    bool clear = fitting.Count(shape => shape.Wraps) < 2 &&
                        fitting.Count(shape => !shape.Wraps && topic?.Kind != TopicKind.Channel) < 2;
                    Assert.True(clear, $"{string.Join(", ", fitting.Select(shape => shape.GetType().Name))} all fit {item.GetRawText()}");
                }
            }
        }
    }

    [Fact]
    public void Every_shape_is_met_by_a_sample()
    {
        var met = new HashSet<Type>();
        EventOrigin ofChannel = EventOrigin.Unknown with { Topic = TopicName.Of("channel.metadata") };
        foreach (string text in EventSamples.All.Where(EventReader.IsJson))
        {
            using JsonDocument document = JsonDocument.Parse(text);
            foreach (JsonElement item in Objects(document.RootElement))
            {
                met.UnionWith(EventReader.ShapesOf(item, EventOrigin.Unknown).Select(shape => shape.GetType()));
                met.UnionWith(EventReader.ShapesOf(item, ofChannel).Select(shape => shape.GetType()));
            }
        }

        Type[] shapes =
        [
            .. typeof(IEventShape).Assembly.GetTypes().Where(type => type.IsClass && typeof(IEventShape).IsAssignableFrom(type)),
        ];
        Assert.NotEmpty(shapes);
        Assert.Empty(shapes.Except(met));
    }

    [Fact]
    public void Twenty_thousand_mutated_bodies_give_events_or_failures_with_an_id()
    {
        var random = new Random(20_261_121);
        int events = 0;
        var failures = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < Mutations; i++)
        {
            string text = Mutated(EventSamples.All[i % EventSamples.All.Count], random);
            try
            {
                IReadOnlyList<EventReading> read = EventReader.Read(text);
                Assert.NotEmpty(read);
                foreach (EventReading reading in read)
                {
                    if (reading.Event is { } found)
                    {
                        events++;
                        bool named = found.ConversationId is { } id
                            ? Guid.TryParse(id, out _)
                            : found.EventType is "Heartbeat" or "System" or "Validation";
                        Assert.True(named, $"mutation {i}: {found}");
                        Assert.False(string.IsNullOrEmpty(found.EventType) || string.IsNullOrEmpty(found.Source));
                    }
                    else
                    {
                        Check(reading.Failure!, i);
                        failures[reading.Failure!.Id] = failures.TryGetValue(reading.Failure.Id, out int before) ? before + 1 : 1;
                    }
                }
            }
            catch (Exception exception) when (exception is not Xunit.Sdk.XunitException)
            {
                Assert.Fail($"mutation {i} raised {exception}\n{text}");
            }
        }

        // The mutations are of use only where both happen often.
        Assert.True(events > Mutations / 10 && failures.Values.Sum() > Mutations / 10, $"{events} events, {string.Join(", ", failures)}");
    }

    private static void Check(Failure failure, int number)
    {
        Assert.Contains(failure.Id, new[] { FailureId.NotAnEvent, FailureId.UnreadableEvent, FailureId.EventTooLarge });
        Assert.NotEqual(FindingIds.PlatformUnknownCode, failure.FindingId);
        Assert.True(
            failure.Message.Length is > 20 and < 400 && failure.Message.EndsWith('.') && failure.NextStep.EndsWith('.'),
            $"mutation {number}: {failure.Message} | {failure.NextStep}");
        Assert.DoesNotContain(failure.Message, char.IsControl);
    }

    private static string Mutated(string text, Random random)
    {
        var mutated = new StringBuilder(text);
        for (int cuts = random.Next(1, 5); cuts > 0 && mutated.Length > 1; cuts--)
        {
            int at = random.Next(mutated.Length);
            int length = Math.Min(random.Next(1, 40), mutated.Length - at);
            switch (random.Next(7))
            {
                case 0:
                    mutated.Remove(at, length);
                    break;
                case 1:
                    mutated.Length = at;
                    break;
                case 2:
                    mutated.Insert(at, s_pieces[random.Next(s_pieces.Length)]);
                    break;
                case 3:
                    mutated[at] = (char)random.Next(1, 0x2FFF);
                    break;
                case 4:
                    mutated.Insert(random.Next(mutated.Length), mutated.ToString(at, length));
                    break;
                default:
                    // Stays JSON: a value of another kind, under a member that is there.
                    SwapValue(mutated, random);
                    break;
            }
        }

        return mutated.ToString();
    }

    private static void SwapValue(StringBuilder text, Random random)
    {
        string whole = text.ToString();
        int colon = whole.IndexOf("\":", random.Next(whole.Length), StringComparison.Ordinal);
        if (colon < 0 || colon + 2 >= whole.Length)
        {
            return;
        }

        int start = colon + 2;
        int end = whole[start] == '"' ? whole.IndexOf('"', start + 1) + 1 : whole.IndexOfAny([',', '}', ']'], start);
        if (end > start && whole[start] is not ('{' or '['))
        {
            string[] values =
            [
                "null", "5", "-1", "1.5e300", "true", "\"\"", "\"x\"", "{}", "[]", "[{}]", "{\"a\":1}", "\"{}\"",
                "\"9999-12-31T23:59:59Z\"", "\"0001-01-01T00:00:00Z\"", "\"\\uDC00\"",
            ];
            text.Remove(start, end - start).Insert(start, values[random.Next(values.Length)]);
        }
    }

    private static IEnumerable<JsonElement> Objects(JsonElement item) => item.ValueKind switch
    {
        JsonValueKind.Array => item.EnumerateArray().SelectMany(Objects),
        JsonValueKind.Object => item.EnumerateObject().SelectMany(member => Objects(member.Value)).Prepend(item),
        _ => [],
    };
}
