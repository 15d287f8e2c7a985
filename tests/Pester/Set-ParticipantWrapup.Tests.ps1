Describe 'Set-ParticipantWrapup' {
    BeforeAll {
        . ([System.IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    }

    BeforeEach {
        $start = Connect-TestSimulator
        $id = $start.ConversationId
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
        (Set-ParticipantWrapup $id 'Resolved' -WhatIf).Outcome | Should -Be 'Skipped'
        (Get-ConversationParticipant $id -AwaitingWrapup | Set-ParticipantWrapup -WrapupCode 'Resolved' -WhatIf).Outcome | Should -Be 'Skipped'
        Get-WriteCount | Should -Be $before
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
        $row = "ConversationId,WrapupCode,ParticipantId,CommunicationId,UserId,Notes,Tag,DurationSeconds`n$id,Resolved,,,,,a; b," | ConvertFrom-Csv
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
            Set-ParticipantWrapup -WrapupCode 'Resolved' -ErrorVariable problems -ErrorAction SilentlyContinue
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

    It 'shows a sentence that fits 120 columns' {
        $lines = (Set-ParticipantWrapup $id 'Resolved' | Out-String -Width 120) -split '\r?\n'
        $lines | ForEach-Object { $_.Length | Should -BeLessOrEqual 120 }
        ($lines -join "`n") | Should -Match "Set +'Resolved' is on .+ \(Support\), seen after"
        $lines[1].IndexOf('What happened') | Should -BeLessThan $lines[1].IndexOf('ConversationId')
    }

    It 'completes codes and levels' {
        (Get-Completion 'Set-ParticipantWrapup x Sales').CompletionText | Should -Contain "'Sales follow-up'"
        (Get-Completion 'Set-ParticipantWrapup -Level ').CompletionText | Sort-Object | Should -Be @('Communication', 'Participant')
    }
}
