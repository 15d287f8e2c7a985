Describe 'Get-ParticipantWrapup' {
    BeforeAll {
        . ([System.IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
        $start = Connect-TestSimulator
    }

    It 'says that nothing is set, and by whom' {
        $row = Get-ParticipantWrapup $start.ConversationId
        @($row).Count | Should -Be 1
        $row.AssignedCode | Should -BeNullOrEmpty
        $row.UserName | Should -Not -BeNullOrEmpty
        ($row | Out-String -Width 120) | Should -Match '\(none\)'
    }

    It 'reads what was set, from a result or an id in the pipeline' {
        (Set-ParticipantWrapup $start.ConversationId 'Resolved' | Get-ParticipantWrapup).AssignedCodeName | Should -Be 'Resolved'
        ($start.ConversationId | Get-ParticipantWrapup).AssignedCodeName | Should -Be 'Resolved'
    }

    It 'fits 120 columns' {
        (Get-ParticipantWrapup $start.ConversationId | Out-String -Width 120) -split '\r?\n' |
            ForEach-Object { $_.Length | Should -BeLessOrEqual 120 }
    }

    It 'gives every bad item its own error and goes on' {
        $rows = 'nonsense', $null, $start.ConversationId | Get-ParticipantWrapup -ErrorVariable problems -ErrorAction SilentlyContinue
        @($rows).Count | Should -Be 1
        $problems.Count | Should -Be 2
    }
}
