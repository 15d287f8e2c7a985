<#
.SYNOPSIS
    What importing the built module costs beyond an empty module that has one small format file.
.DESCRIPTION
    Each pair runs in two fresh processes, one after the other, and the next pair in the other order, so that whatever else the machine
    does affects both alike. Prints medians: the milliseconds of each, the difference and the ratio within the pairs, and the difference
    in processor time, which a busy machine distorts least.
.PARAMETER Module
    The psd1 of the built module. By default, the one that ./build.ps1 made.
.PARAMETER Pairs
    How many pairs to run.
#>
[CmdletBinding()]
param(
    [string] $Module,
    [ValidateRange(1, 1000)] [int] $Pairs = 15
)

Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'

if (-not $Module) {
    $output = [System.IO.Path]::Combine($PSScriptRoot, '..', 'output', 'GenesysWrapup')
    $Module = Get-ChildItem -Path $output -Filter GenesysWrapup.psd1 -Recurse -ErrorAction Ignore |
        Sort-Object -Property LastWriteTime | Select-Object -Last 1 -ExpandProperty FullName
    if (-not $Module) {
        throw 'There is no built module; run ./build.ps1 first.'
    }
}
# Each process starts in a folder of its own choice; a path that is not there would be measured as an error.
$Module = (Resolve-Path -LiteralPath $Module).ProviderPath

function New-EmptyModule {
    [CmdletBinding(SupportsShouldProcess)]
    param([string] $Folder)

    if (-not $PSCmdlet.ShouldProcess($Folder, 'Create')) {
        return
    }
    $null = New-Item -Path $Folder -ItemType Directory
    Set-Content -Path (Join-Path $Folder 'Empty.psm1') -Value '# Nothing.'
    Set-Content -Path (Join-Path $Folder 'Empty.Format.ps1xml') -Value @'
<?xml version="1.0" encoding="utf-8"?>
<Configuration>
  <ViewDefinitions>
    <View>
      <Name>Empty.Thing</Name>
      <ViewSelectedBy><TypeName>Empty.Thing</TypeName></ViewSelectedBy>
      <TableControl>
        <TableRowEntries><TableRowEntry><TableColumnItems>
          <TableColumnItem><PropertyName>Name</PropertyName></TableColumnItem>
        </TableColumnItems></TableRowEntry></TableRowEntries>
      </TableControl>
    </View>
  </ViewDefinitions>
</Configuration>
'@
    $manifest = Join-Path $Folder 'Empty.psd1'
    Set-Content -Path $manifest -Value @'
@{
    RootModule        = 'Empty.psm1'
    ModuleVersion     = '1.0.0'
    FormatsToProcess  = @('Empty.Format.ps1xml')
    FunctionsToExport = @()
    CmdletsToExport   = @()
    AliasesToExport   = @()
    VariablesToExport = @()
}
'@
    $manifest
}

# The milliseconds of one import in a process of its own: by the clock, and of the processor.
function Measure-Import {
    param([string] $Path)

    & $shell -NoLogo -NoProfile -NonInteractive -Command {
        param($Path)

        $process = [System.Diagnostics.Process]::GetCurrentProcess()
        $before = $process.TotalProcessorTime
        $watch = [System.Diagnostics.Stopwatch]::StartNew()
        Import-Module -Name $Path
        $watch.Stop()
        $process.Refresh()
        @{ Clock = $watch.Elapsed.TotalMilliseconds; Processor = ($process.TotalProcessorTime - $before).TotalMilliseconds }
    } -args $Path
}

function Get-Median {
    param([double[]] $Value)

    $sorted = @($Value | Sort-Object)
    ($sorted[[int][Math]::Floor(($sorted.Count - 1) / 2)] + $sorted[[int][Math]::Floor($sorted.Count / 2)]) / 2
}

$shell = (Get-Process -Id $PID).Path
$folder = Join-Path ([System.IO.Path]::GetTempPath()) ([guid]::NewGuid().ToString('n'))
try {
    $empty = New-EmptyModule $folder
    # The first of each warms the disk and does not count.
    $null = (Measure-Import $empty), (Measure-Import $Module)
    $runs = foreach ($pair in 1..$Pairs) {
        if ($pair % 2) {
            $small = Measure-Import $empty
            $full = Measure-Import $Module
        }
        else {
            $full = Measure-Import $Module
            $small = Measure-Import $empty
        }
        [pscustomobject]@{
            Empty      = $small.Clock
            Module     = $full.Clock
            Difference = $full.Clock - $small.Clock
            Ratio      = $full.Clock / $small.Clock
            Processor  = $full.Processor - $small.Processor
        }
    }
}
finally {
    Remove-Item -Path $folder -Recurse -Force -ErrorAction Ignore
}

[pscustomobject]@{
    Pairs                 = $Pairs
    EmptyMs               = [Math]::Round((Get-Median $runs.Empty))
    ModuleMs              = [Math]::Round((Get-Median $runs.Module))
    DifferenceMs          = [Math]::Round((Get-Median $runs.Difference))
    Ratio                 = [Math]::Round((Get-Median $runs.Ratio), 2)
    ProcessorDifferenceMs = [Math]::Round((Get-Median $runs.Processor))
}
