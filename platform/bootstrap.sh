#!/bin/sh
# From a bare Debian 12 or 13 to a running kiosk, in one command:
#
#   sh platform/bootstrap.sh run [ARGUMENTS OF THE KIOSK]   install, build, open the kiosk
#   sh platform/bootstrap.sh test                           install, build, run every test
#
# As root, or as a user who may use sudo. Installs what platform/packages.txt lists and nothing
# else; everything else it makes stays in the folder build/. Run again, it takes seconds.
# Where there is no screen, `run` plays the guided tour and writes a picture of every screen.
# Exit status: that of the kiosk or of the tests; 1, with one line, when something is missing.
set -u
cd "$(dirname "$0")/.." || exit 1

os_release=${OCOP_OS_RELEASE:-/etc/os-release}  # another file only in this script's own test
min_build_mb=1500                               # objects, programs and tests of one build
min_install_mb=2500                             # every package of the list, with its archives

say() { printf '==> %s\n' "$*"; }

# fail WHAT_IN_ENGLISH WHAT_IN_VIETNAMESE: one line, and out.
fail() {
    printf 'bootstrap.sh: %s | %s\n' "$1" "$2" >&2
    exit 1
}

usage() {
    sed -n '2,10s/^# \{0,1\}//p' platform/bootstrap.sh
}

check_system() {
    id=$(sed -n 's/^ID=//p' "$os_release" 2>/dev/null | tr -d '"')
    release=$(sed -n 's/^VERSION_ID=//p' "$os_release" 2>/dev/null | tr -d '"')
    name=$(sed -n 's/^PRETTY_NAME=//p' "$os_release" 2>/dev/null | tr -d '"')
    case "$id $release" in
    "debian 12" | "debian 13") ;;
    *) fail "this is ${name:-an unknown system}: the kiosk needs Debian 12 or Debian 13" \
        "hệ điều hành này là ${name:-không rõ}: kiosk cần Debian 12 hoặc Debian 13" ;;
    esac
}

check_folder() {
    if ! mkdir -p build 2>/dev/null || ! touch build/.writable 2>/dev/null; then
        fail "cannot write in $PWD/build: make the folder yours (chown) or copy the project elsewhere" \
            "không ghi được vào $PWD/build: hãy đổi chủ thư mục (chown) hoặc chép dự án sang nơi khác"
    fi
    rm -f build/.writable
}

free_mb() {
    df -Pm "$1" 2>/dev/null | awk 'NR == 2 {print $4}'
}

no_room() {
    fail "not enough disk space: $1 has $2 MB free, $3 MB are needed" \
        "không đủ dung lượng đĩa: $1 còn $2 MB, cần $3 MB"
}

check_room() {
    [ -e build/release/ocop-kiosk ] && return 0
    free=$(free_mb build)
    [ "${free:-0}" -ge "$min_build_mb" ] || no_room "$PWD/build" "${free:-0}" "$min_build_mb"
}

# The names of packages.txt that this release and this command need and dpkg does not have.
missing_packages() {
    wanted=$(sed 's/#.*//' platform/packages.txt | while read -r package mark; do
        case "$mark" in
        "" | "[$release]") ;;
        "[test]") [ "$command" = test ] || continue ;;
        *) continue ;;
        esac
        echo "$package"
    done)
    # shellcheck disable=SC2086 # names without blanks, one argument each
    present=$(dpkg-query -W -f '${Package} ${db:Status-Status}\n' $wanted 2>/dev/null |
        sed -n 's/ installed$//p')
    for package in $wanted; do
        printf '%s\n' "$present" | grep -qxF -- "$package" || echo "$package"
    done
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif [ -t 0 ]; then
        sudo "$@"
    else
        sudo -n "$@"
    fi
}

check_rights() {
    [ "$(id -u)" -eq 0 ] && return 0
    command -v sudo >/dev/null 2>&1 && as_root true 2>/dev/null && return 0
    fail "installing packages needs root or sudo: run this as root, or have an administrator run: apt-get install --no-install-recommends $*" \
        "cài gói phần mềm cần quyền root hoặc sudo: hãy chạy bằng root, hoặc nhờ quản trị viên cài các gói trên"
}

