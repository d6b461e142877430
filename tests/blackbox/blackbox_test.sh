#!/bin/sh
# The real program, driven by scripts without a display: blackbox_test.sh KIOSK SOURCE WORK_FOLDER
set -u
kiosk=$1
source=$2
work=$3
export SDL_VIDEODRIVER=offscreen SDL_AUDIODRIVER=dummy OCOP_KIOSK_DATA="$work/data"
rm -rf "$work"
mkdir -p "$work"
cd "$source" || exit 1
failed=0

wrong() {
    echo "FAILED: $*"
    failed=1
}

# play STATUS SCRIPT: what it said is in $work/said.
play() {
    "$kiosk" run --window 1280x720 --camera none --script "$2" >"$work/said" 2>&1
    status=$?
    [ "$status" -eq "$1" ] || { wrong "$2 ended with $status, not $1:"; head -n 40 "$work/said"; }
}

says() {
    grep -qF -- "$1" "$work/said" || { wrong "did not say '$1':"; head -n 20 "$work/said"; }
}

echo "Every script plays to its end, and every screen has its picture in three sizes"
sh tests/blackbox/pictures.sh "$kiosk" "$source" "$work/pictures" >"$work/said" 2>&1 ||
    { wrong "pictures.sh:"; cat "$work/said"; }
for size in 1920x1080 1366x768 1080x1920; do
    wanted=$(cat tests/blackbox/*.txt | grep -c '^shot ')
    pictures=$(find "$work/pictures/$size" -name '*.png' -size +10k | wc -l)
    [ "$pictures" -eq "$wanted" ] || wrong "$pictures pictures instead of $wanted at $size"
done

shops=$work/pictures/data
for size in 1920x1080 1366x768 1080x1920; do
    echo "What was done at $size stands in the books, which are whole"
    for played in stock office goods rest; do
        "$kiosk" --data "$shops/$played-$size" verify >"$work/said" 2>&1 ||
            { wrong "verify after $played.txt:"; cat "$work/said"; }
    done
    office=$shops/office-$size
    "$kiosk" --data "$office" totals --date 2026-11-25 --json >"$work/totals" 2>&1
    net=$(sed 's/.*"net":\([0-9]*\).*/\1/' "$work/totals")
    "$kiosk" --data "$office" report --date 2026-11-25 2>/dev/null | grep -q "Net sales,$net" ||
        wrong "the report does not say what totals says"
    [ -n "$("$kiosk" --data "$office" invoices --date 2026-11-25 2>/dev/null)" ] &&
        wrong "invoices were handed over twice"
    "$kiosk" --data "$shops/goods-$size" lookup 2000000001043 --json >"$work/said" 2>&1
    says '"price":99000'
done

echo "The sale of the tour is in the books, which are whole"
cp -r "$shops/tour-1920x1080" "$work/data"
"$kiosk" totals --date 2026-11-25 --json >"$work/totals" 2>&1 || wrong "totals: $(cat "$work/totals")"
grep -q '"gross":[1-9]' "$work/totals" || wrong "today's totals are empty"
"$kiosk" verify >"$work/said" 2>&1 || wrong "verify: $(cat "$work/said")"

echo "A step that fails names its line, what was wanted and what was there"
printf 'screen attract\nwithin 200 expect Không bao giờ có\n' >"$work/fails.txt"
play 1 "$work/fails.txt"
says 'line 2'
says 'expect Không bao giờ có'
says 'Xem theo nhóm'

echo "A mistake in a script is told before anything is opened"
printf 'screen attract\ndance\n' >"$work/mistake.txt"
play 2 "$work/mistake.txt"
says 'line 2'

echo "Who does nothing is signed out, and the cart is kept"
cat >"$work/idle.txt" <<'END'
tap Nhân viên
tap Nguyễn Thị Hạnh
type 246810
screen till
scan 2000000000015
expect Giỏ hàng · 1 dòng
clock 2030-01-01T09:00:00+07:00
screen attract
absent Nguyễn Thị Hạnh
key Escape
screen attract
tap Nhân viên
tap Nguyễn Thị Hạnh
type 246810
screen till
expect Giỏ hàng · 1 dòng
quit
END
play 0 "$work/idle.txt"

echo "Goods whose certificate has run out are sold with a warning"
cat >"$work/expired.txt" <<'END'
clock 2030-01-01T09:00:00+07:00
tap Nhân viên
tap Nguyễn Thị Hạnh
type 246810
screen till
# The cart of the script before is still there; what is scanned now has the VAT rate of 2030.
expect Giỏ hàng · 1 dòng
scan 2000000000015
expect chứng nhận đã hết hạn
expect Giỏ hàng · 2 dòng
quit
END
play 0 "$work/expired.txt"

echo "Without OpenGL there is one clear line"
SDL_VIDEODRIVER=dummy play 3 "$work/idle.txt"
[ "$(wc -l <"$work/said")" -eq 1 ] || wrong "more than a line: $(cat "$work/said")"

exit $failed
