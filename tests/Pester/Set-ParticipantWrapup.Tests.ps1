Describe 'Set-ParticipantWrapup' {
    BeforeAll {
        . ([System.IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    }

    BeforeEach {
        $start = Connect-TestSimulator
        $id = $start.ConversationId
    }

    It 'takes the agent by name, as -Agent or in a column' {
        $two = (New-SimulatedConversation -State AwaitingWrapup -Queue Support -Agents 2).ConversationId
        (Set-ParticipantWrapup $two 'Resolved' -Agent 'ben brandt').UserName | Should -Be 'Ben Brandt'
        (Test-ParticipantWrapup $two 'Resolved' -Agent 'Anna Adler').UserName | Should -Be 'Anna Adler'
        (Get-ConversationParticipant $two -Agent 'Ben Brandt').AssignedCodeName | Should -Be 'Resolved'
        (Get-ParticipantWrapup $two -Agent 'Ben Brandt').AssignedCodeName | Should -Be 'Resolved'
        "ConversationId,Agent,Code`n$two,Anna Adler,Complaint" | ConvertFrom-Csv | Set-ParticipantWrapup |
            ForEach-Object { $_.UserName; $_.Outcome } | Should -Be 'Anna Adler', 'Set'
        $wrong = Set-ParticipantWrapup $two 'Resolved' -Agent 'Bn Brandt' -ErrorVariable failed -ErrorAction SilentlyContinue
        $wrong.Outcome | Should -Be 'NotFound'
        "$failed" | Should -BeLike "Nobody called 'Bn Brandt' in conversation $two can have a code.*"
        $wrong.NextStep | Should -BeLike "Did you mean 'Ben Brandt'?*"
        $torn = Set-ParticipantWrapup $two 'Resolved' -UserId 'ce3f3c2a-8ec6-4275-9009-7e2f226667c' -ErrorAction SilentlyContinue
        $torn.FindingId | Should -Be 'Id.Shape'
    }

    It 'finds agent, level and code, writes, and proves it' {
        $result = Set-ParticipantWrapup $id 'sales FOLLOW-UP' -Notes 'runbook 7'
        $result.Outcome | Should -Be 'Set'
        $result.AssignedCodeName | Should -Be 'Sales follow-up'
        (Get-ParticipantWrapup $id).AssignedNotes | Should -Be 'runbook 7'
    }

    It 'costs two requests with warm caches and the participant piped in' {
        $null = Set-ParticipantWrapup $start.MessageConversationId 'Resolved'
        $participant = Get-ConversationParticipant $id -AwaitingWrapup
        $before = @(Get-SimulatedRequest).Count
        ($participant | Set-ParticipantWrapup -WrapupCode 'Resolved').Outcome | Should -Be 'Set'
        @(Get-SimulatedRequest).Count - $before | Should -Be 2
    }

    It 'sends nothing but reads under -WhatIf, and -Confirm does not ask there' {
        $before = Get-WriteCount
        (Set-ParticipantWrapup $id 'Resolved' -WhatIf).Outcome | Should -Be 'NotConfirmed'
        (Get-ConversationParticipant $id -AwaitingWrapup | Set-ParticipantWrapup -WrapupCode 'Resolved' -WhatIf).Outcome |
            Should -Be 'NotConfirmed'
        Get-WriteCount | Should -Be $before
    }

    It 'ends a runbook where the agent skipped wrap-up, since nothing was written' {
        $skipped = $start.EndedConversationId
        (Get-ConversationParticipant $skipped).WrapupState | Should -Be 'Skipped'
        $before = Get-WriteCount
        & {
            $ErrorActionPreference = 'Stop'
            { Set-ParticipantWrapup $skipped 'Resolved' } | Should -Throw -ErrorId 'GenesysWrapup.AgentSkipped,*'
        }
        (Set-ParticipantWrapup $skipped 'Resolved' -ErrorAction SilentlyContinue).Outcome | Should -Be 'AgentSkipped'
        Get-WriteCount | Should -Be $before
    }

    It 'advises to connect as a user where the platform refuses client credentials for the very write' {
        Connect-GenesysCloud -Simulator -Policy @{ ClientCredentialsWrapup = 'Refuse' }
        $made = New-SimulatedConversation -State AwaitingWrapup -Queue Support
        $refused = Set-ParticipantWrapup $made.ConversationId 'Resolved' -ErrorVariable failed -ErrorAction SilentlyContinue
        $refused.Outcome | Should -Be 'Refused'
        $refused.NextStep | Should -BeLike '*-Interactive*'
        $refused.NextStep | Should -Not -BeLike '*PATCH*'
        ($failed | Resolve-WrapupError).NextStep | Should -BeLike '*-Interactive*'
    }

    It 'says how long to wait in minutes, that a service failed, and which correlation id is for support' {
        Connect-GenesysCloud -Simulator -MaxRetries 0
        $made = New-SimulatedConversation -State AwaitingWrapup -Queue Support
        Add-SimulatedFault patchConversationParticipant -Status 429 -RetryAfter 600 -Count 1
        (Set-ParticipantWrapup $made.ConversationId 'Resolved' -ErrorAction SilentlyContinue).NextStep |
            Should -BeLike 'Try again after 10 min;*'
        Add-SimulatedFault getConversation -Status 500 -Count 1
        $failed = { Get-Conversation $made.ConversationId -ErrorAction Stop } | Should -Throw -PassThru
        $failed.Exception.Message | Should -BeLike '*failed with 500*'
        $failed.Exception.NextStep | Should -BeLike "*correlation id $($failed.Exception.CorrelationId) *"
    }

    It 'settles a name that two divisions use by the participant''s own codes, and says so' {
        @(Get-WrapupCode 'Complaint').Count | Should -Be 2
        $result = Set-ParticipantWrapup $id 'Complaint'
        $result.Outcome | Should -Be 'Set'
        $result.Message | Should -BeLike '*Of 2 codes with this name it is the one in division *'
        $result.RequestedCode | Should -BeIn (Get-ConversationParticipant $id | Get-WrapupCode).Id
        $proof = Test-ParticipantWrapup $start.MessageConversationId 'Complaint'
        $proof.Verdict | Should -Be 'Yes'
        $proof.Findings.Message -join "`n" | Should -BeLike '*Of 2 codes with this name*'
    }

    It 'warns as Test-ParticipantWrapup does of a code that is neither on the queue nor in its division' {
        $outcome = Set-ParticipantWrapup $id 'Commission question' -WarningVariable warned -WarningAction SilentlyContinue
        $outcome.Outcome | Should -Be 'Set'
        $tested = Test-ParticipantWrapup $start.MessageConversationId 'Commission question'
        $expected = ($tested.Findings | Where-Object FindingId -In 'Code.Queue', 'Code.Division').Message
        $expected.Count | Should -Be 2
        $warned.Count | Should -Be 2
        foreach ($sentence in $expected) {
            $warned -join "`n" | Should -BeLike "*$sentence*"
        }
    }

    It 'warns once for a thousand rows, and not once the code is on the queue' {
        $rows = @(1..3 | ForEach-Object { New-SimulatedConversation -Queue Support -State AwaitingWrapup })
        $null = $rows | Set-ParticipantWrapup -WrapupCode 'Commission question' -WarningVariable warned -WarningAction SilentlyContinue
        $warned.Count | Should -Be 2
        $null = Add-QueueWrapupCode -Queue Support -WrapupCode 'Commission question'
        $null = Set-ParticipantWrapup $id 'Commission question' -WarningVariable later -WarningAction SilentlyContinue
        $later | Should -BeNullOrEmpty
    }

    It 'names conversation, agent and the code by its name under -WhatIf' {
        $said = Invoke-FreshPowerShell {
            param($Module)
            Import-Module $Module
            Connect-GenesysCloud -Simulator
            $new = New-SimulatedConversation -Queue Support
            $null = Set-ParticipantWrapup $new.ConversationId 'resolved' -WhatIf
            $new.ConversationId
        }
        $text = $said -join "`n"
        $text | Should -Match "Set wrap-up 'Resolved'"
        $text | Should -Match 'on target ".+ \(Support\) in conversation [0-9a-f-]{36}"'
    }

    It 'binds rows of a CSV by their columns, and an empty cell says nothing' {
        $row = "ConversationId,WrapupCode,ParticipantId,CommunicationId,UserId,Notes,Tag,DurationSeconds`n$id,Resolved,,,,,a; b," |
            ConvertFrom-Csv
        $result = $row | Set-ParticipantWrapup -Verbose 4>&1 | Where-Object { $_ -isnot [System.Management.Automation.VerboseRecord] }
        $result.Outcome | Should -Be 'Set'
        $result.DurationSeconds | Should -BeNullOrEmpty
        (Get-ParticipantWrapup $id).AssignedTags | Should -Be @('a', 'b')
    }

    It 'takes a code of Get-WrapupCode by its id' {
        $code = Get-WrapupCode 'Resolved'
        (Set-ParticipantWrapup $id $code).RequestedCode | Should -Be $code.Id
    }

    It 'takes the time to look as a time span or in seconds' {
        (Set-ParticipantWrapup $id 'Resolved' -VerifyTimeout 2).Outcome | Should -Be 'Set'
        (Set-ParticipantWrapup $start.MessageConversationId 'Resolved' -VerifyTimeout 00:00:02).Outcome | Should -Be 'Set'
        { Set-ParticipantWrapup $id 'Resolved' -VerifyTimeout 'soon' } | Should -Throw '*neither a time span*'
    }

    It 'writes result and error for a refusal, and the error''s target repeats it' {
        Add-SimulatedFault -Operation patchConversationParticipant -Status 403 -Count 1
        $result = Set-ParticipantWrapup $id 'Resolved' -ErrorVariable problem -ErrorAction SilentlyContinue
        $result.Outcome | Should -Be 'Refused'
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'GenesysWrapup.Refused,*'
        $problem[0].CategoryInfo.Category | Should -Be 'PermissionDenied'
        $problem[0].TargetObject.ConversationId | Should -Be $id
        $problem[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        ($problem[0].TargetObject | Set-ParticipantWrapup).Outcome | Should -Be 'Set'
    }

    It 'gives every bad item its own error and goes on' {
        $results = $null, [pscustomobject]@{ Colour = 'red' }, 'nonsense', ([guid]::NewGuid().ToString()), $id |
            Set-ParticipantWrapup -WrapupCode 'Resolved' -Ordered -ErrorVariable problems -ErrorAction SilentlyContinue
        $results.Outcome | Should -Be @('Failed', 'Failed', 'Failed', 'NotFound', 'Set')
        $problems.Count | Should -Be 4
        $problems | ForEach-Object { $_.FullyQualifiedErrorId | Should -BeLike 'GenesysWrapup.*' }
    }

    It 'never asks for what is missing' {
        $out = Invoke-FreshPowerShell {
            param($Module)
            Import-Module $Module
            Connect-GenesysCloud -Simulator
            "$((Set-ParticipantWrapup -ErrorAction SilentlyContinue).Outcome)"
            $Error[0].FullyQualifiedErrorId
        }
        $out | Should -Contain 'Failed'
        ($out -join ' ') | Should -Match 'GenesysWrapup\.MissingInput'
    }

    It 'gives a result that survives CSV, JSON and remoting' {
        $result = Set-ParticipantWrapup $id 'Resolved' -Notes 'n' -Tag a, b
        foreach ($property in $result.PSObject.Properties) {
            if ($null -ne $property.Value) {
                $property.Value.GetType().IsValueType -or $property.Value -is [string] | Should -BeTrue -Because $property.Name
            }
        }
        $csv = $result | ConvertTo-Csv | ConvertFrom-Csv
        $csv.Outcome | Should -Be 'Set'
        $csv.Tag | Should -Be 'a; b'
        ($result | ConvertTo-Json | ConvertFrom-Json).ConversationId | Should -Be $id
        $back = [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($result))
        $back.AssignedCodeName | Should -Be 'Resolved'
        "$($back.Outcome)" | Should -Be 'Set'
        ($csv | Set-ParticipantWrapup).Outcome | Should -Be 'AlreadySet'
    }

    It 'repeats a run from its own file of results' {
        $path = Join-Path $TestDrive 'results.csv'
        Add-SimulatedFault -Operation patchConversationParticipant -Status 403 -Count 1
        $id, $start.MessageConversationId |
            Set-ParticipantWrapup -WrapupCode 'Resolved' -Notes 'n; "quoted"' -Tag a, b -DurationSeconds 5 -ErrorAction SilentlyContinue |
            Export-Csv -Path $path -NoTypeInformation
        $rows = Import-Csv -Path $path
        $rows.Outcome | Should -Be @('Refused', 'Set')
        ($rows | Set-ParticipantWrapup).Outcome | Should -Be @('Set', 'Set')
        ($rows | Select-Object -Property * -ExcludeProperty DurationSeconds | Set-ParticipantWrapup).Outcome |
            Should -Be @('AlreadySet', 'AlreadySet')
        $there = Get-ParticipantWrapup $id
        $there.AssignedNotes | Should -Be 'n; "quoted"'
        $there.AssignedTags | Should -Be @('a', 'b')
        $there.DurationSeconds | Should -Be 5
    }

    It 'repeats what came out of a file of objects, and participants that went through one' {
        $path = Join-Path $TestDrive 'objects.xml'
        Add-SimulatedFault -Operation patchConversationParticipant -Status 403 -Count 1
        Set-ParticipantWrapup $id 'Resolved' -ErrorAction SilentlyContinue | Export-Clixml -Path $path
        (Import-Clixml -Path $path | Set-ParticipantWrapup).Outcome | Should -Be 'Set'
        Get-ConversationParticipant $start.MessageConversationId -AwaitingWrapup | Export-Clixml -Path $path
        (Import-Clixml -Path $path | Set-ParticipantWrapup -WrapupCode 'Resolved').Outcome | Should -Be 'Set'
    }

    It 'comes out of a job as it went in' {
        $job = Start-Job -ArgumentList (Get-BuiltModulePath) -ScriptBlock {
            param($Module)
            Import-Module -Name $Module
            Connect-GenesysCloud -Simulator
            Set-ParticipantWrapup (New-SimulatedConversation -Queue Support).ConversationId 'sales FOLLOW-up' -Notes 'n' -Tag a, b
        }
        $result = $job | Receive-Job -Wait -AutoRemoveJob
        "$($result.Outcome)" | Should -Be 'Set'
        $result.AssignedCodeName | Should -Be 'Sales follow-up'
        $result.Tag | Should -Be 'a; b'
        $result.Time | Should -BeOfType [datetime]
        $result.ElapsedSeconds | Should -BeOfType [double]
        $result.Writes | Should -Be 1
    }

    It 'does not finish a provisional wrap-up when it is repeated' {
        Add-SimulatedFault -Operation patchConversationParticipant -Status 403 -Count 1
        $null = Set-ParticipantWrapup $id 'Resolved' -Provisional -Notes 'draft' -ErrorVariable problem -ErrorAction SilentlyContinue
        ($problem[0].TargetObject | Set-ParticipantWrapup).Outcome | Should -Be 'Set'
        (Get-ParticipantWrapup $id).AssignedCode | Should -BeNullOrEmpty
        ($problem[0].TargetObject | ConvertTo-Csv | ConvertFrom-Csv | Set-ParticipantWrapup).Outcome | Should -Be 'Set'
        (Get-ParticipantWrapup $id).AssignedCode | Should -BeNullOrEmpty
        (Get-ParticipantWrapup $id -Provisional).AssignedNotes | Should -Be 'draft'
    }

    It 'carries nothing from one row to the next' {
        $rows = @(
            [pscustomobject]@{ ConversationId = $id; WrapupCode = 'Resolved'; Notes = 'first'; Tag = 'a'; DurationSeconds = 7
                Provisional = $false }
            [pscustomobject]@{ ConversationId = $start.MessageConversationId; WrapupCode = 'Callback requested' }
            [pscustomobject]@{ WrapupCode = 'Resolved' }
        )
        $results = $rows | Set-ParticipantWrapup -Ordered -ErrorAction SilentlyContinue
        $results.Outcome | Should -Be @('Set', 'Set', 'Failed')
        $results[1].Notes | Should -BeNullOrEmpty
        $results[1].Tag | Should -BeNullOrEmpty
        $results[1].DurationSeconds | Should -BeNullOrEmpty
        $results[2].ConversationId | Should -BeNullOrEmpty
    }

    It 'writes <Outcome> with its result, an error <Failure> and a next step' -ForEach @(
        @{ Outcome = 'NotReady'; Failure = 'NotReady'; Category = 'ResourceUnavailable'; Make = {
            (New-SimulatedConversation -State Connected -Queue Support).ConversationId } }
        @{ Outcome = 'TooLate'; Failure = 'TooLate'; Category = 'InvalidOperation'; Make = {
            (New-SimulatedConversation -State TimedOut -Queue Support).ConversationId } }
        @{ Outcome = 'Ambiguous'; Failure = 'Ambiguous'; Category = 'InvalidArgument'; Make = {
            (New-SimulatedConversation -Agents 2 -Queue Support).ConversationId } }
        @{ Outcome = 'NotFound'; Failure = 'ConversationNotFound'; Category = 'ObjectNotFound'; Make = { [guid]::NewGuid() } }
        @{ Outcome = 'Failed'; Failure = 'InvalidId'; Category = 'InvalidArgument'; Make = { '4711' } }
        @{ Outcome = 'Refused'; Failure = 'Refused'; Category = 'PermissionDenied'; Make = {
            Add-SimulatedFault patchConversationParticipant -Status 403; $id } }
        @{ Outcome = 'Failed'; Failure = 'ServiceUnavailable'; Category = 'ResourceUnavailable'; Make = {
            Add-SimulatedFault getConversation -Status 500; $id } }
        @{ Outcome = 'Unverified'; Failure = 'Unverified'; Category = 'OperationTimeout'; Make = {
            Add-SimulatedFault patchConversationParticipant -Status 202; $id } }
    ) {
        $target = & $Make
        $before = Get-WriteCount
        $result = Set-ParticipantWrapup $target 'Resolved' -VerifyTimeout 0 -ErrorVariable problem -ErrorAction SilentlyContinue
        @($result).Count | Should -Be 1
        "$($result.Outcome)" | Should -Be $Outcome
        $result.Message | Should -Not -BeNullOrEmpty
        @($problem).Count | Should -Be 1
        $problem[0].FullyQualifiedErrorId | Should -Be "GenesysWrapup.$Failure,GenesysWrapup.Commands.SetParticipantWrapupCommand"
        $problem[0].CategoryInfo.Category | Should -Be $Category
        $problem[0].ErrorDetails.RecommendedAction | Should -Be $result.NextStep
        $result.NextStep | Should -Not -BeNullOrEmpty
        $result.FindingId | Should -Not -BeNullOrEmpty
        $problem[0].TargetObject.PSObject.TypeNames[0] | Should -Be 'GenesysWrapup.Core.Wrapups.WrapupResult'
        $problem[0].TargetObject.Message | Should -Be $result.Message
        if ($Outcome -notin 'Refused', 'Unverified') {
            Get-WriteCount | Should -Be $before
        }
    }

    It 'ends at a token that is rejected for ever, once, and not at the items after it' {
        Add-SimulatedFault -Operation getConversation -Status 401
        $results = [System.Collections.Generic.List[object]]::new()
        $caught = $null
        try {
            $id, $start.MessageConversationId, $start.EndedConversationId |
                Set-ParticipantWrapup -WrapupCode 'Resolved' -ErrorAction SilentlyContinue | ForEach-Object { $results.Add($_) }
        }
        catch {
            $caught = $_
        }
        $caught.FullyQualifiedErrorId | Should -Be 'GenesysWrapup.TokenRejected,GenesysWrapup.Commands.SetParticipantWrapupCommand'
        $caught.CategoryInfo.Category | Should -Be 'AuthenticationError'
        $results.Count | Should -Be 1
        $results[0].ConversationId | Should -Be $id
        $results[0].Outcome | Should -Be 'Failed'
    }

    It 'does not call notes that were cut a success' {
        Start-GenesysSimulator -Policy @{ LongNotes = 'Truncate'; LongNotesAbove = 100 } | Connect-GenesysCloud
        $new = (New-SimulatedConversation -Queue Support).ConversationId
        $result = Set-ParticipantWrapup $new 'Resolved' -Notes ('n' * 250) -ErrorVariable problem -ErrorAction SilentlyContinue
        $result.Outcome | Should -Be 'Unverified'
        $result.FindingId | Should -Be 'Write.Unverified'
        $result.AssignedCodeName | Should -Be 'Resolved'
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'GenesysWrapup.Unverified,*'
        "$($problem[0])" | Should -Match '100 of 250 characters'
    }

    It 'shows a sentence that fits 120 columns' {
        $lines = (Set-ParticipantWrapup $id 'Resolved' | Out-String -Width 120) -split '\r?\n'
        $lines | ForEach-Object { $_.Length | Should -BeLessOrEqual 120 }
        ($lines -join "`n") | Should -Match "Set +'Resolved' is on .+ \(Support\), seen after"
        $lines[1] | Should -Match '^Outcome +Message$'
    }

    It 'completes codes and levels' {
        (Get-Completion 'Set-ParticipantWrapup x Sales').CompletionText | Should -Contain "'Sales follow-up'"
        (Get-Completion 'Set-ParticipantWrapup x foll').CompletionText | Should -Be "'Sales follow-up'"
        (Get-Completion 'Set-ParticipantWrapup -Level ').CompletionText | Sort-Object | Should -Be @('Communication', 'Participant')
    }
}
