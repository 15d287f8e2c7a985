# A page as Chromium shows it, for whoever tests what people see.

function Find-Chromium {
    $names = 'chromium', 'chromium-browser', 'google-chrome', 'chrome', 'msedge'
    Get-Command -Name $names -CommandType Application -ErrorAction Ignore | Select-Object -First 1
}

# A server on this machine that gives one page and keeps every path that was asked for.
function Start-PageServer {
    param([string] $File)

    $socket = [System.Net.Sockets.TcpListener]::new([System.Net.IPAddress]::Loopback, 0)
    $socket.Start()
    $port = $socket.LocalEndpoint.Port
    $socket.Stop()
    $server = [hashtable]::Synchronized(@{
            Listener = [System.Net.HttpListener]::new(); File = $File; Uri = "http://127.0.0.1:$port/"
            Asked = [System.Collections.ArrayList]::Synchronized([System.Collections.ArrayList]::new()) })
    $server.Listener.Prefixes.Add($server.Uri)
    $server.Listener.Start()
    $server.Shell = [powershell]::Create().AddScript({
            param($Server)
            while ($Server.Listener.IsListening) {
                try { $context = $Server.Listener.GetContext() } catch { break }
                $null = $Server.Asked.Add($context.Request.Url.AbsolutePath)
                $bytes = [System.IO.File]::ReadAllBytes($Server.File)
                $context.Response.ContentType = 'text/html'
                try {
                    $context.Response.OutputStream.Write($bytes, 0, $bytes.Length)
                    $context.Response.Close()
                }
                catch { $null = $_ }
            }
        }).AddArgument($server)
    $null = $server.Shell.BeginInvoke()
    $server
}

# What the browser shows of a page: its DOM after the script ran, what the console said, and what was asked for.
function Get-Shown {
    param([string] $File)

    $server = Start-PageServer $File
    $profileFolder = Join-Path ([System.IO.Path]::GetTempPath()) ([guid]::NewGuid())
    $start = [System.Diagnostics.ProcessStartInfo]::new((Find-Chromium).Source)
    $start.Arguments = '--headless --no-sandbox --disable-gpu --disable-extensions --no-first-run ' +
        '--disable-background-networking ' +
        "--user-data-dir=`"$profileFolder`" --host-resolver-rules=`"MAP * ~NOTFOUND, EXCLUDE 127.0.0.1`" " +
        "--enable-logging=stderr --window-size=1200,1000 --dump-dom $($server.Uri)"
    $start.UseShellExecute = $false
    $start.RedirectStandardOutput = $start.RedirectStandardError = $true
    $start.StandardOutputEncoding = [System.Text.Encoding]::UTF8
    $process = [System.Diagnostics.Process]::Start($start)
    $said = $process.StandardError.ReadToEndAsync()
    $dom = $process.StandardOutput.ReadToEnd()
    $process.WaitForExit()
    $server.Listener.Close()
    $server.Shell.Dispose()
    Remove-Item -Path $profileFolder -Recurse -Force -ErrorAction Ignore
    [pscustomobject]@{
        Dom     = $dom
        Console = @($said.Result -split '\r?\n' | Where-Object { $_ -match ':CONSOLE[:(]' })
        Asked   = @($server.Asked)
        Ready   = [regex]::Match($dom, '<html[^>]* data-ready="(\d+)"').Groups[1].Value
    }
}
