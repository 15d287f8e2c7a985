Describe 'Wait-ConversationParticipant' {
    BeforeAll {
        . ([System.IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
        $start = Connect-TestSimulator
    }

    It 'writes at once whoever is in after-call work already, and the agent is bound onwards' {
        $waited = Wait-ConversationParticipant $start.ConversationId
        $waited.WrapupState | Should -Be 'Pending'
        ($waited | Set-ParticipantWrapup -WrapupCode 'Resolved').Outcome | Should -Be 'Set'
    }

    It 'waits for a code that is there, with its name' {
        $coded = New-SimulatedConversation -MediaType call -State Coded -Queue Support
        $waited = $coded | Wait-ConversationParticipant -Until Code
        $waited.AssignedCodeName | Should -Not -BeNullOrEmpty
    }

    It 'says what did not come, and what is there instead' {
        $call = New-SimulatedConversation -MediaType call -State Connected -Queue Support
        $null = Wait-ConversationParticipant $call.ConversationId -Timeout 1 -ErrorAction SilentlyContinue -ErrorVariable missed
        $missed[0].FullyQualifiedErrorId | Should -BeLike 'GenesysWrapup.WaitTimedOut,*'
        "$($missed[0])" | Should -Match 'did not come to after-call work within 1 s .*connected'
        $missed[0].TargetObject | Should -Be $call.ConversationId
    }

    It 'tells by which way it waits' {
        $call = New-SimulatedConversation -MediaType call -State Connected -Queue Support
        $told = Wait-ConversationParticipant $call.ConversationId -Timeout 1 -Verbose -ErrorAction SilentlyContinue 4>&1
        "$told" | Should -Match 'by a notification channel'
        $quick = Set-ParticipantWrapup $call.ConversationId -WrapupCode 'Resolved' -Wait 1 -ErrorAction SilentlyContinue
        $quick.Outcome, $quick.WaitedBy | Should -Be 'NotReady', 'Notification'
    }

    It 'reads again and again where sockets are refused' {
        $simulator = Start-GenesysSimulator -Policy @{ Sockets = 'Refuse'; RequestsPerMinute = 100000 }
        $session = Connect-GenesysCloud -SimulatedPlatform $simulator -PassThru
        try {
            $call = New-SimulatedConversation -Simulator $simulator -MediaType call -State Connected -Queue Support
            $set = @{ Session = $session; WrapupCode = 'Resolved'; Wait = 2; ErrorAction = 'SilentlyContinue' }
            (Set-ParticipantWrapup $call.ConversationId @set).WaitedBy | Should -Be 'Polling'
        } finally {
            $start = Connect-TestSimulator
        }
    }
}
