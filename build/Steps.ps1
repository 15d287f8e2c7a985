# The steps behind build.ps1's tasks. Runs on Windows PowerShell 5.1 and on PowerShell 7.

$repository = Split-Path -Path $PSScriptRoot -Parent

function Join-RepositoryPath {
    param([string] $Path)

    Join-Path -Path $repository -ChildPath $Path
}

function Get-ProductVersion {
    ([xml](Get-Content -Path (Join-RepositoryPath 'Directory.Build.props') -Raw)).SelectSingleNode('/Project/PropertyGroup/Version').InnerText
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

function Copy-ModuleFile {
    $target = Get-ModulePath
    if (Test-Path -Path $target) {
        Remove-Item -Path $target -Recurse -Force
    }

    foreach ($framework in 'net8.0', 'net472') {
        $bin = New-Item -Path (Join-Path $target "bin/$framework") -ItemType Directory
        Copy-Item -Path (Join-RepositoryPath "src/GenesysWrapup/bin/Release/$framework/*.dll") -Destination $bin
    }
    Copy-Item -Path (Join-RepositoryPath 'src/GenesysWrapup.Loader/bin/Release/net8.0/GenesysWrapup.Loader.dll') -Destination (Join-Path $target 'bin/net8.0')

    Copy-Item -Path (Join-RepositoryPath 'module-manifest/*.ps1xml'), (Join-RepositoryPath 'module-manifest/*.psm1'), (Join-RepositoryPath 'LICENSE') -Destination $target
    $manifest = Get-Content -Path (Join-RepositoryPath 'module-manifest/GenesysWrapup.psd1') -Raw
    Set-Content -Path (Join-Path $target 'GenesysWrapup.psd1') -Value $manifest.Replace("'0.0.0'", "'$(Get-ProductVersion)'") -Encoding UTF8 -NoNewline
}

# Fills the generated sections of the pages in docs/en-US, and makes from them what Get-Help reads.
function Build-ModuleHelp {
    $builder = Join-RepositoryPath 'build/HelpBuilder/bin/Release/net8.0/HelpBuilder.dll'
    Invoke-Tool dotnet @($builder, (Join-RepositoryPath 'docs/en-US'), (Join-Path (Get-ModulePath) 'en-US'))
}

# The files of the built module, by their path in it.
function Get-ModuleFile {
    $root = Get-ModulePath
    foreach ($file in Get-ChildItem -Path $root -File -Recurse | Sort-Object -Property FullName) {
        [pscustomobject]@{ Path = $file.FullName; Name = $file.FullName.Substring($root.Length + 1).Replace('\', '/') }
    }
}

function Add-ZipEntry {
    param([System.IO.Compression.ZipArchive] $Zip, [string] $Name, [byte[]] $Content)

    $entry = $Zip.CreateEntry($Name, [System.IO.Compression.CompressionLevel]::Optimal)
    # The same input gives the same archive.
    $entry.LastWriteTime = [datetimeoffset]::new(2020, 1, 1, 0, 0, 0, [timespan]::Zero)
    $stream = $entry.Open()
    try {
        $stream.Write($Content, 0, $Content.Length)
    }
    finally {
        $stream.Dispose()
    }
}

function Export-Zip {
    param([string] $Path, [System.Collections.IDictionary] $Entries)

    Add-Type -AssemblyName System.IO.Compression, System.IO.Compression.FileSystem
    Remove-Item -Path $Path -ErrorAction Ignore
    $zip = [System.IO.Compression.ZipFile]::Open($Path, [System.IO.Compression.ZipArchiveMode]::Create)
    try {
        foreach ($name in $Entries.Keys) {
            Add-ZipEntry -Zip $zip -Name $name -Content $Entries[$name]
        }
    }
    finally {
        $zip.Dispose()
    }

    "Packed $Path, $([Math]::Round((Get-Item -Path $Path).Length / 1MB, 2)) MB"
}

# What an automation account imports: a folder named as the module, with paths that it accepts.
function Export-AutomationZip {
    $entries = [ordered]@{}
    foreach ($file in Get-ModuleFile) {
        $name = "GenesysWrapup/$($file.Name)"
        if ($name.Length -ge 140) {
            throw "An automation account takes no paths of 140 characters or more: $name"
        }
        $entries[$name] = [System.IO.File]::ReadAllBytes($file.Path)
    }
    Export-Zip -Path (Join-RepositoryPath 'output/GenesysWrapup.zip') -Entries $entries
}

# The package of a gallery: the module's files, and the parts of the Open Packaging Conventions that say what it is.
function Export-GalleryPackage {
    $manifest = Import-PowerShellDataFile -Path (Join-Path (Get-ModulePath) 'GenesysWrapup.psd1')
    $text = { param($Value) [System.Text.Encoding]::UTF8.GetBytes($Value) }
    $entries = [ordered]@{
        '[Content_Types].xml' = & $text (Get-PackageContentType)
        '_rels/.rels'         = & $text (Get-PackageRelation)
        'GenesysWrapup.nuspec' = & $text (Get-PackageDescription $manifest)
    }
    foreach ($file in Get-ModuleFile) {
        $entries[$file.Name] = [System.IO.File]::ReadAllBytes($file.Path)
    }
    Export-Zip -Path (Join-RepositoryPath "output/GenesysWrapup.$($manifest.ModuleVersion).nupkg") -Entries $entries
}

function Get-PackageContentType {
    $extensions = @('rels:application/vnd.openxmlformats-package.relationships+xml', 'nuspec:application/octet')
    $extensions += Get-ModuleFile | ForEach-Object { [System.IO.Path]::GetExtension($_.Name).TrimStart('.') } | Where-Object { $_ } |
        Sort-Object -Unique | ForEach-Object { "${_}:application/octet" }
    $types = foreach ($extension in $extensions) {
        $name, $type = $extension -split ':', 2
        "<Default Extension=""$name"" ContentType=""$type"" />"
    }
    # A part without an extension needs its own line.
    $types += Get-ModuleFile | Where-Object { -not [System.IO.Path]::GetExtension($_.Name) } |
        ForEach-Object { "<Override PartName=""/$($_.Name)"" ContentType=""application/octet"" />" }
    '<?xml version="1.0" encoding="utf-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' + ($types -join '') + '</Types>'
}

function Get-PackageRelation {
    '<?xml version="1.0" encoding="utf-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' +
    '<Relationship Type="http://schemas.microsoft.com/packaging/2010/07/manifest" Target="/GenesysWrapup.nuspec" Id="R1" /></Relationships>'
}

function Get-PackageDescription {
    param($Manifest)

    $data = $Manifest.PrivateData.PSData
    # A gallery finds modules, their cmdlets and their editions by these tags.
    $tags = @($data.Tags) + 'PSModule' + 'PSIncludes_Cmdlet' + @($Manifest.CmdletsToExport | ForEach-Object { "PSCmdlet_$_"; "PSCommand_$_" })
    $fields = [ordered]@{
        id                       = 'GenesysWrapup'
        version                  = $Manifest.ModuleVersion
        authors                  = $Manifest.Author
        owners                   = $Manifest.CompanyName
        requireLicenseAcceptance = 'false'
        licenseUrl               = $data.LicenseUri
        projectUrl               = $data.ProjectUri
        description              = $Manifest.Description
        releaseNotes             = $data.ReleaseNotes
        copyright                = $Manifest.Copyright
        tags                     = $tags -join ' '
    }
    $elements = foreach ($name in $fields.Keys) {
        "<$name>$([System.Security.SecurityElement]::Escape($fields[$name]))</$name>"
    }
    '<?xml version="1.0" encoding="utf-8"?><package xmlns="http://schemas.microsoft.com/packaging/2011/08/nuspec.xsd"><metadata>' + ($elements -join '') + '</metadata></package>'
}
