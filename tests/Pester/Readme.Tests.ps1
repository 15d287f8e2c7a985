# Every PowerShell block of the README, run in order in one session against the simulator. What it prints must be what the README shows.

BeforeDiscovery {
    . ([System.IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))

    $number = 0
    $blocks = Get-MarkdownBlock (Join-Path $repository 'README.md') | ForEach-Object { $_ + @{ Number = $number++ } }
    $cmdlets = (Get-Command -Module GenesysWrapup).Name
}

BeforeAll {
    . ([System.IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))

    $runs = @(Invoke-UserScript (Get-MarkdownBlock (Join-Path $repository 'README.md')).Code)
}

Describe 'README, line <Line>' -ForEach $blocks {
    It 'runs without an error' {
        $runs[$Number].Errors | ForEach-Object { "$_ ($($_.FullyQualifiedErrorId))" } | Should -BeNullOrEmpty
    }

    It 'prints the words that it shows' -Skip:(-not $Shown) {
        # Ids, times and line breaks differ from run to run; words do not.
        $printed = $runs[$Number].Output | Out-String -Width 120
        foreach ($word in [regex]::Matches($Shown, '(?<![\w-])[A-Za-z]{3,}(?![\w-])').Value | Sort-Object -Unique) {
            $printed -replace '\s*\n\s*' | Should -Match $word -Because "the README shows '$word'"
        }
    }
}

Describe 'README' {
    It 'lists <_>' -ForEach $cmdlets {
        Get-Content -Path (Join-Path $repository 'README.md') -Raw | Should -Match "``$_``"
    }

    It 'names no cmdlet that does not exist' {
        $text = Get-Content -Path (Join-Path $repository 'README.md') -Raw
        $named = [regex]::Matches($text, '(?m)(?<=^(- |  ).*`)[A-Z][A-Za-z]+-[A-Z][A-Za-z]+(?=`)').Value
        $named | Where-Object { -not (Get-Command -Name $_ -Module GenesysWrapup -ErrorAction Ignore) } | Should -BeNullOrEmpty
    }
}
