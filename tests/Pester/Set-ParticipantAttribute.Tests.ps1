Describe 'Set-ParticipantAttribute' {
    BeforeAll {
        . ([System.IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
        $start = Connect-TestSimulator
        $id = $start.ConversationId
    }

    It 'writes, keeps others, and tells both sides' {
        (Set-ParticipantAttribute $id @{ kept = 'k'; ticket = 1 }).Outcome | Should -Be 'Set'
        $result = Set-ParticipantAttribute $id @{ ticket = 4711 }
        $result.Outcome | Should -Be 'Set'
        $result.PreviousAttribute | Should -Be '{"ticket":"1"}'
        $result.AssignedAttribute | Should -Be '{"ticket":"4711"}'
        (Set-ParticipantAttribute $id @{ kept = 'k' }).Outcome | Should -Be 'AlreadySet'
    }

    It 'sends nothing but reads under -WhatIf' {
        $before = Get-WriteCount
        (Set-ParticipantAttribute $id @{ other = 'x' } -WhatIf).Outcome | Should -Be 'NotConfirmed'
        Get-WriteCount | Should -Be $before
    }

    It 'takes a customer from the pipeline, and its own result to repeat it' {
        $result = Get-ConversationParticipant $id -Purpose customer | Set-ParticipantAttribute -Attribute @{ custom_field = 'vip' }
        $result.Purpose | Should -Be 'customer'
        ($result | Set-ParticipantAttribute).Outcome | Should -Be 'AlreadySet'
    }

    It 'writes its result and an error beside it for every item that failed, and goes on' {
        $results = 'nonsense', $null, ([guid]::NewGuid().ToString()), $id |
            Set-ParticipantAttribute -Attribute @{ a = 1 } -ErrorVariable problems -ErrorAction SilentlyContinue
        $results.Outcome | Should -Be @('Failed', 'Failed', 'NotFound', 'Set')
        $problems.FullyQualifiedErrorId -replace ',.*' |
            Should -Be @('GenesysWrapup.InvalidId', 'GenesysWrapup.MissingInput', 'GenesysWrapup.ConversationNotFound')
        $problems[2].TargetObject.Outcome | Should -Be 'NotFound'
        $csv = $results[3] | ConvertTo-Csv | ConvertFrom-Csv
        ($csv | Set-ParticipantAttribute).Outcome | Should -Be 'AlreadySet'
    }

    It 'names what is missing' {
        $null = Set-ParticipantAttribute $id -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'GenesysWrapup.MissingInput,*'
        $null = Set-ParticipantAttribute $id @{ a = $null } -ErrorVariable problem -ErrorAction SilentlyContinue
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'GenesysWrapup.InvalidValue,*'
    }
}
