Describe 'Get-ConversationTimeline' {
    BeforeAll {
        . ([System.IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
        $start = Connect-TestSimulator
    }

    It 'tells a call in order of time, and that now is right' {
        $rows = @(Get-ConversationTimeline $start.ConversationId)
        $rows.Time | Should -Be @($rows.Time | Sort-Object)
        $rows.Event | Should -Contain 'Connect'
        $rows.Event | Should -Contain 'AfterCallWorkBegun'
        $rows[-1].Event | Should -Be 'Now'
        $rows[-1].WriteWindow | Should -Be 'Right'
        ($rows | Where-Object { $_.Event -eq 'Connect' -and $_.Purpose -eq 'agent' }).WriteWindow | Should -Be 'TooEarly'
    }

    It 'shows where it became too late, with the name of the code' {
        $rows = New-SimulatedConversation -MediaType call -State Coded -Queue Support | Get-ConversationTimeline
        ($rows | Where-Object Event -EQ 'CodeSet').AssignedCodeName | Should -Not -BeNullOrEmpty
        $rows[-1].WriteWindow | Should -Be 'TooLate'
        (New-SimulatedConversation -MediaType call -State TimedOut -Queue Support | Get-ConversationTimeline).Event |
            Should -Contain 'AfterCallWorkLapsed'
    }

    It 'is too early while the agent is connected' {
        (New-SimulatedConversation -MediaType call -State Connected -Queue Support | Get-ConversationTimeline)[-1].WriteWindow |
            Should -Be 'TooEarly'
    }

    It 'takes one participant by pipeline' {
        $agent = Get-ConversationParticipant $start.ConversationId -AwaitingWrapup
        ($agent | Get-ConversationTimeline).ParticipantId | Sort-Object -Unique | Should -Be $agent.ParticipantId
    }

    It 'reads at a prompt' {
        $table = Get-ConversationTimeline $start.ConversationId | Out-String -Width 120
        # Long cells wrap at words.
        $table | Should -Match 'after-call work'
        $table | Should -Match 'Right'
        $table | Should -Match '\(agent\)'
        ($table -split '\r?\n' | Measure-Object -Property Length -Maximum).Maximum | Should -BeLessOrEqual 120
    }

    It 'makes an unknown conversation an error with id and target' {
        $unknown = [guid]::NewGuid().ToString()
        Get-ConversationTimeline $unknown -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'GenesysWrapup.ConversationNotFound,*'
        $failed[0].TargetObject | Should -Be $unknown
    }
}
