# The pump under every cmdlet, as a user of PowerShell meets it. The probe cmdlets come from tests/GenesysWrapup.Probes.

BeforeDiscovery {
    $haveProbes = $PSEdition -eq 'Core'
}

Describe 'The pump' -Skip:(-not $haveProbes) {
    BeforeAll {
        . ([System.IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))

        $project = [System.IO.Path]::Combine($repository, 'tests', 'GenesysWrapup.Probes')
        $probes = Get-ChildItem -Path (Join-Path $project 'bin') -Filter GenesysWrapup.Probes.dll -Recurse -ErrorAction Ignore |
            Sort-Object -Property LastWriteTime | Select-Object -Last 1
        # Probes that are older than the module's assembly would test a pump that is gone.
        $built = [System.IO.Path]::Combine($repository, 'src', 'GenesysWrapup', 'bin', 'Release', 'net8.0', 'GenesysWrapup.dll')
        $stale = $probes -and (Test-Path -Path $built) -and $probes.LastWriteTime -lt (Get-Item -Path $built).LastWriteTime
        if (-not $probes -or $stale) {
            $null = dotnet build $project --configuration Release --nologo --verbosity quiet
            $probes = Get-Item -Path ([System.IO.Path]::Combine($project, 'bin', 'Release', 'net8.0', 'GenesysWrapup.Probes.dll'))
        }

        # They derive from the very pump that ships: the module is imported, so its assemblies are found and not those beside the probes.
        Import-Module -Assembly ([System.Reflection.Assembly]::LoadFrom($probes.FullName))

        # Starts a script in a runspace of its own, so that it can be stopped from outside.
        function Start-Probe([string] $Script, [hashtable] $Tally) {
            $shell = [powershell]::Create()
            $null = $shell.AddScript('param($Assembly, $Tally) Import-Module -Assembly $Assembly; ' +
                $Script).AddArgument((Get-Command Invoke-PumpProbe).ImplementingType.Assembly).AddArgument($Tally)
            $shell
        }

        function Wait-Tally([hashtable] $Tally, [string] $Member) {
            $patience = [System.Diagnostics.Stopwatch]::StartNew()
            while (-not $Tally[$Member]) {
                if ($patience.Elapsed.TotalSeconds -gt 60) {
                    throw "The probe never set $Member."
                }
                [System.Threading.Thread]::Sleep(5)
            }
        }
    }

    BeforeEach {
        $tally = [hashtable]::Synchronized(@{})
    }

    Context 'when the pipeline has had enough' {
        It 'produces one object for Select-Object -First 1' {
            Invoke-PumpProbe Count -Tally $tally | Select-Object -First 1 | Should -Be 1
            $tally.Count | Should -Be 1
        }

        It 'ends every branch of a parallel body' {
            Invoke-PumpProbe CountInParallel -Tally $tally | Select-Object -First 1 | Should -Be 1
            # Each of the eight branches waits with one object in its hands.
            $tally.Count | Should -BeLessOrEqual 9
        }

        It 'lets a throw downstream through unchanged' {
            { Invoke-PumpProbe Count -Tally $tally | ForEach-Object { throw 'downstream' } } | Should -Throw -ExpectedMessage 'downstream'
            $tally.Count | Should -Be 1
        }

        It 'lets a break downstream leave the loop around it' {
            $rounds = 0
            foreach ($round in 1..3) {
                $rounds++
                Invoke-PumpProbe Count -Tally $tally | ForEach-Object { break }
            }
            $rounds | Should -Be 1
            $tally.Count | Should -Be 1
        }

        It 'lets a continue downstream go on with the loop around it' {
            $rounds = 0
            foreach ($round in 1..3) {
                $rounds++
                Invoke-PumpProbe Count -Tally $tally | ForEach-Object { continue }
            }
            $rounds | Should -Be 3
            $tally.Count | Should -Be 3
        }

        It 'runs a finally block around a stopped pipeline' {
            $script = 'try { Invoke-PumpProbe Wait -Tally $Tally } catch { $Tally.Caught = $true } finally { $Tally.Finally = $true }'
            $shell = Start-Probe $script $tally
            $running = $shell.BeginInvoke()
            Wait-Tally $tally Waiting
            $shell.Stop()
            { $shell.EndInvoke($running) } | Should -Throw
            $shell.Dispose()
            $tally.Finally | Should -BeTrue
            # A stop is no error: no catch block sees it.
            $tally.Caught | Should -BeNullOrEmpty
        }

        It 'is stopped in the middle of a wait of 100 seconds in under a second' {
            $shell = Start-Probe 'Invoke-PumpProbe Wait -Tally $Tally' $tally
            $null = $shell.BeginInvoke()
            Wait-Tally $tally Waiting
            $watch = [System.Diagnostics.Stopwatch]::StartNew()
            $shell.Stop()
            $watch.Stop()
            $state = $shell.InvocationStateInfo.State
            $errors = $shell.Streams.Error.Count
            $shell.Dispose()
            $watch.Elapsed.TotalSeconds | Should -BeLessThan 1
            $state | Should -Be Stopped
            $errors | Should -Be 0
            $tally.Stopped | Should -BeTrue
        }
    }

    Context 'with several records under way' {
        BeforeAll {
            # Runs a line that would never end if records did not run side by side.
            function Invoke-Probe([string] $Script, [hashtable] $Tally) {
                $shell = Start-Probe $Script $Tally
                $running = $shell.BeginInvoke()
                if (-not $running.AsyncWaitHandle.WaitOne([timespan]::FromSeconds(60))) {
                    $shell.Stop()
                    throw 'The records never met.'
                }
                $result = @{ Output = @(); Errors = $null; Thrown = $null }
                try {
                    $result.Output = @($shell.EndInvoke($running))
                }
                catch {
                    $result.Thrown = $_.Exception.InnerException
                }
                $result.Errors = @($shell.Streams.Error)
                $shell.Dispose()
                $result
            }
        }

        It 'each works on its own parameters' {
            $seen = Invoke-Probe '1..6 | Invoke-PumpProbe Meet -ThrottleLimit 3 -Tally $Tally' $tally
            $seen.Output | Sort-Object | Should -Be 1, 2, 3, 4, 5, 6
            $seen.Errors | Should -HaveCount 0
        }

        It 'the error of one costs no other its output' {
            $seen = Invoke-Probe '1, "bad", 3 | Invoke-PumpProbe Meet -ThrottleLimit 3 -Tally $Tally' $tally
            $seen.Output | Sort-Object | Should -Be 1, 3
            $seen.Errors.TargetObject | Should -Be 'bad'
        }

        It 'Select-Object -First ends those that are still at work' {
            $script = '1, "stuck", "stuck" | Invoke-PumpProbe Meet -ThrottleLimit 3 -Tally $Tally | Select-Object -First 1'
            $seen = Invoke-Probe $script $tally
            $seen.Output | Should -Be 1
            $tally.Stopped | Should -Be 2
        }

        It 'a throw upstream ends those that are still at work' {
            $seen = Invoke-Probe '& { "stuck"; throw "upstream" } | Invoke-PumpProbe Meet -ThrottleLimit 2 -Tally $Tally' $tally
            $seen.Thrown.Message | Should -Be 'upstream'
            $tally.Stopped | Should -Be 1
        }

        It '-ErrorAction Stop ends those that are still at work' {
            $seen = Invoke-Probe '"bad", "stuck" | Invoke-PumpProbe Meet -ThrottleLimit 2 -Tally $Tally -ErrorAction Stop' $tally
            $seen.Thrown.Message | Should -BeLike '*The probe failed on bad.*'
            $tally.Stopped | Should -Be 1
        }
    }

    Context 'streams' {
        It 'arrive in the order in which the body spoke' {
            # By itself, -Debug would make PowerShell ask after every warning.
            $shell = Start-Probe 'Invoke-PumpProbe Speak -Verbose -Debug -WarningAction Continue *>&1 | ForEach-Object { "$_" }' $tally
            $lines = $shell.Invoke()
            $progress = @($shell.Streams.Progress)
            $shell.Dispose()

            $expected = foreach ($i in 1..50) {
                "$i a"
                "$i b"
                "$i c. Waiting $($i + 2) s."
                "$i d"
                "$i e"
            }
            $lines | Should -Be $expected
            # A wait of three seconds or more is also progress, with what is left of it, and is taken away at the end. A slow machine
            # has time to count down in between.
            $longest = 0
            $begun = foreach ($seconds in $progress.SecondsRemaining) { if ($seconds -gt $longest) { $longest = $seconds; $seconds } }
            $begun | Should -Be @(3..52)
            $progress[-1].RecordType | Should -Be Completed
        }

        It 'arrive in that order across streams, progress among them' {
            Add-Type -TypeDefinition @'
using System.Collections.Generic;
using System.Management.Automation;

public sealed class HeardStreams
{
    public readonly List<string> Lines = new List<string>();

    public HeardStreams(PSDataStreams streams)
    {
        streams.Verbose.DataAdded += (sender, e) => Lines.Add("verbose " + ((PSDataCollection<VerboseRecord>)sender)[e.Index].Message);
        streams.Warning.DataAdded += (sender, e) => Lines.Add("warning " + ((PSDataCollection<WarningRecord>)sender)[e.Index].Message);
        streams.Progress.DataAdded += (sender, e) =>
            Lines.Add("progress " + ((PSDataCollection<ProgressRecord>)sender)[e.Index].StatusDescription);
    }
}
'@
            $shell = Start-Probe 'Invoke-PumpProbe Speak -Verbose -WarningAction Continue' $tally
            $heard = [HeardStreams]::new($shell.Streams)
            $null = $shell.Invoke()
            $shell.Dispose()

            # A countdown that ticks in between is progress too.
            $lines = $heard.Lines | Select-Object -Unique
            $expected = foreach ($i in 1..50) {
                "verbose $i a"
                "warning $i b"
                "verbose $i c. Waiting $($i + 2) s."
                "progress $i c."
            }
            $lines | Should -Be (@($expected) + 'progress Done')
        }

        It 'obey the preferences' {
            $shell = Start-Probe 'Invoke-PumpProbe Speak -WarningAction SilentlyContinue *>&1 | ForEach-Object { "$_" }' $tally
            $lines = $shell.Invoke()
            $shell.Dispose()
            $lines | Should -Be (1..50 | ForEach-Object { "$_ e" })
        }

        It 'end the command where -WarningAction Stop says so' {
            { Invoke-PumpProbe Speak -WarningAction Stop } | Should -Throw
        }
    }

    Context 'errors' {
        It 'of an item let the pipeline go on (<_>)' -ForEach 'FailItem', 'ThrowItem', 'ThrowCapture' {
            1..3 | Invoke-PumpProbe $_ -ErrorAction SilentlyContinue -ErrorVariable errors
            $errors.TargetObject | Should -Be 1, 2, 3
            $errors[0].FullyQualifiedErrorId | Should -Be 'GenesysWrapup.Conflict,GenesysWrapup.Probes.InvokePumpProbeCommand'
        }

        It 'keep id, category, target and advice under -ErrorAction Stop (<_>)' -ForEach 'FailItem', 'ThrowItem', 'ThrowCapture' {
            $caught = $null
            try {
                'first', 'second' | Invoke-PumpProbe $_ -ErrorAction Stop
            }
            catch {
                $caught = $_
            }
            $caught.FullyQualifiedErrorId | Should -Be 'GenesysWrapup.Conflict,GenesysWrapup.Probes.InvokePumpProbeCommand'
            $caught.CategoryInfo.Category | Should -Be ResourceExists
            $caught.TargetObject | Should -Be 'first'
            # Where the shell shows the recommendation, the message does not say it too.
            "$caught" | Should -Be "The probe failed on first.$(if ($PSVersionTable.PSVersion -lt '7.5') { ' Try another probe.' })"
            $caught.ErrorDetails.RecommendedAction | Should -Be 'Try another probe.'
            $caught.Exception.GetType().FullName | Should -Be 'GenesysWrapup.Core.Failures.GenesysException'
            $caught.Exception.NextStep | Should -Be 'Try another probe.'
            $caught.Exception.FindingId | Should -Be 'Probe.Finding'
        }

        It 'of the whole command end it, at the first item' {
            $caught = $null
            try {
                1..3 | Invoke-PumpProbe FailCommand -ErrorAction SilentlyContinue
            }
            catch {
                $caught = $_
            }
            $caught.FullyQualifiedErrorId | Should -Be 'GenesysWrapup.Conflict,GenesysWrapup.Probes.InvokePumpProbeCommand'
            $caught.TargetObject | Should -Be 1
        }

        It 'that are our own fault say so, with an id and without a stack trace' {
            $caught = $null
            try {
                Invoke-PumpProbe Fault
            }
            catch {
                $caught = $_
            }
            $caught.FullyQualifiedErrorId | Should -Be 'GenesysWrapup.Internal,GenesysWrapup.Probes.InvokePumpProbeCommand'
            Get-SaidByError $caught | Should -BeLike (
                'Invoke-PumpProbe failed because of a bug: the probe is broken (InvalidOperationException). *report it*')
            "$caught" | Should -Not -Match '   at '
            ($caught | Out-String) | Should -Not -Match '   at GenesysWrapup'
            $caught.Exception.InnerException | Should -BeOfType System.InvalidOperationException
        }

        It 'by a time-out are errors and never a stop' {
            $caught = $null
            try {
                Invoke-PumpProbe TimeOut
            }
            catch {
                $caught = $_
            }
            $caught.FullyQualifiedErrorId | Should -Be 'GenesysWrapup.Timeout,GenesysWrapup.Probes.InvokePumpProbeCommand'
            $caught.CategoryInfo.Category | Should -Be OperationTimeout
        }
    }

    Context 'questions' {
        It 'act without -WhatIf' {
            Invoke-PumpProbe Act -Tally $tally
            $tally.Acted | Should -BeTrue
        }

        It 'do not act under -WhatIf' {
            Invoke-PumpProbe Act -Tally $tally -WhatIf
            $tally.Acted | Should -BeNullOrEmpty
        }

        It 'do not act under $WhatIfPreference' {
            $WhatIfPreference = $true
            Invoke-PumpProbe Act -Tally $tally
            $tally.Acted | Should -BeNullOrEmpty
        }
    }
}

