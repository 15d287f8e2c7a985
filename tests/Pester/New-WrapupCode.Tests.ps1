Describe 'New-WrapupCode' {
    BeforeAll {
        . ([System.IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
        $null = Connect-TestSimulator
    }

    It 'makes a code that can be found at once' {
        $made = New-WrapupCode 'Refund granted' -Description 'Money back'
        $made.Id | Should -Not -BeNullOrEmpty
        (Get-WrapupCode 'refund granted').Description | Should -Be 'Money back'
    }

    It 'makes them by pipeline and from rows' {
        (@('Piped one', 'Piped two' | New-WrapupCode).Name) | Should -Be 'Piped one', 'Piped two'
        ([pscustomobject]@{ Name = 'From a row'; Description = 'row' } | New-WrapupCode).Description | Should -Be 'row'
    }

    It 'sends nothing but reads under -WhatIf' {
        $before = Get-WriteCount
        New-WrapupCode 'Never made' -WhatIf | Should -BeNullOrEmpty
        Get-WriteCount | Should -Be $before
    }

    It 'says that a name exists already' {
        $null = New-WrapupCode 'Only once'
        { New-WrapupCode 'Only once' -ErrorAction Stop } | Should -Throw -ErrorId 'GenesysWrapup.WrapupCodeExists,*'
    }

    It 'refuses a name that is visible in any division, unless -Division or -Force says that a second one is meant' {
        $before = Get-WriteCount
        $taken = { New-WrapupCode 'resolved' -ErrorAction Stop } | Should -Throw -ErrorId 'GenesysWrapup.WrapupCodeExists,*' -PassThru
        $taken.Exception.Message | Should -BeLike "*'Resolved'*in division Home*"
        Get-WriteCount | Should -Be $before
        @(Get-WrapupCode 'Resolved').Count | Should -Be 1
        (New-WrapupCode 'Resolved' -Division Partners).DivisionName | Should -Be 'Partners'
        (New-WrapupCode 'Sales follow-up' -Division '*').Id | Should -Not -BeNullOrEmpty
    }

    It 'makes an empty name and an unknown division errors' {
        { New-WrapupCode '' -ErrorAction Stop } | Should -Throw -ErrorId 'GenesysWrapup.MissingInput,*'
        { New-WrapupCode 'Somewhere' -Division 'No such division' -ErrorAction Stop } |
            Should -Throw -ErrorId 'GenesysWrapup.DivisionNotFound,*'
    }
}
