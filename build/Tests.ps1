# The test steps behind build.ps1's task Test. Each adds its counts to one tally, whose last line sums them.

# The parts that run beside the others.
$testRuns = [System.Collections.Generic.List[System.Diagnostics.Process]]::new()

# None of them takes a third of it, on two busy cores.
$longestRun = [timespan]::FromMinutes(40)

function Get-EmptyTally {
    [pscustomobject]@{ Passed = 0; Failed = 0; Skipped = 0; Parts = [System.Collections.Generic.List[string]]::new() }
}

function Add-TallyPart {
    param($Tally, [string] $Part, [int] $Passed, [int] $Failed, [int] $Skipped)

    $Tally.Passed += $Passed
    $Tally.Failed += $Failed
    $Tally.Skipped += $Skipped
    $Tally.Parts.Add("${Part}: $Passed passed, $Failed failed, $Skipped skipped")
}

# A part that could not run because a tool is missing: one line, no failure.
function Add-TallyGap {
    param($Tally, [string] $Part, [string] $Reason)

    $Tally.Parts.Add("${Part}: not run. $Reason")
}

# The closing lines; the last one is what scripts read.
function Complete-Tally {
    param($Tally)

    ''
    $Tally.Parts
    "$($Tally.Passed) passed, $($Tally.Failed) failed, $($Tally.Skipped) skipped"
    if ($Tally.Failed -gt 0) {
        exit 1
    }
}

