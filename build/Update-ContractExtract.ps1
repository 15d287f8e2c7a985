#requires -Version 7.4
<#
.SYNOPSIS
Takes from the vendor's contract what the tests hold the module and the simulator against: names, types, statuses, error codes.
.DESCRIPTION
The contract is an OpenAPI 2 document. Of the paths that the extract has already (of all, where there is no extract yet) and of the models
that these need, the structure is kept and no prose. Error texts are kept: they are what the platform answers.
.EXAMPLE
./build/Update-ContractExtract.ps1 -Path ~/Downloads/openapi.json
#>
[CmdletBinding()]
param([Parameter(Mandatory)] [string] $Path)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$target = [System.IO.Path]::Combine($PSScriptRoot, '..', 'tests', 'GenesysWrapup.TestSupport', 'contract.json')
$known = (Get-Content -Path $target -Raw -Encoding utf8 -ErrorAction Ignore | ConvertFrom-Json -AsHashtable)?['paths']
$document = Get-Content -Path $Path -Raw -Encoding utf8 | ConvertFrom-Json -AsHashtable

$inSchema = 'type', 'format', '$ref', 'enum', 'items', 'additionalProperties', 'properties', 'required'
$inOperation = 'x-purecloud-method-name', 'security', 'x-inin-requires-permissions', 'deprecated'

function Select-Member($Table, [string[]] $Names) {
    $kept = [ordered]@{}
    foreach ($name in $Names | Where-Object { $Table.Contains($_) }) {
        $kept[$name] = $Table[$name]
    }
    $kept
}

function Select-Schema($Schema) {
    $kept = Select-Member $Schema $inSchema
    foreach ($inner in 'items', 'additionalProperties' | Where-Object { $kept[$_] -is [System.Collections.IDictionary] }) {
        $kept[$inner] = Select-Schema $kept[$inner]
    }
    if ($kept.Contains('properties')) {
        $members = [ordered]@{}
        foreach ($name in $kept['properties'].Keys) {
            $members[$name] = Select-Schema $kept['properties'][$name]
        }
        $kept['properties'] = $members
    }
    $kept
}

# One text for all operations that declare it: the number of a pair of code and text.
$errors = [System.Collections.Generic.List[object]]::new()
$numbers = [System.Collections.Generic.Dictionary[string, int]]::new([System.StringComparer]::Ordinal)
function Get-ErrorNumber([string] $Code, [string] $Text) {
    $key = "$Code`n$Text"
    if (-not $numbers.ContainsKey($key)) {
        $numbers[$key] = $errors.Count
        $errors.Add(@($Code, $Text))
    }
    $numbers[$key]
}

$needed = [System.Collections.Generic.SortedSet[string]]::new([System.StringComparer]::Ordinal)
function Add-Needed($Node) {
    if ($Node -is [System.Collections.IDictionary]) {
        if ($Node['$ref'] -is [string]) {
            $name = $Node['$ref'].Split('/')[-1]
            if ($needed.Add($name)) {
                Add-Needed (Select-Schema $document['definitions'][$name])
            }
        }
        foreach ($value in @($Node.Values)) {
            Add-Needed $value
        }
    }
    elseif ($Node -is [System.Collections.IEnumerable] -and $Node -isnot [string]) {
        foreach ($item in $Node) {
            Add-Needed $item
        }
    }
}

$paths = [ordered]@{}
foreach ($address in $document['paths'].Keys | Where-Object { -not $known -or $known.Contains($_) } | Sort-Object -Culture '') {
    $operations = [ordered]@{}
    foreach ($method in $document['paths'][$address].Keys) {
        $declared = $document['paths'][$address][$method]
        $kept = Select-Member $declared $inOperation
        $kept['parameters'] = @(foreach ($parameter in $declared['parameters']) {
                $one = Select-Member $parameter 'name', 'in', 'required'
                if ($parameter.Contains('schema')) {
                    $one['schema'] = Select-Schema $parameter['schema']
                }
                $one
            })
        $kept['responses'] = [ordered]@{}
        foreach ($status in $declared['responses'].Keys) {
            $response = $declared['responses'][$status]
            $one = [ordered]@{}
            if ($status -like '2*' -and $response.Contains('schema')) {
                $one['schema'] = Select-Schema $response['schema']
            }
            if ($response.Contains('x-inin-error-codes')) {
                $codes = $response['x-inin-error-codes']
                $one['errors'] = @(foreach ($code in $codes.Keys) { Get-ErrorNumber $code $codes[$code] })
            }
            $kept['responses'][$status] = $one
        }
        Add-Needed $kept
        $operations[$method] = $kept
    }
    $paths[$address] = $operations
}

# One line for each entry, so that a changed contract shows as changed lines.
function ConvertTo-Line($Table) {
    $lines = foreach ($key in $Table.Keys) {
        (ConvertTo-Json -InputObject $key) + ': ' + (ConvertTo-Json -InputObject $Table[$key] -Depth 60 -Compress)
    }
    "{`n" + ($lines -join ",`n") + "`n}"
}

$definitions = [ordered]@{}
foreach ($name in $needed) {
    $definitions[$name] = Select-Schema $document['definitions'][$name]
}
$pairs = foreach ($pair in $errors) {
    ConvertTo-Json -InputObject $pair -Compress
}
$text = "{`n""errors"": [`n" + ($pairs -join ",`n") + "`n],`n""paths"": " + (ConvertTo-Line $paths) +
    ",`n""definitions"": " + (ConvertTo-Line $definitions) + "`n}`n"
[System.IO.File]::WriteAllText($target, $text.Replace("`r`n", "`n"), [System.Text.UTF8Encoding]::new($false))
