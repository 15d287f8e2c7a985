namespace GenesysWrapup.Core.Platform.Errors;

/// <summary>
/// What an HTTP status says when it comes without an error code of the platform: no more than the status alone allows.
/// </summary>
internal sealed record StatusAdvice(Gate? Gate, string FindingId, string Cause, string NextStep)
{
    public static StatusAdvice Of(int status) => status switch
    {
        >= 200 and < 300 => new(Errors.Gate.State, FindingIds.WriteUnverified,
            "The platform accepted the call. For a wrap-up this proves nothing: the answer is empty, and the write happens later, " +
            "or not at all.",
            "Read it back: Get-ParticipantWrapup -ConversationId <conversation>. Set-ParticipantWrapup does so by itself."),
        >= 300 and < 400 => new(Errors.Gate.Session, FindingIds.SessionRegion,
            "A redirect came instead of an answer. The platform's API never redirects, so this is another host, or a gateway before it.",
            "Check the host: https://api.<region domain>."),
        400 => new(Errors.Gate.Request, FindingIds.RequestBody,
            "The request was not accepted. The status alone does not say whether path, body, state or grant was wrong; " +
            "the answer's body does.",
            "Pass the answer's body to Resolve-WrapupError, and the call to Test-WrapupRequest."),
        401 => new(Errors.Gate.Session, FindingIds.SessionToken,
            "The token is missing, expired, revoked, or of another region.",
            "Connect again, in the region of the organization."),
        403 => new(null, FindingIds.AccessRefused,
            "A right is missing: a permission, its division, an OAuth scope or a policy. " +
            "The body's code says which; the status does not.",
            "Look at the code in the answer's body, and at Test-SessionAccess."),
        404 => new(Errors.Gate.Id, FindingIds.IdNotFound,
            "Nothing was found at this address: the path may not exist, or an id in it is unknown in this organization and region.",
            "Check the path with Test-WrapupRequest, then the ids with Get-Conversation."),
        405 => new(Errors.Gate.Request, FindingIds.RequestMethod,
            "The path exists, but not with this method.",
            "Check the methods that the path has with Test-WrapupRequest."),
        408 => new(Errors.Gate.Platform, FindingIds.PlatformTimeout,
            "The request did not arrive in time.",
            "Try again; if it happens again, check network and proxy."),
        409 => new(Errors.Gate.State, FindingIds.WriteConflict,
            "The request conflicts with what is there. It may or may not have taken effect.",
            "Read the state back before repeating."),
        410 => new(Errors.Gate.Request, FindingIds.RequestRemoved,
            "The address existed once and was removed.",
            "Check the call with Test-WrapupRequest; web chat was removed in August 2026."),
        413 => new(Errors.Gate.Limit, FindingIds.LimitSize,
            "The request is larger than the platform reads.",
            "Send less: shorter notes, fewer items."),
        415 => new(Errors.Gate.Request, FindingIds.RequestHeader,
            "The body was not announced as JSON.",
            "Send the header Content-Type: application/json."),
        429 => new(Errors.Gate.Limit, FindingIds.LimitRequests,
            "Too many requests; this one was not processed.",
            "Wait as long as Retry-After says, then repeat."),
        504 => new(Errors.Gate.Platform, FindingIds.PlatformTimeout,
            "A gateway gave up waiting for the platform. A write may have taken effect all the same.",
            "Read the state back before repeating a write."),
        >= 500 and < 600 => new(Errors.Gate.Platform, FindingIds.PlatformUnavailable,
            "The platform or a gateway before it failed. A write may have taken effect all the same.",
            "Read the state back before repeating a write; if it happens again, wait."),
        > 0 => new(null, FindingIds.PlatformAnswer,
            "The platform's contract does not name this status; it may come from a proxy or a gateway.",
            "Check what stands between here and the platform, and pass the answer's body."),
        _ => new(null, FindingIds.PlatformAnswer,
            "It holds neither a status nor an error code of the platform.",
            "Pass the whole error record, or the status and body of the answer: Resolve-WrapupError -StatusCode 400 -Body $body."),
    };
}
