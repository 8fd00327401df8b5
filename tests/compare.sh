#!/bin/sh
# Do two builds of the program answer alike?
#
#     tests/compare.sh BEFORE AFTER [DESIGN...]
#
# Each of the two programs works in folders of its own, one for each language, with copies of the designs (all of
# `designs/` unless some are named), through the command lines below: first those about no design, then those about
# each. What they print, their exit codes and every byte that they write are kept as files, and the folders are compared.
# Says which answers differ, and keeps the folders to look into; the exit code is 0 where none does. It takes some
# minutes for all designs.
#
# DESIGN and NAME stand for the design at hand; `salin.gpl` is a palette that lies beside it, `kupu-kupu.svg` a picture.
# Add a line for what is to stay as it is.
general='
--help
help export
chek
export
motifs
motifs --json
motifs kawng
motifs parang
motifs parang -o parang.svg --set height=60
new begun.batik --motif kawung --set size=24 --repeat onda-ende
new begun.batik --motif kawung
new copied.batik --from sido-luhur-sawat
new no.batik --motif sido-luhur-sawat
check begun.batik
picture kupu-kupu.svg
picture kupu-kupu.svg --json
picture kupu-kupu.svg -o look.png
isen
isen --json
isen cecek
isen cecekk
designs
designs --json
designs sido-luhur-sawat -o sido.svg
designs kawung
repeats
repeats --json
repeats mubeng
repeats mubng
repeats p4g -o p4g.svg
repeats -o repeats.svg
dyes
dyes --json
dyes indigo
dyes nilaa
completions bash
completions fish
'
# Those that draw the cloth alone say little, so they are asked in one language. What changes the design comes last.
drawn='
export DESIGN -o NAME.svg
export DESIGN -o NAME-flat.svg --flat --cloth 300x400
export DESIGN -o NAME.png --dpi 72
export DESIGN -o NAME-cloth.png --cloth 500x700 --dpi 50 --transparent
export DESIGN -o NAME-films --separations --dpi 50
export DESIGN -o NAME-baths --separations --by bath --dpi 50
plan DESIGN -o NAME-step.png --step 2 --dpi 50
'
told='
check DESIGN --all
check DESIGN --json
walk DESIGN
walk DESIGN --json
walk DESIGN -o NAME-walk.pdf
plan DESIGN
plan DESIGN --json
plan DESIGN -o NAME-plan.svg
colorways DESIGN
colorways DESIGN --json
colorways DESIGN --suggest 2 --seed 7
colorways DESIGN --colorway none -o NAME.gpl
colorways DESIGN -o NAME.gpl
sheet DESIGN -o NAME-sheet.svg
colorways DESIGN --from salin.gpl
colorways DESIGN --suggest 1 --mood own --from salin.gpl --json
colorways DESIGN --from salin.gpl --add
colorways DESIGN --dye Salin
colorways DESIGN --dye Salin --add
plan DESIGN --colorway Salin
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
    for language in en id; do
        work="$folder/$side/$language"
        mkdir -p "$work" "$folder/$side/said"
        cp -r "$here/designs/." "$work"
        cp "$@" "$work"
        printf 'GIMP Palette\nName: Salin\n 20 30 60\tlatar\n235 220 190\ttembok\n120 60 20\tklowong\n' >"$work/salin.gpl"
    done
done

# One command line, by one of the programs, in its folder of that language.
answer() {
    eval "program=\$$1"
    said="$folder/$1/said/$3"
    code=0
    (cd "$folder/$1/$2" && "$program" --lang "$2" $4 >"$said.out" 2>"$said.err") || code=$?
    echo "$code" >"$said.code"
}

differ=0
count=0
# The command lines of $1 in the languages of $2, about the design that is called $3.
compare() {
    while read -r line; do
        [ -n "$line" ] || continue
        typed=$(echo "$line" | sed "s/DESIGN/$3.batik/; s/NAME/$3/")
        for language in $2; do
            count=$((count + 1))
            answer before "$language" "$count" "$typed"
            answer after "$language" "$count" "$typed"
            for kind in code out err; do
                if ! cmp -s "$folder/before/said/$count.$kind" "$folder/after/said/$count.$kind"; then
                    echo "differs ($kind, said/$count): canting --lang $language $typed"
                    differ=1
                fi
            done
        done
    done <<LINES
$1
LINES
}

compare "$general" "en id" ""
for path in "$@"; do
    name=$(basename "$path" .batik)
    compare "$drawn" en "$name"
    compare "$told" "en id" "$name"
done
diff -rq -x said "$folder/before" "$folder/after" || differ=1

if [ "$differ" = 0 ]; then
    rm -r "$folder"
    echo "$count command lines, no difference"
else
    echo "both are in $folder"
fi
exit "$differ"
