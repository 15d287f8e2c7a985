using System.Collections.Generic;
using System.Runtime.ExceptionServices;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Conversations;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Core.Wrapups;

namespace GenesysWrapup.Core.Attributes;

/// <summary>
/// Puts free data on a participant, by the same steps and the same proven write as a code. It keeps nothing between calls, so any number
/// of requests may run through one engine at once.
/// </summary>
internal sealed class AttributeEngine(GenesysSession session)
{
    /// <summary>One request and its one outcome. Only a stop, and what ends the whole command, is thrown.</summary>
    public async Task SetAsync(AttributeRequest request, Requester<AttributeOutcome> requester, CancellationToken stop)
    {
        var attempt = new AttributeAttempt(request, new CallTally(requester.Activity, session.Clock));
        GenesysException? ending = null;
        WriteVerdict? verdict;
        try
        {
            attempt = attempt with { Request = request.Clean() };
            attempt = await ResolveAsync(attempt, stop).ConfigureAwait(false);
            verdict = Precheck(attempt) ?? await ConfirmAsync(attempt, requester).ConfigureAwait(false);
            if (verdict is null)
            {
                if (attempt.Request.SizeWarning() is { } much)
                {
                    attempt.Tally.Warning(much);
                }

                attempt = await WriteAsync(attempt, stop).ConfigureAwait(false);
                verdict = Verify(attempt);
                ending = attempt.End!.Ending;
            }
        }
        catch (GenesysException exception)
        {
            verdict = WriteVerdict.Of(exception.Failure);
            ending = exception;
        }

        await requester.Report(AttributeOutcome.Of(attempt, verdict, session.Clock.GetUtcNow())).ConfigureAwait(false);
        if (ending is { Failure.EndsCommand: true })
        {
            ExceptionDispatchInfo.Capture(ending).Throw();
        }
    }

    private async Task<AttributeAttempt> ResolveAsync(AttributeAttempt attempt, CancellationToken stop)
    {
        WrapupRequest target = attempt.Request.Target;
        ConversationRead read = await ConversationReader.Of(session)
            .ReadAsync(target.ConversationId!, attempt.Tally, stop)
            .ConfigureAwait(false);
        return attempt with { Target = TargetResolver.ChooseAny(read, target) };
    }

    private static WriteVerdict? Precheck(AttributeAttempt attempt) => !attempt.Request.Target.Force && attempt.IsOn(attempt.Before)
        ? new WriteVerdict(WrapupOutcome.AlreadySet, $"{attempt.Title} already had these values on {attempt.Holder}; nothing was written.")
        : null;

    /// <summary>Null where it may be written.</summary>
    private static async Task<WriteVerdict?> ConfirmAsync(AttributeAttempt attempt, Requester<AttributeOutcome> requester) =>
        await requester.Confirm(attempt.Question).ConfigureAwait(false)
            ? null
            : new WriteVerdict(
                WrapupOutcome.NotConfirmed,
                $"Nothing was written: setting {attempt.Names} for {attempt.Holder} was not confirmed.");

    /// <summary>Writes, and looks until it shows.</summary>
    private async Task<AttributeAttempt> WriteAsync(AttributeAttempt attempt, CancellationToken stop)
    {
        var write = new AttributeWrite(session, attempt);
        var proof = new ReadBack<IReadOnlyDictionary<string, string>>(write, session.Clock);
        var proven = new ProvenWrite<IReadOnlyDictionary<string, string>>(write, proof, session.Clock);
        return attempt with { End = await proven.RunAsync(attempt.Tally, stop).ConfigureAwait(false) };
    }

    private static WriteVerdict Verify(AttributeAttempt attempt)
    {
        WriteVerdict verdict = AttributeVerdict.Of(attempt, attempt.End!);
        if (verdict.Warning is { } warning)
        {
            attempt.Tally.Warning(warning);
        }

        return verdict;
    }
}
