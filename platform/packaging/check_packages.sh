#!/bin/sh
# Proves platform/packages.txt complete: in a fresh folder of a Debian release, with nothing
# installed but its base system, the two commands of the README work.
#
#   sh platform/packaging/check_packages.sh bookworm|trixie [--test] [--folder DIR] [--keep]
#
# Without --test: `bootstrap.sh run` (install, build, guided tour). With it: `bootstrap.sh test`.
# Needs root, debootstrap and the network; uses the Debian mirror that this machine's apt uses.
# Works in DIR (build/fresh-RELEASE unless told) and removes it when all went well.
set -eu
cd "$(dirname "$0")/../.."
tree=$PWD

say() { printf '==> %s\n' "$*"; }
fail() {
    printf 'check_packages.sh: %s\n' "$*" >&2
    exit 1
}

release=${1:-}
case "$release" in
bookworm | trixie) shift ;;
*) sed -n '2,9s/^# \{0,1\}//p' platform/packaging/check_packages.sh >&2; exit 2 ;;
esac
action=run
keep=no
folder=$tree/build/fresh-$release
while [ $# -gt 0 ]; do
    case "$1" in
    --test) action='test' ;;
    --keep) keep=yes ;;
    --folder) [ $# -gt 1 ] || fail "--folder: a folder is wanted"; folder=$2; shift ;;
    *) fail "$1: unknown option" ;;
    esac
    shift
done

[ "$(id -u)" -eq 0 ] || fail "needs root (debootstrap and chroot do)"
command -v debootstrap >/dev/null || fail "debootstrap is missing (apt-get install debootstrap)"
[ ! -e "$folder" ] || fail "$folder exists: remove it, a fresh folder is the point"

# Where this machine gets Debian from, and through which proxy.
# shellcheck disable=SC2016 # apt's own variable
mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 2>/dev/null |
    grep -m 1 '/debian/*$' || true)
[ -n "$mirror" ] || fail "no Debian mirror in this machine's apt configuration"
proxy=
eval "$(apt-config shell proxy Acquire::http::Proxy)"
[ -z "$proxy" ] || export http_proxy="$proxy"

say "Base system of $release into $folder"
mkdir -p "$folder"
debootstrap --variant=minbase "$release" "$folder" "$mirror" >"$folder.log" 2>&1 ||
    fail "debootstrap failed: $(tail -n 1 "$folder.log") (whole story: $folder.log)"

cp -L /etc/resolv.conf /etc/hosts "$folder/etc/" 2>/dev/null || true
printf '#!/bin/sh\nexit 101\n' >"$folder/usr/sbin/policy-rc.d" # no services in a folder
chmod +x "$folder/usr/sbin/policy-rc.d"
[ -z "$proxy" ] || printf 'Acquire::http::Proxy "%s";\n' "$proxy" >"$folder/etc/apt/apt.conf.d/proxy"
mkdir "$folder/ocop-kiosk"
tar -C "$tree" --exclude=./build --exclude=./.git -cf - . | tar -C "$folder/ocop-kiosk" -xf -

say "bootstrap.sh $action inside"
# A mount namespace of its own: /proc and /dev are gone from the folder with the last process.
# shellcheck disable=SC2016 # expands inside
unshare --mount --pid --fork --kill-child sh -c '
    mount -t proc proc "$1/proc" && mount --rbind /dev "$1/dev" &&
    exec chroot "$1" /usr/bin/env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin \
        sh /ocop-kiosk/platform/bootstrap.sh "$2"' \
    sh "$folder" "$action" </dev/null ||
    fail "bootstrap.sh $action failed on $release (the folder stays: $folder)"

if [ "$action" = run ]; then
    find "$folder/ocop-kiosk/build/shots" -name '*.png' | grep -q . ||
        fail "the tour left no pictures (the folder stays: $folder)"
fi
[ "$keep" = yes ] || rm -rf --one-file-system "$folder" "$folder.log"
say "On $release the package list is complete."
