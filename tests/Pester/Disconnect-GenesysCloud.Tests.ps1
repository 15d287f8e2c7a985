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

    It 'ends what is under way elsewhere, each with a result that says what is known' {
        $simulator = Start-GenesysSimulator
        $session = $simulator | Connect-GenesysCloud -PassThru
        $ids = 1..3 | ForEach-Object { (New-SimulatedConversation -MediaType call -State AwaitingWrapup).ConversationId }
        Add-SimulatedFault -Operation patchConversationParticipant -Delay 1.00:00:00 -AfterProcessing
        $watcher = $simulator | Connect-GenesysCloud -PassThru
        $shell = [powershell]::Create()
        try {
            $null = $shell.AddScript({
                    param($Module, $Session, $Ids)
                    Import-Module $Module
                    $Ids | Set-ParticipantWrapup -WrapupCode Resolved -Session $Session
                }).AddArgument((Get-BuiltModulePath)).AddArgument($session).AddArgument($ids)
            $output = [System.Management.Automation.PSDataCollection[psobject]]::new()
            $none = [System.Management.Automation.PSDataCollection[psobject]]::new()
            $none.Complete()
            $running = $shell.BeginInvoke($none, $output)
            # All three have taken effect, and none is answered.
            $patience = [System.Diagnostics.Stopwatch]::StartNew()
            while (@($ids | Get-ParticipantWrapup -Session $watcher | Where-Object { $_.WrapupCode -or $_.AssignedCode }).Count -lt 3 -and
                $patience.Elapsed.TotalSeconds -lt 60) {
                [System.Threading.Thread]::Yield() | Out-Null
            }
            Disconnect-GenesysCloud $session
            $null = $shell.EndInvoke($running)
            $shell.Streams.Error[-1].FullyQualifiedErrorId | Should -BeLike 'GenesysWrapup.NotConnected,*'
        }
        finally {
            $shell.Dispose()
            Disconnect-GenesysCloud $watcher
        }
        $output.Count | Should -Be 3
        $output.Outcome | Should -Be 'Unverified', 'Unverified', 'Unverified'
        $output.Message | Should -BeLike '*The session was disconnected*'
    }
}
