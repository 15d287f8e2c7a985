# What a person sees at a prompt: every output type in its table and its list.

BeforeDiscovery {
    . ([System.IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))

    $outputTypes = (Get-Command -Module GenesysWrapup).OutputType.Name | Where-Object { $_ -like 'GenesysWrapup.*' } |
        ForEach-Object { $_.TrimEnd('[', ']') } |
        Sort-Object -Unique | ForEach-Object { @{ TypeName = $_; Short = $_.Split('.')[-1] } }
    $outputTypes += @{ TypeName = 'GenesysWrapup.Commands.SimulatorPolicySetting'; Short = 'SimulatorPolicySetting' }
}

BeforeAll {
    . ([System.IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))

    $start = Connect-TestSimulator
    $conversationId = $start.ConversationId

    # An object whose properties only the module sets.
    function New-Sample([type] $Type, [hashtable] $Value) {
        $sample = $Type::new()
        foreach ($name in $Value.Keys) { $Type.GetProperty($name).SetValue($sample, $Value[$name]) }
        $sample
    }

    # One or more of every type that the module writes, as the cmdlets give them.
    $shown = @(
        Get-GenesysSession
        Get-Conversation $conversationId, $start.MessageConversationId
        Get-ConversationParticipant $conversationId -All
        Get-WrapupCode
        Get-WrapupCode -Queue Support
        Test-ParticipantWrapup $conversationId 'Sales follow-up'
        Test-ParticipantWrapup $conversationId 'Sales folow-up'
        Set-ParticipantWrapup $conversationId 'Sales follow-up' -Notes 'a note that is longer than its column is wide'
        Set-ParticipantWrapup $conversationId 'Sales folow-up' -ErrorAction Ignore
        Set-ParticipantWrapup $start.EndedConversationId 'Resolved' -ErrorAction SilentlyContinue
        Get-ParticipantWrapup $conversationId
        Set-ParticipantAttribute $conversationId @{ campaign = 'spring' }
        Get-ConversationTimeline $conversationId
        Find-Conversation -Last 02:00:00
        Find-MissingWrapup -Reason All
        Find-MissingWrapup -Summary
        Find-MissingWrapup -Reason All | ConvertTo-WrapupEvent
        Find-MissingWrapup -Reason All | Send-WrapupEvent -Uri http://127.0.0.1:9 -Format Otlp -MaxRetries 0 -ErrorAction Ignore
        Find-RequiredPermission Set-ParticipantWrapup, Get-WrapupCode
        Find-RequiredPermission -Operation patchConversations*Participant
        Test-SessionAccess
        Test-PlatformAssumption MalformedId, AcwShown, WriteDelay
        Resolve-WrapupError -StatusCode 403
        ConvertFrom-ConversationEvent '{"topicName":"channel.metadata","eventBody":{"message":"WebSocket Heartbeat"}}'
        ConvertFrom-ConversationEvent @{
            conversationId = $conversationId; eventTime = 1767225600000; mediaType = 'INTERNALMESSAGE'; wrapupCode = 'x'; wrapupDurationMs =
                1 }
        Test-WrapupRequest POST "/api/v2/interactions/$conversationId/wrapup" -Body '{"wrapUpCode":"WU-001"}'
        $start.Simulator
        $start.Simulator.Policies
        Add-SimulatedFault -Operation getConversation -Status 500 -Chance 0
        Get-SimulatedFault
        Get-SimulatedRequest
        # As a broker has them; there is none here.
        New-Sample ([GenesysWrapup.Core.WorkLists.WrapupBacklog]) @{
            WorkList = 'wrapups'; Broker = '127.0.0.1:5672'; Waiting = 12L; Workers = 2; Answered = 2; PerMinute = 240.0; MinutesLeft = 0.05
            Time = [datetime]::UtcNow }
        New-Sample ([GenesysWrapup.Core.WorkLists.WorkListRow]) @{
            ConversationId = $conversationId; WrapupCode = 'Resolved'; Outcome = 'NotFound'; Message = 'There is no such conversation.'
            NextStep = 'Check the id.'; Tries = 1; Row = 3; WorkList = 'wrapups'; Time = [datetime]::UtcNow }
    )

    function Get-Shown {
        param([string] $TypeName)

        $shown | Where-Object { $_.PSObject.TypeNames[0] -eq $TypeName }
    }

    function Get-View {
        param([string] $TypeName)

        (Get-FormatData -TypeName $TypeName -PowerShellVersion $PSVersionTable.PSVersion).FormatViewDefinition.Control
    }

    # Lines as a console of that width shows them, without escape sequences.
    function Get-Line {
        param($Value, [int] $Width = 120)

        ($Value | Out-String -Width $Width) -replace '\x1b\[[\d;]*m' -split '\r?\n'
    }

    # The property behind a column, also where a script shows it.
    function Get-ShownProperty {
        param($Entry)

        if ($Entry.ValueType -eq 'Property') { $Entry.Value } elseif ($Entry.Value -match '\$_\.(\w+)') { $Matches[1] }
    }
}

