#!/bin/sh
# Brings the window's texts in assets/translations up to date with the source and lists what lacks a translation:
# zh_CN.ts has them all, en_US.ts only those with a number, whose English depends on it ("1 home", "2 homes").
set -eu
cd "$(dirname "$0")/.."
tools=${TOOLS:-.venv/bin}
update() {
    language=$1
    shift
    # shellcheck disable=SC2046  # no path of ours has a space
    "$tools/pyside6-lupdate" -no-obsolete -locations none -silent -disable-heuristic sametext \
        -disable-heuristic similartext -source-language en_US -target-language "$language" "$@" \
        $(find ui -name '*.py' | sort) -ts "assets/translations/$language.ts"
    grep -B1 'type="unfinished"' "assets/translations/$language.ts" |
        sed -n "s/ *<source>\(.*\)<\/source>/$language: \1/p"
}

update zh_CN
update en_US -pluralonly
