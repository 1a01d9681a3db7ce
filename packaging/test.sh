#!/bin/sh
# Set up a fresh machine and run every check: sh packaging/test.sh [ARGUMENTS OF pytest…]
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
. "$root/packaging/setup.sh"
cd "$root"
export QT_QPA_PLATFORM=offscreen

set_up_system
failed=

# Prints the name of a check, runs it, and remembers its failure without stopping the others.
check() {
    name=$1
    shift
    printf '== %s\n' "$name"
    "$@" </dev/null || failed="$failed, $name"
}

if [ ! -e "$venv/.installed-requirements-dev.txt" ]; then
    # What ships is not what is tested: before anything for development is installed, the program proves itself.
    set_up_venv requirements.txt
    set_up_translations
    check 'selftest without development packages' "$venv/bin/python" main.py selftest
fi
set_up_venv requirements-dev.txt
set_up_translations
set_up_hub

check ruff "$venv/bin/ruff" check .
check mypy "$venv/bin/mypy"
check 'import directions' "$venv/bin/lint-imports"
# Last, so that its closing lines end the output. Four at once at most: each has a Qt and workspaces of its own.
check pytest "$venv/bin/python" -m pytest -n auto --maxprocesses 4 --dist loadfile "$@"

if [ -n "$failed" ]; then
    printf 'Failed: %s\n' "${failed#, }"
    exit 1
fi
