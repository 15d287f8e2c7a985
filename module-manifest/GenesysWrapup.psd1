@{
    # The cmdlets' assembly itself: a script in between would cost more at every import than all the rest (bench/Import.ps1).
    RootModule             = if ($PSEdition -eq 'Core') { 'bin/net8.0/GenesysWrapup.dll' } else { 'bin/net472/GenesysWrapup.dll' }
    # Stamped by the build from Directory.Build.props.
    ModuleVersion          = '0.0.0'
    GUID                   = '8a1ccc53-1afa-48d0-a3b9-e477e5a27063'
    Author                 = 'GenesysWrapup contributors'
    CompanyName            = 'GenesysWrapup contributors'
    Copyright              = '(c) GenesysWrapup contributors. MIT licensed.'
    Description            = @'
Puts the right wrap-up code on the right participant of a Genesys Cloud conversation and proves that it is there. When it cannot, it says
which gate failed and what to do next. Includes a simulator of the platform for trying things out and for tests.
'@
    PowerShellVersion      = '5.1'
    DotNetFrameworkVersion = '4.7.2'
    CompatiblePSEditions   = @('Core', 'Desktop')
    FormatsToProcess       = @('GenesysWrapup.Format.ps1xml')
    TypesToProcess         = @('GenesysWrapup.Types.ps1xml')
    FunctionsToExport      = @()
    AliasesToExport        = @()
    VariablesToExport      = @()
    # Explicit, one per line, in the order of the alphabet: a wildcard would break discovery and auto-loading.
    CmdletsToExport        = @(
        'Add-QueueWrapupCode',
        'Add-SimulatedFault',
        'Connect-GenesysCloud',
        'ConvertFrom-ConversationEvent',
        'ConvertTo-WrapupEvent',
        'Disconnect-GenesysCloud',
        'Export-WrapupReport',
        'Find-Conversation',
        'Find-MissingWrapup',
        'Find-RequiredPermission',
        'Get-Conversation',
        'Get-ConversationParticipant',
        'Get-ConversationTimeline',
        'Get-GenesysSession',
        'Get-ParticipantWrapup',
        'Get-SimulatedFault',
        'Get-SimulatedRequest',
        'Get-WrapupBacklog',
        'Get-WrapupCode',
        'Import-WrapupJournal',
        'Invoke-WrapupWorker',
        'New-SimulatedConversation',
        'New-WrapupCode',
        'Remove-QueueWrapupCode',
        'Remove-SimulatedFault',
        'Resolve-WrapupError',
        'Send-WrapupEvent',
        'Send-WrapupRequest',
        'Set-ParticipantAttribute',
        'Set-ParticipantWrapup',
        'Start-GenesysSimulator',
        'Step-SimulatedClock',
        'Stop-GenesysSimulator',
        'Test-ParticipantWrapup',
        'Test-PlatformAssumption',
        'Test-SessionAccess',
        'Test-WrapupRequest',
        'Wait-ConversationParticipant',
        'Watch-ConversationEvent'
    )
    PrivateData            = @{
        PSData = @{
            Tags = @(
                'Genesys', 'GenesysCloud', 'PureCloud', 'ContactCenter', 'WrapUp', 'Automation',
                'PSEdition_Core', 'PSEdition_Desktop', 'Windows', 'Linux', 'MacOS'
            )
        }
    }
}
