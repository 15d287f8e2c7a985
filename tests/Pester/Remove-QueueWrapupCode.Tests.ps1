Describe 'Remove-QueueWrapupCode' {
    BeforeAll {
        . ([System.IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
        $null = Connect-TestSimulator
        'To go one', 'To go two', 'To stay' | New-WrapupCode | Add-QueueWrapupCode -Queue Support | Out-Null
    }

    It 'sends nothing but reads under -WhatIf' {
        $before = Get-WriteCount
        Remove-QueueWrapupCode -Queue Support -WrapupCode 'To stay' -WhatIf | Should -BeNullOrEmpty
        Get-WriteCount | Should -Be $before
        (Get-WrapupCode -Queue Support).Name | Should -Contain 'To stay'
    }

    It 'removes by name and by piped codes; the code itself stays' {
        (Remove-QueueWrapupCode Support 'to go ONE').Name | Should -Be 'To go one'
        (Get-WrapupCode -Queue Support -Name 'To go two' | Remove-QueueWrapupCode -Queue Support).QueueName | Should -Be 'Support'
        (Get-WrapupCode -Queue Support).Name | Should -Not -Contain 'To go one'
        (Get-WrapupCode 'To go one').Name | Should -Be 'To go one'
    }

    It 'leaves a queue alone that does not have the code' {
        $null = New-WrapupCode 'Never there'
        $before = Get-WriteCount
        Remove-QueueWrapupCode -Queue Support -WrapupCode 'Never there' | Should -BeNullOrEmpty
        Get-WriteCount | Should -Be $before
    }

    It 'makes an unknown code an error with id and target' {
        Remove-QueueWrapupCode -Queue Support -WrapupCode 'No such code' -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'GenesysWrapup.WrapupCodeNotFound,*'
        $failed[0].TargetObject | Should -Be 'No such code'
    }
}
