# The symptoms that people arrive with, one row each. A row is staged (Arrange and Policy), tried (Command is what a user would type) and
# must lead to the finding it names; or it says why it lies outside. Symptoms.Tests.ps1 runs them, docs/symptoms.md is made from them.
#
# In Arrange and Command: $id (the scenario's conversations by name), $c, $p and $x (conversation, participant and communication of
# $id.'awaiting-wrapup'). Policy sets the simulator's switches for the row.
#
# Where Shows stands instead of a Finding, the command's output must hold that text.
#
# The finding must be there with the row's Status, and without one it must not be a Pass. Where the answer is a Pass, Says is what it must
# say: a Pass alone is what any healthy conversation gives.

@{
    Row = 1; Symptom = 'The write was answered with 202, and the code is not there.'
    Cause = 'A 202 with an empty body promises nothing: the write is carried out later, and nobody says how much later.'
    Policy = @{ WriteDelay = '00:05:00' }
    Command = 'Set-ParticipantWrapup $c ''Resolved'' -VerifyTimeout 0'
    Finding = 'Write.Unverified'
}
@{
    Row = 2; Symptom = 'The write was answered with 200 or 202, and the code never comes.'
    Cause = 'It went to the communication''s PATCH, which disconnects and does not update wrap-up.'
    Arrange = '$body = ''{"wrapup":{"code":"6c0bbd5e-6f0f-4f2d-9d6e-2f7b6a1d3c55"}}'''
    Command = 'Test-WrapupRequest -Method PATCH -Uri "/api/v2/conversations/calls/$c/participants/$p/communications/$x" -Body $body'
    Finding = 'Request.Route'
}
@{
    Row = 3; Symptom = 'The code is on the participant, and the report shows none on the call (or the other way round).'
    Cause = 'The organization does its after-call work on one level, and the code was written on the other.'
    Arrange = '$null = Set-ParticipantWrapup $c ''Resolved'' -Level Communication'
    Command = 'Test-ParticipantWrapup $c ''Resolved'' -Detailed'
    Finding = 'Target.Level'
    Status = 'Pass'; Says = 'on participant level'
}
@{
    Row = 4; Symptom = '400, malformed syntax, on the participant''s attributes.'
    Cause = 'Attributes are free data. A wrap-up is a member of the participant''s PATCH.'
    Arrange = '$body = ''{"attributes":{"wrapUpCode":"Resolved"}}'''
    Command = 'Test-WrapupRequest -Method PATCH -Uri "/api/v2/conversations/$c/participants/$p/attributes" -Body $body'
    Finding = 'Request.Route'
}
@{
    Row = 5; Symptom = '400, an empty list of conversations is invalid.'
    Cause = 'The conversation was patched. Wrap-up belongs to a participant or a communication of it.'
    Arrange = '$body = ''{"wrapup":{"code":"6c0bbd5e-6f0f-4f2d-9d6e-2f7b6a1d3c55"}}'''
    Command = 'Test-WrapupRequest -Method PATCH -Uri "/api/v2/conversations/calls/$c" -Body $body'
    Finding = 'Request.Route'
}
@{
    Row = 6; Symptom = '400 or 404 on /interactions/... or on {conversation}/wrapup.'
    Cause = 'The platform has no such resource; the example came from a generated answer.'
    Command = 'Test-WrapupRequest -Method POST -Uri "/api/v2/interactions/$c/wrapup" -Body ''{"wrapUpCode":"WU-001"}'''
    Finding = 'Request.Resource'
}
@{
    Row = 7; Symptom = '403, access to the conversation is forbidden, although the permission is there.'
    Cause = 'The body held every property, and each of them is an action with a right of its own.'
    Arrange = '$body = ''{"state":"disconnected","muted":false,"held":false,"wrapup":{"code":"6c0bbd5e-6f0f-4f2d-9d6e-2f7b6a1d3c55"}}'''
    Command = 'Test-WrapupRequest -Method PATCH -Uri "/api/v2/conversations/$c/participants/$p" -Body $body'
    Finding = 'Request.Action'
}
@{
    Row = 8; Symptom = '403, not authorized, or a missing permission.'
    Cause = 'The role lacks conversation:participant:wrapup, or the scope or the division is not granted. The error code tells which.'
    Arrange = '$body = ''{"code":"missing.any.permissions","messageParams":{"permissions":"[conversation:participant:wrapup]"}}'''
    Command = 'Resolve-WrapupError -StatusCode 403 -Body $body'
    Finding = 'Access.Permission'
}
@{
    Row = 9; Symptom = '401 in the middle of a long run.'
    Cause = 'The token expired or was revoked. The module renews it once; a second 401 means that the client itself is refused.'
    Arrange = 'Add-SimulatedFault -Operation getConversation -Status 401 -ErrorCode bad.credentials'
    Command = 'Set-ParticipantWrapup $c ''Resolved'''
    Finding = 'Session.Token'
}
@{
    Row = 10; Symptom = 'How is the system''s wrap-up set, where no agent was?'
    Cause = 'A code goes to an agent who was connected. An application cannot act as the system.'
    Command = 'Set-ParticipantWrapup $id.''never-connected'' ''Resolved'''
    Finding = 'Target.Agent'
}
@{
    Row = 11; Symptom = '404, conversation not found.'
    Cause = 'Another region, another kind of id, too old, or no right to see it.'
    Command = 'Get-Conversation 6c0bbd5e-6f0f-4f2d-9d6e-2f7b6a1d3c55'
    Finding = 'Id.Conversation'
}
@{
    Row = 12; Symptom = 'The participant is not found, or the caller got the code.'
    Cause = 'The customer''s, the flow''s or the queue''s participant was chosen.'
    Arrange = '$customer = (Get-ConversationParticipant $c -All | Where-Object Purpose -eq customer).ParticipantId'
    Command = 'Set-ParticipantWrapup $c ''Resolved'' -ParticipantId $customer'
    Finding = 'Target.Agent'
}
@{
    Row = 13; Symptom = 'After a transfer the wrong agent got the code.'
    Cause = 'Each agent is a participant and has a code of their own; several may wait.'
    Command = 'Set-ParticipantWrapup $id.''two-pending'' ''Resolved'''
    Finding = 'Target.Ambiguous'
}
@{
    Row = 14; Symptom = '400 or 404 for a code that exists.'
    Cause = 'The code may not be one of the participant''s queue, or may lie in a division that the token cannot see.'
    Arrange = '$own = (Get-WrapupCode -Queue Support).Id; $foreign = Get-WrapupCode | Where-Object Id -notin $own | Select-Object -First 1'
    Command = 'Test-ParticipantWrapup $c $foreign.Id'
    Finding = 'Code.Queue'
}
@{
    Row = 15; Symptom = 'The code was sent by its name: 400, or nothing happens.'
    Cause = 'The member code takes the code''s id.'
    Arrange = '$body = ''{"wrapup":{"code":"Sales follow-up"}}'''
    Command = 'Test-WrapupRequest -Method PATCH -Uri "/api/v2/conversations/$c/participants/$p" -Body $body'
    Finding = 'Code.Name'
}
@{
    Row = 16; Symptom = 'The name is found in the admin pages and not by the API.'
    Cause = 'Lists come in pages of 25, and a filter or another division hides the rest.'
    Arrange = '1..40 | ForEach-Object { $null = New-WrapupCode "Seasonal $_" }'
    Command = 'Test-ParticipantWrapup $c ''Seasonal 40'' -Detailed'
    Finding = 'Code.Exists'
    Status = 'Pass'; Says = '''Seasonal 40'''
}
@{
    Row = 17; Symptom = 'Where does the communication''s id come from?'
    Cause = 'It is the id of an entry in the participant''s calls, messages and so on. Events call it sessionId. No conversation has it.'
    Arrange = '$null = Get-Conversation $c'
    Command = 'Get-Conversation $x'
    Finding = 'Id.Kind'
}
@{
    Row = 18; Symptom = 'The participant has two calls. Which one is it?'
    Cause = 'A reconnect or a callback with its call makes several communications; the one with after-call work counts.'
    Command = 'Test-ParticipantWrapup $id.reconnect ''Resolved'' -Detailed'
    Finding = 'Target.Media'
    Status = 'Pass'; Says = 'wrap-up for a call'
}
@{
    Row = 19; Symptom = 'The code was set during the call and is another one later.'
    Cause = 'A participant has one code, and the agent''s own choice may replace it.'
    Command = 'Set-ParticipantWrapup $id.connected ''Resolved'''
    Finding = 'State.Connected'
}
@{
    Row = 20; Symptom = 'It works sometimes; right after hang-up it does not.'
    Cause = 'The write came before the hang-up had begun after-call work.'
    Command = 'Test-ParticipantWrapup $id.connected ''Resolved'''
    Finding = 'State.Connected'
}
@{
    Row = 21; Symptom = 'The code is ININ-WRAP-UP-TIMEOUT.'
    Cause = 'Timed after-call work ran out without a code, and the platform set its own.'
    Command = 'Set-ParticipantWrapup $id.''timed-out'' ''Resolved'''
    Finding = 'State.TimedOut'
}
@{
    Row = 22; Symptom = 'The agent is stuck in after-call work.'
    Cause = 'The queue''s mode demands a code and waits without limit. Whether a code set from outside lets the agent go is not ' +
        'published; the policy WriteEndsAcw stands for it.'
    Command = 'Test-ParticipantWrapup $id.''awaiting-wrapup-mandatory'' ''Resolved'' -Detailed'
    Finding = 'State.Mode'
    Status = 'Pass'; Says = 'without limit'
}
@{
    Row = 23; Symptom = 'Setting the code did not end the interaction.'
    Cause = 'Hanging up and wrapping up are two actions, in that order.'
    Command = 'Test-ParticipantWrapup $id.connected ''Resolved'''
    Finding = 'State.Connected'
}
@{
    Row = 24; Symptom = '/disconnect also ended the callback that was planned.'
    Cause = 'It ends the whole conversation and gives a system code to everybody who still owes one.'
    Command = 'Test-WrapupRequest -Method POST -Uri "/api/v2/conversations/$c/disconnect"'
    Finding = 'Request.Action'
}
@{
    Row = 25; Symptom = 'No wrap-up is possible on this queue.'
    Cause = 'Its mode is agent requested: there is after-call work only if the agent asked for it during the call.'
    Command = 'Test-ParticipantWrapup $id.''agent-requested-ended'' ''Resolved'''
    Finding = 'State.Mode'
}
@{
    Row = 26; Symptom = 'After-call work is optional, and nothing is pending.'
    Cause = 'After-call work may have begun all the same; the agent may leave it without a code.'
    Command = 'Test-ParticipantWrapup $id.''optional-ended'' ''Resolved'''
    Finding = 'State.Mode'
}
@{
    Row = 27; Symptom = 'The code of an outbound call was changed, and the campaign does not react.'
    Cause = 'Wrap-up rules and mappings run on the first code only.'
    Command = 'Test-ParticipantWrapup $id.''outbound-coded'' ''Callback requested'''
    Finding = 'Code.FirstOutbound'
}
@{
    Row = 28; Symptom = 'Contacts are dialed again although a code was set.'
    Cause = 'The dialer''s own codes are retried, or the code''s mapping lacks the flags that stop it.'
    Outside = 'It is decided in the campaign''s mappings, which this module does not read or change.'
}
@{
    Row = 29; Symptom = 'What are ININ-OUTBOUND-TRANSFERRED-TO-QUEUE and its like?'
    Cause = 'They are the campaign''s own view of the call. The agent''s code comes later and is separate.'
    Command = 'Test-ParticipantWrapup $c ININ-OUTBOUND-TRANSFERRED-TO-QUEUE'
    Finding = 'Code.System'
}
@{
    Row = 30; Symptom = 'A callback''s code appears twice.'
    Cause = 'On participant level it counts for the callback and for the call made for it.'
    Arrange = '$null = Set-ParticipantWrapup $id.callback ''Resolved'''
    Command = 'Test-ParticipantWrapup $id.callback ''Resolved'' -Detailed'
    Finding = 'Target.Level'
    Status = 'Pass'; Says = 'on participant level'
}
@{
    Row = 31; Symptom = 'The agent did not accept the callback. Where is the code?'
    Cause = 'No agent was connected. The vendor says that the code is then the participant''s; name it to write there.'
    Command = 'Test-ParticipantWrapup $id.''callback-not-accepted'' ''Resolved'''
    Finding = 'Target.Agent'
}
@{
    Row = 32; Symptom = 'The chat operations answer 404 or 410.'
    Cause = 'The operations of web chat were removed from the platform in August 2026.'
    Arrange = '$body = ''{"wrapup":{"code":"6c0bbd5e-6f0f-4f2d-9d6e-2f7b6a1d3c55"}}'''
    Command = 'Test-WrapupRequest -Method PATCH -Uri "/api/v2/conversations/chats/$c/participants/$p" -Body $body'
    Finding = 'Request.Removed'
}
@{
    Row = 33; Symptom = 'Which path is it for web messages, SMS or WhatsApp?'
    Cause = 'All of them are messages.'
    Arrange = '$body = ''{"code":"6c0bbd5e-6f0f-4f2d-9d6e-2f7b6a1d3c55"}'''
    Command = 'Test-WrapupRequest -Method POST -Uri "/api/v2/conversations/webmessaging/$c/wrapup" -Body $body'
    Finding = 'Request.Resource'
}
@{
    Row = 34; Symptom = 'A message conversation never ends, so there is no wrap-up.'
    Cause = 'The agent''s side ends, and the customer''s stays open. After-call work belongs to the agent''s side.'
    Command = 'Test-ParticipantWrapup $id.message ''Resolved'' -Detailed'
    Finding = 'State.Pending'
    Status = 'Pass'; Says = 'After-call work'
}
@{
    Row = 35; Symptom = 'The customer hung up first. Is wrap-up still possible?'
    Cause = 'Yes: the agent goes into after-call work whoever hangs up.'
    Command = 'Test-ParticipantWrapup $id.''customer-hung-up'' ''Resolved'' -Detailed'
    Finding = 'State.Pending'
    Status = 'Pass'; Says = 'After-call work'
}
@{
    Row = 36; Symptom = 'A supervisor got the code.'
    Cause = 'Somebody who listens in, coaches or barges in is a participant too, but not the agent of the conversation.'
    Arrange = '$supervisor = Get-ConversationParticipant $id.monitor -All | Where-Object IsSupervising | Select-Object -First 1'
    Command = 'Set-ParticipantWrapup $id.monitor ''Resolved'' -ParticipantId $supervisor.ParticipantId'
    Finding = 'Target.Agent'
}
@{
    Row = 37; Symptom = '409, conflict.'
    Cause = 'Declared without a reason; most likely somebody changed the participant at the same moment.'
    Arrange = 'Add-SimulatedFault -Operation patchConversationParticipant -Status 409 -ErrorCode request.conflict'
    Command = 'Set-ParticipantWrapup $c ''Resolved'' -VerifyTimeout 0'
    Finding = 'Write.Conflict'
}
@{
    Row = 38; Symptom = '412, precondition failed.'
    Cause = 'No wrap-up operation declares it.'
    Command = 'Resolve-WrapupError -StatusCode 412 -Body ''{"status":412,"message":"Precondition failed"}'''
    Finding = 'Platform.Answer'
}
@{
    Row = 39; Symptom = '429 in a bulk run.'
    Cause = 'A token has 300 requests a minute, and some services less.'
    Arrange = 'Add-SimulatedFault patchConversationParticipant -Status 429 -ErrorCode too.many.requests.retry.after -RetryAfter 3600'
    Command = 'Set-ParticipantWrapup $c ''Resolved'''
    Finding = 'Limit.Requests'
}
@{
    Row = 40; Symptom = 'Authentication fails with 400 invalid_request, rate limit exceeded.'
    Cause = 'The token endpoint has a limit of its own; a token was asked for with every item.'
    Command = 'Resolve-WrapupError -StatusCode 400 -Body ''{"error":"invalid_request","error_description":"rate limit exceeded"}'''
    Finding = 'Limit.Tokens'
}
@{
    Row = 41; Symptom = '503 or a time-out. Was it set?'
    Cause = 'The write may have been carried out. Reading back tells; writing again without looking is a guess.'
    Arrange = '$body = ''<html><body>Service Unavailable</body></html>'''
    Command = 'Resolve-WrapupError -StatusCode 503 -Body $body -Method PATCH -Uri "/api/v2/conversations/$c/participants/$p"'
    Finding = 'Write.Unclear'
}
@{
    Row = 42; Symptom = 'How are last month''s missing codes filled in?'
    Cause = 'Wrap-up is an operation on live conversations. How long after the end the platform takes a code is not published.'
    Command = 'Test-ParticipantWrapup $id.''ended-uncoded'' ''Resolved'''
    Finding = 'State.Ended'
}
@{
    Row = 43; Symptom = 'How many interactions were never coded?'
    Cause = 'Never coded, timed out and skipped are three different counts.'
    Command = 'Find-MissingWrapup -Last 1.00:00:00 | Group-Object -Property Reason -NoElement'
    Shows = 'TimedOut'
}
@{
    Row = 44; Symptom = 'Analytics shows no code although the agent sees one.'
    Cause = 'Analytics learns of a code later than the live conversation does.'
    Command = 'Test-ParticipantWrapup $id.coded (Get-ParticipantWrapup $id.coded).AssignedCode'
    Finding = 'Code.AlreadySet'
}
@{
    Row = 45; Symptom = 'The code in the report is a GUID.'
    Cause = 'Analytics and events carry ids; names come from the list of codes.'
    Arrange = '$guid = (Get-WrapupCode -Name Resolved).Id'
    Command = 'Test-ParticipantWrapup $c $guid -Detailed'
    Finding = 'Code.Exists'
    Status = 'Pass'; Says = '''Resolved'''
}
@{
    Row = 46; Symptom = 'The sum over all codes is not the number of conversations.'
    Cause = 'Each agent of a conversation has a code, and reports have one row for each agent''s part.'
    Command = 'Find-Conversation -Last 1.00:00:00 -WrapupCode Resolved | Select-Object -Property MediaType, Agents'
    Shows = 'Anna Adler, Ben Brandt'
}
@{
    Row = 47; Symptom = 'Adding more than 100 codes to a queue fails.'
    Cause = 'The platform accepts 100 in one call. Add-QueueWrapupCode makes as many calls as needed.'
    Arrange = '$codes = 1..101 | ForEach-Object { @{ id = [guid]::NewGuid().ToString() } }'
    Command = 'Test-WrapupRequest -Method POST -Uri "/api/v2/routing/queues/$([guid]::NewGuid())/wrapupcodes" -Body (ConvertTo-Json $codes)'
    Finding = 'Limit.Size'
}
@{
    Row = 48; Symptom = 'A code was deleted and created again, and the configuration broke.'
    Cause = 'A code is its id. The new one is another code with the same name.'
    Command = 'Test-ParticipantWrapup $c 6c0bbd5e-6f0f-4f2d-9d6e-2f7b6a1d3c55'
    Finding = 'Code.Exists'
}
@{
    Row = 49; Symptom = 'The notes are not as they were given.'
    Cause = 'Nothing is published on how long notes may be, or how a duration is weighed against the platform''s clock.'
    Policy = @{ LongNotes = 'Truncate'; LongNotesAbove = '100' }
    Command = 'Set-ParticipantWrapup $c ''Resolved'' -Notes (''long '' * 50) -VerifyTimeout 0'
    Finding = 'Write.Unverified'
}
@{
    Row = 50; Symptom = 'The webhook came, and the script sets nothing.'
    Cause = 'It listens to the wrap-up or after-call event, which comes when the work is done. Setting needs the end of the user''s part.'
    Command = 'Test-ParticipantWrapup $id.coded ''Callback requested'''
    Finding = 'State.Ended'
}
@{
    Row = 51; Symptom = 'Events are lost.'
    Cause = 'Notifications are not kept for a listener who was away. A look back finds what its events would have led to.'
    Command = 'Find-MissingWrapup -Last 1.00:00:00 | Select-Object -Property UserName, QueueName, Reason'
    Shows = 'TimedOut'
}
@{
    Row = 52; Symptom = 'The wrap-up event has no userId.'
    Cause = 'Its model has none. The participant''s id is enough.'
    Arrange = '$second = Get-ConversationParticipant $id.''two-pending'' -AwaitingWrapup | Where-Object UserName -eq ''Carla Costa'''
    Command = 'Test-ParticipantWrapup $second.ConversationId -ParticipantId $second.ParticipantId -Detailed'
    Finding = 'Target.Agent'
    Status = 'Pass'; Says = 'would go to Carla Costa'
}
@{
    Row = 53; Symptom = 'The runbook gets a string instead of an object.'
    Cause = 'Runbooks on PowerShell 7 receive the webhook''s data as text, and not always as JSON.'
    Command = '"{WebhookName:hook,RequestBody:{conversationId:$c}}" | Get-Conversation'
    Finding = 'Id.Shape'
}
@{
    Row = 54; Symptom = 'The platform''s summary suggests a code. How is it used?'
    Cause = 'Summaries carry predicted codes.'
    Outside = 'Summaries are not among the operations that this module calls.'
}
@{
    Row = 55; Symptom = 'The outcome of another system is not taken as a code.'
    Cause = 'The platform compares names with case. This module also finds a name in another case.'
    Command = 'Test-ParticipantWrapup $c ''SALES FOLLOW-UP'' -Detailed'
    Finding = 'Code.Exists'
    Status = 'Pass'; Says = '''Sales follow-up'''
}
@{
    Row = 56; Symptom = 'How does each wrap-up get into another system?'
    Cause = 'The platform sends events through triggers, event bridges and notifications; nothing else pushes.'
    Arrange = '$result = Set-ParticipantWrapup $c ''Resolved'''
    Command = '$result | ConvertTo-WrapupEvent -Format NewRelic | Select-Object -Property eventType, outcome, wrapupCodeName'
    Shows = 'Resolved'
}
@{
    Row = 57; Symptom = 'The token works in the API explorer and not in the script.'
    Cause = 'The host is of another region, or one token is a user''s and the other a client''s.'
    Command = 'Resolve-WrapupError -StatusCode 401 -Body ''{"code":"bad.credentials","message":"Invalid login credentials."}'''
    Finding = 'Session.Token'
    Status = 'Fail'
}
