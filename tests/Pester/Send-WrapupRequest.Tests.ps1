# What needs no broker; WorkList.Tests.ps1 sends to a real one.

Describe 'Send-WrapupRequest' {
    BeforeAll {
        . ([System.IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
        $id = (Connect-TestSimulator).ConversationId
        # Nobody listens there.
        $nowhere = @{ Broker = 'amqp://127.0.0.1:9' }
    }

    It 'needs a session, whose organization goes with each row' {
        $thrown = Invoke-FreshPowerShell {
            param($Module, $Id)
            Import-Module $Module
            try { $Id | Send-WrapupRequest -WrapupCode Resolved -Broker amqp://127.0.0.1:9 } catch { $_.FullyQualifiedErrorId }
        } $id
        $thrown | Should -BeLike 'GenesysWrapup.NotConnected,*'
    }

    It 'needs a broker and says how to name one' {
        $thrown = { $id | Send-WrapupRequest -WrapupCode 'Resolved' } | Should -Throw -ErrorId 'GenesysWrapup.MissingInput,*' -PassThru
        $thrown.ErrorDetails.RecommendedAction | Should -Match 'amqps://'
    }

    It 'does not go to the broker with -WhatIf, and gives the rows back' {
        $result = $id, $id | Send-WrapupRequest -WrapupCode 'Resolved' @nowhere -WhatIf
        $result.Outcome | Should -Be 'NotConfirmed'
        $result.NotAccepted.ConversationId | Should -Be $id, $id
    }

    It 'writes an error for a row that names no conversation, and goes on with the others' {
        $quiet = @{ ErrorVariable = 'failed'; ErrorAction = 'SilentlyContinue' }
        $results = 'nonsense', $id | Send-WrapupRequest -WrapupCode 'Resolved' @nowhere -WhatIf @quiet
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'GenesysWrapup.InvalidId,*'
        @($results.NotAccepted).Count | Should -Be 1
    }

    It 'keeps a password out of what it says of a broker that is away' {
        $credential = [pscredential]::new('worker', (ConvertTo-Secret 'a password of nobody'))
        $thrown = { $id | Send-WrapupRequest -WrapupCode 'Resolved' @nowhere -Credential $credential -ErrorAction Stop } |
            Should -Throw -ErrorId 'GenesysWrapup.BrokerUnreachable,*' -PassThru
        "$thrown $($thrown.ErrorDetails.Message) $($thrown.ErrorDetails.RecommendedAction)" | Should -Not -Match 'a password of nobody'
    }
}
