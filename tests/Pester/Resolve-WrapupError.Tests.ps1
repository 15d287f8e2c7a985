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

    It 'explains a body that comes line by line, as Get-Content and Get-Clipboard give it' {
        $body = [pscustomobject]@{ message = 'x'; code = 'not.a.user'; status = 400 } | ConvertTo-Json
        $file = Join-Path $TestDrive 'body.json'
        Set-Content -Path $file -Value $body
        $diagnosis = Get-Content -Path $file | Resolve-WrapupError
        $diagnosis | Should -HaveCount 1
        $diagnosis.FindingId | Should -Be 'Access.UserContext'
        (Resolve-WrapupError (Get-Content -Path $file)).FindingId | Should -Be 'Access.UserContext'
    }

    It 'keeps bodies apart that were piped one by one' {
        ('{"code":"not.a.user","status":400}', '{"code":"missing.division.permission","status":403}' | Resolve-WrapupError).FindingId |
            Should -Be 'Access.UserContext', 'Access.Division'
    }

    It 'answers the message where the code says nothing' {
        $message = 'Invalid update. Wrap-up codes cannot be set after interaction has ended.'
        $diagnosis = "{`"message`":`"$message`",`"code`":`"invalid.request`"}" | Resolve-WrapupError
        $diagnosis.Summary | Should -Match "declares no error code 'invalid.request'.*A code can be set after the end"
        $diagnosis.NextStep | Should -Match 'Set-ParticipantWrapup'
        $diagnosis.Findings.FindingId | Should -Contain 'State.Ended'
    }

    It 'answers a message that comes with a status only' {
        $diagnosis = 'Invalid request body' | Resolve-WrapupError -StatusCode 400
        $diagnosis.FindingId | Should -Be 'Request.Body'
        $diagnosis.Summary | Should -Match '"wrapup"'
        $diagnosis.NextStep | Should -Not -Match 'answer.s body'
    }

    It 'finds the error in a whole page, and the calls that led to it' {
        $diagnosis = "Hello,`
`
we POST to /api/v2/interactions/$id/wrapup. It is a 400 Bad Request, and says Invalid wrap-up code id.`
Why?" -split "`
" | Resolve-WrapupError
        $diagnosis | Should -HaveCount 1
        $diagnosis.FindingId | Should -Be 'Code.Exists'
        $diagnosis.StatusCode | Should -Be 400
        $diagnosis.Findings.FindingId | Should -Contain 'Request.Resource'
        $diagnosis.Findings[-1].Command | Should -BeLike "Set-ParticipantWrapup -ConversationId $id *"
    }

    It 'names the permission that the answer names' {
        $body = '{"code":"missing.any.permissions","status":403,' +
            '"message":"You are missing the following permission(s): conversation:participant:wrapup"}'
        ($body | Resolve-WrapupError).NextStep | Should -Match 'conversation:participant:wrapup'
    }

    It 'says what to pass when there is nothing' {
        Resolve-WrapupError -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'GenesysWrapup.MissingInput,*'
    }

    It 'answers the words of an answer whose code says nothing' {
        $answer = '{"message":"Wrap-up code cannot be set after interaction has ended","code":"bad.request","status":400}'
        $told = $answer | Resolve-WrapupError
        $told.FindingId | Should -Be 'State.Ended'
        $told.Summary | Should -BeLike 'A code can be set after the end*'
    }

    It 'advises somebody with a bare 400 to look at the call' {
        ('Invalid request body' | Resolve-WrapupError -StatusCode 400).NextStep | Should -BeLike '*Test-WrapupRequest*'
    }
}
