BeforeAll {
    . ([System.IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))

    # What is fixed at a position here is what the command has to find.
    $policy = @{ MalformedId = 'NotFound'; SecondWrite = 'Refuse'; WriteDelay = '00:00:01'; WrapupReadWhenNone = 'NoContent' }
    $null = Connect-TestSimulator $policy
    $talking = (New-SimulatedConversation -State Connected).ConversationId
}

Describe 'Test-PlatformAssumption' {
    It 'finds a position that is not the default, with its evidence' {
        $found = Test-PlatformAssumption MalformedId
        $found.PSObject.TypeNames[0] | Should -Be 'GenesysWrapup.Core.Assumptions.PlatformAssumption'
        $found.Position | Should -Be 'NotFound'
        $found.Default | Should -Be 'BadRequest'
        $found.IsDefault | Should -BeFalse
        $found.Evidence | Should -Match '404'
        $found.CorrelationId | Should -Not -BeNullOrEmpty
    }

    It 'writes nothing without a conversation, and says what it needs' {
        $before = Get-WriteCount
        $found = Test-PlatformAssumption UnknownCode, SecondWrite, AcwShown
        $found.Count | Should -Be 3
        $found | ForEach-Object { $_.Position | Should -BeNullOrEmpty }
        $found.Evidence | Should -Match '-ConversationId'
        Get-WriteCount | Should -Be $before
    }

    It 'writes nothing under -WhatIf' {
        $before = Get-WriteCount
        $found = Test-PlatformAssumption UnknownCode, WriteDelay -ConversationId $talking -WhatIf
        $found.Evidence | Should -Match 'not confirmed'
        Get-WriteCount | Should -Be $before
    }

    It 'asks before each write' {
        (Get-Command -Name Test-PlatformAssumption).Parameters.Keys | Should -Contain 'Confirm'
        $type = (Get-Command -Name Test-PlatformAssumption).ImplementingType
        $type.GetCustomAttributes([System.Management.Automation.CmdletAttribute], $false).ConfirmImpact | Should -Be 'High'
    }

    It 'takes conversations from the pipeline, and gives what it settled to the simulator' {
        $found = Get-Conversation $talking | Test-PlatformAssumption SecondWrite, WrapupReadWhenNone -AsPolicy -Confirm:$false
        $found | Should -BeOfType [hashtable]
        $found['SecondWrite'] | Should -Be 'Refuse'
        $found['WrapupReadWhenNone'] | Should -Be 'NoContent'
        $desk = Start-GenesysSimulator -Policy $found
        ($desk.Policies | Where-Object Name -EQ 'SecondWrite').Value | Should -Be 'Refuse'
    }

    It 'measures a delay' {
        $other = (New-SimulatedConversation -State Connected).ConversationId
        (Test-PlatformAssumption WriteDelay -ConversationId $other -Confirm:$false).Position | Should -Match '^00:00:01'
    }

    It 'refuses a policy that no test settles, before anything is sent' {
        $before = @(Get-SimulatedRequest).Count
        { Test-PlatformAssumption Nonsense -ErrorAction Stop } | Should -Throw -ErrorId 'GenesysWrapup.InvalidValue,*'
        @(Get-SimulatedRequest).Count | Should -Be $before
    }

    It 'completes its policies' {
        (Get-Completion 'Test-PlatformAssumption Write').CompletionText | Should -Contain 'WriteDelay'
    }

    It 'gives a table with which the simulator behaves as what was tested, for everything that it settles at once' {
        $strange = @{
            MalformedId = 'NotFound'; UndeclaredError = 'Specific'; WrongMethod = 'NotFound'; RemovedOperation = 'Gone'
            LargestPage = '200'; TooLargePage = 'Cut'; AcwSetting = 'Absent'; RequestsPerMinute = '900'; DeclaredUserOnly = 'Accept'
            AnalyticsLargestPage = '50'; AnalyticsLongestDays = '90'; AnalyticsMostIds = '50'; AnalyticsJobKept = '7.00:00:00'
            TokenErrorBody = 'Platform'; BadSecretStatus = '400'; UnusableToken = 'AuthenticationRequired'
            WrapupReadWhenNone = 'NotFound'; UnknownCode = 'Accept'; CodeByNameAlone = 'Accept'; AttributeWrite = 'Replace'
            UnknownBodyMember = 'Ignore'; WrapupExpected = 'InAfterCallWork'; RequestedAcwElsewhere = 'Accept'
            WrapupDuration = 'ServerClock'; LongNotes = 'Refuse'; CodeNotOnQueue = 'Refuse'
        }
        $policies = @($strange.Keys)
        $tables = foreach ($given in $strange, $null) {
            $position = if ($given) { $given } else { $found }
            Connect-GenesysCloud -Simulator -Policy $position
            # A code that was set stays, so that each test finds one of its own.
            $tests = 1..15 | ForEach-Object { New-SimulatedConversation -State Connected }
            $found = $tests | Test-PlatformAssumption $policies -AsPolicy -Confirm:$false
            $found
        }
        foreach ($policy in $policies) {
            $tables[0][$policy] | Should -Be $strange[$policy] -Because $policy
            $tables[1][$policy] | Should -Be $strange[$policy] -Because "$policy, the second time"
        }
    }
}
