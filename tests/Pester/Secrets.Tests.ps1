# No secret and no token in anything that a user can see, keep or send: every exported cmdlet is driven with all streams and a
# transcript, and everything it gave is printed, exported and converted. A new cmdlet without a line here fails.

BeforeDiscovery {
    . ([System.IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))

    # One script per cmdlet. It finds $session, $simulator, $secret and $token (each a SecureString), $plainSecret and $plainToken,
    # $clientId and $start, the conversations of Connect-TestSimulator. Errors are welcome: they are searched as well.
    $lines = [ordered]@{
        'Add-QueueWrapupCode'       = {
            Add-QueueWrapupCode -Queue Support -WrapupCode 'Callback requested'; Add-QueueWrapupCode -Queue Nowhere -WrapupCode 'Resolved' }
        'Add-SimulatedFault'        = {
            Add-SimulatedFault -Operation getConversation -Status 500 -Count 1; Add-SimulatedFault -Status 9; Add-SimulatedFault }
        'Connect-GenesysCloud'      = {
            Connect-GenesysCloud -Simulator -PassThru
            $simulator | Connect-GenesysCloud -PassThru
            Add-SimulatedFault * -Status 401 -Count 1 -Simulator $simulator
            $simulator | Connect-GenesysCloud -MaxRetries 0
            # Each of these sends the secret or the token to an address where nobody listens, and some refuse to send it at all.
            $nobody = @{ BaseUri = 'http://127.0.0.1:9'; MaxRetries = 0 }
            Connect-GenesysCloud @nobody -ClientId $clientId -ClientSecret $secret
            Connect-GenesysCloud @nobody -Credential ([pscredential]::new($clientId, $secret))
            Connect-GenesysCloud @nobody -AccessToken $token
            # PowerShell keeps what was typed with an error (InvocationInfo.BoundParameters); the module cannot hide plain text there.
            Connect-GenesysCloud @nobody -Connection @{ ClientId = $clientId; ClientSecret = $secret }
            Connect-GenesysCloud @nobody -Connection @{ AccessToken = $token }
            Connect-GenesysCloud -Connection @{ Region = 'nowhere'; ClientId = $clientId; ClientSecret = $secret }
            Connect-GenesysCloud @nobody -Interactive -ClientId $clientId -TimeoutSeconds 1
            $env:GENESYSCLOUD_OAUTHCLIENT_ID = $clientId
            $env:GENESYSCLOUD_OAUTHCLIENT_SECRET = $plainSecret
            Connect-GenesysCloud @nobody -Environment
            $env:GENESYSCLOUD_OAUTHCLIENT_ID = $null
            $env:GENESYSCLOUD_OAUTHCLIENT_SECRET = $null
            $file = [System.IO.Path]::GetTempFileName()
            [System.IO.File]::WriteAllText($file, "[some]`nclient_credentials = `"$clientId`"`nclient_secret = `"$plainSecret`"`n")
            Connect-GenesysCloud @nobody -Profile some -ProfilePath $file
            Connect-GenesysCloud -Profile other -ProfilePath $file
            Remove-Item -Path $file
        }
        'ConvertFrom-ConversationEvent' = {
            "{`"access_token`":`"$plainToken`"}", "Bearer $plainToken", $plainToken, "a=b&client_secret=$plainSecret",
                "[{`"token`":`"$plainToken`"}" | ConvertFrom-ConversationEvent
            ConvertFrom-ConversationEvent '{"conversationId":"nonsense"}'
        }
        'ConvertTo-WrapupEvent'     = {
            Get-ParticipantWrapup $start.ConversationId | ConvertTo-WrapupEvent -IncludeNotes; "Bearer $plainToken" | ConvertTo-WrapupEvent
        }
        'Disconnect-GenesysCloud'   = { $other = $simulator |
            Connect-GenesysCloud -PassThru; Disconnect-GenesysCloud $other; $other
            Add-SimulatedFault deleteTokensMe -Status 500; Disconnect-GenesysCloud $session }
        'Export-WrapupReport'       = {
            $page = Join-Path ([System.IO.Path]::GetTempPath()) "$([guid]::NewGuid()).html"
            Find-MissingWrapup -Reason All | Export-WrapupReport $page -PassThru; "Bearer $plainToken" | Export-WrapupReport $page
            [System.IO.File]::ReadAllText($page); Remove-Item $page
            Find-MissingWrapup | Export-WrapupReport (Join-Path $page 'nowhere.html')
        }
        'Find-Conversation'         = {
            Find-Conversation -Live; Find-Conversation -Queue Nowhere
            Find-Conversation -User Nobody; Find-Conversation -Interval nonsense }
        'Find-MissingWrapup'        = {
            Find-MissingWrapup -Reason All -Source Job
            $body = "{`"code`":`"not.authorized`",`"message`":`"Authorization: Bearer $plainToken`"}"
            Add-SimulatedFault postAnalyticsConversationsDetailsQuery -Status 403 -Body $body
            Find-MissingWrapup
        }
        'Find-RequiredPermission'   = { Find-RequiredPermission -Command Set-ParticipantWrapup; Find-RequiredPermission -Operation nowhere }
        'Get-Conversation'          = {
            Get-Conversation $start.ConversationId; Get-Conversation ([guid]::NewGuid()); Get-Conversation nonsense }
        'Get-ConversationParticipant' = { Get-ConversationParticipant $start.ConversationId -All; Get-ConversationParticipant nonsense }
        'Get-ConversationTimeline'  = { Get-ConversationTimeline $start.ConversationId; Get-ConversationTimeline nonsense }
        'Get-GenesysSession'        = { Get-GenesysSession }
        'Get-ParticipantWrapup'     = { Get-ParticipantWrapup $start.ConversationId; Get-ParticipantWrapup nonsense }
        'Get-SimulatedFault'        = { Add-SimulatedFault -Operation getConversation -Status 500; Get-SimulatedFault }
        'Get-SimulatedRequest'      = { Get-SimulatedRequest }
        'Get-WrapupCode'            = {
            Get-WrapupCode
            Get-WrapupCode -Name 'No such code'
            # A platform, or a proxy before it, that sends back what it was sent.
            $body = "{`"code`":`"bad.request`",`"message`":`"Authorization: Bearer $plainToken`"}"
            Add-SimulatedFault getRoutingWrapupcodes -Count 1 -Status 400 -Body $body
            Get-WrapupCode
            $page = "<html>you sent $plainToken for $clientId $plainSecret</html>"
            Add-SimulatedFault getRoutingWrapupcodes -Count 1 -Status 400 -Body $page
            Get-WrapupCode
            Add-SimulatedFault getRoutingWrapupcodes -Status 401
            Get-WrapupCode
        }
        'New-SimulatedConversation' = { New-SimulatedConversation; New-SimulatedConversation -Queue Nowhere }
        'New-WrapupCode'            = {
            New-WrapupCode -Name 'Brand new'
            Add-SimulatedFault * -Status 403 -ErrorCode missing.any.permissions; New-WrapupCode -Name 'Refused' }
        'Remove-QueueWrapupCode'    = {
            Remove-QueueWrapupCode -Queue Support -WrapupCode 'Resolved'; Remove-QueueWrapupCode -Queue Nowhere -WrapupCode 'Resolved' }
        'Remove-SimulatedFault'     = { Remove-SimulatedFault; Remove-SimulatedFault * }
        'Resolve-WrapupError'       = {
            $pastes | ForEach-Object { Resolve-WrapupError $_ -Detailed }
            Get-Conversation ([guid]::NewGuid())
            $Error[0] | Resolve-WrapupError -Detailed
            $body = "{`"code`":`"bad.request`",`"message`":`"Authorization: Bearer $plainToken`"}"
            Resolve-WrapupError -StatusCode 400 -Body $body -Detailed
        }
        'Import-WrapupJournal'      = {
            $journal = Join-Path ([System.IO.Path]::GetTempPath()) "$([guid]::NewGuid()).jsonl"
            Set-ParticipantWrapup $start.ConversationId 'Resolved' -Journal $journal
            Import-WrapupJournal $journal; Import-WrapupJournal "$journal.gone"; Get-Content $journal
            Remove-Item $journal
        }
        'Get-WrapupBacklog'         = {
            $user = [pscredential]::new('worker', $secret)
            # Nobody listens there; and a password in an address is refused before it goes anywhere.
            Get-WrapupBacklog amqp://127.0.0.1:9 -Credential $user
            Get-WrapupBacklog amqp://127.0.0.1:9 -Credential $user -Dead; Get-WrapupBacklog amqp://broker.invalid -Credential $user
            Get-WrapupBacklog ([uri]('amqps://worker:x@127.0.0.1:9')) -Credential $user
        }
        'Invoke-WrapupWorker'       = {
            Invoke-WrapupWorker amqp://127.0.0.1:9 -Credential ([pscredential]::new('worker', $secret)) -Until Empty
            Invoke-WrapupWorker amqp://127.0.0.1:9 -Credential ([pscredential]::new('worker', $secret)) -WhatIf; $start.ConversationId
        }
        'Send-WrapupRequest'        = {
            $there = @{ Broker = 'amqp://127.0.0.1:9'; Credential = [pscredential]::new('worker', $secret); WrapupCode = 'Resolved' }
            $start.ConversationId | Send-WrapupRequest @there
            $start.ConversationId | Send-WrapupRequest @there -WhatIf
            'nonsense' | Send-WrapupRequest @there
        }
        'Send-WrapupEvent'          = {
            # Nobody listens there; the sink's key is the secret.
            $nobody = @{ Uri = 'http://127.0.0.1:9'; MaxRetries = 0; Format = 'SplunkHec' }
            Find-MissingWrapup -Reason All | Send-WrapupEvent @nobody -ApiKey $secret
            Find-MissingWrapup -Reason All | Send-WrapupEvent @nobody -Header @{ Authorization = $token }
            Find-MissingWrapup -Reason All | Send-WrapupEvent -NewRelicAccountId 1 -ApiKey $secret -WhatIf
            Find-MissingWrapup -Reason All | Send-WrapupEvent -NewRelicAccountId nonsense -ApiKey $secret
        }
        'Set-ParticipantAttribute'  = {
            Set-ParticipantAttribute $start.ConversationId -Attribute @{
                custom_field = 'value' }; Set-ParticipantAttribute nonsense -Attribute @{ a = 'b' } }
        'Set-ParticipantWrapup'     = {
            Set-ParticipantWrapup $start.ConversationId 'Resolved'
            Set-ParticipantWrapup $start.ConversationId 'No such code'; Set-ParticipantWrapup nonsense 'Resolved' }
        'Start-GenesysSimulator'    = { Start-GenesysSimulator; Start-GenesysSimulator -Scenario nowhere }
        'Step-SimulatedClock'       = {
            Step-SimulatedClock 1.00:00:00 -PassThru; Get-WrapupCode -Name Resolved; Step-SimulatedClock 00:00:00 }
        'Stop-GenesysSimulator'     = { Stop-GenesysSimulator; Get-WrapupCode }
        'Test-ParticipantWrapup'    = {
            Test-ParticipantWrapup $start.ConversationId -WrapupCode 'Resolved'; Test-ParticipantWrapup nonsense -WrapupCode 'Resolved' }
        'Test-PlatformAssumption'   = {
            $asked = 'RateLimitHeaders', 'TokenErrorBody', 'Sockets', 'UnknownBodyMember'
            Test-PlatformAssumption $asked -ConversationId $start.ConversationId -Confirm:$false
            Test-PlatformAssumption Nonsense
            Add-SimulatedFault getConversation -Status 403 -Body "{`"code`":`"not.authorized`",`"message`":`"Bearer $plainToken`"}"
            Test-PlatformAssumption MalformedId }
        'Test-SessionAccess'        = { Test-SessionAccess -Command Set-ParticipantWrapup; Test-SessionAccess -Operation nowhere }
        'Test-WrapupRequest'        = {
            $pastes | ForEach-Object { Test-WrapupRequest -Text $_ }
            Test-WrapupRequest GET '/api/v2/nowhere'
            Test-WrapupRequest POST "/oauth/token?access_token=$plainToken" -Header @{ Authorization = "Bearer $plainToken" } -Body @{
                client_secret = $plainSecret }
            Test-WrapupRequest -Text "curl -X GET https://api.mypurecloud.com/api/v2/nowhere -H 'Authorization: Bearer $plainToken'"
        }
        'Wait-ConversationParticipant' = {
            Wait-ConversationParticipant $start.ConversationId; Wait-ConversationParticipant $start.ConversationId -Until Code -Timeout 1
            Wait-ConversationParticipant nonsense }
        'Watch-ConversationEvent'   = {
            Watch-ConversationEvent -ConversationId $start.ConversationId -Timeout 1; Watch-ConversationEvent -Queue Nowhere -Timeout 1
            $start.ConversationId }
    }
    $exported = (Get-Command -Module GenesysWrapup).Name
    $cases = foreach ($name in $exported) {
        @{ Name = $name; Line = $lines[$name] }
    }
    $gone = @($lines.Keys | Where-Object { $_ -notin $exported })
}

