BeforeAll {
    . ([System.IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
}

Describe 'New-SimulatedConversation' {
    BeforeAll {
        $null = Connect-TestSimulator
    }

    AfterAll {
        Disconnect-GenesysCloud
    }

    It 'makes a <MediaType> conversation in the state <State>' -ForEach $(
        foreach ($media in 'call', 'callback', 'email', 'message', 'social', 'video') {
            foreach ($state in 'Connected', 'AwaitingWrapup', 'Coded', 'TimedOut', 'EndedUncoded') {
                @{ MediaType = $media; State = $state }
            }
        }
    ) {
        $made = New-SimulatedConversation -MediaType $MediaType -State $State
        $made.MediaType | Should -Contain $MediaType
        $read = Get-Conversation $made.ConversationId
        $read.AwaitingWrapup | Should -Be $made.AwaitingWrapup
        $read.AwaitingWrapup | Should -Be ([int]($State -eq 'AwaitingWrapup'))
        $agent = Get-ConversationParticipant $made.ConversationId | Where-Object CanBeWrappedUp
        $expected = @{ Connected = 'Connected'; AwaitingWrapup = 'Pending'; Coded = 'Coded'; TimedOut = 'TimedOut' }[$State]
        if ($expected) {
            $agent.WrapupState | Should -Be $expected
        }
        else {
            $agent.AssignedCode | Should -BeNullOrEmpty
        }
    }

    It 'takes queue, after-call mode and number of agents' {
        $made = New-SimulatedConversation -Queue Sales -AcwMode MandatoryForcedTimeout -Agents 3
        $agents = Get-ConversationParticipant $made.ConversationId | Where-Object CanBeWrappedUp
        $agents.Count | Should -Be 3
        $agents.QueueName | Sort-Object -Unique | Should -Be 'Sales'
    }

    It 'lets optional after-call work wait, as captured events show it' {
        $made = New-SimulatedConversation -State AwaitingWrapup -AcwMode Optional
        (Get-ConversationParticipant $made.ConversationId | Where-Object CanBeWrappedUp).WrapupState | Should -Be 'Pending'
    }

    It 'refuses what cannot be: after-call work that ran out where it has no limit' {
        New-SimulatedConversation -State TimedOut -AcwMode Mandatory -ErrorAction SilentlyContinue -ErrorVariable failed |
            Should -BeNullOrEmpty
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'GenesysWrapup.InvalidValue,*'
    }

    It 'is not among the requests' {
        $before = @(Get-SimulatedRequest).Count
        $null = New-SimulatedConversation
        @(Get-SimulatedRequest).Count | Should -Be $before
    }

    It 'refuses a queue that there is not, and goes on' {
        $made = [pscustomobject]@{ Queue = 'Nowhere' }, [pscustomobject]@{ Queue = 'Support' } |
            ForEach-Object { New-SimulatedConversation -Queue $_.Queue -ErrorAction SilentlyContinue -ErrorVariable +failed }
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'GenesysWrapup.InvalidValue,*'
        $failed[0].TargetObject | Should -Be 'Nowhere'
        @($made).Count | Should -Be 1
    }

    It 'makes nothing under -WhatIf' {
        New-SimulatedConversation -WhatIf | Should -BeNullOrEmpty
    }

    It 'says so where there is no simulator' {
        $run = [powershell]::Create()
        try {
            $null = $run.AddScript('param($Module) Import-Module $Module; New-SimulatedConversation')
            $null = $run.AddArgument((Get-BuiltModulePath)).Invoke()
            $run.Streams.Error[0].FullyQualifiedErrorId | Should -BeLike 'GenesysWrapup.NoSimulator,*'
        }
        finally {
            $run.Dispose()
        }
    }
}
