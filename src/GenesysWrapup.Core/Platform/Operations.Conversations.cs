namespace GenesysWrapup.Core.Platform;

// Reading conversations and writing wrap-up, per medium and generic.
internal static partial class Operations
{
    public static readonly Operation GetConversations = new(
        "getConversations", "GET", "/api/v2/conversations",
        Scope.ReadOf("conversations"), Permit.None)
    { Query = ["communicationType"] };

    public static readonly Operation PatchConversationsAftercallworkConversationIdParticipantCommunication = new(
        "patchConversationsAftercallworkConversationIdParticipantCommunication", "PATCH",
        "/api/v2/conversations/aftercallwork/{conversationId}/participants/{participantId}/communications/{communicationId}",
        Scope.Of("conversations"), Permit.Any("conversation:participant:wrapup"))
    { Body = "AfterCallWorkUpdate", Effect = OperationEffect.Changes };

    public static readonly Operation GetConversationsCallbacks = new(
        "getConversationsCallbacks", "GET", "/api/v2/conversations/callbacks",
        Scope.ReadOf("conversations"), Permit.None);

    public static readonly Operation GetConversationsCallback = new(
        "getConversationsCallback", "GET", "/api/v2/conversations/callbacks/{conversationId}",
        Scope.ReadOf("conversations"), Permit.None);

    public static readonly Operation PatchConversationsCallbackParticipant = new(
        "patchConversationsCallbackParticipant", "PATCH", "/api/v2/conversations/callbacks/{conversationId}/participants/{participantId}",
        Scope.Of("conversations"),
        Permit.Any("conversation:participant:wrapup", "conversation:call:record", "conversation:communication:disconnect"))
    { Body = "MediaParticipantRequest", Effect = OperationEffect.Changes };

    public static readonly Operation PatchConversationsCallbackParticipantCommunication = new(
        "patchConversationsCallbackParticipantCommunication", "PATCH",
        "/api/v2/conversations/callbacks/{conversationId}/participants/{participantId}/communications/{communicationId}",
        Scope.Of("conversations"), Permit.None)
    { Body = "MediaParticipantRequest", Effect = OperationEffect.Changes };

    public static readonly Operation GetConversationsCallbackParticipantCommunicationWrapup = new(
        "getConversationsCallbackParticipantCommunicationWrapup", "GET",
        "/api/v2/conversations/callbacks/{conversationId}/participants/{participantId}/communications/{communicationId}/wrapup",
        Scope.ReadOf("conversations"), Permit.None)
    { Query = ["provisional"] };

    public static readonly Operation PostConversationsCallbackParticipantCommunicationWrapup = new(
        "postConversationsCallbackParticipantCommunicationWrapup", "POST",
        "/api/v2/conversations/callbacks/{conversationId}/participants/{participantId}/communications/{communicationId}/wrapup",
        Scope.Of("conversations"), Permit.Any("conversation:participant:wrapup"))
    { Body = "WrapupInput", BodyOptional = true, Effect = OperationEffect.Changes };

    public static readonly Operation GetConversationsCallbackParticipantWrapup = new(
        "getConversationsCallbackParticipantWrapup", "GET",
        "/api/v2/conversations/callbacks/{conversationId}/participants/{participantId}/wrapup",
        Scope.ReadOf("conversations"), Permit.None)
    { Query = ["provisional"] };

    public static readonly Operation GetConversationsCallbackParticipantWrapupcodes = new(
        "getConversationsCallbackParticipantWrapupcodes", "GET",
        "/api/v2/conversations/callbacks/{conversationId}/participants/{participantId}/wrapupcodes",
        Scope.ReadOf("conversations"), Permit.None);

    public static readonly Operation GetConversationsCalls = new(
        "getConversationsCalls", "GET", "/api/v2/conversations/calls",
        Scope.ReadOf("conversations"), Permit.None)
    { RefusesClientCredentials = true };

    public static readonly Operation GetConversationsCall = new(
        "getConversationsCall", "GET", "/api/v2/conversations/calls/{conversationId}",
        Scope.ReadOf("conversations"), Permit.None);

    public static readonly Operation PatchConversationsCallParticipant = new(
        "patchConversationsCallParticipant", "PATCH", "/api/v2/conversations/calls/{conversationId}/participants/{participantId}",
        Scope.Of("conversations"),
        Permit.Any("conversation:participant:wrapup", "conversation:call:record", "conversation:communication:disconnect"))
    { Body = "MediaParticipantRequest", RefusesClientCredentials = true, Effect = OperationEffect.Changes };

