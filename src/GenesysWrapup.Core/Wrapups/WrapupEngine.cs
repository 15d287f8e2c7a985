using System;
using System.Collections.Generic;
using System.Runtime.ExceptionServices;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Codes;
using GenesysWrapup.Core.Conversations;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Core.Transport;

namespace GenesysWrapup.Core.Wrapups;

/// <summary>
/// Puts a code on a participant and proves it: resolve, choose the route, check, write, read back, report. It holds nothing between
/// calls, so any number of targets may be under way at once.
/// </summary>
internal sealed class WrapupEngine
{
    private readonly GenesysSession _session;
    private readonly TargetResolver _resolver;
    private readonly RouteChooser _routes;
    private readonly ReadBack _readBack;
    private readonly WrapupWriter _writer;
    private readonly RefusalCheck _refusals;

    public WrapupEngine(GenesysSession session)
    {
        _session = session;
        _resolver = new TargetResolver(session);
        _routes = new RouteChooser(session);
        _readBack = new ReadBack(session);
        _writer = new WrapupWriter(session, _readBack);
        _refusals = new RefusalCheck(session);
    }

    /// <summary>
    /// One item: usually one target, with -All as many as wait. Each target's report is given as soon as it is known. Trouble with an
    /// item is a report; only a stop, and what ends the whole command (a rejected token), is thrown.
    /// </summary>
    /// <param name="request">What was asked for.</param>
    /// <param name="confirm">Asks -WhatIf and -Confirm; false leaves everything as it is.</param>
    /// <param name="report">Takes what happened to a target.</param>
    /// <param name="activity">Where to tell what is being done.</param>
    /// <param name="stop">Ends everything, waits included.</param>
    public async Task SetAsync(
        WrapupRequest request, Func<WrapupPlan, Task<bool>> confirm, Func<TargetOutcome, Task> report, IActivitySink activity, CancellationToken stop)
    {
        var expense = new Expense(activity, _session.Clock);
        WrapupResult result = ResultOf(request);
        WantedWrapup wanted;
        IReadOnlyList<WrapupTarget> targets;
        try
        {
            if (RequestCheck.Of(request) is { } fault)
            {
                throw new GenesysException(fault);
            }

            WrapupRequest checkedRequest = request with { ConversationId = ConversationReader.IdOf(request.ConversationId) };
            wanted = await WantedAsync(checkedRequest, expense, stop).ConfigureAwait(false);
            result = result with { ConversationId = checkedRequest.ConversationId!, RequestedCode = wanted.Code, RequestedCodeName = wanted.CodeName };
            targets = await _resolver.ResolveAsync(checkedRequest, expense, stop).ConfigureAwait(false);
        }
        catch (GenesysException exception)
        {
            await report(Finished(TargetOutcome.Failed(result, exception.Failure), expense)).ConfigureAwait(false);
            ThrowIfCommandEnds(exception);
            return;
        }

        foreach (WrapupTarget target in targets)
        {
            await SetOneAsync(target, wanted, request, ResultOf(result, target), confirm, report, expense, stop).ConfigureAwait(false);
            expense = new Expense(activity, _session.Clock);
        }
    }

    private async Task SetOneAsync(
        WrapupTarget target,
        WantedWrapup wanted,
        WrapupRequest request,
        WrapupResult result,
        Func<WrapupPlan, Task<bool>> confirm,
        Func<TargetOutcome, Task> report,
        Expense expense,
        CancellationToken stop)
    {
        GenesysException? ending = null;
        TargetOutcome told;
        try
        {
            WrapupRoute route = await _routes.ChooseAsync(target, request.Level, expense, stop).ConfigureAwait(false);
            Standing? previous = target.StandingOn(route.Level);
            result = result with
            {
                Level = route.Level,
                LevelReason = route.Reason,
                Route = route.Write.ToString(),
                CommunicationId = target.CommunicationId,
                PreviousCode = previous?.Code,
                PreviousCodeName = previous?.CodeName,
                AssignedCode = previous?.Code,
                AssignedCodeName = previous?.CodeName,
            };
            told = await CarryOutAsync(new WrapupPlan(target, route, wanted, previous), request, result, confirm, expense, stop).ConfigureAwait(false);
        }
        catch (GenesysException exception)
        {
            told = TargetOutcome.Failed(result, exception.Failure);
            ending = exception;
        }

        await report(Finished(told, expense)).ConfigureAwait(false);
        if (ending is not null)
        {
            ThrowIfCommandEnds(ending);
        }
    }

