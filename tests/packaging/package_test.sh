#!/bin/sh
# The Debian package holds what a shop needs, says what it depends on, and knows nothing of the
# machine it was made on.
# usage: package_test.sh SOURCE_FOLDER BUILD_FOLDER FOLDER_TO_WORK_IN
set -u
source_dir=$1
build_dir=$2
work=$3
failures=0

wrong() {
    echo "FAILED: $*"
    failures=$((failures + 1))
}

rm -rf "$work"
mkdir -p "$work"
cpack --config "$build_dir/CPackConfig.cmake" -B "$work/cpack" >"$work/cpack.log" 2>&1 || {
    cat "$work/cpack.log"
    wrong "cpack made no package"
    exit 1
}
package=$(find "$work/cpack" -maxdepth 1 -name 'ocop-kiosk_*.deb')
[ -n "$package" ] || { wrong "no ocop-kiosk_VERSION_ARCHITECTURE.deb"; exit 1; }
dpkg-deb --raw-extract "$package" "$work/root" || exit 1
cd "$work/root" || exit 1

for path in usr/bin/ocop-kiosk \
    usr/share/man/man1/ocop-kiosk.1.gz \
    usr/share/doc/ocop-kiosk/copyright \
    usr/share/doc/ocop-kiosk/changelog.gz \
    usr/share/doc/ocop-kiosk/README.md \
    usr/share/doc/ocop-kiosk/LICENSES.md \
    usr/share/applications/ocop-kiosk.desktop \
    usr/share/xsessions/ocop-kiosk.desktop \
    usr/share/icons/hicolor/scalable/apps/ocop-kiosk.svg \
    usr/lib/systemd/system/ocop-kiosk.service \
    usr/lib/udev/rules.d/70-ocop-kiosk.rules; do
    [ -s "$path" ] || wrong "$path is missing or empty"
done
find . -type f ! -path './usr/*' ! -path './DEBIAN/*' | sed 's/^/FAILED: outside \/usr: /' | grep . &&
    failures=$((failures + 1))
find . -type f -path '*.a' | grep . && wrong "libraries for building do not belong in the package"
dpkg-deb --contents "$package" | awk '$2 != "root/root"' | grep . && wrong "not owned by root"
dpkg-deb --contents "$package" | awk '$1 ~ /^.....w|^........w/' | grep . && wrong "others can write"

depends=$(dpkg-deb --field "$package" Depends)
for name in libc6 libsdl2-2.0-0 libsqlite3-0 libpq5 libzxing libavcodec libpango libsodium \
    fonts-inter adduser libgl1-mesa-dri; do
    case "$depends" in *"$name"*) ;; *) wrong "does not depend on $name ($depends)" ;; esac
done
case "$depends" in *-dev*) wrong "a shop needs no -dev package ($depends)" ;; esac

for script in postinst prerm postrm; do
    [ -x "DEBIAN/$script" ] || wrong "DEBIAN/$script is missing or not executable"
    sh -n "DEBIAN/$script" || wrong "DEBIAN/$script is not shell"
done
for file in usr/share/applications/*.desktop usr/share/xsessions/*.desktop; do
    grep -qx 'Exec=ocop-kiosk run' "$file" || wrong "$file does not start the kiosk"
done
grep -q '^ExecStart=/usr/bin/ocop-kiosk ' usr/lib/systemd/system/ocop-kiosk.service ||
    wrong "the service does not start the kiosk"

version=$(dpkg-deb --field "$package" Version)
said=$(./usr/bin/ocop-kiosk --version 2>&1)
case "$said" in *"$version"*) ;; *) wrong "the program says \"$said\", the package $version" ;; esac
module=$(find usr/lib -path '*/ocop-kiosk/ocop-libav.so')
[ -s "$module" ] || wrong "the module that reads cameras and videos is missing"
jpeg=$source_dir/tests/blackbox/scan-samples/ean13-1/1.jpg
cat "$jpeg" "$jpeg" "$jpeg" >"$work/film.mjpeg"
./usr/bin/ocop-kiosk scan "$work/film.mjpeg" >"$work/said" 2>&1 ||
    wrong "the installed program does not read a video: $(cat "$work/said")"
if grep -q '^CMAKE_BUILD_TYPE.*=Release$' "$build_dir/CMakeCache.txt"; then
    path=$(grep -aoE "${source_dir}/[ -~]*" usr/bin/ocop-kiosk "$module" | head -n 1)
    [ -z "$path" ] || wrong "the program names a file of the machine it was built on: $path"
fi

[ "$failures" -eq 0 ] && rm -rf "$work"
exit "$failures"
