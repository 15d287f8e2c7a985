# What holds for every cmdlet and for the manifest, whoever wrote them.

BeforeDiscovery {
    . ([System.IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))

    $cmdlets = foreach ($command in Get-Command -Module GenesysWrapup) {
        @{ Name = $command.Name; Command = $command }
    }
    $outputTypes = $cmdlets.Command.OutputType | Where-Object { $_.Name -like 'GenesysWrapup.*' } |
        ForEach-Object { $_.Name.TrimEnd('[', ']') } |
        Sort-Object -Unique | ForEach-Object { @{ TypeName = $_ } }
    $files = 'build.ps1', 'build/*.ps1', 'bench/*.ps1', 'module-manifest/*.ps?1', 'samples/*.ps1', 'samples/*/*.ps1'
    $scripts = foreach ($file in $files) {
        Get-ChildItem -Path (Join-Path $repository $file) -ErrorAction Ignore |
            ForEach-Object { @{ File = $_.FullName; FileName = $_.Name } }
    }
    $tests = Get-ChildItem -Path (Join-Path $repository 'tests/Pester') -Filter *.ps1 -Recurse |
        ForEach-Object { @{ File = $_.FullName; FileName = $_.Name } }
    $analyzer = [bool](Get-Module -Name PSScriptAnalyzer -ListAvailable)
}

BeforeAll {
    . ([System.IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))

    $moduleFolder = Split-Path -Path (Get-BuiltModulePath) -Parent

    # The operations that a cmdlet declares to call.
    function Get-DeclaredOperation {
        param($Command)

        $Command.ImplementingType.GetCustomAttributesData() | Where-Object { $_.AttributeType.Name -eq 'UsesOperationAttribute' } |
            ForEach-Object { $_.ConstructorArguments[0].Value }
    }
}

Describe 'The manifest' {
    It 'is valid' {
        $manifest = Test-ModuleManifest -Path (Get-BuiltModulePath) -ErrorAction Stop -WarningAction Stop
        $manifest.Name | Should -Be 'GenesysWrapup'
        $manifest.CompatiblePSEditions | Should -Be 'Core', 'Desktop'
        $manifest.PowerShellVersion | Should -Be '5.1'
        $manifest.Tags | Should -Contain 'PSEdition_Desktop'
    }

    It 'has the version of Directory.Build.props' {
        if ($env:GENESYSWRAPUP_MODULE) {
            Set-ItResult -Skipped -Because 'the module under test was built elsewhere'
        }
        (Read-ModuleManifest (Get-BuiltModulePath)).ModuleVersion | Should -Be (Split-Path -Path $moduleFolder -Leaf)
    }

    It 'exports exactly the cmdlets of the assembly, by name' {
        $exported = (Read-ModuleManifest (Get-BuiltModulePath)).CmdletsToExport
        $assembly = (Get-Command -Module GenesysWrapup)[0].ImplementingType.Assembly
        $inAssembly = $assembly.GetExportedTypes() | Where-Object { -not $_.IsAbstract } |
            ForEach-Object { $_.GetCustomAttributes([System.Management.Automation.CmdletAttribute], $false) } |
            ForEach-Object { "$($_.VerbName)-$($_.NounName)" }
        $exported | Should -Be ($inAssembly | Sort-Object)
        (Get-Command -Module GenesysWrapup).Name | Should -Be ($inAssembly | Sort-Object)
    }
}

