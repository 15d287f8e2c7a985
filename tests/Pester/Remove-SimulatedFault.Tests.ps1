BeforeAll {
    . ([System.IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
}

Describe 'Remove-SimulatedFault' {
    BeforeEach {
        $start = Connect-TestSimulator
        Add-SimulatedFault -Operation getConversation -Status 404
        Add-SimulatedFault -Operation getUsers -Status 404
    }

    AfterEach {
        Disconnect-GenesysCloud
    }

    It 'makes it work again' {
        { Get-Conversation $start.ConversationId -ErrorAction Stop } | Should -Throw
        Get-SimulatedFault getConversation | Remove-SimulatedFault
        (Get-Conversation $start.ConversationId).ConversationId | Should -Be $start.ConversationId
        (Get-SimulatedFault).Operation | Should -Be 'getUsers'
    }

    It 'takes operations by wildcard, and all of them' {
        Remove-SimulatedFault getU*
        (Get-SimulatedFault).Operation | Should -Be 'getConversation'
        Remove-SimulatedFault *
        Get-SimulatedFault | Should -BeNullOrEmpty
    }

    It 'removes nothing with -WhatIf' {
        Remove-SimulatedFault * -WhatIf
        @(Get-SimulatedFault).Count | Should -Be 2
    }

    It 'asks which' {
        { Remove-SimulatedFault -ErrorAction Stop } | Should -Throw -ErrorId 'GenesysWrapup.MissingInput,*'
    }
}
