using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Codes;
using GenesysWrapup.Core.Conversations;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Findings;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Errors;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Core.Transport;
using GenesysWrapup.Core.Wrapups;

namespace GenesysWrapup.Core.Checkups;

/// <summary>Which conversation, who in it, and on which level: the engine's own steps, with every refusal as a finding.</summary>
internal sealed class TargetChecks(GenesysSession session)
{
    /// <summary>The request with clean ids; null, with the reason among the findings, where it names nothing that could be read.</summary>
    public static WrapupRequest? Clean(FindingList findings, WrapupRequest request)
    {
        try
        {
            return RequestCheck.CleanTarget(request);
        }
        catch (GenesysException fault)
        {
            findings.Fail(fault.Failure, FindingIds.IdShape);
            return null;
        }
    }

    /// <summary>The conversation; null, with the reason among the findings, where it cannot be read.</summary>
    public async Task<ConversationRead?> ReadAsync(
        FindingList findings, string conversationId, IActivitySink activity, CancellationToken stop)
    {
        try
        {
            ConversationRead read = await ConversationReader.Of(session).ReadAsync(conversationId, activity, stop).ConfigureAwait(false);
            string evidence = $"{read.ConversationId}, {read.Shown.State.ToLowerInvariant()}";
            findings.Pass(FindingIds.IdConversation, "The conversation can be read.", Basis.Observed, evidence);
            return read;
        }
        catch (PlatformException refused) when (!refused.Failure.EndsCommand && refused.StatusCode != 404)
        {
            findings.Undecided(Advice.Unknown(
                refused.Failure.FindingId ?? FindingIds.IdConversation,
                refused.Failure.Message,
                refused.Failure.NextStep,
                Basis.Observed,
                evidence: refused.Answered));
        }
        catch (GenesysException failed) when (!failed.Failure.EndsCommand)
        {
            findings.Fail(failed.Failure, FindingIds.IdConversation);
        }

        return null;
    }

    /// <summary>The write targets. None, with the reason among the findings, where none can be chosen.</summary>
    public IReadOnlyList<WrapupTarget> Choose(FindingList findings, ConversationRead read, WrapupRequest request)
    {
        CodeDirectory codes = CodeDirectory.Of(session);
        try
        {
            return TargetResolver.Choose(read, request)
                .Select(chosen => WrapupTarget.Of(chosen, read, request.CommunicationId, codes.KnownName))
                .ToArray();
        }
        catch (GenesysException failed) when (!failed.Failure.EndsCommand)
        {
            findings.Fail(failed.Failure, FindingIds.TargetAgent);
            return [];
        }
    }

    /// <summary>The level that a write would take; null where there is none.</summary>
    public async Task<string?> LevelAsync(TargetCheckup checkup, string? asked, CancellationToken stop)
    {
        (WrapupTarget target, FindingList findings, CallTally tally) = checkup;
        findings.Pass(
            FindingIds.TargetAgent,
            $"The code would go to {target.Agent}.",
            Basis.Inferred,
            $"participant {target.Participant.ParticipantId}, purpose {target.Participant.Purpose}");
        try
        {
            WrapupRoute route = await new RouteChooser(session).ChooseAsync(target, asked, tally, stop).ConfigureAwait(false);
            if (target.Media is { } media)
            {
                findings.Pass(FindingIds.TargetMedia, $"The platform has wrap-up for a {media}.", Basis.Documented, target.CommunicationId);
            }

            string evidence = $"{route.Reason}; {route.Write}";
            findings.Pass(
                FindingIds.TargetLevel,
                $"It would be written on {route.Level.ToLowerInvariant()} level.",
                Basis.Inferred,
                evidence);
            return route.Level;
        }
        catch (GenesysException failed) when (!failed.Failure.EndsCommand)
        {
            findings.Fail(failed.Failure, FindingIds.TargetLevel);
            return null;
        }
    }
}