# Starts a program whose output is kept until Receive-TestRun, so that parts can run beside each other.
function Open-TestRun {
    param([string] $Name, [string] $Program, [string[]] $ArgumentList)

    $log = Join-RepositoryPath "TestResults/$Name"
    $start = @{
        FilePath               = $Program
        # Start-Process joins them with blanks.
        ArgumentList           = $ArgumentList | ForEach-Object { if ($_ -match '[\s;]') { "`"$_`"" } else { $_ } }
        WorkingDirectory       = $repository
        RedirectStandardOutput = "$log.log"
        RedirectStandardError  = "$log.err.log"
        PassThru               = $true
    }
    $process = Start-Process @start
    # Windows PowerShell knows the exit code only of a process whose handle was asked for.
    $null = $process.Handle
    $testRuns.Add($process)
    [pscustomobject]@{ Process = $process; Logs = "$log.log", "$log.err.log" }
}

# What still runs when the build ends early would go on writing into the folders of the next build.
function Close-TestRun {
    foreach ($process in $testRuns | Where-Object { -not $_.HasExited }) {
        # Only newer runtimes can end what it started too; elsewhere the test hosts notice that it is gone.
        if ($PSVersionTable.PSEdition -eq 'Core') { $process.Kill($true) } else { $process.Kill() }
        $process.WaitForExit()
    }
}

# Waits for it, shows what it wrote, and returns its exit code. What has come to a standstill ends all, so that there is a log of it.
function Receive-TestRun {
    param($Run)

    $ended = $Run.Process.WaitForExit($longestRun.TotalMilliseconds)
    Get-Content -Path $Run.Logs | Out-Host
    if (-not $ended) {
        throw "$(Split-Path -Path $Run.Logs[0] -Leaf) stands still: not at its end after $longestRun."
    }
    $Run.Process.ExitCode
}

function Open-UnitTest {
    $options = '--configuration', 'Release', '--no-build', '--nologo', '--logger', 'trx;LogFilePrefix=xunit', '--results-directory',
        (Join-RepositoryPath 'TestResults/xunit'), '-p:PesterFollows=true',
        # A test that stands still is named, and ends its run.
        '--blame-hang-timeout', '15m', '--blame-hang-dump-type', 'none'
    Open-TestRun -Name 'xunit' -Program dotnet -ArgumentList (@('test', (Join-RepositoryPath 'GenesysWrapup.sln')) + $options)
}

function Complete-UnitTest {
    param($Tally, $Run)

    $ended = Receive-TestRun $Run
    $passed = $failed = $skipped = 0
    foreach ($file in @(Get-ChildItem -Path (Join-RepositoryPath 'TestResults/xunit') -Filter '*.trx' -ErrorAction Ignore)) {
        $counters = ([xml](Get-Content -Path $file.FullName -Raw)).TestRun.ResultSummary.Counters
        $passed += [int]$counters.passed
        $skipped += [int]$counters.total - [int]$counters.executed
        $failed += [int]$counters.executed - [int]$counters.passed
    }

    # If something crashes, there is no count.
    if ($ended -ne 0 -and $failed -eq 0) {
        $failed = 1
    }
    Add-TallyPart -Tally $Tally -Part 'xunit' -Passed $passed -Failed $failed -Skipped $skipped
}

# Whether Pester 5 is there, for this process and those it starts; where it is not, a gallery's goes into output/tools.
function Get-Pester {
    $isThere = { [bool](Get-Module -Name Pester -ListAvailable | Where-Object { $_.Version.Major -eq 5 }) }
    if (& $isThere) {
        return $true
    }

    $tools = Join-RepositoryPath 'output/tools'
    $env:PSModulePath = $tools + [System.IO.Path]::PathSeparator + $env:PSModulePath
    if (& $isThere) {
        return $true
    }

    $null = New-Item -Path $tools -ItemType Directory -Force
    try {
        if (Get-Command -Name Save-PSResource -ErrorAction Ignore) {
            Save-PSResource -Name Pester -Version '[5.5,6.0)' -Path $tools -TrustRepository -ErrorAction Stop
        }
        else {
            Save-Module -Name Pester -MinimumVersion 5.5 -MaximumVersion 5.99.99 -Path $tools -Force -ErrorAction Stop
        }
        'Pester 5 was not installed; a gallery''s is in output/tools now.' | Out-Host
    }
    catch {
        "Pester could not be had from a gallery: $($_.Exception.Message)" | Out-Host
    }
    & $isThere
}

# The build for .NET Framework, on Mono: the sample, and the tests of Core and Simulator.
function Open-MonoTest {
    param($Tally)

    if (-not (Get-Command -Name mono -CommandType Application -ErrorAction Ignore)) {
        return
    }

    foreach ($project in 'GenesysWrapup.Mono.QuickStart', 'GenesysWrapup.Mono.Tests') {
        $path = Join-RepositoryPath "tests/$project"
        # The analyzers have read the same sources in the solution.
        & dotnet build $path --configuration Release --nologo --verbosity quiet -p:RunAnalyzers=false | Out-Host
        if ($LASTEXITCODE -ne 0) {
            Add-TallyPart -Tally $Tally -Part "$project does not compile" -Passed 0 -Failed 1 -Skipped 0
            return
        }
    }
    $env:SIMULATOR_SERVER = Join-RepositoryPath (
        'src/GenesysWrapup.Simulator.Server/bin/Release/net8.0/GenesysWrapup.Simulator.Server.dll')
    $folder = Join-RepositoryPath 'tests/GenesysWrapup.Mono.Tests/bin/Release/net472'
    # These only take long: they try thousands of random inputs.
    $long = 'Lint.HostileInputTests.A_hundred_thousand_bodies_and_addresses_raise_nothing',
        'Lint.MutatedPasteTests.Two_thousand_mutated_pastes_are_answered_within_their_steps',
        'Events.EventShapeTests.Twenty_thousand_mutated_bodies_give_events_or_failures_with_an_id'
    $options = '-parallel', 'none', '-nologo', '-noappdomain', '-xml', (Join-RepositoryPath 'TestResults/mono.xml')
    $options += $long | ForEach-Object { '-nomethod'; "GenesysWrapup.Core.Tests.$_" }
    $arguments = @("$folder/xunit.console.exe", "$folder/GenesysWrapup.Mono.Tests.dll") + $options
    Open-TestRun -Name 'mono' -Program mono -ArgumentList $arguments
}

function Complete-MonoTest {
    param($Tally, $Run)

    if (-not $Run) {
        Add-TallyGap -Tally $Tally -Part 'Mono' -Reason 'There is no Mono, which runs the build for .NET Framework, or no build of it.'
        return
    }

    & mono (Join-RepositoryPath 'tests/GenesysWrapup.Mono.QuickStart/bin/Release/net472/QuickStart.exe') | Out-Host
    $sample = [int]($LASTEXITCODE -ne 0)
    $ended = Receive-TestRun $Run
    $counts = @{ Passed = 1 - $sample; Failed = $sample; Skipped = 0 }
    $results = Join-RepositoryPath 'TestResults/mono.xml'
    if (Test-Path -Path $results) {
        $assembly = ([xml](Get-Content -Path $results -Raw)).assemblies.assembly
        $counts.Passed += [int]$assembly.passed
        $counts.Failed += [int]$assembly.failed
        $counts.Skipped += [int]$assembly.skipped
    }
    if ($ended -ne 0 -and $counts.Failed -eq 0) {
        $counts.Failed = 1
    }
    Add-TallyPart -Tally $Tally -Part 'Mono' @counts
}

# Two processes share the files: most of the time a test waits for a process of its own.
function Invoke-PesterTest {
    param($Tally)

    if (-not (Get-Pester)) {
        Add-TallyGap -Tally $Tally -Part 'Pester' -Reason (
            'Pester 5 is not installed, and no gallery was reached: Install-Module Pester -Scope CurrentUser')
        return
    }

    $results = Join-RepositoryPath 'TestResults/pester'
    $shell = (Get-Process -Id $PID).Path
    $script = '-NoLogo', '-NoProfile', '-NonInteractive', '-File', (Join-RepositoryPath 'build/RunPester.ps1')
    $runs = foreach ($number in 1, 2) {
        $options = '-ResultPath', "$results/$number.json", '-Shared', $results
        Open-TestRun -Name "pester$number" -Program $shell -ArgumentList ($script + $options)
    }
    $counts = @{ Passed = 0; Failed = 0; Skipped = 0 }
    foreach ($number in 1, 2) {
        $null = Receive-TestRun $runs[$number - 1]
        if (Test-Path -Path "$results/$number.json") {
            $counted = Get-Content -Path "$results/$number.json" -Raw | ConvertFrom-Json
            @($counts.Keys) | ForEach-Object { $counts[$_] += $counted.$_ }
        }
        else {
            "Pester, process ${number}: ended before its results."
            $counts.Failed++
        }
    }
    Add-TallyPart -Tally $Tally -Part 'Pester' @counts
}

# The vendor's own JavaScript SDK against the simulator's server.
function Invoke-InteropTest {
    param($Tally)

    $folder = Join-RepositoryPath 'tests/interop'
    if (-not (Test-Path -Path (Join-Path $folder 'package.json'))) {
        return
    }
    if (-not (Get-Command -Name node, npm -CommandType Application -ErrorAction Ignore)) {
        Add-TallyGap -Tally $Tally -Part 'Interop' -Reason 'node and npm are not installed.'
        return
    }

    Push-Location -Path $folder
    try {
        if (-not (Test-Path -Path node_modules)) {
            & npm ci --no-audit --no-fund | Out-Host
            if ($LASTEXITCODE -ne 0) {
                Add-TallyGap -Tally $Tally -Part 'Interop' -Reason 'npm could not install the SDK.'
                return
            }
        }

        # node's own TAP summary holds the counts.
        $lines = & node --test --test-reporter=tap
        $ended = $LASTEXITCODE
        $lines | Out-Host
    }
    finally {
        Pop-Location
    }

    $counts = @{ pass = 0; fail = 0; skipped = 0 }
    foreach ($line in $lines) {
        if ($line -match '^# (pass|fail|skipped) (\d+)$') {
            $counts[$Matches[1]] = [int]$Matches[2]
        }
    }
    if ($ended -ne 0 -and $counts.fail -eq 0) {
        $counts.fail = 1
    }
    Add-TallyPart -Tally $Tally -Part 'Interop' -Passed $counts.pass -Failed $counts.fail -Skipped $counts.skipped
}
