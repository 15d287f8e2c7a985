using System.Collections.Generic;
using System.Text.Json;
using GenesysWrapup.Core.Platform;

namespace GenesysWrapup.Core.Events;

/// <summary>
/// A form in which events arrive. One file a shape: the reader finds every class that implements this, and no two may fit the same item.
/// </summary>
internal interface IEventShape
{
    /// <summary>How the form is known.</summary>
    EventShapeBasis Known { get; }

    /// <summary>It only wraps: it says where an event comes from and hands on what is inside. Wrappings are looked for first.</summary>
    bool Wraps { get; }

    /// <summary>Whether an object has this form, by its members and what is known from outside.</summary>
    bool Fits(JsonElement item, EventOrigin origin);

    IEnumerable<EventReading> Read(JsonElement item, EventOrigin origin);
}

/// <summary>How a form of events is known.</summary>
/// <param name="Form">The form, in words.</param>
/// <param name="Basis">The weakest basis of what is read from it.</param>
/// <param name="Source">Where it was seen or is stated, as a sentence.</param>
internal sealed record EventShapeBasis(string Form, Basis Basis, string Source);
