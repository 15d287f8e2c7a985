using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GenesysWrapup.Core.Conversations;
using GenesysWrapup.Core.Platform;
using GenesysWrapup.Core.Platform.Models;
using GenesysWrapup.Core.Transport;

namespace GenesysWrapup.Core.Assumptions;

/// <summary>What reading shows of conversations that were given.</summary>
internal static class ConversationAssumptions
{
    /// <summary>The step in which a lag is measured, and so its precision.</summary>
    private static readonly TimeSpan s_step = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan s_longestLag = TimeSpan.FromMinutes(30);

    public static IReadOnlyList<Assumption> All { get; } =
    [
        new("WrapupReadWhenNone", AssumptionReach.ReadsConversation, "Reads the wrap-up of a participant who has none.", NoneAsync)
        { Sends = [$"{Operations.GetConversation}", $"{Operations.GetConversationParticipantWrapup}"] },
        new("AcwShown", AssumptionReach.ReadsConversation, "Looks where the conversation shows after-call work that has begun.",
            (bench, stop) => OfSubjectAsync(
                bench,
                static one => one.WorkHasBegun,
                "an agent whose after-call work has begun",
                Shown,
                stop))
        { Sends = [$"{Operations.GetConversation}"] },
        new("OptionalAfterCallWork", AssumptionReach.ReadsConversation,
            "Looks whether after-call work has begun for an agent who has hung up on a queue whose mode is OPTIONAL.",
            (bench, stop) => OfSubjectAsync(
                bench,
                static one => one.Prompt("optional") && one.Shown.CanBeWrappedUp && !one.IsConnected,
                "an agent of a queue with optional after-call work who has hung up",
                static one => one.WorkHasBegun ? "Pending" : "NotApplicable",
                stop))
        { Sends = [$"{Operations.GetConversation}"] },
        new("ConsultParticipantId", AssumptionReach.ReadsConversation,
            "Looks at whom the consultParticipantId of a participant names: a colleague, or the customer.",
            (bench, stop) => OfSubjectAsync(
                bench,
                static one => Consulted(one) is not null,
                "a participant with a consultParticipantId",
                static one => ParticipantRole.IsAgent(Consulted(one)!) ? "Initiator" : "Consulted",
                stop))
        { Sends = [$"{Operations.GetConversation}"] },
        new("ConsultConversation", AssumptionReach.ReadsConversation,
            "Looks whether a consulted colleague is in the conversation, or whether analytics has the consultation as another one.",
            ConsultationAsync)
        { Sends = [$"{Operations.GetConversation}", $"{Operations.GetAnalyticsConversationDetails}"] },
        new("AnalyticsAgentNames", AssumptionReach.ReadsConversation,
            "Reads the conversation's details and looks for agents' names.",
            (bench, stop) => OfDetailsAsync(bench, static details => details.Participants?.Where(
                static one => one.UserId is not null).ToList()
                is { Count: > 0 } people
                    ? people.Exists(static one => !string.IsNullOrEmpty(one.ParticipantName)) ? "Present" : "Absent"
                    : null, "an agent", stop))
        { Sends = [$"{Operations.GetAnalyticsConversationDetails}"] },
        new("AnalyticsSocialMedia", AssumptionReach.ReadsConversation,
            "Reads the details of a social conversation and looks at the media type of its sessions.", SocialAsync)
        { Sends = [$"{Operations.GetConversation}", $"{Operations.GetAnalyticsConversationDetails}"] },
        new("AnalyticsParticipantCode", AssumptionReach.ReadsConversation,
            "Reads the details of a conversation whose agent has a code and several sessions, and counts those with the code.",
            ParticipantCodeAsync)
        { Sends = [$"{Operations.GetConversation}", $"{Operations.GetAnalyticsConversationDetails}"] },
        new("AnalyticsLag", AssumptionReach.ReadsConversation,
            "Reads the details of a conversation that changed a moment ago, every 10 seconds, until they show the change; half an " +
            "hour at most.",
            LagAsync)
        { Sends = [$"{Operations.GetConversation}", $"{Operations.GetAnalyticsConversationDetails}"] },
    ];

    private static string Shown(Subject one) =>
        (one.Wire.StartAcwTime is not null, one.Wire.Communications().Any(static entry => entry.Communication.AfterCallWork is not null))
            switch
        {
            (true, true) => "Both",
            (true, false) => "Participant",
            _ => "Communication",
        };

