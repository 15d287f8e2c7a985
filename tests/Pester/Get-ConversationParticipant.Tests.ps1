Describe 'Get-ConversationParticipant' {
    BeforeAll {
        . ([System.IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
        $start = Connect-TestSimulator
    }

    It 'shows agents, and everyone with -All' {
        (Get-ConversationParticipant $start.ConversationId).Purpose | Sort-Object -Unique | Should -Be 'agent'
        (Get-ConversationParticipant $start.ConversationId -All).Purpose | Should -Contain 'customer'
        (Get-ConversationParticipant $start.ConversationId -Purpose customer).Purpose | Sort-Object -Unique | Should -Be 'customer'
    }

    It 'finds who waits for a code, in a call and in a message conversation' {
        foreach ($id in $start.ConversationId, $start.MessageConversationId) {
            $waiting = @(Get-ConversationParticipant $id -AwaitingWrapup)
            $waiting.Count | Should -Be 1
            $waiting[0].WrapupState | Should -Be 'Pending'
            $waiting[0].WrapupStatus | Should -Match '^after-call work since '
        }

        Get-ConversationParticipant $start.EndedConversationId -AwaitingWrapup | Should -BeNullOrEmpty
    }

    It 'chooses by user and by participant' {
        $agent = Get-ConversationParticipant $start.ConversationId -AwaitingWrapup
        (Get-ConversationParticipant $start.ConversationId -UserId $agent.UserId -AwaitingWrapup).ParticipantId |
            Should -Be $agent.ParticipantId
        Get-ConversationParticipant $start.ConversationId -UserId ([guid]::NewGuid()) | Should -BeNullOrEmpty
        ($agent | Get-ConversationParticipant).ParticipantId | Should -Be $agent.ParticipantId
    }

    It 'says which agents there are when the participant is another' {
        Get-ConversationParticipant $start.ConversationId -ParticipantId (
            [guid]::NewGuid()) -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'GenesysWrapup.ParticipantNotFound,*'
        $failed[0].ErrorDetails.RecommendedAction | Should -BeLike '*agents are*'
    }

    It 'does not bind the code that is there as the one to set' {
        $coded = New-SimulatedConversation -MediaType call -State Coded -Queue Support | Get-ConversationParticipant |
            Where-Object AssignedCode
        $coded.PSObject.Properties.Name | Should -Not -Contain 'WrapupCode'
        $coded.AssignedCodeName | Should -Not -BeNullOrEmpty
        $coded.WrapupState | Should -Be 'Coded'
        $coded.WrapupStatus | Should -BeLike "'$($coded.AssignedCodeName)' set at*"
    }

    It 'judges a lapsed after-call work' {
        $lapsed = New-SimulatedConversation -MediaType call -State TimedOut -Queue Support | Get-ConversationParticipant |
            Where-Object CanBeWrappedUp
        $lapsed.WrapupState | Should -Be 'TimedOut'
        $lapsed.AssignedCode | Should -Be 'ININ-WRAP-UP-TIMEOUT'
    }

    It 'shows the name and the state in words first' {
        $agent = Get-ConversationParticipant $start.ConversationId -AwaitingWrapup
        $table = $agent | Out-String -Width 120
        $table | Should -Match ([regex]::Escape($agent.UserName))
        $table | Should -Match 'Pending: after-call work since'
        ($agent | Format-List | Out-String) | Should -Match 'WrapupStatus'
    }

    It 'completes purposes' {
        (Get-Completion 'Get-ConversationParticipant -Purpose cust').CompletionText | Should -Be 'customer'
    }

    It 'ends its errors with id and target' {
        $unknown = [guid]::NewGuid().ToString()
        Get-ConversationParticipant $unknown -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'GenesysWrapup.ConversationNotFound,*'
        $failed[0].TargetObject | Should -Be $unknown
    }
}
