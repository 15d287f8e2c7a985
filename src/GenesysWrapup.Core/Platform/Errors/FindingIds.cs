namespace GenesysWrapup.Core.Platform.Errors;

/// <summary>
/// The ids of findings, shared by the diagnosis, the lint, the error translation and the results, so that all use the same name for a
/// cause.
/// They are public API: scripts branch on them.
/// </summary>
public static class FindingIds
{
    // The session and its rights
    public const string SessionMissing = "Session.Missing";
    public const string SessionRegion = "Session.Region";
    public const string SessionCredential = "Session.Credential";
    public const string SessionToken = "Session.Token";
    public const string AccessGrant = "Access.Grant";
    public const string AccessScope = "Access.Scope";
    public const string AccessPermission = "Access.Permission";
    public const string AccessDivision = "Access.Division";

    /// <summary>A right is missing, and the answer does not say which.</summary>
    public const string AccessRefused = "Access.Refused";
    public const string AccessUserContext = "Access.UserContext";
    public const string AccessNetwork = "Access.Network";
    public const string AccessPolicy = "Access.Policy";
    public const string AccessUnused = "Access.Unused";

    // The ids that were given
    public const string IdShape = "Id.Shape";
    public const string IdKind = "Id.Kind";

    /// <summary>Something with one of the given ids was not found, and the answer does not say which.</summary>
    public const string IdNotFound = "Id.NotFound";
    public const string IdConversation = "Id.Conversation";
    public const string IdParticipant = "Id.Participant";
    public const string IdCommunication = "Id.Communication";

    // The participant and the level
    public const string TargetAgent = "Target.Agent";
    public const string TargetAmbiguous = "Target.Ambiguous";
    public const string TargetMedia = "Target.Media";
    public const string TargetLevel = "Target.Level";

    // The state of the conversation
    public const string StateConnected = "State.Connected";
    public const string StatePending = "State.Pending";
    public const string StateCoded = "State.Coded";
    public const string StateTimedOut = "State.TimedOut";
    public const string StateSkipped = "State.Skipped";
    public const string StateEnded = "State.Ended";
    public const string StateDeadline = "State.Deadline";
    public const string StateMode = "State.Mode";

    // The code
    public const string CodeExists = "Code.Exists";
    public const string CodeAmbiguous = "Code.Ambiguous";
    public const string CodeQueue = "Code.Queue";
    public const string CodeDivision = "Code.Division";
    public const string CodeSystem = "Code.System";
    public const string CodeAlreadySet = "Code.AlreadySet";
    public const string CodeReplaces = "Code.Replaces";
    public const string CodeFirstOutbound = "Code.FirstOutbound";
    public const string CodeMissing = "Code.Missing";
    public const string CodeName = "Code.Name";

    // How the write went
    public const string WriteUnverified = "Write.Unverified";
    public const string WriteDifferent = "Write.Different";
    public const string WriteConflict = "Write.Conflict";
    public const string WriteUnclear = "Write.Unclear";
    public const string WritePartial = "Write.Partial";

    // The platform and the way to it
    public const string LimitRequests = "Limit.Requests";
    public const string LimitTokens = "Limit.Tokens";
    public const string LimitSize = "Limit.Size";
    public const string PlatformUnavailable = "Platform.Unavailable";
    public const string PlatformTimeout = "Platform.Timeout";
    public const string PlatformUnreachable = "Platform.Unreachable";
    public const string PlatformAnswer = "Platform.Answer";
    public const string PlatformUnknownCode = "Platform.UnknownCode";

    // What came as an event
    public const string EventShape = "Event.Shape";
    public const string EventText = "Event.Text";

    // The journal of a run
    public const string JournalFile = "Journal.File";

    // A work list on a broker
    public const string BrokerConnection = "Broker.Connection";
    public const string BrokerList = "Broker.List";

    // Rows on their way out
    public const string RowShape = "Row.Shape";
    public const string SinkEvent = "Sink.Event";
    public const string SinkRefused = "Sink.Refused";
    public const string SinkUnavailable = "Sink.Unavailable";
    public const string ReportFile = "Report.File";

    // This module
    public const string ModuleFault = "Module.Fault";
    public const string ModuleSimulator = "Module.Simulator";

    // A call somebody wrote
    public const string RequestResource = "Request.Resource";
    public const string RequestMethod = "Request.Method";
    public const string RequestHost = "Request.Host";
    public const string RequestPath = "Request.Path";
    public const string RequestRemoved = "Request.Removed";
    public const string RequestDeprecated = "Request.Deprecated";
    public const string RequestBody = "Request.Body";
    public const string RequestMember = "Request.Member";
    public const string RequestAction = "Request.Action";
    public const string RequestRoute = "Request.Route";
    public const string RequestScope = "Request.Scope";
    public const string RequestPermission = "Request.Permission";
    public const string RequestHeader = "Request.Header";
    public const string RequestQuery = "Request.Query";
    public const string RequestCredential = "Request.Credential";
    public const string RequestSdk = "Request.Sdk";
    public const string RequestState = "Request.State";
    public const string RequestUnverified = "Request.Unverified";
}
