<#
.SYNOPSIS
    Writes docs/symptoms.md from the table of symptoms, by trying every row on the simulator. Needs the built module.
#>
[CmdletBinding(SupportsShouldProcess)]
param()

Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'
$pester = [System.IO.Path]::Combine($PSScriptRoot, '..', 'tests', 'Pester')
. ([System.IO.Path]::Combine($pester, 'Common.ps1'))
. ([System.IO.Path]::Combine($pester, 'Symptoms', 'Symptoms.ps1'))

$ErrorActionPreference = 'Continue'
$page = (Get-SymptomPage) -join "`n"
$path = [System.IO.Path]::GetFullPath([System.IO.Path]::Combine($PSScriptRoot, '..', 'docs', 'symptoms.md'))
if ($PSCmdlet.ShouldProcess($path, 'Write')) {
    [System.IO.File]::WriteAllText($path, $page + "`n")
}
