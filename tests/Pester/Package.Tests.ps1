# What ./build.ps1 Package makes: a package that a gallery takes, and a zip that an automation account imports.

BeforeDiscovery {
    $elsewhere = [bool]$env:GENESYSWRAPUP_MODULE
}

BeforeAll {
    . ([System.IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    . ([System.IO.Path]::Combine($repository, 'build', 'Steps.ps1'))
    Add-Type -AssemblyName System.IO.Compression, System.IO.Compression.FileSystem

    function Get-ZipEntry {
        param($Path)

        $zip = [System.IO.Compression.ZipFile]::OpenRead($Path)
        try {
            $zip.Entries.FullName
        }
        finally {
            $zip.Dispose()
        }
    }
}

Describe 'The package for a gallery' -Skip:$elsewhere {
    BeforeAll {
        $said = Export-GalleryPackage
        $package = Join-Path $repository "output/GenesysWrapup.$(Get-ProductVersion).nupkg"
        $folder = Join-Path ([System.IO.Path]::GetTempPath()) ([guid]::NewGuid().ToString('n'))
        [System.IO.Compression.ZipFile]::ExtractToDirectory($package, $folder)
        $nuspec = ([xml](Get-Content -LiteralPath (Join-Path $folder 'GenesysWrapup.nuspec') -Raw)).package.metadata
    }

    AfterAll {
        Remove-Item -LiteralPath $folder -Recurse -Force
    }

    It 'says what it is, with the tags by which a gallery finds modules, cmdlets and editions' {
        $said | Should -Match 'MB$'
        $nuspec.id | Should -Be 'GenesysWrapup'
        $nuspec.version | Should -Be (Get-ProductVersion)
        $nuspec.authors | Should -Not -BeNullOrEmpty
        $nuspec.license.InnerText | Should -Be 'MIT'
        $nuspec.description | Should -Be (Read-ModuleManifest (Get-BuiltModulePath)).Description
        foreach ($tag in 'PSModule', 'PSEdition_Core', 'PSEdition_Desktop', 'PSIncludes_Cmdlet', 'PSCmdlet_Set-ParticipantWrapup') {
            $nuspec.tags -split ' ' | Should -Contain $tag
        }
    }

    It 'holds the whole module, and a content type for every part' {
        $entries = Get-ZipEntry $package
        foreach ($file in Get-ModuleFile) {
            $entries | Should -Contain $file.Name
        }
        $types = ([xml](Get-Content -LiteralPath (Join-Path $folder '[Content_Types].xml') -Raw)).Types
        foreach ($entry in $entries | Where-Object { $_ -ne '[Content_Types].xml' }) {
            $extension = [System.IO.Path]::GetExtension($entry).TrimStart('.')
            ($types.Default.Extension -contains $extension) -or ($types.Override.PartName -contains "/$entry") |
                Should -BeTrue -Because "$entry needs a type"
        }
    }

    It 'names every library of others that it ships, with its licence' {
        $notices = Get-Content -LiteralPath (Join-Path $folder 'THIRD-PARTY-NOTICES.txt')
        foreach ($library in Get-ChildItem -Path (Join-Path $folder 'bin') -Filter *.dll -Recurse) {
            if ($library.BaseName -notlike 'GenesysWrapup*') {
                $name = $library.BaseName
                $notices -match "^$([regex]::Escape($name))(, under the .*)?`$" | Should -Not -BeNullOrEmpty -Because "$name is shipped"
            }
        }
    }

    It 'says nothing of when it was packed, so that the same module gives the same bytes' {
        $zip = [System.IO.Compression.ZipFile]::OpenRead($package)
        try {
            $zip.Entries.LastWriteTime.DateTime | Sort-Object -Unique | Should -Be ([datetime]'2020-01-01')
        }
        finally {
            $zip.Dispose()
        }
    }

    It 'unpacks to a module that imports' {
        $count = Invoke-FreshPowerShell {
            param($Module, $Folder)
            Import-Module ([System.IO.Path]::Combine($Folder, 'GenesysWrapup.psd1'))
            (Get-Command -Module GenesysWrapup).Count
        } $folder
        $count | Should -Be (Get-Command -Module GenesysWrapup).Count
    }

    It 'is taken by a feed' {
        $feed = New-Item -Path (Join-Path $folder 'feed') -ItemType Directory
        $output = & dotnet nuget push $package --source $feed.FullName 2>&1 | Out-String
        $LASTEXITCODE | Should -Be 0 -Because $output
    }
}

Describe 'The zip for an automation account' -Skip:$elsewhere {
    BeforeAll {
        $said = Export-AutomationZip
        $entries = Get-ZipEntry (Join-Path $repository 'output/GenesysWrapup.zip')
    }

    It 'has one folder, named as the module, with the manifest in it' {
        $entries | ForEach-Object { ($_ -split '/')[0] } | Sort-Object -Unique | Should -Be 'GenesysWrapup'
        $entries | Should -Contain 'GenesysWrapup/GenesysWrapup.psd1'
    }

    It 'stays within the account''s limits and prints its size' {
        ($entries | Measure-Object -Property Length -Maximum).Maximum | Should -BeLessThan 140
        (Get-Item -Path (Join-Path $repository 'output/GenesysWrapup.zip')).Length | Should -BeLessThan 100MB
        $said | Should -Match 'GenesysWrapup\.zip, [\d.,]+ MB$'
    }
}
