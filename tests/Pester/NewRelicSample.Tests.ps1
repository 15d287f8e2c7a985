# samples/new-relic, the whole way: hang-up event, code, proof, event in the sink, and the queries that are asked there.

Describe 'The New Relic sample' {
    BeforeAll {
        . ([System.IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
        . ([System.IO.Path]::Combine($PSScriptRoot, 'LocalSink.ps1'))
        $folder = [System.IO.Path]::Combine($repository, 'samples', 'new-relic')
        $script = Join-Path $folder 'Send-CodedConversation.ps1'
        $start = Connect-TestSimulator
        $local = Start-LocalSink
        $sink = @{ Uri = $local.Uri; Format = 'NewRelic'; ApiKey = ConvertTo-Secret 'a-license-key-of-the-tests'; MaxRetries = 0 }
        $kept = Join-Path $TestDrive 'kept.xml'

        # What the platform tells when the agent has left.
        function Get-HangUp([string] $ConversationId) {
            $agent = Get-ConversationParticipant $ConversationId
            ConvertTo-Json -Depth 5 @{
                topicName = "v2.detail.events.conversation.$ConversationId.user.end"
                version   = '2'
                eventBody = @{
                    eventTime = [System.DateTimeOffset]::UtcNow.ToUnixTimeMilliseconds(); conversationId = $ConversationId
                    participantId = $agent.ParticipantId; sessionId = $agent.CommunicationId; userId = $agent.UserId; mediaType = 'VOICE'
                    disconnectType = 'PEER'
                }
            }
        }

        $dashboard = Get-Content -Path (Join-Path $folder 'dashboard.json') -Raw | ConvertFrom-Json
        $queries = @($dashboard.pages.widgets.rawConfiguration.nrqlQueries.query
            Get-Content -Path (Join-Path $folder 'alert-condition.nrql') -Raw)
    }

    BeforeEach {
        $local.Received.Clear(); $local.Dropped.Clear(); $local.Status.Clear()
    }

    AfterAll {
        Stop-LocalSink $local
    }

    It 'goes from the hang-up to a verified code and its event' {
        $given = @(& $script (Get-HangUp $start.ConversationId) -WrapupCode 'Sales follow-up' -Sink $sink -KeptFile $kept)
        $given[0].Outcome | Should -Be 'Set'
        $given[-1].Outcome | Should -Be 'Sent'
        (Get-ParticipantWrapup $start.ConversationId).AssignedCodeName | Should -Contain 'Sales follow-up'
        $local.Dropped | Should -BeNullOrEmpty
        $local.Received | Should -HaveCount 1
        $local.Received[0].codeState | Should -Be 'Coded'
        $local.Received[0].outcome | Should -Be 'Set'
        $local.Received[0].wrapupCodeName | Should -Be 'Sales follow-up'
        $local.Received[0].conversationId | Should -Be $start.ConversationId
        $kept | Should -Not -Exist
    }

    It 'sends a failure too, for the alert to find' {
        $late = (New-SimulatedConversation -MediaType call -State TimedOut -Queue Support).ConversationId
        $given = @(& $script (Get-HangUp $late) -WaitSeconds 0 -Sink $sink -KeptFile $kept 2>$null)
        $given[0].Outcome | Should -Be 'TooLate'
        $local.Received[0].codeState | Should -Be 'Missing'
        $local.Received[0].nextStep | Should -Not -BeNullOrEmpty
        $local.Received[0].queueName | Should -Be 'Support'
    }

    It 'keeps what the sink did not take for the next run' {
        $first = (New-SimulatedConversation -MediaType call -State AwaitingWrapup -Queue Support).ConversationId
        $second = (New-SimulatedConversation -MediaType call -State AwaitingWrapup -Queue Support).ConversationId
        $local.Status.Enqueue(503)
        $given = @(& $script (Get-HangUp $first) -Sink $sink -KeptFile $kept 2>$null)
        $given[0].Outcome | Should -Be 'Set'
        $kept | Should -Exist
        $null = & $script (Get-HangUp $second) -Sink $sink -KeptFile $kept
        $local.Received.conversationId | Should -Be $first, $second
        $kept | Should -Not -Exist
    }

    It 'asks in every query only for fields that arrive' {
        $result = Set-ParticipantWrapup $start.ConversationId 'Sales follow-up'
        $late = (New-SimulatedConversation -MediaType call -State TimedOut -Queue Support).ConversationId
        $rows = @($result; Set-ParticipantWrapup $late 'Resolved' -ErrorAction Ignore; Find-MissingWrapup -Reason All)
        ($rows | Send-WrapupEvent @sink).Outcome | Should -Be 'Sent'
        $arrived = @($local.Received | ForEach-Object { $_.PSObject.Properties.Name } | Sort-Object -Unique)
        $words = 'SELECT', 'FROM', 'WHERE', 'FACET', 'AS', 'AND', 'LIMIT', 'TIMESERIES', 'COMPARE', 'WITH', 'SINCE', 'day', 'ago', 'filter',
            'percentage', 'uniqueCount', 'latest', 'GenesysWrapup'
        foreach ($query in $queries | Where-Object { $_ -notmatch 'NrIntegrationError' }) {
            $query | Should -Match 'FROM GenesysWrapup'
            foreach ($name in [regex]::Matches(($query -replace "'[^']*'"), '[A-Za-z]\w*').Value | Where-Object { $_ -cnotin $words }) {
                $arrived | Should -Contain $name -Because "it is asked for in: $query"
            }
            foreach ($state in [regex]::Matches($query, "codeState = '(\w+)'").ForEach({ $_.Groups[1].Value })) {
                $local.Received.codeState | Should -Contain $state
            }
        }
        $queries -match 'NrIntegrationError' | Should -HaveCount 1
    }

    It 'has an alert query without clauses of time, which a condition does not take' {
        $queries[-1] | Should -Not -Match '\b(SINCE|UNTIL|TIMESERIES|COMPARE|LIMIT|ORDER)\b'
    }

    It 'has a dashboard of the form that New Relic imports' {
        $dashboard.name | Should -Not -BeNullOrEmpty
        $dashboard.permissions | Should -BeIn 'PUBLIC_READ_WRITE', 'PUBLIC_READ_ONLY', 'PRIVATE'
        foreach ($dashboardPage in $dashboard.pages) {
            $dashboardPage.name | Should -Not -BeNullOrEmpty
            $taken = @{}
            foreach ($widget in $dashboardPage.widgets) {
                $widget.title | Should -Not -BeNullOrEmpty
                $widget.visualization.id | Should -Match '^viz\.(billboard|bar|line|pie|table|stacked-bar|area)$'
                $widget.rawConfiguration.nrqlQueries.Count | Should -BeGreaterThan 0
                foreach ($asked in $widget.rawConfiguration.nrqlQueries) {
                    @($asked.accountIds) | Should -Be 0
                    $asked.query | Should -Not -BeNullOrEmpty
                }
                # Twelve columns, and no widget on another.
                $layout = $widget.layout
                ($layout.column + $layout.width - 1) | Should -BeLessOrEqual 12
                foreach ($column in $layout.column..($layout.column + $layout.width - 1)) {
                    foreach ($row in $layout.row..($layout.row + $layout.height - 1)) {
                        $taken["$column/$row"] | Should -BeNullOrEmpty -Because "'$($widget.title)' would lie on another widget"
                        $taken["$column/$row"] = $widget.title
                    }
                }
            }
        }
    }
}
