BeforeAll {
    . ([System.IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
}

Describe 'Add-SimulatedFault' {
    BeforeEach {
        Connect-GenesysCloud -Simulator -MaxRetries 0 -Policy @{ RequestsPerMinute = 100000 }
    }

    AfterEach {
        Disconnect-GenesysCloud
    }

    It 'answers a status so many times, for one operation alone' {
        Add-SimulatedFault -Operation getConversation -Status 503 -Count 1
        $made = New-SimulatedConversation
        Get-WrapupCode -Name Resolved | Should -Not -BeNullOrEmpty
        { Get-Conversation $made.ConversationId -ErrorAction Stop } | Should -Throw -ErrorId 'GenesysWrapup.ServiceUnavailable,*'
        Get-Conversation $made.ConversationId | Should -Not -BeNullOrEmpty
    }

    It 'answers the platform''s error code' {
        Add-SimulatedFault getConversation -Status 403 -ErrorCode missing.any.permissions
        $made = New-SimulatedConversation
        $refused = { Get-Conversation $made.ConversationId -ErrorAction Stop } | Should -Throw -PassThru
        $refused.Exception.StatusCode | Should -Be 403
        $refused.Exception.ErrorCode | Should -Be 'missing.any.permissions'
    }

    It 'cuts the connection <Cut>' -ForEach @{ Cut = 'BeforeProcessing' }, @{ Cut = 'AfterProcessing' } {
        Add-SimulatedFault getConversation -Cut $Cut -Count 1
        $made = New-SimulatedConversation
        { Get-Conversation $made.ConversationId -ErrorAction Stop } | Should -Throw -ErrorId 'GenesysWrapup.Unreachable,*'
        (Get-SimulatedRequest -Operation getConversation).Processed | Should -Be ($Cut -eq 'AfterProcessing')
    }

    It 'truncates an answer' {
        Add-SimulatedFault getRoutingWrapupcodes -Truncate -Count 1
        { Get-WrapupCode -ErrorAction Stop } | Should -Throw -ErrorId 'GenesysWrapup.*'
        Get-WrapupCode | Should -Not -BeNullOrEmpty
    }

    It 'refuses an operation that does not exist, with the nearest names' {
        $refused = { Add-SimulatedFault -Operation getConversatoin -Status 500 -ErrorAction Stop } |
            Should -Throw -ErrorId 'GenesysWrapup.InvalidValue,*' -PassThru
        $refused.Exception.Message | Should -BeLike "*'getConversation'*"
        { Add-SimulatedFault -Operation 'getConversatoin*' -Status 500 -ErrorAction Stop } | Should -Throw
        { Add-SimulatedFault -Operation 'POST /oauth/token' -Status 500 -ErrorAction Stop } | Should -Not -Throw
    }

    It 'never happens with a chance of nothing' {
        Add-SimulatedFault -Status 500 -Chance 0
        Get-WrapupCode -Name Resolved | Should -Not -BeNullOrEmpty
    }

    It 'refuses what is no fault' {
        { Add-SimulatedFault -ErrorAction Stop } | Should -Throw -ErrorId 'GenesysWrapup.MissingInput,*'
        { Add-SimulatedFault -Status 9 -ErrorAction Stop } | Should -Throw -ErrorId 'GenesysWrapup.InvalidValue,*'
    }

    It 'adds nothing under -WhatIf' {
        Add-SimulatedFault -Status 500 -WhatIf
        Get-WrapupCode -Name Resolved | Should -Not -BeNullOrEmpty
    }

    It 'completes the operations' {
        (Get-Completion 'Add-SimulatedFault -Operation getConversationP').CompletionText | Should -Not -BeNullOrEmpty
    }
}
