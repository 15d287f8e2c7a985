using System;
using System.Text.Json.Nodes;

namespace GenesysWrapup.Simulator.Notifications;

/// <summary>Where events are published. The body is built only where somebody has subscribed to the topic.</summary>
internal interface IEventOutlet
{
    /// <param name="topic">A concrete topic, such as v2.users.{id of the user}.conversations.</param>
    /// <param name="body">Makes the event's body.</param>
    void Publish(string topic, Func<JsonNode> body);
}
