namespace GenesysWrapup.Core.Tests.Lint;

/// <summary>Five forum pages as people paste them whole: told anew here, with the calls, bodies and claims that such pages carry.</summary>
internal static class ForumPages
{
    public const string SdkUpdateAfterTheEnd = """
        Wrap-up by API once the interaction is over gives 400

        Hello,

        Our alerting needs the wrap-up code right after the interaction status changes to ENDED. We use the Python SDK (genesyscloud), take
        the interactionId from the event and call the update_interaction method, with the wrapUpCode among the attributes.

        from genesyscloud.conversations import ConversationsApi

        api = ConversationsApi(configuration)

        # What we send
        change = {
         "attributes": {
         "wrapUpCode": "Sales follow-up",
         "crm_field": "a value"
         }
        }

        try:
         answer = api.update_interaction(
         interaction_id=the_id,
         body=change
         )
        except Exception as e:
         print(f"Error: {e}")

        It ends with 400 Bad Request, and the answer is:

        {
         "message": "Invalid interaction update request. Wrap-up codes cannot be set after interaction has ended.",
         "code": "invalid.request"
        }

        We also tried:

          • The POST /api/v2/conversations/interactions/{interactionId} endpoint with the same payload.
          • The code's id instead of its name.

        Can a code be set afterwards at all?

        First of all your OAuth scopes: without interaction:interaction:write the client gets a 400 that looks like validation.

        Better use the POST /api/v2/interactions/{interactionId}/wrapup endpoint, which is made for it:

        from genesyscloud.platform.client import PlatformClient

        code = WrapupCode(
         id="the-wrapup-code-id-here",
         name="Callback wanted"
        )

        try:
         answer = platform_client.conversations_api.post_interactions_interaction_id_wrapup(
         interaction_id=the_id,
         body=code
         )
        except Exception as e:
         print(f"Failed: {e}")

        If it still says 400, look for invalid_state in the body.
        """;

    public const string PutOfACodeObject = """
        400 on PUT of the wrap-up code

        We want to change the code of a finished interaction. The PUT request to /api/v2/conversations/interactions/{interactionId} fails
        with a 400 Bad Request, and the response body says Invalid wrap-up code id. This is what we send:

        {
         "wrapUpCode": {
         "id": "id-from-the-get-call"
         }
        }

          • It is the division. Look at divisionId in the GET /api/v2/interaction-wrapup-codes/{wrapUpCodeId} response.

          • The payload must hold the whole id. This curl works:

        curl -X PUT "https://api.genesyscloud.com/api/v2/conversations/interactions/{interactionId}" \
         -H "Authorization: Bearer {your_token}" \
         -H "Content-Type: application/json" \
         -d '{
         "wrapUpCode": {
         "id": "a1b2c3d4-e5f6-7890-abcd-ef1234567890"
         }
         }'
          • The token needs the interaction:write scope.

          • Two updates at once may give a 409 Conflict.
        """;

    public const string PostWithAShortNumber = """
        I have the interaction's id from the webhook. The docs say I should POST to /api/v2/interactions/{id}/wrapup. My payload was
        an image. It is 400 Bad Request each time, and the message is only “Invalid request body”. WU-001 is in the queue's settings.
        Python SDK v2.8.0.
        Does the path need the participant?
        The body lacks the participantId; the API has to know which participant gets the code.
        The interaction must be closed first. If it is active, wait until the state changes to closed.
        Also check your OAuth scope. The token needs interaction:write. Many use a token for analytics:read or routing:read.
        """;

    public const string PatchThatAnswers200 = """
        Wrap-up codes by the Conversations API after the close

        I update the conversation by PATCH /api/v2/interactions/interactions/{conversationId} with this payload:

        {
         "wrapup": {
         "code": "WRAP-001",
         "label": "Data entry"
         }
        }

        The API returns 200 OK, but the code is neither in the UI nor in analytics.

        The SDK platformClient.wrapup.update worked better for me than the raw patch.

        The interactions API only reads. This is right:

        from platformclientv2 import Configuration, ConversationApi
        from platformclientv2.models import ConversationWrapup

        config = Configuration()
        config.host = 'https://api.mypurecloud.com'
        config.access_token = 'abcdefgh12345678'

        api_instance = ConversationApi(config)
        conversation_id = 'the_conversation_id'

        wrapup = ConversationWrapup(
         code="WRAP-001",
         label="Data entry"
        )

        try:
         api_instance.post_conversations_conversations_id_wrapup(conversation_id, wrapup)
        except Exception as e:
         print("Exception: %s\n" % e)

          • Your OAuth token must have the conversation:write scope.
          • Use the POST /api/v2/conversations/conversations/{conversationId}/wrapup endpoint.
        """;

    public const string ListOfCodes = """
        Hello,
        I take the id from the webhook at the end of a call and then use the interactions endpoint.
        This is what I send:
        {
        "wrapupCodes": [
        {
        "id": "my-wrapup-code-id-from-lookup",
        "data": [
        {
        "name": "Duration",
        "value": "120"
        }
        ]
        }
        ]
        }
        The answer is a 400 Bad Request: Validation failed.
        What is missing?
        The code's id is not it, your JSON does not fit the standard putInteraction call. You should be using PUT /api/v2/interactions/{id}
        with the codes as a part of it. Send this:
        {
        "wrapupCodes": [
        {
        "id": "my-wrapup-code-id-from-lookup",
        "data": [
        {
        "name": "Duration",
        "value": "120"
        }
        ]
        }
        ]
        }
        The state is WRAPUP before you may call. With a webhook, wait a little or use the POST /api/v2/interactions/{id}/wrapup endpoint.
        And verify that your OAuth scope has interaction:write.
        """;
}
