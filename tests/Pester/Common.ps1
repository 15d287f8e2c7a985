# What every Pester file starts with:
#
#     BeforeAll {
#         . ([System.IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
#         Connect-TestSimulator
#     }
#
# Dot-sourcing imports the built module. GENESYSWRAPUP_MODULE names another psd1 than that of this repository's output folder.

$script:repository = [System.IO.Path]::GetFullPath([System.IO.Path]::Combine($PSScriptRoot, '..', '..'))
. ([System.IO.Path]::Combine($repository, 'build', 'Manifest.ps1'))

if ($env:GENESYSWRAPUP_MODULE) {
    # In full, since tests change the current folder.
    $env:GENESYSWRAPUP_MODULE = (Resolve-Path -Path $env:GENESYSWRAPUP_MODULE).Path
}

# The psd1 of the module under test.
function Get-BuiltModulePath {
    if ($env:GENESYSWRAPUP_MODULE) {
        return $env:GENESYSWRAPUP_MODULE
    }

    $props = [xml](Get-Content -Path (Join-Path $repository 'Directory.Build.props') -Raw)
    $version = $props.SelectSingleNode('/Project/PropertyGroup/Version').InnerText
    $path = [System.IO.Path]::Combine($repository, 'output', 'GenesysWrapup', $version, 'GenesysWrapup.psd1')
    if (-not (Test-Path -Path $path)) {
        throw "There is no built module at $path. Run ./build.ps1 first."
    }
    $path
}

# Connects this runspace to a simulator of its own, with the contact-center scenario, and returns what examples and tests start from.
function Connect-TestSimulator {
    param([hashtable] $Policy = @{}, [switch] $SkipWait)

    if (Get-GenesysSession) {
        Disconnect-GenesysCloud
    }

    # Above the limit of the platform, a test would be paced in real time.
    $simulator = Start-GenesysSimulator -Policy ($Policy + @{ RequestsPerMinute = 100000 }) -SkipWait:$SkipWait
    Connect-GenesysCloud -SimulatedPlatform $simulator
    [pscustomobject]@{
        Simulator             = $simulator
        # A voice conversation on Support whose one agent is in after-call work.
        ConversationId        = (New-SimulatedConversation -MediaType call -State AwaitingWrapup -Queue Support).ConversationId
        # A voice conversation that ended without a code.
        EndedConversationId   = (New-SimulatedConversation -MediaType call -State EndedUncoded -Queue Support).ConversationId
        # A message conversation in after-call work; messages do not end by themselves.
        MessageConversationId = (New-SimulatedConversation -MediaType message -State AwaitingWrapup -Queue Support).ConversationId
    }
}

