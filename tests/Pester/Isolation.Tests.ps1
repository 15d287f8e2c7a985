# The module beside other modules: each scenario in a process of its own.

BeforeDiscovery {
    $core = $PSEdition -eq 'Core'
}

BeforeAll {
    . ([System.IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))

    $expected = @((Read-ModuleManifest (Get-BuiltModulePath)).CmdletsToExport)

    # Polly.Core and Microsoft.Extensions.Http, older than the module's own; null where they cannot be had.
    function Get-OlderLibrary {
        $project = Join-Path $repository 'tests/OlderLibraries'
        $folder = Join-Path $project 'bin/Release/net8.0'
        if (-not (Test-Path -Path (Join-Path $folder 'Polly.Core.dll')) -and (Get-Command -Name dotnet -ErrorAction Ignore)) {
            $null = & dotnet build $project --configuration Release --nologo --verbosity quiet
        }
        if (Test-Path -Path (Join-Path $folder 'Polly.Core.dll')) { $folder }
    }
}

Describe 'Importing' {
    It 'imports in several runspaces of a new process at once' -Skip:($PSVersionTable.PSVersion.Major -lt 7) {
        $counts = Invoke-FreshPowerShell {
            param($Module)
            1..4 | ForEach-Object -ThrottleLimit 4 -Parallel {
                Import-Module $using:Module
                (Get-Module -Name GenesysWrapup).ExportedCmdlets.Count
            }
        }
        $counts | Should -Be (@((Get-Command -Module GenesysWrapup).Count) * 4)
    }

    It 'twice with -Force still exports everything, and what it exports works' {
        $names = Invoke-FreshPowerShell {
            param($Module)
            $ErrorActionPreference = 'Stop'
            Import-Module $Module -Force
            Import-Module $Module -Force
            Connect-GenesysCloud -Simulator
            if (-not (Get-GenesysSession).IsConnected) { throw 'no session' }
            (Get-Command -Module GenesysWrapup).Name
        }
        $names | Should -Be $expected
    }

    It 'after removing it still exports everything' {
        $names = Invoke-FreshPowerShell {
            param($Module)
            Import-Module $Module
            Remove-Module GenesysWrapup
            Import-Module $Module
            (Get-Command -Module GenesysWrapup).Name
        }
        $names | Should -Be $expected
    }

    It 'happens by itself when a cmdlet is used' {
        $auto = Invoke-FreshPowerShell {
            param($Module)
            $env:PSModulePath = [System.IO.Path]::GetFullPath([System.IO.Path]::Combine($Module, '..', '..', '..')) +
                [System.IO.Path]::PathSeparator + $env:PSModulePath
            Connect-GenesysCloud -Simulator -PassThru
        }
        $auto.Grant | Should -Be 'Simulator'
    }

    It 'ends its sessions when it is removed' {
        $states = Invoke-FreshPowerShell {
            param($Module)
            Import-Module $Module
            $session = Connect-GenesysCloud -Simulator -PassThru
            $session.IsConnected
            Remove-Module GenesysWrapup
            $session.IsConnected
        }
        $states | Should -Be $true, $false
    }
}

Describe 'Beside older copies of its dependencies' -Skip:(-not $core) {
    BeforeAll {
        $older = Get-OlderLibrary
        $seen = $null
        if ($older) {
            $seen = Invoke-FreshPowerShell {
                param($Module, $Older)
                $ErrorActionPreference = 'Stop'
                $theirs = foreach ($name in 'Polly.Core', 'Microsoft.Extensions.Http') {
                    [System.Reflection.Assembly]::LoadFrom([System.IO.Path]::Combine($Older, "$name.dll"))
                }
                # In use, not only loaded.
                $null = [Polly.ResiliencePipelineBuilder]::new()

                Import-Module $Module
                Connect-GenesysCloud -Simulator
                $conversation = New-SimulatedConversation -MediaType call -State AwaitingWrapup -Queue Support
                $result = Set-ParticipantWrapup $conversation.ConversationId 'Resolved'

                $all = [System.AppDomain]::CurrentDomain.GetAssemblies() |
                    Where-Object { $_.GetName().Name -in 'Polly.Core', 'Microsoft.Extensions.Http' }
                [pscustomobject]@{
                    Outcome = "$($result.Outcome)"
                    Theirs  = @($theirs |
                        ForEach-Object { "$($_.GetName().Name) $([System.Runtime.Loader.AssemblyLoadContext]::GetLoadContext($_).Name)" })
                    All     = @($all | ForEach-Object {
                        "$($_.GetName().Name) $([System.Runtime.Loader.AssemblyLoadContext]::GetLoadContext($_).Name)" } | Sort-Object)
                }
            } $older
        }
    }

    It 'does its work' {
        if (-not $older) { Set-ItResult -Skipped -Because 'the older libraries could not be restored' }
        $seen.Outcome | Should -Be 'Set'
    }

    It 'uses its own and leaves theirs alone' {
        if (-not $older) { Set-ItResult -Skipped -Because 'the older libraries could not be restored' }
        $seen.Theirs | Should -Be 'Polly.Core Default', 'Microsoft.Extensions.Http Default'
        $seen.All | Should -Be 'Microsoft.Extensions.Http Default', 'Microsoft.Extensions.Http GenesysWrapup', 'Polly.Core Default',
            'Polly.Core GenesysWrapup'
    }
}

