Describe 'Test-ParticipantWrapup' {
    BeforeAll {
        . ([System.IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
        $start = Connect-TestSimulator
    }

    It 'says yes with the line to type, and that line sets the code' {
        $fresh = New-SimulatedConversation -MediaType call -State AwaitingWrapup -Queue Support
        $diagnosis = Test-ParticipantWrapup $fresh.ConversationId 'Sales follow-up'
        $diagnosis.Verdict | Should -Be 'Yes'
        $diagnosis.NextStep | Should -BeLike "Set-ParticipantWrapup $($fresh.ConversationId) 'Sales follow-up'*"
        (Invoke-Expression $diagnosis.NextStep).Outcome | Should -Be 'Set'
    }

    It 'says no with the finding that decides' {
        $connected = New-SimulatedConversation -MediaType call -State Connected -Queue Support
        $diagnosis = Test-ParticipantWrapup $connected.ConversationId 'Resolved'
        $diagnosis.Verdict | Should -Be 'No'
        $diagnosis.FindingId | Should -Be 'State.Connected'
        ($diagnosis.Findings | Where-Object FindingId -EQ 'State.Connected').Status | Should -Be 'Fail'
    }

    It 'does not claim to know what only the platform knows' {
        $ended = New-SimulatedConversation -MediaType call -State EndedUncoded -Queue 'Back office'
        $diagnosis = Test-ParticipantWrapup $ended.ConversationId 'Resolved'
        $diagnosis.Verdict | Should -Be 'Unknown'
        ($diagnosis.Findings | Where-Object FindingId -EQ 'State.Ended').Basis | Should -Be 'Unknown'
    }

    It 'writes nothing' {
        $before = Get-WriteCount
        $null = Test-ParticipantWrapup $start.ConversationId 'Resolved'
        Get-WriteCount | Should -Be $before
    }

    It 'gives a bool with -Quiet' {
        Test-ParticipantWrapup $start.ConversationId 'Resolved' -Quiet | Should -BeTrue
        Test-ParticipantWrapup $start.ConversationId 'No such code' -Quiet | Should -BeFalse
        Test-ParticipantWrapup $start.EndedConversationId 'Resolved' -Quiet | Should -BeFalse
    }

    It 'binds ids and rows from the pipeline, and goes on after one that leads nowhere' {
        $rows = [pscustomobject]@{ ConversationId = $start.ConversationId; WrapupCode = 'Resolved' },
            [pscustomobject]@{ ConversationId = 'not-an-id'; WrapupCode = 'Resolved' },
            [pscustomobject]@{ ConversationId = $start.MessageConversationId; WrapupCode = 'Resolved' }
        ($rows | Test-ParticipantWrapup).Verdict | Should -Be 'Yes', 'No', 'Yes'
        ($start.ConversationId | Test-ParticipantWrapup).ConversationId | Should -Be $start.ConversationId
    }

    It 'shows the verdict, then what failed, and counts the rest; -Detailed shows all' {
        $short = Test-ParticipantWrapup $start.ConversationId 'No such code' | Out-String -Width 120
        $short | Should -Match 'No'
        $short | Should -Match 'Code\.Exists'
        $short | Should -Match '\d+ more'
        $short | Should -Not -Match 'State\.Pending'
        Test-ParticipantWrapup $start.ConversationId 'Resolved' -Detailed | Out-String -Width 120 | Should -Match 'State\.Pending'
    }

    It 'survives JSON and CLIXML with its findings' {
        $diagnosis = Test-ParticipantWrapup $start.ConversationId 'Resolved'
        ($diagnosis | ConvertTo-Json -Depth 4 | ConvertFrom-Json).Findings.Count | Should -Be $diagnosis.Findings.Count
    }

    It 'needs a session' {
        $result = Invoke-UserScript -NotConnected "Test-ParticipantWrapup '$($start.ConversationId)' 'Resolved'"
        $result.Errors[0].FullyQualifiedErrorId | Should -BeLike 'GenesysWrapup.NotConnected,*'
    }
}