BeforeAll {
    . ([System.IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))

    # Drives a line in a runspace of its own, keeps all that came of it in files, and returns the secrets there were.
    function Invoke-Drive([scriptblock] $Line, [string] $Folder) {
        $driver = {
            param($Common, $Line, $Folder)
            . $Common
            $start = Connect-TestSimulator
            $session = Get-GenesysSession
            $simulator = $start.Simulator

            # The test knows the secrets from inside; no user can.
            $inner = [System.Reflection.BindingFlags]'Instance, NonPublic, Public'
            function Get-Inner($Object, [string] $Member) {
                $property = $Object.GetType().GetProperty($Member, $inner)
                if ($property) { return $property.GetValue($Object) }
                $Object.GetType().GetField($Member, $inner).GetValue($Object)
            }
            $access = Get-Inner (Get-Inner $simulator 'Platform') 'Access'
            $plainSecret = Get-Inner (Get-Inner $access 'FullRights') 'Secret'
            $clientId = Get-Inner (Get-Inner $access 'FullRights') 'Id'
            $tokens = Get-Inner $access '_tokens'
            $plainToken = @($tokens.Keys)[0]
            $secret = ConvertTo-Secret $plainSecret
            $token = ConvertTo-Secret $plainToken
            $known = @($plainSecret, $plainToken)

            # Credentials as people paste them, in the middle of what they ask about.
            $pastes = foreach ($way in "curl -u ${clientId}:$plainSecret", "curl --user '${clientId}:$plainSecret'",
                "curl --oauth2-bearer $plainToken", "curl -H 'Authorization: Bearer $plainToken'", "curl -H 'X-Auth-Token: $plainToken'",
                "curl -H 'Cookie: session=$plainToken'", "curl -H 'x-api-key: $plainSecret'") {
                "$way -X PATCH https://api.mypurecloud.com/api/v2/conversations/none"
            }
            $pastes += "https://api.mypurecloud.com/api/v2/nowhere?access_token=$plainToken", "client_secret: $plainSecret 401",
                "ClientSecret = '$plainSecret' 400 bad.request",
                "${clientId}:$plainSecret 401", "-ClientSecret (ConvertTo-SecureString '$plainSecret' -AsPlainText -Force)",
                "client.loginClientCredentialsGrant('$clientId', '$plainSecret')",
                "{\`"client_secret\`":\`"$plainSecret\`"}", "401 Unauthorized`
`
Authorization: Basic $plainSecret",
                "{`"code`":`"bad.request`",`"message`":`"Bearer $plainToken`",`"access_token`":`"$plainToken`"}",
                "`$body = @{ client_secret = '$plainSecret' }; Invoke-RestMethod https://login.mypurecloud.com/oauth/token -Body `$body"

            # No browser may open, and nobody may be asked.
            $browserBefore = $env:GENESYSCLOUD_BROWSER
            $env:GENESYSCLOUD_BROWSER = 'no-such-browser-program'
            $ConfirmPreference = 'None'
            $VerbosePreference = $DebugPreference = $ProgressPreference = $WarningPreference = $ErrorActionPreference = 'Continue'
            if ($PSVersionTable.PSVersion.Major -gt 5) {
                # Windows PowerShell takes -Debug as a wish to be asked at every line.
                foreach ($command in Get-Command -Module GenesysWrapup) {
                    $PSDefaultParameterValues["$($command.Name):Verbose"] = $true
                    $PSDefaultParameterValues["$($command.Name):Debug"] = $true
                    $PSDefaultParameterValues["$($command.Name):WarningAction"] = 'Continue'
                    $PSDefaultParameterValues["$($command.Name):ErrorAction"] = 'Continue'
                }
            }

            $Error.Clear()
            $null = Start-Transcript -Path (Join-Path $Folder 'transcript.txt') -Force
            # One statement at a time: an error that ends a command does not end the drive.
            $given = foreach ($statement in $Line.Ast.EndBlock.Statements) {
                try {
                    . ([scriptblock]::Create($statement.Extent.Text)) *>&1
                }
                catch {
                    $_
                }
            }
            $given | Out-Default
            $null = Stop-Transcript
            $VerbosePreference = $DebugPreference = 'SilentlyContinue'
            $PSDefaultParameterValues.Clear()
            $env:GENESYSCLOUD_BROWSER = $browserBefore
            $known += @($tokens.Keys)

            # Each object once, and with an error all the exceptions in it.
            $ids = [System.Runtime.Serialization.ObjectIDGenerator]::new()
            $shelves = @{ Output = [System.Collections.Generic.List[object]]::new()
                Record = [System.Collections.Generic.List[object]]::new(); Exception = [System.Collections.Generic.List[object]]::new() }
            foreach ($object in @($given) + @($Error) + @($session, $simulator)) {
                if ($object -is [System.Management.Automation.ErrorRecord] -or
                    $object -is [System.Management.Automation.InformationalRecord]) {
                    $new = $false
                    $null = $ids.GetId($object, [ref]$new)
                    if ($new) { $shelves.Record.Add($object) }
                }
                elseif ($null -ne $object -and $object -isnot [System.Exception]) {
                    $shelves.Output.Add($object)
                }

                $exception = if ($object -is [System.Exception]) {
                    $object } elseif ($object -is [System.Management.Automation.ErrorRecord]) { $object.Exception }
                while ($exception) {
                    $new = $false
                    $null = $ids.GetId($exception, [ref]$new)
                    if ($new) { $shelves.Exception.Add($exception) }
                    $exception = $exception.InnerException
                }
            }

            # Records and exceptions lead to the whole engine by their InvocationInfo and TargetSite; what the module put there is shallow.
            $depths = @{ Output = 5; Record = 1; Exception = 1 }
            foreach ($name in $depths.Keys) {
                $shelf = $shelves[$name]
                $text = @(
                    $shelf | Out-String -Width 4096
                    $shelf | Format-List -Property * -Force | Out-String -Width 4096
                    $shelf | ForEach-Object { "$_"; $_.ToString() }
                    if ($name -eq 'Record') {
                        $shelf | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] } | ForEach-Object {
                            $_.ErrorDetails | Format-List -Property * -Force | Out-String -Width 4096
                            $_.TargetObject | Format-List -Property * -Force | Out-String -Width 4096
                            $_.TargetObject | ConvertTo-Json -Depth 3 -WarningAction SilentlyContinue
                            $_.CategoryInfo, $_.FullyQualifiedErrorId | Out-String -Width 4096
                        }
                    }
                    foreach ($one in $shelf) {
                        ConvertTo-Json -InputObject $one -Depth $depths[$name] -WarningAction SilentlyContinue -ErrorAction SilentlyContinue
                    }
                )
                [System.IO.File]::WriteAllLines((Join-Path $Folder "$name.txt"), [string[]]$text)
                Export-Clixml -InputObject $shelf -Path (Join-Path $Folder "$name.xml") -Depth ($depths[$name] + 1)
            }
            [pscustomobject]@{ Known = $known; Outputs = $shelves.Output.Count; Records = $shelves.Record.Count }
        }

        $runspace = [runspacefactory]::CreateRunspace()
        $runspace.Open()
        try {
            $run = Invoke-InRunspace $runspace $driver ([System.IO.Path]::Combine($PSScriptRoot, 'Common.ps1')), $Line, $Folder
        }
        finally {
            $runspace.Dispose()
        }
        $run.Errors | Where-Object { $_.FullyQualifiedErrorId -notlike 'GenesysWrapup.*' } | Should -BeNullOrEmpty
        $run.Output[-1]
    }

    # The files in which one of the secrets stands, plain or as in an Authorization header, a form or JSON.
    function Find-Secret([string] $Folder, [string[]] $Secret) {
        $forms = foreach ($value in $Secret) {
            $value
            [uri]::EscapeDataString($value)
            [convert]::ToBase64String([System.Text.Encoding]::UTF8.GetBytes($value))
        }
        foreach ($file in Get-ChildItem -Path $Folder -File) {
            $text = [System.IO.File]::ReadAllText($file.FullName)
            if ($forms | Where-Object { $text.Contains($_) }) {
                $file.Name
            }
        }
    }
}

