# Runs the Pester files in this process and writes the counts. GENESYSWRAPUP_MODULE names another psd1 than the built one.
[CmdletBinding()]
param(
    [string] $ResultPath,

    # One or more files or folders instead of all.
    [string[]] $Path = [System.IO.Path]::Combine((Split-Path -Path $PSScriptRoot -Parent), 'tests', 'Pester')
)

$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
Import-Module -Name Pester -MinimumVersion 5.0

$configuration = New-PesterConfiguration
$configuration.Run.Path = $Path
$configuration.Run.PassThru = $true
$configuration.Output.Verbosity = 'Normal'
$result = Invoke-Pester -Configuration $configuration

$failed = $result.FailedCount + $result.FailedBlocksCount + $result.FailedContainersCount
if ($ResultPath) {
    $null = New-Item -Path (Split-Path -Path $ResultPath -Parent) -ItemType Directory -Force
    @{ Passed = $result.PassedCount; Failed = $failed; Skipped = $result.SkippedCount } | ConvertTo-Json | Set-Content -Path $ResultPath
}
exit [int]($failed -gt 0)
