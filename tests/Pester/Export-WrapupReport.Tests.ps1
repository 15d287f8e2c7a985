BeforeDiscovery {
    . ([System.IO.Path]::Combine($PSScriptRoot, 'Chromium.ps1'))
    $browser = Find-Chromium
    if (-not $browser) {
        Write-Warning 'There is no Chromium on this machine: what the page shows in a browser was not looked at.'
    }
}

Describe 'Export-WrapupReport' {
    BeforeAll {
        . ([System.IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
        $start = Connect-TestSimulator
        $rows = @(Find-MissingWrapup -Reason All)
        $page = Join-Path $TestDrive 'page.html'
    }

    It 'writes one page of missing wrap-ups, and returns nothing' {
        $rows | Export-WrapupReport $page -Title 'Codes of the day' | Should -BeNullOrEmpty
        $text = [System.IO.File]::ReadAllText($page)
        $text | Should -Match '<title>Codes of the day</title>'
        $text | Should -Match "of $($rows.Count) have no code"
        [System.IO.File]::ReadAllBytes($page)[0] | Should -Be ([byte][char]'<')
    }

    It 'takes results, a journal, a CSV file and several kinds of rows' {
        $journal = Join-Path $TestDrive 'run.jsonl'
        $result = Set-ParticipantWrapup $start.ConversationId 'Resolved' -Journal $journal
        Import-WrapupJournal $journal | Export-WrapupReport $page
        [System.IO.File]::ReadAllText($page) | Should -Match 'None</em> of 1 is without a code'
        $csv = Join-Path $TestDrive 'rows.csv'
        $rows | Export-Csv -Path $csv -NoTypeInformation
        Import-Csv -Path $csv | Export-WrapupReport $page
        [System.IO.File]::ReadAllText($page) | Should -Match "of $($rows.Count) have no code"
        @($result) + $rows + @(Get-ParticipantWrapup $start.ConversationId) | Export-WrapupReport $page
        [System.IO.File]::ReadAllText($page) | Should -Match "of $($rows.Count + 2) have no code"
    }

    It 'writes a page also where there is nothing' {
        @() | Export-WrapupReport $page
        [System.IO.File]::ReadAllText($page) | Should -Match 'There are no rows'
    }

    It 'returns the file with -PassThru, and finds it from the current folder' {
        Push-Location $TestDrive
        try {
            $file = $rows | Export-WrapupReport ./here.html -PassThru
        }
        finally {
            Pop-Location
        }
        $file | Should -BeOfType System.IO.FileInfo
        $file.FullName | Should -Be (Get-Item (Join-Path $TestDrive 'here.html')).FullName
    }

    It 'writes nothing under -WhatIf' {
        $other = Join-Path $TestDrive 'other.html'
        $rows | Export-WrapupReport $other -WhatIf
        $other | Should -Not -Exist
    }

    It 'says why it cannot write, and what is no row' {
        { $rows | Export-WrapupReport (Join-Path $TestDrive 'no/such/page.html') } | Should -Throw -ErrorId 'GenesysWrapup.ReportUnusable,*'
        { $rows | Export-WrapupReport "nowhere`n:\page.html" } | Should -Throw -ErrorId 'GenesysWrapup.InvalidValue,*'
        $rows | Export-WrapupReport $page
        { $rows | Export-WrapupReport $page -NoClobber } | Should -Throw -ErrorId 'GenesysWrapup.ReportUnusable,*'
        'text', $rows[0] | Export-WrapupReport $page -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'GenesysWrapup.NotARow,*'
        [System.IO.File]::ReadAllText($page) | Should -Match 'of 1 '
        Find-MissingWrapup -Summary | Export-WrapupReport $page -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'GenesysWrapup.NotARow,*'
    }

    It 'takes the place of no device and no pipe' -Skip:($IsWindows -or $PSEdition -eq 'Desktop') {
        $pipe, $link, $empty = 'pipe', 'link', 'empty' | ForEach-Object { Join-Path (Get-PSDrive TestDrive).Root $_ }
        mkfifo $pipe
        $null = New-Item -ItemType SymbolicLink -Path $link -Target $pipe
        foreach ($path in $pipe, $link, '/dev/null') {
            { $rows | Export-WrapupReport $path } | Should -Throw -ErrorId 'GenesysWrapup.ReportUnusable,*' -ExpectedMessage '*device*'
        }
        (Get-Item $pipe).UnixStat.ItemType | Should -Be 'NamedPipe'
        (Get-Item $link).LinkTarget | Should -Be $pipe
        (Get-Item /dev/null).UnixStat.ItemType | Should -Be 'CharacterDevice'

        $null = New-Item -Path $empty
        $rows | Export-WrapupReport $empty
        $empty | Should -FileContentMatch 'html'
    }

    It 'opens the page with -Open, or says that nobody would see it' {
        $kept = $env:GENESYSCLOUD_BROWSER
        try {
            $env:GENESYSCLOUD_BROWSER = 'no-such-browser-program'
            $null = $rows | Export-WrapupReport $page -Open -WarningVariable said -WarningAction SilentlyContinue
            "$said" | Should -Match ([regex]::Escape((Get-Item $page).FullName))
        }
        finally {
            $env:GENESYSCLOUD_BROWSER = $kept
        }
    }
}

Describe 'The page in Chromium' -Skip:(-not $browser) {
    BeforeAll {
        . ([System.IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
        . ([System.IO.Path]::Combine($PSScriptRoot, 'Chromium.ps1'))

        # Rows as analytics would give them, so many as are wanted.
        function Get-Row {
            param([int] $Count, [string] $Name = 'Anna Adler')

            $reasons = 'Coded', 'Coded', 'Coded', 'NeverCoded', 'TimedOut', 'Awaiting'
            foreach ($i in 0..($Count - 1)) {
                [pscustomobject]@{
                    ConversationId = [guid]::new($i, 0, 0, [byte[]]::new(8)).ToString()
                    UserName = if ($i % 3) { "Agent $($i % 40)" } else { $Name }
                    QueueName = "Queue $($i % 7)"; MediaType = 'call'; Reason = $reasons[$i % 6]; Explanation = "row number $i"
                    AssignedCodeName = if ($i % 6 -lt 3) { "Code $($i % 5)" }; EndTime = [datetime]::new(2026, 11, 2).AddMinutes(-7 * $i)
                }
            }
        }

        # The same page with a script of the test at its end. It needs the page's policy out of the way.
        function Get-Driven {
            param([string] $File, [string] $Script)

            $text = [System.IO.File]::ReadAllText($File) -replace '<meta http-equiv="Content-Security-Policy"[^>]*>'
            $driven = Join-Path $TestDrive "$([guid]::NewGuid()).html"
            $tail = "<script>addEventListener('load', () => { const run = () => { $Script };" +
                ' document.documentElement.dataset.test = JSON.stringify(run()); });</script></body>'
            [System.IO.File]::WriteAllText($driven, $text.Replace('</body>', $tail))
            $shown = Get-Shown $driven
            $shown.Console | Should -BeNullOrEmpty
            [System.Net.WebUtility]::HtmlDecode([regex]::Match($shown.Dom, 'data-test="([^"]*)"').Groups[1].Value) | ConvertFrom-Json
        }

        $page = Join-Path $TestDrive 'page.html'
    }

    It 'shows figures, charts and rows, says nothing in the console, and asks for nothing but itself' {
        Get-Row 250 | Export-WrapupReport $page -Title 'Codes of the week'
        $shown = Get-Shown $page
        $shown.Ready | Should -Not -BeNullOrEmpty -Because 'the script sets it at its end'
        $shown.Console | Should -BeNullOrEmpty
        $shown.Asked | Should -Be '/'
        $shown.Dom | Should -Match '<em>83</em>\s*of 250 have no code \(33 %\)'
        $shown.Dom | Should -Match 'Rows 1 to 100 of 250'
        [regex]::Matches($shown.Dom, '<td [^>]*class="state').Count | Should -Be 100
        [regex]::Matches($shown.Dom, '<svg').Count | Should -BeGreaterThan 10
        foreach ($heading in 'When', 'Who is missing codes', 'Which queue', 'How it ended', 'Which codes') {
            $shown.Dom | Should -Match "<h2>$heading</h2>"
        }
    }

    It 'shows markup in names and does not run it' {
        $server = 'http://127.0.0.1:9'
        $name = "<img src=`"$server/x`" onerror=`"document.title='run'`"><script>document.title='run'</script>"
        Get-Row 30 -Name $name | Export-WrapupReport $page -Title "</title><script>document.title='run'</script>"
        $shown = Get-Shown $page
        $shown.Console | Should -BeNullOrEmpty
        $shown.Asked | Should -Be '/'
        $shown.Dom | Should -Not -Match '<title>run</title>|<img'
        $shown.Dom | Should -Match '<td [^>]*class="person"[^>]*>&lt;img src="http://127.0.0.1:9/x" onerror='
    }

    It 'would be seen if it fetched something, failed or ran what it should not' {
        Get-Row 3 | Export-WrapupReport $page
        $broken = Join-Path $TestDrive 'broken.html'
        $text = [System.IO.File]::ReadAllText($page) -replace '<meta http-equiv="Content-Security-Policy"[^>]*>'
        [System.IO.File]::WriteAllText($broken, $text.Replace(
                '</body>', '<img src="/fetched"><script>throw new Error("seen")</script></body>'))
        $shown = Get-Shown $broken
        $shown.Asked | Should -Contain '/fetched'
        "$($shown.Console)" | Should -Match 'seen'

        # With its policy, the page itself keeps both from happening.
        [System.IO.File]::WriteAllText($broken, [System.IO.File]::ReadAllText($page).Replace(
                '</body>', '<img src="/fetched"><script>document.title = "run"</script></body>'))
        $shown = Get-Shown $broken
        $shown.Asked | Should -Be '/'
        $shown.Dom | Should -Not -Match '<title>run'
    }

    It 'opens 10,000 rows in less than two seconds' {
        Get-Row 10000 | Export-WrapupReport $page
        # The best of three: other work on this machine is not the page's.
        $best = [int]::MaxValue
        for ($try = 0; $try -lt 3 -and $best -ge 2000; $try++) {
            $best = [math]::Min($best, [int](Get-Shown $page).Ready)
        }
        $best | Should -BeGreaterThan 0
        $best | Should -BeLessThan 2000
    }

    It 'searches, filters, sorts and turns pages' {
        Get-Row 250 | Export-WrapupReport $page
        $seen = Get-Driven $page @'
            const says = () => document.getElementById("says").textContent;
            const texts = name => [...document.querySelectorAll("#rows td." + name)].map(cell => cell.textContent);
            const heads = [...document.querySelectorAll("#rows th")];
            const result = { first: says() };
            document.querySelectorAll(".pages button")[1].click();
            result.second = says();
            heads[7].querySelector("button").click();
            result.sorted = [heads[7].getAttribute("aria-sort"), texts("what")[0], texts("what")[99]];
            heads[7].querySelector("button").click();
            result.turned = [heads[7].getAttribute("aria-sort"), texts("what")[0]];
            const state = document.querySelector("select[data-key=state]");
            state.value = [...state.options].find(option => option.text === "No code").value;
            state.dispatchEvent(new Event("change"));
            result.filtered = [says(), [...new Set([...document.querySelectorAll("#rows td.state")].map(cell => cell.textContent))].join()];
            document.getElementById("clear").click();
            result.cleared = says();
            const bar = document.querySelector("button[data-key=queue]");
            bar.click();
            result.bar = [bar.dataset.value, [...new Set(texts("queue"))].join(), [...new Set(texts("outcome"))].sort().join()];
            result.focus = document.activeElement.id;
            return result;
'@
        $seen.first | Should -Be 'Rows 1 to 100 of 250'
        $seen.second | Should -Be 'Rows 101 to 200 of 250'
        $seen.sorted | Should -Be 'ascending', 'row number 0', 'row number 99'
        $seen.turned | Should -Be 'descending', 'row number 249'
        $seen.filtered | Should -Be 'Rows 1 to 83 of 83 (of 250)', 'No code'
        $seen.cleared | Should -Be 'Rows 1 to 100 of 250'
        $seen.bar[1] | Should -Be $seen.bar[0]
        $seen.bar[2] | Should -Be 'NeverCoded,TimedOut'
        $seen.focus | Should -Be 'all'
    }

    It 'can be used by keyboard and read aloud' {
        Get-Row 60 | Export-WrapupReport $page
        $seen = Get-Driven $page @'
            const named = element => (element.getAttribute("aria-label") || element.textContent || element.title ||
                element.labels?.[0]?.textContent || "").trim();
            const all = selector => [...document.querySelectorAll(selector)];
            return {
                lang: document.documentElement.lang,
                unnamed: all("button, input, select, [role=region], svg[role=img]").filter(one =>
                    !(one.labels?.length || named(one))).length,
                unreachable: all("button, input, select").filter(one => one.tabIndex < 0).length,
                loudPictures: all("svg:not([aria-hidden=true]):not([aria-label])").length,
                headings: all("h1").length,
                landmarks: ["header", "main", "footer"].every(name => document.querySelector(name)),
                scopes: all("th:not([scope])").length,
                captions: all("table").filter(table => !table.caption).length,
                skip: document.querySelector("a.skip").getAttribute("href"),
                live: document.getElementById("says").getAttribute("aria-live"),
            };
'@
        $seen.lang | Should -Be 'en'
        $seen.unnamed, $seen.unreachable, $seen.loudPictures, $seen.scopes, $seen.captions | Should -Be 0, 0, 0, 0, 0
        $seen.headings | Should -Be 1
        $seen.landmarks | Should -BeTrue
        $seen.skip | Should -Be '#all'
        $seen.live | Should -Be 'polite'
    }

    It 'has colours for light and dark that can be told from their ground, and no width that a phone lacks' {
        Get-Row 60 -Name ('A very long name without an end ' * 4) | Export-WrapupReport $page -Title ('Codes' * 40)
        $css = [regex]::Match([System.IO.File]::ReadAllText($page), '(?s)<style>(.*?)</style>').Groups[1].Value
        $luminance = {
            param([string] $Color)
            $parts = foreach ($i in 1, 3, 5) {
                $value = [convert]::ToInt32($Color.Substring($i, 2), 16) / 255
                if ($value -le 0.03928) { $value / 12.92 } else { [math]::Pow(($value + 0.055) / 1.055, 2.4) }
            }
            0.2126 * $parts[0] + 0.7152 * $parts[1] + 0.0722 * $parts[2]
        }
        $themes = [regex]::Matches($css, '(?s):root \{(.*?)\}') | Select-Object -First 2
        $themes.Count | Should -Be 2
        foreach ($theme in $themes) {
            $colors = @{}
            foreach ($one in [regex]::Matches($theme.Groups[1].Value, '--(\w+): (#[0-9a-f]{6})')) {
                $colors[$one.Groups[1].Value] = & $luminance $one.Groups[2].Value
            }
            foreach ($text in 'text', 'soft', 'good', 'bad') {
                $light, $dark = $colors[$text], $colors.card | Sort-Object -Descending
                ($light + 0.05) / ($dark + 0.05) | Should -BeGreaterThan 4.5 -Because "--$text is read on --card"
            }
        }
        $frame = Join-Path $TestDrive 'phone.html'
        $inner = [System.Net.WebUtility]::HtmlEncode([System.IO.File]::ReadAllText($page))
        [System.IO.File]::WriteAllText($frame, "<body><iframe id=phone width=390 height=800 srcdoc=`"$inner`"></iframe></body>")
        $seen = Get-Driven $frame @'
            const page = document.getElementById("phone").contentDocument;
            return { ready: !!page.documentElement.dataset.ready, wide: page.documentElement.scrollWidth };
'@
        $seen.ready | Should -BeTrue
        $seen.wide | Should -BeLessOrEqual 390
    }
}
