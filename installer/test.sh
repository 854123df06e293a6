#!/usr/bin/env bash
# Sets up QA Studio with its tests and runs them all; further arguments go to pytest.
set -euo pipefail
CHECKOUT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
. "$CHECKOUT/installer/setup.sh"

set_up test qt window sound spelling fonts tests
cd "$CHECKOUT"
export PATH=$ENVIRONMENT/bin:$PATH QT_QPA_PLATFORM=offscreen LC_ALL=C.UTF-8
# The tests bring their own settings, workspaces and servers; what this account has set must not leak in.
# With CI set, Hypothesis tries the same examples every time: what fails here fails again elsewhere.
export CI=true
unset QA_STUDIO_WORKSPACE QA_STUDIO_DEMO DISPLAY WAYLAND_DISPLAY PYTHONPATH

step() { say "== $*"; "$@"; }
step ruff check .
step ruff format --check .
step mypy
step lint-imports
step pytest -n 3 --dist loadfile -p no:cacheprovider "$@"
