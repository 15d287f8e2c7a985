BeforeAll {
    . ([System.IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    $id = (Connect-TestSimulator).ConversationId
}

Describe 'Resolve-WrapupError' {
    It 'names the finding that the error itself named' {
        $null = Set-ParticipantWrapup $id 'No such code at all' -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed[-1].Exception.FindingId | Should -Not -BeNullOrEmpty
        ($failed[-1] | Resolve-WrapupError).FindingId | Should -Be $failed[-1].Exception.FindingId
    }

    It 'explains what Invoke-RestMethod threw, with the body that came with it' {
        $exception = [System.Net.Http.HttpRequestException]::new('Response status code does not indicate success: 403 (Forbidden).')
        $record = [System.Management.Automation.ErrorRecord]::new($exception, 'WebCmdletWebResponseException', 'InvalidOperation', $null)
        $record.ErrorDetails = [System.Management.Automation.ErrorDetails]::new(
            '{"code":"missing.division.permission","status":403,"message":"x","contextId":"8d839ca0-0000-4000-8000-000000000001"}')
        $diagnosis = $record | Resolve-WrapupError
        $diagnosis.FindingId | Should -Be 'Access.Division'
        $diagnosis.Gate | Should -Be 'Division'
        $diagnosis.CorrelationId | Should -Be '8d839ca0-0000-4000-8000-000000000001'
    }

    It 'explains a body that was parsed, and one that is text' {
        $body = '{"code":"not.a.user","status":400,"message":"x"}'
        ($body | Resolve-WrapupError).FindingId | Should -Be 'Access.UserContext'
        (Resolve-WrapupError ($body | ConvertFrom-Json)).FindingId | Should -Be 'Access.UserContext'
    }

    It 'explains an error record that came back out of a file' {
        $null = Get-Conversation 'no-id' -ErrorVariable failed -ErrorAction SilentlyContinue
        $file = Join-Path $TestDrive 'error.xml'
        $failed[-1] | Export-Clixml -Path $file
        (Import-Clixml -Path $file | Resolve-WrapupError).FindingId | Should -Be $failed[-1].Exception.FindingId
    }

    It 'explains a failed result of the engine' {
        $result = Set-ParticipantWrapup $id 'No such code at all' -ErrorAction SilentlyContinue
        ($result | Resolve-WrapupError).FindingId | Should -Be $result.FindingId
    }

    It 'says what to pass when there is nothing' {
        Resolve-WrapupError -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'GenesysWrapup.MissingInput,*'
    }
}
