"""Prepares the fonts of the window: the text face, the face of scripts and the icons, as small TTFs to embed.

    npm install @expo-google-fonts/plus-jakarta-sans @expo-google-fonts/jetbrains-mono @phosphor-icons/web
    pip install fonttools;  apt-get install ttfautohint
    python3 prepare_fonts.py node_modules .

Text: Latin subset, tabular digits as the default ones, a wider word space, a dot on i and j that does not close at 12 pt,
hints for 96 dpi. Scripts: the same letters at one width, without ligatures. Icons: only the names below, with a table of
their code points for Rust, `../icons.rs`.
"""
import re
import subprocess
import sys
from pathlib import Path

from fontTools import subset

modules, out = Path(sys.argv[1]), Path(sys.argv[2])
out.mkdir(parents=True, exist_ok=True)

WORD_SPACE = 235  # of 1000; 173 as shipped
DOT_GAP = 125  # of 1000, between the stem of i and its dot; 61 to 86 as shipped
WEIGHTS = {"500Medium": "PlusJakartaSans_500Medium", "600SemiBold": "PlusJakartaSans_600SemiBold",
           "700Bold": "PlusJakartaSans_700Bold"}
LATIN = [*range(0x20, 0x250), *range(0x300, 0x370), *range(0x1E00, 0x1F00)]
SIGNS = [0x394, *range(0x2010, 0x2016), 0x2009, 0x202F, 0x2018, 0x2019, 0x201A, 0x201C, 0x201D, 0x201E, 0x2022, 0x2026,
         0x2032, 0x2033, 0x2039, 0x203A, 0x20AC, 0x2122, 0x2190, 0x2191, 0x2192, 0x2193, 0x2212, 0x2215, 0x2248, 0x2264,
         0x2265, 0x25A1, 0xFFFD]
TEXT = [*LATIN, *SIGNS]
MONO = [*range(0x20, 0x180), *SIGNS]
ICONS = """cursor pen-nib bezier-curve line-segments line-segment shapes circle square polygon eraser hand magnifying-glass
flower-lotus stack brackets-curly clock-counter-clockwise question arrow-u-up-left arrow-u-up-right export house-simple
images-square folder-open file-svg file-png file-pdf file-text film-strip floppy-disk tray-arrow-down gear-six translate
moon sun command x plus minus check caret-down caret-up caret-right caret-left dots-three dots-six-vertical list eye
eye-slash lock-simple lock-simple-open copy trash pencil-simple scissors clipboard flip-horizontal flip-vertical
arrow-clockwise arrow-counter-clockwise arrow-right arrow-left arrow-up arrow-down arrow-square-out link-simple
link-simple-break magnet-straight ruler corners-out frame-corners grid-four grid-nine squares-four dice-five shuffle
swatches palette drop drop-half printer paint-brush stamp play pause columns check-circle warning-circle warning info
monitor file-plus folder image spiral star sidebar-simple keyboard book-open lightbulb tag sliders-horizontal crosshair
arrows-out-cardinal scribble text-t selection-all sparkle""".split()


def options():
    made = subset.Options()
    made.layout_features = ["kern", "liga", "mark", "mkmk", "ccmp", "locl", "tnum"]
    made.hinting = False
    made.name_IDs = ["*"]
    made.notdef_outline = True
    return made


def cut(source, points, made):
    font = subset.load_font(str(source), made)
    cutter = subset.Subsetter(made)
    cutter.populate(unicodes=points)
    cutter.subset(font)
    return font


def tabular_digits(font):
    gsub = font["GSUB"].table
    feature = next(f.Feature for f in gsub.FeatureList.FeatureRecord if f.FeatureTag == "tnum")
    table = gsub.LookupList.Lookup[feature.LookupListIndex[0]].SubTable[0]
    mapping = getattr(table, "ExtSubTable", table).mapping
    for cmap in font["cmap"].tables:
        for digit in range(0x30, 0x3A):
            if digit in cmap.cmap:
                cmap.cmap[digit] = mapping.get(cmap.cmap[digit], cmap.cmap[digit])


def lift_dots(font):
    glyphs, names = font["glyf"], font.getBestCmap()
    for letter in "ij":
        glyph = glyphs[names[ord(letter)]]
        points, ends, _ = glyph.getCoordinates(glyphs)
        starts = [0, *(end + 1 for end in ends[:-1])]
        spans = [(a, e + 1) for a, e in zip(starts, ends)]
        bottom = lambda span: min(y for _, y in points[span[0]:span[1]])
        dot = max(spans, key=bottom)
        stem_top = max(y for span in spans if span != dot for _, y in points[span[0]:span[1]])
        lift = max(0, stem_top + DOT_GAP - bottom(dot))
        for k in range(*dot):
            points[k] = (points[k][0], points[k][1] + lift)
        glyph.coordinates = points
        glyph.recalcBounds(glyphs)


def hinted(font, name):
    bare = out / f"{name}.bare.ttf"
    font.save(bare)
    subprocess.run(["ttfautohint", "-a", "nnn", "-x", "0", "--hinting-range-min=9", "--hinting-range-max=32",
                    str(bare), str(out / f"{name}.ttf")], check=True)
    bare.unlink()


for folder, name in WEIGHTS.items():
    font = cut(modules / "@expo-google-fonts/plus-jakarta-sans" / folder / f"{name}.ttf", TEXT, options())
    missing = {*SIGNS} - {*font.getBestCmap()}
    print(name, "lacks", [hex(point) for point in sorted(missing)])
    tabular_digits(font)
    lift_dots(font)
    font["hmtx"]["space"] = (WORD_SPACE, font["hmtx"]["space"][1])
    hinted(font, name)

plain = options()
plain.layout_features = ["mark", "ccmp"]
hinted(cut(modules / "@expo-google-fonts/jetbrains-mono/400Regular/JetBrainsMono_400Regular.ttf", MONO, plain),
       "JetBrainsMono_400Regular")

css = (modules / "@phosphor-icons/web/src/regular/style.css").read_text()
points = dict(re.findall(r'\.ph\.ph-([a-z0-9-]+):before \{\s*content: "\\([0-9a-f]+)"', css))
chosen = {name: int(points[name], 16) for name in ICONS}
for folder, name in (("regular", "Phosphor"), ("fill", "Phosphor-Fill"), ("bold", "Phosphor-Bold")):
    cut(modules / f"@phosphor-icons/web/src/{folder}/{name}.ttf", chosen.values(), options()).save(out / f"{name}.ttf")

head = """//! The icons of the window: characters of the Phosphor fonts. Written by `fonts/prepare_fonts.py`.

#![expect(dead_code, reason = "one set for all that the window may show")]

"""
lines = [f'pub(crate) const {name.upper().replace("-", "_")}: char = \'\\u{{{point:04x}}}\';'
         for name, point in sorted(chosen.items())]
(out.resolve().parent / "icons.rs").write_text(head + "\n".join(lines) + "\n")
