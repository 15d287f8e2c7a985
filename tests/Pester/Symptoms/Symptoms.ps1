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
    $platform = Start-GenesysSimulator -Policy $policy -SkipWait
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

# The findings in what a command wrote, as Id, Status and Text. An error and a failed result are a Fail.
function Get-SymptomFinding {
    param(
        [Parameter(Mandatory)] [AllowNull()] [AllowEmptyCollection()] [object[]] $Written
    )

    foreach ($item in $Written) {
        if ($item -is [System.Management.Automation.ErrorRecord]) {
            [pscustomobject]@{ Id = $item.Exception.Failure.FindingId; Status = 'Fail'; Text = $item.ErrorDetails.Message }
        }
        elseif ($item.PSObject.Properties['Findings']) {
            foreach ($found in $item.Findings) {
                $text = "$($found.Status). $($found.Message) $($found.Remedy)".Trim()
                [pscustomobject]@{ Id = $found.FindingId; Status = "$($found.Status)"; Text = $text }
            }
        }
        elseif ($item.PSObject.Properties['FindingId']) {
            $remedy = if ($item.PSObject.Properties['Remedy']) { $item.Remedy }
            $status = if ($item.PSObject.Properties['Status']) { "$($item.Status)" } else { 'Fail' }
            [pscustomobject]@{ Id = $item.FindingId; Status = $status; Text = "$($item.Message) $remedy".Trim() }
        }
    }
}

# The finding that a row is about, where it has the status and the words that the row demands.
function Select-SymptomFinding {
    param(
        [Parameter(Mandatory)] [pscustomobject] $Row,
        [Parameter(Mandatory)] [AllowNull()] [AllowEmptyCollection()] [object[]] $Finding
    )

    $status = if ($Row.PSObject.Properties['Status']) { $Row.Status }
    $says = if ($Row.PSObject.Properties['Says']) { $Row.Says }
    $Finding | Where-Object { $_.Id -eq $Row.Finding } |
        Where-Object { if ($status) { $_.Status -eq $status } else { $_.Status -ne 'Pass' } } |
        Where-Object { -not $says -or $_.Text.Contains($says) } |
        Select-Object -First 1
}

# What a row's command shows, as a table of a plain host.
function Get-SymptomOutput {
    param(
        [Parameter(Mandatory)] [pscustomobject] $Row
    )

    $table = Invoke-SymptomRow $Row | Format-Table -AutoSize | Out-String -Width 120
    (($table -replace '\x1b\[[\d;]*m', '').Trim() -split '\r?\n').TrimEnd() -join "`n"
}

# A paragraph of a page, broken between words at 140 columns.
function Split-Paragraph {
    param([string] $Text, [string] $Mark = '')

    $line = $Mark
    foreach ($word in $Text -split '\s+') {
        if ($line.Length + $word.Length + 1 -gt 140 -and $line -ne $Mark) {
            $line.TrimEnd()
            $line = $Mark
        }
        $line += "$word "
    }
    $line.TrimEnd()
}

# docs/symptoms.md, line by line.
function Get-SymptomPage {
    '# Symptoms'
    ''
    Split-Paragraph (
        'What people see when a wrap-up code does not get where it should, why that happens, the command that shows it, and what that ' +
        'command says. The tests stage every row on the simulator and try it. This page is written from the same table ' +
        '(tests/Pester/Symptoms/Rows.ps1) by `./build/Update-SymptomPage.ps1`. `$id` holds the ids of the scenario''s conversations; ' +
        '`$c`, `$p` and `$x` are the ids of a conversation that awaits its code, of its agent''s participant, and of the ' +
        'communication. What is not known about the platform is called unknown.')
    foreach ($row in Get-SymptomRow) {
        ''
        "## $($row.Row). $($row.Symptom)"
        ''
        Split-Paragraph $row.Cause
        ''
        if ($row.PSObject.Properties['Outside']) {
            Split-Paragraph "Outside: $($row.Outside)"
            continue
        }

        '```powershell'
        if ($row.PSObject.Properties['Arrange']) {
            $row.Arrange
        }
        $row.Command
        '```'
        ''
        if ($row.PSObject.Properties['Shows']) {
            '```text'
            Get-SymptomOutput $row
            '```'
            continue
        }
        $finding = Select-SymptomFinding $row @(Get-SymptomFinding (Invoke-SymptomRow $row))
        if (-not $finding) {
            throw "Row $($row.Row) did not lead to $($row.Finding)."
        }

        # Times and ids differ from run to run.
        $text = $finding.Text -replace '(\d{4}-\d\d-\d\d )?\d\d:\d\d:\d\d UTC', '(time) UTC'
        $text = $text -replace 'lapses in [\w ]+', 'lapses in (time)' -replace '(within|after) \d+(\.\d+)? s\b', '$1 (time)'
        $text = $text -replace 'correlation id [\w-]{36}', 'correlation id (id)'
        Split-Paragraph "**$($finding.Id)**: $text" '> '
    }
}
