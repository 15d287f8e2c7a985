namespace GenesysWrapup.Core.Platform.Errors;

// What the operations on conversations answer besides.
internal static partial class KnownErrors
{
    private const string WrapupById = "Set-ParticipantWrapup -ConversationId <conversation> -WrapupCode <code>";
    private const string WhoIsPending = "Get-ConversationParticipant <conversation>";

    public static readonly KnownError MissingWrapupCode = new(
        "missing.wrapup.code", 400,
        "Wrapup code is required for non-provisional wrapup.",
        Gate.Code, FindingIds.CodeMissing,
        "The body has no 'code'. Only a provisional wrap-up may go without one; 'wrapUpCode', 'name' or 'label' do not count.",
        "Send {\"code\": \"<id of the code>\"}, or give the code by name to Set-ParticipantWrapup.")
    {
        Basis = Basis.Documented,
        Command = WrapupById,
    };

    public static readonly KnownError WrapupCodeRequired = new(
        "conversation.error.wrapup.code.required", 400,
        "Wrapup code is a required field and cannot be empty.",
        Gate.Code, FindingIds.CodeMissing,
        "The participant's 'wrapup' has no 'code', or an empty one.",
        "Send {\"wrapup\": {\"code\": \"<id of the code>\"}}, or give the code by name to Set-ParticipantWrapup.")
    {
        Basis = Basis.Documented,
        Command = WrapupById,
    };

    public static readonly KnownError WrapupCannotSkip = new(
        "conversation.error.wrapup.cannot.skip", 400,
        "Wrap-up cannot be skipped for this participant.",
        Gate.State, FindingIds.StateMode,
        "The queue demands a code, so 'wrapupSkipped' is refused.",
        "Set a code instead of skipping; Get-WrapupCode -ConversationId lists those that fit.")
    {
        Basis = Basis.Inferred,
        Command = WrapupById,
    };

    public static readonly KnownError ParticipantNoActiveConversations = new(
        "conversation.error.participant.no.active.conversations", 400,
        "The participant has no active conversation.",
        Gate.State, FindingIds.StateEnded,
        "The platform sees no live conversation for this participant any more. It publishes no rule for how long wrap-up " +
        "stays possible.",
        "Set codes while after-call work is pending. Get-ConversationTimeline shows when it ended.")
    {
        OtherTexts =
        [
            new(
                "Participant has no active conversations",
                Operations.PatchConversationsMessageParticipant,
                Operations.PatchConversationParticipant),
        ],
        Basis = Basis.Inferred,
        Command = "Get-ConversationTimeline <conversation>",
    };

    public static readonly KnownError ConversationParticipantUpdateInvalid = new(
        "conversation.participant.update.invalid", 400,
        "Failed to update all properties on conversation participant.",
        Gate.Request, FindingIds.WritePartial,
        "At least one member of the body could not be applied. Each member acts by itself, so others may have been.",
        "Send only 'wrapup', then read back what is there.")
    {
        Basis = Basis.Inferred,
        Command = "Get-ParticipantWrapup -ConversationId <conversation>",
    };

    public static readonly KnownError ConversationParticipantUpdateFailed = new(
        "conversation.participant.update.failed", 500,
        "Failed to update all properties on conversation participant.",
        Gate.Platform, FindingIds.WritePartial,
        "The platform failed while applying the body. Each member acts by itself, so some may have been applied.",
        "Read back what is there before repeating, and send only 'wrapup'.")
    {
        Basis = Basis.Inferred,
        Command = "Get-ParticipantWrapup -ConversationId <conversation>",
    };

    public static readonly KnownError UserNotParty = new(
        "conversation.error.user.not.party", 400,
        "The participant for this request does not belong to the user making the request.",
        Gate.Permission, FindingIds.AccessUserContext,
        "This endpoint lets a user change their own participant only, and this one belongs to somebody else.",
        "Use the generic participant endpoint, which does not declare this refusal, or sign in as that agent.")
    {
        Basis = Basis.Inferred,
        Command = WrapupById,
    };

    public static readonly KnownError NotAUser = new(
        "not.a.user", 400,
        "This request requires a user context. Client credentials cannot be used for requests to this resource.",
        Gate.Session, FindingIds.AccessUserContext,
        "The operation wants a signed-in user, and client credentials have none.",
        "Connect as a user: Connect-GenesysCloud -Interactive. Where the refused call was another than PATCH " +
        "/api/v2/conversations/{conversationId}/participants/{participantId}, try that one: it does not declare this.")
    {
        Basis = Basis.Documented,
        Command = WrapupById,
    };

