using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using GenesysWrapup.Core.Conversations;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Wrapups;

namespace GenesysWrapup.Core.Attributes;

/// <summary>
/// The attributes of one participant on their way through the engine. The result is made from it once, at the end. What a step has not
/// found yet cannot be asked for.
/// </summary>
internal sealed record AttributeAttempt(AttributeRequest Request, CallTally Tally)
{
    private const int MostNamed = 5;
    private readonly ReadParticipant? _target;

    public ReadParticipant Target
    {
        get => _target ?? throw TooEarly();
        init => _target = value;
    }

    /// <summary>How the write ended; null where nothing was written.</summary>
    public WriteEnd<IReadOnlyDictionary<string, string>>? End { get; init; }

    public IReadOnlyDictionary<string, string?> Wanted => Request.Attributes ?? throw TooEarly();

    /// <summary>All attributes that the participant had before the write.</summary>
    public IReadOnlyDictionary<string, string> Before => Target.Wire.Attributes ?? [];

    public string ConversationId => Target.Shown.ConversationId;

    /// <summary>The participant, as people speak of it.</summary>
    public string Holder => Target.Shown.UserName ?? Target.Shown.Purpose ?? Target.Shown.ParticipantId;

    public string Title => $"Attributes {ShownText.Echo(Names)}";

    public string Names => string.Join(", ", Wanted.Keys.Take(MostNamed).Select(name => $"'{name}'"));

    public WriteQuestion Question => new($"{Holder} in conversation {ConversationId}", $"Set attributes {Names}");

    /// <summary>The wanted ones as a read brings them: with their control characters spelled out.</summary>
    private Dictionary<string, string> Expected =>
        Wanted.GroupBy(pair => ShownText.Of(pair.Key)).ToDictionary(same => same.Key, same => ShownText.Of(same.Last().Value));

    public bool IsOn(IReadOnlyDictionary<string, string> there) =>
        Expected.All(pair => there.TryGetValue(pair.Key, out string? value) && value == pair.Value);

    /// <summary>What a look shows of this attempt's write. Null where the participant was not there any more.</summary>
    public Look<IReadOnlyDictionary<string, string>> Judge(IReadOnlyDictionary<string, string>? seen)
    {
        IReadOnlyDictionary<string, string> there = seen ?? new Dictionary<string, string>();
        bool hasOthers = Expected.Any(pair =>
            there.TryGetValue(pair.Key, out string? value) &&
            value != pair.Value &&
            !(Before.TryGetValue(pair.Key, out string? old) && old == value));
        Finds finds = IsOn(there) ? Finds.Everything : hasOthers ? Finds.SomebodyElses : Finds.Nothing;
        return new Look<IReadOnlyDictionary<string, string>>(finds, there);
    }

    /// <summary>The wanted names with the values that they have there.</summary>
    public string ShownOf(IReadOnlyDictionary<string, string> there) =>
        AttributeText.Json(Expected.Keys.Where(there.ContainsKey).ToDictionary(name => name, name => (string?)there[name]));

    /// <summary>All that is known now, flat.</summary>
    public AttributeResult ResultOf(WriteVerdict verdict, DateTimeOffset time) => new()
    {
        Outcome = verdict.Outcome,
        ConversationId = _target?.Shown.ConversationId ?? ShownText.Echo(Request.Target.ConversationId) ?? string.Empty,
        ParticipantId = _target?.Shown.ParticipantId ?? ShownText.Echo(Request.Target.ParticipantId),
        UserId = _target is null ? ShownText.Echo(Request.Target.UserId) : _target.Shown.UserId,
        UserName = _target?.Shown.UserName,
        Purpose = _target?.Shown.Purpose,
        Attribute = Request.Attributes is { Count: > 0 } given ? AttributeText.Json(given) : null,
        PreviousAttribute = _target is null ? null : ShownOf(Before),
        AssignedAttribute = Now is { } now ? ShownOf(now) : null,
        Message = verdict.Message,
        NextStep = verdict.NextStep,
        FindingId = verdict.FindingId,
        ErrorCode = verdict.Answer?.ErrorCode,
        StatusCode = verdict.Answer?.StatusCode,
        Requests = Tally.Requests,
        Writes = Tally.Writes,
        ElapsedSeconds = Tally.ElapsedSeconds,
        CorrelationId = Tally.CorrelationIds,
        Time = time.UtcDateTime,
    };

    /// <summary>What is there now; null where that is not known.</summary>
    private IReadOnlyDictionary<string, string>? Now => End switch
    {
        null => _target is null ? null : Before,
        { Look: { } look } => look.Seen,
        { Trouble: null } => null,
        _ => Before,
    };

    public override string ToString() => $"{Request.Attributes?.Count ?? 0} attributes for {Request.Target.ConversationId}";

    private static InvalidOperationException TooEarly([CallerMemberName] string? what = null) =>
        new($"The engine has not come to the step that finds {what}.");
}

/// <summary>What is reported of one target. Always a result, and an error beside it where the outcome is a failing one.</summary>
internal sealed record AttributeOutcome(AttributeResult Result, Failure? Failure)
{
    /// <summary>The error's target is the result, so that piping it repeats the attempt.</summary>
    public static AttributeOutcome Of(AttributeAttempt attempt, WriteVerdict verdict, DateTimeOffset time)
    {
        AttributeResult result = attempt.ResultOf(verdict, time);
        return new AttributeOutcome(result, verdict.Failure is { } failure ? failure.With(copy => copy.Target = result) : null);
    }
}