    /// <summary>The participant whom a consultParticipantId names.</summary>
    private static WireParticipant? Consulted(Subject one) => one.Wire.ConsultParticipantId is { } id
        ? one.Read.Wire.Participants?.FirstOrDefault(other => PlatformId.Same(other.Id, id))
        : null;

    private static async Task<Observation> ConsultationAsync(AssumptionBench bench, CancellationToken stop)
    {
        Subject? together = await bench.FindAsync(
            static one => Consulted(one) is { } other && (ParticipantRole.IsAgent(other) || ParticipantRole.IsAgent(one.Wire)), stop)
            .ConfigureAwait(false);
        return together is not null
            ? new Observation("Same", $"Participant {together.Wire.Id} has a consultParticipantId of the same conversation.")
            {
                ConversationId = together.ConversationId,
                CorrelationId = together.Read.CorrelationId,
            }
            : await OfDetailsAsync(
                bench,
                static details => details.AssociatedConversationId is not null || details.ConsultationConversationIds is { Count: > 0 }
                    ? "Own"
                    : null,
                "consultation",
                stop).ConfigureAwait(false);
    }

    private static async Task<Observation> OfSubjectAsync(
        AssumptionBench bench, Func<Subject, bool> fits, string needed, Func<Subject, string> judge, CancellationToken stop)
    {
        if (await bench.FindAsync(fits, stop).ConfigureAwait(false) is not { } subject)
        {
            return Needs(bench, needed);
        }

        return new Observation(judge(subject), $"Participant {subject.Wire.Id} of the live read.")
        {
            ConversationId = subject.ConversationId,
            CorrelationId = subject.Read.CorrelationId,
        };
    }

    public static Observation Needs(AssumptionBench bench, string what) => Observation.Unsettled(bench.ConversationIds.Count == 0
        ? $"Give -ConversationId of a conversation with {what}."
        : $"None of the given conversations has {what}.");

    private static async Task<Observation> NoneAsync(AssumptionBench bench, CancellationToken stop)
    {
        const string Needed = "an agent without a code";
        if (await bench.FindAsync(static one => one.Shown.CanBeWrappedUp && !one.HasCode, stop).ConfigureAwait(false) is not { } subject)
        {
            return Needs(bench, Needed);
        }

        Answer<WireWrapup> answer = await bench.AskAsync(
            new ApiCall(Operations.GetConversationParticipantWrapup, subject.ConversationId, subject.Wire.Id!),
            PlatformJson.Default.WireWrapup,
            stop).ConfigureAwait(false);
        string? position = answer.Status switch
        {
            404 => "NotFound",
            _ when !answer.IsSuccess => null,
            _ => answer.Value is null ? "NoContent" : answer.Value.Code is null ? "EmptyObject" : null,
        };
        return (position is null ? Observation.Unsettled(answer) : Observation.Of(position, answer)) with
        {
            ConversationId = subject.ConversationId,
        };
    }

    private static async Task<Observation> OfDetailsAsync(
        AssumptionBench bench, Func<WireDetails, string?> judge, string needed, CancellationToken stop)
    {
        foreach (string id in bench.ConversationIds)
        {
            Answer<WireDetails> answer = await DetailsAsync(bench, id, stop).ConfigureAwait(false);
            if (answer.Value is { } details && judge(details) is { } position)
            {
                return Observation.Of(position, answer) with { ConversationId = id };
            }
        }

        return bench.ConversationIds.Count == 0 ? Needs(bench, needed) : Observation.Unsettled($"The details show no {needed} yet.");
    }

    private static Task<Answer<WireDetails>> DetailsAsync(AssumptionBench bench, string id, CancellationToken stop) =>
        bench.AskAsync(new ApiCall(Operations.GetAnalyticsConversationDetails, id), PlatformJson.Default.WireDetails, stop);

    private static async Task<Observation> SocialAsync(AssumptionBench bench, CancellationToken stop)
    {
        Subject? subject = await bench.FindAsync(static one => one.Has(MediaKind.Social), stop).ConfigureAwait(false);
        if (subject is null)
        {
            return Needs(bench, "a social expression");
        }

        Answer<WireDetails> answer = await DetailsAsync(bench, subject.ConversationId, stop).ConfigureAwait(false);
        string[] types = [.. Sessions(answer.Value, subject).Select(static session => session.MediaType).OfType<string>().Distinct()];
        string? position = string.Join(",", types) switch
        {
            "message" => "Message",
            "unknown" => "Unknown",
            _ => null,
        };
        return (position is null
            ? Observation.Unsettled($"{answer}; media types of the agent's sessions: {string.Join(", ", types)}.")
            : Observation.Of(position, answer)) with { ConversationId = subject.ConversationId };
    }

