//! The fonts of printed pages: three faces of Noto Sans, cut down to Latin and some signs, and two of Noto Sans Javanese.
//!
//! Text is cut into pieces of one font each; Javanese letters, whose shapes and places depend on their neighbors, are
//! shaped as such.
//!
//! **Invariant:** every font has a box for what it lacks, and the same em.

use std::ops::Range;
use std::sync::LazyLock;

use harfrust::{
    BufferFlags, Direction, Script, ShapeOptions, ShapePlan, ShaperData, UnicodeBuffer, script,
};
use kurbo::{Affine, BezPath};
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{FontRef, GlyphId, MetadataProvider as _};

/// Units in an em, of every font.
const EM: f64 = 1000.0;

/// A face of text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Typeface {
    /// For text.
    #[default]
    Regular,
    /// For headings.
    Bold,
    /// For names of plants and words of other languages.
    Italic,
}

impl Typeface {
    /// Every face.
    pub const ALL: [Self; 3] = [Self::Regular, Self::Bold, Self::Italic];

    /// The font of most letters.
    fn latin(self) -> Font {
        match self {
            Self::Regular => Font::Regular,
            Self::Bold => Font::Bold,
            Self::Italic => Font::Italic,
        }
    }

    /// The font of Javanese letters, which know no italic.
    fn javanese(self) -> Font {
        match self {
            Self::Regular | Self::Italic => Font::Javanese,
            Self::Bold => Font::JavaneseBold,
        }
    }

    /// The font of a letter; that of the letter before for what joins letters.
    fn font_of(self, letter: char, before: Option<Font>) -> Font {
        match letter {
            '\u{A980}'..='\u{A9DF}' => self.javanese(),
            '\u{200C}' | '\u{200D}' => before.unwrap_or(self.latin()),
            _ => self.latin(),
        }
    }
}

/// A font file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Font {
    /// Latin, upright.
    Regular,
    /// Latin, bold.
    Bold,
    /// Latin, italic.
    Italic,
    /// Javanese script.
    Javanese,
    /// Javanese script, bold.
    JavaneseBold,
}

impl Font {
    /// Every font.
    pub const ALL: [Self; 5] =
        [Self::Regular, Self::Bold, Self::Italic, Self::Javanese, Self::JavaneseBold];

    /// The font file, TrueType.
    pub fn bytes(self) -> &'static [u8] {
        match self {
            Self::Regular => include_bytes!("fonts/NotoSans-Regular.ttf"),
            Self::Bold => include_bytes!("fonts/NotoSans-Bold.ttf"),
            Self::Italic => include_bytes!("fonts/NotoSans-Italic.ttf"),
            Self::Javanese => include_bytes!("fonts/NotoSansJavanese-Regular.ttf"),
            Self::JavaneseBold => include_bytes!("fonts/NotoSansJavanese-Bold.ttf"),
        }
    }

    /// Whether its letters stand as high and hang as deep as Javanese ones.
    pub(super) fn is_javanese(self) -> bool {
        matches!(self, Self::Javanese | Self::JavaneseBold)
    }

    fn script(self) -> Script {
        if self.is_javanese() { script::JAVANESE } else { script::LATIN }
    }

    /// Whether it has a letter.
    pub(super) fn has(self, letter: char) -> bool {
        self.ready().is_some_and(|ready| ready.font.charmap().map(letter).is_some())
    }

    /// Nothing only if the file of the font were broken, which a test rules out.
    fn ready(self) -> Option<&'static Ready> {
        static FONTS: [LazyLock<Option<Ready>>; 5] = [
            LazyLock::new(|| Ready::new(Font::Regular)),
            LazyLock::new(|| Ready::new(Font::Bold)),
            LazyLock::new(|| Ready::new(Font::Italic)),
            LazyLock::new(|| Ready::new(Font::Javanese)),
            LazyLock::new(|| Ready::new(Font::JavaneseBold)),
        ];
        FONTS[self as usize].as_ref()
    }
}

