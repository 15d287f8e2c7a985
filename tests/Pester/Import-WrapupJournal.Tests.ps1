Describe 'Import-WrapupJournal' {
    BeforeAll {
        . ([System.IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
        $start = Connect-TestSimulator
        $journal = Join-Path $TestDrive 'run.jsonl'
        $results = $start.ConversationId, $start.EndedConversationId, $start.MessageConversationId |
            Set-ParticipantWrapup -WrapupCode 'Resolved' -Journal $journal -Ordered -ErrorAction SilentlyContinue
    }

    It 'gives the results as they were' {
        $back = Import-WrapupJournal $journal
        ($back | Sort-Object ConversationId | ConvertTo-Csv) | Should -Be ($results | Sort-Object ConversationId | ConvertTo-Csv)
        $back[0].PSObject.TypeNames[0] | Should -Be $results[0].PSObject.TypeNames[0]
    }

    It 'takes wildcards, literal paths and files from the pipeline' {
        @(Import-WrapupJournal (Join-Path $TestDrive '*.jsonl')).Count | Should -Be 3
        @(Import-WrapupJournal -LiteralPath $journal).Count | Should -Be 3
        @(Get-Item $journal | Import-WrapupJournal).Count | Should -Be 3
        @([pscustomobject]@{ FullName = $journal } | Import-WrapupJournal).Count | Should -Be 3
        @($journal | Import-WrapupJournal).Count | Should -Be 3
        $odd = Join-Path $TestDrive 'a[1].jsonl'
        [System.IO.File]::Copy($journal, $odd)
        @(Import-WrapupJournal -LiteralPath $odd).Count | Should -Be 3
    }

    It 'finds a path from the current folder' {
        Push-Location $TestDrive
        try {
            @(Import-WrapupJournal ./run.jsonl).Count | Should -Be 3
        }
        finally {
            Pop-Location
        }
    }

    It 'streams' {
        Import-WrapupJournal $journal | Select-Object -First 1 | Should -HaveCount 1
    }

    It 'leaves out a torn last line and tells so' {
        $torn = Join-Path $TestDrive 'torn'
        $text = [System.IO.File]::ReadAllText($journal)
        [System.IO.File]::WriteAllText($torn, $text.Substring(0, $text.Length - 9))
        @(Import-WrapupJournal $torn).Count | Should -Be 2
        (Import-WrapupJournal $torn -Verbose 4>&1 | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] }) -join '' |
            Should -BeLike '*Line 4 of*torn*'
    }

    It 'says which file is missing or no journal, and reads the others' {
        $other = Join-Path $TestDrive 'codes.csv'
        Set-Content -Path $other -Value 'ConversationId,WrapupCode'
        $paths = (Join-Path $TestDrive 'missing'), $other, $journal
        $read = Import-WrapupJournal $paths -ErrorVariable problems -ErrorAction SilentlyContinue
        $read.Count | Should -Be 3
        ($problems | Where-Object { "$($_.FullyQualifiedErrorId)" -like 'GenesysWrapup.*' }).FullyQualifiedErrorId |
            Should -Be @('GenesysWrapup.JournalNotFound,GenesysWrapup.Commands.ImportWrapupJournalCommand',
                'GenesysWrapup.NotAJournal,GenesysWrapup.Commands.ImportWrapupJournalCommand')
    }

    It 'needs no session' {
        $count = Invoke-FreshPowerShell {
            param($Module, $Journal)
            Import-Module $Module
            @(Import-WrapupJournal $Journal).Count
        } $journal
        $count | Should -Be 3
    }
}

