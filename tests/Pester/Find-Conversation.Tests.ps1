Describe 'Find-Conversation' {
    BeforeAll {
        . ([System.IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
        $start = Connect-TestSimulator
    }

    It 'answers who awaits a code' {
        $found = Find-Conversation -Queue Support -AwaitingWrapup -Last 02:00:00
        $found.ConversationId | Should -Contain $start.ConversationId
        $found.ConversationId | Should -Contain $start.MessageConversationId
        $found.ConversationId | Should -Not -Contain $start.EndedConversationId
        $found.AwaitingWrapup | ForEach-Object { $_ | Should -BeGreaterThan 0 }
        $found.DataSource | Sort-Object -Unique | Should -Be 'Query'
        $found.DataAsOf | Should -Not -BeNullOrEmpty
    }

    It 'pipes into the cmdlet that sets one' {
        $id = (New-SimulatedConversation -MediaType email -State AwaitingWrapup -Queue Sales).ConversationId
        $result = Find-Conversation -Queue Sales -MediaType email -AwaitingWrapup -Last 02:00:00 |
            Set-ParticipantWrapup -WrapupCode 'Sales follow-up'
        $result.ConversationId | Should -Be $id
        $result.Outcome | Should -Be 'Set'
        Find-Conversation -Queue Sales -MediaType email -AwaitingWrapup | Should -BeNullOrEmpty
    }

    It 'finds by code, by name and by id' {
        $code = (Get-WrapupCode -Name 'Resolved').Id
        $byName = Find-Conversation -WrapupCode Resolved
        $byName | Should -Not -BeNullOrEmpty
        $byName | ForEach-Object { $_.AssignedCode | Should -Contain $code }
        (Find-Conversation -WrapupCode $code).ConversationId | Should -Be $byName.ConversationId
        (Get-WrapupCode -Name 'Resolved' | ForEach-Object { Find-Conversation -WrapupCode $_ }).ConversationId |
            Should -Be $byName.ConversationId
        { Find-Conversation -WrapupCode 'No such code' -ErrorAction Stop } | Should -Throw -ErrorId 'GenesysWrapup.WrapupCodeNotFound,*'
    }

    It 'finds by agent and medium, the newest first' {
        $found = Find-Conversation -User 'Ben Brandt' -MediaType call
        $found | ForEach-Object { $_.Agents | Should -Contain 'Ben Brandt' }
        $found.StartTime | Should -Be ($found.StartTime | Sort-Object -Descending)
    }

    It 'reads each one now with -Live' {
        $live = Find-Conversation -AwaitingWrapup -Last 02:00:00 -Live
        $live.ConversationId | Should -Contain $start.ConversationId
        $live.DataSource | Sort-Object -Unique | Should -Be 'Live'
        foreach ($one in $live | Select-Object -First 3) {
            (Get-Conversation $one.ConversationId).AwaitingWrapup | Should -Be $one.AwaitingWrapup
        }
    }

    It 'goes on where one of them may not be read' {
        Add-SimulatedFault -Operation getConversation -Status 404 -Count 1
        $found = Find-Conversation -AwaitingWrapup -Last 02:00:00 -Live -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'GenesysWrapup.ConversationNotFound,*'
        $found | Should -Not -BeNullOrEmpty
    }

    It 'says that analytics is behind' {
        $said = Find-Conversation -AwaitingWrapup -Verbose 4>&1 | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] }
        "$said" | Should -Match 'which is behind.*-Live'
        "$said" | Should -Match 'does not say how far the query is behind'
    }

    It 'binds no participant, so that the right one is found anew' {
        (Find-Conversation | Select-Object -First 1).PSObject.Properties.Name | Should -Not -Contain 'ParticipantId'
        (Find-Conversation | Select-Object -First 1).PSObject.Properties.Name | Should -Not -Contain 'UserId'
    }
}
