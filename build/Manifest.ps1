# Reads the module's manifest. It chooses an assembly by edition, and Import-PowerShellDataFile takes constants only.
function Read-ModuleManifest {
    param([string] $Path)

    & ([scriptblock]::Create((Get-Content -LiteralPath $Path -Raw)))
}
