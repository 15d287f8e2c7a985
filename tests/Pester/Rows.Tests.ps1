# Lists as people have them: exports with their own headers, columns of their own, hashtables; and what failed, done again from a file.
Describe 'Rows of a list' {
    BeforeAll {
        . ([System.IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    }

    BeforeEach {
        $start = Connect-TestSimulator
        $id = $start.ConversationId
    }

    It 'are read by the headers <Headers>' -ForEach @(
        @{ Headers = 'InteractionId,Code,Note' }
        @{ Headers = 'Conversation ID,Wrapup Code,Notes' }
        @{ Headers = 'conversation_id,wrap-up code name,WRAPUP NOTES' }
        @{ Headers = 'ConversationId,WrapupCode,Notes' }
        @{ Headers = 'Conversation ID,Wrap-up,Notes' }
        @{ Headers = 'Interaction,Disposition,Note' }
    ) {
        $result = "$Headers`n$id,Resolved,runbook 7" | ConvertFrom-Csv | Set-ParticipantWrapup -WarningVariable warned
        $result.Outcome | Should -Be 'Set'
        $result.Notes | Should -Be 'runbook 7'
        (Get-ParticipantWrapup $id).AssignedNotes | Should -Be 'runbook 7'
        $warned | Should -BeNullOrEmpty
    }

    It 'give the new code where they hold the old one too' {
        $result = "ConversationId,Wrap-up Code,New code`n$id,Complaint,Resolved" | ConvertFrom-Csv | Set-ParticipantWrapup
        $result.Outcome, $result.RequestedCodeName | Should -Be 'Set', 'Resolved'
    }

    It 'give what is new although the export''s own columns are called as ours' {
        $row = [pscustomobject]@{
            InteractionId = $id; WrapupCode = 'Complaint'; Notes = 'old'; 'New code' = 'Resolved'; 'New notes' = 'new'
        }
        $result = $row | Set-ParticipantWrapup
        $result.RequestedCodeName, $result.Notes | Should -Be 'Resolved', 'new'
        ($row | Test-ParticipantWrapup -Code 'Sales follow-up').Findings.Message -join ' ' | Should -BeLike '*Sales follow-up*'
    }

    It 'are shortened by the words that people have for the parameters' {
        (Set-ParticipantWrapup -InteractionId $id -Code 'Resolved' -Note 'n' -Tags 'a', 'b').Outcome | Should -Be 'Set'
        (Get-ParticipantWrapup -InteractionId $id).AssignedTags | Should -Be 'a', 'b'
    }

    It 'may be hashtables, with tags and all' {
        $code = Get-WrapupCode 'Resolved'
        $result = @{ ConversationId = $id; WrapupCode = $code; Note = 'by hand'; Tag = 'a; b' } | Set-ParticipantWrapup
        $result.Outcome | Should -Be 'Set'
        (Get-ParticipantWrapup $id).AssignedTags | Should -Be 'a', 'b'
        $row = [ordered]@{ interactionId = $start.MessageConversationId }
        ($row | Set-ParticipantWrapup -WrapupCode 'Resolved').Outcome | Should -Be 'Set'
        (@{ ConversationId = $id; Attribute = @{ campaign = 'spring' } } | Set-ParticipantAttribute).Outcome | Should -Be 'Set'
        (@{ ConversationId = $id } | Get-ParticipantWrapup).AssignedCodeName | Should -Be 'Resolved'
    }

    It 'may be several ids in one parameter' {
        $results = Set-ParticipantWrapup $id, $start.MessageConversationId 'Resolved'
        $results.Outcome | Should -Be 'Set', 'Set'
        (Get-ParticipantWrapup $id, $start.MessageConversationId).AssignedCodeName | Should -Be 'Resolved', 'Resolved'
        @(Test-ParticipantWrapup $id, $start.MessageConversationId 'Resolved').Count | Should -Be 2
    }

    It 'warn of a column that is nearly called like one of ours, and keep it' {
        $result = "ConversationId,WrapupCode,Agent notes`n$id,Resolved,lost?" | ConvertFrom-Csv |
            Set-ParticipantWrapup -WarningVariable warned -WarningAction SilentlyContinue
        "$warned" | Should -BeLike "*'Agent notes' is not read*'Notes'*"
        $result.'Agent notes' | Should -Be 'lost?'
    }

    It 'name their columns where the conversation or the code is not among them' {
        "Ticket,Datum`n4711,today" | ConvertFrom-Csv |
            Set-ParticipantWrapup -WrapupCode 'Resolved' -ErrorVariable failed -ErrorAction SilentlyContinue
        "$failed" | Should -BeLike "Row 1: *The row has the columns 'Ticket', 'Datum'.*"
        "ConversationId,Grund`n$id,Resolved" | ConvertFrom-Csv | Set-ParticipantWrapup -ErrorVariable failed -ErrorAction SilentlyContinue
        "$failed" | Should -BeLike "*No wrap-up code was given*'ConversationId', 'Grund'.*"
    }

    It 'are named in errors, and their own columns stand in results and targets' {
        $rows = @"
TicketId,ConversationId,WrapupCode
T-1,$id,Resolved
T-2,$([guid]::NewGuid()),Resolved
T-3,$($start.MessageConversationId),Sales folow-up
"@ | ConvertFrom-Csv
        $results = $rows | Set-ParticipantWrapup -Ordered -ErrorVariable failed -ErrorAction SilentlyContinue
        $results.TicketId | Should -Be 'T-1', 'T-2', 'T-3'
        $results.Row | Should -Be 1, 2, 3
        "$($failed[0])" | Should -BeLike 'Row 2: *'
        "$($failed[1])" | Should -BeLike 'Row 3: *'
        $failed.TargetObject.TicketId | Should -Be 'T-2', 'T-3'
        ($results | ConvertTo-Csv | ConvertFrom-Csv).TicketId | Should -Be 'T-1', 'T-2', 'T-3'
        ($results | ConvertTo-Json | ConvertFrom-Json).TicketId | Should -Be 'T-1', 'T-2', 'T-3'
    }

    It 'are done again from the file of results, where that may help' {
        $talking = New-SimulatedConversation -State Connected -Queue Support
        $file = Join-Path $TestDrive 'results.csv'
        # The platform fails, and is well again for the second run.
        Add-SimulatedFault -Operation "GET /api/v2/conversations/$($start.MessageConversationId)" -Status 500 -Count 2
        @(
            'TicketId,ConversationId,WrapupCode,Notes'
            "T-1,$id,Resolved,first"
            "T-2,$([guid]::NewGuid()),Resolved,second"
            "T-3,$($talking.ConversationId),Resolved,third"
            "T-4,$($start.MessageConversationId),Resolved,fourth"
        ) | ConvertFrom-Csv | Set-ParticipantWrapup -ErrorAction SilentlyContinue | Export-Csv $file
        (Import-Csv $file | Sort-Object TicketId).CanRetry | Should -Be 'False', 'False', 'True', 'True'
        $again = Import-Csv $file | Where-Object CanRetry -EQ 'True' |
            Set-ParticipantWrapup -ErrorVariable failed -ErrorAction SilentlyContinue -WarningVariable warned | Sort-Object TicketId
        $warned | Should -BeNullOrEmpty
        $again.TicketId | Should -Be 'T-3', 'T-4'
        $again.Row | Should -Be 3, 4
        $again.Outcome | Should -Be 'NotReady', 'Set'
        "$failed" | Should -BeLike 'Row 3: *'
        (Get-ParticipantWrapup $start.MessageConversationId).AssignedNotes | Should -Be 'fourth'
    }
}