/// A glyph in its place after the one before; lengths in ems, y upward as fonts have it.
#[derive(Clone, Debug, PartialEq)]
pub struct Glyph {
    /// Its font.
    pub font: Font,
    /// Its number in the font; 0 is the box for what it lacks.
    pub id: u32,
    /// The bytes of the text that it shows, alone or together with its neighbors.
    pub range: Range<usize>,
    /// How far it moves on.
    pub advance: f64,
    /// How far aside of its place it is drawn.
    pub offset: [f64; 2],
}

/// Turns text into glyphs, from left to right, with kerning and accents. Cost grows with the text.
pub(super) fn shaped(text: &str, face: Typeface) -> Vec<Glyph> {
    let mut glyphs = Vec::new();
    for (font, range) in pieces(text, face) {
        let begin = range.start;
        glyphs.extend(shaped_in(font, &text[range]).into_iter().map(|glyph| {
            let range = begin + glyph.range.start..begin + glyph.range.end;
            Glyph { range, ..glyph }
        }));
    }
    glyphs
}

/// The pieces of a text, each of one font.
fn pieces(text: &str, face: Typeface) -> Vec<(Font, Range<usize>)> {
    let mut pieces: Vec<(Font, Range<usize>)> = Vec::new();
    for (at, letter) in text.char_indices() {
        let font = face.font_of(letter, pieces.last().map(|(font, _)| *font));
        let end = at + letter.len_utf8();
        match pieces.last_mut() {
            Some((last, range)) if *last == font => range.end = end,
            Some(_) | None => pieces.push((font, at..end)),
        }
    }
    pieces
}

fn shaped_in(font: Font, text: &str) -> Vec<Glyph> {
    let Some(ready) = font.ready() else { return Vec::new() };
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(text);
    buffer.set_direction(Direction::LeftToRight);
    buffer.set_script(font.script());
    // Joiners and the like are not drawn.
    buffer.set_flags(BufferFlags::REMOVE_DEFAULT_IGNORABLES);
    let shaper = ready.data.shaper(&ready.font).build();
    let shaped = shaper.shape(buffer, ShapeOptions::new().plan(Some(&ready.plan)));
    let places = shaped.glyph_infos().iter().zip(shaped.glyph_positions());
    let ems = |units: i32| f64::from(units) / EM;
    let mut glyphs: Vec<Glyph> = places
        .map(|(info, place)| Glyph {
            font,
            id: info.glyph_id,
            range: info.cluster as usize..text.len(),
            advance: ems(place.x_advance),
            offset: [ems(place.x_offset), ems(place.y_offset)],
        })
        .collect();
    // Glyphs that begin together show the same text: up to where the next ones begin.
    let (mut next, mut end) = (text.len(), text.len());
    for glyph in glyphs.iter_mut().rev() {
        if glyph.range.start != next {
            (end, next) = (next, glyph.range.start);
        }
        glyph.range.end = end;
    }
    glyphs
}

/// The outline of a glyph in ems, y downward as pages have it, about its place on the baseline.
pub(super) fn outline(id: u32, font: Font) -> BezPath {
    let mut pen = Pen(BezPath::new());
    let glyph = font.ready().and_then(|ready| ready.font.outline_glyphs().get(GlyphId::new(id)));
    if let Some(glyph) = glyph {
        let plain = DrawSettings::unhinted(Size::unscaled(), LocationRef::default());
        if glyph.draw(plain, &mut pen).is_err() {
            return BezPath::new();
        }
    }
    Affine::scale_non_uniform(1.0 / EM, -1.0 / EM) * pen.0
}

/// A font that is parsed, with what shaping looks up again and again.
struct Ready {
    font: FontRef<'static>,
    data: ShaperData,
    plan: ShapePlan,
}

