using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using GenesysWrapup.Core.Platform;

namespace GenesysWrapup.Simulator.Policies;

// Every behaviour that is unknown outside the platform, and the few documented ones that differ between organizations.
internal sealed partial class SimulatorPolicies
{
    private static IReadOnlyList<SimulatorPolicy>? s_all;

    public static readonly SimulatorPolicy UnknownCode = new("UnknownCode", ["Refuse", "Ignore", "Accept"], "Refuse", Basis.Unknown,
        "A wrap-up code id that the organization does not have: 400, or 202 without effect, or stored as given.");

    public static readonly SimulatorPolicy CodeNotOnQueue = new("CodeNotOnQueue", ["Accept", "Refuse", "Ignore"], "Accept", Basis.Unknown,
        "A code of the organization that the participant's queue does not have: stored, or 400, or 202 without effect.");

    public static readonly SimulatorPolicy WrapupReadWhenNone =
        new("WrapupReadWhenNone", ["EmptyObject", "NotFound", "NoContent"], "EmptyObject", Basis.Unknown,
        "What reading a wrap-up answers while none is set: 200 with an empty object, 404, or 204.");

    public static readonly SimulatorPolicy WriteAfterEnd =
        new("WriteAfterEnd", ["Refuse", "Forbid", "Accept", "Ignore"], "Refuse", Basis.Unknown,
        "A wrap-up after a conversation's end and WriteWindow: 400 no active conversations, 403 not authorized, stored, or " +
        "202 without effect.");

    public static readonly SimulatorPolicy WriteWindow = new("WriteWindow", [SimulatorPolicy.Duration], "00:00:00", Basis.Unknown,
        "How long after the end of a conversation a wrap-up is still taken as if it were open.")
    {
        SettledBy = "Set codes on test calls that ended a minute, an hour and a day ago.",
        WhyByHand = "It takes conversations that ended at several times before, each with an agent without a code.",
    };

    public static readonly SimulatorPolicy WriteAfterAcw = new("WriteAfterAcw", ["Accept", "Refuse", "Ignore"], "Accept", Basis.Unknown,
        "A wrap-up for a participant whose after-call work is over while the conversation is still open: stored, or 400, or " +
        "202 without effect.");

    public static readonly SimulatorPolicy WriteWhileConnected =
        new("WriteWhileConnected", ["Accept", "Refuse", "Ignore"], "Accept", Basis.Unknown,
        "A wrap-up for a participant who is still connected: stored, or 400, or 202 without effect.");

    public static readonly SimulatorPolicy SecondWrite = new("SecondWrite", ["Overwrite", "Refuse", "Ignore"], "Overwrite", Basis.Inferred,
        "A second wrap-up for the same participant: replaces the first, or 400, or 202 without effect.");

    public static readonly SimulatorPolicy ClientCredentialsWrapup =
        new("ClientCredentialsWrapup", ["Accept", "Refuse"], "Accept", Basis.Unknown,
        "A wrap-up by client credentials through an operation that does not declare not.a.user: stored, or 400 not.a.user.");

    public static readonly SimulatorPolicy DeclaredUserOnly = new("DeclaredUserOnly", ["Refuse", "Accept"], "Refuse", Basis.Inferred,
        "An operation that declares not.a.user, called by client credentials: refused with it, or carried out.");

    public static readonly SimulatorPolicy OtherUsersParticipant =
        new("OtherUsersParticipant", ["Refuse", "Accept"], "Refuse", Basis.Inferred,
        "The calls-specific PATCH by a user who is not the participant: 400 user not party, or carried out.");

    public static readonly SimulatorPolicy OutsidersWrapup = new("OutsidersWrapup", ["Accept", "Refuse"], "Accept", Basis.Unknown,
        "A wrap-up by a user who has no part in the conversation: stored, or 404 'User is not a participant in the conversation', whose " +
        "words may mean the participant or the user of the token.");

    public static readonly SimulatorPolicy ParticipantLevelUnderCommunicationAcw =
        new("ParticipantLevelUnderCommunicationAcw", ["Accept", "Ignore", "Refuse"], "Accept", Basis.Unknown,
        "A participant-level wrap-up where after-call work is per communication: stored, or 202 without effect, or 400.");

    public static readonly SimulatorPolicy CommunicationLevelUnderParticipantAcw =
        new("CommunicationLevelUnderParticipantAcw", ["Accept", "Ignore", "Refuse"], "Accept", Basis.Unknown,
        "A communication-level wrap-up where after-call work is per participant: stored, or 202 without effect, or 400.");

    public static readonly SimulatorPolicy WrapupDuration = new("WrapupDuration", ["Given", "ServerClock"], "Given", Basis.Unknown,
        "Whether durationSeconds and endTime of a wrap-up are kept as given or replaced by the platform's own measurement.");

    public static readonly SimulatorPolicy DisableEndTimeUpdates =
        new("DisableEndTimeUpdates", ["KeepsEndTime", "NoEffect"], "KeepsEndTime", Basis.Unknown,
        "What disableEndTimeUpdates in a wrap-up does: the end of after-call work stays as it was, or nothing.");

    public static readonly SimulatorPolicy UnknownBodyMember = new("UnknownBodyMember", ["Refuse", "Ignore"], "Refuse", Basis.Inferred,
        "A member of a request body that the contract does not have: 400 invalid.property, or passed over.");

    public static readonly SimulatorPolicy MalformedId = new("MalformedId", ["BadRequest", "NotFound"], "BadRequest", Basis.Unknown,
        "A conversation or participant id that is no GUID: 400, or 404 as for one that does not exist.");