    public static readonly Operation PatchConversationsCallParticipantCommunication = new(
        "patchConversationsCallParticipantCommunication", "PATCH",
        "/api/v2/conversations/calls/{conversationId}/participants/{participantId}/communications/{communicationId}",
        Scope.Of("conversations"), Permit.None)
    { Body = "MediaParticipantRequest", RefusesClientCredentials = true, Effect = OperationEffect.Changes };

    public static readonly Operation GetConversationsCallParticipantCommunicationWrapup = new(
        "getConversationsCallParticipantCommunicationWrapup", "GET",
        "/api/v2/conversations/calls/{conversationId}/participants/{participantId}/communications/{communicationId}/wrapup",
        Scope.ReadOf("conversations"), Permit.None)
    { Query = ["provisional"] };

    public static readonly Operation PostConversationsCallParticipantCommunicationWrapup = new(
        "postConversationsCallParticipantCommunicationWrapup", "POST",
        "/api/v2/conversations/calls/{conversationId}/participants/{participantId}/communications/{communicationId}/wrapup",
        Scope.Of("conversations"), Permit.Any("conversation:participant:wrapup"))
    { Body = "WrapupInput", BodyOptional = true, Effect = OperationEffect.Changes };

    public static readonly Operation GetConversationsCallParticipantWrapup = new(
        "getConversationsCallParticipantWrapup", "GET", "/api/v2/conversations/calls/{conversationId}/participants/{participantId}/wrapup",
        Scope.ReadOf("conversations"), Permit.None)
    { Query = ["provisional"] };

    public static readonly Operation GetConversationsCallParticipantWrapupcodes = new(
        "getConversationsCallParticipantWrapupcodes", "GET",
        "/api/v2/conversations/calls/{conversationId}/participants/{participantId}/wrapupcodes",
        Scope.ReadOf("conversations"), Permit.None);

    public static readonly Operation PatchConversationsChatParticipant = new(
        "patchConversationsChatParticipant", "PATCH", "/api/v2/conversations/chats/{conversationId}/participants/{participantId}",
        Scope.Of("conversations"),
        Permit.Any("conversation:participant:wrapup", "conversation:call:record", "conversation:communication:disconnect"))
    { Body = "MediaParticipantRequest", Deprecated = true, Removed = true, Effect = OperationEffect.Changes };

    public static readonly Operation PatchConversationsChatParticipantCommunication = new(
        "patchConversationsChatParticipantCommunication", "PATCH",
        "/api/v2/conversations/chats/{conversationId}/participants/{participantId}/communications/{communicationId}",
        Scope.Of("conversations"), Permit.None)
    { Body = "MediaParticipantRequest", Deprecated = true, Removed = true, Effect = OperationEffect.Changes };

    public static readonly Operation GetConversationsChatParticipantCommunicationWrapup = new(
        "getConversationsChatParticipantCommunicationWrapup", "GET",
        "/api/v2/conversations/chats/{conversationId}/participants/{participantId}/communications/{communicationId}/wrapup",
        Scope.ReadOf("conversations"), Permit.None)
    { Query = ["provisional"], Deprecated = true, Removed = true };

    public static readonly Operation PostConversationsChatParticipantCommunicationWrapup = new(
        "postConversationsChatParticipantCommunicationWrapup", "POST",
        "/api/v2/conversations/chats/{conversationId}/participants/{participantId}/communications/{communicationId}/wrapup",
        Scope.Of("conversations"), Permit.Any("conversation:participant:wrapup"))
    { Body = "WrapupInput", BodyOptional = true, Deprecated = true, Removed = true, Effect = OperationEffect.Changes };

    public static readonly Operation GetConversationsChatParticipantWrapup = new(
        "getConversationsChatParticipantWrapup", "GET", "/api/v2/conversations/chats/{conversationId}/participants/{participantId}/wrapup",
        Scope.ReadOf("conversations"), Permit.None)
    { Query = ["provisional"], Deprecated = true, Removed = true };

    public static readonly Operation GetConversationsChatParticipantWrapupcodes = new(
        "getConversationsChatParticipantWrapupcodes", "GET",
        "/api/v2/conversations/chats/{conversationId}/participants/{participantId}/wrapupcodes",
        Scope.ReadOf("conversations"), Permit.None)
    { Deprecated = true, Removed = true };

    public static readonly Operation GetConversationsCobrowsesessions = new(
        "getConversationsCobrowsesessions", "GET", "/api/v2/conversations/cobrowsesessions",
        Scope.ReadOf("conversations"), Permit.None);

