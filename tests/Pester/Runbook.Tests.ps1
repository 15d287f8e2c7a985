Describe 'The runbook for a webhook' {
    BeforeDiscovery {
        $forms = @(
            @{
                Form = 'an object (5.1)'
                Make = { param($Body) [pscustomobject]@{ WebhookName = 'w'; RequestBody = $Body; RequestHeader = @{ Host = 'x' } } }
            }
            @{
                Form = 'JSON text (the portal)'
                Make = { param($Body) ConvertTo-Json -InputObject @{ WebhookName = 'w'; RequestBody = $Body } -Compress }
            }
            @{
                Form = 'text without quotation marks (7)'
                Make = { param($Body) "{WebhookName:w,RequestBody:$Body,RequestHeader:{`"Host`":`"x`"}}" }
            }
            @{ Form = 'a bare body'; Make = { param($Body) $Body } }
        )
    }

    BeforeAll {
        . ([System.IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))

        $server = Start-SimulatorServer
        $control = "$($server.baseUrl)/_simulator"
        $limit = '{"name":"RequestsPerMinute","value":100000}'
        $null = Invoke-RestMethod -Method Post -Uri "$control/policy" -ContentType application/json -Body $limit
        $runbook = [System.IO.Path]::Combine($repository, 'samples', 'runbook', 'Set-WebhookWrapup.ps1')
        Import-Module (Get-BuiltModulePath)
        Connect-GenesysCloud -BaseUri $server.baseUrl -ClientId $server.clientId -ClientSecret (ConvertTo-Secret $server.clientSecret)

        function New-ServerConversation([string] $State) {
            $body = ConvertTo-Json @{ mediaType = 'call'; state = $State; queue = 'Support' }
            (Invoke-RestMethod -Method Post -Uri "$control/conversations" -ContentType application/json -Body $body).id
        }

        # What the platform tells when the agent has left, as EventBridge and Event Grid hand it on.
        function Get-Body([string] $ConversationId) {
            $agent = Get-ConversationParticipant $ConversationId
            $detail = @{
                topicName = "v2.detail.events.conversation.$ConversationId.user.end"
                version   = '2'
                eventBody = @{
                    eventTime = 1767225600000; conversationId = $ConversationId; participantId = $agent.ParticipantId
                    sessionId = $agent.CommunicationId; userId = $agent.UserId; mediaType = 'VOICE'; disconnectType = 'PEER'
                }
            }
            $bridged = @{
                version = '0'; id = '1'; 'detail-type' = 'v2.detail.events.conversation.{id}.user.end'
                source = 'aws.partner/genesys.com/cloud/x/y'; time = '2026-01-01T00:00:05Z'; detail = $detail
            }
            $one = @{ id = '2'; eventType = 'GenesysCloudEvent'; subject = 'x'; dataVersion = '1.0'; data = @{ message = $bridged } }
            ConvertTo-Json -InputObject @($one) -Depth 20 -Compress
        }

        # A process of its own, in which the account's command gives the asset. Everything it writes, in lines, and how it ends.
        function Invoke-Runbook($WebhookData, [hashtable] $Parameter = @{}, [switch] $InAccount) {
            $asset = @{ ClientId = $server.clientId; ClientSecret = $server.clientSecret; BaseUri = $server.baseUrl }
            $said = Invoke-FreshPowerShell {
                param($Module, $Runbook, $Asset, $WebhookData, $Parameter, $InAccount)
                $env:PSModulePath = [System.IO.Path]::GetFullPath([System.IO.Path]::Combine($Module, '..', '..', '..')) +
                    [System.IO.Path]::PathSeparator + $env:PSModulePath
                function Get-AutomationConnection { $Asset }
                if ($InAccount) {
                    $PSPrivateMetadata = @{ JobId = [guid]::NewGuid() }
                }
                & $Runbook -WebhookData $WebhookData @Parameter *>&1
                exit $LASTEXITCODE
            } -ArgumentList $runbook, $asset, $WebhookData, $Parameter, ([bool]$InAccount) 2>&1
            [pscustomobject]@{ Lines = @($said | ForEach-Object { "$_" }); ExitCode = $LASTEXITCODE }
        }
    }

    AfterAll {
        Disconnect-GenesysCloud
        $server.Process.Kill()
    }

    It 'sets the code from <Form>, and says so in one line' -ForEach $forms {
        $id = New-ServerConversation 'AwaitingWrapup'
        $ended = Invoke-Runbook (& $Make (Get-Body $id))
        $ended.Lines.Count | Should -Be 1 -Because ($ended.Lines -join "`n")
        $report = $ended.Lines[0] | ConvertFrom-Json
        $report.exit, $ended.ExitCode, $report.outcome | Should -Be 0, 0, 'Set'
        $report.results[0].ConversationId, $report.results[0].AssignedCodeName | Should -Be $id, 'Resolved'
        (Get-ParticipantWrapup $id).AssignedCodeName | Should -Be 'Resolved'
        $ended.Lines[0] | Should -Not -Match ([regex]::Escape($server.clientSecret))
    }

    It 'does no harm when it is started again, and with a journal spends nothing' {
        $body = Get-Body (New-ServerConversation 'AwaitingWrapup')
        $folder = Join-Path $TestDrive 'journals'
        (Invoke-Runbook $body).Lines[0] | Should -Match '"outcome":"Set"'
        (Invoke-Runbook $body).Lines[0] | Should -Match '"outcome":"AlreadySet"'
        (Invoke-Runbook $body @{ JournalFolder = $folder }).Lines[0] | Should -Match '"outcome":"AlreadySet"'
        $again = Invoke-Runbook $body @{ JournalFolder = $folder }
        $again.Lines[0], $again.ExitCode | Should -Match '"outcome":"DoneBefore"|^0$'
        @(Get-ChildItem -Path $folder).Count | Should -Be 1
    }

    It 'ends with 1 where a row is left, and fails the job in an account' {
        $id = New-ServerConversation 'TimedOut'
        $ended = Invoke-Runbook (Get-Body $id) @{ WaitSeconds = 0 }
        $ended.Lines.Count | Should -Be 1 -Because ($ended.Lines -join "`n")
        $report = $ended.Lines[0] | ConvertFrom-Json
        $report.exit, $ended.ExitCode, $report.outcome | Should -Be 1, 1, 'TooLate'
        $report.results[0].Message | Should -Not -BeNullOrEmpty
        $inAccount = Invoke-Runbook (Get-Body $id) @{ WaitSeconds = 0 } -InAccount
        ($inAccount.Lines -like '{"exit"*' | ConvertFrom-Json).outcome, $inAccount.ExitCode | Should -Be 'TooLate', 1
        $inAccount.Lines -notlike '{"exit"*' -join "`n" | Should -Match 'TooLate: '
    }

    It 'ends with 2 where nothing can be tried, and with 0 on the question of Event Grid' {
        $strange = Invoke-Runbook '{"hello":"world"}'
        $strange.Lines.Count, $strange.ExitCode | Should -Be 1, 2
        ($strange.Lines[0] | ConvertFrom-Json).message | Should -Match 'GenesysWrapup\.'
        $question = Invoke-Runbook (ConvertTo-Json -Depth 5 -Compress -InputObject @(
                @{
                    id = '1'; eventType = 'Microsoft.EventGrid.SubscriptionValidationEvent'; subject = ''; dataVersion = '1'
                    eventTime = '2026-01-01T00:00:00Z'; data = @{
                        validationCode = 'c'; validationUrl = 'https://rp-eastus2.eventgrid.azure.net:553/eventsubscriptions/x/validate'
                    }
                }
            ))
        $question.Lines.Count, $question.ExitCode | Should -Be 1, 0
        ($question.Lines[0] | ConvertFrom-Json).outcome | Should -Be 'Validation'
    }
}
