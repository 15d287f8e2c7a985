# Hostile values of all kinds of types, from a seed.

function Get-RandomValue {
    param([int] $Seed, [int] $Count)

    $dice = [System.Random]::new($Seed)
    $pieces = "`e]0;owned`a", "`e[2J", [string][char]0x9b, [string][char]0x202e, [string][char]0xd800, [string][char]0, "`r`n", "`t",
        ' ', '',
        '[', ']', '*', '?', '{', '}', '{0}', '{a}', '%s', '$(1)', '`', "'", '"', "''", ';', '|', '&', '<', '>', '..', '../', '\', ':',
        '::', '=',
        '#', '@', '@{', ',', '-', '--', '/', '//', 'x:y', 'env:', 'C:', '~', '%2e%2e', '%', '+', '()', '^', '$', '\u001b', 'null',
        'true', '0', '-1',
        '1e999', '2147483648', '99999999999999999999', 'NaN', '00:00:05', '9999-12-31', '10675199.02:48:05.4775807', '{"a":',
        '{"id":null}',
        '[null]', '<a>', 'http://127.0.0.1:9/', 'https://[', 'file:///', 'javascript:', 'Support', 'Resolved', 'Set-ParticipantWrapup',
        'agent',
        'c0000000-1111-4222-8333-000000000001', 'getConversation', 'GET', 'routing:*:view', [string][char]0x130, [string][char]0xdf,
        "$([char]0xE9)", "$([char]0x65E5)$([char]0x672C)"
    $text = [string[]]::new($Count)
    for ($i = 0; $i -lt $Count; $i++) {
        $text[$i] = switch ($dice.Next(20)) {
            0 { $pieces[$dice.Next($pieces.Count)] * $dice.Next(1, 400) }
            1 { [guid]::new($dice.Next(), 1, 2, 3, 4, 5, 6, 7, 8, 9, 10).ToString() }
            2 { -join (1..$dice.Next(1, 30) | ForEach-Object { [char]$dice.Next(0x10000) }) }
            default { -join (1..$dice.Next(1, 5) | ForEach-Object { $pieces[$dice.Next($pieces.Count)] }) }
        }
    }
    $text[0] = 'x' * 100KB
    $text[[Math]::Min(1, $Count - 1)] = '[' * 100KB

    $whole = 0, 1, -1, 2, 5, 100, 65535, 65536, [int]::MaxValue, [int]::MinValue, [long]::MaxValue, [double]::NaN,
        [double]::PositiveInfinity, 0.5
    $spans = [timespan]::Zero, [timespan]::MaxValue, [timespan]::MinValue, [timespan]::FromTicks(1), [timespan]::FromTicks(-1),
        [timespan]::FromDays(24.9), [timespan]::FromDays(50), [timespan]::FromDays(90), [timespan]::FromSeconds(1)
    $dates = [datetime]::MinValue, [datetime]::MaxValue, [datetime]::UtcNow, [datetime]::UtcNow.AddDays(-3),
        [datetime]::new(1601, 1, 1)

    # Of any size, the small as often as the large.
    $sized = { param($bits) [Math]::Pow(2, $dice.NextDouble() * $bits) * $(if ($dice.Next(4)) { 1 } else { -1 }) }
    $anyWhole = { if ($dice.Next(2)) { [int](& $sized 30.99) } else { & $sized 70 } }
    # Seldom years: whoever asks for them is right to ask the platform for each of their weeks, which takes long.
    $anySpan = { [timespan]::FromTicks([long](& $sized $(if ($dice.Next(20)) { 45 } else { 62 }))) }
    $anyDate = {
        if ($dice.Next(20)) { [datetime]::UtcNow.AddSeconds((& $sized 22)) } else { [datetime]::new([long][Math]::Abs((& $sized 61))) }
    }

    # Mostly one that PowerShell can make the type of; a text now and then.
    $mixed = {
        param($list, $any)
        for ($i = 0; $i -lt $Count; $i++) {
            switch ($dice.Next(10)) {
                0 { $text[$i]; break }
                { $_ -lt 4 } { , $list[$dice.Next($list.Count)]; break }
                default { & $any }
            }
        }
    }
    @{
        Text       = $text
        Texts      = [object[]]@(for ($i = 0; $i -lt $Count; $i++) {
                , [string[]]@(0..$dice.Next(3) | ForEach-Object { if ($dice.Next(10)) { $text[$dice.Next($Count)] } else { $null } })
            })
        Whole      = [object[]]@(& $mixed $whole $anyWhole)
        Span       = [object[]]@(& $mixed $spans $anySpan)
        Date       = [object[]]@(& $mixed $dates $anyDate)
        Flag       = [object[]]@(for ($i = 0; $i -lt $Count; $i++) { [bool]($i % 2) })
        Table      = [object[]]@(for ($i = 0; $i -lt $Count; $i++) {
                $table = @{}
                0..$dice.Next(3) | ForEach-Object { $table["$($text[$dice.Next($Count)])"] = $text[$dice.Next($Count)], $null, 5, @{},
                    @(1, $null) |
                        Select-Object -Index $dice.Next(5) }
                $table
            })
        Object     = [object[]]@(for ($i = 0; $i -lt $Count; $i++) {
                switch ($dice.Next(6)) {
                    0 { , $whole[$dice.Next($whole.Count)] }
                    1 { @{ ConversationId = $text[$i]; ParticipantId = $null; id = $text[$i] } }
                    2 { [pscustomobject]@{ ConversationId = $text[$i]; WrapupCode = $text[$dice.Next($Count)]; UserId = $null } }
                    3 { [System.Exception]::new("$($text[$i])") }
                    default { $text[$i] }
                }
            })
        Secret     = [object[]]@(for ($i = 0; $i -lt $Count; $i++) { ConvertTo-Secret $text[$i].Substring(0, [Math]::Min(60,
            $text[$i].Length)) })
        Credential = [object[]]@(for ($i = 0; $i -lt $Count; $i++) {
                $name = $text[$i].Substring(0, [Math]::Min(60, $text[$i].Length))
                [pscredential]::new("x$name", (ConvertTo-Secret "s$name"))
            })
    }
}

# The values for a parameter's type. What only an object of the module's own can be is refused by PowerShell, so a few are enough.
function Select-RandomValue {
    param($Values, [type] $Type)

    $underlying = [System.Nullable]::GetUnderlyingType($Type)
    $known = if ($underlying) { $underlying } else { $Type }
    $kind = switch ($true) {
        ($known -eq [string] -or $known -eq [uri]) { 'Text'; break }
        ($known.IsArray) { 'Texts'; break }
        ($known -eq [int] -or $known -eq [long] -or $known -eq [double]) { 'Whole'; break }
        ($known -eq [timespan]) { 'Span'; break }
        ($known -eq [datetime]) { 'Date'; break }
        ($known -eq [switch] -or $known -eq [bool]) { 'Flag'; break }
        ($known -eq [System.Collections.IDictionary]) { 'Table'; break }
        ($known -eq [securestring]) { 'Secret'; break }
        ($known -eq [pscredential]) { 'Credential'; break }
        ($known -eq [object]) { 'Object'; break }
    }
    # A switch has two values.
    if ($kind -eq 'Flag') {
        return $Values.Flag[0..1]
    }
    if ($kind) {
        return $Values[$kind]
    }
    $Values.Text[0..19]
}

function Format-RandomValue($Value) {
    $json = ConvertTo-Json -InputObject "$Value" -Compress -EscapeHandling EscapeNonAscii
    $json.Substring(0, [Math]::Min(120, $json.Length))
}
