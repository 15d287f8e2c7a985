BeforeAll {
    . ([System.IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
}

Describe 'Find-RequiredPermission' {
    It 'needs no session and knows every command that talks to the platform' {
        $run = Invoke-UserScript 'Find-RequiredPermission' -NotConnected
        $run.Errors | Should -BeNullOrEmpty
        @($run.Output.Command | Sort-Object -Unique).Count | Should -BeGreaterThan 8
    }

    It 'completes commands' {
        (Get-Completion 'Find-RequiredPermission -Command Set-Par').CompletionText | Should -Contain 'Set-ParticipantWrapup'
    }
}
