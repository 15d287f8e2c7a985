using System.Collections.Generic;
using System.Text.Json;

namespace GenesysWrapup.Core.Events;

/// <summary>
/// A form in which events arrive. One file a shape: the reader finds every class that implements this, and no two may fit the same item.
/// </summary>
internal interface IEventShape
{
    /// <summary>It only wraps: it says where an event comes from and hands on what is inside. Wrappings are looked for first.</summary>
    bool Wraps { get; }

    /// <summary>Whether an object has this form, by its members and what is known from outside.</summary>
    bool Fits(JsonElement item, EventOrigin origin);

    IEnumerable<EventReading> Read(JsonElement item, EventOrigin origin);
}
