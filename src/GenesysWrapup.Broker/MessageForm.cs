using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using GenesysWrapup.Core.WorkLists;
using RabbitMQ.Client;

namespace GenesysWrapup.Broker;

/// <summary>A message of a list, in AMQP's form and back.</summary>
internal static class MessageForm
{
    /// <summary>What begins so is ours and travels on; the rest is the broker's.</summary>
    private const string Ours = "wrapup-";

    public static BasicProperties PropertiesOf(ListMessage message) => new()
    {
        MessageId = message.Id,
        Persistent = true,
        ContentType = "application/json",
        Timestamp = new AmqpTimestamp(message.Time.ToUnixTimeSeconds()),
        Headers = message.Headers.ToDictionary(static header => header.Key, static header => (object?)header.Value),
    };

    public static ListMessage Of(IReadOnlyBasicProperties properties, ReadOnlyMemory<byte> body)
    {
        var headers = new Dictionary<string, string>();
        foreach (KeyValuePair<string, object?> header in properties.Headers ?? new Dictionary<string, object?>())
        {
            if (header.Key.StartsWith(Ours, StringComparison.Ordinal) && TextOf(header.Value) is { } text)
            {
                headers[header.Key] = text;
            }
        }

        if (LastDeath(properties) is { } reason)
        {
            headers[ListMessage.BrokerReason] = reason;
        }

        return new ListMessage(properties.MessageId ?? string.Empty, body.ToArray())
        {
            Headers = headers,
            Time = properties.IsTimestampPresent() ? DateTimeOffset.FromUnixTimeSeconds(properties.Timestamp.UnixTime) : default,
        };
    }

    /// <summary>The broker lists what happened to a message, the latest first.</summary>
    private static string? LastDeath(IReadOnlyBasicProperties properties) =>
        properties.Headers?.TryGetValue("x-death", out object? deaths) == true && deaths is IList { Count: > 0 } list
            && list[0] is IDictionary<string, object?> last && last.TryGetValue("reason", out object? reason)
            ? TextOf(reason)
            : null;

    private static string? TextOf(object? value) => value switch
    {
        byte[] text => Encoding.UTF8.GetString(text),
        string text => text,
        _ => null,
    };
}