    public static readonly Operation GetConversationsCobrowsesession = new(
        "getConversationsCobrowsesession", "GET", "/api/v2/conversations/cobrowsesessions/{conversationId}",
        Scope.ReadOf("conversations"), Permit.None);

    public static readonly Operation PatchConversationsCobrowsesessionParticipant = new(
        "patchConversationsCobrowsesessionParticipant", "PATCH",
        "/api/v2/conversations/cobrowsesessions/{conversationId}/participants/{participantId}",
        Scope.Of("conversations"),
        Permit.Any("conversation:participant:wrapup", "conversation:call:record", "conversation:communication:disconnect"))
    { Body = "MediaParticipantRequest", BodyOptional = true, Deprecated = true, Effect = OperationEffect.Changes };

    public static readonly Operation PatchConversationsCobrowsesessionParticipantCommunication = new(
        "patchConversationsCobrowsesessionParticipantCommunication", "PATCH",
        "/api/v2/conversations/cobrowsesessions/{conversationId}/participants/{participantId}/communications/{communicationId}",
        Scope.Of("conversations"), Permit.None)
    { Body = "MediaParticipantRequest", Deprecated = true, Effect = OperationEffect.Changes };

    public static readonly Operation GetConversationsCobrowsesessionParticipantCommunicationWrapup = new(
        "getConversationsCobrowsesessionParticipantCommunicationWrapup", "GET",
        "/api/v2/conversations/cobrowsesessions/{conversationId}/participants/{participantId}/communications/{communicationId}/wrapup",
        Scope.ReadOf("conversations"), Permit.None)
    { Query = ["provisional"], Deprecated = true };

    public static readonly Operation PostConversationsCobrowsesessionParticipantCommunicationWrapup = new(
        "postConversationsCobrowsesessionParticipantCommunicationWrapup", "POST",
        "/api/v2/conversations/cobrowsesessions/{conversationId}/participants/{participantId}/communications/{communicationId}/wrapup",
        Scope.Of("conversations"), Permit.Any("conversation:participant:wrapup"))
    { Body = "WrapupInput", BodyOptional = true, Deprecated = true, Effect = OperationEffect.Changes };

    public static readonly Operation GetConversationsCobrowsesessionParticipantWrapup = new(
        "getConversationsCobrowsesessionParticipantWrapup", "GET",
        "/api/v2/conversations/cobrowsesessions/{conversationId}/participants/{participantId}/wrapup",
        Scope.ReadOf("conversations"), Permit.None)
    { Query = ["provisional"], Deprecated = true };

    public static readonly Operation GetConversationsCobrowsesessionParticipantWrapupcodes = new(
        "getConversationsCobrowsesessionParticipantWrapupcodes", "GET",
        "/api/v2/conversations/cobrowsesessions/{conversationId}/participants/{participantId}/wrapupcodes",
        Scope.ReadOf("conversations"), Permit.None)
    { Deprecated = true };

    public static readonly Operation GetConversationsEmails = new(
        "getConversationsEmails", "GET", "/api/v2/conversations/emails",
        Scope.ReadOf("conversations"), Permit.None);

    public static readonly Operation GetConversationsEmail = new(
        "getConversationsEmail", "GET", "/api/v2/conversations/emails/{conversationId}",
        Scope.ReadOf("conversations"), Permit.None);

    public static readonly Operation PatchConversationsEmailParticipant = new(
        "patchConversationsEmailParticipant", "PATCH", "/api/v2/conversations/emails/{conversationId}/participants/{participantId}",
        Scope.Of("conversations"),
        Permit.Any(
            "conversation:participant:wrapup", "conversation:call:record", "conversation:communication:disconnect",
            "conversation:email:park"))
    { Body = "MediaParticipantRequest", Effect = OperationEffect.Changes };

    public static readonly Operation PatchConversationsEmailParticipantCommunication = new(
        "patchConversationsEmailParticipantCommunication", "PATCH",
        "/api/v2/conversations/emails/{conversationId}/participants/{participantId}/communications/{communicationId}",
        Scope.Of("conversations"), Permit.None)
    { Body = "MediaParticipantRequest", Effect = OperationEffect.Changes };

    public static readonly Operation GetConversationsEmailParticipantCommunicationWrapup = new(
        "getConversationsEmailParticipantCommunicationWrapup", "GET",
        "/api/v2/conversations/emails/{conversationId}/participants/{participantId}/communications/{communicationId}/wrapup",
        Scope.ReadOf("conversations"), Permit.None)
    { Query = ["provisional"] };

