<#
.SYNOPSIS
    A runbook for a webhook: an event comes in, the code is set on the agent it is about, and one line of JSON goes out.
.DESCRIPTION
    For an automation account with PowerShell 5.1 or 7.4 that has the module GenesysWrapup. It asks nothing, and writes one line, such as

        {"exit":0,"outcome":"Set","message":null,"results":[{"ConversationId":"...","Outcome":"Set"}],"warnings":[]}

    exit is 0 where nothing is left to do: every row is Set, AlreadySet or DoneBefore, or somebody chose another code (Different), or the
    source only asked whether its events are wanted. It is 1 where a row ended otherwise, and 2 where there was nothing to try: no event in
    what came, no session. It is also the exit code of the process. In an automation account, where only an error makes a job fail, anything
    but 0 ends the job with an error.

    It may be started again from the beginning, after an eviction or when the event is delivered twice: a code that is there is not written
    again. With -JournalFolder, on a disk that outlives the job, rows that are done cost no request then.
.PARAMETER WebhookData
    What the webhook received, in any form that runbooks get it in.
.PARAMETER WrapupCode
    The code to set, by its name or id.
.PARAMETER Connection
    The name of the connection asset: ClientId, ClientSecret and Region (or BaseUri).
.PARAMETER WaitSeconds
    How long to wait for after-call work where the agent has not left yet. The agent's own choice wins.
.PARAMETER JournalFolder
    A folder for journals, one for each event.
#>
param(
    [object] $WebhookData,
    [string] $WrapupCode = 'Resolved',
    [string] $Connection = 'Genesys',
    [int] $WaitSeconds = 30,
    [string] $JournalFolder
)

Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$WarningPreference = 'SilentlyContinue'
$ConfirmPreference = 'None'

# The same event has the same journal, however often it is delivered.
function Get-JournalPath {
    param([string] $Folder, [object[]] $Told)

    $text = $Told | Select-Object -Property EventType, ConversationId, ParticipantId, CommunicationId, Time | ConvertTo-Json -Compress
    $digest = [System.Security.Cryptography.SHA256]::Create()
    try {
        $name = [System.BitConverter]::ToString($digest.ComputeHash([System.Text.Encoding]::UTF8.GetBytes($text)), 0, 16)
    }
    finally {
        $digest.Dispose()
    }
    Join-Path $Folder ($name.Replace('-', '').ToLowerInvariant() + '.jsonl')
}

$report = [ordered]@{ exit = 2; outcome = 'Failed'; message = $null; results = @(); warnings = @() }
$connected = $false
try {
    Import-Module -Name GenesysWrapup -Verbose:$false
    $events = @(ConvertFrom-ConversationEvent $WebhookData)
    $wanted = @($events | Where-Object { $_.ConversationId })
    $handshake = @($events | Where-Object { $_.EventType -eq 'Validation' })
    if ($wanted) {
        Connect-GenesysCloud -Connection (Get-AutomationConnection -Name $Connection)
        $connected = $true
        $options = @{ WrapupCode = $WrapupCode; Wait = $WaitSeconds; Confirm = $false }
        if ($JournalFolder) {
            $null = New-Item -Path $JournalFolder -ItemType Directory -Force
            $options.Journal = Get-JournalPath $JournalFolder $wanted
        }

        # What fails is in the results, with its message and the next step.
        $results = @($wanted | Set-ParticipantWrapup @options -ErrorAction SilentlyContinue -WarningVariable warned)
        $left = @($results | Where-Object { $_.Outcome -notin 'Set', 'AlreadySet', 'DoneBefore', 'Different' })
        $report.exit = [int][bool]$left
        $report.outcome = @($left + $results)[0].Outcome
        $report.results = @($results |
                Select-Object -Property ConversationId, ParticipantId, Outcome, AssignedCodeName, Message, NextStep, CorrelationId)
        $report.warnings = @($warned | ForEach-Object { "$_" })
    }
    elseif ($handshake) {
        $report.exit = 0
        $report.outcome = 'Validation'
        $report.message = "Confirm the subscription by opening $($handshake[0].ValidationUrl)"
    }
    else {
        $report.message = 'Nothing that came is about a conversation.'
    }
}
catch {
    $report.exit = 2
    $report.message = "$($_.Exception.Message) ($($_.FullyQualifiedErrorId))"
}
finally {
    if ($connected) {
        Disconnect-GenesysCloud -ErrorAction SilentlyContinue
    }
}

ConvertTo-Json -InputObject $report -Depth 4 -Compress
if ($report.exit -and (Get-Variable -Name PSPrivateMetadata -ErrorAction Ignore)) {
    # An automation account knows no exit codes.
    throw "$($report.outcome): $($report.message)"
}
exit $report.exit
