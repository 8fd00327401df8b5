#!/bin/sh
# Do two builds of the program answer alike?
#
#     tests/compare.sh BEFORE AFTER [DESIGN...]
#
# Each of the two programs works in a folder of its own, with copies of the designs (all of `designs/` unless some are
# named), through the command lines below. What they print, their exit codes and every byte that they write are kept
# as files, and the two folders are compared. Says which answers differ, and keeps both folders to look into; the exit
# code is 0 where none does. It takes some minutes for all designs.
#
# DESIGN and NAME stand for the design at hand. Add a line for what is to stay as it is.
lines='
check DESIGN --all
check DESIGN --json
export DESIGN -o NAME.svg
export DESIGN -o NAME-flat.svg --flat --cloth 300x400
export DESIGN -o NAME.png --dpi 72
export DESIGN -o NAME-cloth.png --cloth 500x700 --dpi 50 --transparent
export DESIGN -o NAME-films --separations --dpi 50
export DESIGN -o NAME-baths --separations --by bath --dpi 50
walk DESIGN
walk DESIGN --json
walk DESIGN -o NAME-walk.pdf
plan DESIGN
plan DESIGN --json
plan DESIGN -o NAME-plan.svg
plan DESIGN -o NAME-step.png --step 2 --dpi 50
colorways DESIGN
colorways DESIGN --json
colorways DESIGN --suggest 2 --seed 7
colorways DESIGN --colorway none -o NAME.gpl
colorways DESIGN -o NAME.gpl
sheet DESIGN -o NAME-sheet.svg
'

set -eu
[ $# -ge 2 ] || { sed -n '2,/^$/s/^# \{0,1\}//p' "$0"; exit 2; }
program() { (cd "$(dirname "$1")" && echo "$PWD/$(basename "$1")"); }
before=$(program "$1")
after=$(program "$2")
shift 2
here=$(cd "$(dirname "$0")/.." && pwd)
[ $# -gt 0 ] || set -- "$here"/designs/*.batik

folder=$(mktemp -d)
for side in before after; do
    mkdir "$folder/$side" "$folder/$side/said"
    cp -r "$here/designs/." "$folder/$side"
    cp "$@" "$folder/$side"
done

# One command line, by one of the programs, in its folder.
answer() {
    eval "program=\$$1"
    said="$folder/$1/said/$2"
    code=0
    (cd "$folder/$1" && "$program" --lang en $3 >"$said.out" 2>"$said.err") || code=$?
    echo "$code" >"$said.code"
}

differ=0
count=0
for path in "$@"; do
    design=$(basename "$path")
    name=${design%.batik}
    number=0
    while read -r line; do
        [ -n "$line" ] || continue
        number=$((number + 1))
        count=$((count + 1))
        typed=$(echo "$line" | sed "s/DESIGN/$design/; s/NAME/$name/")
        answer before "$name-$number" "$typed"
        answer after "$name-$number" "$typed"
        for kind in code out err; do
            if ! cmp -s "$folder/before/said/$name-$number.$kind" "$folder/after/said/$name-$number.$kind"; then
                echo "differs ($kind): canting $typed"
                differ=1
            fi
        done
    done <<LINES
$lines
LINES
done
diff -rq -x said "$folder/before" "$folder/after" || differ=1

if [ "$differ" = 0 ]; then
    rm -r "$folder"
    echo "$count command lines, no difference"
else
    echo "both are in $folder"
fi
exit "$differ"