AfterAll {
    Disconnect-GenesysCloud
}

Describe '<Short>' -ForEach $outputTypes {
    BeforeAll {
        $values = @(Get-Shown $TypeName)
        $controls = @(Get-View $TypeName)
    }

    It 'is among what this file shows' {
        $values | Should -Not -BeNullOrEmpty
    }

    It 'has a view for the prompt and one for Format-List' {
        $controls | Where-Object {
            $_ -is [System.Management.Automation.TableControl] -or $_ -is [System.Management.Automation.CustomControl] } |
                Should -Not -BeNullOrEmpty
        $controls | Where-Object { $_ -is [System.Management.Automation.ListControl] } | Should -Not -BeNullOrEmpty
    }

    It 'fits its lines into 120 columns and 80' {
        foreach ($width in 120, 80) {
            Get-Line $values $width | Where-Object { $_.Length -gt $width } | Should -BeNullOrEmpty
        }
    }

    It 'puts names before ids' {
        foreach ($control in $controls | Where-Object { $_ -isnot [System.Management.Automation.CustomControl] }) {
            $entries = if ($control -is [System.Management.Automation.TableControl]) { $control.Rows[0].Columns.DisplayEntry } else {
                $control.Entries[0].Items.DisplayEntry }
            $properties = @($entries | ForEach-Object { Get-ShownProperty $_ })
            $names = @($properties | Where-Object { $_ -clike '*Name' })
            # The id of a finding is a name in all but the name.
            $ids = @($properties | Where-Object { $_ -clike '*Id' -and $_ -ne 'FindingId' })
            if ($names -and $ids) {
                [array]::IndexOf($properties, $ids[0]) |
                    Should -BeGreaterThan (
                        [array]::LastIndexOf($properties, $names[-1])) -Because "$($ids[0]) should come after $($names[-1])"
            }
        }
    }

    It 'leaves no column empty in every row for want of a property' {
        foreach ($control in $controls | Where-Object { $_ -isnot [System.Management.Automation.CustomControl] }) {
            $entries = if ($control -is [System.Management.Automation.TableControl]) { $control.Rows[0].Columns.DisplayEntry } else {
                $control.Entries[0].Items.DisplayEntry }
            foreach ($property in $entries | ForEach-Object { Get-ShownProperty $_ } | Where-Object { $_ }) {
                $values[0].PSObject.Properties.Name | Should -Contain $property
            }
        }
    }

    It 'shows Get-Member nothing of the compiler' {
        $names = ($values | Get-Member).Name
        $names | Should -Contain 'ToString'
        $names | Where-Object { $_ -match '[<>$]' } | Should -BeNullOrEmpty
    }

    It 'is short where it follows objects of another type' {
        $values[0].PSStandardMembers.DefaultDisplayPropertySet.ReferencedPropertyNames | Should -Not -BeNullOrEmpty
        foreach ($property in $values[0].PSStandardMembers.DefaultDisplayPropertySet.ReferencedPropertyNames) {
            $values[0].PSObject.Properties.Name | Should -Contain $property
        }
    }
}

