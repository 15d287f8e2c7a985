# The about topics: every block of PowerShell in them is run, and what they state is held against the module.

BeforeDiscovery {
    . ([System.IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))

    $topics = foreach ($page in Get-ChildItem -Path (Join-Path $repository 'docs/en-US') -Filter 'about_*.md') {
        @{ Topic = $page.BaseName; Path = $page.FullName; Blocks = @(Get-MarkdownBlock $page.FullName) }
    }
}

BeforeAll {
    . ([System.IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
}

Describe '<Topic>' -ForEach $topics {
    BeforeAll {
        $text = Get-Content -Path $Path -Raw -Encoding UTF8
        $help = Get-Help -Name $Topic | Out-String -Width 4096
    }

    It 'is found by its name, and only it' {
        $help | Should -Match "(?m)^    $Topic\s*$"
    }

    It 'has its short description as synopsis in Get-Help about_*' {
        $synopsis = (Get-Help -Name 'about_GenesysWrapup*' | Where-Object Name -EQ $Topic).Synopsis
        $synopsis | Should -Match '^[A-Z].+\.$'
        $text -replace '\r' | Should -Match "(?m)^## SHORT DESCRIPTION\n\n$([regex]::Escape($synopsis))$"
    }

    It 'promises no page behind -Online' {
        $text | Should -Not -Match '-Online\b'
    }

    It 'has the parts that Get-Help users look for' {
        foreach ($part in 'SHORT DESCRIPTION', 'LONG DESCRIPTION', 'SEE ALSO') {
            $help | Should -Match "(?m)^$part\s*$"
        }
    }

    It 'keeps no marks of markdown in the console, and fits 90 columns' {
        $help | Should -Not -Match '\*\*|```|(?m)^#'
        $help -split '\r?\n' | Where-Object { $_.Length -gt 90 -and $_ -notmatch '^\s{8}' } | Should -BeNullOrEmpty
    }

    It 'refers only to topics that exist' {
        foreach ($name in [regex]::Matches($text, '\babout_GenesysWrapup\w*').Value | Sort-Object -Unique) {
            Join-Path $repository "docs/en-US/$name.md" | Should -Exist
        }
    }

    It 'names only permissions that some operation needs' {
        $known = (Find-RequiredPermission -Operation *).Permission | Sort-Object -Unique
        foreach ($permission in [regex]::Matches($text, '(?<=`)[a-z]+:[a-zA-Z]+:[a-zA-Z]+(?=`)').Value | Sort-Object -Unique) {
            $known | Should -Contain $permission
        }
    }

    It 'shows blocks that run' -Skip:($Blocks.Count -eq 0) {
        # The module is imported by its path, so that no runspace finds it by its name.
        $runs = @(Invoke-UserScript $Blocks.Code)
        for ($i = 0; $i -lt $runs.Count; $i++) {
            $runs[$i].Errors | ForEach-Object { "line $($Blocks[$i].Line): $_ ($($_.FullyQualifiedErrorId))" } |
                Should -BeNullOrEmpty
            $runs[$i].Output.Count + ($Blocks[$i].Code -match '(?m)^\s*(\$\w+ = |Connect-|Disconnect-|Add-)') |
                Should -BeGreaterThan 0 -Because "line $($Blocks[$i].Line) should show something"
        }
    }
}

Describe 'about_GenesysWrapup' {
    BeforeAll {
        $text = Get-Content -Path (Join-Path $repository 'docs/en-US/about_GenesysWrapup.md') -Raw
    }

    It 'is a map of all cmdlets' {
        foreach ($cmdlet in (Get-Command -Module GenesysWrapup).Name) {
            $text | Should -Match "``$cmdlet``"
        }
    }

    It 'explains each word for how a thing is known' {
        foreach ($word in [enum]::GetNames([GenesysWrapup.Core.Platform.Basis])) {
            $text | Should -Match "(?m)^- ``$word``: "
        }
    }
}

Describe 'about_GenesysWrapup_Permissions' {
    It 'asks for no more and no less than setting codes needs' {
        $text = Get-Content -Path (Join-Path $repository 'docs/en-US/about_GenesysWrapup_Permissions.md') -Raw
        $named = [regex]::Matches($text, '(?m)^- `([a-z]+:[a-zA-Z]+:[a-zA-Z]+)` ').ForEach({ $_.Groups[1].Value })
        # The first one of each operation is the narrowest.
        $needed = (Find-RequiredPermission Set-ParticipantWrapup).ForEach({ $_.Permission | Select-Object -First 1 }) | Sort-Object -Unique
        $named | Sort-Object | Should -Be $needed
    }
}
