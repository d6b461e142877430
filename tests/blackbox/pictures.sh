#!/bin/sh
# A picture of every screen: pictures.sh KIOSK SOURCE FOLDER [SIZE ...]
# Plays every script of this folder on the demonstration showroom, at 1920x1080, 1366x768 and
# 1080x1920 unless told, into FOLDER/SIZE/SCRIPT/; the data it played on stays in FOLDER/data.
# Exit status 1 where a script fails or a screen of places.txt has no picture at some size.
set -u
kiosk=$1
source=$2
folder=$3
shift 3
[ $# -gt 0 ] || set -- 1920x1080 1366x768 1080x1920
export LC_ALL=C.UTF-8 SDL_VIDEODRIVER=offscreen SDL_AUDIODRIVER=dummy
cd "$source" || exit 1
rm -rf "$folder"
mkdir -p "$folder/data"
failed=0

wrong() {
    echo "FAILED: $*"
    failed=1
}

# play SIZE SCRIPT [WORD ...]: a shop of its own, new unless something was put there.
play() {
    size=$1 script=$2
    shift 2
    file=tests/blackbox/$script.txt
    [ "$script" = rest ] && file=$folder/rest.txt
    "$kiosk" --data "$folder/data/$script-$size" run --window "$size" "$@" \
        --script "$file" --shots "$folder/$size/$script" \
        >"$folder/said" 2>&1 || {
        wrong "$script.txt at $size:"
        head -n 40 "$folder/said"
    }
}

# The demonstration showroom as it was made at the time its script begins.
make_shop() {
    { grep -m 1 '^clock ' "tests/blackbox/$2.txt" && echo quit; } >"$folder/make.txt"
    "$kiosk" --data "$1" run --demo --window 1280x720 --camera none --script "$folder/make.txt" \
        >"$folder/said" 2>&1 || { wrong "making the shop of $2.txt:"; cat "$folder/said"; }
}

# What goods.txt finds in import/: a good file and one with faults.
lay_files() {
    shop=$1
    make_shop "$shop" goods
    "$kiosk" --data "$shop" catalogue export "$folder/all.csv" 2>/dev/null ||
        wrong "export before goods.txt"
    mkdir -p "$shop/import"
    {
        head -n 1 "$folder/all.csv"
        grep '^demo-104,' "$folder/all.csv" | sed 's/,88000,/,89000,/'
        grep '^demo-104,' "$folder/all.csv" |
            sed 's/^demo-104,[^,]*/moi-1,Chè Shan tuyết Tà Xùa/; s/,0200000000[0-9 ]*,/,,/'
    } >"$shop/import/gia-moi.csv"
    printf 'product_id,name_vi,group,price,codes\np1,A,food,1.5,8.93E+12\n' >"$shop/import/hong.csv"
}

# The script with the numbers its receipts will have: NEXT0 is the next one.
lay_rest() {
    shop=$1
    make_shop "$shop" rest
    next=$("$kiosk" --data "$shop" verify --json 2>/dev/null | sed 's/.*"sales":\([0-9]*\).*/\1/')
    sed "s/NEXT0/$((next + 1))/; s/NEXT2/$((next + 3))/" tests/blackbox/rest.txt >"$folder/rest.txt"
}

for size; do
    echo "Every screen at $size"
    play "$size" tour --demo
    play "$size" stock --demo --camera none
    play "$size" office --demo --camera none
    play "$size" shopper --demo --camera none
    lay_files "$folder/data/goods-$size"
    play "$size" goods --camera none
    lay_rest "$folder/data/rest-$size"
    play "$size" rest --camera none
    cat "$folder/$size"/*/pictures.tsv | cut -f 2 | sort -u >"$folder/$size/places.txt"
    missing=$(sort tests/blackbox/places.txt | comm -23 - "$folder/$size/places.txt")
    [ -z "$missing" ] || wrong "no picture at $size of: $missing"
    small=$(find "$folder/$size" -name '*.png' -size -10k)
    [ -z "$small" ] || wrong "hardly anything on: $small"
done
exit $failed
