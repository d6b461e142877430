#!/bin/sh
# The scan command on real files: scan_test.sh KIOSK SOURCE WORK_FOLDER
set -u
kiosk=$1
samples=$2/tests/blackbox/scan-samples
work=$3
rm -rf "$work"
mkdir -p "$work"
cd "$samples" || exit 1
export OCOP_KIOSK_DATA="$work/data"
failed=0

wrong() {
    echo "FAILED: $*"
    failed=1
}

echo "Results come in the order of the files, one line for each code or empty file"
files=$(find qrcode-1 ean13-1 falsepositives-1 -type f | sort)
# shellcheck disable=SC2086
"$kiosk" scan --json $files >"$work/all" 2>"$work/said" || wrong "status $?: $(cat "$work/said")"
sed 's/.*"file":"\([^"]*\)".*/\1/' "$work/all" | uniq >"$work/order"
printf '%s\n' $files | cmp -s - "$work/order" || wrong "order: $(cat "$work/order")"
grep falsepositives "$work/all" | grep -qv '"symbology":null' && wrong "invented: $(cat "$work/all")"
[ -s "$work/said" ] && wrong "progress without a terminal: $(cat "$work/said")"

echo "Progress is told where it is asked for, on standard error"
# shellcheck disable=SC2086
"$kiosk" scan --json --progress $files >"$work/again" 2>"$work/said" || wrong "status $?"
cmp -s "$work/all" "$work/again" || wrong "progress changed the results"
grep -q "$(printf '%s\n' $files | wc -l)" "$work/said" || wrong "no progress: $(cat "$work/said")"

echo "A file that cannot be read costs one line and status 2, the rest goes on"
first=$(printf '%s\n' $files | head -n 1)
"$kiosk" scan --json "$work/missing.jpg" "$first" "$work/all" >"$work/out" 2>"$work/said"
[ $? -eq 2 ] || wrong "status is not 2"
[ "$(wc -l <"$work/said")" -eq 2 ] || wrong "not one line each: $(cat "$work/said")"
grep -q "$first" "$work/out" || wrong "the good file was lost"

echo "A video tells each code once, with the time it was first seen"
jpeg=$(printf '%s\n' $files | grep 'ean13-1.*\.jpg' | head -n 1)
for i in 1 2 3 4 5 6; do cat "$jpeg"; done >"$work/film.mjpeg"
"$kiosk" scan --json "$work/film.mjpeg" >"$work/out" 2>"$work/said" || wrong "video: $(cat "$work/said")"
[ "$(wc -l <"$work/out")" -eq 1 ] || wrong "not one line for the film: $(cat "$work/out")"
grep -q '"time_ms":0' "$work/out" || wrong "no time: $(cat "$work/out")"

echo "Without the module that reads videos everything else still works"
mkdir -p "$work/far/from/it" # a build folder's module is looked for two folders up
cp "$kiosk" "$work/far/from/it/ocop-kiosk"
"$work/far/from/it/ocop-kiosk" scan --json "$work/film.mjpeg" "$first" >"$work/out" 2>"$work/said"
[ $? -eq 2 ] || wrong "status without the module"
grep -q 'film.mjpeg.*install ocop-kiosk again' "$work/said" || wrong "no way out: $(cat "$work/said")"
grep -q "$first" "$work/out" || wrong "pictures are not read without the module"

echo "Standard input and pasted text"
"$kiosk" scan --json - <"$first" | grep -q '"file":"-"' || wrong "standard input"
"$kiosk" scan --json --text '(01)08930000000019(10)LOT' | grep -q '"lot":"LOT"' || wrong "text"
"$kiosk" scan >/dev/null 2>&1
[ $? -eq 2 ] || wrong "nothing to scan is wrong use"

echo "Ctrl-C ends it soon, with whole lines only and without a decoder left behind"
# shellcheck disable=SC2046,SC2086
"$kiosk" scan --json $(for i in 1 2 3 4 5 6 7 8 9 10; do echo $files; done) >"$work/cut" 2>&1 &
pid=$!
while [ ! -s "$work/cut" ] && kill -0 $pid 2>/dev/null; do :; done
# A background process of a shell without job control ignores SIGINT; SIGTERM is treated the same.
kill -TERM $pid
wait $pid
[ $? -eq 1 ] || wrong "status after Ctrl-C"
grep -qv '}$' "$work/cut" && wrong "a torn line: $(tail -n 1 "$work/cut")"

exit $failed