    private async Task<TargetOutcome> CarryOutAsync(
        WrapupPlan plan, WrapupRequest request, WrapupResult result, Func<WrapupPlan, Task<bool>> confirm, Expense expense, CancellationToken stop)
    {
        (WrapupTarget target, WrapupRoute route, WantedWrapup wanted, Standing? previous) = plan;
        if (!request.Force && await IsThereAsync(plan, expense, stop).ConfigureAwait(false))
        {
            return TargetOutcome.Of(result, WrapupOutcome.AlreadySet, $"{wanted.Title} was on {target.Agent} before; nothing was written.");
        }

        if (Precheck.Of(target, request) is { } hold)
        {
            return TargetOutcome.Held(result, hold);
        }

        if (Precheck.WarningOf(target, previous, wanted) is { } warning)
        {
            expense.Warning(warning);
        }

        if (!await confirm(plan).ConfigureAwait(false))
        {
            return TargetOutcome.Of(result, WrapupOutcome.Skipped, $"Nothing was written: {plan.Action} for {target.Agent} was not confirmed.");
        }

        expense.Verbose($"Setting {wanted.Title} for {target.Agent}, {route.Level.ToLowerInvariant()} level: {route.Reason}.");
        long begun = _session.Clock.GetTimestamp();
        WriteEnd end = await _writer.WriteAsync(route, wanted, previous, request.VerifyTimeout, expense, stop).ConfigureAwait(false);
        Sighting? seen = end.Seen;
        if (end.Trouble is null)
        {
            if (request.NoVerify)
            {
                return TargetOutcome.Of(
                    result with { AssignedCode = null, AssignedCodeName = null },
                    WrapupOutcome.Unverified,
                    $"{wanted.Title} was accepted for {target.Agent}; whether it is there was not looked for (-NoVerify).",
                    "Get-ParticipantWrapup shows what is there.");
            }

            seen = await _readBack.WaitAsync(route, wanted, previous, request.VerifyTimeout, expense, stop).ConfigureAwait(false);
        }

        result = WithSeen(result, seen);
        if (seen is { Found: true, Last: { } there } && wanted.DifferingDuration(there) is { } duration)
        {
            expense.Warning($"{wanted.Title} is on {target.Agent}, but {duration}.");
        }

        if (end.Trouble is not { } trouble)
        {
            return TargetOutcome.Seen(result, target, wanted, previous, seen!, _session.Clock.GetElapsedTime(begun));
        }

        bool carriedOutByOthers = trouble.StatusCode is 400 or 409 or 429 && seen is { Found: true } && !wanted.HasCode(previous?.Code);
        if (carriedOutByOthers)
        {
            return TargetOutcome.Of(result, WrapupOutcome.AlreadySet, $"{wanted.Title} is on {target.Agent}: somebody set it at the same moment.");
        }

        bool unchanged = seen is null ||
            (seen is { Found: false, Trouble: null } && !seen.IsWritten(wanted, previous) && !seen.IsSomebodyElses(wanted, previous));
        if (!unchanged && trouble.MayHaveTakenEffect)
        {
            return TargetOutcome.Seen(result, target, wanted, previous, seen!, _session.Clock.GetElapsedTime(begun), trouble);
        }

        Hold? reason = await _refusals.OfAsync(trouble, target, wanted, expense, stop).ConfigureAwait(false);
        return TargetOutcome.NotTaken(result, target, wanted, trouble, reason);
    }

    /// <summary>The wanted code is there already. A participant that was read some time ago is looked at again before that is said.</summary>
    private async Task<bool> IsThereAsync(WrapupPlan plan, Expense expense, CancellationToken stop)
    {
        (WrapupTarget target, WrapupRoute route, WantedWrapup wanted, Standing? previous) = plan;
        if (previous is null || !wanted.IsComparable || !wanted.HasCode(previous.Code) || !wanted.HasDetails(previous.Notes, previous.Tags ?? wanted.Tags))
        {
            return false;
        }

        if (target.IsFresh)
        {
            return true;
        }

        return await _readBack.ReadAsync(route, false, expense, stop).ConfigureAwait(false) is { } seen &&
            wanted.HasCode(seen.Code) && wanted.HasDetails(seen.Notes, seen.Tags);
    }

    private async Task<WantedWrapup> WantedAsync(WrapupRequest request, Expense expense, CancellationToken stop)
    {
        if (string.IsNullOrWhiteSpace(request.WrapupCode))
        {
            return WantedWrapup.From(request, null, null);
        }

        WrapupCode code = await CodeDirectory.Of(_session).ResolveAsync(request.WrapupCode, expense, stop).ConfigureAwait(false);
        return WantedWrapup.From(request, code.Id, code.Name);
    }

    private WrapupResult WithSeen(WrapupResult result, Sighting? seen) => seen is null or { Trouble: not null }
        ? result
        : result with
        {
            AssignedCode = seen.Last?.Code,
            AssignedCodeName = seen.Last?.Code is { } code ? CodeDirectory.Of(_session).KnownName(code) : null,
        };

    private TargetOutcome Finished(TargetOutcome told, Expense expense)
    {
        WrapupResult result = told.Result with
        {
            Requests = expense.Requests,
            Writes = expense.Writes,
            ElapsedSeconds = Math.Round(expense.Elapsed.TotalSeconds, 3),
            CorrelationId = expense.CorrelationIds,
            Time = _session.Clock.GetUtcNow().UtcDateTime,
        };
        return new TargetOutcome(result, told.Failure is { } failure ? failure with { Target = result } : null);
    }

    private static void ThrowIfCommandEnds(GenesysException exception)
    {
        if (exception.Failure.EndsCommand)
        {
            ExceptionDispatchInfo.Capture(exception).Throw();
        }
    }

    private static WrapupResult ResultOf(WrapupRequest request) => new()
    {
        ConversationId = request.ConversationId?.Trim() ?? string.Empty,
        ParticipantId = request.ParticipantId,
        CommunicationId = request.CommunicationId,
        UserId = request.UserId,
        WrapupCode = request.WrapupCode,
        Notes = request.Notes,
        Tag = request.Tags is { Count: > 0 } tags ? string.Join("; ", tags) : null,
        DurationSeconds = request.DurationSeconds,
        Provisional = request.Provisional,
    };

    private static WrapupResult ResultOf(WrapupResult result, WrapupTarget target) => result with
    {
        ConversationId = target.Participant.ConversationId,
        ParticipantId = target.Participant.ParticipantId,
        CommunicationId = target.CommunicationId,
        UserId = target.Participant.UserId,
        UserName = target.Participant.UserName,
        QueueId = target.Participant.QueueId,
        QueueName = target.Participant.QueueName,
        MediaType = target.Media?.Name ?? target.Participant.MediaType,
    };
}
