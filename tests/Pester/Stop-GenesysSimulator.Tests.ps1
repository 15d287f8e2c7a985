BeforeAll {
    . ([System.IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    # Other files leave a session behind.
    Disconnect-GenesysCloud
}

Describe 'Stop-GenesysSimulator' {
    AfterEach {
        Disconnect-GenesysCloud
    }

    It 'ends the default session with its simulator' {
        Connect-GenesysCloud -Simulator
        Stop-GenesysSimulator
        Get-GenesysSession | Should -BeNullOrEmpty
    }

    It 'leaves the default session where another simulator is stopped' {
        $other = Start-GenesysSimulator
        Connect-GenesysCloud -Simulator
        $other | Stop-GenesysSimulator
        $other.IsRunning | Should -BeFalse
        Get-WrapupCode -Name Resolved | Should -Not -BeNullOrEmpty
    }

    It 'leaves nothing that could be used' {
        $simulator = Start-GenesysSimulator
        Stop-GenesysSimulator $simulator
        { Get-SimulatedRequest -Simulator $simulator } | Should -Throw -ErrorId 'GenesysWrapup.NoSimulator,*'
        { $simulator | Connect-GenesysCloud } | Should -Throw -ErrorId 'GenesysWrapup.NoSimulator,*'
    }

    It 'has nothing to do where there is none, and says so only when asked' {
        Stop-GenesysSimulator *>&1 | Should -BeNullOrEmpty
        Stop-GenesysSimulator -Verbose 4>&1 | Should -BeLike '*no running simulator*'
    }

    It 'stops nothing under -WhatIf' {
        Connect-GenesysCloud -Simulator
        Stop-GenesysSimulator -WhatIf
        (Get-GenesysSession).IsConnected | Should -BeTrue
    }
}
