using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Analytics;
using GenesysWrapup.Core.Codes;
using GenesysWrapup.Core.Failures;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Models;
using GenesysWrapup.Core.Sessions;
using GenesysWrapup.Core.Transport;

namespace GenesysWrapup.Core.Missing;

/// <summary>
/// What analytics says about the codes of a time, page by page. A row belongs to the time in which its conversation ended, or the agent's
/// side of one that goes on.
/// </summary>
internal sealed class MissingWrapupSearch
{
    /// <summary>
    /// What happened just now may not be there yet, or not whole, and pages shift while it comes in. The platform publishes no figure; this
    /// one is the module's.
    /// </summary>
    public static readonly TimeSpan NotYet = TimeSpan.FromMinutes(5);

    private readonly DetailsQuestion _question;
    private readonly DetailsReader _reader;
    private readonly DetailsNames _names;
    private readonly CodeDirectory _codes;

    /// <param name="session">Where to ask.</param>
    /// <param name="question">What is asked for; its end is brought forward where it is too near to now.</param>
    public MissingWrapupSearch(GenesysSession session, DetailsQuestion question)
    {
        _question = question with { Interval = Settled(question.Interval, session.Clock.GetUtcNow().Before(NotYet)) };
        _reader = new DetailsReader(session, _question);
        _names = new DetailsNames(session);
        _codes = CodeDirectory.Of(session);
    }

    /// <summary>The time that is searched.</summary>
    public TimeInterval Interval => _question.Interval;

    public bool HasMore => _reader.HasMore;

    /// <summary>The rows of the next page, of whatever reason.</summary>
    public async Task<IReadOnlyList<MissingWrapup>> NextAsync(IActivitySink activity, CancellationToken stop)
    {
        DetailsPage page = await _reader.NextAsync(activity, stop).ConfigureAwait(false);
        (WireDetails Conversation, AgentSession Session)[] found =
        [
            .. from conversation in page.Conversations
               from session in AgentSession.Of(conversation)
               where _question.Wants(session) && IsInTime(conversation, session)
               select (conversation, session),
        ];
        await _names.LearnAsync([.. found.Select(one => one.Session)], activity, stop).ConfigureAwait(false);
        if (found.Any(one => one.Session.Code is { } code && _codes.KnownName(code) is null))
        {
            await _codes.TryListAsync(activity, stop).ConfigureAwait(false);
        }

        return [.. found.Select(one => Row(one.Conversation, one.Session, page)).OfType<MissingWrapup>()];
    }

    private static TimeInterval Settled(TimeInterval asked, DateTimeOffset latest) =>
        asked.To <= latest ? asked
        : asked.From < latest ? new TimeInterval(asked.From, latest)
        : throw new GenesysException(new Failure(
            FailureId.InvalidValue,
            FailureCategory.InvalidArgument,
            $"Nothing of {asked} is settled yet: the last {NotYet.TotalMinutes:0} minutes are left out.",
            "Ask for a longer time; Find-Conversation -Live reads what goes on now.")
        { Target = asked.ToString(), EndsCommand = true });

    private bool IsInTime(WireDetails conversation, AgentSession session) =>
        (conversation.ConversationEnd ?? session.WrapupStart ?? session.End) is { } end && Interval.Contains(end);

    private MissingWrapup? Row(WireDetails conversation, AgentSession session, DetailsPage page) =>
        MissingJudgement.Of(session, _names.Queue(session.QueueId)) is not { } judged ? null : new MissingWrapup
        {
            ConversationId = session.ConversationId,
            ParticipantId = session.ParticipantId,
            CommunicationId = session.SessionId,
            UserId = session.UserId,
            UserName = _names.UserName(session),
            QueueId = session.QueueId,
            QueueName = _names.QueueName(session.QueueId),
            MediaType = session.MediaType,
            Reason = judged.Reason,
            Explanation = judged.Explanation,
            Basis = judged.Basis.ToString(),
            AssignedCode = session.Code,
            AssignedCodeName = _codes.KnownName(session.Code),
            AssignedNotes = session.Notes,
            StartTime = session.Start?.UtcDateTime,
            EndTime = session.End?.UtcDateTime,
            AfterCallWorkStart = session.WrapupStart?.UtcDateTime,
            AfterCallWorkEnd = session.WrapupEnd?.UtcDateTime,
            ConversationEnd = conversation.ConversationEnd?.UtcDateTime,
            DataAsOf = page.DataAsOf?.UtcDateTime,
            DataSource = page.Source,
        };
}
