using System.Collections.Generic;
using System.Linq;
using System.Runtime.ExceptionServices;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Codes;
using GenesysWrapup.Core.Conversations;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Live;
using GenesysWrapup.Core.Sessions;

namespace GenesysWrapup.Core.Wrapups;

/// <summary>
/// Puts a code on a participant and proves it: resolve, route, precheck, confirm, write, verify, report. It keeps nothing between calls,
/// so any number of requests may run through one engine at once.
/// </summary>
internal sealed class WrapupEngine(GenesysSession session)
{
    private readonly TargetResolver _resolver = new(session);
    private readonly ConversationWait _wait = new(session);
    private readonly RouteChooser _routes = new(session);
    private readonly AssignedReader _assigned = new(session);
    private readonly CodeFit _fit = new(session);
    private readonly RefusalCheck _refusals = new(session);

    /// <summary>
    /// One request: usually one target, with -All as many as await a code. Each target's outcome is reported as soon as it is known. What
    /// goes wrong is an outcome; only a stop, and what ends the whole command (a rejected token), is thrown.
    /// </summary>
    public async Task SetAsync(WrapupRequest request, Requester<TargetOutcome> requester, CancellationToken stop)
    {
        var attempt = new WrapupAttempt(request, new CallTally(requester.Activity, session.Clock));
        IReadOnlyList<WrapupTarget> targets;
        try
        {
            attempt = attempt with { Request = RequestCheck.Clean(request) };
            attempt = await CodeAsync(attempt, stop).ConfigureAwait(false);
            attempt = await WaitAsync(attempt, stop).ConfigureAwait(false);
            targets = await ResolveAsync(attempt, stop).ConfigureAwait(false);
        }
        catch (GenesysException exception)
        {
            await ReportAsync(attempt, WriteVerdict.Of(exception.Failure), requester).ConfigureAwait(false);
            ThrowIfCommandEnds(exception);
            return;
        }

        foreach (WrapupTarget target in targets)
        {
            await SetOneAsync(attempt with { Target = target }, requester, stop).ConfigureAwait(false);
            attempt = attempt with { Tally = new CallTally(requester.Activity, session.Clock) };
        }
    }

    /// <summary>Waits for the moment, where that is asked for. What takes time and does not depend on it is done before.</summary>
    private async Task<WrapupAttempt> WaitAsync(WrapupAttempt attempt, CancellationToken stop)
    {
        if (attempt.Request is not { Wait: { } patience } request)
        {
            return attempt;
        }

        await _routes.PrepareAsync(request.Level, attempt.Tally, stop).ConfigureAwait(false);
        var goal = new WaitGoal(request.ConversationId!)
        {
            ParticipantId = request.ParticipantId,
            UserId = request.UserId,
            Timeout = patience,
        };
        return attempt with { Wait = await _wait.UntilAsync(goal, attempt.Tally, stop).ConfigureAwait(false) };
    }

    /// <summary>After a wait, from what was read last: a transfer makes new participants.</summary>
    private Task<IReadOnlyList<WrapupTarget>> ResolveAsync(WrapupAttempt attempt, CancellationToken stop) => attempt switch
    {
        { Wait: null } => _resolver.ResolveAsync(attempt.Request, attempt.Tally, stop),
        { Wait.Failure: { } missed, Request.Force: false } => throw new GenesysException(missed),
        _ => Task.FromResult(_resolver.Of(attempt.Wait.Read, attempt.Request)),
    };

    /// <summary>The steps after resolve, in their order. Before the write, each may settle the matter.</summary>
    private async Task SetOneAsync(WrapupAttempt attempt, Requester<TargetOutcome> requester, CancellationToken stop)
    {
        GenesysException? ending = null;
        WriteVerdict? verdict;
        try
        {
            attempt = await _fit.SettleAsync(attempt, stop).ConfigureAwait(false);
            attempt = await RouteAsync(attempt, stop).ConfigureAwait(false);
            verdict = await PrecheckAsync(attempt, stop).ConfigureAwait(false)
                ?? await ConfirmAsync(attempt, requester, stop).ConfigureAwait(false);
            if (verdict is null)
            {
                attempt = await WriteAsync(attempt, stop).ConfigureAwait(false);
                verdict = await VerifyAsync(attempt, stop).ConfigureAwait(false);
                ending = attempt.End!.Ending;
            }
        }
        catch (GenesysException exception)
        {
            verdict = WriteVerdict.Of(exception.Failure);
            ending = exception;
        }

        await ReportAsync(attempt, verdict, requester).ConfigureAwait(false);
        ThrowIfCommandEnds(ending);
    }

