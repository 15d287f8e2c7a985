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

/// <summary>Which conversation, whom in it, and on which level: the engine's own steps, with every refusal as a finding.</summary>
internal sealed class TargetChecks(GenesysSession session)
{
    /// <summary>The conversation; null, with the reason among the findings, where it cannot be read.</summary>
    public async Task<ConversationRead?> ReadAsync(FindingList findings, WrapupRequest request, IActivitySink activity, CancellationToken stop)
    {
        if (RequestCheck.IdsOf(request) is { } fault)
        {
            findings.Fail(fault, FindingIds.IdShape);
            return null;
        }

        try
        {
            ConversationRead read = await ConversationReader.Of(session).ReadAsync(request.ConversationId, activity, stop).ConfigureAwait(false);
            findings.Pass(FindingIds.IdConversation, "The conversation can be read.", $"{read.ConversationId}, {read.Shown.State.ToLowerInvariant()}");
            return read;
        }
        catch (PlatformException refused) when (!refused.Failure.EndsCommand && refused.StatusCode != 404)
        {
            findings.Undecided(Advice.Unknown(
                refused.Failure.FindingId ?? FindingIds.IdConversation,
                refused.Failure.Message,
                refused.Failure.NextStep,
                Basis.Documented,
                evidence: $"{refused.StatusCode?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "no answer"} {refused.ErrorCode}".Trim()));
        }
        catch (GenesysException failed) when (!failed.Failure.EndsCommand)
        {
            findings.Fail(failed.Failure, FindingIds.IdConversation);
        }

        return null;
    }

    /// <summary>Whom a code would go to. None, with the reason among the findings, where nobody can be chosen.</summary>
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
    public async Task<string?> LevelAsync(FindingList findings, WrapupTarget target, string? asked, IActivitySink activity, CancellationToken stop)
    {
        findings.Pass(
            FindingIds.TargetAgent,
            $"The code would go to {target.Agent}.",
            $"participant {target.Participant.ParticipantId}, purpose {target.Participant.Purpose}",
            Basis.Inferred);
        try
        {
            WrapupRoute route = await new RouteChooser(session).ChooseAsync(target, asked, activity, stop).ConfigureAwait(false);
            if (target.Media is { } media)
            {
                findings.Pass(FindingIds.TargetMedia, $"The platform has wrap-up for a {media}.", target.CommunicationId);
            }

            findings.Pass(FindingIds.TargetLevel, $"It would be written on {route.Level.ToLowerInvariant()} level.", $"{route.Reason}; {route.Write}");
            return route.Level;
        }
        catch (GenesysException failed) when (!failed.Failure.EndsCommand)
        {
            findings.Fail(failed.Failure, FindingIds.TargetLevel);
            return null;
        }
    }
}