# Starts the simulator's server in a process of its own, for what goes over a real wire. SIMULATOR_SERVER names a server that is built
# already. Returns what its first line told (baseUrl, clientId, clientSecret, conversations) and its process.
function Start-SimulatorServer {
    $server = $env:SIMULATOR_SERVER
    if (-not $server) {
        $project = [System.IO.Path]::Combine($repository, 'src', 'GenesysWrapup.Simulator.Server')
        $null = dotnet build $project --configuration Release --nologo --verbosity quiet
        $server = [System.IO.Path]::Combine($project, 'bin', 'Release', 'net8.0', 'GenesysWrapup.Simulator.Server.dll')
    }

    $start = [System.Diagnostics.ProcessStartInfo]::new('dotnet', "`"$server`" --urls http://127.0.0.1:0")
    $start.UseShellExecute = $false
    $start.RedirectStandardOutput = $true
    $process = [System.Diagnostics.Process]::Start($start)
    $line = $process.StandardOutput.ReadLine()
    if (-not $line) {
        throw "The simulator's server ended before it was ready."
    }
    $line | ConvertFrom-Json | Add-Member -NotePropertyName Process -NotePropertyValue $process -PassThru
}

# A secret as a user has it in hand.
function ConvertTo-Secret([string] $Text) {
    $secret = [securestring]::new()
    $Text.ToCharArray() | ForEach-Object { $secret.AppendChar($_) }
    $secret
}

# How many requests other than reads the simulator has seen; token requests do not count.
function Get-WriteCount {
    @(Get-SimulatedRequest | Where-Object { $_.Method -ne 'GET' -and $_.Path -notlike '*/oauth/*' }).Count
}

# Runs a script block in a new process of this same PowerShell and returns its output as deserialised objects. The block is
# serialised: give it what it needs as arguments (the first one is always the built module's psd1).
function Invoke-FreshPowerShell {
    param(
        [Parameter(Mandatory, Position = 0)] [scriptblock] $Script,
        [Parameter(Position = 1)] [object[]] $ArgumentList = @()
    )

    $shell = (Get-Process -Id $PID).Path
    & $shell -NoLogo -NoProfile -NonInteractive -Command $Script -args (@(Get-BuiltModulePath) + $ArgumentList)
}

# Runs scripts one after the other as a user would type them: in one new runspace, connected to a new simulator, with $conversationId,
# $endedConversationId and $messageConversationId defined, in an empty folder. Returns output, errors and warnings of each.
function Invoke-UserScript {
    param(
        [Parameter(Mandatory, Position = 0)] [string[]] $Script,
        [hashtable] $Policy = @{},
        # Each script begins with a platform of its own.
        [switch] $Anew,
        [switch] $NotConnected
    )

    $name = [guid]::NewGuid().ToString('n')
    $folder = New-Item -Path ([System.IO.Path]::Combine([System.IO.Path]::GetTempPath(), $name)) -ItemType Directory
    $runspace = [runspacefactory]::CreateRunspace()
    $runspace.Open()
    try {
        $null = Invoke-InRunspace $runspace {
            param($Common, $Folder)
            Set-StrictMode -Off
            . $Common
            Set-Location -Path $Folder
        } ([System.IO.Path]::Combine($PSScriptRoot, 'Common.ps1')), $folder.FullName
        if (-not $NotConnected -and -not $Anew) {
            Connect-UserRunspace $runspace $Policy
        }
        foreach ($one in $Script) {
            if ($Anew) {
                Connect-UserRunspace $runspace $Policy
            }
            Invoke-InRunspace $runspace $one
        }
    }
    finally {
        $runspace.Dispose()
        Remove-Item -Path $folder -Recurse -Force
    }
}

# Connects a runspace to a simulator of its own and defines what examples start from.
function Connect-UserRunspace {
    param($Runspace, [hashtable] $Policy)

    # What a user would wait for, a test of an example need not.
    $start = Invoke-InRunspace $Runspace 'Connect-TestSimulator $args[0] -SkipWait' $Policy
    if ($start.Errors) {
        throw $start.Errors[0]
    }

    foreach ($property in $start.Output[0].PSObject.Properties) {
        $Runspace.SessionStateProxy.SetVariable($property.Name, $property.Value)
    }
    # What a runbook has that a webhook started.
    $body = @{ conversationId = $start.Output[0].ConversationId; mediaType = 'VOICE'; disconnectType = 'PEER' } | ConvertTo-Json
    $webhook = [pscustomobject]@{ WebhookName = 'wrapups'; RequestBody = $body }
    $Runspace.SessionStateProxy.SetVariable('WebhookData', $webhook)
    $stand = Invoke-InRunspace $Runspace 'Set-StandIn $args[0]' $start.Output[0].Simulator
    if ($stand.Errors) {
        throw $stand.Errors[0]
    }
}

# What an example may use that this machine does not have: another platform than the simulator, a vault, a person at a prompt.
function Set-StandIn {
    param($Platform)

    # Binds for real, by the cmdlet's own parameters and sets; then the session is with the simulator.
    $connect = [System.Management.Automation.CommandMetadata]::new((Get-Command -Name Connect-GenesysCloud -CommandType Cmdlet))
    $parameters = [System.Management.Automation.ProxyCommand]::GetParamBlock($connect)
    $binding = [System.Management.Automation.ProxyCommand]::GetCmdletBindingAttribute($connect)
    $body = '$there = if ($SimulatedPlatform) { $SimulatedPlatform } else { $Platform }; ' +
        'GenesysWrapup\Connect-GenesysCloud -SimulatedPlatform $there -PassThru:$PassThru'
    Set-Item -Path Function:\global:Connect-GenesysCloud -Value (
        [scriptblock]::Create("$binding param($parameters) process { $body }").GetNewClosure())

    $secret = ConvertTo-SecureString -String 'a secret of the examples' -AsPlainText -Force
    $credential = [pscredential]::new('11111111-2222-4333-8444-555555555555', $secret)
    Set-Item -Path Function:\global:Get-Credential -Value { $credential }.GetNewClosure()
    Set-Item -Path Function:\global:Get-AutomationPSCredential -Value { $credential }.GetNewClosure()
    Set-Item -Path Function:\global:Get-AutomationConnection -Value {
        @{ ClientId = $credential.UserName; ClientSecret = $credential.GetNetworkCredential().Password
            Region = 'mypurecloud.de' } }.GetNewClosure()
    Set-Item -Path Function:\global:Get-AutomationVariable -Value { $secret }.GetNewClosure()
    Set-Item -Path Function:\global:Get-Secret -Value { $credential }.GetNewClosure()
    Set-Item -Path Function:\global:Get-AzKeyVaultSecret -Value { [pscustomobject]@{ SecretValue = $secret } }.GetNewClosure()
    Set-Item -Path Function:\global:Read-Host -Value { $secret }.GetNewClosure()
}

function Invoke-InRunspace {
    param($Runspace, [string] $Script, [object[]] $ArgumentList = @())

    $shell = [powershell]::Create()
    try {
        $shell.Runspace = $Runspace
        $null = $shell.AddScript($Script, $false)
        foreach ($argument in $ArgumentList) {
            $null = $shell.AddArgument($argument)
        }

        $thrown = $null
        $output = @()
        try {
            $output = @($shell.Invoke())
        }
        catch {
            $thrown = $_
        }
        [pscustomobject]@{
            Output   = $output
            Errors   = @(@($shell.Streams.Error) + @($thrown) | Where-Object { $null -ne $_ })
            Warnings = @($shell.Streams.Warning)
        }
    }
    finally {
        $shell.Dispose()
    }
}

# The powershell blocks of a markdown page: their code, what the next block (one without a language) shows as their output, and where.
function Get-MarkdownBlock {
    param([Parameter(Mandatory, Position = 0)] [string] $Path)

    $block = $null
    $language = $null
    $section = $heading = ''
    $number = 0
    $found = [System.Collections.Generic.List[object]]::new()
    foreach ($line in Get-Content -Path $Path -Encoding UTF8) {
        $number++
        if ($line -match '^```\s*(\S*)\s*$') {
            if ($null -ne $language) {
                $language = $null
            }
            else {
                $language = $Matches[1]
                if ($language -eq 'powershell') {
                    $block = @{ Section = $section; Heading = $heading; Line = $number; Code = ''; Shown = '' }
                    $found.Add($block)
                }
            }
        }
        elseif ($language -eq 'powershell') {
            $block.Code += "$line`n"
        }
        elseif ($language -eq '' -and $block) {
            $block.Shown += "$line`n"
        }
        elseif ($null -eq $language -and $line -match '^(##+) (.+)$') {
            $block = $null
            $heading = $Matches[2].Trim()
            if ($Matches[1] -eq '##') {
                $section = $heading
            }
        }
    }
    $found
}

