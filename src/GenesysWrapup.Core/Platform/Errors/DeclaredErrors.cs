using System.Collections.Generic;
using System.Linq;

namespace GenesysWrapup.Core.Platform.Errors;

/// <summary>
/// Which errors the contract declares for which operation. It declares what an operation may answer, not when; what it does not declare
/// may come all the same.
/// </summary>
internal static class DeclaredErrors
{
    private static readonly HashSet<KnownError> s_byAll =
    [
        KnownErrors.AppNotAuthorizedForScope, KnownErrors.AuthenticationRequestTimeout, KnownErrors.AuthenticationRequired,
        KnownErrors.AuthzPolicyDenied, KnownErrors.BadCredentials, KnownErrors.BadRequest, KnownErrors.ClientTimeout,
        KnownErrors.InternalServerError, KnownErrors.IpNotAuthorized, KnownErrors.MissingAnyDivisionPermissions,
        KnownErrors.MissingAnyPermissions, KnownErrors.MissingDivisionPermission, KnownErrors.MissingPermissions,
        KnownErrors.NotAuthorized, KnownErrors.NotFound, KnownErrors.RequestConflict, KnownErrors.RequestEntityTooLarge,
        KnownErrors.RequestTimeout, KnownErrors.ResponseEntityTooLarge, KnownErrors.ServiceUnavailable, KnownErrors.TooManyRequests,
        KnownErrors.TooManyRequestsRetryAfter, KnownErrors.UnsupportedMediaType,
    ];

    /// <summary>By whatever takes input beyond its path.</summary>
    private static readonly HashSet<KnownError> s_byThoseWithInput =
    [
        KnownErrors.ConstraintValidation, KnownErrors.InvalidDate, KnownErrors.InvalidProperty, KnownErrors.InvalidQueryParamValue,
        KnownErrors.InvalidValue,
    ];

