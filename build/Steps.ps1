# The steps behind build.ps1's tasks. Runs on Windows PowerShell 5.1 and on PowerShell 7.

$repository = Split-Path -Path $PSScriptRoot -Parent
. ([System.IO.Path]::Combine($PSScriptRoot, 'Manifest.ps1'))

function Join-RepositoryPath {
    param([string] $Path)

    Join-Path -Path $repository -ChildPath $Path
}

function Get-ProductVersion {
    $properties = [xml](Get-Content -Path (Join-RepositoryPath 'Directory.Build.props') -Raw)
    $properties.SelectSingleNode('/Project/PropertyGroup/Version').InnerText
}

function Get-ModulePath {
    Join-RepositoryPath "output/GenesysWrapup/$(Get-ProductVersion)"
}

# Runs a program whose failure is the build's failure.
function Invoke-Tool {
    param([string] $Program, [string[]] $ArgumentList)

    & $Program @ArgumentList
    if ($LASTEXITCODE -ne 0) {
        throw "$Program $($ArgumentList -join ' ') ended with exit code $LASTEXITCODE."
    }
}

# Ends the build in one line where the SDK that global.json asks for is not there.
function Confirm-Sdk {
    $asked = (Get-Content -Path (Join-RepositoryPath 'global.json') -Raw | ConvertFrom-Json).sdk.version
    $found = 'none'
    if (Get-Command -Name dotnet -CommandType Application -ErrorAction Ignore) {
        Push-Location -Path $repository
        try {
            $null = & dotnet --version 2>&1
            if ($LASTEXITCODE -eq 0) {
                return
            }
            $found = @(& dotnet --list-sdks) -replace ' .*' -join ', '
        }
        finally {
            Pop-Location
        }
    }
    "Building needs the .NET SDK $asked or a later 10.0; found: $found. Get it from https://dotnet.microsoft.com/download"
    exit 1
}

function Copy-ModuleFile {
    $target = Get-ModulePath
    if (Test-Path -Path $target) {
        Remove-Item -Path $target -Recurse -Force
    }

    foreach ($framework in 'net8.0', 'net472') {
        $bin = New-Item -Path (Join-Path $target "bin/$framework") -ItemType Directory
        Copy-Item -Path (Join-RepositoryPath "src/GenesysWrapup/bin/Release/$framework/*.dll") -Destination $bin
    }

    $texts = 'module-manifest/*.ps1xml', 'LICENSE', 'THIRD-PARTY-NOTICES.txt' | ForEach-Object { Join-RepositoryPath $_ }
    Copy-Item -Path $texts -Destination $target
    $manifest = Get-Content -Path (Join-RepositoryPath 'module-manifest/GenesysWrapup.psd1') -Raw
    $stamped = $manifest.Replace("'0.0.0'", "'$(Get-ProductVersion)'")
    Set-Content -Path (Join-Path $target 'GenesysWrapup.psd1') -Value $stamped -Encoding UTF8 -NoNewline
}

# Fills the generated sections of the pages in docs/en-US, and writes the help that Get-Help reads.
function Build-ModuleHelp {
    $builder = Join-RepositoryPath 'build/HelpBuilder/bin/Release/net8.0/HelpBuilder.dll'
    Invoke-Tool dotnet @($builder, (Join-RepositoryPath 'docs/en-US'), (Join-Path (Get-ModulePath) 'en-US'))
}

# The files of the built module, with their paths inside it.
function Get-ModuleFile {
    $root = Get-ModulePath
    foreach ($file in Get-ChildItem -Path $root -File -Recurse | Sort-Object -Property FullName) {
        [pscustomobject]@{ Path = $file.FullName; Name = $file.FullName.Substring($root.Length + 1).Replace('\', '/') }
    }
}

function Get-PackedLine {
    param([string] $Path)

    "Packed $Path, $([Math]::Round((Get-Item -Path $Path).Length / 1MB, 2)) MB"
}

# What an automation account imports: a folder with the name of the module, and short paths. The same module gives the same bytes.
function Export-AutomationZip {
    Add-Type -AssemblyName System.IO.Compression, System.IO.Compression.FileSystem
    $path = Join-RepositoryPath 'output/GenesysWrapup.zip'
    Remove-Item -Path $path -ErrorAction Ignore
    $zip = [System.IO.Compression.ZipFile]::Open($path, [System.IO.Compression.ZipArchiveMode]::Create)
    try {
        foreach ($file in Get-ModuleFile) {
            $name = "GenesysWrapup/$($file.Name)"
            if ($name.Length -ge 140) {
                throw "An automation account takes no paths of 140 characters or more: $name"
            }

            $entry = $zip.CreateEntry($name)
            $entry.LastWriteTime = [datetimeoffset]::new(2020, 1, 1, 0, 0, 0, [timespan]::Zero)
            $stream = $entry.Open()
            try {
                $content = [System.IO.File]::ReadAllBytes($file.Path)
                $stream.Write($content, 0, $content.Length)
            }
            finally {
                $stream.Dispose()
            }
        }
    }
    finally {
        $zip.Dispose()
    }
    Get-PackedLine $path
}

# The package for a gallery. The project describes it; the manifest adds the description and the tags that a gallery searches.
function Export-GalleryPackage {
    $manifest = Read-ModuleManifest (Join-Path (Get-ModulePath) 'GenesysWrapup.psd1')
    $tags = @($manifest.PrivateData.PSData.Tags) + 'PSModule' + 'PSIncludes_Cmdlet' +
        @($manifest.CmdletsToExport | ForEach-Object { "PSCmdlet_$_"; "PSCommand_$_" })
    # MSBuild would split values at ';' and ','.
    $properties = @{ Description = $manifest.Description; PackageTags = $tags -join ' ' }.GetEnumerator() |
        ForEach-Object { "-p:$($_.Key)=$([uri]::EscapeDataString($_.Value))" }
    $project = Join-RepositoryPath 'build/Package/Package.csproj'
    Invoke-Tool dotnet (@('pack', $project, '--configuration', 'Release', '--nologo', '--verbosity', 'quiet') + $properties)
    Get-PackedLine (Join-RepositoryPath "output/GenesysWrapup.$($manifest.ModuleVersion).nupkg")
}
