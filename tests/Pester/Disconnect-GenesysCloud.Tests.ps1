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

    It 'ends a write that is under way elsewhere, with a result that says what is known' {
        $simulator = Start-GenesysSimulator
        $session = $simulator | Connect-GenesysCloud -PassThru
        $id = (New-SimulatedConversation -MediaType call -State AwaitingWrapup).ConversationId
        Add-SimulatedFault -Operation patchConversationParticipant -Delay 1.00:00:00 -AfterProcessing
        $watcher = $simulator | Connect-GenesysCloud -PassThru
        $shell = [powershell]::Create()
        try {
            $null = $shell.AddScript({
                    param($Module, $Session, $Id)
                    Import-Module $Module
                    Set-ParticipantWrapup $Id Resolved -Session $Session
                }).AddArgument((Get-BuiltModulePath)).AddArgument($session).AddArgument($id)
            $output = [System.Management.Automation.PSDataCollection[psobject]]::new()
            $none = [System.Management.Automation.PSDataCollection[psobject]]::new()
            $none.Complete()
            $running = $shell.BeginInvoke($none, $output)
            # It has taken effect, and is not answered.
            $patience = [System.Diagnostics.Stopwatch]::StartNew()
            while (-not (Get-ParticipantWrapup $id -Session $watcher).AssignedCode -and $patience.Elapsed.TotalSeconds -lt 30) {
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
        $output.Count | Should -Be 1
        $output.Outcome | Should -Be 'Unverified'
        $output.Message | Should -BeLike '*The session was disconnected*'
    }
}
