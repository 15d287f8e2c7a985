BeforeAll {
    . ([System.IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    # Other files leave a session behind.
    Disconnect-GenesysCloud
}

Describe 'Disconnect-GenesysCloud' {
    AfterEach {
        Disconnect-GenesysCloud
    }

    It 'revokes the token and forgets the session' {
        $simulator = Start-GenesysSimulator
        $session = $simulator | Connect-GenesysCloud -PassThru
        Disconnect-GenesysCloud | Should -BeNullOrEmpty
        Get-GenesysSession | Should -BeNullOrEmpty
        $session.IsConnected | Should -BeFalse
        $session.TokenExpires | Should -BeNullOrEmpty
        (Get-SimulatedRequest -Simulator $simulator -Operation deleteTokensMe).Status | Should -Be 200
        { Get-WrapupCode -Session $session } |
            Should -Throw -ErrorId 'GenesysWrapup.NotConnected,GenesysWrapup.Commands.GetWrapupCodeCommand'
    }

    It 'has nothing to do without a session, and says so only when asked' {
        Disconnect-GenesysCloud *>&1 | Should -BeNullOrEmpty
        Disconnect-GenesysCloud -Verbose 4>&1 | Should -BeLike '*no open session*'
    }

    It 'keeps the session under -WhatIf' {
        Connect-GenesysCloud -Simulator
        Disconnect-GenesysCloud -WhatIf
        (Get-GenesysSession).IsConnected | Should -BeTrue
    }

    It 'forgets the session also where the platform refuses to revoke' {
        $session = Connect-GenesysCloud -Simulator -MaxRetries 0 -PassThru
        Add-SimulatedFault -Operation deleteTokensMe -Status 500
        Disconnect-GenesysCloud
        $session.IsConnected | Should -BeFalse
    }
}
