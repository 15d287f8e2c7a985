<#
.SYNOPSIS
    A worker of a work list, for a container or a service: settings from the environment, one line for each outcome, a clean end.
.DESCRIPTION
    Connects to Genesys Cloud with the variables that the vendor's CLI uses (GENESYSCLOUD_OAUTHCLIENT_ID, GENESYSCLOUD_OAUTHCLIENT_SECRET,
    GENESYSCLOUD_REGION) and to the broker with WRAPUP_BROKER, WRAPUP_BROKER_USER and the file that WRAPUP_BROKER_PASSWORD_FILE names, and
    works the list WRAPUP_LIST until it is stopped. Where a worker ends with an error, whoever started it starts it again: the rows it had
    are with the others by then.
#>
param(
    [string] $Broker = $env:WRAPUP_BROKER,
    [string] $WorkList = $(if ($env:WRAPUP_LIST) { $env:WRAPUP_LIST } else { 'wrapups' }),

    # A few rows at a time are enough for one token's limit; the more workers share it, the fewer each.
    [int] $ThrottleLimit = 4,

    # For a runbook: ends when there is nothing left to do.
    [switch] $UntilEmpty
)

Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'

if (-not (Get-Module -Name GenesysWrapup)) {
    Import-Module -Name GenesysWrapup
}
if (-not (Get-GenesysSession)) {
    Connect-GenesysCloud -Environment
}
$there = @{ Broker = $Broker; WorkList = $WorkList; ThrottleLimit = $ThrottleLimit }
if ($env:WRAPUP_BROKER_USER) {
    $password = (Get-Content -LiteralPath $env:WRAPUP_BROKER_PASSWORD_FILE -TotalCount 1).Trim()
    $there.Credential = [pscredential]::new($env:WRAPUP_BROKER_USER, (ConvertTo-SecureString -String $password -AsPlainText -Force))
}
if ($UntilEmpty) {
    $there.Until = 'Empty'
}
try {
    # A row that is dead is told here and kept on the broker; it ends nobody.
    Invoke-WrapupWorker @there -Confirm:$false -ErrorAction Continue | ForEach-Object {
        $_ | Select-Object -Property Time, Outcome, ConversationId, WrapupCode, Message | ConvertTo-Json -Compress
    }
}
finally {
    Disconnect-GenesysCloud
}
