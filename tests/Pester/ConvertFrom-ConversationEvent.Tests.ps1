BeforeAll {
    . ([System.IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))

    $start = Connect-TestSimulator

    # An agent in after-call work, in a conversation of its own for each test that sets a code.
    function Get-WaitingAgent {
        $conversation = New-SimulatedConversation -MediaType call -State AwaitingWrapup -Queue Support
        Get-ConversationParticipant $conversation.ConversationId -AwaitingWrapup
    }

    # What the platform tells when that agent has left, and what it comes in.
    function Get-UserEnd($Agent) {
        @{
            topicName = "v2.detail.events.conversation.$($Agent.ConversationId).user.end"
            version   = '2'
            eventBody = @{
                eventTime = 1767225600000; mediaType = 'VOICE'; direction = 'INBOUND'; disconnectType = 'PEER'
                conversationId = $Agent.ConversationId; participantId = $Agent.ParticipantId; sessionId = $Agent.CommunicationId
                userId = $Agent.UserId; queueId = $Agent.QueueId
            }
            metadata  = @{ CorrelationId = '8d839ca0-0000-4000-8000-000000000001' }
        }
    }
    function Get-Bridged($Detail) {
        @{
            version = '0'; id = '1'; 'detail-type' = 'v2.detail.events.conversation.{id}.user.end'
            source = 'aws.partner/genesys.com/cloud/x/y'; time = '2026-01-01T00:00:05Z'; detail = $Detail
        }
    }
    function Get-Gridded($Message) {
        $one = @{ id = '2'; eventType = 'GenesysCloudEvent'; subject = 'x'; dataVersion = '1.0'; data = @{ message = $Message } }
        , @($one)
    }
    function ConvertTo-Body($Value) {
        ConvertTo-Json -InputObject $Value -Depth 20 -Compress
    }
}

AfterAll {
    Disconnect-GenesysCloud
}

