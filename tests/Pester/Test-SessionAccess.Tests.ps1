BeforeAll {
    . ([System.IO.Path]::Combine($PSScriptRoot, 'Common.ps1'))
    $null = Connect-TestSimulator
}

Describe 'Test-SessionAccess' {
    It 'reads and never writes' {
        $before = Get-WriteCount
        Test-SessionAccess | Should -Not -BeNullOrEmpty
        Get-WriteCount | Should -Be $before
    }

    It 'takes rows of Find-RequiredPermission' {
        Find-RequiredPermission Get-Conversation | Test-SessionAccess -Quiet | Should -BeTrue
    }

    It 'lacks nothing with the simulator''s own client' {
        Test-SessionAccess * | Where-Object Status -EQ Fail | Should -BeNullOrEmpty
    }

    It 'fits the screen' {
        foreach ($line in (Test-SessionAccess | Out-String -Width 120) -split '\r?\n') {
            $line.TrimEnd().Length | Should -BeLessOrEqual 120
        }
    }
}
