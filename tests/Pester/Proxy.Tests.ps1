# What goes to this machine may be unencrypted, so it goes through no proxy. A process reads its proxy once; each case has a new one.

BeforeAll {
    . ([System.IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    $server = Start-SimulatorServer
    $proxy = [System.Net.Sockets.TcpListener]::new([System.Net.IPAddress]::Loopback, 0)
    $proxy.Start()
    $proxyUri = "http://127.0.0.1:$($proxy.LocalEndpoint.Port)"

    function Invoke-Proxied([scriptblock] $Script, [object[]] $ArgumentList) {
        $names = 'HTTP_PROXY', 'http_proxy', 'HTTPS_PROXY', 'https_proxy', 'ALL_PROXY', 'all_proxy', 'NO_PROXY', 'no_proxy'
        $before = @{}
        foreach ($name in $names) {
            $before[$name] = [System.Environment]::GetEnvironmentVariable($name)
            [System.Environment]::SetEnvironmentVariable($name, $(if ($name -notlike 'no*') { $proxyUri }))
        }
        # PowerShell itself would speak to it.
        $env:POWERSHELL_TELEMETRY_OPTOUT = '1'
        $env:POWERSHELL_UPDATECHECK = 'Off'
        try {
            Invoke-FreshPowerShell $Script $ArgumentList
        }
        finally {
            foreach ($name in $names) {
                [System.Environment]::SetEnvironmentVariable($name, $before[$name])
            }
        }
    }
}

AfterAll {
    $proxy.Stop()
    $server.Process.Kill()
    $server.Process.Dispose()
}

Describe 'A proxy of this process' {
    It 'is never spoken to for requests and notifications of <Name>' -ForEach @{ Name = '127.0.0.1' }, @{ Name = 'localhost' } {
        $port = ([uri]$server.baseUrl).Port
        $read = Invoke-Proxied {
            param($Module, $BaseUri, $Id, $Secret)
            Import-Module $Module
            Connect-GenesysCloud -BaseUri $BaseUri -ClientId $Id -ClientSecret (ConvertTo-SecureString $Secret -AsPlainText -Force)
            (Get-WrapupCode | Measure-Object).Count
            $null = Watch-ConversationEvent -Queue Support -Timeout 1
            (Get-GenesysSession).IsConnected
            Disconnect-GenesysCloud
        } "http://${Name}:$port", $server.clientId, $server.clientSecret

        $read[0] | Should -BeGreaterThan 0
        $read[-1] | Should -BeTrue
        $proxy.Pending() | Should -BeFalse -Because 'the proxy would have read the secret'
    }

    It 'is the way to every other host' -Skip:($PSVersionTable.PSEdition -eq 'Desktop') {
        # Nobody listens there any more; without a proxy, the host would not have been found.
        $proxy.Stop()
        $told = Invoke-Proxied {
            param($Module)
            Import-Module $Module
            try {
                Connect-GenesysCloud -BaseUri https://platform.invalid -MaxRetries 0 -ClientId id -ClientSecret (
                    ConvertTo-SecureString 'no secret' -AsPlainText -Force)
            }
            catch {
                $cause = $_.Exception
                while ($cause -and $cause -isnot [System.Net.Sockets.SocketException]) { $cause = $cause.InnerException }
                "$($_.FullyQualifiedErrorId) $($cause.SocketErrorCode)"
            }
        }
        "$told" | Should -BeLike 'GenesysWrapup.Unreachable* ConnectionRefused'
    }
}
