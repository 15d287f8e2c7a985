# What needs no broker; WorkList.Tests.ps1 works on a real one.

Describe 'Invoke-WrapupWorker' {
    BeforeAll {
        . ([System.IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
        $null = Connect-TestSimulator
    }

    It 'needs a broker and says how to name one' {
        $thrown = { Invoke-WrapupWorker } | Should -Throw -ErrorId 'GenesysWrapup.MissingInput,*' -PassThru
        $thrown.ErrorDetails.RecommendedAction | Should -Match 'amqps://'
    }

    It 'ends with an error where the broker is away from the first' {
        { Invoke-WrapupWorker 'amqp://127.0.0.1:9' -Until Empty } | Should -Throw -ErrorId 'GenesysWrapup.BrokerUnreachable,*'
    }

    It 'asks before it works, and does nothing with -WhatIf' {
        $before = @(Get-SimulatedRequest).Count
        Invoke-WrapupWorker 'amqp://127.0.0.1:9' -WhatIf | Should -BeNullOrEmpty
        @(Get-SimulatedRequest).Count | Should -Be $before
    }

    It 'takes no <Name>' -ForEach @(
        @{ Name = 'end that it does not know'; Given = @{ Until = 'Tomorrow' } }
        @{ Name = 'more rows at a time than a session has calls'; Given = @{ ThrottleLimit = 17 } }
        @{ Name = 'tries that are none'; Given = @{ MaxTries = 0 } }
    ) {
        { Invoke-WrapupWorker 'amqp://127.0.0.1:9' @Given } | Should -Throw -ErrorId 'ParameterArgumentValidationError,*'
    }
}