Describe 'ConvertFrom-ConversationEvent' {
    It 'reads <Form>, and its event sets the code on the agent' -ForEach @(
        @{
            Form = '$WebhookData as an object'
            Make = {
                param($UserEnd)
                [pscustomobject]@{ WebhookName = 'w'; RequestBody = ConvertTo-Body (Get-Bridged $UserEnd); RequestHeader = @{} }
            }
        }
        @{
            Form = '$WebhookData as JSON'
            Make = {
                param($UserEnd)
                ConvertTo-Body @{ WebhookName = 'w'; RequestBody = ConvertTo-Body (Get-Gridded (Get-Bridged $UserEnd)) }
            }
        }
        @{
            Form = '$WebhookData without quotation marks'
            Make = {
                param($UserEnd)
                "{WebhookName:w,RequestBody:$(ConvertTo-Body (Get-Gridded (Get-Bridged $UserEnd))),RequestHeader:{`"Host`":`"x`"}}"
            }
        }
        @{ Form = 'a hashtable'; Make = { param($UserEnd) Get-Bridged $UserEnd } }
        @{
            Form = 'what ConvertFrom-Json gives'
            Make = { param($UserEnd) ConvertTo-Body (Get-Gridded (Get-Bridged $UserEnd)) | ConvertFrom-Json }
        }
        @{ Form = 'a bare body'; Make = { param($UserEnd) $UserEnd.eventBody } }
        @{ Form = 'the lines of a text'; Make = { param($UserEnd) (ConvertTo-Json -InputObject $UserEnd -Depth 20) -split '\r?\n' } }
    ) {
        $agent = Get-WaitingAgent
        $received = & $Make (Get-UserEnd $agent)
        foreach ($found in (ConvertFrom-ConversationEvent $received), ($received | ConvertFrom-ConversationEvent)) {
            $found.EventType | Should -Be 'UserEnd'
            $found.ConversationId, $found.ParticipantId, $found.CommunicationId, $found.UserId, $found.QueueId |
                Should -Be $agent.ConversationId, $agent.ParticipantId, $agent.CommunicationId, $agent.UserId, $agent.QueueId
            $found.MediaType, $found.Direction, $found.DisconnectType | Should -Be 'call', 'inbound', 'peer'
            $found.Time | Should -Be ([datetime]::new(2026, 1, 1, 0, 0, 0, [System.DateTimeKind]::Utc))
            $found.Time.Kind | Should -Be Utc
        }

        $result = ConvertFrom-ConversationEvent $received | Set-ParticipantWrapup -WrapupCode 'Sales follow-up'
        $result.Outcome | Should -Be 'Set'
        (Get-ParticipantWrapup $agent.ConversationId).AssignedCodeName | Should -Be 'Sales follow-up'
    }

    It 'never sets the code that the event tells' {
        $agent = Get-WaitingAgent
        $told = @{ wrapupCode = (Get-WrapupCode -Name Resolved).Id; wrapupNotes = 'old'; wrapupDurationMs = 5000 }
        $found = ConvertFrom-ConversationEvent ((Get-UserEnd $agent).eventBody + $told)
        $found.AssignedNotes, $found.AssignedDurationSeconds | Should -Be 'old', 5
        $before = Get-WriteCount
        $null = $found | Set-ParticipantWrapup -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'GenesysWrapup.MissingInput,*'
        Get-WriteCount | Should -Be $before

        $null = $found | Set-ParticipantWrapup -WrapupCode 'Sales follow-up'
        $set = Get-ParticipantWrapup $agent.ConversationId
        $set.AssignedCodeName | Should -Be 'Sales follow-up'
        $set.AssignedNotes | Should -BeNullOrEmpty
    }

    It 'lets the agent be found where a customer has left' {
        $agent = Get-WaitingAgent
        $customer = Get-ConversationParticipant $agent.ConversationId -All | Where-Object Purpose -EQ 'customer'
        $found = ConvertFrom-ConversationEvent @{
            topicName = "v2.detail.events.conversation.$($agent.ConversationId).customer.end"
            eventBody = @{
                conversationId = $agent.ConversationId; participantId = $customer.ParticipantId; sessionId = $customer.CommunicationId
            }
        }
        $found.EventParticipantId | Should -Be $customer.ParticipantId
        ($found | Get-ConversationParticipant).ParticipantId | Should -Contain $agent.ParticipantId
        ($found | Set-ParticipantWrapup -WrapupCode 'Sales follow-up').Outcome | Should -Be 'Set'
    }

    It 'gives what has only simple values, for CSV and JSON' {
        $found = ConvertFrom-ConversationEvent (Get-UserEnd (Get-WaitingAgent))
        foreach ($property in $found.PSObject.Properties | Where-Object { $null -ne $_.Value }) {
            $property.Value.GetType() | Should -BeIn ([string], [datetime], [double]) -Because $property.Name
        }
        $file = Join-Path $TestDrive 'events.csv'
        $found | Export-Csv -Path $file -NoTypeInformation
        (Import-Csv -Path $file).ConversationId | Should -Be $found.ConversationId
    }

    It 'goes on behind an item that is no event, with an error that says what it is' {
        $agent = Get-WaitingAgent
        $foreign = '<html><title>Sign in</title></html>', (Get-Item $PSScriptRoot), @{ code = 'not.found'; status = 404; message = 'x' }
        $items = @(Get-UserEnd $agent) + $foreign + @(Get-UserEnd $agent)
        $found = $items | ConvertFrom-ConversationEvent -ErrorAction SilentlyContinue -ErrorVariable failed
        @($found).Count | Should -Be 2
        $failed.Count | Should -Be 3
        $failed.FullyQualifiedErrorId | Sort-Object -Unique | Should -BeLike 'GenesysWrapup.NotAnEvent,*'
        $failed.CategoryInfo.Category | Sort-Object -Unique | Should -Be 'InvalidData'
        "$($failed[0])" | Should -Match "web page titled 'Sign in'"
        "$($failed[1])" | Should -Match 'DirectoryInfo'
        "$($failed[2])" | Should -Match 'not\.found'
        $failed[2].ErrorDetails.RecommendedAction | Should -Match 'Resolve-WrapupError'
        $failed.Exception.FindingId | Sort-Object -Unique | Should -Be 'Event.Shape'
        ($failed[2] | Resolve-WrapupError).FindingId | Should -Be 'Event.Shape'
    }

    It 'shows no token, wherever somebody put one' {
        $secret = 'S3cr3tS3cr3tS3cr3tS3cr3tS3cr3tS3cr3tS3cr3t'
        $given = @{ access_token = $secret }, "Bearer $secret", $secret
        $null = $given | ConvertFrom-ConversationEvent -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed.Count | Should -BeGreaterThan 1
        $failed | Format-List * -Force | Out-String -Width 500 | Should -Not -Match 'S3cr3t'
    }

    It 'says what to pass when there is nothing' {
        ConvertFrom-ConversationEvent -ErrorVariable failed -ErrorAction SilentlyContinue
        ConvertFrom-ConversationEvent $null -ErrorVariable +failed -ErrorAction SilentlyContinue
        @() | ConvertFrom-ConversationEvent -ErrorVariable +failed -ErrorAction SilentlyContinue
        $failed.Count | Should -Be 3
        $failed.FullyQualifiedErrorId | Sort-Object -Unique | Should -BeLike 'GenesysWrapup.MissingInput,*'
    }

    It 'does not wait for the next event to write one' {
        $line = ConvertTo-Body (Get-UserEnd (Get-WaitingAgent))
        $seen = [System.Collections.Generic.List[string]]::new()
        & { $line; $seen.Add('sent another'); $line } | ConvertFrom-ConversationEvent | ForEach-Object { $seen.Add('event') }
        $seen | Should -Be 'event', 'sent another', 'event'
    }

    It 'ends soon with an object of a program inside the data' {
        $watch = [System.Diagnostics.Stopwatch]::StartNew()
        @{ RequestBody = $ExecutionContext; RequestHeader = Get-Item $PSScriptRoot } |
            ConvertFrom-ConversationEvent -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'GenesysWrapup.*'
        # Without a bound it does not end in minutes.
        $watch.Elapsed.TotalMinutes | Should -BeLessThan 1
    }

    It 'needs no session' {
        $given = Invoke-UserScript -NotConnected {
            ConvertFrom-ConversationEvent '{"conversationId":"6c0bbd5e-6f0f-4f2d-9d6e-2f7b6a1d3c55"}'
        }
        $given.Errors | Should -BeNullOrEmpty
        $given.Output[0].Source | Should -Be 'Body'
    }
}