Describe '<Name>' -ForEach $cmdlets {
    It 'has an approved verb' {
        (Get-Verb).Verb | Should -Contain $Command.Verb
    }

    It 'has a singular noun' {
        $Command.Noun | Should -Not -Match '[^su]s$'
    }

    It 'is the sealed class Commands.<Command.Verb><Command.Noun>Command' {
        $Command.ImplementingType.FullName | Should -BeExactly "GenesysWrapup.Commands.$($Command.Verb)$($Command.Noun)Command"
        $Command.ImplementingType.IsSealed | Should -BeTrue
    }

    It 'declares its output, unless it has none' {
        if ($Command.Name -ne 'Disconnect-GenesysCloud' -and $Command.Name -notmatch '^(Stop|Add-Simulated)') {
            $Command.OutputType | Should -Not -BeNullOrEmpty
        }
    }

    It 'has -Session when it talks to the platform' {
        if ((Get-DeclaredOperation $Command) -and $Command.Name -ne 'Connect-GenesysCloud') {
            $Command.Parameters.Keys | Should -Contain 'Session'
        }
    }

    It 'declares its operations when it has -Session' {
        # A list takes only the name of the session's organization.
        $needNone = 'Get-GenesysSession', 'Disconnect-GenesysCloud', 'Send-WrapupRequest'
        if ($Command.Parameters.ContainsKey('Session') -and $Command.Noun -notlike 'Simulated*' -and $Command.Name -notin $needNone) {
            Get-DeclaredOperation $Command | Should -Not -BeNullOrEmpty
        }
    }

    It 'asks before it changes something' {
        if ($Command.Verb -in 'Set', 'New', 'Add', 'Remove', 'Send', 'Export' -and $Command.Noun -notlike 'Simulated*') {
            $Command.Parameters.Keys | Should -Contain 'WhatIf'
            $Command.Parameters.Keys | Should -Contain 'Confirm'
        }
    }

    # What tries things out on somebody's conversations asks each time; it is no work for a runbook.
    It 'never asks in a runbook: its confirm impact stays below high' -Skip:($Command.Name -eq 'Test-PlatformAssumption') {
        $Command.ImplementingType.GetCustomAttributes([System.Management.Automation.CmdletAttribute], $false)[0].ConfirmImpact |
            Should -BeLessThan ([System.Management.Automation.ConfirmImpact]::High)
    }

    It 'takes secrets only as SecureString or PSCredential' {
        foreach ($parameter in $Command.Parameters.Values | Where-Object { $_.Name -match 'Secret|Token|ApiKey|Password' }) {
            $parameter.ParameterType.Name |
                Should -BeIn 'SecureString', 'PSCredential', 'SwitchParameter' -Because "-$($parameter.Name) is a secret"
        }
    }

    It 'completes what is chosen by name' {
        foreach ($parameter in $Command.Parameters.Values | Where-Object { $_.Name -in 'Region', 'Queue', 'WrapupCode' }) {
            @($parameter.Attributes | Where-Object { $_ -is [System.Management.Automation.ArgumentCompleterAttribute] }).Count |
                Should -BeGreaterThan 0 -Because "-$($parameter.Name) expects a name"
        }
    }

    It 'has a help page and a Pester file of its own' {
        Join-Path $repository "docs/en-US/$Name.md" | Should -Exist
        Join-Path $repository "tests/Pester/$Name.Tests.ps1" | Should -Exist
    }
}

Describe 'Views of <TypeName>' -ForEach $outputTypes {
    BeforeAll {
        $views = (Get-FormatData -TypeName $TypeName -PowerShellVersion $PSVersionTable.PSVersion).FormatViewDefinition
    }

    It 'has a view' {
        $views | Should -Not -BeNullOrEmpty
    }

    It 'fits 120 columns' {
        foreach ($table in $views.Control | Where-Object { $_ -is [System.Management.Automation.TableControl] }) {
            $used = ($table.Headers | Measure-Object -Property Width -Sum).Sum + $table.Headers.Count - 1
            $used | Should -BeLessOrEqual 120
        }
    }
}

Describe 'The scripts in views and types' {
    It 'are scripts: a broken one shows an empty column' {
        foreach ($file in Get-ChildItem -Path $moduleFolder -Filter '*.ps1xml') {
            foreach ($node in ([xml](Get-Content -Path $file.FullName -Raw)).SelectNodes('//ScriptBlock|//GetScriptBlock')) {
                $errors = $null
                $null = [System.Management.Automation.Language.Parser]::ParseInput($node.InnerText, [ref]$null, [ref]$errors)
                $errors | Should -BeNullOrEmpty -Because "of $($node.InnerText)"
            }
        }
    }
}

Describe 'The script <FileName>' -ForEach $scripts {
    It 'passes the analyzer' -Skip:(-not $analyzer) {
        $complaints = foreach ($settings in 'PSGallery', 'CmdletDesign') {
            Invoke-ScriptAnalyzer -Path $File -Settings $settings
        }
        $complaints | ForEach-Object { "$($_.RuleName) at line $($_.Line): $($_.Message)" } | Should -BeNullOrEmpty
    }

    It 'is understood by Windows PowerShell' {
        # Its tokenizer would read what is not ASCII in the code page of the machine.
        [System.IO.File]::ReadAllText($File) | Should -Not -Match '[^\x00-\x7F]'
    }
}

Describe 'The test script <FileName>' -ForEach $tests {
    It 'passes the analyzer, by the settings for tests' -Skip:(-not $analyzer) {
        $settings = [System.IO.Path]::Combine($repository, 'tests', 'Pester', 'PSScriptAnalyzerSettings.psd1')
        Invoke-ScriptAnalyzer -Path $File -Settings $settings -Severity Error, Warning |
            ForEach-Object { "$($_.RuleName) at line $($_.Line): $($_.Message)" } | Should -BeNullOrEmpty
    }
}

if (-not $analyzer) {
    Write-Host 'PSScriptAnalyzer is not installed: the scripts were not analysed.'
}