    public static readonly KnownError CommunicationStateRequired = new(
        "communication.state.required", 400,
        "Can only update a communication's state to disconnected.",
        Gate.Request, FindingIds.RequestRoute,
        "PATCH on a communication only disconnects it. Its model has a 'wrapup' member, but this endpoint does not update wrap-up.",
        "Send the code to the participant (PATCH), or POST it to the communication's /wrapup.")
    {
        Basis = Basis.Documented,
        OtherTexts =
        [
            new(
                "Can only update a communication's state to disconnected. This endpoint does not update wrapup.",
                Operations.PatchConversationsCobrowsesessionParticipantCommunication),
        ],
        Command = WrapupById,
    };

    public static readonly KnownError CallbackConversationNotFound = new(
        "callback.error.conversation.not.found", 400,
        "Conversation not found.",
        Gate.Id, FindingIds.IdConversation,
        "There is no callback conversation of this id. The callbacks endpoint answers 400 instead of 404.",
        "Check the id with Get-Conversation; it may be of another medium, organization or region.")
    {
        Basis = Basis.Documented,
        Command = "Get-Conversation <conversation>",
    };

    public static readonly KnownError ForbiddenNotActiveParticipant = new(
        "conversation.error.forbidden.not.active.participant", 403,
        "User is not active on call and cannot alter recordingState",
        Gate.State, FindingIds.RequestAction,
        "The request also tried to change the recording, which only an active participant may.",
        "Send only 'wrapup'; every other member of that body acts.")
    {
        Basis = Basis.Inferred,
        Command = WrapupById,
    };

    public static readonly KnownError ConversationNotFound = new(
        "conversation.error.conversation.not.found", 404,
        "The conversation does not exist.",
        Gate.Id, FindingIds.IdConversation,
        "No conversation of this id and medium is known here. Other regions, other media and other kinds of id look the same.",
        "Read it with Get-Conversation, which reads any medium and says when the id is a participant's or a communication's.")
    {
        Basis = Basis.Documented,
        OtherTexts =
        [
            new("Conversation not found.", Operations.PatchConversationsCallParticipant),
        ],
        Command = "Get-Conversation <conversation>",
    };

    public static readonly KnownError NotConversationParticipant = new(
        "conversation.error.not.conversation.participant", 404,
        "User is not a participant in the conversation.",
        Gate.Id, FindingIds.IdParticipant,
        "Either the participant id does not belong to this conversation, or, as the words may mean, the token's user has no part in it.",
        "List the participants, and take ParticipantId of the agent. If it was right, connect as that agent, or by client credentials.")
    {
        Basis = Basis.Inferred,
        Command = WhoIsPending,
    };

    public static readonly KnownError ParticipantNotFound = new(
        "conversation.error.participant.not.found", 404,
        "The participant does not exist.",
        Gate.Id, FindingIds.IdParticipant,
        "The participant id does not belong to this conversation; user ids and communication ids are something else.",
        "List the participants, and take ParticipantId of the agent.")
    {
        Basis = Basis.Documented,
        Command = WhoIsPending,
    };

    public static readonly KnownError CommunicationNotFound = new(
        "conversation.error.communication.not.found", 404,
        "Communication could not be found.",
        Gate.Id, FindingIds.IdCommunication,
        "The communication id does not belong to this participant. Only the generic read of the conversation has these ids.",
        "List the participants, and take CommunicationId from there; in events it is called sessionId.")
    {
        Basis = Basis.Documented,
        Command = WhoIsPending,
    };

    public static readonly KnownError CallDisconnected = new(
        "conversation.error.call.disconnected", 400,
        "The call is already disconnected.",
        Gate.State, FindingIds.RequestAction,
        "The body tried to act on a call that is over, most likely with 'state'. Wrap-up needs no hang-up.",
        "Send only 'wrapup'.")
    {
        Basis = Basis.Inferred,
        Command = WrapupById,
    };

    public static readonly KnownError CannotDisconnectCall = new(
        "conversation.error.cannot.disconnect.call", 400,
        "The call for this request cannot be disconnected.",
        Gate.State, FindingIds.RequestAction,
        "The body tried to hang up, and this call cannot be hung up that way.",
        "Send only 'wrapup'; setting a code does not need a hang-up.")
    {
        Basis = Basis.Inferred,
        Command = WrapupById,
    };

    public static readonly KnownError HoldAlerting = new(
        "conversation.error.hold.alerting", 400,
        "An alerting call cannot be placed on hold.",
        Gate.State, FindingIds.RequestAction,
        "The body holds 'held' while the call still rings.",
        "Send only 'wrapup'.")
    {
        Basis = Basis.Documented,
        OtherTexts =
        [
            new("An alerting call cannot be placed on hold", Operations.PatchConversationParticipant),
        ],
        Command = WrapupById,
    };

