# A sink on this machine: it keeps what it gets, and drops what New Relic's documented limits do not allow.

# Starts it on a free port. Received has the events it took, Dropped what it would have dropped, Status what it answers next.
function Start-LocalSink {
    $socket = [System.Net.Sockets.TcpListener]::new([System.Net.IPAddress]::Loopback, 0)
    $socket.Start()
    $port = $socket.LocalEndpoint.Port
    $socket.Stop()
    $listener = [System.Net.HttpListener]::new()
    $listener.Prefixes.Add("http://127.0.0.1:$port/")
    $listener.Start()
    $sink = [hashtable]::Synchronized(@{
            Uri      = "http://127.0.0.1:$port/v1/accounts/1234567/events"
            Listener = $listener
            Received = [System.Collections.ArrayList]::Synchronized([System.Collections.ArrayList]::new())
            Dropped  = [System.Collections.ArrayList]::Synchronized([System.Collections.ArrayList]::new())
            Batches  = [System.Collections.ArrayList]::Synchronized([System.Collections.ArrayList]::new())
            Status   = [System.Collections.Queue]::Synchronized([System.Collections.Queue]::new())
        })
    $shell = [powershell]::Create().AddScript({
            param($Sink)
            while ($Sink.Listener.IsListening) {
                try { $context = $Sink.Listener.GetContext() } catch { break }
                $plain = [System.IO.MemoryStream]::new()
                if ($context.Request.Headers['Content-Encoding'] -eq 'gzip') {
                    [System.IO.Compression.GZipStream]::new(
                        $context.Request.InputStream, [System.IO.Compression.CompressionMode]::Decompress).CopyTo($plain)
                }
                else {
                    $context.Request.InputStream.CopyTo($plain)
                }
                $body = [System.Text.Encoding]::UTF8.GetString($plain.ToArray())
                $status = if ($Sink.Status.Count) { $Sink.Status.Dequeue() } else { 200 }
                if (-not $context.Request.Headers['Api-Key']) { $status = 403 }
                if ($status -eq 200) {
                    if ($plain.Length -gt 1000000) { $null = $Sink.Dropped.Add("413: $($plain.Length) bytes") }
                    # The parser of this runspace's PowerShell: it must not turn texts into dates.
                    $undated = $body -replace '"(\d{4}-\d\d-\d\dT[^"]*)"', '" $1"'
                    $events = @((ConvertFrom-Json -InputObject $undated) | ForEach-Object { $_ })
                    foreach ($one in $events) {
                        $members = @($one.PSObject.Properties)
                        if ($members.Count -gt 255) { $null = $Sink.Dropped.Add("$($members.Count) attributes") }
                        foreach ($member in $members) {
                            if ($null -eq $member.Value -or $member.Value -is [bool] -or $member.Value -is [array] -or
                                $member.Value -is [pscustomobject] -or "$($member.Value)".Length -gt 4097) {
                                $null = $Sink.Dropped.Add("attribute $($member.Name)")
                            }
                        }
                        $age = [System.DateTimeOffset]::UtcNow.ToUnixTimeMilliseconds() - $one.timestamp
                        if ($one.timestamp -and $age -gt 24 * 3600 * 1000) { $null = $Sink.Dropped.Add("an event $age ms old") }
                        if ($one.eventType -notmatch '^[A-Za-z0-9:_]{1,255}$') { $null = $Sink.Dropped.Add("type $($one.eventType)") }
                        $null = $Sink.Received.Add($one)
                    }
                    $null = $Sink.Batches.Add($events.Count)
                }
                $answer = [System.Text.Encoding]::UTF8.GetBytes('{"success":true,"uuid":"7a1f0a7e-0001-b000-0000-017a5f7b1c11"}')
                $context.Response.StatusCode = $status
                $context.Response.OutputStream.Write($answer, 0, $answer.Length)
                $context.Response.Close()
            }
        }).AddArgument($sink)
    $sink.Shell = $shell
    $null = $shell.BeginInvoke()
    $sink
}

function Stop-LocalSink {
    param($Sink)

    $Sink.Listener.Stop()
    $Sink.Listener.Close()
    $Sink.Shell.Dispose()
}
