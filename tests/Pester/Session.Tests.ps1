# The default session of a runspace, and how sessions end with the module.

BeforeAll {
    . ([System.IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    # Other files leave a session behind.
    Disconnect-GenesysCloud
}

Describe 'The default session' {
    AfterEach {
        Disconnect-GenesysCloud
    }

    It 'belongs to one runspace' {
        $mine = Connect-GenesysCloud -Simulator -PassThru
        $module = Get-BuiltModulePath
        $allConnected = [System.Threading.Barrier]::new(4)
        $theirs = 1..4 | ForEach-Object -ThrottleLimit 4 -Parallel {
            Import-Module -Name $using:module
            $before = Get-GenesysSession
            $session = Connect-GenesysCloud -Simulator -PassThru
            $null = ($using:allConnected).SignalAndWait([timespan]::FromSeconds(60))
            [pscustomobject]@{ Before = $before; Session = $session; Same = [object]::ReferenceEquals($session, (Get-GenesysSession)) }
        }
        $theirs.Count | Should -Be 4
        $theirs.Before | Should -BeNullOrEmpty
        $theirs.Same | Should -Not -Contain $false
        $all = @($mine) + $theirs.Session
        foreach ($i in 0..3) {
            foreach ($j in ($i + 1)..4) {
                [object]::ReferenceEquals($all[$i], $all[$j]) | Should -BeFalse
            }
        }
        [object]::ReferenceEquals($mine, (Get-GenesysSession)) | Should -BeTrue
        $theirs.Session | Disconnect-GenesysCloud
    } -Skip:($PSVersionTable.PSVersion.Major -lt 7)

    It 'can be passed to another runspace, which is told so where it was not' {
        $mine = Connect-GenesysCloud -Simulator -PassThru
        $module = Get-BuiltModulePath
        $run = 1 | ForEach-Object -Parallel {
            Import-Module -Name $using:module
            try {
                Get-WrapupCode -Name Resolved
            }
            catch {
                "$($_.FullyQualifiedErrorId) $_ $($_.ErrorDetails.RecommendedAction)"
            }
            Get-WrapupCode -Name Resolved -Session $using:mine
        }
        $run[0] | Should -BeLike 'GenesysWrapup.NotConnected,* $using:*'
        $run[1].Name | Should -Be 'Resolved'
    } -Skip:($PSVersionTable.PSVersion.Major -lt 7)

    It 'gives way to -Session' {
        $other = Start-GenesysSimulator
        $session = $other | Connect-GenesysCloud -PassThru
        Connect-GenesysCloud -Simulator
        $before = @(Get-SimulatedRequest).Count
        Get-WrapupCode -Name Resolved -Session $session | Should -Not -BeNullOrEmpty
        @(Get-SimulatedRequest).Count | Should -Be $before
        Get-SimulatedRequest -Simulator $other -Operation getRoutingWrapupcodes | Should -Not -BeNullOrEmpty
        Disconnect-GenesysCloud $session
    }
}

Describe 'Removing the module' {
    AfterEach {
        Disconnect-GenesysCloud
    }

    It 'revokes and forgets the sessions of the runspace' {
        $run = Invoke-FreshPowerShell {
            param($Module)
            Import-Module -Name $Module
            $simulator = Start-GenesysSimulator
            $first = $simulator | Connect-GenesysCloud -PassThru
            $second = $simulator | Connect-GenesysCloud -PassThru
            Remove-Module -Name GenesysWrapup
            $open = @($first, $second | Where-Object IsConnected).Count
            Import-Module -Name $Module
            [pscustomobject]@{
                Open    = $open
                Revoked = @(Get-SimulatedRequest -Simulator $simulator -Operation deleteTokensMe | Where-Object Status -eq 200).Count
                Default = @(Get-GenesysSession).Count
            }
        }
        $run.Open | Should -Be 0
        $run.Revoked | Should -Be 2
        $run.Default | Should -Be 0
    }
}