    public static readonly Operation PostConversationsEmailParticipantCommunicationWrapup = new(
        "postConversationsEmailParticipantCommunicationWrapup", "POST",
        "/api/v2/conversations/emails/{conversationId}/participants/{participantId}/communications/{communicationId}/wrapup",
        Scope.Of("conversations"), Permit.Any("conversation:participant:wrapup"))
    { Body = "WrapupInput", BodyOptional = true, Effect = OperationEffect.Changes };

    public static readonly Operation GetConversationsEmailParticipantWrapup = new(
        "getConversationsEmailParticipantWrapup", "GET",
        "/api/v2/conversations/emails/{conversationId}/participants/{participantId}/wrapup",
        Scope.ReadOf("conversations"), Permit.None)
    { Query = ["provisional"] };

    public static readonly Operation GetConversationsEmailParticipantWrapupcodes = new(
        "getConversationsEmailParticipantWrapupcodes", "GET",
        "/api/v2/conversations/emails/{conversationId}/participants/{participantId}/wrapupcodes",
        Scope.ReadOf("conversations"), Permit.None);

    public static readonly Operation GetConversationsMessages = new(
        "getConversationsMessages", "GET", "/api/v2/conversations/messages",
        Scope.ReadOf("conversations"), Permit.None);

    public static readonly Operation GetConversationsMessage = new(
        "getConversationsMessage", "GET", "/api/v2/conversations/messages/{conversationId}",
        Scope.ReadOf("conversations"), Permit.None);

    public static readonly Operation PatchConversationsMessageParticipant = new(
        "patchConversationsMessageParticipant", "PATCH", "/api/v2/conversations/messages/{conversationId}/participants/{participantId}",
        Scope.Of("conversations"),
        Permit.Any("conversation:participant:wrapup", "conversation:call:record", "conversation:communication:disconnect"))
    { Body = "MediaParticipantRequest", BodyOptional = true, Effect = OperationEffect.Changes };

    public static readonly Operation PatchConversationsMessageParticipantCommunication = new(
        "patchConversationsMessageParticipantCommunication", "PATCH",
        "/api/v2/conversations/messages/{conversationId}/participants/{participantId}/communications/{communicationId}",
        Scope.Of("conversations"), Permit.None)
    { Body = "MediaParticipantRequest", Effect = OperationEffect.Changes };

    public static readonly Operation GetConversationsMessageParticipantCommunicationWrapup = new(
        "getConversationsMessageParticipantCommunicationWrapup", "GET",
        "/api/v2/conversations/messages/{conversationId}/participants/{participantId}/communications/{communicationId}/wrapup",
        Scope.ReadOf("conversations"), Permit.None)
    { Query = ["provisional"] };

    public static readonly Operation PostConversationsMessageParticipantCommunicationWrapup = new(
        "postConversationsMessageParticipantCommunicationWrapup", "POST",
        "/api/v2/conversations/messages/{conversationId}/participants/{participantId}/communications/{communicationId}/wrapup",
        Scope.Of("conversations"), Permit.Any("conversation:participant:wrapup"))
    { Body = "WrapupInput", BodyOptional = true, Effect = OperationEffect.Changes };

    public static readonly Operation GetConversationsMessageParticipantWrapup = new(
        "getConversationsMessageParticipantWrapup", "GET",
        "/api/v2/conversations/messages/{conversationId}/participants/{participantId}/wrapup",
        Scope.ReadOf("conversations"), Permit.None)
    { Query = ["provisional"] };

    public static readonly Operation GetConversationsMessageParticipantWrapupcodes = new(
        "getConversationsMessageParticipantWrapupcodes", "GET",
        "/api/v2/conversations/messages/{conversationId}/participants/{participantId}/wrapupcodes",
        Scope.ReadOf("conversations"), Permit.None);

    public static readonly Operation GetConversationsScreenshareParticipantCommunicationWrapup = new(
        "getConversationsScreenshareParticipantCommunicationWrapup", "GET",
        "/api/v2/conversations/screenshares/{conversationId}/participants/{participantId}/communications/{communicationId}/wrapup",
        Scope.ReadOf("conversations"), Permit.None)
    { Query = ["provisional"], Deprecated = true };

    public static readonly Operation PostConversationsScreenshareParticipantCommunicationWrapup = new(
        "postConversationsScreenshareParticipantCommunicationWrapup", "POST",
        "/api/v2/conversations/screenshares/{conversationId}/participants/{participantId}/communications/{communicationId}/wrapup",
        Scope.Of("conversations"), Permit.Any("conversation:participant:wrapup"))
    { Body = "WrapupInput", BodyOptional = true, Deprecated = true, Effect = OperationEffect.Changes };