impl Ready {
    fn new(font: Font) -> Option<Self> {
        let script = Some(font.script());
        let font = FontRef::new(font.bytes()).ok()?;
        let data = ShaperData::new(&font);
        let shaper = data.shaper(&font).build();
        let plan = ShapePlan::new(&shaper, Direction::LeftToRight, script, None, &[]);
        Some(Self { font, data, plan })
    }
}

/// Draws an outline as a path.
struct Pen(BezPath);

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.move_to((f64::from(x), f64::from(y)));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.0.line_to((f64::from(x), f64::from(y)));
    }

    fn quad_to(&mut self, cx0: f32, cy0: f32, x: f32, y: f32) {
        self.0.quad_to((f64::from(cx0), f64::from(cy0)), (f64::from(x), f64::from(y)));
    }

    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        let [from, by] = [(cx0, cy0), (cx1, cy1)].map(|(x, y)| (f64::from(x), f64::from(y)));
        self.0.curve_to(from, by, (f64::from(x), f64::from(y)));
    }

    fn close(&mut self) {
        self.0.close_path();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_font_is_whole() {
        for font in Font::ALL {
            let ready = font.ready().unwrap();
            let metrics = ready.font.metrics(Size::unscaled(), LocationRef::default());
            assert_eq!(f64::from(metrics.units_per_em), EM, "{font:?}");
            assert!(!outline(0, font).is_empty(), "{font:?} has a box");
        }
        for face in Typeface::ALL {
            // What sheets show; the lists of fonts/make.py.
            let latin = "aéÿĀžȘẾ‘’“”–—…×·°±½⅓⁰₉€₹℃™ℓ№←↑→↓↔■□▲△▼◆○●★✓−≈≤≥√";
            let javanese = '\u{A980}'..='\u{A9D9}';
            for letter in latin.chars().chain(javanese.filter(|letter| *letter != '\u{A9CE}')) {
                let glyphs = shaped(&letter.to_string(), face);
                assert!(glyphs.iter().all(|glyph| glyph.id > 0), "{face:?} lacks {letter}");
            }
        }
    }

    /// Letters of Javanese hang below one another, join and change places.
    #[test]
    fn javanese_is_shaped() {
        let ids =
            |text: &str| shaped(text, Typeface::Bold).iter().map(|at| at.id).collect::<Vec<_>>();
        // ka, and ka with a second one hanging below, which does not move on.
        let (one, two) = (shaped("ꦏ", Typeface::Regular), shaped("ꦏ꧀ꦏ", Typeface::Regular));
        let wide = |glyphs: &[Glyph]| glyphs.iter().map(|glyph| glyph.advance).sum::<f64>();
        assert!((wide(&one) - wide(&two)).abs() < 0.2, "{one:?} {two:?}");
        // Taling stands before the letter that it follows.
        assert_eq!((ids("ꦏꦺ").len(), ids("ꦏꦺ").last()), (2, ids("ꦏ").first()));
        let mixed = shaped("kain ꦧꦛꦶꦏ꧀ 3", Typeface::Bold);
        let fonts: Vec<Font> = mixed.iter().map(|glyph| glyph.font).collect();
        assert!(fonts.contains(&Font::Bold) && fonts.contains(&Font::JavaneseBold), "{fonts:?}");
        assert!(mixed.iter().all(|glyph| glyph.id > 0), "{mixed:?}");
    }

    #[test]
    fn ranges_cover_the_text() {
        for text in [
            "Kain",
            "ꦧꦛꦶꦏ꧀ a ꦏꦺꦴꦏ꧀ꦏ",
            "e\u{301}x\u{323}\u{302}",
            "a\u{200D}b",
            "\u{1F9F5}\u{200D}",
            "\u{301}",
        ] {
            let glyphs = shaped(text, Typeface::Regular);
            let mut at = 0;
            for glyph in &glyphs {
                assert!(glyph.range.start <= at && glyph.range.end >= at, "{text:?} {glyphs:?}");
                at = glyph.range.end;
            }
            assert_eq!(at, text.len(), "{text:?} {glyphs:?}");
        }
    }
}
