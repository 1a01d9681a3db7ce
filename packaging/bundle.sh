#!/bin/sh
# Build a folder that runs without Python, dist/xunlou, and let it prove itself: sh packaging/bundle.sh
#
# The bundle needs at least the C library of the machine it was built on, and takes in what that machine has lying
# about: build on the oldest, barest system it shall run on.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
. "$root/packaging/setup.sh"
cd "$root"

set_up_system
set_up_venv requirements-dev.txt
# PyInstaller reads libraries with objdump, strips them with strip, and takes Python itself along as a library.
command -v objdump >/dev/null 2>&1 || install_packages binutils
libpython=$("$venv/bin/python" -c 'import sys; print("libpython%d.%d" % sys.version_info[:2] if sys.base_prefix == "/usr" else "")')
if [ -n "$libpython" ]; then
    needed=$(missing_packages "$libpython.so.1.0:$libpython")
    # shellcheck disable=SC2086
    [ -z "$needed" ] || install_packages $needed
fi
set_up_translations

rm -rf dist/xunlou
"$venv/bin/python" -m PyInstaller --log-level ERROR --noconfirm --distpath dist --workpath build packaging/xunlou.spec
QT_QPA_PLATFORM=offscreen dist/xunlou/xunlou selftest
du -sk dist/xunlou | awk '{ printf "dist/xunlou: %d MB\n", $1 / 1024 }'
