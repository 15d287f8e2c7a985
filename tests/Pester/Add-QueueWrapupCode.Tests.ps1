Describe 'Add-QueueWrapupCode' {
    BeforeAll {
        . ([System.IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
        $null = Connect-TestSimulator
    }

    It 'adds by name and by piped codes, and leaves out what is there' {
        $code = New-WrapupCode 'Added by name'
        $added = Add-QueueWrapupCode -Queue Support -WrapupCode 'added by NAME'
        $added.QueueName | Should -Be 'Support'
        $added.Id | Should -Be $code.Id
        (Get-WrapupCode -Queue Support).Id | Should -Contain $code.Id
        $before = Get-WriteCount
        $code | Add-QueueWrapupCode -Queue Support | Should -BeNullOrEmpty
        Get-WriteCount | Should -Be $before
        (New-WrapupCode 'Added by pipe' | Add-QueueWrapupCode Support).Name | Should -Be 'Added by pipe'
    }

    It 'adds more than the platform takes in one call' {
        $codes = 1..205 | ForEach-Object { 'Bulk {0:000}' -f $_ } | New-WrapupCode
        $before = Get-WriteCount
        @($codes | Add-QueueWrapupCode -Queue Sales).Count | Should -Be 205
        Get-WriteCount | Should -Be ($before + 3)
        @(Get-WrapupCode -Queue Sales -Name 'Bulk*').Count | Should -Be 205
    }

    It 'sends nothing but reads under -WhatIf' {
        $null = New-WrapupCode 'Not added'
        $before = Get-WriteCount
        Add-QueueWrapupCode -Queue Support -WrapupCode 'Not added' -WhatIf | Should -BeNullOrEmpty
        Get-WriteCount | Should -Be $before
    }

    It 'goes on after a code that is not there' {
        $null = New-WrapupCode 'Still added'
        $added = Add-QueueWrapupCode -Queue Support -WrapupCode 'No such code',
            'Still added' -ErrorVariable failed -ErrorAction SilentlyContinue
        $added.Name | Should -Be 'Still added'
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'GenesysWrapup.WrapupCodeNotFound,*'
        $failed[0].TargetObject | Should -Be 'No such code'
    }

    It 'makes an unknown or missing queue one error' {
        { Add-QueueWrapupCode -Queue Suport -WrapupCode Resolved -ErrorAction Stop } |
            Should -Throw -ErrorId 'GenesysWrapup.QueueNotFound,*'
        { Add-QueueWrapupCode -WrapupCode Resolved -ErrorAction Stop } | Should -Throw -ErrorId 'GenesysWrapup.MissingInput,*'
    }

    It 'completes queues and codes' {
        (Get-Completion 'Add-QueueWrapupCode Supp').CompletionText | Should -Contain 'Support'
        (Get-Completion 'Add-QueueWrapupCode -Queue Support -WrapupCode Comm').CompletionText | Should -Contain "'Commission question'"
        # What the queue has need not be added; what it does not have cannot be removed.
        (Get-Completion 'Add-QueueWrapupCode -Queue Support -WrapupCode Wrong').CompletionText | Should -Not -Contain "'Wrong number'"
        (Get-Completion 'Remove-QueueWrapupCode Support ').CompletionText | Should -Contain "'Wrong number'"
        (Get-Completion 'Remove-QueueWrapupCode Support Comm').CompletionText | Should -Not -Contain "'Commission question'"
    }
}
