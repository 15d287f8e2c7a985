BeforeAll {
    . ([System.IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    # Other files leave a session behind.
    Disconnect-GenesysCloud
}

Describe 'Get-GenesysSession' {
    AfterEach {
        Disconnect-GenesysCloud
    }

    It 'shows region, organization, client, grant and expiry, in the table and in the list' {
        Connect-GenesysCloud -Simulator
        $session = Get-GenesysSession
        $session.TokenExpires.Kind | Should -Be Utc
        foreach ($shown in ($session | Format-Table | Out-String -Width 120), ($session | Format-List | Out-String)) {
            foreach ($value in $session.Region, $session.OrganizationName, $session.ClientName, $session.Grant,
                $session.TokenExpires.ToString('yyyy')) {
                $shown | Should -BeLike "*$value*"
            }
        }
    }

    It 'writes nothing where there is no session, and says so only when asked' {
        Get-GenesysSession *>&1 | Should -BeNullOrEmpty
        Get-GenesysSession -Verbose 4>&1 | Should -BeLike '*no session*'
    }

    It 'does not show a session that was disconnected' {
        $session = Connect-GenesysCloud -Simulator -PassThru
        $session | Disconnect-GenesysCloud
        Get-GenesysSession | Should -BeNullOrEmpty
    }
}
