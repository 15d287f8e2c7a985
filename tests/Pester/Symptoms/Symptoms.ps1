# Runs a row of Rows.ps1 and makes the page from all of them.

function Get-SymptomRow {
    . ([System.IO.Path]::Combine($PSScriptRoot, 'Rows.ps1')) | ForEach-Object { [pscustomobject]$_ }
}

# Brings a row about on a simulator of its own and tries its command. Returns what came of it: objects first, then errors.
function Invoke-SymptomRow {
    param(
        [Parameter(Mandatory)] [pscustomobject] $Row
    )

    $policy = if ($Row.PSObject.Properties['Policy']) { $Row.Policy } else { @{} }
    $platform = Start-GenesysSimulator -Policy $policy
    Connect-GenesysCloud -SimulatedPlatform $platform
    try {
        $id = $platform.Conversations
        $c = $id.'awaiting-wrapup'
        $agent = Get-ConversationParticipant $c -AwaitingWrapup
        $p = $agent.ParticipantId
        $x = $agent.CommunicationId
        $arrange = if ($Row.PSObject.Properties['Arrange']) { $Row.Arrange } else { '' }
        # The row's script sees $id, $c, $p and $x of this scope.
        $null = $id, $c, $p, $x
        & ([scriptblock]::Create("$arrange`n$($Row.Command)")) 2>&1 3>$null
    }
    catch {
        # What ends a command is its answer too.
        $_
    }
    finally {
        Disconnect-GenesysCloud -ErrorAction SilentlyContinue
        Stop-GenesysSimulator -Simulator $platform -ErrorAction SilentlyContinue
    }
}

# The findings in what a command wrote, as Id and Text.
function Get-SymptomFinding {
    param(
        [Parameter(Mandatory)] [AllowNull()] [AllowEmptyCollection()] [object[]] $Written
    )

    foreach ($item in $Written) {
        if ($item -is [System.Management.Automation.ErrorRecord]) {
            [pscustomobject]@{ Id = $item.Exception.Failure.FindingId; Text = $item.ErrorDetails.Message }
        }
        elseif ($item.PSObject.Properties['Findings']) {
            $item.Findings | ForEach-Object { [pscustomobject]@{ Id = $_.FindingId; Text = "$($_.Status). $($_.Message) $($_.Remedy)".Trim() } }
        }
        elseif ($item.PSObject.Properties['FindingId']) {
            $remedy = if ($item.PSObject.Properties['Remedy']) { $item.Remedy }
            [pscustomobject]@{ Id = $item.FindingId; Text = "$($item.Message) $remedy".Trim() }
        }
    }
}

# docs/symptoms.md, line by line.
function Get-SymptomPage {
    '# Symptoms'
    ''
    'What people see when a wrap-up code does not get where it should, why that is, the command that tells, and what it says. Every row is brought'
    'about on the simulator and tried by the tests; this page is written from the same table (tests/Pester/Symptoms/Rows.ps1) by'
    '`./build/Update-SymptomPage.ps1`. `$id` holds the ids of the scenario''s conversations; `$c`, `$p` and `$x` are the ids of a conversation that'
    'awaits its code, of its agent''s participant, and of the communication. What is not known about the platform is said as not known.'
    foreach ($row in Get-SymptomRow) {
        ''
        "## $($row.Row). $($row.Symptom)"
        ''
        $row.Cause
        ''
        if ($row.PSObject.Properties['Outside']) {
            "Outside: $($row.Outside)"
            continue
        }

        '```powershell'
        if ($row.PSObject.Properties['Arrange']) {
            $row.Arrange
        }
        $row.Command
        '```'
        ''
        $finding = Get-SymptomFinding (Invoke-SymptomRow $row) | Where-Object Id -EQ $row.Finding | Select-Object -First 1
        if (-not $finding) {
            throw "Row $($row.Row) did not lead to $($row.Finding)."
        }

        # Times differ from run to run.
        $text = $finding.Text -replace '(\d{4}-\d\d-\d\d )?\d\d:\d\d:\d\d UTC', '(time) UTC' -replace 'lapses in [\w ]+', 'lapses in (time)' -replace 'correlation id [\w-]{36}', 'correlation id (id)' -replace '(within|after) \d+(\.\d+)? s\b', '$1 (time)'
        "> **$($finding.Id)**: $text"
    }
}
