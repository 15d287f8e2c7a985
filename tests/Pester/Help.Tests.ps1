# The help in the console, and every example on every page, run against the simulator.

BeforeDiscovery {
    . ([System.IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))

    $cmdlets = foreach ($command in Get-Command -Module GenesysWrapup) {
        @{ Name = $command.Name; Command = $command }
    }
    $examples = foreach ($page in Get-ChildItem -Path (Join-Path $repository 'docs/en-US') -Filter '*-*.md') {
        # Those with a broker run beside one, in WorkList.Tests.ps1.
        foreach ($example in Get-MarkdownExample $page.FullName | Where-Object Code -NotMatch '\$amqp') {
            @{ Page = $page.BaseName; Title = $example.Title; Code = $example.Code }
        }
    }
    $topics = Get-ChildItem -Path (Join-Path $repository 'docs/en-US') -Filter 'about_*.md' | ForEach-Object { @{ Topic = $_.BaseName } }
}

BeforeAll {
    . ([System.IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
}

Describe 'Get-Help <Name>' -ForEach $cmdlets {
    BeforeAll {
        $help = Get-Help -Name $Name -Full
    }

    It 'has a synopsis and a description' {
        $help.Synopsis | Should -Not -BeNullOrEmpty
        $help.Synopsis | Should -Not -BeLike "*$Name*<*"
        $help.Description.Text | Should -Not -BeNullOrEmpty
    }

    It 'describes every parameter' {
        $common = [System.Management.Automation.Cmdlet]::CommonParameters
        foreach ($parameter in $Command.Parameters.Keys | Where-Object { $_ -notin $common }) {
            $described = $help.parameters.parameter | Where-Object { $_.name -eq $parameter }
            $described.description.Text | Should -Not -BeNullOrEmpty -Because "-$parameter needs a description"
        }
    }

    It 'has three examples or more' {
        @($help.examples.example).Count | Should -BeGreaterOrEqual 3
    }

    It 'says what it needs, and PowerShell never asks for it' {
        $wanted = @{
            # One of several things; the error names them.
            'Add-SimulatedFault' = ''; 'Remove-SimulatedFault' = ''; 'Resolve-WrapupError' = ''; 'Test-WrapupRequest' = ''
            'Connect-GenesysCloud' = ''
            # They end when nobody is left, or when they are stopped.
            'Watch-ConversationEvent' = ''; 'Wait-ConversationParticipant' = 'ConversationId'
        }[$Name]
        $set = $Command.ParameterSets | Where-Object { $_.IsDefault -or $Command.ParameterSets.Count -eq 1 }
        $asked = @($set.Parameters | Where-Object IsMandatory).Name
        if ($null -eq $wanted -and -not $asked -and $Command.Verb -notin 'Disconnect', 'Start', 'Stop', 'Test') {
            $refused = $null
            try { $null = & $Name -ErrorAction Stop } catch { $refused = $_.FullyQualifiedErrorId }
            if ($refused -match '\.(MissingInput|InvalidId),') {
                (@($help.syntax.syntaxItem)[0].parameter | Where-Object required -EQ 'true').name | Should -Not -BeNullOrEmpty -Because (
                    "without anything it ends with $refused")
            }
        }
        if ($wanted) {
            (@($help.syntax.syntaxItem)[0].parameter | Where-Object required -EQ 'true').name | Should -Be $wanted
        }
    }

    It 'shows its text in the full view and by parameter' {
        $text = Get-Help -Name $Name -Full | Out-String -Width 4096
        $text | Should -Match ([regex]::Escape($help.Synopsis.Trim()))
        $text | Should -Match 'Example 1'
        $text | Should -Not -Match '\{\{'
        if ($Command.Parameters.ContainsKey('Session')) {
            Get-Help -Name $Name -Parameter Session | Out-String | Should -Match 'session'
        }
    }
}

Describe '<Page>, <Title>' -ForEach $examples {
    It 'runs without an error' {
        $run = Invoke-UserScript $Code
        $run.Errors | ForEach-Object { "$_ ($($_.FullyQualifiedErrorId))" } | Should -BeNullOrEmpty
    }
}

Describe 'Get-Help <Topic>' -ForEach $topics {
    It 'finds the topic' {
        Get-Help -Name $Topic | Out-String | Should -Match $Topic
    }
}
