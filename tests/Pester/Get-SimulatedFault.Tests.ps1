BeforeAll {
    . ([System.IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
}

Describe 'Get-SimulatedFault' {
    BeforeEach {
        Start-GenesysSimulator -SkipWait | Connect-GenesysCloud
        $id = (New-SimulatedConversation).ConversationId
    }

    AfterEach {
        Disconnect-GenesysCloud
    }

    It 'shows what is still to go wrong, and how often it did' {
        Add-SimulatedFault -Operation getConversation -Status 503 -Count 2
        Add-SimulatedFault -Operation 'getRouting*' -Cut BeforeProcessing
        $null = Get-Conversation $id
        $faults = Get-SimulatedFault
        $faults.FaultId | Should -Be 2 -Because 'the first has happened as often as it was to: the engine tried twice more'
        $faults.Cut | Should -Be 'BeforeProcessing'
        $faults.Left | Should -BeNullOrEmpty
    }

    It 'counts down' {
        Add-SimulatedFault -Operation getConversation -Status 404 -Count 3
        $null = Get-Conversation $id -ErrorAction SilentlyContinue
        $fault = Get-SimulatedFault
        $fault.Hits | Should -Be 1
        $fault.Left | Should -Be 2
    }

    It 'takes operations by wildcard' {
        Add-SimulatedFault -Operation getConversation -Status 404
        Add-SimulatedFault -Operation getUsers -Status 404
        (Get-SimulatedFault get*vers*).Operation | Should -Be 'getConversation'
    }
}
