using System;
using GenesysWrapup.Core.Platform.Errors;

namespace GenesysWrapup.Core.Failures;

/// <summary>Which finding explains a failure, in one place, so that an error and its diagnosis never name it differently.</summary>
internal static class FailureFindings
{
    private const int DeepestChain = 5;

    public static string For(Failure failure) => AnswerBehind(failure.Exception) is { StatusCode: { } status } answer
        ? For(failure.Id, status, answer.ErrorCode)
        : For(failure.Id);

    /// <summary>A failure that was reported anew keeps the platform's answer further down.</summary>
    private static PlatformException? AnswerBehind(Exception? exception)
    {
        for (int depth = 0; exception is not null && depth < DeepestChain; depth++, exception = exception.InnerException)
        {
            if (exception is PlatformException answer)
            {
                return answer;
            }
        }

        return null;
    }

    private static string For(string failureId, int status, string? errorCode)
    {
        // Where the module knew what was asked for, its own finding is narrower than the platform's.
        string own = For(failureId);
        if (failureId is not (FailureId.BadRequest or FailureId.PermissionDenied or FailureId.NotFound or FailureId.Conflict
            or FailureId.ServiceUnavailable or FailureId.Timeout or FailureId.Refused or FailureId.Failed or FailureId.TokenRejected
            or FailureId.CredentialRejected))
        {
            return own;
        }

        return KnownErrors.Find(errorCode)?.FindingId
            ?? (errorCode is null ? StatusAdvice.Of(status).FindingId : FindingIds.PlatformUnknownCode);
    }

    private static string For(string failureId) => failureId switch
    {
        FailureId.NotConnected => FindingIds.SessionMissing,
        FailureId.UnknownRegion => FindingIds.SessionRegion,
        FailureId.InsecureAddress or FailureId.Redirected => FindingIds.SessionRegion,
        FailureId.MissingCredential or FailureId.CredentialRejected or FailureId.LoginFailed or FailureId.LoginTimedOut
            or FailureId.ProfileNotFound => FindingIds.SessionCredential,
        FailureId.TokenRejected => FindingIds.SessionToken,
        FailureId.TokenEndpointThrottled => FindingIds.LimitTokens,
        FailureId.BadRequest => FindingIds.RequestBody,
        FailureId.PermissionDenied or FailureId.Refused => FindingIds.AccessRefused,
        FailureId.NotFound => FindingIds.IdNotFound,
        FailureId.Conflict => FindingIds.WriteConflict,
        FailureId.Throttled => FindingIds.LimitRequests,
        FailureId.ServiceUnavailable => FindingIds.PlatformUnavailable,
        FailureId.Timeout => FindingIds.PlatformTimeout,
        FailureId.Unreachable or FailureId.SocketRefused => FindingIds.PlatformUnreachable,
        FailureId.UnreadableAnswer => FindingIds.PlatformAnswer,
        FailureId.AnswerTooLarge => FindingIds.LimitSize,
        FailureId.MissingInput or FailureId.InvalidValue => FindingIds.RequestMember,
        FailureId.InvalidId => FindingIds.IdShape,
        FailureId.WrongKindOfId => FindingIds.IdKind,
        FailureId.ConversationNotFound => FindingIds.IdConversation,
        FailureId.ParticipantNotFound => FindingIds.IdParticipant,
        FailureId.WrapupCodeNotFound or FailureId.WrapupCodeExists => FindingIds.CodeExists,
        FailureId.WrapupCodeAmbiguous => FindingIds.CodeAmbiguous,
        FailureId.QueueNotFound or FailureId.UserNotFound or FailureId.DivisionNotFound => FindingIds.IdNotFound,
        FailureId.QueueAmbiguous or FailureId.UserAmbiguous or FailureId.Ambiguous => FindingIds.TargetAmbiguous,
        FailureId.NotAnEvent => FindingIds.EventShape,
        FailureId.UnreadableEvent => FindingIds.EventText,
        FailureId.EventTooLarge => FindingIds.LimitSize,
        FailureId.Unverified => FindingIds.WriteUnverified,
        FailureId.Different => FindingIds.WriteDifferent,
        FailureId.TooLate => FindingIds.StateEnded,
        FailureId.AgentSkipped => FindingIds.StateSkipped,
        FailureId.NotReady or FailureId.WaitTimedOut => FindingIds.StateConnected,
        FailureId.Failed => FindingIds.WriteUnclear,
        FailureId.AnalyticsJobFailed => FindingIds.PlatformUnavailable,
        FailureId.JournalInUse or FailureId.JournalOfOtherOrganization or FailureId.JournalNotFound or FailureId.JournalUnusable or
            FailureId.NotAJournal => FindingIds.JournalFile,
        FailureId.BrokerUnreachable or FailureId.BrokerRefused or FailureId.BrokerNotTaking => FindingIds.BrokerConnection,
        FailureId.WorkListNotFound or FailureId.WorkListOfOtherOrganization or FailureId.WorkListUnusable => FindingIds.BrokerList,
        FailureId.NotARow => FindingIds.RowShape,
        FailureId.EventRefused => FindingIds.SinkEvent,
        FailureId.SinkRefused => FindingIds.SinkRefused,
        FailureId.SinkUnavailable => FindingIds.SinkUnavailable,
        FailureId.ReportUnusable => FindingIds.ReportFile,
        FailureId.NoSimulator => FindingIds.ModuleSimulator,
        FailureId.Internal => FindingIds.ModuleFault,
        _ => FindingIds.PlatformUnknownCode,
    };

    /// <summary>Whether the module can name a finding for an id at all; a new id without one is caught by a test.</summary>
    public static bool Covers(string failureId) => For(failureId) != FindingIds.PlatformUnknownCode;
}
