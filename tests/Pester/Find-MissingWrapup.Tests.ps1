Describe 'Find-MissingWrapup' {
    BeforeAll {
        . ([System.IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
        $start = Connect-TestSimulator
        $coded = (New-SimulatedConversation -MediaType call -State Coded -Queue Sales).ConversationId
        $lapsed = (New-SimulatedConversation -MediaType call -State TimedOut -Queue Billing).ConversationId
    }

    It 'lists what lacks a code, and groups by name' {
        $groups = Find-MissingWrapup -Last 1.00:00:00 -Queue Support | Group-Object UserName
        $groups.Name | Should -Contain 'Anna Adler'
        $groups.Group.QueueName | Sort-Object -Unique | Should -Be 'Support'
        $groups.Group.Reason | Sort-Object -Unique | Should -BeIn 'NeverCoded', 'TimedOut', 'Skipped'
        $groups.Group.ConversationId | Should -Contain $start.EndedConversationId
    }

    It 'tells each reason apart' {
        $rows = Find-MissingWrapup -Reason All
        ($rows | Where-Object ConversationId -EQ $coded).Reason | Should -Be 'Coded'
        ($rows | Where-Object ConversationId -EQ $lapsed).Reason | Should -Be 'TimedOut'
        ($rows | Where-Object ConversationId -EQ $start.EndedConversationId).Reason | Should -Be 'Skipped'
        Find-MissingWrapup -Reason Coded | ForEach-Object Reason | Sort-Object -Unique | Should -Be 'Coded'
        $rows | ForEach-Object { $_.Explanation, $_.Basis } | Should -Not -BeNullOrEmpty
    }

    It 'says on every row how old the data is, and where it comes from' {
        foreach ($source in 'Query', 'Job') {
            $rows = Find-MissingWrapup -Source $source
            $rows.DataSource | Sort-Object -Unique | Should -Be $source
            $rows.DataAsOf.Kind | Sort-Object -Unique | Should -Be 'Utc'
        }
        $said = Find-MissingWrapup -Source Job -Verbose 4>&1 | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] }
        "$said" | Should -Match "The job's data is complete up to \d{4}-\d\d-\d\d"
    }

    It 'takes a time as span, seconds, interval and dates' {
        $all = @(Find-MissingWrapup -Last 1.00:00:00).Count
        $all | Should -BeGreaterThan 1
        @(Find-MissingWrapup -Last 86400).Count | Should -Be $all
        @(Find-MissingWrapup -From (Get-Date).AddDays(-1)).Count | Should -Be $all
        $from, $to = (Get-Date).ToUniversalTime().AddDays(-1).ToString('s'), (Get-Date).ToUniversalTime().ToString('s')
        @(Find-MissingWrapup -Interval "${from}Z/${to}Z").Count | Should -Be $all
        @(Find-MissingWrapup -Last 600).Count | Should -BeLessThan $all
    }

    It 'costs one page where few are wanted' {
        $before = @(Get-SimulatedRequest | Where-Object Operation -EQ 'postAnalyticsConversationsDetailsQuery').Count
        (Find-MissingWrapup | Select-Object -First 1).ConversationId | Should -Not -BeNullOrEmpty
        @(Get-SimulatedRequest | Where-Object Operation -EQ 'postAnalyticsConversationsDetailsQuery').Count | Should -Be ($before + 1)
    }

    It 'counts by agent and queue' {
        $counts = Find-MissingWrapup -Summary
        foreach ($one in $counts) {
            $one.Coded + $one.NeverCoded + $one.TimedOut + $one.Skipped + $one.DefaultCode + $one.SystemCode + $one.NotRequired +
                $one.Awaiting | Should -Be $one.Handled
        }
        ($counts.TimedOut | Measure-Object -Sum).Sum | Should -Be @(Find-MissingWrapup -Reason TimedOut).Count
    }

    It 'leads the other cmdlets to the participant' {
        $row = Find-MissingWrapup -Reason TimedOut | Where-Object ConversationId -EQ $lapsed
        ($row | Get-ConversationParticipant).ParticipantId | Should -Be $row.ParticipantId
        ($row | Get-Conversation).ConversationId | Should -Be $lapsed
        $result = $row | Set-ParticipantWrapup -WrapupCode Refund -ErrorAction SilentlyContinue
        $result.ParticipantId | Should -Be $row.ParticipantId
        $result.Outcome | Should -Be 'TooLate'
    }

    It 'says which queue or user there is not, and does not search everything instead' {
        $rows = Find-MissingWrapup -Queue Suport -ErrorVariable failed -ErrorAction SilentlyContinue
        $rows | Should -BeNullOrEmpty
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'GenesysWrapup.QueueNotFound,*'
        $rows = Find-MissingWrapup -User 'Ana Adler' -ErrorVariable failed -ErrorAction SilentlyContinue
        $rows | Should -BeNullOrEmpty
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'GenesysWrapup.UserNotFound,*'
        $failed[0].ErrorDetails.RecommendedAction | Should -BeLike "*'Anna Adler'*"
        Find-MissingWrapup -Queue Suport, Support -ErrorAction SilentlyContinue | Should -Not -BeNullOrEmpty
    }

    It 'chooses by the agent''s name or id' {
        $anna = Find-MissingWrapup -User 'anna adler'
        $anna.UserName | Sort-Object -Unique | Should -Be 'Anna Adler'
        (Find-MissingWrapup -Agent $anna[0].UserId).ConversationId | Should -Be $anna.ConversationId
    }

    It 'completes queues and people' {
        (Get-Completion 'Find-MissingWrapup -Queue Supp').CompletionText | Should -Be 'Support'
        (Get-Completion 'Find-MissingWrapup -User Ann').CompletionText | Should -Be "'Anna Adler'"
    }

    It 'ends with what to write where the time is none' {
        { Find-MissingWrapup -Interval yesterday } | Should -Throw -ErrorId 'GenesysWrapup.InvalidValue,*'
        { Find-MissingWrapup -Last 60 } | Should -Throw -ErrorId 'GenesysWrapup.InvalidValue,*'
    }
}