Describe 'What <Name> lets people see' -ForEach $cases {
    It 'holds neither the secret nor the token' {
        $Line | Should -Not -BeNullOrEmpty -Because "$Name needs a line in this file that drives it"

        $folder = (New-Item -Path (Join-Path $TestDrive ([guid]::NewGuid())) -ItemType Directory).FullName
        $drive = Invoke-Drive $Line $folder
        $drive.Known.Count | Should -BeGreaterOrEqual 2
        ($drive.Outputs + $drive.Records) | Should -BeGreaterThan 2
        (Get-Item -Path (Join-Path $folder '*')).Name | Sort-Object |
            Should -Be 'Exception.txt', 'Exception.xml', 'Output.txt', 'Output.xml', 'Record.txt', 'Record.xml', 'transcript.txt'
        Find-Secret $folder $drive.Known | Should -BeNullOrEmpty
    }
}

Describe 'The search for secrets' {
    It 'drives cmdlets that there are' -ForEach @{ Gone = $gone } {
        $Gone | Should -BeNullOrEmpty
    }

    It 'finds them where they are' {
        $folder = (New-Item -Path (Join-Path $TestDrive leaking) -ItemType Directory).FullName
        $drive = Invoke-Drive {
            [pscustomobject]@{ Deep = @{ Deeper = $plainToken } }; Write-Verbose $plainSecret; Write-Error "no $plainToken" } $folder
        Find-Secret $folder $drive.Known |
            Should -Be 'Exception.txt', 'Exception.xml', 'Output.txt', 'Output.xml', 'Record.txt', 'Record.xml', 'transcript.txt'
    }
}
