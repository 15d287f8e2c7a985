# What the module says: every command that it names exists, and every id that it gives is explained.

BeforeDiscovery {
    . ([System.IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))

    $texts = 'src', 'docs', 'module-manifest', 'README.md', 'CHANGELOG.md' | ForEach-Object { Get-ChildItem -Path (Join-Path $repository $_) -Recurse -File } |
        Where-Object { $_.Extension -in '.cs', '.md', '.ps1xml', '.psm1', '.psd1' -and $_.FullName -notmatch '[\\/](bin|obj)[\\/]' } |
        ForEach-Object { @{ File = $_.FullName; Name = $_.FullName.Substring($repository.Length).TrimStart('\', '/') } }
    $constants = {
        param($TypeName)
        $core = (Get-Command -Name Set-ParticipantWrapup).OutputType[0].Type.Assembly
        $core.GetType("GenesysWrapup.$TypeName").GetFields() | Where-Object { $_.IsLiteral -and $_.Name -ne 'Prefix' } | ForEach-Object { @{ Id = $_.GetRawConstantValue() } }
    }
    $failures = & $constants 'Core.Failures.FailureId'
    $findings = & $constants 'Core.Platform.Errors.FindingIds'
}

BeforeAll {
    . ([System.IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))

    $errorsTopic = Get-Content -Path (Join-Path $repository 'docs/en-US/about_GenesysWrapup_Errors.md') -Raw
    $known = [System.Collections.Generic.HashSet[string]]::new([string[]](Get-Command -Module GenesysWrapup, Microsoft.PowerShell.* -CommandType Cmdlet, Function).Name, [System.StringComparer]::Ordinal)
    # Commands of other modules that a runbook or a user of this module meets.
    foreach ($other in 'Get-AutomationConnection', 'Get-AutomationPSCredential', 'Get-AutomationVariable', 'Get-AzKeyVaultSecret', 'Get-Secret') {
        $null = $known.Add($other)
    }
    $verbs = (Get-Verb).Verb
}

Describe '<Name>' -ForEach $texts {
    It 'names only commands that exist' {
        $named = [regex]::Matches((Get-Content -Path $File -Raw -Encoding UTF8), '(?<![\w-])([A-Z][a-z]+)-[A-Z][A-Za-z]+(?![\w-]|\.ps1)') |
            Where-Object { $_.Groups[1].Value -in $verbs } | ForEach-Object Value | Sort-Object -Unique
        $named | Where-Object { -not $known.Contains($_) } | Should -BeNullOrEmpty
    }
}

Describe 'The error GenesysWrapup.<Id>' -ForEach $failures {
    It 'has its category, its meaning and its next step in about_GenesysWrapup_Errors, once' {
        [regex]::Matches($errorsTopic, "(?m)^``GenesysWrapup\.$Id`` \(\w[^)]+\): \S.+ Next: \S.+\.\s*$").Count | Should -Be 1
    }

    It 'is written in no category that the topic does not name' {
        $explained = [regex]::Match($errorsTopic, "(?m)^``GenesysWrapup\.$Id`` \(([^)]+)\)").Groups[1].Value
        foreach ($source in Get-ChildItem -Path (Join-Path $repository 'src') -Filter '*.cs' -Recurse) {
            foreach ($written in [regex]::Matches([System.IO.File]::ReadAllText($source.FullName), "FailureId\.$Id,\s*FailureCategory\.(\w+)")) {
                $explained | Should -Match "\b$($written.Groups[1].Value)\b" -Because "$($source.Name) writes it so"
            }
        }
    }
}

Describe 'The finding <Id>' -ForEach $findings {
    It 'is explained in about_GenesysWrapup_Errors in one line' {
        [regex]::Matches($errorsTopic, "(?m)^- ``$([regex]::Escape($Id))``: \S.+\.\s*$").Count | Should -Be 1
    }
}

Describe 'about_GenesysWrapup_Errors' {
    It 'explains no id that does not exist' -ForEach @{ Failures = $failures.Id; Findings = $findings.Id } {
        [regex]::Matches($errorsTopic, '(?m)^`GenesysWrapup\.(\w+)`').ForEach({ $_.Groups[1].Value }) | Where-Object { $_ -notin $Failures } | Should -BeNullOrEmpty
        [regex]::Matches($errorsTopic, '(?m)^- `(\w+\.\w+)`').ForEach({ $_.Groups[1].Value }) | Where-Object { $_ -notin $Findings } | Should -BeNullOrEmpty
    }
}
