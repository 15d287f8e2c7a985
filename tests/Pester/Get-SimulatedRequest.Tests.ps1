BeforeAll {
    . ([System.IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
}

Describe 'Get-SimulatedRequest' {
    BeforeEach {
        $start = Connect-TestSimulator
    }

    AfterEach {
        Disconnect-GenesysCloud
    }

    It 'tells what was asked, in order' {
        $null = Get-Conversation $start.ConversationId
        $requests = Get-SimulatedRequest
        $requests[0].Path | Should -Be '/oauth/token'
        $requests[-1].Method | Should -Be 'GET'
        $requests[-1].Path | Should -Be "/api/v2/conversations/$($start.ConversationId)"
        $requests[-1].Operation | Should -Be 'getConversation'
        $requests[-1].Status | Should -Be 200
        $requests.Time | Should -Be ($requests.Time | Sort-Object)
    }

    It 'takes operations by wildcard' {
        $null = Get-Conversation $start.ConversationId
        (Get-SimulatedRequest -Operation getConv*).Operation | Should -Be 'getConversation'
        Get-SimulatedRequest -Operation nothing | Should -BeNullOrEmpty
    }

    It 'means the simulator of the session, and says so where there is none' {
        Disconnect-GenesysCloud
        foreach ($command in { New-SimulatedConversation }, { Add-SimulatedFault -Status 500 }, { Step-SimulatedClock }, {
            Get-SimulatedRequest }) {
            $command | Should -Throw -ErrorId 'GenesysWrapup.NoSimulator,*'
        }
        Get-SimulatedRequest -Simulator $start.Simulator | Should -Not -BeNullOrEmpty
    }
}
