#!/bin/sh
# Brings the window's texts in assets/translations/zh_CN.ts up to date with the source and lists what lacks a translation.
set -eu
cd "$(dirname "$0")/.."
tools=${TOOLS:-.venv/bin}
# shellcheck disable=SC2046  # no path of ours has a space
"$tools/pyside6-lupdate" -no-obsolete -locations none -silent -disable-heuristic sametext \
    -disable-heuristic similartext -source-language en_US -target-language zh_CN \
    $(find ui -name '*.py' | sort) -ts assets/translations/zh_CN.ts
grep -B1 'type="unfinished"' assets/translations/zh_CN.ts | sed -n 's/ *<source>\(.*\)<\/source>/\1/p'
