#!/bin/sh
# Make a .deb of the bundle that bundle.sh built: sh packaging/deb.sh
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
. "$root/packaging/setup.sh"
cd "$root"

[ -x dist/xunlou/xunlou ] || { say "Build the bundle first: sh packaging/bundle.sh"; exit 1; }
version=$(sed -n 's/^version = "\(.*\)"/\1/p' pyproject.toml)
architecture=$(dpkg --print-architecture)
tree=build/deb
rm -rf "$tree"
install -d "$tree/DEBIAN" "$tree/opt" "$tree/usr/bin" "$tree/usr/share/applications" "$tree/usr/share/icons/hicolor/scalable/apps"
cp -a dist/xunlou "$tree/opt/xunlou"
ln -s /opt/xunlou/xunlou "$tree/usr/bin/xunlou"
install -m 644 packaging/xunlou.desktop "$tree/usr/share/applications/"
install -m 644 assets/icons/xunlou.svg "$tree/usr/share/icons/hicolor/scalable/apps/"

# The C library of the build machine is the oldest that the bundle runs with.
libc=$(getconf GNU_LIBC_VERSION | cut -d' ' -f2)
depends="libc6 (>= $libc), libstdc++6, zlib1g, libexpat1, libfreetype6, libx11-6, libx11-xcb1"
for pair in $libraries $screen_libraries; do
    depends="$depends, ${pair#*:}"
done
cat >"$tree/DEBIAN/control" <<CONTROL
Package: xunlou
Version: $version
Architecture: $architecture
Maintainer: Xunlou <xunlou@localhost>
Installed-Size: $(du -sk "$tree" | cut -f1)
Depends: $depends
Recommends: libcups2
Section: misc
Priority: optional
Description: inspections, paper questionnaires and residents' meetings, offline
 Community workers walk through rental buildings, key in paper questionnaires and
 bring what they found to a residents' meeting as a printed handout.
CONTROL
dpkg-deb --root-owner-group --build "$tree" "dist/xunlou_${version}_$architecture.deb" >&2
