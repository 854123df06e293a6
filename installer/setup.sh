# Functions shared by run.sh and test.sh; sourced, not run.
# The caller has set -euo pipefail and CHECKOUT, the folder of pyproject.toml.

ENVIRONMENT=$CHECKOUT/.venv
STAMP=$ENVIRONMENT/qa-studio.stamp   # "<hash> <extras>" of the last complete installation

say() { printf '%s\n' "$*" >&2; }

stop() { say "$@"; exit 1; }

# ---------------------------------------------------------------- system packages

# packages_for PURPOSE...: their entries in packages.txt, one a line
packages_for() {
    local purpose
    for purpose in "$@"; do
        sed -n "s/^$purpose://p" "$CHECKOUT/installer/packages.txt" | tr -s ' ' '\n' | sed '/^$/d'
    done
}

installed() { [[ $(dpkg-query -W -f '${Status}' "$1" 2>/dev/null) == "install ok installed" ]]; }

# Not through a pipe to grep -q: with pipefail its early end would count as a failure of apt-cache now and then.
obtainable() { [[ $(apt-cache policy "$1" 2>/dev/null) == *"Candidate: "[0-9]* ]]; }

# missing ENTRY...: the entries of which no alternative is installed
missing() {
    local entry name found
    for entry in "$@"; do
        found=
        for name in ${entry//|/ }; do
            if installed "$name"; then found=1; fi
        done
        [[ -n $found ]] || printf '%s\n' "$entry"
    done
}

# chosen ENTRY...: of each entry the alternative that this system's archive has
chosen() {
    local entry name choice
    for entry in "$@"; do
        choice=${entry%%|*}
        for name in ${entry//|/ }; do
            if obtainable "$name"; then choice=$name; break; fi
        done
        printf '%s\n' "$choice"
    done
}

# privileged: how to become root without being asked anything unless a person sits at a terminal; fails where there is no way
privileged() {
    if [[ $(id -u) == 0 ]]; then return 0; fi
    if command -v sudo >/dev/null; then
        if sudo -n true 2>/dev/null || { [[ -t 0 && -t 2 ]] && sudo -v; }; then printf 'sudo\n'; return 0; fi
    fi
    return 1
}

# install_packages ENTRY...: installs what is missing; without the rights prints the one command to run and ends
install_packages() {
    local wanted=("$@") absent names become
    if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
        say "This is no Debian or Ubuntu, so the libraries can't be installed from here."
        say "If the program doesn't start, install what your system calls these: ${wanted[*]}"
        return 0
    fi
    mapfile -t absent < <(missing "${wanted[@]}")
    if [[ ${#absent[@]} == 0 ]]; then return 0; fi
    if ! become=$(privileged); then
        mapfile -t names < <(chosen "${absent[@]}")
        say "Some system packages are missing, and installing them needs an administrator. Run this, then start again:"
        say "    $(administrator_command "${names[@]}")"
        exit 1
    fi
    say "Installing system packages: ${absent[*]}"
    $become apt-get update -qq || say "The package lists could not all be refreshed; going on with those at hand."
    mapfile -t names < <(chosen "${absent[@]}")
    # Without recommendations: a font or a library shall not bring a desktop along.
    $become env DEBIAN_FRONTEND=noninteractive apt-get install -qq --yes --no-install-recommends \
        -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0 "${names[@]}" >&2 </dev/null ||
        stop "The system packages could not be installed (see above). Needed: ${names[*]}"
}

administrator_command() {
    local inner="apt-get update && apt-get install --yes --no-install-recommends $*"
    if command -v sudo >/dev/null; then printf "sudo sh -c '%s'" "$inner"; else printf "su -c '%s'" "$inner"; fi
}

# ---------------------------------------------------------------- Python

recent() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

# find_python: prints the first Python of 3.11 or later, the usual one before others
find_python() {
    local name
    for name in ${QA_STUDIO_PYTHON:-} python3 python3.13 python3.12 python3.11 python3.14 python; do
        if command -v "$name" >/dev/null && recent "$name"; then command -v "$name"; return 0; fi
    done
    return 1
}

# python_packages: what the system must add so that an environment can be made
python_packages() {
    local python version
    if ! python=$(find_python); then
        # By their versions: Ubuntu 22.04's python3 is too old, its python3.11 is not.
        printf '%s\n' 'python3.13|python3.12|python3.11' 'python3.13-venv|python3.12-venv|python3.11-venv'
    elif ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
        if [[ $python == /usr/bin/* ]]; then printf 'python%s-venv\n' "$version"; else printf 'python3-venv\n'; fi
    fi
}

# ---------------------------------------------------------------- the environment of the checkout

# fingerprint: changes with what the environment was made from
fingerprint() {
    { cat "$CHECKOUT/pyproject.toml"; printf '%s\n' "$CHECKOUT"; "$1" -VV; } | sha256sum | cut -d ' ' -f 1
}

# works: the environment starts, and it is this checkout that it imports
works() {
    "$ENVIRONMENT/bin/python" -P -c '
import pathlib, sys
import PySide6, qa_studio, sqlalchemy
sys.exit(pathlib.Path(qa_studio.__file__).parent.parent != pathlib.Path(sys.argv[1]))' "$CHECKOUT" 2>/dev/null
}

# environment [EXTRAS]: .venv with the program (and its extras) installed; nothing is done where it is as it should be
environment() {
    local extras=${1:-} python now then_hash='' then_extras=''
    python=$(find_python) || stop "QA Studio needs Python 3.11 or later. Install it, or name it in QA_STUDIO_PYTHON."
    now=$(fingerprint "$python")
    if [[ -r $STAMP ]]; then read -r then_hash then_extras < "$STAMP" || true; fi
    if [[ $now == "$then_hash" && ( -z $extras || $extras == "$then_extras" ) ]] && works; then return 0; fi

    say "Setting up the environment in $ENVIRONMENT (the first time this takes some minutes)"
    # Another pyproject.toml is installed over what is there; without a stamp, or when it doesn't start, it is made anew.
    if [[ ! -r $STAMP ]] || ! works; then rm -rf "$ENVIRONMENT"; fi
    rm -f "$STAMP"
    extras=${extras:-$then_extras}
    if [[ ! -x $ENVIRONMENT/bin/python ]]; then
        "$python" -m venv "$ENVIRONMENT" || stop "The environment could not be made with $python (see above)."
    fi
    "$ENVIRONMENT/bin/python" -m pip install --quiet --disable-pip-version-check --no-input \
        --editable "$CHECKOUT${extras:+[$extras]}" >&2 || stop "The Python packages could not be installed (see above)."
    works || stop "The environment was made but the program can't be imported; remove $ENVIRONMENT and start again."
    printf '%s %s\n' "$now" "$extras" > "$STAMP"
}

# set_up EXTRAS PURPOSE...: system packages for the purposes, then the environment
set_up() {
    local extras=$1 entries
    shift
    mapfile -t entries < <(python_packages; packages_for "$@")
    install_packages "${entries[@]}"
    environment "$extras"
}
