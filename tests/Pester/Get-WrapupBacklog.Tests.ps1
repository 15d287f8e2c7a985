# What needs no broker; WorkList.Tests.ps1 looks at a real one.

Describe 'Get-WrapupBacklog' {
    BeforeAll {
        . ([System.IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    }

    It 'needs a broker and says how to name one' {
        $thrown = { Get-WrapupBacklog } | Should -Throw -ErrorId 'GenesysWrapup.MissingInput,*' -PassThru
        $thrown.ErrorDetails.RecommendedAction | Should -Match 'amqps://'
    }

    It 'refuses an address that sends in clear over a network, unless it is asked to' {
        $thrown = { Get-WrapupBacklog 'amqp://broker.invalid' } | Should -Throw -ErrorId 'GenesysWrapup.InsecureAddress,*' -PassThru
        $thrown.ErrorDetails.RecommendedAction | Should -Match 'amqps'
        $given = @{ AllowUnencrypted = $true; Credential = [pscredential]::new('worker', (ConvertTo-Secret 'secret')) }
        { Get-WrapupBacklog 'amqp://broker.invalid' @given } | Should -Throw -ErrorId 'GenesysWrapup.BrokerUnreachable,*'
    }

    It 'shows either the dead or the outcomes' {
        { Get-WrapupBacklog 'amqp://127.0.0.1:9' -Dead -Outcome } | Should -Throw -ErrorId 'AmbiguousParameterSet,*'
        { Get-WrapupBacklog 'amqp://127.0.0.1:9' -Take } | Should -Throw -ErrorId '*,GenesysWrapup.Commands.GetWrapupBacklogCommand'
    }
}
