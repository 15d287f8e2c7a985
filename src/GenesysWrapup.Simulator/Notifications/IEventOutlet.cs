using System;
using System.Text.Json.Nodes;

namespace GenesysWrapup.Simulator.Notifications;

/// <summary>Where the simulated world tells what happened. The body is built only where somebody has subscribed to the topic.</summary>
internal interface IEventOutlet
{
    /// <summary>Tells it on a concrete topic, such as v2.users.{id of the user}.conversations.</summary>
    void Publish(string topic, Func<JsonNode> body);
}
