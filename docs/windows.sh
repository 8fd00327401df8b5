#!/usr/bin/env bash
# Draws the pictures of the window in the READMEs, on a screen that is none: needs Xvfb, xdotool and ImageMagick.
#
#     docs/windows.sh [PROGRAM]
set -euo pipefail
cd "$(dirname "$0")/.."
program=${1:-target/release/canting}
home=$(mktemp -d)
trap 'rm -rf "$home"; kill $(jobs -p) 2>/dev/null || true' EXIT
export HOME=$home XDG_RUNTIME_DIR=$home LANG=${LANG_OF_WINDOW:-en_US.UTF-8} DISPLAY=:87
chmod 700 "$home"
Xvfb "$DISPLAY" -screen 0 1366x768x24 &
until xdotool getdisplaygeometry >/dev/null 2>&1; do sleep 0.2; done

# shot NAME THEME FILE [xdotool arguments]...: one picture, after these were done.
shot() {
    local name=$1 theme=$2 file=$3 window=
    shift 3
    mkdir -p "$home/.config/canting"
    printf 'theme = "%s"\nhints-done = ["software", "handle", "colorway", "export"]\n' "$theme" \
        >"$home/.config/canting/pengaturan.toml"
    "$program" $file &
    local running=$!
    until window=$(xdotool search --onlyvisible --name Canting | head -1) && [ -n "$window" ]; do
        kill -0 "$running"
        sleep 0.2
    done
    xdotool windowmove "$window" 0 0 windowsize "$window" 1366 768 windowfocus "$window"
    sleep 8
    for act in "$@"; do
        # shellcheck disable=SC2086 # an act is several words
        xdotool $act
        sleep 2
    done
    sleep 4
    import -window root "$home/$name.png"
    kill "$running"
    wait "$running" 2>/dev/null || true
}

shot one mori designs/kawung-galaran.batik
shot repeats mori designs/kupu-kupu-sore.batik "key r"
shot library mori designs/wajik-rinonce.batik "key m"
shot steps malam designs/parang-rusak.batik "key comma" "key comma"
shot export mori designs/iket-cemukiran.batik "key ctrl+e"

small=(+dither -colors 192 -define png:compression-level=9 -strip)
convert "$home/one.png" "${small[@]}" docs/window.png
montage "$home"/{repeats,library,steps,export}.png -tile 2x2 -geometry 452x254+4+4 "$home/more.png"
convert "$home/more.png" "${small[@]}" docs/window-more.png
