# Every PowerShell block of the README, run in order in one session against the simulator, and its output held against what is printed there.

BeforeDiscovery {
    . ([System.IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))

    $blocks = Get-MarkdownBlock (Join-Path $repository 'README.md')
}

BeforeAll {
    . ([System.IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
}

Describe 'README, line <Line>' -ForEach $blocks {
    It 'runs without an error and prints the words it shows' {
        $run = Invoke-UserScript $Code
        $run.Errors | ForEach-Object { "$_ ($($_.FullyQualifiedErrorId))" } | Should -BeNullOrEmpty
        if ($Shown) {
            # Ids and times differ from run to run; words do not.
            $printed = $run.Output | Out-String -Width 120
            foreach ($word in [regex]::Matches($Shown, '[A-Za-z][A-Za-z-]{3,}').Value | Sort-Object -Unique) {
                $printed | Should -Match ([regex]::Escape($word)) -Because "the README shows '$word'"
            }
        }
    }
}
