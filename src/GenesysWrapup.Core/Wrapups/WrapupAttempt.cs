using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using GenesysWrapup.Core.Codes;
using GenesysWrapup.Core.Conversations;
using GenesysWrapup.Core.Live;
using GenesysWrapup.Core.Platform;

namespace GenesysWrapup.Core.Wrapups;

/// <summary>
/// One target on its way through the engine. Every step adds what it found; the result is made from it once, at the end. What a step has
/// not found yet cannot be asked for.
/// </summary>
internal sealed record WrapupAttempt(WrapupRequest Request, CallTally Tally)
{
    private readonly WantedWrapup? _wanted;
    private readonly WrapupTarget? _target;
    private readonly WrapupRoute? _route;

    public WantedWrapup Wanted
    {
        get => _wanted ?? throw TooEarly();
        init => _wanted = value;
    }

    public WrapupTarget Target
    {
        get => _target ?? throw TooEarly();
        init => _target = value;
    }

    public WrapupRoute Route
    {
        get => _route ?? throw TooEarly();
        init => _route = value;
    }

    /// <summary>The code that is to be set; null for a provisional wrap-up without one.</summary>
    public WrapupCode? Code { get; init; }

    /// <summary>Several codes have the wanted name, and which one is meant is not known before the target is.</summary>
    public CodeChoice? Choice { get; init; }

    /// <summary>How one of several codes of the name was chosen; null where there was nothing to choose.</summary>
    public string? Settled { get; init; }

    /// <summary>How waiting for its moment ended; null where it was not waited for.</summary>
    public WaitEnd? Wait { get; init; }

    /// <summary>How the write ended; null where nothing was written.</summary>
    public WriteEnd<AssignedWrapup>? End { get; init; }

    /// <summary>What was on the route's level before the write.</summary>
    public AssignedWrapup? Before => _route is null ? null : _target?.AssignedOn(_route.Level);

    /// <summary>What is there now, as far as it was seen.</summary>
    public AssignedWrapup? Now => End switch
    {
        { Look: { Finds: not Finds.Unread } look } => look.Seen,
        { Look: null, Trouble: null } => null,
        _ => Before,
    };

    public string Agent => Target.Agent;

    public string ConversationId => Target.Participant.ConversationId;

    /// <summary>The code was not there before, so where it is seen it comes from this write, notes and tags included.</summary>
    private bool IsNewCode => !Wanted.HasCode(Before?.Code);

    public WriteQuestion Question => new(
        $"{Agent} in conversation {ConversationId}",
        $"Set wrap-up {Wanted.Title}" +
        (Before is { } before && IsNewCode ? $" instead of '{before.Title}'" : string.Empty) +
        (Route.Level == WrapupLevel.Communication ? $" on its {Target.Media}" : string.Empty));

    /// <summary>With the code that is meant; without one it is provisional.</summary>
    public WrapupAttempt For(WrapupCode? code) => this with { Code = code, Wanted = WantedWrapup.Of(Request, code) };

    /// <summary>What a look shows of this attempt's write.</summary>
    public Look<AssignedWrapup> Judge(AssignedWrapup? seen)
    {
        if (seen is not null && Wanted.HasCode(seen.Code))
        {
            string? difference = Wanted.DifferenceTo(seen);
            Finds finds = difference is null ? Finds.Everything : IsNewCode ? Finds.Altered : Finds.Nothing;
            return new Look<AssignedWrapup>(finds, seen) { Difference = difference };
        }

        bool isOld = seen?.Code is null || string.Equals(seen.Code, Before?.Code, StringComparison.OrdinalIgnoreCase);
        return new Look<AssignedWrapup>(isOld ? Finds.Nothing : Finds.SomebodyElses, seen);
    }

    /// <summary>All that is known now, flat.</summary>
    public WrapupResult ResultOf(WriteVerdict verdict, DateTimeOffset time) => new()
    {
        Outcome = verdict.Outcome,
        ConversationId = _target?.Participant.ConversationId ?? ShownText.Echo(Request.ConversationId) ?? string.Empty,
        ParticipantId = _target?.Participant.ParticipantId ?? ShownText.Echo(Request.ParticipantId),
        CommunicationId = _target is null ? ShownText.Echo(Request.CommunicationId) : _target.CommunicationId,
        UserId = _target is null ? ShownText.Echo(Request.UserId) : _target.Participant.UserId,
        UserName = _target?.Participant.UserName,
        QueueId = _target?.Participant.QueueId,
        QueueName = _target?.Participant.QueueName,
        MediaType = _target?.Media?.Name ?? _target?.Participant.MediaType,
        WrapupCode = ShownText.Echo(Request.WrapupCode),
        RequestedCode = _wanted?.Code,
        RequestedCodeName = _wanted?.CodeName,
        PreviousCode = Before?.Code,
        PreviousCodeName = Before?.Name,
        AssignedCode = Now?.Code,
        AssignedCodeName = Now?.Name,
        Notes = ShownText.Echo(Request.Notes, RequestCheck.MostBytes),
        Tag = Request.Tags is { Count: > 0 } tags ? ShownText.Echo(string.Join("; ", tags), RequestCheck.MostBytes) : null,
        DurationSeconds = Request.DurationSeconds,
        Provisional = Request.Provisional,
        Level = _route?.Level,
        LevelReason = _route?.Reason,
        Route = _route?.Write.ToString(),
        Message = verdict.Failure is null && Settled is not null ? $"{verdict.Message} {Settled}" : verdict.Message,
        NextStep = verdict.NextStep,
        FindingId = verdict.FindingId,
        ErrorCode = verdict.Answer?.ErrorCode,
        StatusCode = verdict.Answer?.StatusCode,
        CanRetry = verdict.CanRetry,
        Row = Request.Row?.Number,
        Requests = Tally.Requests,
        Writes = Tally.Writes,
        ElapsedSeconds = Tally.ElapsedSeconds,
        WaitedSeconds = Wait?.By is null ? null : Math.Round(Wait.Waited.TotalSeconds, 3),
        WaitedBy = Wait?.By,
        ProvenBy = ProofOf(verdict.Outcome),
        CorrelationId = Tally.CorrelationIds,
        Time = time.UtcDateTime,
    };

    private string? ProofOf(string outcome) =>
        outcome is not (WrapupOutcome.Set or WrapupOutcome.AlreadySet) ? null
        : End?.Look?.ByEvent == true ? "Event"
        : "ReadBack";

    public override string ToString() => $"{_wanted?.Title ?? Request.WrapupCode} for {_target?.Agent ?? Request.ConversationId}";

    private static InvalidOperationException TooEarly([CallerMemberName] string? what = null) =>
        new($"The engine has not come to the step that finds {what}.");
}
