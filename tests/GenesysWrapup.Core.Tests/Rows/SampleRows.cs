using System;
using GenesysWrapup.Core.Events;
using GenesysWrapup.Core.Missing;
using GenesysWrapup.Core.Wrapups;
using GenesysWrapup.TestSupport;

namespace GenesysWrapup.Core.Tests.Rows;

/// <summary>One row of every kind, as the commands give them.</summary>
internal static class SampleRows
{
    public const string Conversation = "6c0bbd5e-6f0f-4f2d-9d6e-2f7b6a1d3c55";
    public const string Participant = "0d4f6a52-58c7-4c0e-8f6f-6a4c2f7e1b01";
    public const string Code = "b3c1f4de-7a1e-4b7e-9d55-0c1e9a6f2d10";

    public static DateTime Now => AutoClock.DefaultStart.UtcDateTime;

    public static WrapupResult Result(int number = 0) => new()
    {
        Outcome = WrapupOutcome.Set,
        ConversationId = number == 0 ? Conversation : $"00000000-0000-4000-8000-{number:000000000000}",
        ParticipantId = Participant,
        UserId = "a-user",
        UserName = "Anna Adler",
        QueueId = "a-queue",
        QueueName = "Support",
        MediaType = "call",
        WrapupCode = "Sales follow-up",
        RequestedCode = Code,
        RequestedCodeName = "Sales follow-up",
        AssignedCode = Code,
        AssignedCodeName = "Sales follow-up",
        Notes = "the customer's own words",
        Message = "'Sales follow-up' is on Anna Adler (Support), seen after 0.0 s.",
        Requests = 3,
        Writes = 1,
        ElapsedSeconds = 0.25,
        Time = Now.AddMinutes(-1),
    };

    public static ParticipantWrapup Assigned() => new()
    {
        ConversationId = Conversation,
        ParticipantId = Participant,
        UserName = "Anna Adler",
        Level = "Participant",
        AssignedCode = Code,
        AssignedCodeName = "Sales follow-up",
        AssignedNotes = "the customer's own words",
        DurationSeconds = 12,
        EndTime = Now.AddMinutes(-2),
    };

    public static MissingWrapup Missing() => new()
    {
        ConversationId = Conversation,
        ParticipantId = Participant,
        CommunicationId = "a-communication",
        UserId = "a-user",
        UserName = "Anna Adler",
        QueueName = "Support",
        MediaType = "call",
        Reason = MissingReason.NeverCoded,
        Explanation = "After-call work ended without a code.",
        Basis = "Inferred",
        EndTime = Now.AddMinutes(-10),
        AfterCallWorkStart = Now.AddMinutes(-10),
        AfterCallWorkEnd = Now.AddMinutes(-9),
        DataSource = "Query",
    };

    public static ConversationEvent Event() => new()
    {
        EventType = "Wrapup",
        Source = "Notification",
        ConversationId = Conversation,
        ParticipantId = Participant,
        UserId = "a-user",
        QueueId = "a-queue",
        MediaType = "call",
        AssignedCode = Code,
        AssignedNotes = "the customer's own words",
        AssignedDurationSeconds = 12.5,
        Time = Now.AddMinutes(-3),
    };

    public static object[] OfEveryKind() => [Result(), Assigned(), Missing(), Event()];
}
