<#
.SYNOPSIS
    A hang-up event comes in, the code is set and verified, and what came of it is an event in New Relic.
.DESCRIPTION
    For a runbook or a scheduled script with a session of the module GenesysWrapup (Connect-GenesysCloud). Whatever setting the code came to
    is sent, failures included: the alert condition beside this script looks for them. What New Relic did not take is kept in a file, which
    the next run sends first.
.PARAMETER EventData
    The event, in any form that ConvertFrom-ConversationEvent reads: $WebhookData, JSON, an object.
.PARAMETER WrapupCode
    The code to set, by its name or id.
.PARAMETER WaitSeconds
    How long to wait for after-call work where the agent has not left yet.
.PARAMETER Sink
    Parameters of Send-WrapupEvent. Without it, the account and its license key come from NEW_RELIC_ACCOUNT_ID and NEW_RELIC_LICENSE_KEY.
.PARAMETER KeptFile
    Where events wait that New Relic did not take.
.OUTPUTS
    What came of each conversation, and then of each batch.
#>
param(
    [Parameter(Mandatory)] [object] $EventData,
    [string] $WrapupCode = 'Resolved',
    [int] $WaitSeconds = 30,
    [hashtable] $Sink = @{},
    [string] $KeptFile = (Join-Path ([System.IO.Path]::GetTempPath()) 'genesys-wrapup-kept.xml')
)

Set-StrictMode -Version 3.0

$results = @(ConvertFrom-ConversationEvent $EventData |
        Where-Object EventType -EQ 'UserEnd' |
        Set-ParticipantWrapup -WrapupCode $WrapupCode -Wait $WaitSeconds -ErrorAction Continue)

# First what waits since the last run. An event keeps its eventId, so one that arrives twice can be told.
$rows = @(if (Test-Path -Path $KeptFile) { Import-Clixml -Path $KeptFile }) + $results
$batches = @($rows | Send-WrapupEvent @Sink -ErrorAction Continue)

$left = @($batches | ForEach-Object { $_.NotAccepted })
if ($left) {
    $left | Export-Clixml -Path $KeptFile -Depth 3
}
elseif (Test-Path -Path $KeptFile) {
    Remove-Item -Path $KeptFile
}

$results
$batches
