# A work list on a broker of the tests' own, by the cmdlets, and the examples of the help that need one. Where RabbitMQ is not installed
# they are skipped, and say so.

BeforeDiscovery {
    . ([System.IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    . ([System.IO.Path]::Combine($PSScriptRoot, 'PrivateBroker.ps1'))
    $without = -not (Find-Broker)
    if ($without) {
        Write-Host '    The tests of work lists are skipped: RabbitMQ is not installed here.'
    }
    $examples = foreach ($page in Get-ChildItem -Path (Join-Path $repository 'docs/en-US') -Filter '*-*.md') {
        foreach ($example in Get-MarkdownExample $page.FullName | Where-Object Code -Match '\$amqp') {
            @{ Page = $page.BaseName; Title = $example.Title; Code = $example.Code }
        }
    }
}

BeforeAll {
    . ([System.IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    . ([System.IO.Path]::Combine($PSScriptRoot, 'PrivateBroker.ps1'))
    $broker = if (Find-Broker) { Start-PrivateBroker }
    $amqp = $broker.Address
}

AfterAll {
    if ($broker) {
        Stop-PrivateBroker $broker
    }
}

Describe 'A work list' -Skip:$without {
    BeforeAll {
        $null = Connect-TestSimulator
        $ids = 1..12 | ForEach-Object { (New-SimulatedConversation -State AwaitingWrapup -Queue Support).ConversationId }
        $list = @{ Broker = $amqp; WorkList = 'cmdlets' }
    }

    It 'takes rows, says what was sent before, and is done by a worker' {
        $rows = $ids | ForEach-Object { [pscustomobject]@{ InteractionId = $_; Code = 'Resolved'; Note = 'from a list' } }
        $sent = $rows | Send-WrapupRequest @list -BatchSize 5
        $sent.Accepted | Should -Be 5, 5, 2
        $again = $rows | Send-WrapupRequest @list -WarningVariable warned -WarningAction SilentlyContinue
        $again.Accepted, $again.Repeated | Should -Be 0, 12
        $warned | Should -BeLike '*12 of 12 rows were sent*'
        (Get-WrapupBacklog @list).Waiting | Should -Be 12

        $done = Invoke-WrapupWorker @list -Until Empty
        $done.Outcome | Should -Be (@('Set') * 12)
        $done.ConversationId | Sort-Object | Should -Be ($ids | Sort-Object)
        (Get-ParticipantWrapup $ids[0]).AssignedNotes | Should -Be 'from a list'
        $outcomes = Get-WrapupBacklog @list -Outcome
        $outcomes.ConversationId | Sort-Object | Should -Be ($ids | Sort-Object)
        @(Get-WrapupBacklog @list -Outcome -Take).Count | Should -Be 12
        (Get-WrapupBacklog @list).Outcomes | Should -Be 0
    }

    It 'shows the dead with their reason, and takes them again' {
        $other = @{ Broker = $amqp; WorkList = 'dead' }
        $uncoded = (New-SimulatedConversation -State AwaitingWrapup -Queue Support).ConversationId
        $null = $uncoded | Send-WrapupRequest -WrapupCode 'Not yet' @other
        $told = Invoke-WrapupWorker @other -Until Empty -ErrorVariable failed -ErrorAction SilentlyContinue
        $told.Outcome | Should -Be 'NotFound'
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'GenesysWrapup.WrapupCodeNotFound*'
        $dead = Get-WrapupBacklog @other -Dead
        $dead.WrapupCode, $dead.Outcome, $dead.Tries | Should -Be 'Not yet', 'NotFound', 1
        $dead.NextStep | Should -Match 'New-WrapupCode'

        $null = New-WrapupCode 'Not yet' | Add-QueueWrapupCode -Queue Support
        (Get-WrapupBacklog @other -Dead | Send-WrapupRequest @other).Accepted | Should -Be 1
        $backlog = Get-WrapupBacklog @other
        $backlog.Waiting, $backlog.Dead | Should -Be 1, 0
        (Invoke-WrapupWorker @other -Until Empty).Outcome | Should -Be 'Set'
    }

    It 'gives back what a stopped worker had' {
        $stopped = @{ Broker = $amqp; WorkList = 'stopped' }
        $new = 1..12 | ForEach-Object { (New-SimulatedConversation -State AwaitingWrapup -Queue Support).ConversationId }
        $null = $new | Send-WrapupRequest -WrapupCode 'Resolved' @stopped
        $first = Invoke-WrapupWorker @stopped | Select-Object -First 3
        $first.Count | Should -Be 3
        $null = Invoke-WrapupWorker @stopped -Until Empty
        # What was done while the first one was being stopped, no pipeline took any more; the list has it.
        $outcomes = Get-WrapupBacklog @stopped -Outcome | Select-Object -ExpandProperty ConversationId
        $outcomes | Sort-Object -Unique | Should -Be ($new | Sort-Object)
    }

    It 'asks once, and with -WhatIf does not go to the broker' {
        $nowhere = @{ Broker = 'amqp://127.0.0.1:9'; WorkList = 'nowhere' }
        ($ids | Send-WrapupRequest -WrapupCode 'Resolved' @nowhere -WhatIf).Outcome | Should -Be 'NotConfirmed'
        Invoke-WrapupWorker @nowhere -WhatIf | Should -BeNullOrEmpty
    }

    It 'refuses <Address> with an id' -ForEach @(
        @{ Address = 'amqp://127.0.0.1:9'; Id = 'BrokerUnreachable' }
        @{ Address = 'amqp://broker.invalid'; Id = 'InsecureAddress' }
        @{ Address = 'amqps://broker.invalid'; Id = 'MissingCredential' }
        @{ Address = 'https://broker.invalid'; Id = 'InvalidValue' }
    ) {
        { Get-WrapupBacklog $Address } | Should -Throw -ErrorId "GenesysWrapup.$Id,*"
        { 'x' | Send-WrapupRequest -WrapupCode x -Broker $Address -ErrorAction Stop } | Should -Throw -ErrorId 'GenesysWrapup.*'
    }

    It 'refuses a wrong password and a list that is not there' {
        $wrong = [pscredential]::new('guest', (ConvertTo-Secret 'not this one'))
        { Get-WrapupBacklog $amqp -Credential $wrong } | Should -Throw -ErrorId 'GenesysWrapup.BrokerRefused,*'
        { Get-WrapupBacklog $amqp -WorkList nowhere } | Should -Throw -ErrorId 'GenesysWrapup.WorkListNotFound,*'
    }
}

Describe 'The worker of the samples' -Skip:$without {
    It 'takes its settings from the environment and writes a line for each outcome' {
        $run = Invoke-UserScript @"
            `$env:WRAPUP_BROKER, `$env:WRAPUP_LIST = '$amqp', 'sample'
            `$null = `$conversationId | Send-WrapupRequest -WrapupCode 'Resolved' -Broker '$amqp' -WorkList sample
            try { & '$(Join-Path $repository 'samples/worker/Start-Worker.ps1')' -UntilEmpty }
            finally { `$env:WRAPUP_BROKER = `$env:WRAPUP_LIST = `$null }
"@
        $run.Errors | Should -BeNullOrEmpty
        ($run.Output | ConvertFrom-Json).Outcome | Should -Be 'Set'
    }
}

Describe '<Page>, <Title>' -ForEach $examples {
    BeforeAll {
        function Invoke-Example {
            param([hashtable] $Policy = @{})

            $lists = if ($Code -match 'today') { 'today', 'yesterday' } else { 'wrapups' }
            $before = "`$amqp = '$amqp'; `$lists = -split '$lists'" + @'

        [pscustomobject]@{ ConversationId = $conversationId; WrapupCode = 'Resolved' } | Export-Csv ./codes.csv
        $lists | ForEach-Object { $null = $conversationId | Send-WrapupRequest -WrapupCode 'Resolved' -Broker $amqp -WorkList $_ -Again }
'@
            # The next run has another platform, which knows nothing of these rows.
            $after = @'
        foreach ($list in $lists | Where-Object { (Get-WrapupBacklog $amqp -WorkList $_).Waiting }) {
            $null = Invoke-WrapupWorker $amqp -WorkList $list -Until Empty -ErrorAction SilentlyContinue
        }
'@
            $run = Invoke-UserScript $before, $Code, $after -Policy $Policy
            $run[0, 2].Errors | Should -BeNullOrEmpty
            $run[1].Errors | ForEach-Object { "$_ ($($_.FullyQualifiedErrorId))" } | Should -BeNullOrEmpty
        }
    }

    It 'runs without an error' -Skip:$without {
        Invoke-Example
    }

    It 'runs without an error under -Policy Realistic' -Skip:$without {
        Invoke-Example -Policy @{ Realistic = $true }
    }
}
