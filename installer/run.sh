#!/usr/bin/env bash
# Sets up QA Studio and opens the demonstration workspace.  Without a display it writes the reports and a picture of
# every page into a folder instead: installer/run.sh [FOLDER] (./qa-studio-demonstration when not said).
# QA_STUDIO_DEMO names another place for the workspace.
set -euo pipefail
CHECKOUT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
. "$CHECKOUT/installer/setup.sh"

workspace=${QA_STUDIO_DEMO:-${XDG_DATA_HOME:-$HOME/.local/share}/qa-studio/demonstration}
mkdir -p "$(dirname "$workspace")"

if [[ -n ${DISPLAY:-}${WAYLAND_DISPLAY:-} ]]; then
    set_up spelling qt window sound spelling fonts
    exec "$ENVIRONMENT/bin/python" -m qa_studio demo "$workspace"
fi

out=${1:-$PWD/qa-studio-demonstration}
set_up spelling qt sound spelling fonts
mkdir -p "$out"
export QT_QPA_PLATFORM=offscreen
"$ENVIRONMENT/bin/python" -m qa_studio demo "$workspace" --no-window
"$ENVIRONMENT/bin/python" -m qa_studio.tour --workspace "$workspace" --out "$out"
say "There is no display here, so nothing was opened."
say "Demonstration workspace: $workspace"
say "Reports and pictures of every page: $out"