    private static readonly Dictionary<KnownError, Operation[]> s_bySome = new()
    {
        [KnownErrors.BusinessCategoriesMutuallyExclusive] = [Operations.PutOutboundWrapupcodemappings],
        [KnownErrors.BusinessCategoriesRpcRequired] = [Operations.PutOutboundWrapupcodemappings],
        [KnownErrors.CallbackAnswerNotAlerting] =
        [
            Operations.PatchConversationsCallParticipant, Operations.PatchConversationsCallbackParticipant,
        ],
        [KnownErrors.CallbackConversationNotFound] = [Operations.PatchConversationsCallbackParticipant],
        [KnownErrors.CallbackTransferCanceled] = [Operations.PatchConversationsCallbackParticipant],
        [KnownErrors.CannotDeleteClient] = [Operations.DeleteOauthClient],
        [KnownErrors.ClientNotFound] = [Operations.DeleteOauthClient, Operations.GetOauthClient],
        [KnownErrors.CommunicationStateRequired] =
        [
            Operations.PatchConversationsCallParticipantCommunication, Operations.PatchConversationsCallbackParticipantCommunication,
            Operations.PatchConversationsChatParticipantCommunication,
            Operations.PatchConversationsCobrowsesessionParticipantCommunication,
            Operations.PatchConversationsEmailParticipantCommunication, Operations.PatchConversationsMessageParticipantCommunication,
        ],
        [KnownErrors.CallDisconnected] = [Operations.PatchConversationsCallParticipant],
        [KnownErrors.CannotConfineParty] = [Operations.PatchConversationParticipant, Operations.PatchConversationsCallParticipant],
        [KnownErrors.CannotCreateConference] = [Operations.PatchConversationsCallParticipant],
        [KnownErrors.CannotDisconnectCall] = [Operations.PatchConversationParticipant],
        [KnownErrors.CannotParkConversationWithInternalMessage] =
        [
            Operations.PatchConversationsEmailParticipant, Operations.PatchConversationsMessageParticipant,
        ],
        [KnownErrors.CommunicationNotFound] = [Operations.PostConversationsCallbackParticipantCommunicationWrapup],
        [KnownErrors.ConversationNotFound] =
        [
            Operations.DeleteConversation, Operations.GetConversationParticipantWrapup, Operations.GetConversationsCall,
            Operations.GetConversationsCallParticipantCommunicationWrapup, Operations.GetConversationsCallParticipantWrapup,
            Operations.GetConversationsCallback, Operations.GetConversationsCallbackParticipantCommunicationWrapup,
            Operations.GetConversationsCallbackParticipantWrapup, Operations.GetConversationsChatParticipantCommunicationWrapup,
            Operations.GetConversationsChatParticipantWrapup, Operations.GetConversationsCobrowsesessionParticipantCommunicationWrapup,
            Operations.GetConversationsEmail, Operations.GetConversationsEmailParticipantCommunicationWrapup,
            Operations.GetConversationsMessage, Operations.GetConversationsMessageParticipantCommunicationWrapup,
            Operations.GetConversationsScreenshareParticipantCommunicationWrapup,
            Operations.GetConversationsSocialParticipantCommunicationWrapup,
            Operations.GetConversationsVideoParticipantCommunicationWrapup, Operations.PatchConversationsCallParticipant,
            Operations.PatchConversationsChatParticipant, Operations.PatchConversationsEmailParticipantCommunication,
            Operations.PostConversationDisconnect,
        ],
        [KnownErrors.ForbiddenNotActiveParticipant] =
        [
            Operations.GetConversationsCallParticipantWrapup, Operations.GetConversationsChatParticipantWrapup,
            Operations.GetConversationsChatParticipantWrapupcodes, Operations.PatchConversationsCallParticipant,
            Operations.PatchConversationsCallParticipantCommunication, Operations.PatchConversationsChatParticipant,
            Operations.PatchConversationsChatParticipantCommunication, Operations.PatchConversationsEmailParticipant,
        ],
        [KnownErrors.HoldAlerting] = [Operations.PatchConversationParticipant, Operations.PatchConversationsCallParticipant],
        [KnownErrors.MediaFailed] = [Operations.GetConversationsCall],
        [KnownErrors.NoCommonUser] = [Operations.GetConversationsCall],
        [KnownErrors.NotConversationParticipant] =
        [
            Operations.GetConversationsCallParticipantWrapup, Operations.GetConversationsCallbackParticipantWrapup,
            Operations.GetConversationsChatParticipantWrapup, Operations.PatchConversationParticipant,
            Operations.PatchConversationsCallParticipant, Operations.PatchConversationsCallbackParticipant,
            Operations.PatchConversationsChatParticipant,
        ],
        [KnownErrors.ParticipantAttributeNull] = [Operations.PatchConversationParticipant],
        [KnownErrors.ParticipantNoActiveConversations] =
        [
            Operations.GetConversationsCallbackParticipantWrapup, Operations.PatchConversationParticipant,
            Operations.PatchConversationsCallParticipant, Operations.PatchConversationsCallbackParticipant,
            Operations.PatchConversationsChatParticipant, Operations.PatchConversationsEmailParticipant,
            Operations.PatchConversationsMessageParticipant,
        ],
        [KnownErrors.ParticipantNotFound] = [Operations.PatchConversationParticipantAttributes],
        [KnownErrors.UserNotParty] = [Operations.PatchConversationsCallParticipant],
        [KnownErrors.WrapupCannotSkip] = [Operations.PatchConversationsCallParticipant, Operations.PatchConversationsChatParticipant],
        [KnownErrors.WrapupCodeRequired] =
        [
            Operations.PatchConversationParticipant, Operations.PatchConversationsCallParticipant,
            Operations.PatchConversationsChatParticipant,
        ],
        [KnownErrors.ConversationParticipantUpdateFailed] =
        [
            Operations.PatchConversationParticipant, Operations.PatchConversationsCallParticipant,
            Operations.PatchConversationsCallbackParticipant, Operations.PatchConversationsChatParticipant,
            Operations.PatchConversationsCobrowsesessionParticipant, Operations.PatchConversationsEmailParticipant,
            Operations.PatchConversationsMessageParticipant,
        ],
        [KnownErrors.ConversationParticipantUpdateInvalid] =
        [
            Operations.PatchConversationParticipant, Operations.PatchConversationsCallParticipant,
            Operations.PatchConversationsCallbackParticipant, Operations.PatchConversationsChatParticipant,
            Operations.PatchConversationsCobrowsesessionParticipant, Operations.PatchConversationsEmailParticipant,
            Operations.PatchConversationsMessageParticipant,
        ],
        [KnownErrors.DivisionAuthorizationTimeout] =
        [
            Operations.GetConversation, Operations.GetConversationsSettings, Operations.GetRoutingQueue,
        ],
        [KnownErrors.DuplicateName] = [Operations.PostRoutingWrapupcodes, Operations.PutRoutingWrapupcode],
        [KnownErrors.EntityNotFound] = [Operations.PutNotificationsChannelSubscriptions],
        [KnownErrors.GeneralBadRequest] =
        [
            Operations.GetConversationParticipantWrapupcodes, Operations.GetConversationsCallParticipantWrapupcodes,
        ],
        [KnownErrors.GeneralInternalServerError] =
        [
            Operations.GetRoutingQueues, Operations.GetRoutingQueuesDivisionviews, Operations.PostAnalyticsConversationsDetailsQuery,
            Operations.PutNotificationsChannelSubscriptions,
        ],
        [KnownErrors.GeneralResourceNotFound] = [Operations.GetUsersMe],
        [KnownErrors.InvalidId] =
        [
            Operations.DeleteRoutingQueueWrapupcode, Operations.DeleteRoutingWrapupcode, Operations.GetRoutingQueue,
            Operations.GetRoutingQueueWrapupcodes, Operations.GetRoutingQueues, Operations.GetRoutingWrapupcode,
            Operations.GetRoutingWrapupcodes, Operations.GetRoutingWrapupcodesDivisionview, Operations.GetRoutingWrapupcodesDivisionviews,
            Operations.PostRoutingQueueWrapupcodes, Operations.PostRoutingWrapupcodes, Operations.PutRoutingWrapupcode,
        ],
        [KnownErrors.InvalidName] = [Operations.PostRoutingWrapupcodes, Operations.PutRoutingWrapupcode],
        [KnownErrors.InvalidPageNumber] = [Operations.GetRoutingQueues, Operations.GetRoutingQueuesMe, Operations.GetRoutingWrapupcodes],
        [KnownErrors.InvalidUpdate] = [Operations.PutOutboundWrapupcodemappings],
        [KnownErrors.InvalidUpdateWrongVersion] = [Operations.PutOutboundWrapupcodemappings],
        [KnownErrors.MaxUserIds] = [Operations.GetUsers],
        [KnownErrors.MissingDivisionPermissions] =
        [
            Operations.DeleteRoutingQueueWrapupcode, Operations.DeleteRoutingWrapupcode, Operations.GetRoutingQueue,
            Operations.GetRoutingQueueWrapupcodes, Operations.GetRoutingWrapupcode, Operations.PostRoutingQueueWrapupcodes,
            Operations.PostRoutingWrapupcodes, Operations.PutRoutingWrapupcode,
        ],
        [KnownErrors.MissingPermissionParam] =
        [
            Operations.GetAuthorizationDivisionspermittedMe, Operations.GetAuthorizationDivisionspermittedPagedMe,
            Operations.GetAuthorizationDivisionspermittedPagedSubjectId,
        ],
        [KnownErrors.MissingWrapupCode] =
        [
            Operations.PostConversationsCallParticipantCommunicationWrapup,
            Operations.PostConversationsCallbackParticipantCommunicationWrapup,
            Operations.PostConversationsChatParticipantCommunicationWrapup,
            Operations.PostConversationsCobrowsesessionParticipantCommunicationWrapup,
            Operations.PostConversationsEmailParticipantCommunicationWrapup,
            Operations.PostConversationsMessageParticipantCommunicationWrapup,
            Operations.PostConversationsScreenshareParticipantCommunicationWrapup,
            Operations.PostConversationsSocialParticipantCommunicationWrapup,
            Operations.PostConversationsVideoParticipantCommunicationWrapup,
        ],
        [KnownErrors.NameAndIdSpecified] = [Operations.GetRoutingWrapupcodesDivisionviews],
        [KnownErrors.NotificationForbiddenTopic] = [Operations.PutNotificationsChannelSubscriptions],
        [KnownErrors.NotificationInvalidTopic] =
        [
            Operations.PostNotificationsChannelSubscriptions, Operations.PutNotificationsChannelSubscriptions,
        ],
        [KnownErrors.NotificationSubscriptionTooManySubscriptions] =
        [
            Operations.PostNotificationsChannelSubscriptions, Operations.PutNotificationsChannelSubscriptions,
        ],
        [KnownErrors.NotificationTransportNotAllowed] = [Operations.PostNotificationsChannelSubscriptions],
        [KnownErrors.NotificationUnableToGetChannelId] =
        [
            Operations.PostNotificationsChannelSubscriptions, Operations.PutNotificationsChannelSubscriptions,
        ],
        [KnownErrors.NotificationUnauthorizedDivisionedTopic] =
        [
            Operations.PostNotificationsChannelSubscriptions, Operations.PutNotificationsChannelSubscriptions,
        ],
        [KnownErrors.NotificationUnauthorizedTopic] =
        [
            Operations.PostNotificationsChannelSubscriptions, Operations.PutNotificationsChannelSubscriptions,
        ],
        [KnownErrors.PayloadTooLarge] = [Operations.PostAnalyticsConversationsDetailsQuery],
        [KnownErrors.PostinoAnswerNotAlerting] = [Operations.PatchConversationsEmailParticipant],
        [KnownErrors.PostinoTransferCanceled] = [Operations.PatchConversationsEmailParticipant],
        [KnownErrors.PostinoWrongOrg] = [Operations.GetConversationsEmail, Operations.PatchConversationsEmailParticipant],
        [KnownErrors.ProviderapiNoStationForEdge] = [Operations.GetConversationsCall],
        [KnownErrors.ResourceNotFound] =
        [
            Operations.DeleteRoutingQueueWrapupcode, Operations.DeleteRoutingWrapupcode, Operations.GetRoutingQueue,
            Operations.GetRoutingQueueWrapupcodes, Operations.GetRoutingWrapupcode, Operations.GetRoutingWrapupcodesDivisionview,
            Operations.PostRoutingQueueWrapupcodes, Operations.PostRoutingWrapupcodes, Operations.PutRoutingWrapupcode,
        ],
    };

    public static bool Declares(this Operation operation, KnownError error)
    {
        error = error.Narrows ?? error;
        return s_byAll.Contains(error)
            || (s_byThoseWithInput.Contains(error) && operation.Method is not ("DELETE" or "HEAD"))
            || (error == KnownErrors.ClientFailedRequest && operation.Method is "POST" or "PUT" or "PATCH")
            || (error == KnownErrors.NotAUser && operation.RefusesClientCredentials)
            || (s_bySome.TryGetValue(error, out Operation[]? some) && some.Contains(operation));
    }
}
