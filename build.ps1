#!/usr/bin/env pwsh
<#
.SYNOPSIS
    Builds, tests, shows and packages the module. Needs the .NET SDK, and PowerShell 7.4 or later (or Windows PowerShell 5.1).
.DESCRIPTION
    Build    compiles for both editions and puts the module into output/GenesysWrapup/<version>. The default.
    Test     runs all tests: xunit, Pester against the built module, and the vendor's SDK against the simulator's server.
    Demo     shows the main job on the built-in simulator.
    Package  makes the package for a gallery and the zip for an automation account, from the built module.
    Clean    deletes what the other tasks made.
.EXAMPLE
    ./build.ps1 Test
#>
[CmdletBinding()]
param(
    [Parameter(Position = 0)]
    [ValidateSet('Build', 'Test', 'Demo', 'Package', 'Clean')]
    [string] $Task = 'Build'
)

Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'

. ([System.IO.Path]::Combine($PSScriptRoot, 'build', 'Steps.ps1'))
. ([System.IO.Path]::Combine($PSScriptRoot, 'build', 'Tests.ps1'))

function Invoke-BuildTask {
    param([string] $Solution = 'build/Module.slnf')

    Confirm-Sdk
    Invoke-Tool dotnet @('build', (Join-RepositoryPath $Solution), '--configuration', 'Release', '--nologo', '--verbosity', 'quiet')
    Copy-ModuleFile
    Build-ModuleHelp
    "Built $(Get-ModulePath)"
}

function Invoke-TestTask {
    $tally = Get-EmptyTally
    Remove-Item -Path (Join-RepositoryPath 'TestResults') -Recurse -Force -ErrorAction Ignore
    $null = New-Item -Path (Join-RepositoryPath 'TestResults') -ItemType Directory
    try {
        Invoke-BuildTask 'GenesysWrapup.sln'
        $units = Open-UnitTest
        $mono = Open-MonoTest $tally
        Invoke-PesterTest $tally
        Invoke-InteropTest $tally
        Complete-UnitTest $tally $units
        Complete-MonoTest $tally $mono
    }
    catch {
        Add-TallyPart -Tally $tally -Part "Ended early: $_" -Passed 0 -Failed 1 -Skipped 0
    }
    finally {
        Close-TestRun
    }
    Complete-Tally $tally
}

function Invoke-DemoTask {
    Invoke-BuildTask
    $shell = (Get-Process -Id $PID).Path
    $demo = Join-RepositoryPath 'samples/Demo.ps1'
    $module = Join-Path (Get-ModulePath) 'GenesysWrapup.psd1'
    Invoke-Tool $shell @('-NoLogo', '-NoProfile', '-NonInteractive', '-File', $demo, '-Module', $module)
}

function Invoke-PackageTask {
    Invoke-BuildTask
    Export-GalleryPackage
    Export-AutomationZip
}

function Invoke-CleanTask {
    foreach ($folder in 'output', 'TestResults') {
        Remove-Item -Path (Join-RepositoryPath $folder) -Recurse -Force -ErrorAction Ignore
    }
    $sources = 'src', 'tests', 'build', 'samples', 'bench' | ForEach-Object { Join-RepositoryPath $_ }
    Get-ChildItem -Path $sources -Directory -Recurse -Include bin, obj -ErrorAction Ignore |
        Where-Object { $_.FullName -notmatch '[\\/]node_modules[\\/]' } |
        Remove-Item -Recurse -Force
}

& "Invoke-${Task}Task"
