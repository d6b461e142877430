#!/bin/sh
# The real program, driven by scripts without a display: blackbox_test.sh KIOSK SOURCE WORK_FOLDER
set -u
kiosk=$1
source=$2
work=$3
export SDL_VIDEODRIVER=offscreen SDL_AUDIODRIVER=dummy OCOP_KIOSK_DATA="$work/data"
rm -rf "$work"
mkdir -p "$work/shots"
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

echo "The guided tour plays to its end and leaves a picture of every screen"
"$kiosk" run --demo --window 1920x1080 --script tests/blackbox/tour.txt --shots "$work/shots" \
    >"$work/said" 2>&1 || { wrong "the tour:"; head -n 40 "$work/said"; }
wanted=$(grep -c '^shot ' tests/blackbox/tour.txt)
pictures=$(find "$work/shots" -name '*.png' -size +20k | wc -l)
[ "$pictures" -eq "$wanted" ] || wrong "$pictures pictures instead of $wanted"

for size in 1920x1080 1366x768 1080x1920; do
    echo "A manager counts the shelves and settles with a producer on a screen of $size"
    rm -rf "$work/stock"
    "$kiosk" --data "$work/stock" run --demo --window "$size" --camera none \
        --script tests/blackbox/stock.txt --shots "$work/stock-$size" >"$work/said" 2>&1 ||
        { wrong "stock.txt at $size:"; head -n 40 "$work/said"; }
    "$kiosk" --data "$work/stock" verify >"$work/said" 2>&1 || { wrong "verify:"; cat "$work/said"; }
done

for size in 1920x1080 1366x768 1080x1920; do
    echo "A manager's month-end on a screen of $size: figures, receipts, the report, the invoices"
    rm -rf "$work/office"
    "$kiosk" --data "$work/office" run --demo --window "$size" --camera none \
        --script tests/blackbox/office.txt --shots "$work/office-$size" >"$work/said" 2>&1 ||
        { wrong "office.txt at $size:"; head -n 40 "$work/said"; }
    "$kiosk" --data "$work/office" totals --json >"$work/totals" 2>&1
    net=$(sed 's/.*"net":\([0-9]*\).*/\1/' "$work/totals")
    "$kiosk" --data "$work/office" report 2>/dev/null | grep -q "Net sales,$net" ||
        wrong "the report does not say what totals says"
    [ -n "$("$kiosk" --data "$work/office" invoices 2>/dev/null)" ] &&
        wrong "invoices were handed over twice"
    "$kiosk" --data "$work/office" verify >"$work/said" 2>&1 || { wrong "verify:"; cat "$work/said"; }
done

for size in 1920x1080 1366x768 1080x1920; do
    echo "A shopper finds everything on a screen of $size, and leaves nothing behind"
    rm -rf "$work/shopper"
    "$kiosk" --data "$work/shopper" run --demo --window "$size" --camera none \
        --script tests/blackbox/shopper.txt --shots "$work/shopper-$size" >"$work/said" 2>&1 ||
        { wrong "shopper.txt at $size:"; head -n 40 "$work/said"; }
done

for size in 1920x1080 1366x768 1080x1920; do
    echo "A manager keeps the goods right on a screen of $size, and the books tell it"
    rm -rf "$work/goods"
    "$kiosk" --data "$work/goods" --demo catalogue export "$work/all.csv" 2>/dev/null ||
        wrong "export before goods.txt"
    mkdir -p "$work/goods/import"
    { head -n 1 "$work/all.csv"; grep '^demo-104,' "$work/all.csv" | sed 's/,88000,/,89000,/'
      grep '^demo-104,' "$work/all.csv" |
          sed 's/^demo-104,[^,]*/moi-1,Chè Shan tuyết Tà Xùa/; s/,0200000000[0-9 ]*,/,,/'
    } >"$work/goods/import/gia-moi.csv"
    printf 'product_id,name_vi,group,price,codes\np1,A,food,1.5,8.93E+12\n' \
        >"$work/goods/import/hong.csv"
    "$kiosk" --data "$work/goods" run --window "$size" --camera none \
        --script tests/blackbox/goods.txt --shots "$work/goods-$size" >"$work/said" 2>&1 ||
        { wrong "goods.txt at $size:"; head -n 40 "$work/said"; }
    "$kiosk" --data "$work/goods" verify >"$work/said" 2>&1 || wrong "verify: $(cat "$work/said")"
    "$kiosk" --data "$work/goods" lookup 2000000001043 --json >"$work/said" 2>&1
    says '"price":99000'
done

echo "The sale of the tour is in the books, which are whole"
"$kiosk" totals --json >"$work/totals" 2>&1 || wrong "totals: $(cat "$work/totals")"
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