    public static readonly KnownError CannotConfineParty = new(
        "conversation.error.cannot.confine.party", 400,
        "The participant for this request cannot be confined.",
        Gate.State, FindingIds.RequestAction,
        "The body holds 'confined', which this participant does not allow.",
        "Send only 'wrapup'.")
    {
        Basis = Basis.Documented,
        Command = WrapupById,
    };

    public static readonly KnownError CannotCreateConference = new(
        "conversation.error.cannot.create.conference", 400,
        "Unable to create a conference.",
        Gate.State, FindingIds.RequestAction,
        "A member of the body asked for more than the wrap-up.",
        "Send only 'wrapup'.")
    {
        Basis = Basis.Inferred,
        Command = WrapupById,
    };

    public static readonly KnownError NoCommonUser = new(
        "conversation.error.no.common.user", 400,
        "This conference can not be created because there is no common user among all the active participants.",
        Gate.State, FindingIds.RequestAction,
        "The call's participants share no user, which this operation needs.",
        "Read the conversation with Get-Conversation instead.")
    {
        Basis = Basis.Documented,
    };

    public static readonly KnownError CannotParkConversationWithInternalMessage = new(
        "conversation.error.cannot.park.conversation.with.internal.message", 400,
        "Cannot park conversation with active internal message.",
        Gate.State, FindingIds.RequestAction,
        "The body tried to park the conversation.",
        "Send only 'wrapup'.")
    {
        Basis = Basis.Documented,
        Command = WrapupById,
    };

    public static readonly KnownError ParticipantAttributeNull = new(
        "conversation.error.participant.attribute.null", 400,
        "Cannot update participant attribute map to a null value.",
        Gate.Request, FindingIds.RequestMember,
        "The attributes are missing or null. They are the participant's free data and have nothing to do with the wrap-up code.",
        "Send {\"attributes\": {...}} for free data with Set-ParticipantAttribute; for a code use Set-ParticipantWrapup.")
    {
        Basis = Basis.Documented,
    };

    public static readonly KnownError CallbackAnswerNotAlerting = new(
        "callback.error.answer.not.alerting", 400,
        "Only alerting calls can be answered.",
        Gate.State, FindingIds.RequestAction,
        "The body tried to answer ('state': 'connected') something that does not ring.",
        "Send only 'wrapup'.")
    {
        Basis = Basis.Documented,
        Command = WrapupById,
    };

    public static readonly KnownError CallbackTransferCanceled = new(
        "callback.error.transfer.canceled", 400,
        "Answer failed because a pending attended transfer was canceled.",
        Gate.State, FindingIds.RequestAction,
        "The body tried to answer a transfer that was called off.",
        "Send only 'wrapup'.")
    {
        Basis = Basis.Documented,
        Command = WrapupById,
    };

    public static readonly KnownError PostinoAnswerNotAlerting = new(
        "postino.error.answer.not.alerting", 400,
        "Only alerting calls can be answered.",
        Gate.State, FindingIds.RequestAction,
        "The body tried to answer an email that does not ring.",
        "Send only 'wrapup'.")
    {
        Basis = Basis.Documented,
        Command = WrapupById,
    };

    public static readonly KnownError PostinoTransferCanceled = new(
        "postino.error.transfer.canceled", 400,
        "Answer failed because a pending attended transfer was canceled.",
        Gate.State, FindingIds.RequestAction,
        "The body tried to answer a transfer that was called off.",
        "Send only 'wrapup'.")
    {
        Basis = Basis.Documented,
        Command = WrapupById,
    };

    public static readonly KnownError PostinoWrongOrg = new(
        "postino.error.wrong.org", 400,
        "Request organization is incorrect for this conversation.",
        Gate.Session, FindingIds.SessionRegion,
        "The conversation belongs to another organization than the token.",
        "Connect to the organization and region of the conversation; Get-GenesysSession shows the current one.")
    {
        Basis = Basis.Documented,
    };

    public static readonly KnownError MediaFailed = new(
        "conversation.error.media.failed", 500,
        "The media request failed.",
        Gate.Platform, FindingIds.PlatformUnavailable,
        "The platform's media service failed.",
        "Try again; if it happens again, give the correlation id to the vendor's support.")
    {
        Basis = Basis.Documented,
    };

    public static readonly KnownError ProviderapiNoStationForEdge = new(
        "providerapi.error.no.station.for.edge", 500,
        "Station assignment for station found, but no primary or secondary Edge id was assigned to it.",
        Gate.Platform, FindingIds.PlatformUnavailable,
        "A phone of the organization has no Edge assigned.",
        "Ask the telephony administrator; the wrap-up itself can be read with Get-Conversation.")
    {
        Basis = Basis.Documented,
    };

}
