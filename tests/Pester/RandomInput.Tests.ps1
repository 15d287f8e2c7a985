# Random values for each parameter of each cmdlet: whatever comes in, what comes out is a result or one of the module's own errors, soon,
# and without a character that acts on a terminal. A cmdlet that is new is in here by itself. The seed is printed; the same seed gives
# the same values: $env:GENESYSWRAPUP_SEED = 4711
#
# 2,000 values for each parameter are some 400,000 calls, which take many minutes. So a run tries a few of a new seed each time. For all:
# $env:GENESYSWRAPUP_RANDOM_VALUES = 2000

BeforeDiscovery {
    . ([System.IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    # Watch-ConversationEvent goes on for as long as it is told to: with a random time, for ever.
    $commands = Get-Command -Module GenesysWrapup -CommandType Cmdlet | Where-Object Name -ne 'Watch-ConversationEvent' |
        ForEach-Object { @{ Name = $_.Name } }
}

BeforeAll {
    . ([System.IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    . ([System.IO.Path]::Combine($PSScriptRoot, 'RandomValues.ps1'))
    $seed = if ($env:GENESYSWRAPUP_SEED) { [int]$env:GENESYSWRAPUP_SEED } else { Get-Random -Maximum 1000000 }
    $each = if ($env:GENESYSWRAPUP_RANDOM_VALUES) { [int]$env:GENESYSWRAPUP_RANDOM_VALUES } else { 5 }
    $values = Get-RandomValue -Seed $seed -Count $each
    Write-Host "    seed $seed, $each values for each parameter"

    # What a cmdlet needs besides the parameter under test, to come as far as its work. Nothing of it leaves this machine.
    $usual = @{
        # With a platform that answers, nothing is tried again.
        'Connect-GenesysCloud -MaxRetries' = @{ Simulator = $true }
        'Connect-GenesysCloud'             = @{ BaseUri = 'http://127.0.0.1:9'; MaxRetries = 0; Credential = $values.Credential[0] }
        'Send-WrapupEvent'                 = @{ Uri = 'http://127.0.0.1:9'; Format = 'Splunk'; MaxRetries = 0; ApiKey = $values.Secret[0] }
        'Find-Conversation'                = @{ Last = '01:00:00' }
        'Find-MissingWrapup'               = @{ Last = '01:00:00' }
        'Wait-ConversationParticipant'     = @{ Timeout = '00:00:01' }
        'Watch-ConversationEvent'          = @{ Queue = 'Support'; Timeout = '00:00:01' }
        'Get-Conversation'                 = @{}
        'New-WrapupCode'                   = @{ WhatIf = $true }
        'Add-QueueWrapupCode'              = @{ Queue = 'Support'; WrapupCode = 'Resolved' }
        'Remove-QueueWrapupCode'           = @{ Queue = 'Support'; WrapupCode = 'Resolved' }
        'Set-ParticipantWrapup'            = @{ WrapupCode = 'Resolved'; NoVerify = $true }
        'Set-ParticipantAttribute'         = @{ Attribute = @{ ticket = '4711' }; NoVerify = $true }
        'Test-PlatformAssumption'          = @{ WhatIf = $true; Policy = 'AcwSetting' }
        'Test-ParticipantWrapup'           = @{ WrapupCode = 'Resolved' }
        'Add-SimulatedFault'               = @{ Status = 503; Operation = 'nothing' }
    }

    # Opens a browser and listens; waits between its tries, by the time of this machine.
    $leftOut = 'Connect-GenesysCloud -Interactive', 'Send-WrapupEvent -MaxRetries'
    $common = [System.Management.Automation.PSCmdlet]::CommonParameters + [System.Management.Automation.PSCmdlet]::OptionalCommonParameters
    $acting = [regex]'[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]'
    # PowerShell itself judges what cannot become a parameter's type, or what an attribute of the parameter refuses.
    $binding = [regex]'^(CannotConvertArgument|ParameterArgument|AmbiguousParameterSet|MissingMandatoryParameter|InputObjectNotBound)'
    $longest = [timespan]::FromSeconds(2)

    # The parameters to give together with the one under test: those that have a parameter set in common with it.
    function Get-Companion($Command, $Parameter, $Wanted) {
        $best = @{}
        foreach ($set in $Command.ParameterSets | Where-Object { $_.Parameters.Name -contains $Parameter }) {
            $fit = @{}
            foreach ($name in $Wanted.Keys | Where-Object { $_ -ne $Parameter -and $set.Parameters.Name -contains $_ }) {
                $fit[$name] = $Wanted[$name]
            }
            if ($fit.Count -ge $best.Count) {
                $best = $fit
            }
        }
        $best
    }

    # One call; gives what is wrong with it, or nothing.
    function Test-Call($Command, $Arguments, $Shown) {
        $failed = $null
        $watch.Restart()
        try {
            $made = & $Command @Arguments -ErrorAction SilentlyContinue -ErrorVariable failed -WarningAction SilentlyContinue 6>$null
        }
        catch {
            $made = $null
            $failed = @($_)
        }
        if ($watch.Elapsed -gt $longest) {
            # A busy machine is no fault of ours: what counts is the work.
            $before = [System.Diagnostics.Process]::GetCurrentProcess().TotalProcessorTime
            try { $null = & $Command @Arguments -ErrorAction SilentlyContinue -WarningAction SilentlyContinue 6>$null } catch { $null = $_ }
            $work = [System.Diagnostics.Process]::GetCurrentProcess().TotalProcessorTime - $before
            if ($work -gt $longest) {
                "took $($watch.Elapsed), of which $work were work"
            }
        }
        foreach ($trouble in $failed) {
            $id = [string]$trouble.FullyQualifiedErrorId
            if ($id.StartsWith('GenesysWrapup.') -and -not $id.StartsWith('GenesysWrapup.Internal')) {
                $said = "$($trouble.Exception.Message)$($trouble.ErrorDetails.Message)$($trouble.ErrorDetails.RecommendedAction)"
                if ($acting.IsMatch($said)) {
                    "says a character that acts: $said"
                }
            }
            elseif ($trouble -is [System.Management.Automation.ErrorRecord] -and -not $binding.IsMatch($id)) {
                "$id`: $($trouble.Exception.Message)"
            }
        }
        if ($made -and $Shown.Count -lt 40) {
            $Shown.Add(@($made)[0])
        }
    }
}

Describe 'Random values' {
    It 'do <Name> no harm' -ForEach $commands {
        $command = Get-Command -Name $Name
        $here = New-Item -Path (Join-Path $TestDrive "$Name/a/b/c/d/e") -ItemType Directory -Force
        Push-Location -Path $here
        $rendering = $PSStyle.OutputRendering
        $PSStyle.OutputRendering = 'PlainText'
        $watch = [System.Diagnostics.Stopwatch]::new()
        $wrong = [System.Collections.Generic.List[string]]::new()
        try {
            $simulator = Start-GenesysSimulator -SkipWait -Policy @{ RequestsPerMinute = 100000000 }
            Connect-GenesysCloud -SimulatedPlatform $simulator
            $session = Get-GenesysSession
            $conversation = (New-SimulatedConversation -Queue Support).ConversationId
            $wanted = if ($usual[$Name]) { $usual[$Name].Clone() } else { @{} }
            if ($command.Parameters.ContainsKey('Session')) {
                $wanted.Session = $session
            }
            if ($command.Parameters.ContainsKey('ConversationId') -and $Name -ne 'Watch-ConversationEvent') {
                $wanted.ConversationId = $conversation
            }

            $parameters = $command.Parameters.Values |
                Where-Object { $common -notcontains $_.Name -and $leftOut -notcontains "$Name -$($_.Name)" }
            foreach ($parameter in $parameters) {
                $own = $usual["$Name -$($parameter.Name)"]
                $companions = if ($own) { $own.Clone() } else { Get-Companion $command $parameter.Name $wanted }
                $shown = [System.Collections.Generic.List[object]]::new()
                foreach ($value in Select-RandomValue -Values $values -Type $parameter.ParameterType) {
                    $companions[$parameter.Name] = $value
                    foreach ($trouble in Test-Call $command $companions $shown) {
                        $wrong.Add("-$($parameter.Name) $(Format-RandomValue $value): $trouble")
                    }
                    if ($wrong.Count -gt 20) {
                        break
                    }
                }
                $text = $shown | Out-String -Width 200
                if ($acting.IsMatch($text)) {
                    $visible = $acting.Replace($text, { '<{0:x}>' -f [int]$args[0].Value[0] })
                    $wrong.Add("-$($parameter.Name) shows a character that acts: $visible")
                }
                if ($Name -eq 'Connect-GenesysCloud' -or $Name -eq 'Disconnect-GenesysCloud') {
                    Connect-GenesysCloud -SimulatedPlatform $simulator
                }
            }
        }
        finally {
            $PSStyle.OutputRendering = $rendering
            Get-GenesysSession -ErrorAction Ignore | Disconnect-GenesysCloud
            Stop-GenesysSimulator -ErrorAction Ignore
            Pop-Location
        }
        $wrong | Should -BeNullOrEmpty -Because "seed $seed"
    }
}
