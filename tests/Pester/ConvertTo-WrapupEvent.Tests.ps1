Describe 'ConvertTo-WrapupEvent' {
    BeforeAll {
        . ([System.IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
        $start = Connect-TestSimulator
        $result = Set-ParticipantWrapup $start.ConversationId 'Sales follow-up' -Notes 'what the customer said'
        $missing = @(Find-MissingWrapup -Reason All)
    }

    It 'makes flat events of results, wrap-ups, missing wrap-ups, journal rows and conversation events' {
        $journal = Join-Path $TestDrive 'run.jsonl'
        $journaled = Set-ParticipantWrapup $start.MessageConversationId 'Resolved' -Journal $journal
        $happened = ConvertFrom-ConversationEvent @{ conversationId = $start.ConversationId; wrapupCode = 'x'; wrapupDurationMs = 1000 }
        $rows = @($result; Get-ParticipantWrapup $start.ConversationId; $missing[0]; Import-WrapupJournal $journal; $happened)
        $events = @($rows | ConvertTo-WrapupEvent)
        $events.kind | Should -Be 'Result', 'Assigned', 'Analytics', 'Result', 'Event'
        $events[0].codeState | Should -Be 'Coded'
        $events[0].conversationId | Should -Be $start.ConversationId
        $events[0].userName | Should -Be 'Anna Adler'
        $events[0].wrapupCodeName | Should -Be 'Sales follow-up'
        $events[0].eventType | Should -Be 'GenesysWrapup'
        $events[0].timestamp | Should -Be ([System.DateTimeOffset]$result.Time).ToUnixTimeMilliseconds()
        $events[3].eventId | Should -Be ($journaled | ConvertTo-WrapupEvent).eventId
        foreach ($value in $events.PSObject.Properties.Value) {
            $value | Should -Not -BeOfType [array]
        }
    }

    It 'gives the same id after a CSV file, JSON and another process' {
        $id = ($missing | ConvertTo-WrapupEvent).eventId
        $id | Sort-Object -Unique | Should -HaveCount $missing.Count
        $missing | Export-Csv -Path (Join-Path $TestDrive 'rows.csv') -NoTypeInformation
        (Import-Csv -Path (Join-Path $TestDrive 'rows.csv') | ConvertTo-WrapupEvent).eventId | Should -Be $id
        ($missing | ConvertTo-Json | ConvertFrom-Json | ForEach-Object { $_ } | ConvertTo-WrapupEvent).eventId | Should -Be $id
        $missing | Export-Clixml -Path (Join-Path $TestDrive 'rows.xml')
        $other = Invoke-FreshPowerShell {
            param($Module, $File)
            Import-Module $Module
            (Import-Clixml $File | ConvertTo-WrapupEvent).eventId
        } (Join-Path $TestDrive 'rows.xml')
        $other | Should -Be $id
    }

    It 'has a form for <Format>' -ForEach @(
        @{ Format = 'NewRelic'; Has = 'eventType' }
        @{ Format = 'Datadog'; Has = 'ddsource' }
        @{ Format = 'AzureMonitor'; Has = 'TimeGenerated' }
        @{ Format = 'SplunkHec'; Has = 'event' }
        @{ Format = 'Otlp'; Has = 'attributes' }
    ) {
        $made = $missing[0] | ConvertTo-WrapupEvent $Format
        $made.PSObject.Properties.Name | Should -Contain $Has
        $made | ConvertTo-Json -Depth 6 | Should -Match $missing[0].ConversationId
    }

    It 'keeps a field that somebody added to a flat event' {
        $again = $missing[0] | ConvertTo-WrapupEvent | Add-Member -NotePropertyName team -NotePropertyValue North -PassThru |
            ConvertTo-WrapupEvent SplunkHec
        $again.event.team | Should -Be 'North'
        $again.event.eventId | Should -Be ($missing[0] | ConvertTo-WrapupEvent).eventId
    }

    It 'leaves notes out unless they are asked for' {
        $result | ConvertTo-WrapupEvent | ConvertTo-Json | Should -Not -Match 'what the customer said'
        ($result | ConvertTo-WrapupEvent -IncludeNotes).notes | Should -Be 'what the customer said'
    }

    It 'says what is no row, and goes on' {
        $made = 'text', (Get-Item -Path $TestDrive), $missing[0] | ConvertTo-WrapupEvent -ErrorVariable failed -ErrorAction SilentlyContinue
        $made | Should -HaveCount 1
        $failed.FullyQualifiedErrorId | Should -BeLike 'GenesysWrapup.NotARow,*'
        $failed | Should -HaveCount 2
    }

    It 'ends where there is no such format or type' {
        { $missing[0] | ConvertTo-WrapupEvent Grafana } | Should -Throw -ErrorId 'GenesysWrapup.InvalidValue,*'
        { $missing[0] | ConvertTo-WrapupEvent -EventType MetricOfOurs } | Should -Throw -ErrorId 'GenesysWrapup.InvalidValue,*'
        { $missing[0] | ConvertTo-WrapupEvent -EventType 'a type' } | Should -Throw -ErrorId 'ParameterArgumentValidationError,*'
    }

    It 'completes the formats' {
        (Get-Completion 'ConvertTo-WrapupEvent -Format S').CompletionText | Should -Be 'SplunkHec'
        (Get-Completion 'ConvertTo-WrapupEvent ').CompletionText | Should -Contain 'NewRelic'
    }
}