Describe 'Set-ParticipantWrapup with a journal' {
    BeforeAll {
        . ([System.IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    }

    BeforeEach {
        $start = Connect-TestSimulator
        $journal = Join-Path $TestDrive "$([guid]::NewGuid()).jsonl"
    }

    It 'asks nothing for rows that an earlier run did, and tries the others again' {
        $ids = $start.ConversationId, $start.EndedConversationId
        $null = $ids | Set-ParticipantWrapup -WrapupCode 'Resolved' -Journal $journal -ErrorAction SilentlyContinue
        $before = @(Get-SimulatedRequest).Count
        $done = $start.ConversationId | Set-ParticipantWrapup -WrapupCode 'Resolved' -Journal $journal
        $done.Outcome | Should -Be 'DoneBefore'
        @(Get-SimulatedRequest).Count | Should -Be $before
        $again = $ids | Set-ParticipantWrapup -WrapupCode 'Resolved' -Journal $journal -Ordered -ErrorAction SilentlyContinue
        $again.Outcome | Should -Be @('DoneBefore', (Import-WrapupJournal $journal)[1].Outcome)
        @(Import-WrapupJournal $journal).Count | Should -Be 3
    }

    It 'refuses a journal that another run has' {
        $inner = $null
        $start.ConversationId | Set-ParticipantWrapup -WrapupCode 'Resolved' -Journal $journal | ForEach-Object {
            try {
                $start.MessageConversationId | Set-ParticipantWrapup -WrapupCode 'Resolved' -Journal $journal
            }
            catch {
                $inner = $_
            }
        }
        $inner.FullyQualifiedErrorId | Should -BeLike 'GenesysWrapup.JournalInUse,*'
        ($start.MessageConversationId | Set-ParticipantWrapup -WrapupCode 'Resolved' -Journal $journal).Outcome | Should -Be 'Set'
    }

    It 'refuses a file that is none, and leaves it' {
        Set-Content -Path $journal -Value 'mine'
        { $start.ConversationId | Set-ParticipantWrapup -WrapupCode 'Resolved' -Journal $journal } |
            Should -Throw -ErrorId 'GenesysWrapup.NotAJournal,GenesysWrapup.Commands.SetParticipantWrapupCommand'
        Get-Content $journal | Should -Be 'mine'
    }

    It 'leaves no trace under -WhatIf' {
        $null = $start.ConversationId | Set-ParticipantWrapup -WrapupCode 'Resolved' -Journal $journal -WhatIf
        Test-Path $journal | Should -BeFalse
    }

    It 'is true when the run is stopped in the middle, at once' {
        $shell = [powershell]::Create()
        $null = $shell.AddScript('
            param($Module, $Simulator, $Journal)
            Import-Module $Module
            Connect-GenesysCloud -SimulatedPlatform $Simulator
            $ids = 1..20 | ForEach-Object { (New-SimulatedConversation -Queue Support).ConversationId }
            # From the second row on, no write is answered.
            $ids[0] | Set-ParticipantWrapup -WrapupCode Resolved -Journal $Journal
            Add-SimulatedFault -Operation "PATCH *" -Delay 00:01:40
            $ids | Set-ParticipantWrapup -WrapupCode Resolved -Journal $Journal
        ').AddArgument((Get-BuiltModulePath)).AddArgument($start.Simulator).AddArgument($journal)
        try {
            $output = [System.Management.Automation.PSDataCollection[psobject]]::new()
            $running = $shell.BeginInvoke([System.Management.Automation.PSDataCollection[psobject]]::new(), $output)
            $patience = [System.Diagnostics.Stopwatch]::StartNew()
            while ($output.Count -lt 2 -and $patience.Elapsed.TotalSeconds -lt 60) {
                [System.Threading.Thread]::Sleep(5)
            }
            @($output.ReadAll()).Outcome | Should -Be @('Set', 'DoneBefore')
            $stopping = [System.Diagnostics.Stopwatch]::StartNew()
            $shell.Stop()
            $stopping.Elapsed.TotalSeconds | Should -BeLessThan 10
            $running.IsCompleted | Should -BeTrue
        }
        finally {
            $shell.Dispose()
        }
        (Import-WrapupJournal $journal).Outcome | Should -Be 'Set'
        Test-Path "$journal.lock" | Should -BeFalse
    }
}
