# Many at once, and ends in the middle. Each in a process of its own: runspaces, imports and what is loaded are the process's.

BeforeAll {
    . ([System.IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
}

Describe 'Many at once' -Skip:($PSVersionTable.PSVersion.Major -lt 7) {
    It 'sets 500 codes from 20 runspaces with one session, each once' {
        $run = Invoke-FreshPowerShell {
            param($Module)
            Import-Module -Name $Module
            $simulator = Start-GenesysSimulator -Policy @{ RequestsPerMinute = 1000000 }
            Connect-GenesysCloud -SimulatedPlatform $simulator
            $session = Get-GenesysSession
            $ids = 1..500 | ForEach-Object { (New-SimulatedConversation -Queue Support).ConversationId }
            $results = 0..19 | ForEach-Object -ThrottleLimit 20 -Parallel {
                Import-Module -Name $using:Module
                $mine = ($using:ids)[($_ * 25)..($_ * 25 + 24)]
                $mine | ForEach-Object { Set-ParticipantWrapup -ConversationId $_ -WrapupCode Resolved -Session $using:session }
            }
            [pscustomobject]@{
                Outcomes = ($results.Outcome | Group-Object | ForEach-Object { "$($_.Name) $($_.Count)" }) -join ', '
                Rows     = @($results.ConversationId | Sort-Object -Unique).Count
                Writes   = @(Get-SimulatedRequest -Operation patchConversationParticipant | Where-Object Processed).Count
            }
        }
        $run.Outcomes | Should -Be 'Set 500'
        $run.Rows | Should -Be 500
        $run.Writes | Should -Be 500
    }

    It 'imports and is removed 100 times, and loads once' {
        $run = Invoke-FreshPowerShell {
            param($Module)
            Import-Module -Name $Module
            # All that is ever loaded: the cmdlets, what they stand on, and the simulator.
            Connect-GenesysCloud -Simulator
            $commands = (Get-Command -Module GenesysWrapup).Count
            $ours = {
                @([System.AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.GetName().Name -like 'GenesysWrapup*' }).Count
            }
            $loaded = & $ours
            $wrong = 0
            foreach ($n in 1..100) {
                Remove-Module -Name GenesysWrapup
                Import-Module -Name $Module
                $wrong += [int]((Get-Command -Module GenesysWrapup).Count -ne $commands)
            }
            Connect-GenesysCloud -Simulator
            [pscustomobject]@{ Wrong = $wrong; Loaded = (& $ours) - $loaded; Works = (Get-WrapupCode -Name Resolved).Name }
        }
        $run.Wrong | Should -Be 0
        $run.Loaded | Should -Be 0
        $run.Works | Should -Be 'Resolved'
    }
}

# The platform holds its answer back for an hour, so the call is certainly in the middle when the end comes.
Describe 'An end in the middle of a call' -Skip:($PSVersionTable.PSVersion.Major -lt 7) {
    It '<How> ends the call with an error of its own or with the runspace, and soon' -ForEach @(
        @{ How = 'Disconnect-GenesysCloud'; Expected = 'GenesysWrapup.NotConnected' }
        @{ How = 'Remove-Module'; Expected = 'GenesysWrapup.NotConnected' }
        @{ How = 'the end of the runspace'; Expected = 'ended' }
    ) {
        $run = Invoke-FreshPowerShell {
            param($Module, $How)
            Import-Module -Name $Module
            $simulator = Start-GenesysSimulator
            $session = $simulator | Connect-GenesysCloud -PassThru
            $id = (New-SimulatedConversation -Simulator $simulator -Queue Support).ConversationId
            Add-SimulatedFault -Simulator $simulator -Operation getConversation -Delay 01:00:00
            $asked = { @(Get-SimulatedFault -Simulator $simulator | Where-Object Hits).Count }
            $runspace = [runspacefactory]::CreateRunspace()
            $runspace.Open()
            $shell = [powershell]::Create($runspace)
            $null = $shell.AddScript({
                    param($Module, $Session, $Id)
                    Import-Module -Name $Module
                    try { Get-Conversation $Id -Session $Session -ErrorAction Stop } catch { $_.FullyQualifiedErrorId }
                }).AddParameters(@{ Module = $Module; Session = $session; Id = $id })
            $call = $shell.BeginInvoke()
            while (-not (& $asked) -and -not $call.IsCompleted) { [System.Threading.Thread]::Yield() }
            $watch = [System.Diagnostics.Stopwatch]::StartNew()
            switch ($How) {
                'Disconnect-GenesysCloud' { Disconnect-GenesysCloud -Session $session }
                'Remove-Module' { Remove-Module -Name GenesysWrapup }
                default { $runspace.Dispose() }
            }
            $ended = $call.AsyncWaitHandle.WaitOne([timespan]::FromSeconds(30))
            [pscustomobject]@{
                Ended   = $ended
                Said    = if ($How -eq 'the end of the runspace') { 'ended' } elseif ($ended) { "$($shell.EndInvoke($call))" }
                Seconds = $watch.Elapsed.TotalSeconds
            }
        } $How
        $run.Ended | Should -BeTrue
        $run.Said | Should -BeLike "$Expected*"
        $run.Seconds | Should -BeLessThan 30
    }

    # The write is done and its answer held back: nobody knows, and the result says so.
    It '<How> under a write leaves a result that says what is known' -ForEach @(
        @{ How = 'Disconnect-GenesysCloud' }
        @{ How = 'Remove-Module' }
    ) {
        $run = Invoke-FreshPowerShell {
            param($Module, $How)
            Import-Module -Name $Module
            $simulator = Start-GenesysSimulator
            $session = $simulator | Connect-GenesysCloud -PassThru
            $id = (New-SimulatedConversation -Simulator $simulator -Queue Support).ConversationId
            $held = @{ Simulator = $simulator; Operation = 'patchConversationParticipant'; Delay = '01:00:00'; AfterProcessing = $true }
            Add-SimulatedFault @held
            $asked = { @(Get-SimulatedFault -Simulator $simulator | Where-Object Hits).Count }
            $shell = [powershell]::Create()
            $null = $shell.AddScript({
                    param($Module, $Session, $Id)
                    Import-Module -Name $Module
                    Set-ParticipantWrapup $Id Resolved -Session $Session -ErrorAction SilentlyContinue -WarningAction SilentlyContinue
                }).AddParameters(@{ Module = $Module; Session = $session; Id = $id })
            $call = $shell.BeginInvoke()
            while (-not (& $asked) -and -not $call.IsCompleted) { [System.Threading.Thread]::Yield() }
            switch ($How) {
                'Disconnect-GenesysCloud' { Disconnect-GenesysCloud -Session $session }
                'Remove-Module' { Remove-Module -Name GenesysWrapup }
            }
            $ended = $call.AsyncWaitHandle.WaitOne([timespan]::FromSeconds(30))
            $result = if ($ended) { $shell.EndInvoke($call) | Select-Object -First 1 }
            [pscustomobject]@{ Ended = $ended; Outcome = "$($result.Outcome)"; Id = $result.ConversationId; Asked = $id }
        } $How
        $run.Ended | Should -BeTrue
        $run.Outcome | Should -BeIn 'Unverified', 'Unreachable'
        $run.Id | Should -Be $run.Asked
    }
}
