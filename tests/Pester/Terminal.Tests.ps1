# A caller or a web guest chooses a name, and a name may hold what moves the cursor, clears the screen or writes the clipboard. Nothing of
# it may reach the host, in whatever way an object is shown, kept or sent on.

BeforeAll {
    . ([System.IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    # Title, screen, clipboard, C1, right-to-left; as JSON spells it.
    $text = 'Anna\u001b]0;owned\u0007\u001b[2J\u001b]52;c;aGk=\u0007\u009b31m\u202e'
    $id = [guid]::NewGuid().ToString()
    $participant = [guid]::NewGuid().ToString()
    $user = [guid]::NewGuid().ToString()
    $conversation = "{`"id`":`"$id`",`"participants`":[{`"id`":`"$participant`",`"purpose`":`"agent`",`"userId`":`"$user`"," +
        "`"name`":`"$text`",`"queueName`":`"$text`",`"attributes`":{`"$text`":`"$text`"}," +
        "`"startAcwTime`":`"2026-11-02T08:00:00Z`",`"wrapupRequired`":true,`"calls`":[{`"id`":`"$user`",`"state`":`"terminated`"," +
        "`"segments`":[{`"type`":`"$text`"}]}],`"wrapup`":{`"code`":`"$text`",`"name`":`"$text`",`"notes`":`"$text`"}}]}"
    $codes = "{`"entities`":[{`"id`":`"$user`",`"name`":`"$text`",`"description`":`"$text`",`"division`":{`"id`":`"$id`"," +
        "`"name`":`"$text`"}}],`"pageCount`":1}"
    $refusal = "{`"code`":`"$text`",`"message`":`"$text {x}`",`"messageWithParams`":`"$text {x}`",`"messageParams`":{`"x`":`"$text`"}," +
        "`"contextId`":`"$text`",`"status`":400}"

    # All that a host could be given: every stream, every format, every file.
    function Get-EverythingShown([scriptblock] $Script) {
        $VerbosePreference = $DebugPreference = $WarningPreference = $ErrorActionPreference = 'Continue'
        $given = @(try { . $Script *>&1 } catch { $_ })
        $given.Count | Should -BeGreaterThan 0
        $given | Out-String -Width 400
        $given | Format-List -Property * -Force | Out-String -Width 400
        $given | Format-Table -Property * | Out-String -Width 400
        foreach ($one in $given) {
            "$one"
            if ($one -is [System.Management.Automation.ErrorRecord]) {
                $one.ErrorDetails.Message
                $one.CategoryInfo.ToString()
                $one.Exception.ToString() -replace "`r|`n", ' '
            }
            else {
                ($one | ConvertTo-Csv) -join ' '
            }
        }
    }
}

AfterAll {
    Disconnect-GenesysCloud
}

Describe 'What the platform names' {
    It 'does nothing to the terminal: <Line>' -ForEach @(
        @{ Line = 'Get-Conversation $id'; Operation = 'getConversation'; Body = 'conversation'; Status = 200 }
        @{ Line = 'Get-ConversationParticipant $id -All'; Operation = 'getConversation'; Body = 'conversation'; Status = 200 }
        @{ Line = 'Get-ConversationTimeline $id'; Operation = 'getConversation'; Body = 'conversation'; Status = 200 }
        @{ Line = 'Test-ParticipantWrapup $id Resolved -Detailed'; Operation = 'getConversation'; Body = 'conversation'; Status = 200 }
        @{ Line = 'Set-ParticipantWrapup $id Resolved -NoVerify -Verbose -Debug'
            Operation = 'getConversation'; Body = 'conversation'; Status = 200 }
        @{ Line = 'Set-ParticipantWrapup $id Resolved -WhatIf'; Operation = 'getConversation'; Body = 'conversation'; Status = 200 }
        @{ Line = 'Get-WrapupCode'; Operation = 'getRoutingWrapupcodes'; Body = 'codes'; Status = 200 }
        @{ Line = 'Get-Conversation $id -Verbose -Debug'; Operation = 'getConversation'; Body = 'refusal'; Status = 400 }
        @{ Line = 'Get-Conversation $id; $Error[0] | Resolve-WrapupError -Detailed'
            Operation = 'getConversation'; Body = 'refusal'; Status = 400 }
        @{ Line = 'Get-WrapupCode -Verbose -Debug'; Operation = 'getRoutingWrapupcodes'; Body = 'refusal'; Status = 400 }
        @{ Line = '$conversation | ConvertFrom-ConversationEvent'; Operation = 'getConversation'; Body = 'refusal'; Status = 400 }
        @{ Line = '$refusal | Resolve-WrapupError'; Operation = 'getConversation'; Body = 'refusal'; Status = 400 }
    ) {
        # A simulator of its own, so that no other line's fault is in the way.
        $own = Start-GenesysSimulator
        $own | Connect-GenesysCloud
        Add-SimulatedFault -Operation $Operation -Status $Status -Body (Get-Variable -Name $Body -ValueOnly) -Simulator $own
        $shown = (Get-EverythingShown ([scriptblock]::Create($Line))) -join "`n"
        $shown.Length | Should -BeGreaterThan 100

        # PowerShell's own colours are for the host; what is left may be line breaks and tabs.
        $plain = $shown -replace "$([char]27)\[[0-9;]*m", ''
        [regex]::Matches($plain, '[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x9f\u202a-\u202e\u2066-\u2069]').Count | Should -Be 0
    }
}
