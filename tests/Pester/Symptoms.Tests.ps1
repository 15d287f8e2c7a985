BeforeDiscovery {
    . ([System.IO.Path]::Combine($PSScriptRoot, 'Symptoms', 'Symptoms.ps1'))
    $rows = Get-SymptomRow
}

Describe 'The symptoms' {
    BeforeAll {
        . ([System.IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
        . ([System.IO.Path]::Combine($PSScriptRoot, 'Symptoms', 'Symptoms.ps1'))
    }

    It 'are all there, and at most two lie outside' {
        $all = Get-SymptomRow
        $all.Row | Should -Be (1..57)
        @($all | Where-Object { $_.PSObject.Properties['Outside'] }).Count | Should -BeLessOrEqual 2
    }

    It 'demand more than a pass, which any healthy conversation gives' {
        Get-SymptomRow | Where-Object {
            $_.PSObject.Properties['Status'] -and $_.Status -eq 'Pass' -and -not $_.PSObject.Properties['Says'] } |
            ForEach-Object Row | Should -BeNullOrEmpty
    }

    It '<Row>. <Symptom> -> <Finding>' -ForEach @($rows | Where-Object { $_.PSObject.Properties['Finding'] }) {
        $written = Invoke-SymptomRow $_
        $finding = Select-SymptomFinding $_ @(Get-SymptomFinding $written)
        $finding | Should -Not -BeNullOrEmpty -Because "the command wrote: $($written | Format-List | Out-String -Width 200)"
        $finding.Text.Length | Should -BeGreaterThan 20
    }

    It '<Row>. <Symptom> -> <Shows>' -ForEach @($rows | Where-Object { $_.PSObject.Properties['Shows'] }) {
        Get-SymptomOutput $_ | Should -Match ([regex]::Escape($_.Shows))
    }

    It 'are on the page as it is written from them' {
        $page = Get-Content -Path ([System.IO.Path]::Combine($repository, 'docs', 'symptoms.md'))
        $page -join "`n" | Should -BeExactly (
            (Get-SymptomPage) -join "`n") -Because 'docs/symptoms.md is written by ./build/Update-SymptomPage.ps1'
    }
}