apt_get() {
    as_root env LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive NEEDRESTART_SUSPEND=1 \
        apt-get -q -y -o DPkg::Lock::Timeout=300 -o Dpkg::Options::=--force-confold \
        "$@" >>build/packages.log 2>&1 </dev/null
}

package_lists_are_old() {
    [ -z "$(find /var/lib/apt/lists -maxdepth 1 -name '*_Packages*' -mtime -7 2>/dev/null | head -n 1)" ]
}

install_failed() {
    if grep -qiE 'No space left|enough free space' build/packages.log; then
        no_room / "$(free_mb /)" "$min_install_mb"
    elif grep -qiE 'resolv|could not connect|cannot initiate the connection|network is unreachable|connection (timed out|refused|failed)|connection timed out' build/packages.log; then
        fail "the packages could not be fetched: no connection to the Debian mirror (check the network, run this again)" \
            "không tải được gói phần mềm: không kết nối được máy chủ Debian (kiểm tra mạng rồi chạy lại)"
    fi
    why=$(grep -E '^(E:|dpkg: error)' build/packages.log | head -n 1)
    fail "installing packages failed: ${why:-see build/packages.log} (whole story: build/packages.log)" \
        "cài gói phần mềm thất bại (chi tiết trong build/packages.log)"
}

install_packages() {
    missing=$(missing_packages | tr '\n' ' ')
    if [ -z "$missing" ]; then
        say "Packages: everything is installed."
        return 0
    fi
    # shellcheck disable=SC2086 # a list of names
    check_rights $missing
    free=$(free_mb /usr)
    [ "${free:-0}" -ge "$min_install_mb" ] || no_room /usr "${free:-0}" "$min_install_mb"
    say "Packages: installing $missing"
    : >build/packages.log
    if package_lists_are_old; then
        apt_get update # its failure shows in what follows, or does not matter
    fi
    # Lists a few days old may name versions the mirror no longer has: fetch them, then try again.
    # shellcheck disable=SC2086
    apt_get install --no-install-recommends $missing ||
        { apt_get update; apt_get install --no-install-recommends $missing; } || install_failed
}

# As many compilers as there are cores, but no more than fit in memory (1.3 GB each).
jobs_that_fit() {
    cores=$(nproc)
    memory_mb=$(awk '/^MemAvailable:/ {print int($2 / 1024)}' /proc/meminfo)
    limit=$(cat /sys/fs/cgroup/memory.max 2>/dev/null)
    case "$limit" in
    "" | max) ;;
    *) [ $((limit / 1048576)) -lt "$memory_mb" ] && memory_mb=$((limit / 1048576)) ;;
    esac
    jobs=$((memory_mb / 1300))
    [ "$jobs" -gt "$cores" ] && jobs=$cores
    [ "$jobs" -lt 1 ] && jobs=1
    echo "$jobs"
}

build_failed() {
    if grep -q 'No space left on device' build/build.log; then
        no_room "$PWD/build" "$(free_mb build)" "$min_build_mb"
    fi
    tail -n 60 build/build.log >&2
    fail "$1 failed (above: the end of build/build.log)" \
        "biên dịch thất bại (ở trên: phần cuối của build/build.log)"
}

# build TARGET: the release preset. On a terminal one sees it advance; else it goes to the log.
build() {
    home=$(sed -n 's/^CMAKE_HOME_DIRECTORY:INTERNAL=//p' build/release/CMakeCache.txt 2>/dev/null)
    if [ -n "$home" ] && [ "$home" != "$PWD" ]; then
        say "Build: build/release belongs to $home; starting afresh."
        rm -rf build/release
    fi
    say "Build: release, $jobs at a time (the first time takes some minutes)."
    cmake --preset release >build/build.log 2>&1 || build_failed "configuring"
    if [ -t 1 ]; then
        cmake --build --preset release -j "$jobs" --target "$1" || { # once more, for the log
            cmake --build --preset release -j 1 --target "$1" >>build/build.log 2>&1
            build_failed "building"
        }
    else
        cmake --build --preset release -j "$jobs" --target "$1" >>build/build.log 2>&1 ||
            build_failed "building"
    fi
}

