# A RabbitMQ of the tests' own: its ports, its name, its folder, and no service. Dot-source it.

# The server's program; nothing where RabbitMQ is not installed. On Debian, the one on the path insists on a certain user.
function Find-Broker {
    if ($IsWindows -or $PSEdition -eq 'Desktop') {
        return
    }
    $places = '/usr/lib/rabbitmq/bin/rabbitmq-server', (Get-Command rabbitmq-server -CommandType Application -ErrorAction Ignore).Source
    $places | Where-Object { $_ -and (Test-Path -Path $_) } | Select-Object -First 1
}

function Get-FreePort {
    $listener = [System.Net.Sockets.TcpListener]::new([System.Net.IPAddress]::Loopback, 0)
    $listener.Start()
    $listener.LocalEndpoint.Port
    $listener.Stop()
}

# Starts one and waits until it takes connections.
function Start-PrivateBroker {
    $folder = New-Item -Path (Join-Path ([System.IO.Path]::GetTempPath()) "broker-$([guid]::NewGuid().ToString('n'))") -ItemType Directory
    $port, $distribution, $names = 1..3 | ForEach-Object { Get-FreePort }
    Set-Content -Path "$folder/rabbitmq.conf" -Value "listeners.tcp.1 = 127.0.0.1:$port", 'disk_free_limit.absolute = 1MB'
    Set-Content -Path "$folder/plugins" -Value '[].'
    $environment = @{
        HOME                                = "$folder"
        ERL_EPMD_ADDRESS                    = '127.0.0.1'
        ERL_EPMD_PORT                       = "$names"
        RABBITMQ_CONFIG_FILE                = "$folder/rabbitmq.conf"
        RABBITMQ_DIST_PORT                  = "$distribution"
        RABBITMQ_ENABLED_PLUGINS_FILE       = "$folder/plugins"
        RABBITMQ_LOG_BASE                   = "$folder/log"
        RABBITMQ_MNESIA_BASE                = "$folder/data"
        RABBITMQ_NODENAME                   = "tests$port@localhost"
        RABBITMQ_PID_FILE                   = "$folder/pid"
        RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS = '+S 1:1'
    }
    # The register of names is a child of the tests like the broker; else the broker would leave one behind.
    $processes = foreach ($program in @('epmd', '-address', '127.0.0.1', '-port', "$names"), @((Find-Broker))) {
        $start = [System.Diagnostics.ProcessStartInfo]::new($program[0])
        $program | Select-Object -Skip 1 | ForEach-Object { $start.ArgumentList.Add($_) }
        $environment.GetEnumerator() | ForEach-Object { $start.Environment[$_.Key] = $_.Value }
        $start.RedirectStandardOutput = $start.RedirectStandardError = $true
        $process = [System.Diagnostics.Process]::Start($start)
        $process.BeginOutputReadLine()
        $process.BeginErrorReadLine()
        $process
    }
    $broker = [pscustomobject]@{ Address = "amqp://127.0.0.1:$port"; Processes = $processes; Folder = "$folder" }
    $watch = [System.Diagnostics.Stopwatch]::StartNew()
    while ($watch.Elapsed.TotalMinutes -lt 2) {
        try {
            [System.Net.Sockets.TcpClient]::new('127.0.0.1', $port).Dispose()
            return $broker
        }
        catch {
            Start-Sleep -Milliseconds 200
        }
    }
    $log = Get-Content -Path "$folder/log/*" -ErrorAction Ignore | Select-Object -Last 20 | Out-String
    Stop-PrivateBroker $broker
    throw "The broker did not start:`n$log"
}

function Stop-PrivateBroker {
    param($Broker)

    foreach ($process in $Broker.Processes) {
        if (-not $process.HasExited) {
            $process.Kill($true)
        }
        $process.Dispose()
    }
    Remove-Item -Path $Broker.Folder -Recurse -Force -ErrorAction Ignore
}