    private static async Task<Observation> ParticipantCodeAsync(AssumptionBench bench, CancellationToken stop)
    {
        Subject? subject = await bench.FindAsync(
            static one => one.Wire.Wrapup?.Code is not null && one.Wire.Communications().Count() > 1, stop).ConfigureAwait(false);
        if (subject is null)
        {
            return Needs(bench, "an agent who has a code on the participant and several communications");
        }

        Answer<WireDetails> answer = await DetailsAsync(bench, subject.ConversationId, stop).ConfigureAwait(false);
        List<WireDetailsSession> sessions = Sessions(answer.Value, subject);
        int coded = sessions.Count(static session => session.Segments?.Exists(static one => one.WrapUpCode is not null) == true);
        return coded == 0 || sessions.Count < 2
            ? Observation.Unsettled($"{answer}; {coded} of {sessions.Count} sessions of the agent show a code.")
            : Observation.Of(
                coded == sessions.Count ? "EverySession" : "LastSession",
                answer,
                $"{answer}; {coded} of {sessions.Count} sessions show it.")
                with { ConversationId = subject.ConversationId };
    }

    private static List<WireDetailsSession> Sessions(WireDetails? details, Subject subject) =>
        details?.Participants?.Find(one => PlatformId.Same(one.ParticipantId, subject.Wire.Id))?.Sessions ?? [];

    private static async Task<Observation> LagAsync(AssumptionBench bench, CancellationToken stop)
    {
        (string Id, DateTimeOffset Changed)? freshest = null;
        foreach (string id in bench.ConversationIds)
        {
            ConversationRead read = await bench.ReadAsync(id, stop).ConfigureAwait(false);
            DateTimeOffset changed = Times(read.Wire).Max();
            freshest = freshest is null || changed > freshest.Value.Changed ? (id, changed) : freshest;
        }

        if (freshest is not { } found)
        {
            return Needs(bench, "a change that is a moment old");
        }

        for (bool first = true; ; first = false)
        {
            Answer<WireDetails> answer = await DetailsAsync(bench, found.Id, stop).ConfigureAwait(false);
            TimeSpan age = bench.Now - found.Changed;
            if (answer.Value is { } details && Times(details).DefaultIfEmpty().Max() >= found.Changed)
            {
                return first && age > s_step
                    ? Observation.Unsettled($"The newest change is {Observation.Text(age)} old and shows already: the lag is no longer.")
                    : Observation.Of(Observation.Text(Rounded(first ? TimeSpan.Zero : age)), answer) with { ConversationId = found.Id };
            }

            if (!answer.IsSuccess && answer.Status != 404)
            {
                return Observation.Unsettled(answer);
            }

            if (age > s_longestLag)
            {
                return Observation.Unsettled($"A change that is {Observation.Text(age)} old does not show yet.");
            }

            bench.Activity.Waiting(s_step, "Waiting until analytics shows the conversation's newest change.");
            await Pause.ForAsync(s_step, bench.Session.Clock, stop).ConfigureAwait(false);
        }
    }

    private static TimeSpan Rounded(TimeSpan age) =>
        TimeSpan.FromSeconds(Math.Floor(age.TotalSeconds / s_step.TotalSeconds) * s_step.TotalSeconds);

    /// <summary>Times that analytics tells as well.</summary>
    private static IEnumerable<DateTimeOffset> Times(WireConversation live) =>
        (live.Participants ?? []).SelectMany(static one => one.Communications())
            .SelectMany(static entry => new[] { entry.Communication.ConnectedTime, entry.Communication.DisconnectedTime })
            .Append(live.StartTime)
            .Append(live.EndTime)
            .OfType<DateTimeOffset>();

    private static IEnumerable<DateTimeOffset> Times(WireDetails details) =>
        (details.Participants ?? []).SelectMany(static one => one.Sessions ?? [])
            .SelectMany(static session => session.Segments ?? [])
            .SelectMany(static segment => new[] { segment.SegmentStart, segment.SegmentEnd })
            .Append(details.ConversationStart)
            .Append(details.ConversationEnd)
            .OfType<DateTimeOffset>();
}
