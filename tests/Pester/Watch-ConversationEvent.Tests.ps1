Describe 'Watch-ConversationEvent' {
    BeforeAll {
        . ([System.IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))

        # Runs something beside the pipeline of the test, once somebody has subscribed.
        function Start-Beside([scriptblock] $Script, $Simulator) {
            $beside = [powershell]::Create()
            $null = $beside.AddScript({
                    param($module, $simulator, $script)
                    Import-Module $module
                    $subscribed = 'postNotificationsChannelSubscriptions'
                    while ($subscribed -notin (Get-SimulatedRequest -Simulator $simulator).Operation) {
                        $null = [System.Threading.Thread]::Yield()
                    }
                    & ([scriptblock]::Create($script)) $simulator
                }).AddArgument((Get-BuiltModulePath)).AddArgument($Simulator).AddArgument("$Script")
            $null = $beside.BeginInvoke()
            $beside
        }
    }

    BeforeEach {
        $start = Connect-TestSimulator
    }

    It 'ends in time with a clock that skips what is waited for' {
        $simulator = Start-GenesysSimulator -SkipWait
        $simulator | Connect-GenesysCloud
        $conversation = (New-SimulatedConversation -Queue Support).ConversationId
        Watch-ConversationEvent -ConversationId $conversation -Timeout 00:05:00 | Should -BeNullOrEmpty
    }

    It 'gives each of a burst its result, and none waits for the next event' {
        $beside = Start-Beside -Simulator $start.Simulator -Script {
            param($simulator)
            1..5 | ForEach-Object { New-SimulatedConversation -Simulator $simulator -MediaType call -State AwaitingWrapup -Queue Support }
        }
        try {
            # After the burst there is silence: a result that waits for another event would never come.
            $results = Watch-ConversationEvent -Queue Support |
                Where-Object WrapupState -EQ 'Pending' |
                Set-ParticipantWrapup -WrapupCode 'Resolved' -ErrorAction SilentlyContinue |
                Where-Object Outcome -EQ 'Set' |
                Select-Object -First 5
        } finally {
            $beside.Dispose()
        }
        @($results.ConversationId | Sort-Object -Unique).Count | Should -Be 5
    }

    It 'writes typed events that name the agent' {
        $beside = Start-Beside -Simulator $start.Simulator -Script {
            param($simulator)
            1..3 | ForEach-Object { New-SimulatedConversation -Simulator $simulator -MediaType call -State AwaitingWrapup -Queue Support }
        }
        try {
            $found = Watch-ConversationEvent -Queue Support -MaxEvents 3
        } finally {
            $beside.Dispose()
        }
        $found | Should -HaveCount 3
        $found[0].PSObject.TypeNames[0] | Should -Be 'GenesysWrapup.Core.Events.ConversationEvent'
        $found.Source | Select-Object -Unique | Should -Be 'Notification'
    }

    It 'ends with its time' {
        Watch-ConversationEvent -Queue Support -Timeout 1 | Should -BeNullOrEmpty
    }

    It 'ends at once when it is stopped' {
        $watching = [powershell]::Create()
        $null = $watching.AddScript({
                param($module, $session)
                Import-Module $module
                Watch-ConversationEvent -Queue Support -Session $session
            }).AddArgument((Get-BuiltModulePath)).AddArgument((Get-GenesysSession))
        $null = $watching.BeginInvoke()
        while (-not (Get-SimulatedRequest | Where-Object Operation -EQ 'postNotificationsChannelSubscriptions')) {
            $null = [System.Threading.Thread]::Yield()
        }
        $watching.Stop()
        $watching.InvocationStateInfo.State | Should -Be 'Stopped'
        $watching.Dispose()
    }

    It 'asks for something to watch' {
        $null = Watch-ConversationEvent -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'GenesysWrapup.MissingInput,*'
    }

    It 'names a queue that there is not, and a type that conversations do not have' {
        $null = Watch-ConversationEvent -Queue 'Suport' -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'GenesysWrapup.QueueNotFound,*'
        $typo = @{ ConversationId = $start.ConversationId; EventType = 'Wrappup'; ErrorAction = 'SilentlyContinue' }
        $null = Watch-ConversationEvent @typo -ErrorVariable failed
        "$($failed[0])" | Should -Match 'no events of type Wrappup'
        $failed[0].ErrorDetails.RecommendedAction | Should -Match 'UserEnd'
    }

    It 'says where sockets are refused' {
        $simulator = Start-GenesysSimulator -Policy @{ Sockets = 'Refuse' }
        Connect-GenesysCloud -SimulatedPlatform $simulator
        $null = Watch-ConversationEvent -Queue Support -Timeout 1 -ErrorAction SilentlyContinue -ErrorVariable failed
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'GenesysWrapup.SocketRefused,*'
    }
}
