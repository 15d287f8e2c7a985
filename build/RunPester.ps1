# Runs the Pester files in this process and writes the counts. GENESYSWRAPUP_MODULE names another psd1 than the built one.
[CmdletBinding()]
param(
    [string] $ResultPath,

    # One or more files or folders instead of all.
    [string[]] $Path = [System.IO.Path]::Combine((Split-Path -Path $PSScriptRoot -Parent), 'tests', 'Pester'),

    # A folder where processes that share the files mark which ones they took.
    [string] $Shared
)

$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
Import-Module -Name Pester -MinimumVersion 5.0

# Whether no other process has this file; taking it is one step, so that only one can.
function Lock-TestFile {
    param([string] $Name)

    if (-not $Shared) {
        return $true
    }
    try {
        [System.IO.File]::Open([System.IO.Path]::Combine($Shared, "$Name.taken"), [System.IO.FileMode]::CreateNew).Dispose()
        $true
    }
    catch [System.IO.IOException] {
        $false
    }
}

$counts = @{ Passed = 0; Failed = 0; Skipped = 0 }
if ($Shared) {
    $null = New-Item -Path $Shared -ItemType Directory -Force
}

# By themselves, the tests with random values try 2,000 for each parameter; so does the workflow. Here a few do, others each time.
if (-not $env:GENESYSWRAPUP_RANDOM_VALUES) {
    $env:GENESYSWRAPUP_RANDOM_VALUES = 100
}

# Those that take longest come first, so that no process ends long after the other.
$long = 'Module.Tests.ps1', 'WorkList.Tests.ps1', 'Help.Tests.ps1', 'RandomInput.Tests.ps1', 'Symptoms.Tests.ps1', 'Pipeline.Tests.ps1'
$place = { if ($_.Name -in $long) { [array]::IndexOf($long, $_.Name) } else { $long.Count } }
$files = Get-ChildItem -Path $Path -Filter '*.Tests.ps1' -File -Recurse | Sort-Object -Property $place, Name
foreach ($file in $files) {
    if (Lock-TestFile $file.Name) {
        $configuration = New-PesterConfiguration
        $configuration.Run.Path = $file.FullName
        $configuration.Run.PassThru = $true
        $configuration.Output.Verbosity = 'Normal'
        $result = Invoke-Pester -Configuration $configuration
        $counts.Passed += $result.PassedCount
        $counts.Failed += $result.FailedCount + $result.FailedBlocksCount + $result.FailedContainersCount
        $counts.Skipped += $result.SkippedCount
    }
}

if ($ResultPath) {
    $null = New-Item -Path (Split-Path -Path $ResultPath -Parent) -ItemType Directory -Force
    $counts | ConvertTo-Json | Set-Content -Path $ResultPath
}
exit [int]($counts.Failed -gt 0)
