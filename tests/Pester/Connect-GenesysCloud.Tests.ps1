# Every way to connect, what each refusal says, and how long the token lasts.

BeforeDiscovery {
    $haveDotnet = [bool](Get-Command -Name dotnet -CommandType Application -ErrorAction Ignore)
    $haveCurl = [bool](Get-Command -Name curl -CommandType Application -ErrorAction Ignore)
}

BeforeAll {
    . ([System.IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    # Other files leave a session behind.
    Disconnect-GenesysCloud

    function Get-ConnectError([scriptblock] $Connect) {
        try {
            $null = & $Connect
        }
        catch {
            return $_
        }
        throw 'There was no error.'
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
            $session.GetType().FullName | Should -Be 'GenesysWrapup.Core.Sessions.GenesysSession'
            [object]::ReferenceEquals($session, (Get-GenesysSession)) | Should -BeTrue
        }

        It 'takes a simulator that was started before, with its policies' {
            $simulator = Start-GenesysSimulator -Policy @{ WriteDelay = '00:00:07' }
            $simulator | Connect-GenesysCloud
            ($simulator.Policies | Where-Object Name -eq 'WriteDelay').Value | Should -Be '00:00:07'
            @(Get-SimulatedRequest -Simulator $simulator).Count | Should -Be 2
        }

        It 'refuses a scenario and a policy that there are not' {
            (Get-ConnectError { Connect-GenesysCloud -Simulator -Scenario nowhere }).FullyQualifiedErrorId |
                Should -BeLike 'GenesysWrapup.InvalidValue,*'
            (Get-ConnectError { Connect-GenesysCloud -Simulator -Policy @{ NoPolicy = 1 } }).TargetObject | Should -Be 'NoPolicy'
        }

        It 'asks the token of the simulator and nothing of the network' {
            Connect-GenesysCloud -Simulator
            (Get-SimulatedRequest).Path | Should -Be '/oauth/token', '/api/v2/tokens/me'
        }
    }

    Context 'who is there' {
        BeforeAll {
            $terminal = Get-Command script -CommandType Application -ErrorAction Ignore | Select-Object -First 1
            $line = "Import-Module '$(Get-BuiltModulePath)'; Connect-GenesysCloud -Simulator"
            $greeting = '(?m)Connected to Simulated Contact Center in simulator\.invalid as Wrap-up runbook, ' +
                'until \d{4}-\d\d-\d\d \d\d:\d\d UTC\.'

            # What somebody sees at a terminal of this machine.
            function Get-Terminal([string] $Argument) {
                $shell = (Get-Process -Id $PID).Path
                & $terminal -qec "'$shell' -NoLogo -NoProfile $Argument" /dev/null | Out-String
            }
        }

        It 'tells a person at a prompt who, where and until when; a script at the same terminal tells nothing' {
            if (-not $terminal -or $PSVersionTable.PSVersion.Major -lt 7 -or -not $IsLinux) {
                Set-ItResult -Skipped -Because 'it needs the script command of Linux'
            }
            $file = Join-Path $TestDrive 'runbook.ps1'
            Set-Content -Path $file -Value "$line; 'end of the runbook'"
            Get-Terminal "-Command `"$line`"" | Should -Match $greeting
            Get-Terminal "-Command `"$line -PassThru | Out-Null`"" | Should -Not -Match 'Connected to'
            $ofScript = Get-Terminal "-File $file"
            $ofScript | Should -Match 'end of the runbook'
            $ofScript | Should -Not -Match 'Connected to'
        }

        It 'tells nobody where there is no terminal; -Verbose does' {
            $told = Invoke-FreshPowerShell { param($Module) Import-Module $Module; Connect-GenesysCloud -Simulator 6>&1 }
            $told | Should -BeNullOrEmpty
            (Connect-GenesysCloud -Simulator -Verbose 4>&1)[-1] |
                Should -BeLike 'Connected to Simulated Contact Center in simulator.invalid as *'
        }
    }

    Context 'its syntax' {
        It 'shows what chooses a way to connect as needed' {
            $sets = @((Get-Help Connect-GenesysCloud).syntax.syntaxItem).ForEach({
                    (@($_.parameter) | Where-Object required -EQ 'true').name -join ',' })
            $sets | Should -Be '', 'Interactive', 'AccessToken', 'Environment', '', 'Connection', 'Simulator', 'SimulatedPlatform'
        }

        It 'asks for nothing that another parameter could leave out' {
            foreach ($set in (Get-Command Connect-GenesysCloud).ParameterSets) {
                $needed = @($set.Parameters | Where-Object IsMandatory).Name
                $own = $set.Parameters | Where-Object {
                    $name = $_.Name
                    @((Get-Command Connect-GenesysCloud).ParameterSets | Where-Object { $_.Parameters.Name -contains $name }).Count -eq 1
                }
                if ($needed) {
                    $needed | Should -Be @($own.Name) -Because "else -$($own.Name -join ', -') alone would make PowerShell ask"
                }
            }
        }
    }

    Context 'what is missing or wrong' {
        It 'is an error and never a question: <Name>' -ForEach @(
            @{ Name = 'nothing at all'; Connect = { Connect-GenesysCloud }; Id = 'MissingCredential' }
            @{ Name = 'only a region'; Connect = { Connect-GenesysCloud -Region us_west_2 }; Id = 'MissingCredential' }
            @{ Name = 'a client without its secret'; Id = 'MissingCredential'; Connect = {
                Connect-GenesysCloud -ClientId some-client -Region us_west_2 } }
            @{ Name = 'an empty secret'; Id = 'MissingCredential'; Connect = {
                Connect-GenesysCloud -ClientId some-client -ClientSecret ([securestring]::new()) -Region us_west_2 } }
            @{ Name = 'a client without a region'; Id = 'MissingCredential'; Connect = {
                Connect-GenesysCloud -ClientId some-client -ClientSecret (ConvertTo-Secret x) } }
            @{ Name = 'an empty token'; Id = 'MissingCredential'; Connect = {
                Connect-GenesysCloud -AccessToken ([securestring]::new()) -Region us_west_2 } }
            @{ Name = 'a sign-in without a client'; Id = 'MissingCredential'; Connect = {
                Connect-GenesysCloud -Interactive -Region us_west_2 } }
            @{ Name = 'a connection without anything'; Connect = { Connect-GenesysCloud -Connection @{} }; Id = 'MissingCredential' }
            @{ Name = 'a connection without a secret'; Id = 'MissingCredential'; Connect = {
                Connect-GenesysCloud -Connection @{ Region = 'us_west_2'; ClientId = 'x' } } }
            @{ Name = 'a profile file that is not there'; Id = 'ProfileNotFound'; Connect = {
                Connect-GenesysCloud -Profile some -ProfilePath ./no-such-file.toml } }
            @{ Name = 'a profile file without anything'; Id = 'ProfileNotFound'; Connect = {
                $null = New-Item -Path TestDrive:/empty.toml -Force
                Connect-GenesysCloud -Profile some -ProfilePath TestDrive:/empty.toml } }
            @{ Name = 'a region that is not there'; Id = 'UnknownRegion'; Connect = {
                Connect-GenesysCloud -Region us-wst-2 -ClientId x -ClientSecret (ConvertTo-Secret x) } }
            @{ Name = 'an address that is not encrypted'; Id = 'InsecureAddress'; Connect = {
                Connect-GenesysCloud -BaseUri http://gateway.example.com -ClientId x -ClientSecret (ConvertTo-Secret x) } }
            @{ Name = 'an address with a user in it'; Id = 'InsecureAddress'; Connect = {
                Connect-GenesysCloud -BaseUri https://me:word@gateway.example.com -ClientId x -ClientSecret (ConvertTo-Secret x) } }
            @{ Name = 'another machine that is not encrypted, in a connection'; Id = 'InsecureAddress'; Connect = {
                Connect-GenesysCloud -Connection @{ BaseUri = 'http://10.0.0.1'; ClientId = 'x'; ClientSecret = 'x' } } }
            @{ Name = 'an address where nobody listens'; Id = 'Unreachable'; Connect = {
                Connect-GenesysCloud -BaseUri http://127.0.0.1:9 -MaxRetries 0 -ClientId x -ClientSecret (ConvertTo-Secret x) } }
            @{ Name = 'a wait below zero'; Id = 'InvalidValue'; Connect = {
                Connect-GenesysCloud -Region us_west_2 -LongestWait -00:00:01 -ClientId x -ClientSecret (ConvertTo-Secret x) } }
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
                (Get-Completion 'Get-WrapupCode -Session $completionSession -Name sales').CompletionText |
                    Should -Contain "'Sales follow-up'"
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
            # The simulator still sits on what it was asked.
            Step-SimulatedClock 02:00:00
        }
    }
}

# What the simulator in memory cannot show: the grants, over a real wire.
Describe 'Connect-GenesysCloud where there is no host' {
    It 'fails in under five seconds for <Address>' -ForEach @{ Address = 'http://127.0.0.1:1' }, @{ Address = 'https://no.such.invalid' } {
        $watch = [System.Diagnostics.Stopwatch]::StartNew()
        { Connect-GenesysCloud -BaseUri $Address -ClientId 'x' -ClientSecret (ConvertTo-Secret 'y') } |
            Should -Throw -ErrorId 'GenesysWrapup.Unreachable,*'
        $watch.Elapsed.TotalSeconds | Should -BeLessThan 5
    }

    It 'fails in under five seconds where a connection is taken and nothing ever said' -Skip:(
        $PSVersionTable.PSVersion.Major -lt 7) {
        # As a firewall does it that swallows packets: the connection never becomes one.
        $listener = [System.Net.Sockets.TcpListener]::new([System.Net.IPAddress]::Loopback, 0)
        $listener.Start()
        try {
            $address = "https://127.0.0.1:$($listener.LocalEndpoint.Port)"
            $refused = { Connect-GenesysCloud -BaseUri $address -ClientId 'x' -ClientSecret (ConvertTo-Secret 'y') } |
                Should -Throw -ErrorId 'GenesysWrapup.Unreachable,*' -PassThru
            "$refused" | Should -BeLike '*cannot be reached: no connection within 4 s*'
            $refused.Exception.Attempts | Should -Be 1
        }
        finally {
            $listener.Stop()
        }
    }

    It 'asks whether https was meant before a bare host' {
        $refused = { Connect-GenesysCloud -BaseUri example.invalid -ClientId 'x' -ClientSecret (ConvertTo-Secret 'y') } |
            Should -Throw -ErrorId 'GenesysWrapup.InsecureAddress,*' -PassThru
        $refused.Exception.NextStep | Should -Be 'Did you mean https://example.invalid?'
    }
}

Describe 'Connect-GenesysCloud to a server' -Skip:(-not $haveDotnet) {
    BeforeAll {
        $server = Start-SimulatorServer
        $control = "$($server.baseUrl)/_simulator"
        $there = @{ BaseUri = $server.baseUrl; MaxRetries = 0 }
        $clientId = $server.clientId
        $secret = ConvertTo-Secret $server.clientSecret
        $desktopId = (Invoke-RestMethod -Uri "$control/clients").Where({ $_.grantType -eq 'CODE' })[0].id

        # A token as another tool would get it.
        function Get-PlainToken {
            $basic = [convert]::ToBase64String([System.Text.Encoding]::ASCII.GetBytes("$($server.clientId):$($server.clientSecret)"))
            (Invoke-RestMethod -Method Post -Uri "$($server.baseUrl)/oauth/token" -Headers @{ Authorization = "Basic $basic" } -Body @{
                grant_type = 'client_credentials'
            }).access_token
        }

        function Step-ServerClock([string] $By) {
            $body = @{ step = $By } | ConvertTo-Json
            $null = Invoke-RestMethod -Method Post -Uri "$control/clock" -ContentType application/json -Body $body
        }

        # Runs a script with variables set in the environment, and takes them back.
        function Invoke-WithVariable([hashtable] $Variable, [scriptblock] $Script) {
            $names = @($Variable.Keys) + @(Get-ChildItem -Path Env:GENESYSCLOUD_* | ForEach-Object Name) | Sort-Object -Unique
            $before = @{}
            foreach ($name in $names) {
                $before[$name] = [Environment]::GetEnvironmentVariable($name)
                [Environment]::SetEnvironmentVariable($name, $Variable[$name])
            }
            try {
                & $Script
            }
            finally {
                foreach ($name in $names) {
                    [Environment]::SetEnvironmentVariable($name, $before[$name])
                }
            }
        }

        # Signs in from a runspace of its own, without a browser, and returns what the platform's page was told to show and the runspace.
        function Start-SignIn([hashtable] $Parameter) {
            $shell = [powershell]::Create()
            $null = $shell.AddScript('param($Module, $Parameter) Import-Module $Module; Connect-GenesysCloud @Parameter -PassThru')
            $null = $shell.AddArgument((Get-BuiltModulePath)).AddArgument($there + $Parameter)
            $running = $shell.BeginInvoke()
            $patience = [System.Diagnostics.Stopwatch]::StartNew()
            while ($shell.Streams.Warning.Count -eq 0 -and -not $running.IsCompleted -and $patience.Elapsed.TotalSeconds -lt 60) {
                [System.Threading.Thread]::Sleep(5)
            }
            [pscustomobject]@{ Shell = $shell; Running = $running
                Page = [regex]::Match("$($shell.Streams.Warning)", 'https?://\S+').Value }
        }

        # The session, or the error that there is instead.
        function Complete-SignIn($SignIn) {
            $SignIn.Shell.EndInvoke($SignIn.Running)
            $SignIn.Shell.Streams.Error
            $SignIn.Shell.Dispose()
        }
    }

    AfterAll {
        $server.Process.Kill()
        $server.Process.Dispose()
    }

    AfterEach {
        Disconnect-GenesysCloud
    }

    Context 'with client credentials' {
        It 'connects by <Name>' -ForEach @(
            @{ Name = '-Credential'; Connect = { Connect-GenesysCloud @there -Credential ([pscredential]::new($clientId, $secret)) } }
            @{ Name = '-ClientId and -ClientSecret'; Connect = { Connect-GenesysCloud @there -ClientId $clientId -ClientSecret $secret } }
            @{ Name = '-Connection with text'; Connect = {
                Connect-GenesysCloud -Connection @{
                    BaseUri = $server.baseUrl; ClientId = $clientId; ClientSecret = $server.clientSecret } } }
            @{ Name = '-Connection with a SecureString'; Connect = {
                Connect-GenesysCloud @there -Connection @{ ClientId = $clientId; ClientSecret = $secret } } }
            @{ Name = '-Profile'; Connect = {
                    $address = [uri]$server.baseUrl
                    $file = Join-Path $TestDrive 'config.toml'
                    Set-Content -Path $file -Value @"
[DEFAULT]
client_credentials = "nobody"
client_secret = "nothing"

[simulated]
client_credentials = "$clientId"
client_secret = "$($server.clientSecret)"
grant_type = "1"
gateway_protocol = "http"
gateway_host = "127.0.0.1"
gateway_port = "$($address.Port)"
"@
                    Connect-GenesysCloud -Profile simulated -ProfilePath $file
                }
            }
            @{ Name = '-Environment'; Connect = {
                    Invoke-WithVariable @{
                        GENESYSCLOUD_OAUTHCLIENT_ID     = $clientId
                        GENESYSCLOUD_OAUTHCLIENT_SECRET = $server.clientSecret
                        GENESYSCLOUD_GATEWAY_PROTOCOL   = 'http'
                        GENESYSCLOUD_GATEWAY_HOST       = '127.0.0.1'
                        GENESYSCLOUD_GATEWAY_PORT       = "$(([uri]$server.baseUrl).Port)"
                    } { Connect-GenesysCloud -Environment }
                }
            }
        ) {
            & $Connect | Should -BeNullOrEmpty
            $session = Get-GenesysSession
            $session.Grant | Should -Be 'ClientCredentials'
            $session.ClientId | Should -Be $clientId
            $session.ClientName | Should -Be 'Wrap-up runbook'
            $session.OrganizationName | Should -Be 'Simulated Contact Center'
            $session.Region | Should -Be '127.0.0.1'
            $session.HasUser | Should -BeFalse
            ($session.TokenExpires - [datetime]::UtcNow).TotalHours | Should -BeGreaterThan 23
            ($session | ConvertTo-Json -Depth 5) + ($session | Format-List -Property * -Force | Out-String -Width 4096) |
                Should -Not -BeLike "*$($server.clientSecret)*"
            (Get-WrapupCode -Name Resolved).Name | Should -Be 'Resolved'
        }

        It 'says that the secret may be wrong' {
            $caught = Get-ConnectError { Connect-GenesysCloud @there -ClientId $clientId -ClientSecret (ConvertTo-Secret 'not-the-secret') }
            $caught.FullyQualifiedErrorId | Should -Be 'GenesysWrapup.CredentialRejected,GenesysWrapup.Commands.ConnectGenesysCloudCommand'
            $caught.CategoryInfo.Category | Should -Be AuthenticationError
            "$caught" | Should -BeLike '*does not say which: a wrong or replaced secret, an unknown client id*'
            "$caught" | Should -Not -BeLike '*not-the-secret*'
            $caught.Exception.StatusCode | Should -BeIn 400, 401
            $caught.Exception.ErrorCode | Should -Be 'invalid_client'
            $caught.Exception.CorrelationId | Should -Not -BeNullOrEmpty
        }

        It 'says that the client may not be known there, or be of another region' {
            $caught = Get-ConnectError { Connect-GenesysCloud @there -Credential ([pscredential]::new([guid]::NewGuid(), $secret)) }
            $caught.FullyQualifiedErrorId | Should -BeLike 'GenesysWrapup.CredentialRejected,*'
            "$caught" | Should -BeLike '*unknown client id, or a client of a region other than 127.0.0.1*'
            Get-GenesysSession | Should -BeNullOrEmpty
        }

        It 'says that the client is of another grant' {
            $desktop = (Invoke-RestMethod -Uri "$control/clients").Where({ $_.id -eq $desktopId })[0]
            $caught = Get-ConnectError {
                Connect-GenesysCloud @there -ClientId $desktop.id -ClientSecret (ConvertTo-Secret $desktop.secret) }
            $caught.FullyQualifiedErrorId | Should -BeLike 'GenesysWrapup.CredentialRejected,*'
            "$caught" | Should -BeLike '*grant*'
        }

        It 'says that there is no token endpoint at the address' {
            $caught = Get-ConnectError {
                Connect-GenesysCloud -BaseUri "$($server.baseUrl)/nowhere" -MaxRetries 0 -ClientId $clientId -ClientSecret $secret }
            $caught.FullyQualifiedErrorId | Should -BeLike 'GenesysWrapup.*,GenesysWrapup.Commands.ConnectGenesysCloudCommand'
            "$caught" | Should -BeLike '*127.0.0.1*'
            $caught.Exception.NextStep | Should -BeLike '*region*'
        }

        It 'revokes its token at the end' {
            $session = Connect-GenesysCloud @there -ClientId $clientId -ClientSecret $secret -PassThru
            Disconnect-GenesysCloud
            (Invoke-RestMethod -Uri "$control/requests")[-1] | Select-Object -Property method, path, status |
                ConvertTo-Json -Compress | Should -Be '{"method":"DELETE","path":"/api/v2/tokens/me","status":200}'
            $session.IsConnected | Should -BeFalse
        }
    }

    Context 'with an access token' {
        It 'connects by <Name>' -ForEach @(
            @{ Name = '-AccessToken'; Connect = { Connect-GenesysCloud @there -AccessToken (ConvertTo-Secret (Get-PlainToken)) } }
            @{ Name = '-Connection'; Connect = { Connect-GenesysCloud @there -Connection @{ Token = Get-PlainToken } } }
            @{ Name = '-Environment, where it goes first'; Connect = {
                    Invoke-WithVariable @{
                        GENESYSCLOUD_ACCESS_TOKEN       = Get-PlainToken
                        GENESYSCLOUD_OAUTHCLIENT_ID     = 'nobody'
                        GENESYSCLOUD_OAUTHCLIENT_SECRET = 'nothing'
                    } {
                        Connect-GenesysCloud @there -Environment
                    }
                }
            }
        ) {
            & $Connect
            $session = Get-GenesysSession
            $session.Grant | Should -Be 'AccessToken'
            $session.ClientName | Should -Be 'Wrap-up runbook'
            $session.TokenExpires | Should -BeNullOrEmpty
            Get-WrapupCode -Name Resolved | Should -Not -BeNullOrEmpty
        }

        It 'leaves the token valid at the end: it belongs to whoever made it' {
            $token = ConvertTo-Secret (Get-PlainToken)
            Connect-GenesysCloud @there -AccessToken $token
            Disconnect-GenesysCloud
            Connect-GenesysCloud @there -AccessToken $token
            Get-WrapupCode -Name Resolved | Should -Not -BeNullOrEmpty
        }

        It 'refuses one that is none' {
            $caught = Get-ConnectError { Connect-GenesysCloud @there -AccessToken (ConvertTo-Secret 'never-was-a-token') }
            $caught.FullyQualifiedErrorId | Should -Be 'GenesysWrapup.TokenRejected,GenesysWrapup.Commands.ConnectGenesysCloudCommand'
            $caught.CategoryInfo.Category | Should -Be AuthenticationError
        }

        It 'refuses one that has ended, at once and later' {
            $token = ConvertTo-Secret (Get-PlainToken)
            Connect-GenesysCloud @there -AccessToken $token
            Step-ServerClock 2.00:00:00
            $later = Get-ConnectError { Get-WrapupCode }
            $later.FullyQualifiedErrorId | Should -Be 'GenesysWrapup.TokenRejected,GenesysWrapup.Commands.GetWrapupCodeCommand'
            $later.Exception.NextStep | Should -BeLike '*Connect again*'
            (Get-ConnectError { Connect-GenesysCloud @there -AccessToken $token }).FullyQualifiedErrorId |
                Should -BeLike 'GenesysWrapup.TokenRejected,*'
        }
    }

    Context 'with a person at a browser' {
        BeforeAll {
            # No browser may open here: the address is printed instead.
            $browserBefore = $env:GENESYSCLOUD_BROWSER
            $env:GENESYSCLOUD_BROWSER = 'no-such-browser-program'
        }

        AfterAll {
            $env:GENESYSCLOUD_BROWSER = $browserBefore
        }

        It 'prints the address, and takes the browser''s return' {
            $signIn = Start-SignIn @{ Interactive = $true; ClientId = $desktopId }
            $signIn.Page | Should -BeLike "$($server.baseUrl)/oauth/authorize?*code_challenge_method=S256*"
            (Invoke-WebRequest -Uri $signIn.Page -UseBasicParsing).Content | Should -BeLike '*You are signed in*'
            $session = Complete-SignIn $signIn
            $session.Grant | Should -Be 'AuthorizationCode'
            $session.ClientName | Should -Be 'Wrap-up desktop'
            $session.HasUser | Should -BeTrue
            $session.UserName | Should -Not -BeNullOrEmpty
            Get-WrapupCode -Name Resolved -Session $session | Should -Not -BeNullOrEmpty
            $session | Disconnect-GenesysCloud
        }

        It 'opens the browser, which brings the person back' -Skip:(-not $haveCurl) {
            # A browser that follows where it is sent, and needs nobody at it.
            $homeBefore = $env:CURL_HOME
            Set-Content -Path (Join-Path $TestDrive '.curlrc'), (Join-Path $TestDrive '_curlrc') -Value 'location'
            try {
                $env:CURL_HOME = "$TestDrive"
                $env:GENESYSCLOUD_BROWSER = 'curl'
                Connect-GenesysCloud @there -Interactive -ClientId $desktopId -TimeoutSeconds 60 -WarningVariable warnings
            }
            finally {
                $env:CURL_HOME = $homeBefore
                $env:GENESYSCLOUD_BROWSER = 'no-such-browser-program'
            }
            $warnings | Should -BeNullOrEmpty
            (Get-GenesysSession).Grant | Should -Be 'AuthorizationCode'
            (Get-GenesysSession).UserName | Should -Not -BeNullOrEmpty
        }

        It 'asks for another sign-in, or none, where a refresh without a secret is <Position>' -ForEach @(
            @{ Position = 'Refused' }, @{ Position = 'Answered' }
        ) {
            $policy = @{ name = 'RefreshWithoutSecret'; value = $Position } | ConvertTo-Json
            $null = Invoke-RestMethod -Method Post -Uri "$control/policy" -ContentType application/json -Body $policy
            $signIn = Start-SignIn @{ Interactive = $true; ClientId = $desktopId }
            $null = Invoke-WebRequest -Uri $signIn.Page -UseBasicParsing
            $session = Complete-SignIn $signIn
            Step-ServerClock 2.00:00:00
            if ($Position -eq 'Answered') {
                Get-WrapupCode -Name Resolved -Session $session | Should -Not -BeNullOrEmpty
            }
            else {
                $caught = Get-ConnectError { Get-WrapupCode -Name Resolved -Session $session }
                $caught.FullyQualifiedErrorId | Should -BeLike 'GenesysWrapup.TokenRejected,*'
                $caught.Exception.NextStep | Should -BeLike '*-Interactive*'
            }
            $session | Disconnect-GenesysCloud
        }

        It 'turns away the answer to another sign-in, and waits on for its own' {
            $signIn = Start-SignIn @{ Interactive = $true; ClientId = $desktopId }
            $return = [uri]::UnescapeDataString([regex]::Match($signIn.Page, 'redirect_uri=([^&]+)').Groups[1].Value)
            { Invoke-WebRequest -Uri "$return/?code=stolen&state=another" -UseBasicParsing } | Should -Throw
            $null = Invoke-WebRequest -Uri $signIn.Page -UseBasicParsing
            $session = Complete-SignIn $signIn
            $session.IsConnected | Should -BeTrue
            $session | Disconnect-GenesysCloud
        }

        It 'says that the page refused' {
            $signIn = Start-SignIn @{ Interactive = $true; ClientId = $desktopId }
            $null = Invoke-WebRequest -Uri "$($signIn.Page)&login_hint=nobody" -UseBasicParsing
            $caught = Complete-SignIn $signIn
            $caught.FullyQualifiedErrorId | Should -BeLike 'GenesysWrapup.LoginFailed,*'
            "$caught" | Should -BeLike '*access_denied*'
        }

        It 'gives up when nobody comes' {
            $signIn = Start-SignIn @{ Interactive = $true; ClientId = $desktopId; TimeoutSeconds = 1 }
            (Complete-SignIn $signIn).FullyQualifiedErrorId | Should -BeLike 'GenesysWrapup.LoginTimedOut,*'
        }

        It 'ends at once when it is stopped' {
            $signIn = Start-SignIn @{ Interactive = $true; ClientId = $desktopId }
            $watch = [System.Diagnostics.Stopwatch]::StartNew()
            $signIn.Shell.Stop()
            $watch.Elapsed.TotalSeconds | Should -BeLessThan 1
            $signIn.Shell.Streams.Error.Count | Should -Be 0
            $signIn.Shell.Dispose()
        }

        It 'takes the port that the client registered, and says where it is taken' {
            $listener = [System.Net.Sockets.TcpListener]::new([System.Net.IPAddress]::Loopback, 0)
            $listener.Start()
            try {
                $port = $listener.LocalEndpoint.Port
                $caught = Get-ConnectError { Connect-GenesysCloud @there -Interactive -ClientId $desktopId -Port $port }
                $caught.FullyQualifiedErrorId | Should -BeLike 'GenesysWrapup.LoginFailed,*'
                "$caught" | Should -BeLike "*port $port*"
            }
            finally {
                $listener.Stop()
            }
            $signIn = Start-SignIn @{ Interactive = $true; ClientId = $desktopId; Port = $port }
            $signIn.Page | Should -BeLike "*localhost%3A$port*"
            $signIn.Shell.Stop()
            $signIn.Shell.Dispose()
        }
    }
}

Describe 'The token of a session' {
    AfterEach {
        Disconnect-GenesysCloud
    }

    It 'is renewed ahead of its end, without a refused call' {
        Connect-GenesysCloud -Simulator
        $first = (Get-GenesysSession).TokenExpires
        Step-SimulatedClock ($first - [datetime]::UtcNow - [timespan]::FromMinutes(1))
        Get-WrapupCode -Name Resolved | Should -Not -BeNullOrEmpty
        @(Get-SimulatedRequest | Where-Object Path -EQ '/oauth/token').Count | Should -Be 2
        (Get-SimulatedRequest).Status | Should -Not -Contain 401
        (Get-GenesysSession).TokenExpires | Should -BeGreaterThan $first
    }

    It 'is renewed once for all who need it at the same time' -Skip:($PSVersionTable.PSVersion.Major -lt 7) {
        $simulator = Start-GenesysSimulator
        $session = $simulator | Connect-GenesysCloud -PassThru
        Step-SimulatedClock 2.00:00:00
        $module = Get-BuiltModulePath
        $read = 1..8 | ForEach-Object -ThrottleLimit 8 -Parallel {
            Import-Module -Name $using:module
            Get-WrapupCode -Name Resolved -Session $using:session
        }
        $read.Count | Should -Be 8
        @(Get-SimulatedRequest | Where-Object Path -EQ '/oauth/token').Count | Should -Be 2
    }

    It 'is renewed once after a refused call, which is repeated once' {
        Connect-GenesysCloud -Simulator
        Add-SimulatedFault getRoutingWrapupcodes -Status 401 -Count 1
        Get-WrapupCode -Name Resolved | Should -Not -BeNullOrEmpty
        (Get-SimulatedRequest | Select-Object -Last 3).Status | Should -Be 401, 200, 200
        (Get-SimulatedRequest | Select-Object -Last 3).Path[1] | Should -Be '/oauth/token'
    }

    It 'is not renewed again and again where the platform goes on refusing' {
        Connect-GenesysCloud -Simulator
        Add-SimulatedFault getRoutingWrapupcodes -Status 401
        (Get-ConnectError { Get-WrapupCode }).FullyQualifiedErrorId | Should -BeLike 'GenesysWrapup.TokenRejected,*'
        @(Get-SimulatedRequest -Operation getRoutingWrapupcodes).Count | Should -Be 2
        @(Get-SimulatedRequest | Where-Object Path -EQ '/oauth/token').Count | Should -Be 2
    }

    It 'is limited by the login host, which says so with a 400' {
        $simulator = Start-GenesysSimulator -Policy @{ TokenRequestsPerMinute = 1 }
        $simulator | Connect-GenesysCloud
        $caught = Get-ConnectError { $simulator | Connect-GenesysCloud -MaxRetries 0 }
        $caught.FullyQualifiedErrorId | Should -Be 'GenesysWrapup.TokenEndpointThrottled,GenesysWrapup.Commands.ConnectGenesysCloudCommand'
        $caught.Exception.StatusCode | Should -Be 400
        $caught.CategoryInfo.Category | Should -Be LimitsExceeded
    }
}
