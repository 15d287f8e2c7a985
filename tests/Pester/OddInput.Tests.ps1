# Input at the edges: each is taken for what it is, or refused with an error of this module's own.

BeforeAll {
    . ([System.IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    $start = Connect-TestSimulator
    $simulator = $start.Simulator
}

AfterAll {
    Disconnect-GenesysCloud
}

Describe 'Input at the edges' {
    BeforeEach {
        $simulator | Connect-GenesysCloud
    }

    It 'is taken for what it is, or refused: <Line>' -ForEach @(
        @{ Line = "Get-WrapupCode -Name '['"; Id = $null }
        @{ Line = "Get-SimulatedRequest -Operation '['"; Id = $null }
        @{ Line = "Find-RequiredPermission -Operation '['"; Id = 'InvalidValue' }
        @{ Line = "Find-RequiredPermission '['"; Id = 'InvalidValue' }
        @{ Line = "Get-WrapupCode -Name `$null, 'Resolved'"; Id = $null }
        @{ Line = "Find-RequiredPermission -Command `$null, Set-ParticipantWrapup"; Id = $null }
        @{ Line = "Get-ConversationParticipant `$start.ConversationId -Purpose `$null, agent"; Id = $null }
        @{ Line = 'Connect-GenesysCloud -Profile p -ProfilePath "a`0b"'; Id = 'InvalidValue' }
        @{ Line = "Connect-GenesysCloud -Profile p -ProfilePath 'nodrive:y'"; Id = 'InvalidValue' }
        @{ Line = "Connect-GenesysCloud -Profile p -ProfilePath 'env:PATH'"; Id = 'InvalidValue' }
        # Not a file of that name in the folder of the process.
        @{ Line = "Connect-GenesysCloud -Profile p -ProfilePath 'env:'"; Id = 'InvalidValue' }
        @{ Line = "Import-WrapupJournal 'env:'"; Id = 'InvalidValue' }
        @{ Line = "Import-WrapupJournal -LiteralPath 'function:x'"; Id = 'InvalidValue' }
        @{ Line = "Set-ParticipantWrapup `$start.ConversationId Resolved -Journal 'variable:journal'"; Id = 'InvalidValue' }
        @{ Line = "Get-WrapupCode | Export-WrapupReport -Path 'env:report'"; Id = 'InvalidValue' }
        @{ Line = 'Add-SimulatedFault * -Status 503 -RetryAfter "1`r`nSet-Cookie: a=b"'; Id = $null }
        @{ Line = "Import-WrapupJournal -LiteralPath 'nodrive:y'"; Id = 'InvalidValue' }
        @{ Line = "Import-WrapupJournal 'nodrive:y*'"; Id = 'InvalidValue' }
        @{ Line = "Import-WrapupJournal '['"; Id = 'JournalNotFound' }
        @{ Line = "Set-ParticipantWrapup `$start.ConversationId Resolved -Journal 'nodrive:y'"; Id = 'InvalidValue' }
        @{ Line = "Find-Conversation -Interval '0001-01-01T00:00:00Z/0001-01-01T00:00:01Z'"; Id = $null }
        @{ Line = "Find-Conversation -Interval '9999-12-31T23:59:58Z/9999-12-31T23:59:59Z'"; Id = $null }
        @{ Line = "Find-Conversation -Last ([timespan]::MaxValue)"; Id = 'InvalidValue' }
    ) {
        $errors = @()
        try {
            . ([scriptblock]::Create("$Line -ErrorVariable errors -ErrorAction SilentlyContinue")) | Out-Null
        }
        catch {
            $errors = @($_)
        }
        foreach ($one in $errors) {
            $one.FullyQualifiedErrorId | Should -BeLike 'GenesysWrapup.*' -Because "$one"
            $one.FullyQualifiedErrorId | Should -Not -BeLike 'GenesysWrapup.Internal*' -Because "$one"
        }
        if ($Id) {
            $errors[0].FullyQualifiedErrorId | Should -BeLike "GenesysWrapup.$Id,*"
        }
    }

    It 'suggests no command that reads otherwise than it runs' {
        $turned = "Re$([char]0x202e)devlos"
        $found = Test-ParticipantWrapup $start.ConversationId -WrapupCode $turned
        $found.Findings.Command | Where-Object { $_ } | Should -Not -BeNullOrEmpty
        $found.Findings.Command | Where-Object { $_ -match '[\u2028-\u202e\u2066-\u2069]' } | Should -BeNullOrEmpty
    }

    It 'takes the largest time span for without end' {
        $longest = [timespan]::MaxValue
        $other = Start-GenesysSimulator
        $session = $other | Connect-GenesysCloud -LongestWait $longest -PassThru
        $conversation = (New-SimulatedConversation -MediaType call -State AwaitingWrapup -Simulator $other).ConversationId
        (Set-ParticipantWrapup $conversation Resolved -VerifyTimeout $longest -Wait $longest -Session $session).Outcome |
            Should -Be 'Set'
        Step-SimulatedClock $longest -Simulator $other -PassThru -WarningAction SilentlyContinue |
            Should -Be ([datetime]::MaxValue)
        # Nothing that is added to the end of time may fail.
        Disconnect-GenesysCloud $session
        $session.IsConnected | Should -BeFalse
    }

    It 'matches a pattern without end in the time that it takes to read it' {
        $pattern = '[' * 1MB
        { Find-RequiredPermission $pattern -ErrorAction Stop } | Should -Throw -ErrorId 'GenesysWrapup.InvalidValue*'
        { Test-SessionAccess -Operation ('*a' * 200KB) -ErrorAction Stop } | Should -Throw -ErrorId 'GenesysWrapup.InvalidValue*'
        { Add-SimulatedFault -Operation ('*a*' * 200KB) -Status 500 -Simulator $simulator -ErrorAction Stop } |
            Should -Throw -ErrorId 'GenesysWrapup.*'
        (Get-WrapupCode -Name Resolved).Name | Should -Be 'Resolved'
    }

    It 'repeats no more of what was given than somebody reads' {
        $long = 'x' * 100KB
        foreach ($command in { Get-Conversation $long }, { Get-WrapupCode -Name $long }, { Find-RequiredPermission $long },
            { Set-ParticipantWrapup $long $long }, { Get-WrapupCode -Queue $long }) {
            $told = try { & $command 2>&1 } catch { $_ }
            $shown = ($told | Out-String -Width 1000) -replace "\s+", " "
            $shown.Length | Should -BeGreaterThan 20
            $shown.Length | Should -BeLessThan 8000
            ($told | Format-List -Property * -Force | Out-String -Width 1000) -split "`r?`n" |
                Where-Object { $_.Length -gt 3000 -and $_ -notmatch 'TargetObject' } | Should -BeNullOrEmpty
        }
    }
}
