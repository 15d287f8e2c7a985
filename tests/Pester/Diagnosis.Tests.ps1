# Errors explained, calls checked, rights listed: as a user of PowerShell meets them.

BeforeAll {
    . ([System.IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    $start = Connect-TestSimulator
    $id = $start.ConversationId
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
        $record.ErrorDetails = [System.Management.Automation.ErrorDetails]::new('{"code":"missing.division.permission","status":403,"message":"x","contextId":"8d839ca0-0000-4000-8000-000000000001"}')
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

Describe 'Test-WrapupRequest' {
    It 'tells an invented call and the line to use instead' {
        $found = Test-WrapupRequest POST "/api/v2/interactions/$id/wrapup" -Body @{ wrapUpCode = 'Sales follow-up' }
        $found.FindingId | Should -Contain 'Request.Resource'
        Test-WrapupRequest POST "/api/v2/interactions/$id/wrapup" -Body @{ wrapUpCode = 'Sales follow-up' } -AsCommand |
            Should -Be "Set-ParticipantWrapup -ConversationId $id -WrapupCode 'Sales follow-up'"
    }

    It 'prints a line that parses and names parameters that exist' {
        $line = Test-WrapupRequest PATCH "/api/v2/conversations/$id" -Body '{"wrapup":{"code":"Sales follow-up","notes":"it''s $(done)"}}' -AsCommand
        $errors = $null
        $ast = [System.Management.Automation.Language.Parser]::ParseInput($line, [ref] $null, [ref] $errors)
        $errors | Should -BeNullOrEmpty
        $command = $ast.Find({ param($node) $node -is [System.Management.Automation.Language.CommandAst] }, $true)
        $known = (Get-Command $command.GetCommandName()).Parameters.Keys
        $command.CommandElements.Where({ $_ -is [System.Management.Automation.Language.CommandParameterAst] }).ForEach({ $_.ParameterName | Should -BeIn $known })
        Invoke-Expression $line | Select-Object -ExpandProperty Outcome | Should -Be 'Set'
    }

    It 'gives nothing for a correct call, given as an object' {
        Test-WrapupRequest PATCH "/api/v2/conversations/$id/participants/$id" -Body ([pscustomobject]@{ wrapup = @{ code = [guid]::NewGuid().ToString(); tags = @('a') } }) | Should -BeNullOrEmpty
    }

    It 'shows no credential' {
        $text = Test-WrapupRequest -Text 'curl -u robot:s3cretpassw0rd https://robot:s3cretpassw0rd@api.mypurecluod.com/api/v2/interactions/1 -H "Authorization: Basic cm9ib3Q6czNjcmV0"' | Format-List * | Out-String -Width 400
        $text | Should -Not -Match 's3cretpassw0rd'
        $text | Should -Not -Match 'cm9ib3Q6czNjcmV0'
    }
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

Describe 'Test-SessionAccess' {
    It 'reads and never writes' {
        $before = Get-WriteCount
        Test-SessionAccess | Should -Not -BeNullOrEmpty
        Get-WriteCount | Should -Be $before
    }

    It 'takes rows of Find-RequiredPermission' {
        Find-RequiredPermission Get-Conversation | Test-SessionAccess -Quiet | Should -BeTrue
    }

    It 'lacks nothing with the simulator''s own client' {
        Test-SessionAccess * | Where-Object Status -EQ Fail | Should -BeNullOrEmpty
    }

    It 'fits the screen' {
        foreach ($line in (Test-SessionAccess | Out-String -Width 120) -split '\r?\n') {
            $line.TrimEnd().Length | Should -BeLessOrEqual 120
        }
    }
}
