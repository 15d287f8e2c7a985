# Random values for each parameter of each cmdlet: whatever comes in, what comes out is a result or one of the module's own errors, soon,
# and without a character that acts on a terminal. A cmdlet that is new is in here by itself. The seed is printed; the same seed gives
# the same values: $env:GENESYSWRAPUP_SEED = 4711
#
# 2,000 values for each parameter take some five minutes of a processor; $env:GENESYSWRAPUP_RANDOM_VALUES = 100 tries fewer.

BeforeDiscovery {
    . ([System.IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    $commands = Get-Command -Module GenesysWrapup -CommandType Cmdlet | ForEach-Object { @{ Name = $_.Name } }
}

BeforeAll {
    . ([System.IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    . ([System.IO.Path]::Combine($PSScriptRoot, 'RandomValues.ps1'))
    $seed = if ($env:GENESYSWRAPUP_SEED) { [int]$env:GENESYSWRAPUP_SEED } else { Get-Random -Maximum 1000000 }
    $each = if ($env:GENESYSWRAPUP_RANDOM_VALUES) { [int]$env:GENESYSWRAPUP_RANDOM_VALUES } else { 2000 }
    $values = Get-RandomValue -Seed $seed -Count $each
    Write-Host "    seed $seed, $each values for each parameter"

    $item = ConvertFrom-ConversationEvent (@{ conversationId = [guid]::NewGuid(); wrapupCode = [guid]::NewGuid() } | ConvertTo-Json)
    # What a cmdlet needs besides the parameter under test, to come as far as its work. Nothing of it leaves this machine.
    $usual = @{
        'Connect-GenesysCloud'              = @{ BaseUri = 'http://127.0.0.1:9'; MaxRetries = 0; Credential = $values.Credential[0] }
        # With a platform that answers, nothing is tried again.
        'Connect-GenesysCloud -MaxRetries'  = @{ Simulator = $true }
        # It waits for a person who signs in; no browser opens here.
        'Connect-GenesysCloud -Interactive' = @{ BaseUri = 'http://127.0.0.1:9'; MaxRetries = 0; ClientId = 'c'; TimeoutSeconds = 1 }
        'Send-WrapupEvent'                  = @{ Uri = 'http://127.0.0.1:9'; Format = 'Splunk'; MaxRetries = 0; ApiKey = $values.Secret[0] }
        # It would wait between its tries, by the time of this machine.
        'Send-WrapupEvent -MaxRetries'      = @{
            Uri = 'http://127.0.0.1:9'; Format = 'Splunk'; ApiKey = $values.Secret[0]; InputObject = $item; WhatIf = $true
        }
        'Find-Conversation'                 = @{ Last = '01:00:00' }
        'Find-MissingWrapup'                = @{ Last = '01:00:00' }
        'Wait-ConversationParticipant'      = @{ Timeout = '00:00:01' }
        'Watch-ConversationEvent'           = @{ Timeout = '00:00:01' }
        'New-WrapupCode'                    = @{ WhatIf = $true }
        'Set-ParticipantWrapup'             = @{ NoVerify = $true }
        'Set-ParticipantAttribute'          = @{ Attribute = @{ ticket = '4711' }; NoVerify = $true }
        'Test-PlatformAssumption'           = @{ WhatIf = $true; Policy = 'AcwSetting' }
        'Add-SimulatedFault'                = @{ Status = 503; Operation = 'nothing' }
        'Get-WrapupBacklog'                 = @{ Broker = 'amqp://127.0.0.1:9' }
        'Invoke-WrapupWorker'               = @{ Broker = 'amqp://127.0.0.1:9' }
        'Send-WrapupRequest'                = @{ Broker = 'amqp://127.0.0.1:9' }
    }

    # What parameters of this name are given where they are not under test: a new cmdlet finds what it needs here, or takes a random value.
    $byName = @{ WrapupCode = 'Resolved'; Queue = 'Support'; Path = 'x'; Broker = 'amqp://127.0.0.1:9' }

    $common = [System.Management.Automation.PSCmdlet]::CommonParameters + [System.Management.Automation.PSCmdlet]::OptionalCommonParameters
    $acting = [regex]'[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]'
    # PowerShell itself judges what cannot become a parameter's type, or what an attribute of the parameter refuses.
    $binding = [regex]'^(CannotConvertArgument|ParameterArgument|AmbiguousParameterSet|MissingMandatoryParameter|InputObjectNotBound)'
    $longest = [timespan]::FromSeconds(2)

    # The parameters to give together with the one under test: those that have a parameter set in common with it, and what that set demands.
    function Get-Companion($Command, $Parameter, $Wanted) {
        $best = @{}
        foreach ($set in $Command.ParameterSets | Where-Object { $_.Parameters.Name -contains $Parameter }) {
            $fit = @{}
            foreach ($one in $set.Parameters | Where-Object Name -ne $Parameter) {
                if ($Wanted.ContainsKey($one.Name)) {
                    $fit[$one.Name] = $Wanted[$one.Name]
                }
                elseif ($one.IsMandatory) {
                    $random = @(Select-RandomValue -Values $values -Type $one.ParameterType)[2]
                    $fit[$one.Name] = if ($one.Name -eq 'InputObject') { $item } else { $random }
                }
            }
            if ($fit.Count -ge $best.Count) {
                $best = $fit
            }
        }
        $best
    }

    # A parameter that names a file gets no path that leads out of the current folder, however random it is.
    function Get-Inside($Parameter, $Value) {
        if ($Parameter.Name -notmatch '(Path|Journal|File|Folder)$') {
            return , $Value
        }
        if ($Value -is [array]) {
            return , [string[]]@($Value | ForEach-Object { if ($null -eq $_) { $null } else { "x$_" } })
        }
        "x$Value"
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
            elseif ($id -like 'MissingMandatoryParameter*') {
                "was not even called; this file has to give what else it needs: $($trouble.Exception.Message)"
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
        $folderBefore = [System.Environment]::CurrentDirectory
        [System.Environment]::CurrentDirectory = $here.FullName
        $browserBefore = $env:GENESYSCLOUD_BROWSER
        $env:GENESYSCLOUD_BROWSER = 'no-such-browser-program'
        $rendering = $PSStyle.OutputRendering
        $PSStyle.OutputRendering = 'PlainText'
        $watch = [System.Diagnostics.Stopwatch]::new()
        $wrong = [System.Collections.Generic.List[string]]::new()
        try {
            $simulator = Start-GenesysSimulator -SkipWait -Policy @{ RequestsPerMinute = 100000000 }
            Connect-GenesysCloud -SimulatedPlatform $simulator
            $session = Get-GenesysSession
            $wanted = if ($usual[$Name]) { $usual[$Name].Clone() } else { @{} }
            foreach ($one in $byName.Keys | Where-Object { $command.Parameters.ContainsKey($_) -and -not $wanted.ContainsKey($_) }) {
                $wanted[$one] = $byName[$one]
            }
            if ($command.Parameters.ContainsKey('Session')) {
                $wanted.Session = $session
            }

            foreach ($parameter in $command.Parameters.Values | Where-Object { $common -notcontains $_.Name }) {
                if ($command.Parameters.ContainsKey('ConversationId')) {
                    # One of its own for each: what is written to one piles up there.
                    $wanted.ConversationId = (New-SimulatedConversation -Queue Support).ConversationId
                }
                $own = $usual["$Name -$($parameter.Name)"]
                $companions = if ($own) { $own.Clone() } else { Get-Companion $command $parameter.Name $wanted }
                $tried = 0
                $shown = [System.Collections.Generic.List[object]]::new()
                foreach ($value in Select-RandomValue -Values $values -Type $parameter.ParameterType) {
                    if ($Name -eq 'Watch-ConversationEvent' -and $value -is [timespan] -and $value.TotalHours -gt 1) {
                        # It would watch for as long.
                        continue
                    }
                    if ($companions.ContainsKey('ConversationId') -and ++$tried % 100 -eq 0) {
                        $companions.ConversationId = (New-SimulatedConversation -Queue Support).ConversationId
                    }
                    $companions[$parameter.Name] = Get-Inside $parameter $value
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
            [System.Environment]::CurrentDirectory = $folderBefore
            $env:GENESYSCLOUD_BROWSER = $browserBefore
        }
        $wrong | Should -BeNullOrEmpty -Because "seed $seed"
    }
}
