# Every example of the help, and every block of the README, on a simulator that is as slow as the platform is likely to be.

BeforeDiscovery {
    . ([System.IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))

    $pages = foreach ($page in Get-ChildItem -Path (Join-Path $repository 'docs/en-US') -Filter '*-*.md') {
        @{ Page = $page.BaseName; Path = $page.FullName }
    }
    $topics = foreach ($page in Get-ChildItem -Path (Join-Path $repository 'docs/en-US') -Filter 'about_*.md') {
        $blocks = @(Get-MarkdownBlock $page.FullName)
        if ($blocks) {
            @{ Topic = $page.BaseName; Blocks = $blocks }
        }
    }
}

BeforeAll {
    . ([System.IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
}

Describe 'Under -Policy Realistic' {
    It 'is slow' {
        $script = '($Simulator.Policies | Where-Object Name -eq WriteDelay).Value'
        [timespan](Invoke-UserScript $script -Policy @{ Realistic = $true } -Anew).Output[0] | Should -BeGreaterThan ([timespan]::Zero)
    }

    It 'runs every example of <Page>' -ForEach $pages {
        # Those with a broker run beside one, in WorkList.Tests.ps1.
        $examples = @(Get-MarkdownExample $Path | Where-Object Code -NotMatch '\$amqp')
        if (-not $examples) {
            return
        }
        # One runspace for a page; each example has a platform of its own.
        $runs = @(Invoke-UserScript $examples.Code -Policy @{ Realistic = $true } -Anew)
        $runs.Count | Should -Be $examples.Count
        for ($at = 0; $at -lt $runs.Count; $at++) {
            $runs[$at].Errors | ForEach-Object { "$($examples[$at].Title): $_ ($($_.FullyQualifiedErrorId))" } | Should -BeNullOrEmpty
        }
    }

    It 'covers every page and topic that has PowerShell in it' {
        $pages = Get-ChildItem -Path (Join-Path $repository 'docs/en-US') -Filter '*.md'
        $covered = $pages | Where-Object { $_.BaseName -like '*-*' -or $_.BaseName -like 'about_*' }
        @($pages | Where-Object { $_.FullName -notin $covered.FullName }).Name | Should -BeNullOrEmpty
        foreach ($page in $covered | Where-Object BaseName -Like '*-*') {
            $outside = @(Get-MarkdownBlock $page.FullName | Where-Object { $_.Section -notin 'EXAMPLES', 'SYNTAX' })
            $outside.Code | Should -BeNullOrEmpty -Because "$($page.BaseName) has PowerShell outside of its examples"
        }
    }

    It 'runs <Topic>' -ForEach $topics {
        # New runspaces of ForEach-Object -Parallel find the module by its name.
        $kept = $env:PSModulePath
        $env:PSModulePath = (Split-Path -Path (Split-Path -Path (Get-BuiltModulePath) -Parent) -Parent |
            Split-Path -Parent) + [System.IO.Path]::PathSeparator + $kept
        try {
            $runs = @(Invoke-UserScript $Blocks.Code -Policy @{ Realistic = $true })
        }
        finally {
            $env:PSModulePath = $kept
        }
        $runs.Count | Should -Be $Blocks.Count
        for ($at = 0; $at -lt $runs.Count; $at++) {
            $runs[$at].Errors | ForEach-Object { "line $($Blocks[$at].Line): $_ ($($_.FullyQualifiedErrorId))" } | Should -BeNullOrEmpty
        }
    }

    It 'runs the README' {
        $blocks = @(Get-MarkdownBlock (Join-Path $repository 'README.md'))
        $runs = @(Invoke-UserScript $blocks.Code -Policy @{ Realistic = $true })
        $runs.Count | Should -Be $blocks.Count
        for ($at = 0; $at -lt $runs.Count; $at++) {
            $runs[$at].Errors | ForEach-Object { "line $($blocks[$at].Line): $_ ($($_.FullyQualifiedErrorId))" } | Should -BeNullOrEmpty
        }
    }
}
