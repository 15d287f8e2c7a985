BeforeAll {
    . ([System.IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
}

Describe 'Step-SimulatedClock' {
    BeforeEach {
        $simulator = (Connect-TestSimulator).Simulator
    }

    AfterEach {
        Disconnect-GenesysCloud
    }

    It 'lets time go by' {
        $before = $simulator.Time
        Step-SimulatedClock 01:00:00 | Should -BeNullOrEmpty
        ($simulator.Time - $before).TotalMinutes | Should -BeGreaterOrEqual 60
        Step-SimulatedClock 00:00:01 -PassThru | Should -BeGreaterThan $before.AddHours(1)
    }

    It 'lets after-call work lapse' {
        $made = New-SimulatedConversation -AcwMode MandatoryTimeout
        $made.AwaitingWrapup | Should -Be 1
        Step-SimulatedClock 1.00:00:00
        (Get-Conversation $made.ConversationId).AwaitingWrapup | Should -Be 0
    }

    It 'goes ahead only' {
        { Step-SimulatedClock 00:00:00 -ErrorAction Stop } | Should -Throw -ErrorId 'GenesysWrapup.InvalidValue,*'
        { Step-SimulatedClock -00:00:01 -ErrorAction Stop } | Should -Throw -ErrorId 'GenesysWrapup.InvalidValue,*'
    }

    It 'leaves the clock under -WhatIf' {
        $before = $simulator.Time
        Step-SimulatedClock 01:00:00 -WhatIf
        ($simulator.Time - $before).TotalMinutes | Should -BeLessThan 30
    }
}
