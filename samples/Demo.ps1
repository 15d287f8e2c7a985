<#
.SYNOPSIS
    Shows the main job on the built-in simulator: who waits for a code, one command, the proof, and one refusal explained.
.PARAMETER Module
    The psd1 of the built module. By default, the one that ./build.ps1 made.
#>
[CmdletBinding()]
param(
    [string] $Module
)

Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'

if (-not $Module) {
    $output = [System.IO.Path]::Combine($PSScriptRoot, '..', 'output', 'GenesysWrapup')
    $Module = Get-ChildItem -Path $output -Filter GenesysWrapup.psd1 -Recurse -ErrorAction Ignore |
        Sort-Object -Property LastWriteTime | Select-Object -Last 1 -ExpandProperty FullName
    if (-not $Module) {
        throw 'There is no built module; run ./build.ps1 first.'
    }
}

Import-Module -Name $Module
Connect-GenesysCloud -Simulator
$waiting = New-SimulatedConversation -MediaType call -State AwaitingWrapup -Queue Support
$late = New-SimulatedConversation -MediaType call -State TimedOut -Queue Support

function Show-Step {
    param([string] $Title, [string] $Line)

    ''
    $Title
    "PS> $Line"
}

# Formatted to a fixed width, so that it reads the same on every screen.
function Show-Table {
    param([Parameter(ValueFromPipeline)] $InputObject)

    begin { $all = @() }
    process { $all += $InputObject }
    end { ($all | Format-Table | Out-String -Width 120).Trim() }
}

Show-Step '1. Who is waiting for a code?' 'Get-ConversationParticipant $id -AwaitingWrapup'
Get-ConversationParticipant $waiting.ConversationId -AwaitingWrapup | Show-Table

Show-Step '2. One command.' 'Set-ParticipantWrapup $id ''Sales follow-up'''
$result = Set-ParticipantWrapup $waiting.ConversationId 'Sales follow-up'
$result | Show-Table

Show-Step '3. The proof.' 'Get-ParticipantWrapup $id'
$proof = Get-ParticipantWrapup $waiting.ConversationId
$proof | Show-Table

Show-Step '4. One that cannot be set, explained.' 'Set-ParticipantWrapup $late ''Sales follow-up'''
$refusal = Set-ParticipantWrapup $late.ConversationId 'Sales follow-up' -ErrorAction SilentlyContinue
$refusal | Show-Table
"Next: $($refusal.NextStep)"

Disconnect-GenesysCloud
if ($result.Outcome -ne 'Set' -or $proof.AssignedCodeName -ne 'Sales follow-up' -or $refusal.Outcome -ne 'TooLate') {
    throw 'The demo did not show what it should.'
}
