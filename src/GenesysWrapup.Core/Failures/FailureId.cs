namespace GenesysWrapup.Core.Failures;

/// <summary>
/// The ids of every error this module writes (shown as GenesysWrapup.&lt;id&gt;). They are public API: scripts branch on them,
/// so a change is a line in the changelog.
/// </summary>
public static class FailureId
{
    public const string Prefix = "GenesysWrapup.";

    // The session
    public const string NotConnected = "NotConnected";
    public const string UnknownRegion = "UnknownRegion";
    public const string MissingCredential = "MissingCredential";
    public const string CredentialRejected = "CredentialRejected";
    public const string TokenRejected = "TokenRejected";
    public const string TokenEndpointThrottled = "TokenEndpointThrottled";
    public const string LoginFailed = "LoginFailed";
    public const string LoginTimedOut = "LoginTimedOut";
    public const string ProfileNotFound = "ProfileNotFound";
    public const string InsecureAddress = "InsecureAddress";

    // Any call to the platform
    public const string BadRequest = "BadRequest";
    public const string PermissionDenied = "PermissionDenied";
    public const string NotFound = "NotFound";
    public const string Conflict = "Conflict";
    public const string Throttled = "Throttled";
    public const string ServiceUnavailable = "ServiceUnavailable";
    public const string Timeout = "Timeout";
    public const string Unreachable = "Unreachable";
    public const string UnreadableAnswer = "UnreadableAnswer";
    public const string AnswerTooLarge = "AnswerTooLarge";
    public const string Redirected = "Redirected";
    public const string SocketRefused = "SocketRefused";

    // What was asked for
    public const string MissingInput = "MissingInput";
    public const string InvalidId = "InvalidId";
    public const string WrongKindOfId = "WrongKindOfId";
    public const string ConversationNotFound = "ConversationNotFound";
    public const string ParticipantNotFound = "ParticipantNotFound";
    public const string WrapupCodeNotFound = "WrapupCodeNotFound";
    public const string WrapupCodeAmbiguous = "WrapupCodeAmbiguous";
    public const string WrapupCodeExists = "WrapupCodeExists";
    public const string QueueNotFound = "QueueNotFound";
    public const string QueueAmbiguous = "QueueAmbiguous";
    public const string UserNotFound = "UserNotFound";
    public const string UserAmbiguous = "UserAmbiguous";
    public const string DivisionNotFound = "DivisionNotFound";
    public const string InvalidValue = "InvalidValue";

    // Input that is not an event
    public const string NotAnEvent = "NotAnEvent";
    public const string UnreadableEvent = "UnreadableEvent";
    public const string EventTooLarge = "EventTooLarge";

    // Writes that did not end as requested
    public const string Unverified = "Unverified";
    public const string Different = "Different";
    public const string Refused = "Refused";
    public const string TooLate = "TooLate";
    public const string NotReady = "NotReady";
    public const string AgentSkipped = "AgentSkipped";
    public const string WaitTimedOut = "WaitTimedOut";
    public const string Ambiguous = "Ambiguous";
    public const string Failed = "Failed";

    // Analytics
    public const string AnalyticsJobFailed = "AnalyticsJobFailed";

    // The journal of a run
    public const string JournalInUse = "JournalInUse";
    public const string JournalOfOtherOrganization = "JournalOfOtherOrganization";
    public const string JournalNotFound = "JournalNotFound";
    public const string JournalUnusable = "JournalUnusable";
    public const string NotAJournal = "NotAJournal";

    // A work list on a broker
    public const string BrokerUnreachable = "BrokerUnreachable";
    public const string BrokerRefused = "BrokerRefused";
    public const string BrokerNotTaking = "BrokerNotTaking";
    public const string WorkListNotFound = "WorkListNotFound";
    public const string WorkListOfOtherOrganization = "WorkListOfOtherOrganization";
    public const string WorkListUnusable = "WorkListUnusable";

    // Rows on their way out
    public const string NotARow = "NotARow";
    public const string EventRefused = "EventRefused";
    public const string SinkRefused = "SinkRefused";
    public const string SinkUnavailable = "SinkUnavailable";
    public const string ReportUnusable = "ReportUnusable";

    // The simulator
    public const string NoSimulator = "NoSimulator";

    // A fault of this module
    public const string Internal = "Internal";
}
