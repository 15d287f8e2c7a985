<#
.SYNOPSIS
    What setting codes in bulk costs: time and requests against two loops, rows a minute under the limit, and memory.
.DESCRIPTION
    Measures on this machine, against the simulator's server in a process of its own, and keeps nothing:

    1. So many rows at so many milliseconds a request, without a limit: the module as usual and with -Economy, a loop of Invoke-RestMethod
       as people write it, and the vendor's JavaScript SDK in a loop (where Node.js and npm are there). Each in a fresh process, with
       conversations of its own. All read, write and see that the code is there.
    2. Rows a minute under 300 requests a minute, on the simulated clock.
    3. Many rows without a delay: rows a second, processor time a row, and the most memory, against a thousand rows. In fresh processes:
       with the simulator in the module's own memory, and with it in another process, where the memory is the module's alone.

    bench/Import.ps1 measures import and first result.
.PARAMETER Rows
    How many rows part 1 has.
.PARAMETER Delay
    How long the server holds back each answer of part 1, in milliseconds.
.PARAMETER ManyRows
    How many rows part 3 has.
.PARAMETER Part
    Which parts to run.
#>
[CmdletBinding()]
param(
    [ValidateRange(1, 100000)] [int] $Rows = 1000,
    [ValidateRange(0, 10000)] [int] $Delay = 80,
    [ValidateRange(1000, 1000000)] [int] $ManyRows = 100000,
    [ValidateSet(1, 2, 3)] [int[]] $Part = @(1, 2, 3)
)

Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'

$root = [System.IO.Path]::GetFullPath([System.IO.Path]::Combine($PSScriptRoot, '..'))
$module = Get-ChildItem -Path (Join-Path $root 'output/GenesysWrapup') -Filter GenesysWrapup.psd1 -Recurse -ErrorAction Ignore |
    Sort-Object -Property LastWriteTime | Select-Object -Last 1 -ExpandProperty FullName
if (-not $module) {
    throw 'There is no built module; run ./build.ps1 first.'
}
$shell = (Get-Process -Id $PID).Path
$folder = New-Item -Path ([System.IO.Path]::Combine([System.IO.Path]::GetTempPath(), [guid]::NewGuid().ToString('n'))) -ItemType Directory