# The examples of a help page; several blocks under one heading are one example.
function Get-MarkdownExample {
    param([Parameter(Mandatory, Position = 0)] [string] $Path)

    Get-MarkdownBlock $Path | Where-Object { $_.Section -eq 'EXAMPLES' } | Group-Object -Property { $_.Heading } | ForEach-Object {
        [pscustomobject]@{ Title = $_.Name; Code = $_.Group.Code -join "`n" }
    }
}

# What a person reads of an error, with its advice.
function Get-SaidByError {
    param([Parameter(Mandatory, Position = 0)] [System.Management.Automation.ErrorRecord] $Record)

    # From PowerShell 7.5 on, the advice is shown below the message, and is not in it.
    "$Record $($Record.ErrorDetails.RecommendedAction)"
}

# The completions that Tab offers at the end of a line.
function Get-Completion {
    param([Parameter(Mandatory, Position = 0)] [string] $Line)

    [System.Management.Automation.CommandCompletion]::CompleteInput($Line, $Line.Length, $null).CompletionMatches
}

if (-not (Get-Module -Name GenesysWrapup | Where-Object { $_.ModuleBase -eq (Split-Path -Path (Get-BuiltModulePath) -Parent) })) {
    Import-Module -Name (Get-BuiltModulePath) -Global
}
