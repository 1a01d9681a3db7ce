#!/bin/sh
# Converts the built-in workbooks in assets/forms again; run it after a change of one of them.
set -eu
cd "$(dirname "$0")/.."
"${TOOLS:-.venv/bin}/python" -m storage.built_in
