# What ./build.ps1 says on a machine where something is missing.

BeforeDiscovery {
    $elsewhere = [bool]$env:GENESYSWRAPUP_MODULE
}

BeforeAll {
    . ([System.IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
}

Describe 'A machine without the SDK' -Skip:$elsewhere {
    It 'is told in one line what is missing and where to get it' {
        $shell = (Get-Process -Id $PID).Path
        $kept = $env:PATH
        try {
            $env:PATH = "$TestDrive"
            $said = & $shell -NoLogo -NoProfile -NonInteractive -File (Join-Path $repository 'build.ps1')
            $ended = $LASTEXITCODE
        }
        finally {
            $env:PATH = $kept
        }
        $ended | Should -Be 1
        @($said).Count | Should -Be 1
        $said | Should -Match '^Building needs the \.NET SDK 10.*found: none\. Get it from https://dotnet\.microsoft\.com/download$'
    }
}

Describe 'A machine without Pester' -Skip:$elsewhere {
    BeforeAll {
        # In a copy of the build's scripts, so that its output folder is a new one; the gallery is one of the test's own.
        function Find-PesterWith([string] $Gallery) {
            $copy = Join-Path $TestDrive ([guid]::NewGuid().ToString('n'))
            $null = New-Item -Path (Join-Path $copy 'build') -ItemType Directory
            Copy-Item -Path (Join-Path $repository 'build/*.ps1') -Destination (Join-Path $copy 'build')
            Invoke-FreshPowerShell {
                param($Module, $Copy, $Gallery)
                $env:PSModulePath = ''
                . ([System.IO.Path]::Combine($Copy, 'build', 'Steps.ps1'))
                . ([System.IO.Path]::Combine($Copy, 'build', 'Tests.ps1'))
                Set-Item -Path function:Save-PSResource -Value ([scriptblock]::Create($Gallery))
                $said = @(Get-Pester 6>&1 | ForEach-Object { "$_" })
                $tally = Get-EmptyTally
                if ($said[-1] -ne 'True') {
                    Invoke-PesterTest $tally
                }
                [pscustomobject]@{ Said = $said; Parts = @($tally.Parts) }
            } $copy, $Gallery
        }
    }

    It 'gets it from a gallery into output/tools' {
        $seen = Find-PesterWith @'
param($Name, $Version, $Path, [switch] $TrustRepository, $ErrorAction)
$folder = [System.IO.Path]::Combine($Path, 'Pester', '5.7.1')
$null = New-Item -Path $folder -ItemType Directory
Set-Content -Path (Join-Path $folder 'Pester.psd1') -Value "@{ ModuleVersion = '5.7.1' }"
'@
        @($seen.Said)[-1] | Should -Be 'True'
    }

    It 'says in one line that there is none where no gallery is reached' {
        $seen = Find-PesterWith 'throw "no such host"'
        @($seen.Said)[-1] | Should -Be 'False'
        $seen.Parts | Should -Be (
            'Pester: not run. Pester 5 is not installed, and no gallery was reached: Install-Module Pester -Scope CurrentUser')
    }
}
