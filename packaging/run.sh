#!/bin/sh
# Set up a fresh machine and start Xunlou: sh packaging/run.sh [ARGUMENTS OF main.py…]
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
. "$root/packaging/setup.sh"

set_up_system
set_up_venv requirements.txt
set_up_translations
# The caller's folder stays the current one: file names among the arguments are relative to it.
exec "$venv/bin/python" "$root/main.py" "$@"
