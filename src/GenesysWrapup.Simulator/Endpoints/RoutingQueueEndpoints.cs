using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Errors;
using GenesysWrapup.Simulator.Answers;
using GenesysWrapup.Simulator.State;
using GenesysWrapup.Simulator.Views;

namespace GenesysWrapup.Simulator.Endpoints;

/// <summary>Queues, and which codes each of them offers.</summary>
internal static class RoutingQueueEndpoints
{
    private const int MostCodesPerCall = 100;
    private const string View = "routing:queue:view";

    public static void AddTo(EndpointTable table, SimulatedWorld world)
    {
        table.Add(Operations.GetRoutingQueues, call => List(call, world, View));
        table.Add(Operations.GetRoutingQueuesDivisionviews, call => List(call, world, "routing:queue:search"));
        table.Add(Operations.GetRoutingQueuesMe, call => Mine(call, world));
        table.Add(Operations.GetRoutingQueue, call => Refusal(call, world, View, out SimulatedQueue queue)
            ?? SimulatedAnswer.Ok(RoutingJson.Queue(queue)));
        table.Add(Operations.GetRoutingQueueWrapupcodes, call => Codes(call, world));
        table.Add(Operations.PostRoutingQueueWrapupcodes, call => Add(call, world));
        table.Add(Operations.DeleteRoutingQueueWrapupcode, call => Remove(call, world));
    }

    private static SimulatedAnswer List(SimulatedCall call, SimulatedWorld world, string permission)
    {
        if (RoutingFilter.Refusal(call, out RoutingFilter filter) is { } wrong)
        {
            return wrong;
        }

        if (RoutingFilter.Order(call, out bool descending, "asc", "desc") is { } order)
        {
            return order;
        }

        IEnumerable<SimulatedQueue> found = world.Queues.Where(queue =>
            call.Caller.Holds(permission, queue.Division.Id) && filter.Takes(queue.Id, queue.Name, queue.Division.Id));
        return PagedListing.Of(call, RoutingFilter.Sorted(found, static queue => queue.Name, descending), RoutingJson.Queue);
    }

    private static SimulatedAnswer Mine(SimulatedCall call, SimulatedWorld world)
    {
        SimulatedQueue[] mine = world.Queues.Where(queue => queue.Members.Exists(member => member.Id == call.Caller.UserId)).ToArray();
        return PagedListing.Of(call, mine, static queue =>
        {
            JsonObject json = RoutingJson.Queue(queue);
            json.Remove("autoAnswerOnly");
            json["joined"] = true;
            return json;
        });
    }

    private static SimulatedAnswer Codes(SimulatedCall call, SimulatedWorld world)
    {
        if (Refusal(call, world, View, out SimulatedQueue queue) is { } absent)
        {
            return absent;
        }

        if (RoutingFilter.Refusal(call, out RoutingFilter filter) is { } wrong)
        {
            return wrong;
        }

        IEnumerable<SimulatedWrapupCode> found = queue.CodeIds.Select(world.FindCode)
            .Where(code => code is not null && filter.Takes(code.Id, code.Name, string.Empty))
            .Select(static code => code!);
        return PagedListing.Of(call, RoutingFilter.Sorted(found, static code => code.Name, false), RoutingJson.Code);
    }

    private static SimulatedAnswer Add(SimulatedCall call, SimulatedWorld world)
    {
        if (Refusal(call, world, "routing:queue:edit", out SimulatedQueue queue) is { } absent)
        {
            return absent;
        }

        string?[] ids = ((JsonArray)call.Body!).Select(static entry => (string?)entry?["id"]).ToArray();
        if (ids.Length is 0 or > MostCodesPerCall)
        {
            return KnownErrors.BadRequest.Answer();
        }

        if (!Array.TrueForAll(ids, static id => Guid.TryParse(id, out _)))
        {
            return KnownErrors.InvalidId.Answer();
        }

        SimulatedWrapupCode?[] codes = Array.ConvertAll(ids, id => world.FindCode(id!));
        if (Array.Exists(codes, static code => code is null))
        {
            return KnownErrors.ResourceNotFound.Answer();
        }

        foreach (SimulatedWrapupCode? code in codes)
        {
            if (!queue.CodeIds.Contains(code!.Id))
            {
                queue.CodeIds.Add(code.Id);
            }
        }

        return SimulatedAnswer.Ok(WireJson.List(codes, static code => RoutingJson.Code(code!)));
    }

    private static SimulatedAnswer Remove(SimulatedCall call, SimulatedWorld world)
    {
        if (Refusal(call, world, "routing:queue:edit", out SimulatedQueue queue) is { } absent)
        {
            return absent;
        }

        if (!Guid.TryParse(call.PathValues[1], out _))
        {
            return KnownErrors.InvalidId.Answer();
        }

        return queue.CodeIds.RemoveAll(id => string.Equals(id, call.PathValues[1], StringComparison.OrdinalIgnoreCase)) > 0
            ? new SimulatedAnswer(200)
            : KnownErrors.ResourceNotFound.Answer();
    }

    private static SimulatedAnswer? Refusal(SimulatedCall call, SimulatedWorld world, string permission, out SimulatedQueue queue)
    {
        queue = null!;
        if (!Guid.TryParse(call.PathValues[0], out _))
        {
            return KnownErrors.InvalidId.Answer();
        }

        if (world.Queues.Find(one => string.Equals(one.Id, call.PathValues[0], StringComparison.OrdinalIgnoreCase)) is not { } found)
        {
            return KnownErrors.ResourceNotFound.Answer();
        }

        queue = found;
        return call.Caller.Holds(permission, found.Division.Id) ? null : KnownErrors.MissingDivisionPermissions.Answer();
    }
}
