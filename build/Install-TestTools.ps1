# Installs what the Pester tests need, in the versions that this repository is tested with.
$tools = @{ Pester = '5.9.0'; PSScriptAnalyzer = '1.24.0' }
foreach ($tool in $tools.GetEnumerator()) {
    Install-Module -Name $tool.Key -RequiredVersion $tool.Value -Scope CurrentUser -Force -SkipPublisherCheck
}
