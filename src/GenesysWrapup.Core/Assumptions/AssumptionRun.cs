using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Conversations;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Core.Wrapups;

namespace GenesysWrapup.Core.Assumptions;

/// <summary>Which unknowns are to be settled, and on what.</summary>
internal sealed record AssumptionRequest
{
    /// <summary>The policies that stand for them; none for all.</summary>
    public IReadOnlyList<string> Policies { get; init; } = [];

    /// <summary>Where a conversation has to be read or written. Nothing is written anywhere else.</summary>
    public IReadOnlyList<string> ConversationIds { get; init; } = [];

    /// <summary>How long is waited for a write to show.</summary>
    public TimeSpan VerifyTimeout { get; init; } = WrapupRequest.DefaultVerifyTimeout;
}

/// <summary>Settles unknowns one after the other. What cannot be settled is an outcome too.</summary>
internal sealed class AssumptionRun(GenesysSession session)
{
    public async Task RunAsync(AssumptionRequest request, Requester<PlatformAssumption> requester, CancellationToken stop)
    {
        IReadOnlyList<Assumption> wanted = Wanted(request.Policies);
        string[] conversations = [.. request.ConversationIds.Select(ConversationReader.IdOf).Distinct(StringComparer.OrdinalIgnoreCase)];
        var bench = new AssumptionBench(session, conversations, requester.Confirm, requester.Activity) { Patience = request.VerifyTimeout };
        foreach (Assumption assumption in wanted)
        {
            requester.Activity.Verbose($"{assumption.Policy}: {assumption.Asks}");
            Observation seen;
            try
            {
                seen = await assumption.ObserveAsync(bench, stop).ConfigureAwait(false);
            }
            catch (GenesysException failed) when (!failed.Failure.EndsCommand)
            {
                seen = Observation.Unsettled(failed.Message) with { CorrelationId = (failed as PlatformException)?.CorrelationId };
            }

            await requester.Report(new PlatformAssumption
            {
                Policy = assumption.Policy,
                Position = seen.Position,
                Evidence = seen.Evidence,
                ConversationId = seen.ConversationId,
                CorrelationId = seen.CorrelationId,
            }).ConfigureAwait(false);
        }
    }

    private static IReadOnlyList<Assumption> Wanted(IReadOnlyList<string> policies)
    {
        if (policies.Count == 0)
        {
            return AssumptionList.All;
        }

        string? stranger = policies.FirstOrDefault(static policy => AssumptionList.Find(policy) is null);
        return stranger is null
            ? [.. AssumptionList.All.Where(one => policies.Contains(one.Policy, StringComparer.OrdinalIgnoreCase))]
            : throw new GenesysException(new Failure(
                FailureId.InvalidValue,
                FailureCategory.InvalidArgument,
                $"No test settles a policy '{ShortText.Line(stranger)}'.",
                NearestNames.Question(stranger, AssumptionList.All.Select(static one => one.Policy)) is { Length: > 0 } question
                    ? question
                    : "Get-Help Test-PlatformAssumption lists those that have a test.")
            {
                Target = stranger,
                EndsCommand = true,
            });
    }
}
