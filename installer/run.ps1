# Sets up QA Studio on Windows 10 or later and opens the demonstration workspace; with -Test it runs the tests instead.
# QA_STUDIO_DEMO names another place for the workspace.
param([switch]$Test)
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$checkout = Split-Path -Parent $PSScriptRoot
$environment = Join-Path $checkout '.venv'
$stamp = Join-Path $environment 'qa-studio.stamp'
$python = Join-Path $environment 'Scripts\python.exe'

function Find-Python {
    # The launcher first: "python" may be the shop's placeholder that only opens the shop.
    $candidates = @(@('py', '-3.13'), @('py', '-3.12'), @('py', '-3.11'), @('py', '-3'), @('python'))
    foreach ($candidate in $candidates) {
        $program = $candidate[0]
        $options = @($candidate | Select-Object -Skip 1)
        if (-not (Get-Command $program -ErrorAction SilentlyContinue)) { continue }
        try { $found = & $program @options -c 'import sys; print(sys.executable if sys.version_info >= (3, 11) else str())' 2>$null }
        catch { continue }
        if ($LASTEXITCODE -eq 0 -and $found) { return $found }
    }
    throw 'QA Studio needs Python 3.11 or later: install it from https://www.python.org/downloads/windows/ and start again.'
}

function Install-Environment([string]$Extras) {
    $wanted = (Get-FileHash (Join-Path $checkout 'pyproject.toml') -Algorithm SHA256).Hash + ' ' + $checkout
    if ((Test-Path $stamp) -and (Test-Path $python)) {
        $lines = @(Get-Content $stamp -Encoding UTF8)
        $made = $lines[0]
        $madeExtras = if ($lines.Count -gt 1) { $lines[1] } else { '' }
        if ($made -eq $wanted -and ($Extras -eq '' -or $Extras -eq $madeExtras)) { return }
    }
    Write-Host "Setting up the environment in $environment (the first time this takes some minutes)"
    if (Test-Path $environment) { Remove-Item -Recurse -Force $environment }
    $base = Find-Python
    & $base -m venv $environment
    if ($LASTEXITCODE -ne 0) { throw "The environment could not be made with $base (see above)." }
    $target = if ($Extras) { "$checkout[$Extras]" } else { $checkout }
    & $python -m pip install --quiet --disable-pip-version-check --no-input --editable $target
    if ($LASTEXITCODE -ne 0) { throw 'The Python packages could not be installed (see above).' }
    Set-Content -Path $stamp -Value @($wanted, $Extras) -Encoding UTF8
}

if ($Test) {
    Install-Environment 'test'
    $env:QT_QPA_PLATFORM = 'offscreen'
    Push-Location $checkout
    try {
        foreach ($step in @(@('ruff', 'check', '.'), @('ruff', 'format', '--check', '.'), @('mypy'))) {
            & $python -m @step
            if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
        }
        & (Join-Path $environment 'Scripts\lint-imports.exe')
        if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
        & $python -m pytest -n 2 --dist loadfile -p no:cacheprovider
        exit $LASTEXITCODE
    }
    finally { Pop-Location }
}

Install-Environment ''
$workspace = if ($env:QA_STUDIO_DEMO) { $env:QA_STUDIO_DEMO } else { Join-Path $env:LOCALAPPDATA 'qa-studio\demonstration' }
New-Item -ItemType Directory -Force -Path (Split-Path -Parent $workspace) | Out-Null
& $python -m qa_studio demo $workspace
exit $LASTEXITCODE