# A desktop that answers, or a monitor on this very console that SDL can drive through KMS.
there_is_a_display() {
    case "${WAYLAND_DISPLAY:-}" in
    "") ;;
    /*) [ -S "$WAYLAND_DISPLAY" ] && return 0 ;;
    *) [ -S "${XDG_RUNTIME_DIR:-/nowhere}/$WAYLAND_DISPLAY" ] && return 0 ;;
    esac
    case "${DISPLAY:-}" in
    "") ;;
    :*)
        number=${DISPLAY#:}
        [ -S "/tmp/.X11-unix/X${number%%.*}" ] && return 0
        ;;
    *) return 0 ;;
    esac
    case "$(tty 2>/dev/null)" in
    /dev/tty[0-9]*) ;;
    *) return 1 ;;
    esac
    grep -qx connected /sys/class/drm/card*-*/status 2>/dev/null || return 1
    for card in /dev/dri/card*; do
        [ -r "$card" ] && [ -w "$card" ] && return 0
    done
    return 1
}

run_kiosk() {
    exec build/release/ocop-kiosk --data build/demo run --demo "$@"
}

run_tour() {
    say "No screen here: playing the guided tour instead, one picture for every screen."
    rm -rf build/tour build/shots # the same tour every time, from the first day
    mkdir -p build/shots
    case " $* " in *" --window"*) ;; *) set -- --window 1920x1080 "$@" ;; esac
    case " $* " in *" --script"*) ;; *) set -- --script tests/blackbox/tour.txt "$@" ;; esac
    SDL_VIDEODRIVER=offscreen SDL_AUDIODRIVER=dummy build/release/ocop-kiosk --data build/tour \
        run --demo --shots build/shots "$@" ||
        fail "the guided tour ended early (exit status $?); the pictures so far are in build/shots" \
            "bản giới thiệu dừng giữa chừng; các ảnh đã chụp nằm trong build/shots"
    say "Pictures: $(find build/shots -name '*.png' | wc -l) of them in $PWD/build/shots"
    say "To open the kiosk on a screen: run this again in a desktop, or log in on the machine's own"
    say "console (Ctrl+Alt+F2) and run: sh platform/bootstrap.sh run"
}

run_tests() {
    say "Tests: all of them, $jobs at a time."
    unset DISPLAY WAYLAND_DISPLAY
    SDL_VIDEODRIVER=offscreen SDL_AUDIODRIVER=dummy \
        ctest --test-dir build/release -j "$jobs" --output-on-failure --no-tests=error </dev/null
    status=$?
    if [ "$status" -eq 0 ]; then
        say "Tests: every one passed."
    else
        fail "some tests failed (their output is above)" "có phép thử không đạt (xem ở trên)"
    fi
}

command=${1:-}
case "$command" in
run | test) shift ;;
-h | --help) usage; exit 0 ;;
*) usage >&2; exit 2 ;;
esac

check_system
check_folder
exec 9>build/.lock
flock -n 9 || fail "another bootstrap.sh is at work in this folder (wait for it to end)" \
    "một bootstrap.sh khác đang chạy trong thư mục này (hãy đợi nó xong)"
check_room
install_packages
jobs=$(jobs_that_fit)

# Shader and font caches belong in the build folder too, not in somebody's home.
export XDG_CACHE_HOME="$PWD/build/cache"

if [ "$command" = test ]; then
    build all
    run_tests
else
    build ocop-kiosk
    exec 9>&-
    if there_is_a_display; then
        say "Kiosk: opening on the demonstration showroom (its data: build/demo)."
        run_kiosk "$@"
    fi
    run_tour "$@"
fi