    public static readonly Operation GetConversationsSettings = new(
        "getConversationsSettings", "GET", "/api/v2/conversations/settings",
        Scope.ReadOf("conversations"), Permit.Any("conversation:settings:view"));

    public static readonly Operation PatchConversationsSettings = new(
        "patchConversationsSettings", "PATCH", "/api/v2/conversations/settings",
        Scope.Of("conversations"), Permit.Any("conversation:settings:edit"))
    { Body = "Settings", Effect = OperationEffect.Changes };

    public static readonly Operation GetConversationsSocialParticipantCommunicationWrapup = new(
        "getConversationsSocialParticipantCommunicationWrapup", "GET",
        "/api/v2/conversations/socials/{conversationId}/participants/{participantId}/communications/{communicationId}/wrapup",
        Scope.ReadOf("conversations"), Permit.None)
    { Query = ["provisional"] };

    public static readonly Operation PostConversationsSocialParticipantCommunicationWrapup = new(
        "postConversationsSocialParticipantCommunicationWrapup", "POST",
        "/api/v2/conversations/socials/{conversationId}/participants/{participantId}/communications/{communicationId}/wrapup",
        Scope.Of("conversations"), Permit.Any("conversation:participant:wrapup"))
    { Body = "WrapupInput", BodyOptional = true, Effect = OperationEffect.Changes };

    public static readonly Operation GetConversationsVideoParticipantCommunicationWrapup = new(
        "getConversationsVideoParticipantCommunicationWrapup", "GET",
        "/api/v2/conversations/videos/{conversationId}/participants/{participantId}/communications/{communicationId}/wrapup",
        Scope.ReadOf("conversations"), Permit.None)
    { Query = ["provisional"] };

    public static readonly Operation PostConversationsVideoParticipantCommunicationWrapup = new(
        "postConversationsVideoParticipantCommunicationWrapup", "POST",
        "/api/v2/conversations/videos/{conversationId}/participants/{participantId}/communications/{communicationId}/wrapup",
        Scope.Of("conversations"), Permit.Any("conversation:participant:wrapup"))
    { Body = "WrapupInput", BodyOptional = true, Effect = OperationEffect.Changes };

    public static readonly Operation GetConversation = new(
        "getConversation", "GET", "/api/v2/conversations/{conversationId}",
        Scope.ReadOf("conversations"), Permit.Any("conversation:communication:view"));

    public static readonly Operation DeleteConversation = new(
        "deleteConversation", "DELETE", "/api/v2/conversations/{conversationId}",
        Scope.Of("conversations"), Permit.Any("conversation:communication:disconnect"))
    { RefusesClientCredentials = true, Effect = OperationEffect.Changes };

    public static readonly Operation PostConversationDisconnect = new(
        "postConversationDisconnect", "POST", "/api/v2/conversations/{conversationId}/disconnect",
        Scope.Of("conversations"), Permit.Any("conversation:communication:disconnect"))
    { Effect = OperationEffect.Changes };

    public static readonly Operation PatchConversationParticipant = new(
        "patchConversationParticipant", "PATCH", "/api/v2/conversations/{conversationId}/participants/{participantId}",
        Scope.Of("conversations"),
        Permit.Any("conversation:participant:wrapup", "conversation:call:record", "conversation:communication:disconnect"))
    { Body = "MediaParticipantRequest", Effect = OperationEffect.Changes };

    public static readonly Operation PatchConversationParticipantAttributes = new(
        "patchConversationParticipantAttributes", "PATCH", "/api/v2/conversations/{conversationId}/participants/{participantId}/attributes",
        Scope.Of("conversations"), Permit.None)
    { Body = "ParticipantAttributes", Effect = OperationEffect.Changes };

    public static readonly Operation GetConversationParticipantWrapup = new(
        "getConversationParticipantWrapup", "GET", "/api/v2/conversations/{conversationId}/participants/{participantId}/wrapup",
        Scope.ReadOf("conversations"), Permit.None)
    { Query = ["provisional"] };

    public static readonly Operation GetConversationParticipantWrapupcodes = new(
        "getConversationParticipantWrapupcodes", "GET", "/api/v2/conversations/{conversationId}/participants/{participantId}/wrapupcodes",
        Scope.ReadOf("conversations"), Permit.None);
}