Describe 'Every cmdlet' {
    It 'is on the pump' {
        . ([System.IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
        foreach ($command in Get-Command -Module GenesysWrapup) {
            $base = $command.ImplementingType.BaseType
            while ($base.Namespace -like 'GenesysWrapup.*' -and $base.Name -ne 'AsyncCommand') {
                $base = $base.BaseType
            }
            $base.FullName | Should -Be 'GenesysWrapup.Pipeline.AsyncCommand' -Because "$($command.Name) has no pump of its own"
        }
    }
}

Describe 'A cmdlet on the pump' {
    BeforeAll {
        . ([System.IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    }

    BeforeEach {
        $null = Connect-TestSimulator
    }

    AfterEach {
        Disconnect-GenesysCloud
    }

    It 'costs one page of a listing for Select-Object -First 1' {
        # A page holds 100 codes.
        1..250 | ForEach-Object { $null = New-WrapupCode -Name "Page filler $_" }
        $before = @(Get-SimulatedRequest).Count
        Get-WrapupCode | Select-Object -First 1 | Should -Not -BeNullOrEmpty
        @(Get-SimulatedRequest).Count - $before | Should -Be 1

        $before = @(Get-SimulatedRequest -Operation getRoutingWrapupcodes).Count
        @(Get-WrapupCode).Count | Should -BeGreaterThan 250
        @(Get-SimulatedRequest -Operation getRoutingWrapupcodes).Count - $before | Should -BeGreaterOrEqual 3
    }

    It 'keeps id, category, target and the platform''s answer under -ErrorAction Stop' {
        $id = [guid]::NewGuid().ToString()
        $caught = $null
        try {
            $id | Get-Conversation -ErrorAction Stop
        }
        catch {
            $caught = $_
        }
        $caught.FullyQualifiedErrorId | Should -Be 'GenesysWrapup.ConversationNotFound,GenesysWrapup.Commands.GetConversationCommand'
        $caught.CategoryInfo.Category | Should -Be ObjectNotFound
        $caught.TargetObject | Should -Be $id
        $caught.Exception.GetType().Name | Should -Be 'PlatformException'
        $caught.Exception.StatusCode | Should -Be 404
        $caught.Exception.CorrelationId | Should -Not -BeNullOrEmpty
    }

    It 'goes on with the next item after an error' {
        $good = (New-SimulatedConversation).ConversationId
        $read = [guid]::NewGuid().ToString(), $good, 'nonsense' | Get-Conversation -ErrorAction SilentlyContinue -ErrorVariable errors
        $read.ConversationId | Should -Be $good
        $errors.Count | Should -Be 2
    }

    It 'is stopped in the middle of the platform''s 100 seconds in under a second' {
        Add-SimulatedFault -Operation getRoutingWrapupcodes -Status 429 -RetryAfter 100
        $shell = [powershell]::Create()
        $null = $shell.AddScript('param($Module, $Session) Import-Module $Module; Get-WrapupCode -Session $Session')
        $null = $shell.AddArgument((Get-BuiltModulePath)).AddArgument((Get-GenesysSession))
        $null = $shell.BeginInvoke()
        $patience = [System.Diagnostics.Stopwatch]::StartNew()
        while (-not ($shell.Streams.Progress | Where-Object SecondsRemaining -gt 90) -and $patience.Elapsed.TotalSeconds -lt 60) {
            [System.Threading.Thread]::Sleep(5)
        }
        $shell.InvocationStateInfo.State | Should -Be Running
        $shell.Streams.Progress[-1].SecondsRemaining | Should -BeGreaterThan 90

        $watch = [System.Diagnostics.Stopwatch]::StartNew()
        $shell.Stop()
        $watch.Elapsed.TotalSeconds | Should -BeLessThan 1
        $shell.InvocationStateInfo.State | Should -Be Stopped
        $shell.Streams.Error.Count | Should -Be 0
        $shell.Dispose()

        # What the platform asked for holds for the session's other calls too; its end would have to wait.
        Step-SimulatedClock 00:02:00
    }

    It 'tells of a wait in the verbose stream' {
        Add-SimulatedFault -Operation getRoutingWrapupcodes -Status 429 -RetryAfter 1 -Count 1
        $lines = Get-WrapupCode -Name Resolved -Verbose 4>&1 | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] } |
            ForEach-Object { "$_" }
        # The platform's word is enough: the counters of its period do not make the wait longer.
        @($lines -match 'Waiting').Count | Should -Be 1
        $lines -match 'Waiting 1 s' | Should -Not -BeNullOrEmpty
    }

    It 'counts down the seconds that are left of a wait of more than two' {
        Add-SimulatedFault -Operation getRoutingWrapupcodes -Status 429 -RetryAfter 3 -Count 1
        $shell = [powershell]::Create()
        $script = 'param($Module, $Session) Import-Module $Module; Get-WrapupCode -Name Resolved -Session $Session -Verbose'
        $null = $shell.AddScript($script).AddArgument((Get-BuiltModulePath)).AddArgument((Get-GenesysSession))
        $found = $shell.Invoke()
        $told = @($shell.Streams.Progress | Where-Object Activity -EQ 'Waiting for Genesys Cloud')
        $lines = @($shell.Streams.Verbose | ForEach-Object { "$_" })
        $shell.Dispose()

        $found.Name | Should -Be 'Resolved'
        $lines -match 'limits the rate of calls.*Waiting 3 s' | Should -Not -BeNullOrEmpty
        $told[0].SecondsRemaining | Should -Be 3
        $told[0].StatusDescription | Should -Match '429 on getRoutingWrapupcodes'
        $told.SecondsRemaining | Where-Object { $_ -in 1, 2 } | Should -Not -BeNullOrEmpty
        $told[-1].RecordType | Should -Be Completed
    }
}