    public static readonly SimulatorPolicy ConversationRetention =
        new("ConversationRetention", [SimulatorPolicy.Duration], "365.00:00:00", Basis.Unknown,
        "How long after its end a conversation can still be read by its id.")
    {
        SettledBy = "Read the oldest conversations that analytics knows, by their ids.",
        WhyByHand = "It takes conversations as old as they get, and reads day by day until one is gone.",
    };

    public static readonly SimulatorPolicy WriteDelay = new("WriteDelay", [SimulatorPolicy.Duration], "00:00:00", Basis.Unknown,
        "How long after the 202 a write becomes visible to reads.")
    {
        Realistic = "00:00:01",
        RealisticBecause = "Unknown. The vendor says that reads may lag behind writes, and not by how much; the second is assumed.",
    };

    public static readonly SimulatorPolicy AnalyticsLag = new("AnalyticsLag", [SimulatorPolicy.Duration], "00:00:00", Basis.Unknown,
        "How long after it happened analytics knows of a change.")
    {
        Realistic = "00:02:00",
        RealisticBecause = "Unknown. The vendor advises to leave the present out of intervals and gives no time; the minutes are assumed.",
    };

    public static readonly SimulatorPolicy TokenErrorBody = new("TokenErrorBody", ["OAuth", "Platform"], "OAuth", Basis.Unknown,
        "The body of a refused token request: error and description as OAuth has them, or the platform's error body.");

    public static readonly SimulatorPolicy BadSecretStatus = new("BadSecretStatus", ["401", "400"], "401", Basis.Unknown,
        "The status of a token request with an unknown client or a wrong secret.");

    public static readonly SimulatorPolicy UnknownClient = new("UnknownClient", ["AsBadSecret", "NotFound"], "AsBadSecret", Basis.Captured,
        "What a token request of an unknown client is told: 'authentication failed', as with a wrong secret, or 'client not found'.");

    public static readonly SimulatorPolicy RefreshToken = new("RefreshToken", ["Stays", "Rotates"], "Stays", Basis.Unknown,
        "Whether a refresh gives the same refresh token again or a new one that ends the old.")
    {
        SettledBy = "Sign in with a client that has a secret, refresh twice, and compare the refresh tokens.",
        WhyByHand = "It takes a client with a secret and somebody who signs in; this module refreshes without a secret.",
    };

    public static readonly SimulatorPolicy RefreshWithoutSecret =
        new("RefreshWithoutSecret", ["Refused", "Answered"], "Refused", Basis.Unknown,
        "Whether a client that signed somebody in with PKCE, and so has no secret, can refresh; only the refresh with a " +
        "secret is documented.")
    {
        SettledBy = "Sign in with Connect-GenesysCloud -Interactive, and wait until the token has to be renewed.",
        WhyByHand = "It takes somebody who signs in, and a session may lose its token by it.",
    };

    public static readonly SimulatorPolicy TokenRequestsPerMinute =
        new("TokenRequestsPerMinute", [SimulatorPolicy.Number], "300", Basis.Unknown,
        "How many token requests of one client are answered in a minute; what is beyond gets the token endpoint's own 400.")
    {
        SettledBy = "Ask for tokens with one client until the login host refuses; others with that client are refused as well.",
        WhyByHand = "It would keep everybody who uses the client from signing in for a while.",
    };

    public static readonly SimulatorPolicy UnusableToken =
        new("UnusableToken", ["BadCredentials", "AuthenticationRequired"], "BadCredentials", Basis.Inferred,
        "The code of the 401 for a token that is unknown, expired or revoked.");

    public static readonly SimulatorPolicy WrongMethod =
        new("WrongMethod", ["MethodNotAllowed", "NotFound"], "MethodNotAllowed", Basis.Unknown,
        "A path that exists, called with a method that it does not have: 405, or the 404 of an unknown path.");

    public static readonly SimulatorPolicy RemovedOperation = new("RemovedOperation", ["NotFound", "Gone"], "NotFound", Basis.Unknown,
        "An operation that the platform has removed, such as those of web chat: 404, or 410.");

    public static readonly SimulatorPolicy ScopeEnforcement = new("ScopeEnforcement", ["Off", "On"], "Off", Basis.Documented,
        "Whether the organization enforces the scopes of OAuth clients; client credentials are never judged by scopes.");

    public static readonly SimulatorPolicy RequestsPerMinute = new("RequestsPerMinute", [SimulatorPolicy.Number], "300", Basis.Documented,
        "How many requests of one token are answered in a minute; what is beyond gets 429.");

    public static readonly SimulatorPolicy RateLimitHeaders = new("RateLimitHeaders", ["Present", "Absent"], "Present", Basis.Captured,
        "Whether answers carry the inin-ratelimit headers, which are seen in practice but not promised.");

    public static readonly SimulatorPolicy MaximumBodyBytes = new("MaximumBodyBytes", [SimulatorPolicy.Number], "512000", Basis.Staff,
        "The size of a request body beyond which the answer is 413; request.bytes.max, as quoted in the vendor's community.");

    /// <summary>Made when first asked for: the order in which the parts of this class are initialised is not defined.</summary>
    public static IReadOnlyList<SimulatorPolicy> All => s_all ??= typeof(SimulatorPolicies)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Where(entry => entry.FieldType == typeof(SimulatorPolicy))
        .Select(entry => (SimulatorPolicy)entry.GetValue(null)!)
        .ToArray();
}