    /// <summary>The code by its id or name. Several of one name are settled once the target is known.</summary>
    private async Task<WrapupAttempt> CodeAsync(WrapupAttempt attempt, CancellationToken stop)
    {
        if (attempt.Request.WrapupCode is not { } given)
        {
            return attempt.For(null);
        }

        var codes = CodeDirectory.Of(session);
        IReadOnlyList<WrapupCode> found = await codes.CandidatesAsync(given, attempt.Tally, stop).ConfigureAwait(false);
        return found.Count switch
        {
            0 => throw new GenesysException(codes.NotFound(given)),
            1 => attempt.For(found[0]),
            _ => attempt with { Choice = new CodeChoice(given, found) },
        };
    }

    private async Task<WrapupAttempt> RouteAsync(WrapupAttempt attempt, CancellationToken stop) => attempt with
    {
        Route = await _routes.ChooseAsync(attempt.Target, attempt.Request.Level, attempt.Tally, stop).ConfigureAwait(false),
    };

    /// <summary>What speaks against writing; null where nothing does.</summary>
    private async Task<WriteVerdict?> PrecheckAsync(WrapupAttempt attempt, CancellationToken stop)
    {
        if (attempt.Request.Force)
        {
            return null;
        }

        return await IsThereAsync(attempt, stop).ConfigureAwait(false)
            ? new WriteVerdict(WrapupOutcome.AlreadySet, $"{attempt.Wanted.Title} was already on {attempt.Agent}, on " +
                $"{attempt.Route.Level.ToLowerInvariant()} level; nothing was written.")
            : Precheck.Of(attempt);
    }

    /// <summary>Whether there is nothing to write. A participant that was read some time ago is read again before that is said.</summary>
    private async Task<bool> IsThereAsync(WrapupAttempt attempt, CancellationToken stop)
    {
        WantedWrapup wanted = attempt.Wanted;
        if (!wanted.IsComparable || !wanted.IsOn(attempt.Before))
        {
            return false;
        }

        return attempt.Target.IsFresh ||
            wanted.IsOn(await _assigned.ReadAsync(attempt.Route, provisional: false, attempt.Tally, stop).ConfigureAwait(false));
    }

    /// <summary>Null where it may be written.</summary>
    private async Task<WriteVerdict?> ConfirmAsync(WrapupAttempt attempt, Requester<TargetOutcome> requester, CancellationToken stop)
    {
        await _fit.WarnAsync(attempt, stop).ConfigureAwait(false);
        foreach (string? warning in new[] { Precheck.WarningOf(attempt), RequestCheck.SizeWarning(attempt.Request) })
        {
            if (warning is not null)
            {
                attempt.Tally.Warning(warning);
            }
        }

        return await requester.Confirm(attempt.Question).ConfigureAwait(false)
            ? null
            : new WriteVerdict(
                WrapupOutcome.NotConfirmed,
                $"Nothing was written: setting {attempt.Wanted.Title} for {attempt.Agent} was not confirmed.");
    }

    /// <summary>Writes, and looks until it shows.</summary>
    private async Task<WrapupAttempt> WriteAsync(WrapupAttempt attempt, CancellationToken stop)
    {
        string level = $"{attempt.Route.Level.ToLowerInvariant()} level: {attempt.Route.Reason}";
        attempt.Tally.Verbose($"Setting {attempt.Wanted.Title} for {attempt.Agent}, {level}.");
        var write = new WrapupWrite(session, attempt);
        using IWrapupEar? ear = attempt.Wanted.IsTold && !write.NoVerify ? attempt.Request.News?.Listen(attempt.Route) : null;
        var reading = new ReadBack<AssignedWrapup>(write, session.Clock);
        IWriteProof<AssignedWrapup> proof = ear is null ? reading : new EventProof(write, ear, reading, session.Clock);
        var proven = new ProvenWrite<AssignedWrapup>(write, proof, session.Clock);
        return attempt with { End = await proven.RunAsync(attempt.Tally, stop).ConfigureAwait(false) };
    }

    /// <summary>What the write came to. A refusal that does not say why is looked into.</summary>
    private async Task<WriteVerdict> VerifyAsync(WrapupAttempt attempt, CancellationToken stop)
    {
        WriteVerdict verdict = WrapupVerdict.Of(attempt, attempt.End!);
        if (verdict.Warning is { } warning)
        {
            attempt.Tally.Warning(warning);
        }

        return verdict is { Outcome: WrapupOutcome.Refused, Answer: { } refusal } &&
            await _refusals.ReasonAsync(attempt, refusal, stop).ConfigureAwait(false) is { } reason
            ? verdict.Because(reason)
            : verdict;
    }

    private Task ReportAsync(WrapupAttempt attempt, WriteVerdict verdict, Requester<TargetOutcome> requester) =>
        requester.Report(TargetOutcome.Of(attempt, verdict, session.Clock.GetUtcNow()));

    private static void ThrowIfCommandEnds(GenesysException? exception)
    {
        if (exception is { Failure.EndsCommand: true })
        {
            ExceptionDispatchInfo.Capture(exception).Throw();
        }
    }
}
