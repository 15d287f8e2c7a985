# The same sources give the same bytes in any folder: all that is shipped, the package and the zip. Two builds take minutes, so this runs
# where it is asked for, as in the workflow: $env:GENESYSWRAPUP_REPRODUCE = 1

BeforeDiscovery {
    $asked = [bool]$env:GENESYSWRAPUP_REPRODUCE
}

BeforeAll {
    . ([System.IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))

    # Packs the sources in a folder of their own and returns the hash of each file that came of it.
    function Get-PackedHash([string] $Folder) {
        $null = New-Item -Path $Folder -ItemType Directory -Force
        foreach ($file in & git -C $repository ls-files --cached --others --exclude-standard) {
            $target = [System.IO.Path]::Combine($Folder, $file)
            if (Test-Path -LiteralPath ([System.IO.Path]::Combine($repository, $file))) {
                $null = [System.IO.Directory]::CreateDirectory([System.IO.Path]::GetDirectoryName($target))
                [System.IO.File]::Copy([System.IO.Path]::Combine($repository, $file), $target)
            }
        }

        $shell = (Get-Process -Id $PID).Path
        $said = & $shell -NoLogo -NoProfile -NonInteractive -File ([System.IO.Path]::Combine($Folder, 'build.ps1')) Package 2>&1
        $LASTEXITCODE | Should -Be 0 -Because "$said"
        $output = [System.IO.Path]::Combine($Folder, 'output')
        $hashes = @{}
        foreach ($file in Get-ChildItem -Path $output -File -Recurse) {
            $hashes[$file.FullName.Substring($output.Length + 1)] = (Get-FileHash -LiteralPath $file.FullName).Hash
        }
        $hashes
    }
}

Describe 'What is built' -Skip:(-not $asked) {
    It 'has the same bytes, whichever folder it is built in' {
        $one = Get-PackedHash ([System.IO.Path]::Combine("$TestDrive", 'a'))
        $other = Get-PackedHash ([System.IO.Path]::Combine("$TestDrive", 'another folder', 'deeper', 'down'))
        @($one.Keys -like '*.dll').Count | Should -BeGreaterThan 5
        @($one.Keys -like '*.nupkg').Count + @($one.Keys -like '*.zip').Count | Should -Be 2
        ($other.Keys | Sort-Object) | Should -Be ($one.Keys | Sort-Object)
        $one.Keys | Where-Object { $one[$_] -ne $other[$_] } | Should -BeNullOrEmpty
    }
}
