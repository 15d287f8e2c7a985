namespace GenesysWrapup.Simulator.Answers;

/// <summary>What the platform answers about conversations, in its words.</summary>
internal static class ConversationErrors
{
    public static SimulatedAnswer ConversationNotFound { get; } =
        SimulatedAnswer.Error(404, "conversation.error.conversation.not.found", "The conversation does not exist.");

    /// <summary>The callbacks PATCH reports a conversation that is not there as a bad request.</summary>
    public static SimulatedAnswer CallbackNotFound { get; } =
        SimulatedAnswer.Error(400, "callback.error.conversation.not.found", "Conversation not found.");

    public static SimulatedAnswer NotAParticipant { get; } =
        SimulatedAnswer.Error(404, "conversation.error.not.conversation.participant", "User is not a participant in the conversation.");

    public static SimulatedAnswer ParticipantNotFound { get; } =
        SimulatedAnswer.Error(404, "conversation.error.participant.not.found", "The participant does not exist.");

    public static SimulatedAnswer CommunicationNotFound { get; } =
        SimulatedAnswer.Error(404, "conversation.error.communication.not.found", "Communication could not be found.");

    public static SimulatedAnswer NoActiveConversations { get; } =
        SimulatedAnswer.Error(400, "conversation.error.participant.no.active.conversations", "The participant has no active conversation.");

    public static SimulatedAnswer CodeRequired { get; } =
        SimulatedAnswer.Error(400, "conversation.error.wrapup.code.required", "Wrapup code is a required field and cannot be empty.");

    public static SimulatedAnswer CodeMissing { get; } =
        SimulatedAnswer.Error(400, "missing.wrapup.code", "Wrapup code is required for non-provisional wrapup.");

    public static SimulatedAnswer CannotSkip { get; } =
        SimulatedAnswer.Error(400, "conversation.error.wrapup.cannot.skip", "Wrap-up cannot be skipped for this participant.");

    public static SimulatedAnswer UpdateInvalid { get; } =
        SimulatedAnswer.Error(400, "conversation.participant.update.invalid", "Failed to update all properties on conversation participant.");

    public static SimulatedAnswer NotTheParty { get; } =
        SimulatedAnswer.Error(400, "conversation.error.user.not.party", "The participant for this request does not belong to the user making the request.");

    public static SimulatedAnswer CallDisconnected { get; } =
        SimulatedAnswer.Error(400, "conversation.error.call.disconnected", "The call is already disconnected.");

    public static SimulatedAnswer CannotDisconnect { get; } =
        SimulatedAnswer.Error(400, "conversation.error.cannot.disconnect.call", "The call for this request cannot be disconnected.");

    public static SimulatedAnswer HoldAlerting { get; } =
        SimulatedAnswer.Error(400, "conversation.error.hold.alerting", "An alerting call cannot be placed on hold.");

    public static SimulatedAnswer CannotConfine { get; } =
        SimulatedAnswer.Error(400, "conversation.error.cannot.confine.party", "The participant for this request cannot be confined.");

    public static SimulatedAnswer AnswerNotAlerting { get; } =
        SimulatedAnswer.Error(400, "callback.error.answer.not.alerting", "Only alerting calls can be answered.");

    public static SimulatedAnswer NotActiveForRecording { get; } = SimulatedAnswer.Error(403,
        "conversation.error.forbidden.not.active.participant", "User is not active on call and cannot alter recordingState");

    public static SimulatedAnswer StateRequired { get; } =
        SimulatedAnswer.Error(400, "communication.state.required", "Can only update a communication's state to disconnected.");

    public static SimulatedAnswer AttributesNull { get; } = SimulatedAnswer.Error(400,
        "conversation.error.participant.attribute.null", "Cannot update participant attribute map to a null value.");
}
