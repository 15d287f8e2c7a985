BeforeAll {
    . ([System.IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    $id = (Connect-TestSimulator).ConversationId
    $right = "PATCH /api/v2/conversations/$id/participants/$id"

    # What somebody copied: a question with a payload, and an answer with a script.
    $page = @"
Hello, the PUT request to /api/v2/interactions/$id fails with 400 Bad Request: Invalid request body. I send

{
  "wrapUpCode": "Sales follow-up"
}

It's simpler with Invoke-RestMethod:

`$body = @{ wrapup = @{ code = '9f3eef81-9232-4c50-a091-5cae9d406f88' } } | ConvertTo-Json
Invoke-RestMethod -Method Patch -Uri "https://api.mypurecloud.com/api/v2/conversations/$id/participants/$id" -Body `$body

You need the interaction:write scope.
"@
}

Describe 'Test-WrapupRequest' {
    It 'tells an invented call and the line to use instead' {
        $found = Test-WrapupRequest POST "/api/v2/interactions/$id/wrapup" -Body @{ wrapUpCode = 'Sales follow-up' }
        $found.FindingId | Should -Contain 'Request.Resource'
        $found.Findings.FindingId | Should -Contain 'Request.Member'
        Test-WrapupRequest POST "/api/v2/interactions/$id/wrapup" -Body @{ wrapUpCode = 'Sales follow-up' } -AsCommand |
            Should -Be "Set-ParticipantWrapup -ConversationId $id -WrapupCode 'Sales follow-up'"
    }

    It 'prints a line that parses and names parameters that exist' {
        $body = '{"wrapup":{"code":"Sales follow-up","notes":"it''s $(done)"}}'
        $line = Test-WrapupRequest PATCH "/api/v2/conversations/$id" -Body $body -AsCommand
        $errors = $null
        $ast = [System.Management.Automation.Language.Parser]::ParseInput($line, [ref] $null, [ref] $errors)
        $errors | Should -BeNullOrEmpty
        $command = $ast.Find({ param($node) $node -is [System.Management.Automation.Language.CommandAst] }, $true)
        $known = (Get-Command $command.GetCommandName()).Parameters.Keys
        $given = $command.CommandElements.Where({ $_ -is [System.Management.Automation.Language.CommandParameterAst] })
        $given.ForEach({ $_.ParameterName | Should -BeIn $known })
        Invoke-Expression $line | Select-Object -ExpandProperty Outcome | Should -Be 'Set'
    }

    It 'calls a correct call right, given as an object' {
        $body = [pscustomobject]@{ wrapup = @{ code = [guid]::NewGuid().ToString(); tags = @('a') } }
        $told = Test-WrapupRequest PATCH "/api/v2/conversations/$id/participants/$id" -Body $body
        $told.Status | Should -Be 'Pass'
        $told.Summary | Should -Be 'This call is right: it is patchConversationParticipant.'
        $told.Findings | Should -BeNullOrEmpty
    }

    It 'says that a body is missing, and what it is' {
        (Test-WrapupRequest PATCH "/api/v2/conversations/$id/participants/$id").Summary |
            Should -Match 'No body was given; it takes MediaParticipantRequest'
    }

    It 'takes the text as the first argument: <Text>' -ForEach @(
        @{
            Text = 'curl -X PUT "https://api.genesyscloud.com/api/v2/interactions/1"'
            Call = 'PUT https://api.genesyscloud.com/api/v2/interactions/1'
        }
        @{ Text = 'POST /api/v2/interactions/1/wrapup'; Call = 'POST /api/v2/interactions/1/wrapup' }
    ) {
        $told = Test-WrapupRequest $Text
        $told.Call | Should -Be $Call
        $told.Status | Should -BeExactly 'Fail'
        $told.Status | Should -BeOfType string
    }

    It 'refuses a method that does not exist, and a text without a call' {
        Test-WrapupRequest PACH '/api/v2/conversations' -ErrorVariable failed -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'GenesysWrapup.InvalidValue,*'
        "$($failed[0])" | Should -Match "'PATCH'"
        Test-WrapupRequest FOO -ErrorVariable failed -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'GenesysWrapup.MissingInput,*'
        Test-WrapupRequest -ErrorVariable failed -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'GenesysWrapup.MissingInput,*'
    }

    It 'takes objects with Method, Uri and Body from the pipeline' {
        $put = [pscustomobject]@{ Method = 'PUT'; Uri = "/api/v2/interactions/$id"; Body = $null }
        $get = [pscustomobject]@{ Method = 'GET'; Uri = "/api/v2/conversations/$id"; Body = $null }
        $told = $put, $get | Test-WrapupRequest
        $told.Status | Should -Be 'Fail', 'Pass'
    }

    It 'shows no credential' {
        $curl = 'curl -u robot:s3cretpassw0rd https://robot:s3cretpassw0rd@api.mypurecluod.com/api/v2/interactions/1 ' +
            '-H "Authorization: Basic cm9ib3Q6czNjcmV0"'
        $text = Test-WrapupRequest -Text $curl | Format-List * | Out-String -Width 400
        $text | Should -Not -Match 's3cretpassw0rd'
        $text | Should -Not -Match 'cm9ib3Q6czNjcmV0'
    }
}

Describe 'A call from another tool' {
    It 'is judged as its tool would send it: <Tool>' -ForEach @(
        @{ Tool = 'wget'; Status = 'Pass'; Text =
            "wget --method=PATCH --body-data='{`"wrapup`":{`"code`":`"<code>`"}}' <address>" }
        @{ Tool = 'HTTPie'; Status = 'Pass'; Text =
            "http PATCH <address> wrapup:='{`"code`":`"<code>`"}'" }
        @{ Tool = 'a hashtable that goes as a form'; Status = 'Fail'; Text =
            "irm -Method Patch <address> -Body @{ wrapup = @{ code = '<code>' } }" }
        @{ Tool = 'a question without the slash'; Status = 'Fail'; Text =
            'I tried PUT api/v2/conversations/<c>/wrapup with {"code":"<code>"} and it gives 404.' }
    ) {
        $address = 'https://api.mypurecloud.com/api/v2/conversations/<c>/participants/<p>'
        $given = $Text -replace '<address>', $address -replace '<c>', [guid]::NewGuid() -replace '<p>', [guid]::NewGuid() -replace
            '<code>', [guid]::NewGuid()
        $verdict = @(Test-WrapupRequest $given | Where-Object About -EQ 'Call')
        $verdict.Status | Should -Be $Status
        $verdict.Command | Should -BeLike 'Set-ParticipantWrapup -ConversationId *'
    }
}

Describe 'A whole page' {
    It 'is read from a file line by line, as Get-Content gives it' {
        $file = Join-Path $TestDrive 'page.txt'
        Set-Content -Path $file -Value $page
        $told = Get-Content -Path $file | Test-WrapupRequest
        ($told | Where-Object About -EQ 'Call').Status | Should -Be 'Fail', 'Pass'
        ($told | Where-Object About -EQ 'Call').Line | Should -Be 1, 10
        $told[-1].About | Should -Be 'Answer'
        $told[-1].Command | Should -BeLike "Set-ParticipantWrapup -ConversationId $id *"
    }

    It 'is the same from the clipboard (<How>), and as one text' -ForEach @(
        @{ How = 'lines piped'; Give = { param($page) $page -split '\r?\n' | Test-WrapupRequest } }
        @{ How = 'lines as an argument'; Give = { param($page) Test-WrapupRequest ($page -split '\r?\n') } }
        @{ How = 'one text piped'; Give = { param($page) $page | Test-WrapupRequest } }
    ) {
        "$(& $Give $page)" | Should -Be "$(Test-WrapupRequest -Text $page)"
    }

    It 'has its scopes and its error answered as well' {
        $told = Test-WrapupRequest $page
        ($told | Where-Object About -EQ 'Claims').FindingId | Should -Be 'Request.Scope'
        ($told | Where-Object About -EQ 'Error').FindingId | Should -Be 'Request.Body'
    }

    It 'ends at the prompt with a command that parses' {
        $lines = (Test-WrapupRequest $page | Out-String -Width 300).TrimEnd() -split '\r?\n'
        $lines[-1] | Should -Match '^\s*Type: Set-ParticipantWrapup '
        $errors = $null
        $null = [System.Management.Automation.Language.Parser]::ParseInput(($lines[-1] -replace '^\s*Type: '), [ref] $null, [ref] $errors)
        $errors | Should -BeNullOrEmpty
        Test-WrapupRequest $page -AsCommand | Should -HaveCount 1
    }

    It 'is refused where it is longer than any page' {
        'x' * 200001 | Test-WrapupRequest -ErrorVariable failed -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'GenesysWrapup.InvalidValue,*'
        "$($failed[0])" | Should -Match '200,000'
    }

    It 'gets its body from -Body where the text has none' {
        (Test-WrapupRequest $right -Body @{ wrapup = @{ code = 'Sales follow-up' } }).FindingId | Should -Be 'Code.Name'
    }
}
