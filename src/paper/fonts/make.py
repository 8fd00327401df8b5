"""Makes the fonts of printed pages from those of Debian's package fonts-noto-core. See README.md."""

import sys
from pathlib import Path

from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

# Latin with every accent, what stands between words, raised and lowered digits, currencies, fractions, units.
RANGES = [
    (0x20, 0x7E), (0xA0, 0x17F), (0x180, 0x24F), (0x2B0, 0x2DD), (0x300, 0x36F), (0x1E00, 0x1EFF),
    (0x2000, 0x206F), (0x2070, 0x209F), (0x20A0, 0x20CF), (0x2100, 0x214F), (0x2150, 0x218B), (0x25CC, 0x25CC),
]

# Signs that Noto Sans has in fonts of their own, with the same em and the same hand.
SYMBOLS = "←↑→↓↔↕↖↗↘↙"
SHAPES = "■□▪▫▲△▶▷▼▽◀◁◆◇○●◯★☆✓✗☐"
MATH = "≈≠≤≥√∞∑⇐⇒"

# Javanese script, with the joiners and the dotted circle that its shaping knows.
JAVANESE = [(0xA980, 0xA9DF), (0x200C, 0x200D), (0x25CC, 0x25CC)]


def main(noto: Path, here: Path) -> None:
    for face in ["Regular", "Bold", "Italic"]:
        font = subset(noto / f"NotoSans-{face}.ttf", RANGES, ["kern", "mark", "mkmk", "ccmp"])
        # Only Symbols has a bold; signs do not slant.
        symbols = "Bold" if face == "Bold" else "Regular"
        add(font, noto / f"NotoSansSymbols-{symbols}.ttf", SYMBOLS)
        add(font, noto / "NotoSansSymbols2-Regular.ttf", SHAPES)
        add(font, noto / "NotoSansMath-Regular.ttf", MATH)
        minus(font)
        save(font, here / f"NotoSans-{face}.ttf")
    for face in ["Regular", "Bold"]:
        # Its letters change with their neighbors: all that it has for that stays.
        font = subset(noto / f"NotoSansJavanese-{face}.ttf", JAVANESE, ["*"])
        save(font, here / f"NotoSansJavanese-{face}.ttf")


def save(font: TTFont, path: Path) -> None:
    font["name"].names = [name for name in font["name"].names if name.platformID == 3]
    # Names of glyphs are for editors of fonts.
    font["post"].formatType = 3.0
    font.recalcTimestamp = False
    font.save(path)


def subset(path: Path, ranges: list[tuple[int, int]], features: list[str]) -> TTFont:
    options = Options()
    options.layout_features = features
    options.hinting = False
    options.notdef_outline = True
    options.glyph_names = True
    options.recalc_timestamp = False
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    font = TTFont(path)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[code for low, high in ranges for code in range(low, high + 1)])
    subsetter.subset(font)
    return font


def add(font: TTFont, path: Path, letters: str) -> None:
    source = TTFont(path)
    assert source["head"].unitsPerEm == font["head"].unitsPerEm
    glyphs, names = source.getGlyphSet(), source.getBestCmap()
    for letter in letters:
        name = names[ord(letter)]
        drawn = DecomposingRecordingPen(glyphs)
        glyphs[name].draw(drawn)
        pen = TTGlyphPen(None)
        drawn.replay(pen)
        put(font, letter, pen.glyph(), source["hmtx"][name][0])


def minus(font: TTFont) -> None:
    """A minus is a plus without its upright: as wide, as bold, as high."""
    names = font.getBestCmap()
    plus = font["glyf"][names[ord("+")]]
    ys = sorted({y for _, y in plus.coordinates})
    low, high = ys[1], ys[2]
    pen = TTGlyphPen(None)
    corners = [(plus.xMin, low), (plus.xMin, high), (plus.xMax, high), (plus.xMax, low)]
    pen.moveTo(corners[0])
    for corner in corners[1:]:
        pen.lineTo(corner)
    pen.closePath()
    put(font, "\u2212", pen.glyph(), font["hmtx"][names[ord("+")]][0])


def put(font: TTFont, letter: str, glyph, width: int) -> None:
    name = f"uni{ord(letter):04X}"
    assert name not in font.getGlyphOrder(), letter
    font["glyf"][name] = glyph
    glyph.recalcBounds(font["glyf"])
    font["hmtx"][name] = (width, glyph.xMin)
    if "GDEF" in font and font["GDEF"].table.GlyphClassDef:
        font["GDEF"].table.GlyphClassDef.classDefs[name] = 1
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[ord(letter)] = name


main(Path(sys.argv[1]), Path(__file__).parent)
