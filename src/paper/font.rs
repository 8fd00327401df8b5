//! The fonts of printed pages: three faces of Noto Sans, cut down to Latin and some signs.
//!
//! **Invariant:** every face has a box for what it lacks, and the same em.

use std::ops::Range;
use std::sync::LazyLock;

use harfrust::{
    BufferFlags, Direction, ShapeOptions, ShapePlan, ShaperData, UnicodeBuffer, script,
};
use kurbo::{Affine, BezPath};
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{FontRef, GlyphId, MetadataProvider as _};

/// Units in an em, of every face.
const EM: f64 = 1000.0;

/// A face of the font.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Face {
    /// For text.
    #[default]
    Regular,
    /// For headings.
    Bold,
    /// For names of plants and words of other languages.
    Italic,
}

impl Face {
    /// Every face.
    pub const ALL: [Self; 3] = [Self::Regular, Self::Bold, Self::Italic];

    /// The font file, TrueType.
    pub fn bytes(self) -> &'static [u8] {
        match self {
            Self::Regular => include_bytes!("fonts/NotoSans-Regular.ttf"),
            Self::Bold => include_bytes!("fonts/NotoSans-Bold.ttf"),
            Self::Italic => include_bytes!("fonts/NotoSans-Italic.ttf"),
        }
    }

    /// Nothing only if the file of the face were broken, which a test rules out.
    fn ready(self) -> Option<&'static Ready> {
        static FACES: [LazyLock<Option<Ready>>; 3] = [
            LazyLock::new(|| Ready::new(Face::Regular)),
            LazyLock::new(|| Ready::new(Face::Bold)),
            LazyLock::new(|| Ready::new(Face::Italic)),
        ];
        FACES[self as usize].as_ref()
    }
}

/// A glyph in its place after the one before; lengths in ems, y upward as fonts have it.
#[derive(Clone, Debug, PartialEq)]
pub struct Glyph {
    /// Its number in the font.
    pub id: u32,
    /// The bytes of the text that it shows, alone or together with its neighbors.
    pub range: Range<usize>,
    /// How far it moves on.
    pub advance: f64,
    /// How far aside of its place it is drawn.
    pub offset: [f64; 2],
}

/// Turns text into glyphs, from left to right, with kerning and accents. Cost grows with the text.
pub(super) fn shaped(text: &str, face: Face) -> Vec<Glyph> {
    let Some(ready) = face.ready() else { return Vec::new() };
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(text);
    buffer.set_direction(Direction::LeftToRight);
    buffer.set_script(script::LATIN);
    // Joiners and the like are not drawn.
    buffer.set_flags(BufferFlags::REMOVE_DEFAULT_IGNORABLES);
    let shaper = ready.data.shaper(&ready.font).build();
    let shaped = shaper.shape(buffer, ShapeOptions::new().plan(Some(&ready.plan)));
    let places = shaped.glyph_infos().iter().zip(shaped.glyph_positions());
    let ems = |units: i32| f64::from(units) / EM;
    let mut glyphs: Vec<Glyph> = places
        .map(|(info, place)| Glyph {
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
pub(super) fn outline(id: u32, face: Face) -> BezPath {
    let mut pen = Pen(BezPath::new());
    let glyph = face.ready().and_then(|ready| ready.font.outline_glyphs().get(GlyphId::new(id)));
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
    fn new(face: Face) -> Option<Self> {
        let font = FontRef::new(face.bytes()).ok()?;
        let data = ShaperData::new(&font);
        let shaper = data.shaper(&font).build();
        let latin = Some(script::LATIN);
        let plan = ShapePlan::new(&shaper, Direction::LeftToRight, latin, None, &[]);
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
    fn every_face_is_whole() {
        for face in Face::ALL {
            let ready = face.ready().unwrap();
            let metrics = ready.font.metrics(Size::unscaled(), LocationRef::default());
            assert_eq!(f64::from(metrics.units_per_em), EM, "{face:?}");
            assert!(!outline(0, face).is_empty(), "{face:?} has a box");
            // What sheets show; the list of fonts/make.py.
            for letter in "aéÿĀžȘẾ‘’“”–—…×·°±½⅓⁰₉€₹℃™ℓ№←↑→↓↔■□▲△▼◆○●★✓−≈≤≥√".chars()
            {
                let glyphs = shaped(&letter.to_string(), face);
                assert!(glyphs.iter().all(|glyph| glyph.id > 0), "{face:?} lacks {letter}");
            }
        }
    }

    #[test]
    fn ranges_cover_the_text() {
        for text in
            ["Kain", "e\u{301}x\u{323}\u{302}", "a\u{200D}b", "\u{1F9F5}\u{200D}", "\u{301}"]
        {
            let glyphs = shaped(text, Face::Regular);
            let mut at = 0;
            for glyph in &glyphs {
                assert!(glyph.range.start <= at && glyph.range.end >= at, "{text:?} {glyphs:?}");
                at = glyph.range.end;
            }
            assert_eq!(at, text.len(), "{text:?} {glyphs:?}");
        }
    }
}