Describe 'Set-ParticipantWrapup at a prompt' {
    BeforeAll {
        $id = (New-SimulatedConversation -MediaType call -State AwaitingWrapup -Queue Support).ConversationId
    }

    It 'reads like a sentence' {
        $lines = Get-Line (Set-ParticipantWrapup $id 'Sales follow-up')
        $lines | Where-Object { $_ -match '^Outcome +Message$' } | Should -Not -BeNullOrEmpty
        $lines -join ' ' -replace '\s+', ' ' | Should -BeLike "*Set 'Sales follow-up' is on Anna Adler (Support), seen after * s. $id*"
    }

    It 'names the longest outcome in full' {
        (Get-Line (Set-ParticipantWrapup $start.EndedConversationId 'Resolved' -ErrorAction SilentlyContinue)) -join "`n" |
            Should -Match '(?m)^AgentSkipped '
    }

    It 'names conversation, agent and code under -WhatIf' {
        $before = Get-WriteCount
        $said = Invoke-FreshPowerShell {
            param($Module)
            Import-Module $Module
            Connect-GenesysCloud -Simulator
            $id = (New-SimulatedConversation -MediaType call -State AwaitingWrapup -Queue Support).ConversationId
            $null = Set-ParticipantWrapup $id 'Sales follow-up' -WhatIf
        }
        "$said" | Should -Match "Set wrap-up 'Sales follow-up'.*Anna Adler \(Support\) in conversation [0-9a-f-]{36}"
        Get-WriteCount | Should -Be $before
    }
}

Describe 'Times' {
    It 'are in UTC and the same in every culture' -ForEach @{ Culture = 'en-US' }, @{ Culture = 'de-DE' }, @{ Culture = 'ar-SA' } {
        $kept = [cultureinfo]::CurrentCulture
        try {
            [cultureinfo]::CurrentCulture = $Culture
            foreach ($value in (Get-GenesysSession), (Get-Conversation $conversationId), (Get-SimulatedRequest)[0]) {
                Get-Line ($value | Format-List) | Where-Object { $_ -match '^(ConnectedAt|StartTime|Time) +: ' } |
                    Should -Match ': \d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ$'
            }
        }
        finally {
            [cultureinfo]::CurrentCulture = $kept
        }
    }
}

Describe 'A diagnosis' {
    It 'says nothing twice' {
        # Lines break where the width wants it.
        $text = (Get-Line (Test-ParticipantWrapup $conversationId 'Sales folow-up')) -join '' -replace '\s'
        foreach ($said in "Nowrap-upcodenamed'Salesfolow-up'", "Didyoumean'Salesfollow-up'\?") {
            [regex]::Matches($text, $said).Count | Should -Be 1 -Because "'$said' is in: $text"
        }
    }
}