Describe 'The load context' -Skip:(-not $core) {
    BeforeAll {
        $places = Invoke-FreshPowerShell {
            param($Module)
            $ErrorActionPreference = 'Stop'
            Import-Module $Module
            Connect-GenesysCloud -Simulator
            $conversation = New-SimulatedConversation -MediaType call -State AwaitingWrapup -Queue Support
            $null = Set-ParticipantWrapup $conversation.ConversationId 'Resolved'

            $cmdlets = (Get-Command Get-GenesysSession).ImplementingType.Assembly
            $ours = [System.Runtime.Loader.AssemblyLoadContext]::GetLoadContext((Get-GenesysSession).GetType().Assembly)
            $platform = @{}
            foreach ($path in [System.AppContext]::GetData('TRUSTED_PLATFORM_ASSEMBLIES').Split([System.IO.Path]::PathSeparator)) {
                $platform[[System.IO.Path]::GetFileNameWithoutExtension($path)] = $path
            }
            $references = $cmdlets.GetReferencedAssemblies().Name
            foreach ($file in Get-ChildItem ([System.IO.Path]::GetDirectoryName($cmdlets.Location)) -Filter *.dll) {
                $name = [System.Reflection.AssemblyName]::GetAssemblyName($file.FullName)
                $theirs = if ($platform.ContainsKey($file.BaseName)) {
                    [System.Reflection.AssemblyName]::GetAssemblyName($platform[$file.BaseName]).Version }
                $loaded = if ($file.BaseName -eq 'GenesysWrapup') { $cmdlets } else { $ours.LoadFromAssemblyName($name) }
                [pscustomobject]@{
                    Name            = $file.BaseName
                    Context         = [System.Runtime.Loader.AssemblyLoadContext]::GetLoadContext($loaded).Name
                    PlatformWins    = $null -ne $theirs -and $theirs -ge $name.Version
                    OfPowerShell    = @([System.Runtime.Loader.AssemblyLoadContext]::Default.Assemblies.Location) -contains $file.FullName
                    AskedByCmdlets  = $references -contains $file.BaseName
                }
            }
        }
    }

    It 'holds every dependency, unless the platform''s own copy is as new' {
        $wrong = $places | Where-Object {
            $_.Name -ne 'GenesysWrapup' -and $_.Context -ne $(if ($_.PlatformWins) { 'Default' } else { 'GenesysWrapup' }) }
        $wrong | ForEach-Object { "$($_.Name) is in $($_.Context)" } | Should -BeNullOrEmpty
        @($places).Count | Should -BeGreaterThan 10
    }

    It 'leaves only the cmdlets in the context of PowerShell' {
        ($places | Where-Object { $_.OfPowerShell }).Name | Should -Be 'GenesysWrapup'
    }

    It 'has the broker''s client only once a work list is used' {
        $loaded = Invoke-FreshPowerShell {
            param($Module)
            function Find-Client { @([AppDomain]::CurrentDomain.GetAssemblies().GetName().Name) -match 'Broker|RabbitMQ' }
            Import-Module $Module
            Connect-GenesysCloud -Simulator
            $conversation = New-SimulatedConversation -MediaType call -State AwaitingWrapup -Queue Support
            $null = Set-ParticipantWrapup $conversation.ConversationId 'Resolved'
            $null = Get-Command -Module GenesysWrapup -Name *-WrapupBacklog, *-WrapupWorker -Syntax
            "before: $(Find-Client)"
            try { Get-WrapupBacklog amqp://127.0.0.1:9 } catch { $_.FullyQualifiedErrorId }
            "after: $(Find-Client | Sort-Object)"
        }
        $loaded | Should -Be 'before: ', 'GenesysWrapup.BrokerUnreachable,GenesysWrapup.Commands.GetWrapupBacklogCommand',
            'after: GenesysWrapup.Broker RabbitMQ.Client'
    }

    It 'is not asked for a library by the cmdlets, which would get the platform''s copy of it' {
        ($places | Where-Object { $_.AskedByCmdlets }).Name |
            Should -Be 'GenesysWrapup.Broker', 'GenesysWrapup.Core', 'GenesysWrapup.Simulator'
    }
}