# The simulator's server, without a limit, taking codes after the end.
function Open-Server {
    $project = [System.IO.Path]::Combine($root, 'src', 'GenesysWrapup.Simulator.Server')
    $dll = [System.IO.Path]::Combine($project, 'bin', 'Release', 'net8.0', 'GenesysWrapup.Simulator.Server.dll')
    if (-not (Test-Path -Path $dll)) {
        $null = dotnet build $project --configuration Release --nologo --verbosity quiet
    }
    $start = [System.Diagnostics.ProcessStartInfo]::new('dotnet', "`"$dll`" --urls http://127.0.0.1:0")
    $start.UseShellExecute = $false
    $start.RedirectStandardOutput = $true
    $process = [System.Diagnostics.Process]::Start($start)
    $server = $process.StandardOutput.ReadLine() | ConvertFrom-Json
    $server | Add-Member -NotePropertyName Process -NotePropertyValue $process
    foreach ($policy in @{ name = 'RequestsPerMinute'; value = 100000000 }, @{ name = 'WriteAfterEnd'; value = 'Accept' }) {
        $null = Send-Control -Server $server -Method Post -Path policy -Body $policy
    }
    $server
}

function Send-Control {
    param($Server, [string] $Method, [string] $Path, $Body)

    $options = @{ Method = $Method; Uri = "$($Server.baseUrl)/_simulator/$Path" }
    if ($Body) {
        $options.Body = ConvertTo-Json $Body
        $options.ContentType = 'application/json'
    }
    Invoke-RestMethod @options
}

# A file with the ids of ended conversations that have another code.
function Save-Conversation {
    param($Server, [int] $Count)

    $file = Join-Path $folder ([guid]::NewGuid().ToString('n'))
    1..$Count | ForEach-Object {
        (Send-Control -Server $Server -Method Post -Path conversations -Body @{ state = 'Coded'; queue = 'Support' }).id
    } | Set-Content -Path $file
    $file
}

# Runs a contestant in a process of its own; it prints its seconds and how many rows it set. The requests are the server's count.
function Measure-Contestant {
    param([string] $Name, $Server, [scriptblock] $Run)

    $file = Save-Conversation $Server $Rows
    $null = Send-Control -Server $Server -Method Delete -Path requests
    $body = @{ operation = '* /api/*'; delay = "00:00:00.$('{0:000}' -f $Delay)" }
    $null = Send-Control -Server $Server -Method Post -Path faults -Body $body
    $said = (& $Run $file | Select-Object -Last 1) | ConvertFrom-Json
    $null = Send-Control -Server $Server -Method Delete -Path faults
    $requests = @((Send-Control -Server $Server -Method Get -Path requests) | ForEach-Object { $_ } |
        Where-Object { $_.path -like '/api/*' }).Count
    if ($said.set -ne $Rows) {
        throw "$Name set $($said.set) of $Rows rows."
    }
    [pscustomobject]@{ Who = $Name; Seconds = $said.seconds; Requests = $requests }
}

$ours = {
    param($Module, $Server, $Id, $Secret, $File, $Economy)
    Import-Module $Module
    Connect-GenesysCloud -BaseUri $Server -ClientId $Id -ClientSecret (ConvertTo-SecureString $Secret -AsPlainText -Force)
    $watch = [System.Diagnostics.Stopwatch]::StartNew()
    $results = Get-Content $File | Set-ParticipantWrapup -WrapupCode 'Sales follow-up' -Economy:$Economy
    $set = @($results | Where-Object Outcome -EQ 'Set').Count
    @{ seconds = $watch.Elapsed.TotalSeconds; set = $set } | ConvertTo-Json -Compress
}

$plain = {
    param($Server, $Id, $Secret, $File, $Code)
    $basic = [convert]::ToBase64String([System.Text.Encoding]::ASCII.GetBytes("${Id}:$Secret"))
    $token = (Invoke-RestMethod -Method Post -Uri "$Server/oauth/token" -Headers @{ Authorization = "Basic $basic" } -Body @{
            grant_type = 'client_credentials'
        }).access_token
    $headers = @{ Authorization = "Bearer $token" }
    $watch = [System.Diagnostics.Stopwatch]::StartNew()
    $set = 0
    foreach ($conversationId in Get-Content $File) {
        $conversation = Invoke-RestMethod -Uri "$Server/api/v2/conversations/$conversationId" -Headers $headers
        $agent = $conversation.participants | Where-Object purpose -EQ 'agent' | Select-Object -First 1
        $participant = "$Server/api/v2/conversations/$conversationId/participants/$($agent.id)"
        $body = @{ wrapup = @{ code = $Code } } | ConvertTo-Json
        $null = Invoke-RestMethod -Method Patch -Uri $participant -Headers $headers -Body $body -ContentType 'application/json'
        $wrapup = Invoke-RestMethod -Uri "$participant/wrapup" -Headers $headers
        $set += [int]($wrapup.code -eq $Code)
    }
    @{ seconds = $watch.Elapsed.TotalSeconds; set = $set } | ConvertTo-Json -Compress
}

# The same thousand conversations again and again, with another code each time, so that every row is written.
$many = {
    param($Module, $Server, $Id, $Secret, $File, $Count)
    Import-Module $Module
    if ($Server) {
        Connect-GenesysCloud -BaseUri $Server -ClientId $Id -ClientSecret (ConvertTo-SecureString $Secret -AsPlainText -Force)
        $ids = Get-Content $File
    }
    else {
        Start-GenesysSimulator -Policy @{ RequestsPerMinute = 100000000; WriteAfterEnd = 'Accept' } | Connect-GenesysCloud
        $ids = @(1..1000 | ForEach-Object { (New-SimulatedConversation -State Coded -Queue Support).ConversationId })
    }
    $process = [System.Diagnostics.Process]::GetCurrentProcess()
    $before = $process.TotalProcessorTime
    $watch = [System.Diagnostics.Stopwatch]::StartNew()
    $set = 0
    & {
        for ($row = 0; $row -lt $Count; $row++) {
            [pscustomobject]@{
                ConversationId = $ids[$row % $ids.Count]
                WrapupCode     = ('Sales follow-up', 'Wrong number')[[Math]::Floor($row / $ids.Count) % 2]
            }
        }
    } | Set-ParticipantWrapup | ForEach-Object { $set += [int]($_.Outcome -eq 'Set') }
    $watch.Stop()
    $process.Refresh()
    @{
        seconds = $watch.Elapsed.TotalSeconds
        set     = $set
        cpu     = ($process.TotalProcessorTime - $before).TotalMilliseconds
        memory  = $process.PeakWorkingSet64 / 1MB
    } | ConvertTo-Json -Compress
}

$server = $null
try {
    if (1, 3 | Where-Object { $_ -in $Part }) {
        $server = Open-Server
    }
    $login = if ($server) { $server.baseUrl, $server.clientId, $server.clientSecret }
    if (1 -in $Part) {
        Import-Module $module
        $secret = [System.Net.NetworkCredential]::new('', $server.clientSecret).SecurePassword
        Connect-GenesysCloud -BaseUri $server.baseUrl -ClientId $server.clientId -ClientSecret $secret
        $code = (Get-WrapupCode -Name 'Sales follow-up').Id
        Disconnect-GenesysCloud
        $runs = @(
            Measure-Contestant -Name 'Set-ParticipantWrapup' -Server $server -Run {
                & $shell -NoProfile -NonInteractive -Command $ours -args (@($module) + $login + @($args[0], $false))
            }
            Measure-Contestant -Name 'Set-ParticipantWrapup -Economy' -Server $server -Run {
                & $shell -NoProfile -NonInteractive -Command $ours -args (@($module) + $login + @($args[0], $true))
            }
            Measure-Contestant -Name 'a loop of Invoke-RestMethod' -Server $server -Run {
                & $shell -NoProfile -NonInteractive -Command $plain -args ($login + @($args[0], $code))
            }
            $interop = [System.IO.Path]::Combine($root, 'tests', 'interop')
            if ((Get-Command node, npm -CommandType Application -ErrorAction Ignore).Count -ge 2) {
                if (-not (Test-Path -Path (Join-Path $interop 'node_modules'))) {
                    $null = npm ci --prefix $interop --silent --no-audit --no-fund
                }
                Measure-Contestant -Name 'a loop of the JavaScript SDK' -Server $server -Run {
                    node (Join-Path $PSScriptRoot 'bulk-sdk.mjs') @login $code $args[0]
                }
            }
            else {
                Write-Warning "Node.js and npm are not there: the vendor's SDK was not measured."
            }
        )
        $loop = $runs | Where-Object Who -EQ 'a loop of Invoke-RestMethod'
        $runs | ForEach-Object {
            [pscustomobject]@{
                Who            = $_.Who
                Rows           = $Rows
                Seconds        = [Math]::Round($_.Seconds, 1)
                RowsPerSecond  = [Math]::Round($Rows / $_.Seconds, 1)
                RequestsPerRow = [Math]::Round($_.Requests / $Rows, 3)
                TimesTheLoop   = [Math]::Round($loop.Seconds / $_.Seconds, 1)
            }
        } | Format-Table | Out-String -Width 140
    }
    if (2 -in $Part) {
        "Under 300 requests a minute, on the simulated clock:"
        dotnet run --configuration Release --project (Join-Path $PSScriptRoot 'GenesysWrapup.Bench') -- pace
        ''
    }
    if (3 -in $Part) {
        $file = Save-Conversation $server 1000
        foreach ($case in @{ In = 'memory'; Login = @('', '', '') }, @{ In = 'another process'; Login = $login }) {
            foreach ($count in 1000, $ManyRows) {
                $arguments = @($module) + $case.Login + @($file, $count)
                $run = & $shell -NoProfile -NonInteractive -Command $many -args $arguments | ConvertFrom-Json
                [pscustomobject]@{
                    SimulatorIn     = $case.In
                    Rows            = $count
                    Set             = $run.set
                    RowsPerSecond   = [Math]::Round($count / $run.seconds)
                    ProcessorMsARow = [Math]::Round($run.cpu / $count, 2)
                    PeakMemoryMB    = [Math]::Round($run.memory)
                }
            }
        }
    }
}
finally {
    if ($server) {
        $server.Process.Kill()
    }
    Remove-Item -Path $folder -Recurse -Force -ErrorAction Ignore
}