Describe 'What goes out' {
    It 'says first what became of it, in <Width> columns' -ForEach @{ Width = 80 }, @{ Width = 120 } {
        $rows = Find-MissingWrapup -Reason All
        $lines = Get-Line ($rows | ConvertTo-WrapupEvent) $Width
        $lines | Where-Object { $_ -match '^codeState +kind +userName +queueName +wrapupCodeName' } | Should -HaveCount 1
        $lines | Where-Object { $_ -match '^(Coded|Missing|Open) +Analytics +\w' } | Should -HaveCount @($rows).Count
        $lines | Where-Object { $_ -match '^Coded +Analytics +Anna Adler +Support +Resolved' } |
            Should -Not -BeNullOrEmpty
        $lines = Get-Line ($rows | Send-WrapupEvent -Uri http://127.0.0.1:9 -Format Otlp -MaxRetries 0 -ErrorAction Ignore) $Width
        $lines | Where-Object { $_ -match '^Outcome +Events +Accepted +SentBytes +Message$' } | Should -HaveCount 1
        $lines | Where-Object { $_ -match "^NotSent +$(@($rows).Count) +0 +\d+ OpenTelemetry at 127\.0\.0\.1:9 could not" } |
            Should -HaveCount 1
    }
}

Describe 'Colour' {
    It 'says at a prompt what went well and what did not, and stays out of files and texts' {
        $results = Find-MissingWrapup -Reason All | Send-WrapupEvent -Uri http://127.0.0.1:9 -Format Otlp -MaxRetries 0 -ErrorAction Ignore
        $rows = @($results) + @(Find-MissingWrapup -Reason All | ConvertTo-WrapupEvent)
        $file = Join-Path $TestDrive 'shown.txt'
        foreach ($row in $rows) {
            $row | Format-Table | Out-File -FilePath $file
            [System.IO.File]::ReadAllText($file) | Should -Not -Match '\x1b'
            $row | ConvertTo-Csv | Should -Not -Match '\x1b'
        }
        if ($PSVersionTable.PSVersion.Major -gt 5) {
            $kept = $PSStyle.OutputRendering
            try {
                $PSStyle.OutputRendering = 'Ansi'
                $results | Format-Table | Out-String | Should -Match '\x1b\[31mNotSent\x1b\[0m'
            }
            finally {
                $PSStyle.OutputRendering = $kept
            }
        }
    }
}

Describe 'An error' {
    It 'keeps what happened and what to do apart' {
        Add-SimulatedFault -Operation getConversation -Status 429 -RetryAfter 7200 -Count 1
        $id = (New-SimulatedConversation -MediaType call -State AwaitingWrapup).ConversationId
        $null = Get-Conversation $id -ErrorAction SilentlyContinue -ErrorVariable refused
        $said = "$($refused[0]) $($refused[0].ErrorDetails.RecommendedAction)"
        $said | Should -Match '\(correlation id [^)]+\)\.? Try again after 2 h'
        [regex]::Matches($said, 'Try again').Count | Should -Be 1
    }
}

# A console of a width of its own: what is written goes through Out-Default, as at a prompt.
Describe 'A console of <Width> columns' -ForEach @{ Width = 80 }, @{ Width = 100 }, @{ Width = 120 } -Skip:(
    $PSVersionTable.PSVersion.Major -lt 7) {
    BeforeAll {
        if (-not ('NarrowHost' -as [type])) {
            Add-Type -Path (Join-Path $PSScriptRoot 'NarrowHost.cs')
        }

        # What a console of a width shows of each type.
        function Get-Table([int] $Columns) {
            foreach ($group in $shown | Group-Object { $_.PSObject.TypeNames[0] }) {
                $console = [NarrowHost]::new($Columns)
                $runspace = [runspacefactory]::CreateRunspace($console)
                $runspace.Open()
                $shell = [powershell]::Create()
                $shell.Runspace = $runspace
                $null = $shell.AddScript({
                        param($Module, $Values)
                        $PSStyle.OutputRendering = 'PlainText'
                        Import-Module $Module
                        $Values | Out-Default
                    }).AddArgument((Get-BuiltModulePath)).AddArgument($group.Group)
                $null = $shell.Invoke()
                $shell.Dispose()
                $runspace.Dispose()
                @{ Type = $group.Name; Lines = $console.Text -replace '\x1b\[[\d;]*m' -split '\r?\n' }
            }
        }

        # The words of everything that is shown where there is room for all of it; what is cut or broken is none of them.
        $known = [System.Collections.Generic.HashSet[string]]::new()
        function Get-Word([string] $Text) { [regex]::Matches($Text, '\p{L}{2,}').Value }
        $tables = @(Get-Table $Width)
        $wide = $shown | Format-List -Property * -Force | Out-String -Width 100000
        foreach ($word in (Get-Word $wide) + (Get-Word ((Get-Table 2000).Lines -join "`n"))) { $null = $known.Add($word) }
    }

    It 'shows every type without a line that is too long, a word that is broken or a value that is cut' {
        $tables.Count | Should -BeGreaterThan 12
        foreach ($table in $tables) {
            foreach ($line in $table.Lines) {
                $line.TrimEnd().Length | Should -BeLessOrEqual $Width -Because "of $($table.Type): $line"
                $line | Should -Not -Match "\w$([char]0x2026)" -Because "of $($table.Type)"
                # What ends at the edge must end a word; a command is shown as it is copied, and a path is no word.
                if ($line -notmatch '^\s*Type: |/\S*\s*$' -and $line.TrimEnd().Length -ge $Width - 1) {
                    $last = [regex]::Match($line.TrimEnd(), '\p{L}{2,}$').Value
                    if ($last) { $known | Should -Contain $last -Because "of $($table.Type), the line is: $line" }
                }
            }
        }
    }
}

Describe 'A header' {
    It 'is a property, so that Select-Object takes it: <Short>' -ForEach $outputTypes {
        $value = Get-Shown $TypeName | Select-Object -First 1
        foreach ($control in Get-View $TypeName | Where-Object { $_ -is [System.Management.Automation.TableControl] }) {
            foreach ($header in $control.Headers) {
                $value.PSObject.Properties.Name | Should -Contain $header.Label
            }
        }
    }
}

Describe 'A file of values' {
    It 'has every list as text and every time in UTC, in each culture: <Short>' -ForEach $outputTypes {
        $values = @(Get-Shown $TypeName)
        $times = $values[0].GetType().GetProperties() | Where-Object { "$($_.PropertyType)" -match 'DateTime' }
        $kept = [cultureinfo]::CurrentCulture
        try {
            foreach ($culture in 'en-US', 'de-DE', 'ar-SA') {
                [cultureinfo]::CurrentCulture = $culture
                $file = Join-Path $TestDrive "$Short.$culture.csv"
                $values | Export-Csv $file -NoTypeInformation -Encoding UTF8
                $asText = $values | ConvertTo-Csv -NoTypeInformation | Out-String
                foreach ($text in (Get-Content -Path $file -Raw -Encoding UTF8), $asText) {
                    $text | Should -Not -Match 'System\.|GenesysWrapup\.\w'
                    $text | Should -Not -Match '\d{1,4}[/.]\d{1,2}[/.]\d{1,4} \d' -Because 'a time has its zone'
                }
                foreach ($row in Import-Csv $file -Encoding UTF8) {
                    foreach ($time in $times) {
                        $row.($time.Name) | Should -Match '^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)?$' -Because $time.Name
                    }
                }
            }
        }
        finally {
            [cultureinfo]::CurrentCulture = $kept
        }
    }

    It 'has times that scripts can still count with: <Short>' -ForEach $outputTypes {
        foreach ($value in Get-Shown $TypeName) {
            foreach ($time in $value.GetType().GetProperties() | Where-Object { "$($_.PropertyType)" -match 'DateTime' }) {
                $shown = $value.($time.Name)
                if ($null -eq $time.GetValue($value.PSObject.BaseObject)) {
                    $null -eq $shown | Should -BeTrue -Because "$($time.Name) is not known"
                }
                else {
                    $shown | Should -BeOfType datetime
                    $shown.Kind | Should -Be 'Utc'
                    $shown.AddHours(1) -gt $shown -and $shown -lt [datetime]::MaxValue | Should -BeTrue
                    $shown.ToString('yyyy', [cultureinfo]::InvariantCulture) | Should -Be "$($shown.Year)"
                }
            }
        }
    }

    It 'is the same after Export-Clixml, and JSON keeps its own form' {
        $participant = Get-ConversationParticipant $conversationId
        $file = Join-Path $TestDrive 'participant.xml'
        $participant | Export-Clixml $file
        $back = Import-Clixml $file
        $null -eq $back.ConnectedTime | Should -BeFalse
        ($back | ConvertTo-Csv | ConvertFrom-Csv).StartTime | Should -Be ($participant | ConvertTo-Csv | ConvertFrom-Csv).StartTime
        $back.StartTime | Should -BeOfType datetime
        if ($PSVersionTable.PSVersion.Major -ge 7) {
            $participant | ConvertTo-Json | Should -Match '"StartTime": "\d{4}-\d\d-\d\dT[\d:.]+Z"'
        }
    }

    It 'has what was not sent, and the names of conversations' {
        $left = @{ UserName = 'Ada'; EndTime = (Get-Date) }, [pscustomobject]@{ UserName = 'Ben'; EndTime = (Get-Date) } |
            Send-WrapupEvent -Uri http://127.0.0.1:9 -Format Otlp -MaxRetries 0 -ErrorAction Ignore
        if ($left) {
            ($left | ConvertTo-Csv) -join '' | Should -Not -Match 'System\.'
        }
        ($start.Simulator | ConvertTo-Csv | ConvertFrom-Csv).Conversations | Should -BeLike '*; *'
    }
}

Describe 'A text of a value' {
    It 'is one line, by interpolation and in a CSV: <Short>' -ForEach $outputTypes {
        $value = Get-Shown $TypeName | Select-Object -First 1
        "$value" | Should -Not -Match '\n|\{ |System\.'
        $value | ConvertTo-Csv -NoTypeInformation | Should -Not -Match 'System\.String\[\]|GenesysWrapup\.\w'
    }
}
