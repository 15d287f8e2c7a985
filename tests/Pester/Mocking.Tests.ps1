# The cmdlets in other people's tests and scripts: mocked, wrapped, and their types by name.

BeforeDiscovery {
    . ([System.IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    $cmdlets = (Get-Command -Module GenesysWrapup).Name
}

BeforeAll {
    . ([System.IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))

    # What must be given for the command to be called at all.
    function Get-Argument([string] $Name) {
        $given = @{}
        $command = Get-Command -Name $Name -Module GenesysWrapup
        $set = $command.ParameterSets | Sort-Object -Property IsDefault -Descending | Select-Object -First 1
        foreach ($parameter in $set.Parameters | Where-Object IsMandatory) {
            $given[$parameter.Name] = '1'
        }
        $given
    }
}

Describe '<_>' -ForEach $cmdlets {
    It 'can be mocked' {
        $given = Get-Argument $_
        Mock $_ { 'mocked' }
        & $_ @given | Should -Be 'mocked'
        Should -Invoke $_ -Times 1 -Exactly
    }

    It 'can be wrapped in a proxy function' {
        $command = Get-Command -Name $_ -Module GenesysWrapup
        $text = [System.Management.Automation.ProxyCommand]::Create([System.Management.Automation.CommandMetadata]::new($command))
        Set-Item -Path "function:Test-Proxy" -Value ([scriptblock]::Create($text))
        # Asking for the parameters resolves all of their types.
        $own = $command.Parameters.Values | ForEach-Object { "$($_.Name) $($_.ParameterType)" }
        (Get-Command -Name Test-Proxy).Parameters.Values | ForEach-Object { "$($_.Name) $($_.ParameterType)" } | Should -Be $own
    }
}

Describe 'A proxy function' {
    It 'does what the cmdlet does, with a typed session' {
        $start = Connect-TestSimulator
        $metadata = [System.Management.Automation.CommandMetadata]::new((Get-Command Set-ParticipantWrapup))
        Set-Item -Path function:Set-Wrapup -Value ([scriptblock]::Create([System.Management.Automation.ProxyCommand]::Create($metadata)))
        (Set-Wrapup $start.ConversationId 'Resolved' -Session (Get-GenesysSession)).Outcome | Should -Be 'Set'
        Disconnect-GenesysCloud
    }
}

Describe 'Types by name' {
    It 'serve scripts while the module is there, and are gone with it' {
        $seen = Invoke-FreshPowerShell {
            param($Module)
            $accelerators = [psobject].Assembly.GetType('System.Management.Automation.TypeAccelerators')
            $before = @($accelerators::Get.Keys)
            Import-Module $Module
            $caught = & ([scriptblock]::Create('try { Get-Conversation nonsense -ErrorAction Stop } catch [GenesysException] { "caught" }'))
            $full = & ([scriptblock]::Create(
                'try { Get-Conversation 1 -ErrorAction Stop } catch [GenesysWrapup.Core.Failures.GenesysException] { "caught" }'))
            $session = Connect-GenesysCloud -Simulator -PassThru
            $typed = & ([scriptblock]::Create('param([GenesysSession] $Session) $Session.IsConnected')) $session
            Import-Module $Module -Force
            $again = $null -ne ('GenesysSession' -as [type])
            Remove-Module GenesysWrapup
            $left = @($accelerators::Get.Keys) | Where-Object { $_ -notin $before }
            [pscustomobject]@{ Caught = $caught; Full = $full; Typed = $typed; Again = $again; Left = @($left) }
        }
        $seen.Caught | Should -Be 'caught'
        $seen.Full | Should -Be 'caught'
        $seen.Typed | Should -BeTrue
        $seen.Again | Should -BeTrue
        $seen.Left | Should -BeNullOrEmpty
    }
}

Describe 'about_GenesysWrapup_Pester' {
    It 'shows a runbook whose tests pass as they stand there' {
        $page = Get-Content -Path (Join-Path $repository 'docs/en-US/about_GenesysWrapup_Pester.md') -Raw
        $files = [regex]::Matches($page, '(?s)```powershell runbook=(\S+)\r?\n(.*?)```')
        $files.Count | Should -Be 2
        foreach ($file in $files) {
            Set-Content -Path (Join-Path $TestDrive $file.Groups[1].Value) -Value $file.Groups[2].Value
        }

        $result = Invoke-FreshPowerShell {
            param($Module, $Folder)
            Import-Module $Module
            $run = Invoke-Pester -Path $Folder -PassThru -Output None
            [pscustomobject]@{
                Passed = $run.PassedCount
                Failed = @($run.Failed | ForEach-Object { "$($_.ExpandedPath): $($_.ErrorRecord)" })
            }
        } "$TestDrive"
        $result.Failed | Should -BeNullOrEmpty
        $result.Passed | Should -Be 5
    }
}
