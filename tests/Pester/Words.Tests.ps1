# What the module says: every command and parameter that it names exists, and every id that it gives is explained.

BeforeDiscovery {
    . ([System.IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))

    $texts = 'src', 'docs', 'module-manifest', 'README.md', 'CHANGELOG.md' |
        ForEach-Object { Get-ChildItem -Path (Join-Path $repository $_) -Recurse -File } |
        Where-Object { $_.Extension -in '.cs', '.md', '.ps1xml', '.psm1', '.psd1' } |
        Where-Object { $_.FullName -notmatch '[\\/](bin|obj|node_modules)[\\/]' } |
        Group-Object -Property { Split-Path -Path $_.FullName.Substring($repository.Length).TrimStart('\', '/') -Parent } |
        ForEach-Object { @{ Folder = $_.Name; Files = $_.Group } }
    $constants = {
        param($TypeName)
        $core = (Get-Command -Name Set-ParticipantWrapup).OutputType[0].Type.Assembly
        $core.GetType("GenesysWrapup.$TypeName").GetFields() | Where-Object { $_.IsLiteral -and $_.Name -ne 'Prefix' } |
            ForEach-Object { @{ Id = $_.GetRawConstantValue() } }
    }
    $failures = & $constants 'Core.Failures.FailureId'
    $findings = & $constants 'Core.Platform.Errors.FindingIds'
}

BeforeAll {
    . ([System.IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))

    # A paragraph may go on for several lines; here it is one.
    $errorsTopic = (Get-Content -Path (Join-Path $repository 'docs/en-US/about_GenesysWrapup_Errors.md') -Raw) -replace '\r'
    $errorsTopic = $errorsTopic -replace '(?<=\S)\n(?!\n|- |#|```|`GenesysWrapup\.) *', ' '
    $known = [System.Collections.Generic.HashSet[string]]::new(
        [string[]](Get-Command -Module GenesysWrapup, Microsoft.PowerShell.* -CommandType Cmdlet, Function).Name,
            [System.StringComparer]::Ordinal)
    # Commands of other modules that a runbook or a user of this module meets.
    foreach ($other in 'Get-AutomationConnection', 'Get-AutomationPSCredential', 'Get-AutomationVariable', 'Get-AzKeyVaultSecret',
        'Get-Secret') {
        $null = $known.Add($other)
    }
    $verbs = (Get-Verb).Verb

    # In which categories the sources write each error id.
    $writtenIn = @{}
    foreach ($source in Get-ChildItem -Path (Join-Path $repository 'src') -Filter '*.cs' -Recurse) {
        foreach ($match in [regex]::Matches([System.IO.File]::ReadAllText($source.FullName),
            'FailureId\.(\w+),\s*FailureCategory\.(\w+)')) {
            $writtenIn[$match.Groups[1].Value] += @(@{ Source = $source.Name; Category = $match.Groups[2].Value })
        }
    }

    # The parameters of our commands, with their aliases, and those that texts about the vendor's tools and PowerShell itself mention.
    $parametersOf = @{}
    $anyParameter = [System.Collections.Generic.HashSet[string]]::new([System.StringComparer]::OrdinalIgnoreCase)
    foreach ($command in Get-Command -Module GenesysWrapup) {
        $names = @($command.Parameters.Values | ForEach-Object { $_.Name; $_.Aliases })
        $parametersOf[$command.Name] = $names
        $anyParameter.UnionWith([string[]]$names)
    }
    foreach ($elsewhere in 'Parallel', 'Full', 'Prefix', 'Scope') {
        $null = $anyParameter.Add($elsewhere)
    }

    # What a file says to people: of C# its string literals, joined where a '+' only breaks the line; of markdown its prose.
    function Get-Prose {
        param([string] $Path)

        $text = [System.IO.File]::ReadAllText($Path)
        switch ([System.IO.Path]::GetExtension($Path)) {
            '.cs' {
                $code = $text -replace '(?m)^\s*//.*$' -replace '(?<!\\)"\s*\+\s*\$?"'
                [regex]::Matches($code, '"((?:[^"\\\r\n]|\\.)*)"').ForEach({ $_.Groups[1].Value }) -join "`n"
            }
            '.md' {
                $text -replace '(?sm)^```.*?^```'
            }
        }
    }

    # The scripts in a file: the PowerShell blocks of a page, the commands in a script or in a view.
    function Get-ScriptText {
        param([string] $Path)

        switch ([System.IO.Path]::GetExtension($Path)) {
            '.md' { (Get-MarkdownBlock $Path).Code }
            '.psm1' { Get-Content -Path $Path -Raw }
            '.ps1xml' { ([xml](Get-Content -Path $Path -Raw)).SelectNodes('//ScriptBlock|//GetScriptBlock').InnerText }
        }
    }

    # As the parser sees them: every parameter of every command in a script, where PowerShell knows that command.
    function Get-UnknownScriptParameter {
        param([string] $Script)

        $parsed = [System.Management.Automation.Language.Parser]::ParseInput($Script, [ref]$null, [ref]$null)
        foreach ($call in $parsed.FindAll({ $args[0] -is [System.Management.Automation.Language.CommandAst] }, $true)) {
            $name = $call.GetCommandName()
            $command = if ($name) { Get-Command -Name $name -ErrorAction Ignore }
            foreach ($parameter in $call.CommandElements |
                Where-Object { $_ -is [System.Management.Automation.Language.CommandParameterAst] }) {
                $names = $command.Parameters.Values | ForEach-Object { $_.Name; $_.Aliases } |
                    Where-Object { $_ -like "$($parameter.ParameterName)*" }
                if ($command -and -not $names) {
                    "$command -$($parameter.ParameterName)"
                }
            }
        }
    }

    # Parameters that a text names and nothing has. One that follows a command in the same breath must be that command's own; one that
    # stands alone, any command's of the module.
    function Get-UnknownProseParameter {
        param([string] $Text)

        $command = $null
        $end = '(?<end>[|;{}()]|[.:,](?=\s)|\n\s*\n)'
        $named = '(?<![\w/.-])(?<command>[A-Z][A-Za-z]+-[A-Z][A-Za-z]+)'
        $used = '(?<=[\s`''"(\[])-(?<parameter>[A-Z][A-Za-z]+)(?![\w-])'
        foreach ($token in [regex]::Matches($Text, "$end|$named|$used")) {
            if ($token.Groups['end'].Success) {
                $command = $null
            }
            elseif ($token.Groups['command'].Success) {
                $command = $token.Value
            }
            else {
                $name = $token.Groups['parameter'].Value
                $own = if ($command) { $parametersOf[$command] } else { @($anyParameter) }
                if ($null -ne $own -and $name -notin $own) {
                    "$command -$name"
                }
            }
        }
    }
}

Describe 'What is said in <Folder>' -ForEach $texts {
    It 'names only commands that exist' {
        $unknown = foreach ($file in $Files) {
            [regex]::Matches([System.IO.File]::ReadAllText($file.FullName),
                '(?<![\w-])([A-Z][A-Za-z]+)-[A-Z][A-Za-z]+(?![\w-]|\.ps1)') |
                Where-Object { $_.Groups[1].Value -in $verbs -and -not $known.Contains($_.Value) } |
                ForEach-Object { "$($file.Name): $($_.Value)" }
        }
        $unknown | Sort-Object -Unique | Should -BeNullOrEmpty
    }

    It 'names only parameters that exist' {
        $unknown = foreach ($file in $Files) {
            @(Get-UnknownProseParameter (Get-Prose $file.FullName)
                Get-ScriptText $file.FullName | ForEach-Object { Get-UnknownScriptParameter $_ }) |
                ForEach-Object { "$($file.Name): $_" }
        }
        $unknown | Sort-Object -Unique | Should -BeNullOrEmpty
    }
}

Describe 'The error GenesysWrapup.<Id>' -ForEach $failures {
    It 'has its category, its meaning and its next step in about_GenesysWrapup_Errors, once' {
        [regex]::Matches($errorsTopic, "(?m)^``GenesysWrapup\.$Id`` \(\w[^)]+\): \S.+ Next: \S.+\.\s*$").Count | Should -Be 1
    }

    It 'is written in no category that the topic does not name' {
        $explained = [regex]::Match($errorsTopic, "(?m)^``GenesysWrapup\.$Id`` \(([^)]+)\)").Groups[1].Value
        foreach ($written in $writtenIn[$Id]) {
            $explained | Should -Match "\b$($written.Category)\b" -Because "$($written.Source) writes it so"
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
        [regex]::Matches($errorsTopic, '(?m)^`GenesysWrapup\.(\w+)`').ForEach({ $_.Groups[1].Value }) |
            Where-Object { $_ -notin $Failures } | Should -BeNullOrEmpty
        [regex]::Matches($errorsTopic, '(?m)^- `(\w+\.\w+)`').ForEach({ $_.Groups[1].Value }) | Where-Object { $_ -notin $Findings } |
            Should -BeNullOrEmpty
    }
}
