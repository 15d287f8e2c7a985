# No secret and no token in anything that a user can see, keep or send: every exported cmdlet is driven with all streams and a
# transcript, and everything it gave is printed, exported and converted. A new cmdlet without a line here fails.

BeforeDiscovery {
    . ([System.IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))

    # One script per cmdlet. It finds $session, $simulator, $secret (a SecureString), $clientId, $token (a SecureString) and $start, the
    # conversations of Connect-TestSimulator. Errors are welcome: they are searched as well.
    $lines = [ordered]@{
        'Add-QueueWrapupCode'       = { Add-QueueWrapupCode -Queue Support -WrapupCode 'Callback requested'; Add-QueueWrapupCode -Queue Nowhere -WrapupCode 'Resolved' }
        'Add-SimulatedFault'        = { Add-SimulatedFault -Operation getConversation -Status 500 -Count 1; Add-SimulatedFault -Operation 'POST /oauth/token' -Status 400 -Count 1; Add-SimulatedFault }
        'Connect-GenesysCloud'      = {
            Connect-GenesysCloud -Simulator -PassThru
            $simulator | Connect-GenesysCloud -PassThru
            # Each of these sends the secret or the token to an address where nobody listens, and one refuses to send it at all.
            $nobody = @{ BaseUri = 'http://127.0.0.1:9'; MaxRetries = 0 }
            Connect-GenesysCloud @nobody -ClientId $clientId -ClientSecret $secret
            Connect-GenesysCloud @nobody -Credential ([pscredential]::new($clientId, $secret))
            Connect-GenesysCloud @nobody -AccessToken $token
            # PowerShell itself keeps what was typed with an error (InvocationInfo.BoundParameters), so plain text there is not the module's to hide.
            Connect-GenesysCloud @nobody -Connection @{ ClientId = $clientId; ClientSecret = $secret }
            Connect-GenesysCloud @nobody -Connection @{ AccessToken = $token }
            Connect-GenesysCloud -Connection @{ Region = 'nowhere'; ClientId = $clientId; ClientSecret = $secret }
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
        'ConvertFrom-ConversationEvent' = { ConvertFrom-ConversationEvent -InputObject '{"eventBody":{}}' }
        'Disconnect-GenesysCloud'   = { $other = $simulator | Connect-GenesysCloud -PassThru; Disconnect-GenesysCloud $other; $other }
        'Find-RequiredPermission'   = { Find-RequiredPermission -Command Set-ParticipantWrapup }
        'Get-Conversation'          = { Get-Conversation $start.ConversationId; Get-Conversation ([guid]::NewGuid()); Get-Conversation nonsense }
        'Get-ConversationParticipant' = { Get-ConversationParticipant $start.ConversationId -All; Get-ConversationParticipant nonsense }
        'Get-ConversationTimeline'  = { Get-ConversationTimeline $start.ConversationId; Get-ConversationTimeline nonsense }
        'Get-GenesysSession'        = { Get-GenesysSession }
        'Get-ParticipantWrapup'     = { Get-ParticipantWrapup $start.ConversationId; Get-ParticipantWrapup nonsense }
        'Get-SimulatedRequest'      = { Get-SimulatedRequest }
        'Get-WrapupCode'            = { Get-WrapupCode; Get-WrapupCode -Name 'No such code'; Add-SimulatedFault getRoutingWrapupcodes -Status 401; Get-WrapupCode }
        'New-SimulatedConversation' = { New-SimulatedConversation; New-SimulatedConversation -Queue Nowhere }
        'New-WrapupCode'            = { New-WrapupCode -Name 'Brand new'; Add-SimulatedFault * -Status 403 -ErrorCode missing.any.permissions; New-WrapupCode -Name 'Refused' }
        'Remove-QueueWrapupCode'    = { Remove-QueueWrapupCode -Queue Support -WrapupCode 'Resolved' -Confirm:$false }
        'Resolve-WrapupError'       = { Get-Conversation ([guid]::NewGuid()); $Error[0] | Resolve-WrapupError }
        'Send-WrapupEvent'          = { }
        'Set-ParticipantAttribute'  = { Set-ParticipantAttribute $start.ConversationId -Attribute @{ custom_field = 'value' }; Set-ParticipantAttribute nonsense -Attribute @{ a = 'b' } }
        'Set-ParticipantWrapup'     = { Set-ParticipantWrapup $start.ConversationId 'Resolved'; Set-ParticipantWrapup $start.ConversationId 'No such code'; Set-ParticipantWrapup nonsense 'Resolved' }
        'Start-GenesysSimulator'    = { Start-GenesysSimulator; Start-GenesysSimulator -Scenario nowhere }
        'Step-SimulatedClock'       = { Step-SimulatedClock 1.00:00:00 -PassThru; Get-WrapupCode -Name Resolved; Step-SimulatedClock 00:00:00 }
        'Stop-GenesysSimulator'     = { Stop-GenesysSimulator; Get-WrapupCode }
        'Test-ParticipantWrapup'    = { Test-ParticipantWrapup $start.ConversationId -WrapupCode 'Resolved'; Test-ParticipantWrapup nonsense -WrapupCode 'Resolved' }
        'Test-SessionAccess'        = { Test-SessionAccess -Command Set-ParticipantWrapup }
        'Test-WrapupRequest'        = { Test-WrapupRequest -Method GET -Uri '/api/v2/nowhere' }
    }
    $cases = foreach ($command in Get-Command -Module GenesysWrapup) {
        @{ Name = $command.Name; Line = $lines[$command.Name] }
    }
}

BeforeAll {
    . ([System.IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
}

Describe 'What <Name> lets people see' -ForEach $cases {
    It 'holds neither the secret nor the token' {
        $Line | Should -Not -BeNullOrEmpty -Because "$Name needs a line in this file that drives it"

        $work = New-Item -Path (Join-Path $TestDrive ([guid]::NewGuid())) -ItemType Directory
        $driver = {
            param($Common, $Line, $Work)
            . $Common
            $start = Connect-TestSimulator
            $session = Get-GenesysSession

            # The test knows the secrets from inside; no user can.
            $inner = [System.Reflection.BindingFlags]'Instance, NonPublic, Public'
            function Get-Inner($Object, [string] $Member) {
                $property = $Object.GetType().GetProperty($Member, $inner)
                if ($property) { return $property.GetValue($Object) }
                $Object.GetType().GetField($Member, $inner).GetValue($Object)
            }
            $type = (Get-Command -Name Start-GenesysSimulator).ImplementingType.Assembly.GetType('GenesysWrapup.Simulation.GenesysSimulator')
            $simulator = $type.GetMethod('Of', [System.Reflection.BindingFlags]'Static, NonPublic').Invoke($null, @($session.PSObject.BaseObject))
            $access = Get-Inner (Get-Inner $simulator 'Platform') 'Access'
            $plainSecret = Get-Inner (Get-Inner $access 'FullRights') 'Secret'
            $clientId = Get-Inner (Get-Inner $access 'FullRights') 'Id'
            $tokens = Get-Inner $access '_tokens'
            $plainToken = @($tokens.Keys)[0]
            $secret = ConvertTo-SecureString -String $plainSecret -AsPlainText -Force
            $token = ConvertTo-SecureString -String $plainToken -AsPlainText -Force
            $known = [System.Collections.Generic.HashSet[string]]::new([string[]]@($plainSecret, $plainToken))

            $VerbosePreference = 'Continue'
            $DebugPreference = 'Continue'
            $ErrorActionPreference = 'Continue'
            $ProgressPreference = 'Continue'
            $Error.Clear()
            $null = Start-Transcript -Path (Join-Path $Work 'transcript.txt') -Force
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
            @($tokens.Keys) | ForEach-Object { $null = $known.Add($_) }

            $everything = @($given) + @($Error) + @($session, $simulator)
            $number = 0
            foreach ($object in $everything) {
                if ($null -eq $object) { continue }
                $number++
                $file = Join-Path $Work "object$number"
                $parts = @($object)
                $exception = if ($object -is [System.Management.Automation.ErrorRecord]) { $object.Exception }
                while ($exception) {
                    $parts += $exception
                    $exception = $exception.InnerException
                }
                foreach ($part in $parts) {
                    $part | Out-String -Width 4096 | Add-Content -Path "$file.txt"
                    $part | Format-List -Property * -Force | Out-String -Width 4096 | Add-Content -Path "$file.txt"
                    "$part" | Add-Content -Path "$file.txt"
                    if ($part -is [System.Exception]) { $part.ToString() | Add-Content -Path "$file.txt" }
                    # An error record leads to the whole engine by its InvocationInfo; what the module put there is shallow.
                    $depth = if ($part -is [System.Management.Automation.ErrorRecord]) { 1 } elseif ($part -is [System.Exception]) { 2 } else { 5 }
                    $part | ConvertTo-Json -Depth $depth -WarningAction SilentlyContinue -ErrorAction SilentlyContinue | Add-Content -Path "$file.txt"
                    $part | Export-Clixml -Path "$file.$($parts.IndexOf($part)).xml" -Depth $depth
                }
            }
            [pscustomobject]@{ Known = @($known); Objects = $number; Errors = $Error.Count }
        }

        $runspace = [runspacefactory]::CreateRunspace()
        $runspace.Open()
        try {
            $run = Invoke-InRunspace $runspace $driver ([System.IO.Path]::Combine($PSScriptRoot, 'Common.ps1')), $Line, $work.FullName
        }
        finally {
            $runspace.Dispose()
        }
        $run.Errors | Where-Object { $_.FullyQualifiedErrorId -notlike 'GenesysWrapup.*' } | Should -BeNullOrEmpty
        $known = $run.Output[-1].Known
        $known.Count | Should -BeGreaterOrEqual 2

        $files = Get-ChildItem -Path $work -Recurse -File
        $files.Name | Should -Contain 'transcript.txt'
        foreach ($file in $files) {
            $text = [System.IO.File]::ReadAllText($file.FullName)
            foreach ($value in $known) {
                # Also not as it would stand in an Authorization header, in a form or in JSON.
                foreach ($form in $value, [uri]::EscapeDataString($value), [convert]::ToBase64String([System.Text.Encoding]::UTF8.GetBytes($value))) {
                    $text.Contains($form) | Should -BeFalse -Because "$($file.Name) must not show a secret"
                }
            }
        }
    }
}
