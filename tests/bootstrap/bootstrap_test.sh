#!/bin/sh
# platform/bootstrap.sh says in one line what is missing, and stops there.
#
# Runs the real script in a copy of its folders, with the commands it calls replaced at the front
# of PATH by ones that fail the way the real ones do. Installs and builds nothing.
# usage: bootstrap_test.sh SOURCE_FOLDER EMPTY_FOLDER_TO_WORK_IN
set -u
source_dir=$1
work=$2
failures=0

# fresh: a checkout in which every command the script calls answers as on a healthy Debian 12.
fresh() {
    chmod -R u+w "$work" 2>/dev/null
    rm -rf "$work"
    mkdir -p "$work/tree/platform" "$work/bin"
    cp "$source_dir/platform/bootstrap.sh" "$source_dir/platform/packages.txt" "$work/tree/platform/"
    printf 'ID=debian\nVERSION_ID="12"\nPRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\n' >"$work/os"
    fake id 'echo 0'
    fake df 'printf "Filesystem 1M-blocks Used Available Capacity Mounted\nx 9 9 90000 1%% /\n"'
    fake dpkg-query 'shift 3; for p in "$@"; do echo "$p installed"; done'
    fake apt-get 'echo "$*" >>"$CALLS"'
    fake sudo 'while [ "$1" = -n ]; do shift; done; exec "$@"'
    fake cmake 'echo "cmake $*" >>"$CALLS"; mkdir -p build/release; cp "$KIOSK" build/release/ocop-kiosk'
    fake ctest 'echo "ctest $*" >>"$CALLS"'
    fake tty 'echo "not a tty"; exit 1'
    printf '#!/bin/sh\necho "kiosk $*" >>"$CALLS"\n: >build/shots/01-attract.png\n' >"$work/kiosk"
    chmod +x "$work/kiosk"
    : >"$work/calls"
}

fake() {
    printf '#!/bin/sh\n%s\n' "$2" >"$work/bin/$1"
    chmod +x "$work/bin/$1"
}

bootstrap() {
    env -u DISPLAY -u WAYLAND_DISPLAY PATH="$work/bin:$PATH" OCOP_OS_RELEASE="$work/os" \
        CALLS="$work/calls" KIOSK="$work/kiosk" \
        dash "$work/tree/platform/bootstrap.sh" "$@" >"$work/out" 2>"$work/err" </dev/null
    status=$?
}

complain() {
    echo "FAILED: $promise: $1"
    echo "  exit status $status; standard error:"
    sed 's/^/    /' "$work/err"
    echo "  commands it ran:"
    sed 's/^/    /' "$work/calls"
    failures=$((failures + 1))
}

# one_line WORDS: status 1 and exactly one line of errors, with these words in it.
one_line() {
    [ "$status" -eq 1 ] || complain "exit status 1 was wanted"
    [ "$(wc -l <"$work/err")" -eq 1 ] || complain "one line was wanted"
    grep -qF -- "$1" "$work/err" || complain "\"$1\" was wanted"
}

promise="another system is named, with what is needed"
fresh
printf 'ID=ubuntu\nVERSION_ID="24.04"\nPRETTY_NAME="Ubuntu 24.04"\n' >"$work/os"
bootstrap test
one_line "this is Ubuntu 24.04: the kiosk needs Debian 12 or Debian 13"

promise="a folder that cannot be written is named"
fresh
: >"$work/tree/build" # also root cannot make a folder where a file is
bootstrap run
one_line "cannot write in $work/tree/build"

promise="a full disk is named before anything is built"
fresh
fake df 'printf "Filesystem 1M-blocks Used Available Capacity Mounted\nx 9 9 120 1%% /\n"'
bootstrap run
one_line "has 120 MB free"

promise="without root and sudo the packages are named"
fresh
fake id 'echo 1000'
fake sudo 'exit 1'
fake dpkg-query 'exit 1'
bootstrap run
one_line "apt-get install --no-install-recommends g++ cmake"

promise="no network is called no network"
fresh
fake dpkg-query 'exit 1'
fake apt-get 'echo "E: Temporary failure resolving '\''deb.debian.org'\''"; exit 100'
bootstrap test
one_line "no connection to the Debian mirror"

promise="a disk filled by packages is called full"
fresh
fake dpkg-query 'exit 1'
fake apt-get 'echo "E: You don'\''t have enough free space in /var/cache/apt/archives/."; exit 100'
bootstrap test
one_line "not enough disk space"

promise="apt's own reason is passed on"
fresh
fake dpkg-query 'exit 1'
fake apt-get 'echo "E: Unable to locate package catch2"; exit 100'
bootstrap test
one_line "E: Unable to locate package catch2"

promise="a failed build is a failed run"
fresh
fake cmake 'echo "No space left on device"; exit 1'
bootstrap run
one_line "not enough disk space"

promise="with everything installed apt is not asked, and ctest is"
fresh
bootstrap test
[ "$status" -eq 0 ] || complain "exit status 0 was wanted"
grep -q install "$work/calls" && complain "no installation was wanted"
grep -q '^ctest --test-dir build/release' "$work/calls" || complain "ctest was wanted"

promise="only what is missing is installed, the test's server only for test"
fresh
fake dpkg-query 'shift 3; for p in "$@"; do case "$p" in libcsv-dev|postgresql) ;; *) echo "$p installed";; esac; done'
bootstrap run
grep -q 'install --no-install-recommends libcsv-dev$' "$work/calls" || complain "libcsv-dev alone was wanted"
: >"$work/calls"
bootstrap test
grep -qE 'install --no-install-recommends (postgresql libcsv-dev|libcsv-dev postgresql)$' "$work/calls" ||
    complain "libcsv-dev and postgresql were wanted"

promise="failing tests fail the command"
fresh
fake ctest 'exit 8'
bootstrap test
one_line "some tests failed"

promise="without a screen the tour is played and its pictures are counted"
fresh
bootstrap run --lang en
[ "$status" -eq 0 ] || complain "exit status 0 was wanted"
grep -q -- '--script tests/blackbox/tour.txt.*--lang en$' "$work/calls" || complain "the tour was wanted"
grep -q "1 of them in $work/tree/build/shots" "$work/out" || complain "the folder was wanted"

promise="wrong use teaches the right one"
fresh
bootstrap frobnicate
[ "$status" -eq 2 ] || complain "exit status 2 was wanted"
grep -q 'bootstrap.sh run' "$work/err" || complain "the usage was wanted"

[ "$failures" -eq 0 ] && rm -rf "$work"
exit "$failures"
