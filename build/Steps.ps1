# The steps behind build.ps1's tasks. Runs on Windows PowerShell 5.1 and on PowerShell 7.

$repository = Split-Path -Path $PSScriptRoot -Parent

function Join-RepositoryPath {
    $path = $repository
    foreach ($part in $args) {
        $path = Join-Path $path $part
    }
    $path
}

function Get-ProductVersion {
    ([xml](Get-Content -Path (Join-RepositoryPath Directory.Build.props) -Raw)).SelectSingleNode('/Project/PropertyGroup/Version').InnerText
}

function Get-ModulePath {
    Join-RepositoryPath output GenesysWrapup (Get-ProductVersion)
}

# Runs a program whose failure is the build's failure.
function Invoke-Tool {
    $program, $arguments = $args
    & $program @arguments
    if ($LASTEXITCODE -ne 0) {
        throw "$program $($arguments -join ' ') ended with exit code $LASTEXITCODE."
    }
}

function Copy-ModuleFile {
    $target = Get-ModulePath
    if (Test-Path -Path $target) {
        Remove-Item -Path $target -Recurse -Force
    }

    foreach ($framework in 'net8.0', 'net472') {
        $bin = New-Item -Path (Join-Path $target "bin/$framework") -ItemType Directory
        Copy-Item -Path (Join-RepositoryPath src GenesysWrapup bin Release $framework '*.dll') -Destination $bin
    }
    Copy-Item -Path (Join-RepositoryPath src GenesysWrapup.Loader bin Release net8.0 GenesysWrapup.Loader.dll) -Destination (Join-Path $target 'bin/net8.0')

    Copy-Item -Path (Join-RepositoryPath module-manifest '*.ps1xml'), (Join-RepositoryPath module-manifest '*.psm1'), (Join-RepositoryPath LICENSE) -Destination $target
    $manifest = Get-Content -Path (Join-RepositoryPath module-manifest GenesysWrapup.psd1) -Raw
    Set-Content -Path (Join-Path $target 'GenesysWrapup.psd1') -Value $manifest.Replace("'0.0.0'", "'$(Get-ProductVersion)'") -Encoding UTF8 -NoNewline
}

# Fills the generated sections of the pages in docs/en-US, and makes from them what Get-Help reads.
function Build-ModuleHelp {
    $builder = Join-RepositoryPath build HelpBuilder bin Release net8.0 HelpBuilder.dll
    Invoke-Tool dotnet $builder (Join-RepositoryPath docs en-US) (Join-Path (Get-ModulePath) 'en-US')
}
