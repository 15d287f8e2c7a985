# Connecting, the default session of a runspace, and how a session ends.

BeforeAll {
    . ([System.IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))

    function Get-ConnectError([scriptblock] $Connect) {
        try {
            & $Connect
        }
        catch {
            return $_
        }
        throw 'Connecting succeeded.'
    }

    function ConvertTo-Secret([string] $Text) {
        $secret = [securestring]::new()
        $Text.ToCharArray() | ForEach-Object { $secret.AppendChar($_) }
        $secret
    }
}

Describe 'Connect-GenesysCloud' {
    AfterEach {
        Disconnect-GenesysCloud
    }

    Context '-Simulator' {
        It 'writes nothing and makes the default session' {
            Connect-GenesysCloud -Simulator | Should -BeNullOrEmpty
            $session = Get-GenesysSession
            $session.OrganizationName | Should -Be 'Simulated Contact Center'
            $session.Grant | Should -Be 'Simulator'
            $session.ClientName | Should -Not -BeNullOrEmpty
            $session.Region | Should -Not -BeNullOrEmpty
            $session.IsConnected | Should -BeTrue
            $session.TokenExpires | Should -BeGreaterThan ([datetime]::UtcNow)
        }

        It 'writes the session with -PassThru' {
            $session = Connect-GenesysCloud -Simulator -PassThru
            $session.GetType().FullName | Should -Be 'GenesysWrapup.Sessions.GenesysSession'
            [object]::ReferenceEquals($session, (Get-GenesysSession)) | Should -BeTrue
        }

        It 'takes a simulator that was started before, with its policies' {
            $simulator = Start-GenesysSimulator -Policy @{ WriteDelay = '00:00:07' }
            $simulator | Connect-GenesysCloud
            ($simulator.Policies | Where-Object Name -eq 'WriteDelay').Value | Should -Be '00:00:07'
            @(Get-SimulatedRequest -Simulator $simulator).Count | Should -Be 2
        }

        It 'refuses a scenario and a policy that there are not' {
            (Get-ConnectError { Connect-GenesysCloud -Simulator -Scenario nowhere }).FullyQualifiedErrorId | Should -BeLike 'GenesysWrapup.InvalidValue,*'
            (Get-ConnectError { Connect-GenesysCloud -Simulator -Policy @{ NoPolicy = 1 } }).TargetObject | Should -Be 'NoPolicy'
        }

        It 'asks the token of the simulator and nothing of the network' {
            Connect-GenesysCloud -Simulator
            (Get-SimulatedRequest).Path | Should -Be '/oauth/token', '/api/v2/tokens/me'
        }
    }

    Context 'what is missing or wrong' {
        It 'is an error and never a question: <Name>' -ForEach @(
            @{ Name = 'nothing at all'; Connect = { Connect-GenesysCloud }; Id = 'MissingCredential' }
            @{ Name = 'only a region'; Connect = { Connect-GenesysCloud -Region us_west_2 }; Id = 'MissingCredential' }
            @{ Name = 'a client without its secret'; Connect = { Connect-GenesysCloud -ClientId some-client -Region us_west_2 }; Id = 'MissingCredential' }
            @{ Name = 'an empty secret'; Connect = { Connect-GenesysCloud -ClientId some-client -ClientSecret ([securestring]::new()) -Region us_west_2 }; Id = 'MissingCredential' }
            @{ Name = 'a client without a region'; Connect = { Connect-GenesysCloud -ClientId some-client -ClientSecret (ConvertTo-Secret x) }; Id = 'MissingCredential' }
            @{ Name = 'an empty token'; Connect = { Connect-GenesysCloud -AccessToken ([securestring]::new()) -Region us_west_2 }; Id = 'MissingCredential' }
            @{ Name = 'a sign-in without a client'; Connect = { Connect-GenesysCloud -Interactive -Region us_west_2 }; Id = 'MissingCredential' }
            @{ Name = 'a connection without anything'; Connect = { Connect-GenesysCloud -Connection @{} }; Id = 'MissingCredential' }
            @{ Name = 'a connection without a secret'; Connect = { Connect-GenesysCloud -Connection @{ Region = 'us_west_2'; ClientId = 'x' } }; Id = 'MissingCredential' }
            @{ Name = 'a profile file that is not there'; Connect = { Connect-GenesysCloud -Profile some -ProfilePath ./no-such-file.toml }; Id = 'ProfileNotFound' }
            @{ Name = 'a region that is not there'; Connect = { Connect-GenesysCloud -Region us-wst-2 -ClientId x -ClientSecret (ConvertTo-Secret x) }; Id = 'UnknownRegion' }
            @{ Name = 'an address that is not encrypted'; Connect = { Connect-GenesysCloud -BaseUri http://gateway.example.com -ClientId x -ClientSecret (ConvertTo-Secret x) }; Id = 'InsecureAddress' }
            @{ Name = 'an address where nobody listens'; Connect = { Connect-GenesysCloud -BaseUri http://127.0.0.1:9 -MaxRetries 0 -ClientId x -ClientSecret (ConvertTo-Secret x) }; Id = 'Unreachable' }
            @{ Name = 'a wait below zero'; Connect = { Connect-GenesysCloud -Region us_west_2 -LongestWait -00:00:01 -ClientId x -ClientSecret (ConvertTo-Secret x) }; Id = 'InvalidValue' }
        ) {
            $caught = Get-ConnectError $Connect
            $caught.FullyQualifiedErrorId | Should -Be "GenesysWrapup.$Id,GenesysWrapup.Commands.ConnectGenesysCloudCommand"
            $caught.Exception.NextStep | Should -Not -BeNullOrEmpty
            $caught.ErrorDetails.RecommendedAction | Should -Be $caught.Exception.NextStep
            Get-GenesysSession | Should -BeNullOrEmpty
        }

        It 'says which environment variables are missing' {
            $names = 'GENESYSCLOUD_REGION', 'GENESYSCLOUD_OAUTHCLIENT_ID', 'GENESYSCLOUD_OAUTHCLIENT_SECRET', 'GENESYSCLOUD_ACCESS_TOKEN'
            $before = @{}
            foreach ($name in $names) {
                $before[$name] = [Environment]::GetEnvironmentVariable($name)
                [Environment]::SetEnvironmentVariable($name, $null)
            }
            try {
                $caught = Get-ConnectError { Connect-GenesysCloud -Environment }
                $caught.FullyQualifiedErrorId | Should -BeLike 'GenesysWrapup.MissingCredential,*'
                "$caught" | Should -BeLike '*GENESYSCLOUD_OAUTHCLIENT_ID*'
            }
            finally {
                foreach ($name in $names) {
                    [Environment]::SetEnvironmentVariable($name, $before[$name])
                }
            }
        }

        It 'names the profiles that there are' {
            $file = Join-Path $TestDrive 'config.toml'
            Set-Content -Path $file -Value "[production]`nclient_credentials = `"x`""
            $caught = Get-ConnectError { Connect-GenesysCloud -Profile prodction -ProfilePath $file }
            $caught.FullyQualifiedErrorId | Should -BeLike 'GenesysWrapup.ProfileNotFound,*'
            "$caught" | Should -BeLike "*Did you mean 'production'*"
        }

        It 'offers the nearest regions for one that is mistyped' {
            "$(Get-ConnectError { Connect-GenesysCloud -Region us-wst-2 -ClientId x -ClientSecret (ConvertTo-Secret x) })" |
                Should -BeLike "*'us-wst-2'*Did you mean*us_west_2*"
        }

        It 'leaves the session that was there' {
            Connect-GenesysCloud -Simulator
            $null = Get-ConnectError { Connect-GenesysCloud }
            Get-GenesysSession | Should -Not -BeNullOrEmpty
        }
    }

    Context 'completion' {
        It 'offers all 18 regions by name and by domain' {
            $offered = (Get-Completion 'Connect-GenesysCloud -Region ').CompletionText
            ($offered | Where-Object { $_ -notlike '*.*' }).Count | Should -Be 18
            ($offered | Where-Object { $_ -like '*.*' }).Count | Should -Be 18
        }

        It 'offers hyphens to whoever types hyphens' {
            (Get-Completion 'Connect-GenesysCloud -Region us-w').CompletionText | Should -Be 'us-west-2'
            (Get-Completion 'Connect-GenesysCloud -Region us_w').CompletionText | Should -Be 'us_west_2'
            (Get-Completion 'Connect-GenesysCloud -Region usw2').CompletionText | Should -Be 'usw2.pure.cloud'
        }

        It 'offers nothing that needs a session where there is none' {
            Get-Completion 'Get-WrapupCode -Name ' | Where-Object ResultType -eq ParameterValue | Should -BeNullOrEmpty
        }

        It 'quotes what has to be quoted, and takes the -Session of the line' {
            $global:completionSession = Connect-GenesysCloud -Simulator -PassThru
            try {
                $null = Connect-GenesysCloud -Simulator
                (Get-Completion 'Get-WrapupCode -Session $completionSession -Name sales').CompletionText | Should -Contain "'Sales follow-up'"
                (Get-Completion 'Get-WrapupCode -Name "sales').CompletionText | Should -Contain '"Sales follow-up"'
            }
            finally {
                Disconnect-GenesysCloud $completionSession
                Remove-Variable -Name completionSession -Scope Global
            }
        }

        It 'gives up within two seconds or so where the platform does not answer' {
            Connect-GenesysCloud -Simulator
            Add-SimulatedFault -Operation 'getRouting*' -Delay 01:00:00
            $watch = [System.Diagnostics.Stopwatch]::StartNew()
            Get-Completion 'Get-WrapupCode -Name ' | Where-Object ResultType -eq ParameterValue | Should -BeNullOrEmpty
            $watch.Elapsed.TotalSeconds | Should -BeLessThan 10
        }
    }
}

Describe 'The default session' {
    AfterEach {
        Disconnect-GenesysCloud
    }

    It 'belongs to one runspace' {
        $mine = Connect-GenesysCloud -Simulator -PassThru
        $module = Get-BuiltModulePath
        $theirs = 1..4 | ForEach-Object -ThrottleLimit 4 -Parallel {
            Import-Module -Name $using:module
            $before = Get-GenesysSession
            $session = Connect-GenesysCloud -Simulator -PassThru
            Start-Sleep -Milliseconds 50
            [pscustomobject]@{ Before = $before; Session = $session; Same = [object]::ReferenceEquals($session, (Get-GenesysSession)) }
        }
        $theirs.Count | Should -Be 4
        $theirs.Before | Should -BeNullOrEmpty
        $theirs.Same | Should -Not -Contain $false
        $all = @($mine) + $theirs.Session
        foreach ($i in 0..3) {
            foreach ($j in ($i + 1)..4) {
                [object]::ReferenceEquals($all[$i], $all[$j]) | Should -BeFalse
            }
        }
        [object]::ReferenceEquals($mine, (Get-GenesysSession)) | Should -BeTrue
        $theirs.Session | Disconnect-GenesysCloud
    } -Skip:($PSVersionTable.PSVersion.Major -lt 7)

    It 'can be passed to another runspace, which is told so where it was not' {
        $mine = Connect-GenesysCloud -Simulator -PassThru
        $module = Get-BuiltModulePath
        $run = 1 | ForEach-Object -Parallel {
            Import-Module -Name $using:module
            try {
                Get-WrapupCode -Name Resolved
            }
            catch {
                "$($_.FullyQualifiedErrorId) $_"
            }
            Get-WrapupCode -Name Resolved -Session $using:mine
        }
        $run[0] | Should -BeLike 'GenesysWrapup.NotConnected,* $using:*'
        $run[1].Name | Should -Be 'Resolved'
    } -Skip:($PSVersionTable.PSVersion.Major -lt 7)

    It 'gives way to -Session' {
        $other = Start-GenesysSimulator
        $session = $other | Connect-GenesysCloud -PassThru
        Connect-GenesysCloud -Simulator
        $before = @(Get-SimulatedRequest).Count
        Get-WrapupCode -Name Resolved -Session $session | Should -Not -BeNullOrEmpty
        @(Get-SimulatedRequest).Count | Should -Be $before
        Get-SimulatedRequest -Simulator $other -Operation getRoutingWrapupcodes | Should -Not -BeNullOrEmpty
        Disconnect-GenesysCloud $session
    }
}

Describe 'Disconnect-GenesysCloud' {
    AfterEach {
        Disconnect-GenesysCloud
    }

    It 'revokes the token and forgets the session' {
        $simulator = Start-GenesysSimulator
        $session = $simulator | Connect-GenesysCloud -PassThru
        Disconnect-GenesysCloud | Should -BeNullOrEmpty
        Get-GenesysSession | Should -BeNullOrEmpty
        $session.IsConnected | Should -BeFalse
        $session.TokenExpires | Should -BeNullOrEmpty
        (Get-SimulatedRequest -Simulator $simulator -Operation deleteTokensMe).Status | Should -Be 200
        { Get-WrapupCode -Session $session } | Should -Throw -ErrorId 'GenesysWrapup.NotConnected,GenesysWrapup.Commands.GetWrapupCodeCommand'
    }

    It 'has nothing to do without a session, and says so only when asked' {
        Disconnect-GenesysCloud *>&1 | Should -BeNullOrEmpty
        Disconnect-GenesysCloud -Verbose 4>&1 | Should -BeLike '*no open session*'
    }

    It 'keeps the session under -WhatIf' {
        Connect-GenesysCloud -Simulator
        Disconnect-GenesysCloud -WhatIf
        (Get-GenesysSession).IsConnected | Should -BeTrue
    }

    It 'forgets the session also where the platform refuses to revoke' {
        $session = Connect-GenesysCloud -Simulator -MaxRetries 0 -PassThru
        Add-SimulatedFault -Operation deleteTokensMe -Status 500
        Disconnect-GenesysCloud
        $session.IsConnected | Should -BeFalse
    }
}

Describe 'Removing the module' {
    AfterEach {
        Disconnect-GenesysCloud
    }

    It 'revokes and forgets the sessions of the runspace' {
        $run = Invoke-FreshPowerShell {
            param($Module)
            Import-Module -Name $Module
            $simulator = Start-GenesysSimulator
            $first = $simulator | Connect-GenesysCloud -PassThru
            $second = $simulator | Connect-GenesysCloud -PassThru
            Remove-Module -Name GenesysWrapup
            $open = @($first, $second | Where-Object IsConnected).Count
            Import-Module -Name $Module
            [pscustomobject]@{
                Open    = $open
                Revoked = @(Get-SimulatedRequest -Simulator $simulator -Operation deleteTokensMe | Where-Object Status -eq 200).Count
                Default = @(Get-GenesysSession).Count
            }
        }
        $run.Open | Should -Be 0
        $run.Revoked | Should -Be 2
        $run.Default | Should -Be 0
    }
}

Describe 'The simulator''s cmdlets' {
    AfterEach {
        Disconnect-GenesysCloud
    }

    It 'mean that of the current session, and say so where there is none' {
        foreach ($command in { New-SimulatedConversation }, { Add-SimulatedFault -Status 500 }, { Step-SimulatedClock }, { Get-SimulatedRequest }) {
            $command | Should -Throw -ErrorId 'GenesysWrapup.NoSimulator,*'
        }
    }

    It 'refuse a stopped simulator' {
        $simulator = Start-GenesysSimulator
        Stop-GenesysSimulator $simulator
        $simulator.IsRunning | Should -BeFalse
        { Get-SimulatedRequest -Simulator $simulator } | Should -Throw -ErrorId 'GenesysWrapup.NoSimulator,*'
        { $simulator | Connect-GenesysCloud } | Should -Throw -ErrorId 'GenesysWrapup.NoSimulator,*'
    }

    It 'end the default session with its simulator' {
        Connect-GenesysCloud -Simulator
        Stop-GenesysSimulator
        Get-GenesysSession | Should -BeNullOrEmpty
    }

    It 'make a <MediaType> conversation in the state <State>' -ForEach $(
        foreach ($media in 'call', 'callback', 'email', 'message', 'social', 'video') {
            foreach ($state in 'Connected', 'AwaitingWrapup', 'Coded', 'TimedOut', 'EndedUncoded') {
                @{ MediaType = $media; State = $state }
            }
        }
    ) {
        Connect-GenesysCloud -Simulator
        $made = New-SimulatedConversation -MediaType $MediaType -State $State
        $made.MediaType | Should -Contain $MediaType
        $read = Get-Conversation $made.ConversationId
        $read.AwaitingWrapup | Should -Be $made.AwaitingWrapup
        $read.AwaitingWrapup | Should -Be ([int]($State -eq 'AwaitingWrapup'))
        $agent = Get-ConversationParticipant $made.ConversationId | Where-Object CanBeWrappedUp
        $expected = @{ Connected = 'Connected'; AwaitingWrapup = 'Pending'; Coded = 'Coded'; TimedOut = 'TimedOut' }[$State]
        if ($expected) {
            $agent.WrapupState | Should -Be $expected
        }
        else {
            $agent.AssignedCode | Should -BeNullOrEmpty
        }
    }

    It 'let time go by' {
        $simulator = Start-GenesysSimulator
        $simulator | Connect-GenesysCloud
        $before = $simulator.Time
        Step-SimulatedClock 01:00:00 | Should -BeNullOrEmpty
        ($simulator.Time - $before).TotalMinutes | Should -BeGreaterOrEqual 60
        { Step-SimulatedClock 00:00:00 -ErrorAction Stop } | Should -Throw -ErrorId 'GenesysWrapup.InvalidValue,*'
    }

    It 'do nothing under -WhatIf' {
        Connect-GenesysCloud -Simulator
        New-SimulatedConversation -WhatIf | Should -BeNullOrEmpty
        Start-GenesysSimulator -WhatIf | Should -BeNullOrEmpty
        Add-SimulatedFault -Status 500 -WhatIf
        Get-WrapupCode -Name Resolved | Should -Not -BeNullOrEmpty
        Stop-GenesysSimulator -WhatIf
        (Get-GenesysSession).IsConnected | Should -BeTrue
    }

    It 'let go wrong what they are told to' {
        Connect-GenesysCloud -Simulator -MaxRetries 0
        Add-SimulatedFault -Operation getConversation -Status 503 -Count 1
        $made = New-SimulatedConversation
        { Get-Conversation $made.ConversationId -ErrorAction Stop } | Should -Throw -ErrorId 'GenesysWrapup.ServiceUnavailable,*'
        Get-Conversation $made.ConversationId | Should -Not -BeNullOrEmpty
        { Add-SimulatedFault -ErrorAction Stop } | Should -Throw -ErrorId 'GenesysWrapup.MissingInput,*'
        { Add-SimulatedFault -Status 9 -ErrorAction Stop } | Should -Throw -ErrorId 'GenesysWrapup.InvalidValue,*'
    }
}
