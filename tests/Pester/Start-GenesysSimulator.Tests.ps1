BeforeAll {
    . ([System.IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    # Other files leave a session behind.
    Disconnect-GenesysCloud
}

Describe 'Start-GenesysSimulator' {
    It 'starts one that is apart from every other, and makes no session' {
        $one = Start-GenesysSimulator
        $other = Start-GenesysSimulator contact-center
        Get-GenesysSession | Should -BeNullOrEmpty
        $one.IsRunning | Should -BeTrue
        $made = New-SimulatedConversation -Simulator $one
        $session = $other | Connect-GenesysCloud -PassThru
        { Get-Conversation $made.ConversationId -Session $session -ErrorAction Stop } |
            Should -Throw -ErrorId 'GenesysWrapup.ConversationNotFound,*'
        Disconnect-GenesysCloud
    }

    It 'names the conversations of its scenario' {
        $simulator = Start-GenesysSimulator
        $simulator | Connect-GenesysCloud
        $simulator.Conversations.Count | Should -BeGreaterThan 10
        @($simulator.Conversations.Values | Get-Conversation).Count | Should -Be $simulator.Conversations.Count
        Disconnect-GenesysCloud
    }

    It 'begins with the given policies, its conversations too' {
        foreach ($position in 'Same', 'Own') {
            $desk = Start-GenesysSimulator -Policy @{ ConsultConversation = $position }
            $session = $desk | Connect-GenesysCloud -PassThru
            $found = Test-PlatformAssumption ConsultConversation -ConversationId $desk.Conversations['consult'] -Session $session
            $found.Position | Should -Be $position
        }
    }

    It 'takes the realistic policies by one name, and single ones over them' {
        $realistic = Start-GenesysSimulator -Policy Realistic
        $lags = $realistic.Policies | Where-Object { $_.Value -ne $_.Default }
        $lags.Name | Should -Contain 'WriteDelay'
        $lags.Name | Should -Contain 'AnalyticsLag'
        $mixed = Start-GenesysSimulator -Policy @{ WriteDelay = '00:00:09'; Realistic = $true }
        ($mixed.Policies | Where-Object Name -eq 'WriteDelay').Value | Should -Be '00:00:09'
        ($mixed.Policies | Where-Object Name -eq 'AnalyticsLag').Value |
            Should -Be ($realistic.Policies | Where-Object Name -eq 'AnalyticsLag').Value
        (Get-Completion 'Start-GenesysSimulator -Policy R').CompletionText | Should -Be 'Realistic'
        Connect-GenesysCloud -Simulator -Policy realistic -PassThru | Should -Not -BeNullOrEmpty
        Disconnect-GenesysCloud
    }

    It 'lists its policies, each with what is known of it, and takes them' {
        $simulator = Start-GenesysSimulator -Policy @{ WriteDelay = '00:00:07'; ScopeEnforcement = 'On' }
        foreach ($policy in $simulator.Policies) {
            $policy.Basis | Should -BeIn 'Documented', 'Staff', 'Captured', 'Inferred', 'Unknown'
            $policy.Description | Should -Not -BeNullOrEmpty
        }
        ($simulator.Policies | Where-Object Name -EQ 'WriteDelay').Value | Should -Be '00:00:07'
        $simulator.SetPolicy('WriteDelay', '00:00:01')
        ($simulator.Policies | Where-Object Name -EQ 'WriteDelay').Value | Should -Be '00:00:01'
    }

    It 'refuses a scenario, a policy and a position that there are not' {
        $refused = { Start-GenesysSimulator nowhere } | Should -Throw -ErrorId 'GenesysWrapup.InvalidValue,*' -PassThru
        $refused.Exception.NextStep | Should -BeLike '*contact-center*'
        { Start-GenesysSimulator -Policy Optimistic } | Should -Throw -ErrorId 'GenesysWrapup.InvalidValue,*'
        { Start-GenesysSimulator -Policy @{ NoPolicy = 1 } } | Should -Throw -ErrorId 'GenesysWrapup.InvalidValue,*'
        { Start-GenesysSimulator -Policy @{ WriteDelay = 'soon' } } | Should -Throw -ErrorId 'GenesysWrapup.InvalidValue,*'
    }

    It 'starts nothing under -WhatIf' {
        Start-GenesysSimulator -WhatIf | Should -BeNullOrEmpty
    }

    It 'completes its scenario' {
        (Get-Completion 'Start-GenesysSimulator ').CompletionText | Should -Contain 'contact-center'
    }
}
