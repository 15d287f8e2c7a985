Describe 'Send-WrapupEvent' {
    BeforeAll {
        . ([System.IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
        . ([System.IO.Path]::Combine($PSScriptRoot, 'LocalSink.ps1'))
        $start = Connect-TestSimulator
        $rows = @(Find-MissingWrapup -Reason All)
        $sink = Start-LocalSink
        $key = ConvertTo-Secret 'a-license-key-of-the-tests'
        $there = @{ Uri = $sink.Uri; Format = 'NewRelic'; ApiKey = $key }
    }

    BeforeEach {
        $sink.Received.Clear(); $sink.Dropped.Clear(); $sink.Batches.Clear(); $sink.Status.Clear()
    }

    AfterAll {
        Stop-LocalSink $sink
    }

    It 'sends rows of every kind, and the sink drops none' {
        $result = Set-ParticipantWrapup $start.ConversationId 'Sales follow-up'
        $sent = @($result; Get-ParticipantWrapup $start.ConversationId; $rows) | Send-WrapupEvent @there
        $sent.Outcome | Should -Be 'Sent'
        $sent.Accepted | Should -Be ($rows.Count + 2)
        $sink.Dropped | Should -BeNullOrEmpty
        $sink.Received.eventId | Sort-Object -Unique | Should -HaveCount ($rows.Count + 2)
        $sink.Received[0].outcome | Should -Be 'Set'
        $sent.SentBytes | Should -BeLessThan $sent.Bytes
        $sent.RequestId | Should -Be '7a1f0a7e-0001-b000-0000-017a5f7b1c11'
        $sent.Query | Should -BeLike "*NrIntegrationError*batchId = '$($sink.Received[0].batchId)'*$($sent.RequestId)*"
    }

    It 'sends the first batch before the last row is there' {
        $seen = @{}
        $sent = & { $rows[0]; $rows[1]; $seen.Batches = $sink.Batches.Count; $rows[2] } | Send-WrapupEvent @there -BatchSize 2
        $seen.Batches | Should -Be 1
        $sent.Events | Should -Be 2, 1
    }

    It 'shows the first event under -WhatIf and sends nothing' {
        $said = Invoke-FreshPowerShell {
            param($Module, $Uri)
            Import-Module $Module
            Connect-GenesysCloud -Simulator
            $env:NEW_RELIC_LICENSE_KEY = 'a-license-key-of-the-tests'
            Find-MissingWrapup -Reason All | Send-WrapupEvent -Uri $Uri -Format NewRelic -WhatIf | Select-Object Outcome, Events
        } $sink.Uri
        "$said" | Should -Match '"eventType":"GenesysWrapup".*"conversationId":"[0-9a-f-]{36}"'
        ($said | Where-Object Outcome).Outcome | Should -Be 'NotConfirmed'
        "$said" | Should -Not -Match 'a-license-key-of-the-tests'
        $sink.Batches.Count | Should -Be 0
    }

    It 'gives back what a dead sink did not take, and sends it again' {
        1..2 | ForEach-Object { $sink.Status.Enqueue(503) }
        $dead = $rows | Send-WrapupEvent @there -MaxRetries 0 -BatchSize 2 -ErrorVariable failed -ErrorAction SilentlyContinue
        $lost = @($dead | Where-Object Outcome -EQ 'NotSent')
        $lost.Count | Should -Be 2
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'GenesysWrapup.SinkUnavailable,*'
        $failed[0].TargetObject.NotAccepted.Count | Should -Be 2
        $sink.Received.Count | Should -Be ($rows.Count - 4)
        ($dead | Send-WrapupEvent @there).Accepted | Should -Be 4
        $sink.Received.eventId | Sort-Object -Unique | Should -HaveCount $rows.Count
    }

    It 'keeps what was not taken through a file' {
        $sink.Status.Enqueue(503)
        $file = Join-Path $TestDrive 'later.xml'
        $rows[0] | Send-WrapupEvent @there -MaxRetries 0 -ErrorAction SilentlyContinue | Export-Clixml -Path $file -Depth 4
        (Import-Clixml -Path $file | Send-WrapupEvent @there).Accepted | Should -Be 1
        $sink.Received[0].eventId | Should -Be ($rows[0] | ConvertTo-WrapupEvent).eventId
    }

    It 'refuses what is older than a day, or sends it with its own time as a field' {
        $old = $rows[0] | Select-Object *
        $old.AfterCallWorkEnd = $null
        $old.EndTime = [datetime]::UtcNow.AddDays(-3)
        $refused = $old | Send-WrapupEvent @there -ErrorVariable failed -ErrorAction SilentlyContinue
        $refused.Outcome | Should -Be 'Refused'
        $refused.NotAccepted | Should -HaveCount 1
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'GenesysWrapup.EventRefused,*'
        $failed[0].ErrorDetails.RecommendedAction | Should -Match '-AllowStale'
        $sink.Batches.Count | Should -Be 0
        ($old | Send-WrapupEvent @there -AllowStale).Accepted | Should -Be 1
        $sink.Received[0].PSObject.Properties.Name | Should -Not -Contain 'timestamp'
        $sink.Received[0].timeMs | Should -Be ([System.DateTimeOffset]$old.EndTime).ToUnixTimeMilliseconds()
        $sink.Dropped | Should -BeNullOrEmpty
    }

    It 'finds key and account in the environment' {
        $kept = $env:NEW_RELIC_LICENSE_KEY, $env:NEW_RELIC_ACCOUNT_ID
        try {
            $env:NEW_RELIC_LICENSE_KEY = 'a-license-key-of-the-tests'
            ($rows[0] | Send-WrapupEvent -Uri $sink.Uri -Format NewRelic).Outcome | Should -Be 'Sent'
            $env:NEW_RELIC_ACCOUNT_ID = '7654321'
            ($rows[0] | Send-WrapupEvent -NewRelicRegion EU -WhatIf).Sink | Should -Be 'New Relic at insights-collector.eu01.nr-data.net'
            $env:NEW_RELIC_LICENSE_KEY = $null
            { $rows[0] | Send-WrapupEvent } | Should -Throw -ErrorId 'GenesysWrapup.MissingCredential,*'
            $env:NEW_RELIC_ACCOUNT_ID = $null
            { $rows[0] | Send-WrapupEvent -ApiKey $key } | Should -Throw -ErrorId 'GenesysWrapup.MissingInput,*'
        }
        finally {
            $env:NEW_RELIC_LICENSE_KEY, $env:NEW_RELIC_ACCOUNT_ID = $kept
        }
    }

    It 'explains a key that is refused' {
        $sink.Status.Enqueue(403)
        $results = $rows | Send-WrapupEvent @there -BatchSize 1 -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed | Should -HaveCount 1
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'GenesysWrapup.SinkRefused,*'
        $failed[0].CategoryInfo.Category | Should -Be 'AuthenticationError'
        $failed[0].ErrorDetails.RecommendedAction | Should -Match 'license key'
        $results.NotAccepted.Count | Should -Be $rows.Count
        $sink.Batches.Count | Should -Be 0
    }

    It 'says what it cannot send to' {
        { $rows[0] | Send-WrapupEvent -Uri http://sink.example/x -Format Otlp } | Should -Throw -ErrorId 'GenesysWrapup.InsecureAddress,*'
        { $rows[0] | Send-WrapupEvent -Uri https://sink.example/x } | Should -Throw -ErrorId 'GenesysWrapup.MissingInput,*'
        { $rows[0] | Send-WrapupEvent -Uri https://sink.example/x -Format Otlp -Header @{ 'a b' = 'c' } } |
            Should -Throw -ErrorId 'GenesysWrapup.InvalidValue,*'
        { $rows[0] | Send-WrapupEvent -NewRelicAccountId mine -ApiKey $key } | Should -Throw -ErrorId 'GenesysWrapup.InvalidValue,*'
    }

    It 'says what is no row, and sends the others' {
        $sent = 'text', $rows[0] | Send-WrapupEvent @there -ErrorVariable failed -ErrorAction SilentlyContinue
        $sent.Accepted | Should -Be 1
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'GenesysWrapup.NotARow,*'
    }

    It 'completes the formats' {
        (Get-Completion 'Send-WrapupEvent -Format Az').CompletionText | Should -Be 'AzureMonitor'
    }

    It 'says at the prompt how many were taken' {
        $lines = ($rows | Send-WrapupEvent @there | Out-String -Width 80) -replace '\x1b\[[\d;]*m'
        $lines | Should -Match "(?m)^Sent +$($rows.Count) +$($rows.Count) +\d+ New Relic took $($rows.Count) events"
    }
}
