# Loads the cmdlets for this edition of PowerShell; all else is in the assemblies under bin. Every line here is paid for at every import:
# bench/Import.ps1 measures it. (Add-Type, Get-Command and reflection would cost more than all the rest together.)

if ($PSEdition -eq 'Core') {
    # The loader sits in the default context, the cmdlets and all their dependencies in one of the module's own.
    $bin = "$PSScriptRoot/bin/net8.0"
    if (-not ('GenesysWrapup.Loader.LoadContext' -as [type])) {
        $null = [System.Reflection.Assembly]::LoadFrom("$bin/GenesysWrapup.Loader.dll")
    }
    $assembly = [GenesysWrapup.Loader.LoadContext]::Load("$bin/GenesysWrapup.dll")
}
else {
    # Windows PowerShell has one context for all. The resolver must be in place before the first dependency is needed.
    $bin = [System.IO.Path]::Combine($PSScriptRoot, 'bin', 'net472')
    $assembly = [System.Reflection.Assembly]::LoadFrom([System.IO.Path]::Combine($bin, 'GenesysWrapup.dll'))
    [GenesysWrapup.Loading.DependencyResolver]::Register($bin)
}

$cmdlets = Microsoft.PowerShell.Core\Import-Module -Assembly $assembly -Force -PassThru

# A second import of an assembly gives the importing module no commands (PowerShell issue 20710), so they are added by hand. Whether there
# was another import is asked only now: if two runspaces import at the same time, either may be the second.
if ($PSEdition -ne 'Core' -or [GenesysWrapup.Loader.LoadContext]::IsShared) {
    $exported = $ExecutionContext.SessionState.Module
    $binding = [System.Reflection.BindingFlags]'Instance, NonPublic'
    $addCmdlet = [System.Management.Automation.PSModuleInfo].GetMethod('AddExportedCmdlet', $binding)
    foreach ($cmdlet in $cmdlets.ExportedCmdlets.Values) {
        if (-not $exported.ExportedCmdlets.ContainsKey($cmdlet.Name)) {
            $null = $addCmdlet.Invoke($exported, @(, $cmdlet))
        }
    }
}
