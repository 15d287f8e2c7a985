Describe 'Get-WrapupCode' {
    BeforeAll {
        . ([System.IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
        $start = Connect-TestSimulator
    }

    It 'finds codes by wildcard, in any case' {
        (Get-WrapupCode 'sales*').Name | Should -Contain 'Sales follow-up'
        (Get-WrapupCode 'Resolved', 'Wrong*').Count | Should -Be 2
        Get-WrapupCode 'no such*' | Should -BeNullOrEmpty
    }

    It 'takes an id in the place of a name, and the platform''s own' {
        $code = Get-WrapupCode 'Resolved'
        (Get-WrapupCode $code.Id).Name | Should -Be 'Resolved'
        (Get-WrapupCode $code.Id, 'Sales follow-up').Name | Should -Be 'Resolved', 'Sales follow-up'
        (Get-WrapupCode 'ININ-WRAP-UP-TIMEOUT').Id | Should -Be 'ININ-WRAP-UP-TIMEOUT'
    }

    It 'reads those that the agent of a conversation may get' {
        $made = New-SimulatedConversation -Queue Support -State AwaitingWrapup
        (Get-WrapupCode -ConversationId $made.ConversationId).Name | Should -Contain 'Resolved'
    }

    It 'offers the nearest name for one that is not there' {
        Get-WrapupCode 'Resovled' -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'GenesysWrapup.WrapupCodeNotFound,*'
        Get-SaidByError $failed[0] | Should -BeLike "*Did you mean 'Resolved'?*"
        $failed[0].TargetObject | Should -Be 'Resovled'
    }

    It 'reads those of a queue by its name and by its id' {
        $byName = Get-WrapupCode -Queue support
        $byName.QueueName | Sort-Object -Unique | Should -Be 'Support'
        (Get-WrapupCode -Queue $byName[0].QueueId).Id | Should -Be $byName.Id
        Get-WrapupCode -Queue Suport -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'GenesysWrapup.QueueNotFound,*'
        Get-SaidByError $failed[0] | Should -BeLike "*'Support'*"
    }

    It 'reads by id, and knows the platform''s own' {
        $code = Get-WrapupCode 'Resolved'
        (Get-WrapupCode -Id $code.Id).Name | Should -Be 'Resolved'
        (Get-WrapupCode -Id 'ININ-WRAP-UP-TIMEOUT').Name | Should -Be 'ININ-WRAP-UP-TIMEOUT'
        { Get-WrapupCode -Id 'WU-001' -ErrorAction Stop } | Should -Throw -ErrorId 'GenesysWrapup.InvalidId,*'
        { Get-WrapupCode -Id ([guid]::NewGuid()) -ErrorAction Stop } | Should -Throw -ErrorId 'GenesysWrapup.WrapupCodeNotFound,*'
    }

    It 'reads those that a piped participant may be given' {
        $codes = Get-ConversationParticipant $start.ConversationId -AwaitingWrapup | Get-WrapupCode
        $codes.Name | Should -Contain 'Resolved'
        (Get-ConversationParticipant $start.ConversationId -AwaitingWrapup | Get-WrapupCode -Name 'Res*').Name | Should -Be 'Resolved'
    }

    Context 'with more codes than a page' {
        BeforeAll {
            1..120 | ForEach-Object { 'Zz code {0:000}' -f $_ } | New-WrapupCode | Out-Null
        }

        It 'reads them all' {
            @(Get-WrapupCode 'Zz code*').Count | Should -Be 120
        }

        It 'costs one page for the first' {
            $before = @(Get-SimulatedRequest | Where-Object Path -Like '*/routing/wrapupcodes*').Count
            Get-WrapupCode | Select-Object -First 1 | Should -Not -BeNullOrEmpty
            @(Get-SimulatedRequest | Where-Object Path -Like '*/routing/wrapupcodes*').Count - $before | Should -Be 1
        }
    }

    It 'shows the name first' {
        $line = (Get-WrapupCode 'Resolved' | Out-String -Width 120) -split '\r?\n' | Where-Object { $_ -match 'Name' }
        $line.IndexOf('Name') | Should -BeLessThan $line.IndexOf('Id')
    }

    It 'completes codes and queues, quoted where they need it' {
        (Get-Completion 'Get-WrapupCode Sales').CompletionText | Should -Contain "'Sales follow-up'"
        (Get-Completion 'Get-WrapupCode -Queue Supp').CompletionText | Should -Contain 'Support'
    }

    It 'completes to nothing when the platform is slow, in about two seconds' {
        $patience = Invoke-UserScript @'
Add-SimulatedFault -Operation getRoutingQueues -Delay 00:01:00
$watch = [System.Diagnostics.Stopwatch]::StartNew()
$found = [System.Management.Automation.CommandCompletion]::CompleteInput('Get-WrapupCode -Queue Supp', 26, $null).CompletionMatches.Count
[pscustomobject]@{ Found = $found; Seconds = $watch.Elapsed.TotalSeconds }
'@
        $patience.Errors | Should -BeNullOrEmpty
        $patience.Output[-1].Found | Should -Be 0
        $patience.Output[-1].Seconds | Should -BeLessThan 30
    }

    It 'completes to nothing without a session, and says nothing' {
        $complete = '[System.Management.Automation.CommandCompletion]::CompleteInput("Get-WrapupCode -Queue Supp", 26, $null)'
        $result = Invoke-UserScript -NotConnected "$complete.CompletionMatches.Count"
        $result.Output[-1] | Should -Be 0
        $result.Errors | Should -BeNullOrEmpty
    }
}
