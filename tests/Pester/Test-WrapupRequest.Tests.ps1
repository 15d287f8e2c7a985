BeforeAll {
    . ([System.IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    $id = (Connect-TestSimulator).ConversationId
}

Describe 'Test-WrapupRequest' {
    It 'tells an invented call and the line to use instead' {
        $found = Test-WrapupRequest POST "/api/v2/interactions/$id/wrapup" -Body @{ wrapUpCode = 'Sales follow-up' }
        $found.FindingId | Should -Contain 'Request.Resource'
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
        $command.CommandElements.Where({ $_ -is [System.Management.Automation.Language.CommandParameterAst] }).ForEach({ $_.ParameterName |
            Should -BeIn $known })
        Invoke-Expression $line | Select-Object -ExpandProperty Outcome | Should -Be 'Set'
    }

    It 'gives nothing for a correct call, given as an object' {
        Test-WrapupRequest PATCH "/api/v2/conversations/$id/participants/$id" -Body ([pscustomobject]@{
            wrapup = @{ code = [guid]::NewGuid().ToString(); tags = @('a') } }) | Should -BeNullOrEmpty
    }

    It 'shows no credential' {
        $line = 'curl -u robot:s3cretpassw0rd https://robot:s3cretpassw0rd@api.mypurecluod.com/api/v2/interactions/1 ' +
            '-H "Authorization: Basic cm9ib3Q6czNjcmV0"'
        $text = Test-WrapupRequest -Text $line | Format-List * | Out-String -Width 400
        $text | Should -Not -Match 's3cretpassw0rd'
        $text | Should -Not -Match 'cm9ib3Q6czNjcmV0'
    }
}
