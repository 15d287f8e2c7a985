# Loads the cmdlets for this edition of PowerShell. Everything else is in the assemblies under bin.

$importModule = Get-Command -Name Import-Module -Module Microsoft.PowerShell.Core

if ($PSEdition -eq 'Core') {
    # The loader sits in the default context; the cmdlets and all their dependencies in a context of the module's own.
    $bin = [System.IO.Path]::Combine($PSScriptRoot, 'bin', 'net8.0')
    if (-not ('GenesysWrapup.Loader.LoadContext' -as [type])) {
        Add-Type -Path ([System.IO.Path]::Combine($bin, 'GenesysWrapup.Loader.dll'))
    }
    $assembly = [GenesysWrapup.Loader.LoadContext]::Load([System.IO.Path]::Combine($bin, 'GenesysWrapup.dll'))
}
else {
    # Windows PowerShell has one context for all. The resolver has to be there before the first dependency is asked for.
    $bin = [System.IO.Path]::Combine($PSScriptRoot, 'bin', 'net472')
    $assembly = [System.Reflection.Assembly]::LoadFrom([System.IO.Path]::Combine($bin, 'GenesysWrapup.dll'))
    [GenesysWrapup.Loading.DependencyResolver]::Register($bin)
}

$cmdlets = & $importModule -Assembly $assembly -Force -PassThru

# A second import of an assembly yields no commands to the importing module (PowerShell issue 20710), so they are added by hand.
$addCmdlet = [System.Management.Automation.PSModuleInfo].GetMethod('AddExportedCmdlet', [System.Reflection.BindingFlags]'Instance, NonPublic')
foreach ($cmdlet in $cmdlets.ExportedCmdlets.Values) {
    if (-not $ExecutionContext.SessionState.Module.ExportedCmdlets.ContainsKey($cmdlet.Name)) {
        $null = $addCmdlet.Invoke($ExecutionContext.SessionState.Module, @(, $cmdlet))
    }
}
