Describe 'Set-ParticipantWrapup with many rows' {
    BeforeAll {
        . ([System.IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))

        function New-Row([int] $Count) {
            1..$Count | ForEach-Object { (New-SimulatedConversation -MediaType call -State AwaitingWrapup -Queue Support).ConversationId }
        }
    }

    BeforeEach {
        $null = Connect-TestSimulator
    }

    It 'sets every row, with one result each' {
        $ids = New-Row 40
        $results = $ids | Set-ParticipantWrapup -WrapupCode 'Resolved'
        $results.Outcome | Select-Object -Unique | Should -Be 'Set'
        $results.ConversationId | Sort-Object | Should -Be ($ids | Sort-Object)
    }

    It 'writes results as rows finish, and with -Ordered in the order of the input' {
        $ids = New-Row 6
        # The second conversation's read answers late.
        Add-SimulatedFault -Operation "GET /api/v2/conversations/$($ids[1])" -Delay 00:00:01 -Count 1
        $asFinished = $ids | Set-ParticipantWrapup -WrapupCode 'Resolved'
        $asFinished[-1].ConversationId | Should -Be $ids[1]
        Add-SimulatedFault -Operation "GET /api/v2/conversations/$($ids[1])" -Delay 00:00:01 -Count 1
        ($ids | Set-ParticipantWrapup -WrapupCode 'Resolved' -Ordered).ConversationId | Should -Be $ids
    }

    It 'keeps the first row alone, and does one row after the other with -ThrottleLimit 1' {
        $ids = New-Row 5
        $before = @(Get-SimulatedRequest).Count
        $null = $ids | Set-ParticipantWrapup -WrapupCode 'Resolved'
        $asked = @(Get-SimulatedRequest | Select-Object -Skip $before)
        # Codes and settings once; then nothing of another row before the first row's code was seen.
        $firstRow = @(0..($asked.Count - 1) | Where-Object { $asked[$_].Path -like "*$($ids[0])*" })
        $others = @(0..($asked.Count - 1) | Where-Object { $path = $asked[$_].Path; $ids[1..4] | Where-Object { $path -like "*$_*" } })
        $firstRow[-1] | Should -BeLessThan $others[0]

        $ids = New-Row 5
        $before = @(Get-SimulatedRequest).Count
        $null = $ids | Set-ParticipantWrapup -WrapupCode 'Resolved' -ThrottleLimit 1
        $rows = Get-SimulatedRequest | Select-Object -Skip $before | ForEach-Object { $_.Path.Split('/')[4] }
        ($rows | Where-Object { $_ -in $ids }) | Get-Unique | Should -Be $ids
    }

    It 'works on a list that is a parameter as on one that is piped in' {
        $ids = New-Row 6
        $ids[3] = [guid]::NewGuid().ToString()
        Add-SimulatedFault -Operation "GET /api/v2/conversations/$($ids[1])" -Delay 00:00:01 -Count 1
        $results = Set-ParticipantWrapup $ids 'Resolved' -ExpectedCount 6 -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed.FullyQualifiedErrorId | Should -BeLike 'GenesysWrapup.ConversationNotFound*'
        # The one that answers late comes last, so the others did not wait for it.
        $results[-1].ConversationId | Should -Be $ids[1]
        $set = $results | Where-Object Outcome -EQ 'Set'
        $set.ConversationId | Sort-Object | Should -Be ($ids[0, 1, 2, 4, 5] | Sort-Object)
    }

    It 'gives each row its own columns, whatever is bound meanwhile' {
        $rows = New-Row 20 | ForEach-Object { $number = 0 } {
            [pscustomobject]@{ ConversationId = $_; WrapupCode = ('Resolved', 'Sales follow-up')[$number % 2]; Notes = "row $number" }
            $number++
        }
        $results = $rows | Set-ParticipantWrapup -Ordered
        $results.Notes | Should -Be $rows.Notes
        $results.AssignedCodeName | Should -Be $rows.WrapupCode
        foreach ($row in $rows) {
            (Get-ParticipantWrapup $row.ConversationId).AssignedNotes | Should -Be $row.Notes
        }
    }

    It 'shows under -WhatIf what it would do, in the order of the input' {
        $said = Invoke-FreshPowerShell {
            param($Module)
            Import-Module $Module
            Connect-GenesysCloud -Simulator
            $ids = 1..6 | ForEach-Object { (New-SimulatedConversation -Queue Support).ConversationId }
            $ids | Set-ParticipantWrapup -WrapupCode 'Resolved' -WhatIf | ForEach-Object { "outcome $($_.Outcome)" }
            "asked for $($ids -join ' ')"
        }
        $asked = @($said | Where-Object { $_ -match 'in conversation ([0-9a-f-]{36})' } | ForEach-Object { $Matches[1] })
        "asked for $($asked -join ' ')" | Should -Be $said[-1]
    }

    It 'shows a rejected token once' {
        $ids = New-Row 20
        Add-SimulatedFault -Operation '*' -Status 401
        $problems = $null
        { $ids | Set-ParticipantWrapup -WrapupCode 'Resolved' -ErrorAction SilentlyContinue -ErrorVariable problems } | Should -Throw
        @($problems | Where-Object { "$($_.FullyQualifiedErrorId)" -like 'GenesysWrapup.*' }).Count | Should -BeLessOrEqual 1
    }

    It 'is stopped in the middle of a run in under a second, and its journal is true' -ForEach @(
        @{ Title = 'as usual'; Economy = $false }
        @{ Title = 'with -Economy'; Economy = $true }
    ) {
        $ids = New-Row 100
        # From the twentieth write on nothing is answered for a minute.
        Add-SimulatedFault -Operation patchConversationParticipant -Delay 00:00:00.010 -Count 20
        Add-SimulatedFault -Operation patchConversationParticipant -Delay 00:01:00
        $journal = Join-Path $TestDrive "$Title.jsonl"
        $shell = [powershell]::Create()
        $null = $shell.AddScript('
            param($Module, $Session, $Id, $Journal, $Economy)
            Import-Module $Module
            $Id | Set-ParticipantWrapup -WrapupCode Resolved -Session $Session -Journal $Journal -Economy:$Economy
        ')
        foreach ($argument in (Get-BuiltModulePath), (Get-GenesysSession), $ids, $journal, $Economy) {
            $null = $shell.AddArgument($argument)
        }
        $told = [System.Management.Automation.PSDataCollection[psobject]]::new()
        $nothing = [System.Management.Automation.PSDataCollection[psobject]]::new()
        $nothing.Complete()
        $null = $shell.BeginInvoke($nothing, $told)
        $patience = [System.Diagnostics.Stopwatch]::StartNew()
        while ($told.Count -lt 20 -and $patience.Elapsed.TotalSeconds -lt 60) {
            [System.Threading.Thread]::Sleep(5)
        }

        $watch = [System.Diagnostics.Stopwatch]::StartNew()
        $shell.Stop()
        $watch.Elapsed.TotalSeconds | Should -BeLessThan 1
        $shell.InvocationStateInfo.State | Should -Be Stopped
        $shell.Dispose()
        $told.Count | Should -Be 20

        # What was told is kept; what is kept is there; and nobody holds the file any more.
        $kept = @(Import-WrapupJournal $journal)
        $told.ConversationId | Where-Object { $_ -notin $kept.ConversationId } | Should -BeNullOrEmpty
        foreach ($row in $kept) {
            (Get-ParticipantWrapup $row.ConversationId).AssignedCodeName | Should -Be 'Resolved'
        }
    }

    It 'shows a missing permission once, with a result for every row and no request for the others' -ForEach @(
        @{ Operation = 'patchConversationParticipant' }
        @{ Operation = 'getConversation' }
    ) {
        $ids = New-Row 20
        Add-SimulatedFault -Operation $Operation -Status 403 -ErrorCode missing.permissions
        $before = @(Get-SimulatedRequest | Where-Object Operation -EQ $Operation).Count
        $results = $ids | Set-ParticipantWrapup -WrapupCode 'Resolved' -Ordered -ErrorAction SilentlyContinue -ErrorVariable problems
        $results.ConversationId | Should -Be $ids
        $results.Outcome | Select-Object -Unique | Should -Be 'Refused'
        $results[1].Message | Should -Match '^Not tried'
        @($problems).Count | Should -Be 1
        @(Get-SimulatedRequest | Where-Object Operation -EQ $Operation).Count | Should -Be ($before + 1)
    }

    It 'still tries every row where a division is refused, or a code could not be found' {
        $ids = New-Row 3
        Add-SimulatedFault -Operation patchConversationParticipant -Status 403 -ErrorCode missing.division.permission -Count 1
        $results = $ids | Set-ParticipantWrapup -WrapupCode 'Resolved' -Ordered -ErrorAction SilentlyContinue
        $results.Outcome | Should -Be 'Refused', 'Set', 'Set'
    }

    It 'leaves alone what comes after Select-Object has had enough' {
        $ids = New-Row 60
        $before = Get-WriteCount
        $ids | Set-ParticipantWrapup -WrapupCode 'Resolved' | Select-Object -First 1 | Should -HaveCount 1
        Get-WriteCount | Should -BeLessOrEqual ($before + 9)
    }

    It 'writes no progress where nobody looks' {
        $shell = [powershell]::Create()
        $null = $shell.AddScript('
            param($Module)
            Import-Module $Module
            Connect-GenesysCloud -SimulatedPlatform (Start-GenesysSimulator -Policy @{ RequestsPerMinute = 100000 })
            Add-SimulatedFault -Operation getConversation -Delay 00:00:01
            1..24 | ForEach-Object { (New-SimulatedConversation -Queue Support).ConversationId } |
                Set-ParticipantWrapup -WrapupCode Resolved
        ').AddArgument((Get-BuiltModulePath))
        try {
            @($shell.Invoke()).Count | Should -Be 24
            @($shell.Streams.Progress | Where-Object { $_.Activity -eq 'Setting rows' }) | Should -BeNullOrEmpty
        }
        finally {
            $shell.Dispose()
        }
    }

    It 'spends little more than one request on each of many ended conversations with -Economy' {
        $simulator = Start-GenesysSimulator -Policy @{ RequestsPerMinute = 100000; WriteAfterEnd = 'Accept' }
        Connect-GenesysCloud -SimulatedPlatform $simulator
        $ids = 1..250 | ForEach-Object { (New-SimulatedConversation -State Coded -Queue Support).ConversationId }
        $before = @(Get-SimulatedRequest).Count
        $results = $ids | Set-ParticipantWrapup -WrapupCode 'Sales follow-up' -Economy -Ordered
        $results.ConversationId | Should -Be $ids
        $results.Outcome | Select-Object -Unique | Should -Be 'Set'
        @($results | Where-Object ProvenBy -EQ 'Event').Count | Should -Be 249
        # Once: codes, settings, a channel, and the whole first row. For each hundred rows: analytics and a subscription.
        @(Get-SimulatedRequest).Count - $before | Should -BeLessOrEqual (250 + 12)
        (Get-ParticipantWrapup $ids[123]).AssignedCodeName | Should -Be 'Sales follow-up'
    }

    It 'neither looks up nor writes what the journal has, with -Economy' {
        $simulator = Start-GenesysSimulator -Policy @{ RequestsPerMinute = 100000; WriteAfterEnd = 'Accept' }
        Connect-GenesysCloud -SimulatedPlatform $simulator
        $ids = 1..30 | ForEach-Object { (New-SimulatedConversation -State Coded -Queue Support).ConversationId }
        $journal = Join-Path $TestDrive 'economy.jsonl'
        $null = $ids | Set-ParticipantWrapup -WrapupCode 'Sales follow-up' -Economy -Journal $journal
        $before = @(Get-SimulatedRequest).Count
        $again = $ids | Set-ParticipantWrapup -WrapupCode 'Sales follow-up' -Economy -Journal $journal
        $again.Outcome | Select-Object -Unique | Should -Be 'DoneBefore'
        @(Get-SimulatedRequest).Count | Should -Be $before
    }

    It 'ends -Economy at once when nobody takes more, and refuses it with -Wait' {
        $ids = New-Row 60
        $before = Get-WriteCount
        $ids | Set-ParticipantWrapup -WrapupCode 'Resolved' -Economy | Select-Object -First 2 | Should -HaveCount 2
        Get-WriteCount | Should -BeLessOrEqual ($before + 14)
        { $ids | Set-ParticipantWrapup -WrapupCode 'Resolved' -Economy -Wait 1 } | Should -Throw -ErrorId 'GenesysWrapup.InvalidValue,*'
    }

    It 'does attributes the same way' {
        $ids = New-Row 12
        $results = $ids | Set-ParticipantAttribute -Attribute @{ ticket = '4711' } -ThrottleLimit 4 -Ordered
        $results.ConversationId | Should -Be $ids
        $results.Outcome | Select-Object -Unique | Should -Be 'Set'
    }
}
