
using GenesysWrapup.Core.Platform.Models;

namespace GenesysWrapup.Core.Codes;

/// <summary>Turns a code as the platform sends it into the one that users see.</summary>
internal static class CodeShape
{
    public static WrapupCode? Of(WireWrapupCode wire, RoutingQueue? queue = null) => wire.Id is null ? null : new WrapupCode
    {
        Id = wire.Id,
        Name = wire.Name ?? wire.Id,
        Description = wire.Description,
        DivisionId = wire.Division?.Id,
        DivisionName = DivisionDirectory.NameOf(wire.Division),
        QueueId = queue?.Id,
        QueueName = queue?.Name,
        DateModified = wire.DateModified?.UtcDateTime,
    };
}
