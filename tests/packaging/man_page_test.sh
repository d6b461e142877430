#!/bin/sh
# Everything the program's help offers is in its man page, and the page is well formed.
# usage: man_page_test.sh PROGRAM MAN_PAGE
set -u
program=$1
page=$2
failures=0

# The names a help text offers in its column: options, and the commands it lists.
options() {
    "$program" "$@" --help 2>&1 | sed -n 's/^ \{1,\}\(-[A-Za-z],\)\{0,1\}\(--[a-z-]*\).*/\2/p' | sort -u
}
commands() {
    "$program" "$@" --help 2>&1 | sed -n '/^\(Sub\)\{0,1\}commands:/I,$ s/^  \([a-z]\{1,\}\) .*/\1/p'
}

# wanted WORD OF: WORD stands in the page's source as an option or command.
wanted() {
    case "$1" in
    --*) grep -qE "Fl Fl ${1#--}( |$)" "$page" ;;
    *) grep -qE "^\.It Ic ${2:+$2 }$1( |$)" "$page" ;;
    esac && return 0
    echo "FAILED: \"${2:+$2 }$1\" is in the help and not in $page"
    failures=$((failures + 1))
}

names=$(commands)
[ -n "$names" ] || { echo "FAILED: the help of $program lists no commands"; exit 1; }
for option in $(options); do wanted "$option"; done
for name in $names; do
    below=$(commands "$name")
    if [ -n "$below" ]; then
        for second in $below; do
            wanted "$second" "$name"
            for option in $(options "$name" "$second"); do wanted "$option"; done
        done
    else
        wanted "$name"
        for option in $(options "$name"); do wanted "$option"; done
    fi
done

# And the other way: no command in the page that the program does not know.
for name in $(sed -n '/^\.Sh COMMANDS/,/^\.Sh SALES/ s/^\.It Ic \([a-z]*\).*/\1/p' "$page" | sort -u); do
    "$program" "$name" --help >/dev/null 2>&1 || {
        echo "FAILED: \"$name\" is in $page and the program does not know it"
        failures=$((failures + 1))
    }
done
exit "$failures"
