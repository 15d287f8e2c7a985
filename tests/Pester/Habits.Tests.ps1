# What people do by habit at a prompt and in a runbook, whatever the command: results go through files and jobs, times are numbers.
BeforeDiscovery {
    . ([System.IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    $timed = foreach ($command in Get-Command -Module GenesysWrapup -CommandType Cmdlet) {
        foreach ($parameter in $command.Parameters.Values) {
            if ($parameter.ParameterType -in [timespan], [Nullable[timespan]]) {
                @{ Command = $command.Name; Parameter = $parameter.Name }
            }
        }
    }
}

Describe 'Results that leave the session' {
    BeforeAll {
        . ([System.IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
        $start = Connect-TestSimulator
        $results = @(
            Set-ParticipantWrapup $start.ConversationId 'Resolved'
            Set-ParticipantWrapup ([guid]::NewGuid()) 'Resolved' -ErrorAction SilentlyContinue
        )
    }

    It 'keep their words in JSON' {
        $back = $results | ConvertTo-Json | ConvertFrom-Json
        $back.Outcome | Should -Be 'Set', 'NotFound'
        (Test-ParticipantWrapup $start.MessageConversationId 'Resolved' | ConvertTo-Json -Depth 4 | ConvertFrom-Json) |
            ForEach-Object { $_.Verdict; $_.Findings[0].Status; $_.Findings[0].Basis } | Should -Be 'Yes', 'Pass', 'Observed'
        (Get-ConversationParticipant $start.MessageConversationId | ConvertTo-Json | ConvertFrom-Json).WrapupState |
            Should -Be 'Pending'
    }

    It 'can be filtered after Import-Clixml' {
        $file = Join-Path $TestDrive 'results.xml'
        $results | Export-Clixml $file
        $back = Import-Clixml $file
        @($back | Where-Object Outcome -EQ 'Set').Count | Should -Be 1
        @($back | Where-Object Outcome -NotIn 'Set', 'AlreadySet').Count | Should -Be 1
        $back[0].Outcome -eq 'Set' | Should -BeTrue
    }

    It 'can be filtered after Start-Job' {
        $job = Start-Job {
            param($Module)
            Import-Module $Module
            Connect-GenesysCloud -Simulator
            $made = New-SimulatedConversation -State AwaitingWrapup
            Set-ParticipantWrapup $made.ConversationId 'Resolved'
        } -ArgumentList (Get-BuiltModulePath)
        $result = $job | Receive-Job -Wait -AutoRemoveJob
        $result.Outcome -eq 'Set' | Should -BeTrue
    }

    It 'are text wherever they say a state' {
        foreach ($row in @($results) + @(Test-ParticipantWrapup $start.ConversationId 'Resolved') +
            @(Get-ConversationTimeline $start.ConversationId) + @(Test-SessionAccess) + @(Find-RequiredPermission)) {
            foreach ($property in $row.PSObject.Properties) {
                if ($null -ne $property.Value) {
                    $property.Value.GetType().IsEnum | Should -BeFalse -Because "$($row.GetType().Name).$($property.Name) is a state"
                }
            }
        }
    }
}

Describe 'A time in <Command> -<Parameter>' -ForEach $timed {
    BeforeAll {
        . ([System.IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
        $rule = (Get-Command $Command).Parameters[$Parameter].Attributes |
            Where-Object { $_ -is [System.Management.Automation.ArgumentTransformationAttribute] -and $_.GetType().Name -like 'Duration*' }
    }

    It 'is seconds where it is a bare number, and 5:00 is explained' {
        $rule | Should -Not -BeNullOrEmpty
        foreach ($seconds in 30, '30', 30.0, ([timespan] '00:00:30')) {
            $rule.Transform($null, $seconds) | Should -Be ([timespan]::FromSeconds(30))
        }
        { $rule.Transform($null, '5:00') } | Should -Throw -ExpectedMessage "*Write 00:05:00 or 05:00:00*"
        { $rule.Transform($null, 300000000) } | Should -Throw -ExpectedMessage '*number of seconds*'
    }

    It 'may have a unit, and the days that PowerShell reads as a number are explained' {
        $rule.Transform($null, '90s') | Should -Be ([timespan]::FromSeconds(90))
        $rule.Transform($null, '15m') | Should -Be ([timespan]::FromMinutes(15))
        $rule.Transform($null, '2h') | Should -Be ([timespan]::FromHours(2))
        $rule.Transform($null, '1.5 D') | Should -Be ([timespan]::FromHours(36))
        { $rule.Transform($null, 7d) } | Should -Throw -ExpectedMessage "*Write '7d' in quotes*"
        { $rule.Transform($null, '-2h') } | Should -Throw -ExpectedMessage '*neither a time span*'
        { $rule.Transform($null, '4000d') } | Should -Throw -ExpectedMessage '*neither a time span*'
    }
}

Describe 'Times as people write them' {
    BeforeAll {
        . ([System.IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    }

    It 'waits 30 seconds with -LongestWait 30, not 30 ticks' {
        Connect-GenesysCloud -Simulator -LongestWait 30
        Add-SimulatedFault getRoutingWrapupcodes -Status 429 -RetryAfter 1 -Count 1
        Get-WrapupCode -Name Resolved | Should -Not -BeNullOrEmpty
    }

    It 'takes a policy''s number as seconds' {
        (Start-GenesysSimulator -Policy @{ WriteDelay = 5 }).Policies | Where-Object Name -EQ WriteDelay |
            ForEach-Object Value | Should -Be '00:00:05'
        { Start-GenesysSimulator -Policy @{ WriteDelay = '5:00' } -ErrorAction Stop } | Should -Throw -ExpectedMessage '*00:05:00*'
    }

    It 'steps a clock by seconds, and does not take 5:00 for five hours' {
        Connect-GenesysCloud -Simulator
        $before = (Step-SimulatedClock 1 -PassThru)
        ((Step-SimulatedClock 90 -PassThru) - $before).TotalSeconds | Should -BeGreaterOrEqual 90
        ((Step-SimulatedClock 90 -PassThru) - $before).TotalSeconds | Should -BeLessThan 300
        { Step-SimulatedClock 5:00 } | Should -Throw -ExpectedMessage '*00:05:00*'
    }
}

Describe 'A code as the only argument' {
    BeforeAll {
        . ([System.IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    }

    BeforeEach {
        $start = Connect-TestSimulator
        $id = $start.ConversationId
    }

    It 'is the code where the pipeline gives <Given>' -ForEach @(
        @{ Given = 'ids'; Source = { $id } }
        @{ Given = 'participants'; Source = { Get-ConversationParticipant $id -AwaitingWrapup } }
        @{ Given = 'conversations'; Source = { Get-Conversation $id } }
        @{ Given = 'what a search found'; Source = { Find-Conversation -AwaitingWrapup | Where-Object ConversationId -EQ $id } }
        @{ Given = 'rows'; Source = { [pscustomobject]@{ ConversationId = $id } } }
        @{ Given = 'hashtables'; Source = { @{ interactionId = $id } } }
        @{ Given = 'objects of others'; Source = { [version] '1.0' | Add-Member -NotePropertyName Id -NotePropertyValue $id -PassThru } }
    ) {
        (& $Source | Test-ParticipantWrapup 'Resolved').Verdict | Should -Be 'Yes'
        $result = & $Source | Set-ParticipantWrapup 'Resolved'
        $result.Outcome, $result.ConversationId, $result.RequestedCodeName | Should -Be 'Set', $id, 'Resolved'
        (Get-ParticipantWrapup $id).AssignedCodeName | Should -Be 'Resolved'
    }

    It 'may be a code''s object or its id' {
        $code = Get-WrapupCode 'Resolved'
        ($id | Set-ParticipantWrapup $code).Outcome | Should -Be 'Set'
        ($id | Set-ParticipantWrapup $code.Id).Outcome | Should -Be 'AlreadySet'
    }

    It 'is the conversation where the pipeline gives the code' {
        $result = Get-WrapupCode 'Resolved' | Set-ParticipantWrapup $id
        $result.Outcome, $result.RequestedCodeName | Should -Be 'Set', 'Resolved'
        { Get-WrapupCode 'Resolved' | Set-ParticipantWrapup 'nowhere' -ErrorAction Stop } |
            Should -Throw -ErrorId 'GenesysWrapup.InvalidId,*'
    }

    It 'takes the place of a code that the input had' {
        $first = Set-ParticipantWrapup $id 'Resolved'
        ($first | Set-ParticipantWrapup 'Complaint' -ErrorAction SilentlyContinue).RequestedCodeName | Should -Be 'Complaint'
    }

    It 'is a conversation where the rows have none, and without a pipeline' {
        ([pscustomobject]@{ WrapupCode = 'Resolved' } | Set-ParticipantWrapup $id).Outcome | Should -Be 'Set'
        { Set-ParticipantWrapup 'Resolved' -ErrorAction Stop } | Should -Throw -ErrorId 'GenesysWrapup.InvalidId,*'
        { $null | Set-ParticipantWrapup 'Resolved' -ErrorAction Stop } | Should -Throw '*No conversation was given*'
        { [pscustomobject]@{ Ticket = 1 } | Set-ParticipantWrapup 'Resolved' -ErrorAction Stop } | Should -Throw "*columns 'Ticket'*"
        { $id | Set-ParticipantAttribute @{ ticket = '4711' } } | Should -Throw '*hashtable*-Attribute*'
        { $id | Set-ParticipantWrapup 'Resolved' 'Resolved' -ErrorAction Stop } | Should -Throw -ErrorId 'GenesysWrapup.InvalidId,*'
    }
}

Describe 'A secret as plain text' {
    It 'is refused by <Command> -<Parameter>, with the way to give it and without being said' -ForEach @(
        Get-Command -Module GenesysWrapup -CommandType Cmdlet | ForEach-Object {
            foreach ($one in $_.Parameters.Values | Where-Object ParameterType -EQ ([securestring])) {
                @{ Command = $_.Name; Parameter = $one.Name }
            }
        }
    ) {
        $secret = @{ $Parameter = 'hunter2-hunter2' }
        $refused = { & $Command @secret } | Should -Throw -PassThru -ExpectedMessage '*Read-Host -AsSecureString*'
        "$($refused | Format-List -Property * -Force | Out-String)" | Should -Not -Match 'hunter2-hunter2'
    }
}

Describe 'Tab' {
    BeforeAll {
        . ([System.IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
        $start = Connect-TestSimulator
        $agent = Get-ConversationParticipant $start.ConversationId | Select-Object -First 1
    }

    It 'offers the participants of the conversation on the line, agents first, and their users' {
        $offered = Get-Completion "Set-ParticipantWrapup $($start.ConversationId) Resolved -ParticipantId "
        $offered[0].CompletionText | Should -Be $agent.ParticipantId
        $offered[0].ListItemText | Should -Be 'Anna Adler'
        (Get-Completion "Get-ConversationParticipant $($start.ConversationId) -ParticipantId Ann").CompletionText |
            Should -Be $agent.ParticipantId
        (Get-Completion "Set-ParticipantWrapup $($start.ConversationId) Resolved -UserId adler").CompletionText | Should -Be $agent.UserId
        Get-Completion 'Set-ParticipantWrapup x Resolved -ParticipantId ' | Where-Object ResultType -EQ ParameterValue |
            Should -BeNullOrEmpty
    }

    It 'offers the named conversations of the simulator, which nothing else shows after Connect-GenesysCloud -Simulator' {
        $named = $start.Simulator.Conversations
        $offered = Get-Completion 'Get-Conversation ' | Where-Object ResultType -EQ ParameterValue
        $offered.ListItemText | Sort-Object | Should -Be @($named.Keys | Sort-Object)
        (Get-Completion 'Set-ParticipantWrapup two-p').CompletionText | Should -Be $named['two-pending']
    }

    It 'offers codes where the pipeline gives the conversation' {
        (Get-Completion '$ids | Set-ParticipantWrapup foll').CompletionText | Should -Be "'Sales follow-up'"
        (Get-Completion '$ids | Test-ParticipantWrapup Resol').CompletionText | Should -Be 'Resolved'
        (Get-Completion '$ids | Get-ParticipantWrapup Resol' | Where-Object ResultType -EQ ParameterValue) | Should -BeNullOrEmpty
    }

    It 'takes only codes of the queue away from it' {
        $present = (Get-WrapupCode -Queue Sales).Name | Sort-Object
        $plain = @((Get-Completion 'Remove-QueueWrapupCode Sales ').ListItemText | Sort-Object)
        $plain | Should -Be $present
        $present.Count | Should -BeLessThan @(Get-WrapupCode).Count
    }

    It 'offers divisions and methods' {
        (Get-Completion 'New-WrapupCode x -Division Part').CompletionText | Should -Be 'Partners'
        (Get-Completion 'Get-WrapupCode -Division Part').CompletionText | Should -Be 'Partners'
        (Get-Completion 'Test-WrapupRequest -Method pa').CompletionText | Should -Be 'PATCH'
        (Get-Completion 'Resolve-WrapupError -Method ').CompletionText | Should -Be 'GET', 'POST', 'PUT', 'PATCH', 'DELETE'
    }

    It 'finds any part of a name, those that begin with it first' {
        (Get-Completion 'Get-WrapupCode -Queue Support foll').CompletionText | Should -Be "'Sales follow-up'"
        (Get-Completion 'Get-WrapupCode Re').CompletionText[0] | Should -BeLike 'Re*'
    }
}
