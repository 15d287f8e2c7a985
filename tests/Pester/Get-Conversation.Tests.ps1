Describe 'Get-Conversation' {
    BeforeAll {
        . ([System.IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
        $start = Connect-TestSimulator
    }

    It 'reads by position, by pipeline and by property name' {
        (Get-Conversation $start.ConversationId).ConversationId | Should -Be $start.ConversationId
        ($start.ConversationId, $start.MessageConversationId | Get-Conversation).ConversationId |
            Should -Be $start.ConversationId, $start.MessageConversationId
        ($start, [pscustomobject]@{ ConversationId = $start.EndedConversationId } | Get-Conversation).Count | Should -Be 2
    }

    It 'counts who waits for a code and names the agents' {
        $conversation = Get-Conversation $start.ConversationId
        $conversation.AwaitingWrapup | Should -Be 1
        $conversation.QueueName | Should -Be 'Support'
        $conversation.MediaType | Should -Contain 'call'
        $conversation.Agents.Count | Should -Be 1
        $conversation.StartTime.Kind | Should -Be 'Utc'
    }

    It 'shows names before the id, in 120 columns' {
        $table = Get-Conversation $start.ConversationId | Out-String -Width 120
        $line = ($table -split '\r?\n' | Where-Object { $_ -match 'Agents' })
        $line.IndexOf('Agents') | Should -BeLessThan $line.IndexOf('ConversationId')
        $table | Should -Match $start.ConversationId.Substring(0, 8)
    }

    It 'goes on after an error, and each kind has its own id, category and target' {
        $unknown = [guid]::NewGuid().ToString()
        $found = $unknown, 'not-an-id', $start.ConversationId | Get-Conversation -ErrorVariable failed -ErrorAction SilentlyContinue
        $found.ConversationId | Should -Be $start.ConversationId
        $failed.FullyQualifiedErrorId |
            Should -Be 'GenesysWrapup.ConversationNotFound,GenesysWrapup.Commands.GetConversationCommand',
            'GenesysWrapup.InvalidId,GenesysWrapup.Commands.GetConversationCommand'
        $failed[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
        $failed[0].TargetObject | Should -Be $unknown
        $failed[0].Exception.StatusCode | Should -Be 404
        $failed[0].Exception.CorrelationId | Should -Not -BeNullOrEmpty
        $failed[1].CategoryInfo.Category | Should -Be 'InvalidArgument'
    }

    It 'says what an id is that belongs to something else' {
        $participant = Get-ConversationParticipant $start.ConversationId | Select-Object -First 1
        { Get-Conversation $participant.ParticipantId -ErrorAction Stop } |
            Should -Throw -ErrorId 'GenesysWrapup.WrongKindOfId,*' -ExpectedMessage (
                "*it is that of the participant*$($start.ConversationId)*")
        { Get-Conversation $participant.CommunicationId -ErrorAction Stop } | Should -Throw -ErrorId 'GenesysWrapup.WrongKindOfId,*'
    }

    It 'makes $null and nothing an error, never a prompt' {
        { $null | Get-Conversation -ErrorAction Stop } | Should -Throw -ErrorId 'GenesysWrapup.InvalidId,*'
        { Get-Conversation -ErrorAction Stop } | Should -Throw -ErrorId 'GenesysWrapup.InvalidId,*'
    }

    It 'needs a session' {
        $result = Invoke-UserScript -NotConnected "Get-Conversation '$($start.ConversationId)'"
        $result.Errors[0].FullyQualifiedErrorId | Should -BeLike 'GenesysWrapup.NotConnected,*'
    }
}
