//! Text on a page: how it looks, how wide it is, and where its lines break.
//!
//! Text runs from left to right. Characters that the fonts lack show as a box, one each, and are told by
//! [`Run::lacking`]; control characters are not shown at all.
//!
//! **Invariant:** a line is as wide as its glyphs move on, and no line that was wrapped is wider than asked, unless a
//! single letter is.

use std::ops::Range;

use kurbo::{Affine, BezPath, Rect, Vec2};
use unicode_linebreak::linebreaks;

use crate::color::Srgb;

use super::POINT;
use super::font::{self, Typeface};

pub use super::font::Glyph;

/// How text looks.
#[derive(Clone, Debug, PartialEq)]
pub struct Style {
    /// The size of its em.
    pub size: f64,
    /// From one baseline to the next.
    pub leading: f64,
    /// Its face.
    pub face: Typeface,
    /// Its color.
    pub color: Srgb,
}

impl Style {
    /// Type of so many points, regular, its lines 1.4 of its size apart: what long lines of Noto Sans need, which is
    /// large for its points.
    pub const fn new(points: f64, color: Srgb) -> Self {
        let size = points * POINT;
        Self { size, leading: 1.4 * size, face: Typeface::Regular, color }
    }

    /// The same in another face.
    #[must_use]
    pub const fn with_face(self, face: Typeface) -> Self {
        Self { face, ..self }
    }

    /// The same with lines so many points apart.
    #[must_use]
    pub const fn with_leading(self, points: f64) -> Self {
        Self { leading: points * POINT, ..self }
    }

    /// From the top of a line to its baseline, when lines are stacked: the room between lines is shared evenly above
    /// and below the letters.
    pub fn ascent(&self) -> f64 {
        (self.leading - (ASCENT + DESCENT) * self.size) / 2.0 + ASCENT * self.size
    }

    /// The height of capitals and digits.
    pub fn cap_height(&self) -> f64 {
        CAPITAL * self.size
    }
}

/// How high letters with accents stand and how deep tails hang, and how high capitals are, in ems: the font's own.
const ASCENT: f64 = 1.069;
const DESCENT: f64 = 0.293;
const CAPITAL: f64 = 0.714;

/// The same of Javanese letters, which bear signs above and hang below one another.
const JAVANESE: [f64; 2] = [1.12, 0.916];

/// A line of text, shaped.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    text: String,
    style: Style,
    glyphs: Vec<Glyph>,
    width: f64,
}

impl Run {
    /// Shapes a line. Line ends and tabs become spaces. Costs about a microsecond a letter.
    pub fn new(text: &str, style: &Style) -> Self {
        let text = shown(text);
        let glyphs = font::shaped(&text, style.face);
        Self::of(text, style.clone(), glyphs)
    }

    fn of(text: String, style: Style, glyphs: Vec<Glyph>) -> Self {
        let width = glyphs.iter().map(|glyph| glyph.advance).sum::<f64>() * style.size;
        Self { text, style, glyphs, width }
    }

    /// What it says.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// How it looks.
    pub fn style(&self) -> &Style {
        &self.style
    }

    /// Its glyphs from left to right.
    pub fn glyphs(&self) -> &[Glyph] {
        &self.glyphs
    }

    /// How far it goes, in millimeters.
    pub fn width(&self) -> f64 {
        self.width
    }

    /// From one baseline to the next: what its style has, and more where letters of another script need it.
    pub fn leading(&self) -> f64 {
        let [above, below] = JAVANESE;
        let needed = if self.is_javanese() { (above + below) * self.style.size } else { 0.0 };
        self.style.leading.max(needed)
    }

    /// From the top of its line to its baseline, when lines are stacked.
    pub fn ascent(&self) -> f64 {
        let [above, below] = JAVANESE;
        if self.is_javanese() {
            return (self.leading() - (above + below) * self.style.size) / 2.0
                + above * self.style.size;
        }
        self.style.ascent()
    }

    fn is_javanese(&self) -> bool {
        self.glyphs.iter().any(|glyph| glyph.font.is_javanese())
    }

    /// The letters for which it shows boxes, since no font here has them.
    pub fn lacking(&self) -> impl Iterator<Item = char> {
        let boxes = self.glyphs.iter().filter(|glyph| glyph.id == 0);
        boxes.flat_map(|glyph| {
            let letters = self.text.get(glyph.range.clone()).unwrap_or_default().chars();
            letters.filter(|letter| !glyph.font.has(*letter) && !only_changes(*letter))
        })
    }

    /// Its outlines in millimeters, its left end on the baseline at the origin. Costs some microseconds a letter.
    pub fn outline(&self) -> BezPath {
        let mut outlines = BezPath::new();
        let mut at = 0.0;
        for glyph in &self.glyphs {
            let [x, y] = glyph.offset;
            let place = Affine::scale(self.style.size).pre_translate(Vec2::new(at + x, -y));
            outlines.extend(place * font::outline(glyph.id, glyph.font));
            at += glyph.advance;
        }
        outlines
    }

    /// The same so many times as large.
    pub(super) fn enlarged(&self, by: f64) -> Self {
        let Style { size, leading, .. } = self.style;
        let style = Style { size: size * by, leading: leading * by, ..self.style.clone() };
        Self::of(self.text.clone(), style, self.glyphs.clone())
    }

    /// A rectangle around its outlines.
    pub(super) fn bounds(&self) -> Rect {
        // Marks stacked on a letter rise above the em, and hang below it; nothing is an em wider than it moves on.
        let em = self.style.size;
        let high = self.glyphs.iter().fold(0.0, |high: f64, glyph| high.max(glyph.offset[1].abs()));
        Rect::new(-em, -(2.0 + high) * em, self.width + em, (1.0 + high) * em)
    }

    /// A piece of it, shaped as it is: `glyphs` begin and end between letters.
    fn part(&self, glyphs: Range<usize>, text: Range<usize>) -> Self {
        let moved = |glyph: &Glyph| {
            let inside = |at: usize| at.clamp(text.start, text.end) - text.start;
            let range = inside(glyph.range.start)..inside(glyph.range.end);
            Glyph { range, ..glyph.clone() }
        };
        let glyphs = self.glyphs.get(glyphs).unwrap_or_default().iter().map(moved).collect();
        let text = self.text.get(text.clone()).unwrap_or_default().to_owned();
        Self::of(text, self.style.clone(), glyphs)
    }
}

/// How far a line of text goes, in millimeters.
pub fn width_of(text: &str, style: &Style) -> f64 {
    Run::new(text, style).width()
}

/// Breaks text into lines of at most `width`, each as full as it can be.
///
/// Lines break at spaces, after hyphens, and elsewhere as Unicode has it (UAX 14), never at a no-break space; spaces at
/// the end of a line are dropped. A word that is too long is broken between letters. A line end in the text ends a line,
/// so an empty one is an empty line; an empty text has no line. Cost grows with the text.
pub fn wrapped(text: &str, style: &Style, width: f64) -> Vec<Run> {
    if text.is_empty() {
        return Vec::new();
    }
    let paragraphs = text.trim_end_matches(ends_line).split(ends_line);
    paragraphs.flat_map(|paragraph| Lines::new(paragraph, style, width)).collect()
}

/// The lines of a paragraph that is shaped once: each is a piece of it.
struct Lines {
    run: Run,
    /// How far the glyphs before each go, in millimeters; one more than there are glyphs.
    places: Vec<f64>,
    /// Where lines may end, in bytes, the end of the text last.
    breaks: Vec<usize>,
    width: f64,
    /// The first glyph of the next line; nothing behind the last.
    next: Option<usize>,
}

impl Lines {
    fn new(paragraph: &str, style: &Style, width: f64) -> Self {
        let run = Run::new(paragraph, style);
        let mut at = 0.0;
        let after = run.glyphs.iter().map(|glyph| {
            at += glyph.advance * style.size;
            at
        });
        let places = std::iter::once(0.0).chain(after).collect();
        // An accent on a space belongs to it, whatever Unicode has about breaks before it.
        let starts = |at: &usize| run.glyphs.binary_search_by_key(at, |glyph| glyph.range.start);
        let is_whole = |at: &usize| *at == run.text.len() || starts(at).is_ok();
        let breaks = linebreaks(&run.text).map(|(at, _)| at).filter(is_whole).collect();
        Self { run, places, breaks, width, next: Some(0) }
    }

    /// How many glyphs show what stands before a byte.
    fn glyphs_before(&self, byte: usize) -> usize {
        self.run.glyphs.partition_point(|glyph| glyph.range.end <= byte)
    }

    /// The byte at which a glyph begins, and the first with what is never shown before it.
    fn byte_at(&self, glyph: usize) -> usize {
        match glyph {
            0 => 0,
            _ => self.run.glyphs.get(glyph).map_or(self.run.text.len(), |glyph| glyph.range.start),
        }
    }

    /// Where text that ends at a byte is seen to end: without its spaces.
    fn trimmed(&self, start: usize, end: usize) -> usize {
        let line = self.run.text.get(start..end).unwrap_or_default();
        start + line.trim_end_matches(is_space).len()
    }

    fn fits(&self, first: usize, end: usize) -> bool {
        // Sums of the same numbers in another order differ by less.
        const ROUNDING: f64 = 1e-9;
        self.places[end] - self.places[first] <= self.width + ROUNDING
    }

    /// How many glyphs from the first fit, whatever words they cut: one letter at least, with its accents.
    fn cut(&self, first: usize) -> usize {
        let all = self.places.len() - 1;
        let fitting = (first..=all).take_while(|end| self.fits(first, *end)).last();
        let whole = |end: usize| end == all || self.byte_at(end) != self.byte_at(end - 1);
        let fitting = fitting.unwrap_or(first);
        let back = (first + 1..=fitting).rev().find(|end| whole(*end));
        back.or_else(|| (first + 1..=all).find(|end| whole(*end))).unwrap_or(all)
    }
}

impl Iterator for Lines {
    type Item = Run;

    fn next(&mut self) -> Option<Run> {
        let first = self.next?;
        let start = self.byte_at(first);
        let mut best = None;
        let later = self.breaks.partition_point(|at| *at <= start);
        for end in self.breaks[later.min(self.breaks.len())..].iter().copied() {
            let seen = self.trimmed(start, end);
            if !self.fits(first, self.glyphs_before(seen)) {
                break;
            }
            best = Some((seen, end));
        }
        let all = self.run.text.len();
        let (seen, end) = best.unwrap_or_else(|| {
            let cut = if start == all { all } else { self.byte_at(self.cut(first)) };
            (cut, cut)
        });
        self.next = (end < all).then(|| self.glyphs_before(end));
        Some(self.run.part(first..self.glyphs_before(seen), start..seen))
    }
}

/// Whether a letter is none, but says how the one before it is to look.
fn only_changes(letter: char) -> bool {
    matches!(letter, '\u{FE00}'..='\u{FE0F}' | '\u{E0000}'..='\u{E0FFF}')
}

/// Whether a letter ends a line of the text, as UAX 14 has it.
fn ends_line(letter: char) -> bool {
    matches!(letter, '\n' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Whether a letter is a space at which lines may break.
fn is_space(letter: char) -> bool {
    letter.is_whitespace() && !matches!(letter, '\u{A0}' | '\u{2007}' | '\u{202F}')
}

/// Text as one line, without what is never shown: control characters, soft hyphens, marks of direction.
fn shown(text: &str) -> String {
    let one = |letter: char| match letter {
        '\t' => Some(' '),
        letter if ends_line(letter) => Some(' '),
        letter if letter.is_control() => None,
        '\u{AD}' | '\u{61C}' | '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}' => None,
        '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{206F}' => None,
        letter => Some(letter),
    };
    text.chars().filter_map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const STYLE: Style = Style::new(10.0, Srgb::new(0, 0, 0));

    fn texts(text: &str, width: f64) -> Vec<String> {
        wrapped(text, &STYLE, width).iter().map(|run| run.text().to_owned()).collect()
    }

    #[test]
    fn kerning_is_applied() {
        let apart = width_of("A", &STYLE) + width_of("V", &STYLE);
        assert!(width_of("AV", &STYLE) < apart - 0.01 * STYLE.size, "AV is kerned");
        let bold = STYLE.with_face(Typeface::Bold);
        assert!(width_of("soga", &bold) > width_of("soga", &STYLE));
        assert_eq!(width_of("0", &STYLE), width_of("1", &STYLE), "figures stand in columns");
    }

    #[test]
    fn lines_break_where_they_may() {
        let width = width_of("isen-isen dan", &STYLE) + 0.01;
        assert_eq!(texts("isen-isen dan klowong", width), ["isen-isen dan", "klowong"]);
        assert_eq!(texts("dan isen-isen-isen", width), ["dan isen-", "isen-isen"]);
        let joined = "dan isen 30\u{A0}mm";
        assert_eq!(
            texts(joined, width_of("dan isen 30", &STYLE) + 0.1),
            ["dan isen", "30\u{A0}mm"]
        );
        assert_eq!(texts("a\n\nb \r\n c\n", 90.0), ["a", "", "b", " c"]);
        assert_eq!(texts("", 90.0), [""; 0]);
        assert_eq!(texts("   ", 90.0), [""]);
    }

    #[test]
    fn long_words_are_broken() {
        let lines = texts("aaaaaaaaaaaaaaaaaaaa bbb", width_of("aaaaaaa", &STYLE));
        assert_eq!(lines, ["aaaaaaa", "aaaaaaa", "aaaaaa", "bbb"]);
        for width in [0.0, -5.0, f64::NAN] {
            assert_eq!(texts("ax\u{323}\u{302}b", width), ["a", "x\u{323}\u{302}", "b"], "{width}");
        }
    }

    #[test]
    fn what_is_never_shown_is_dropped() {
        let run = Run::new("a\u{7}b\tc\u{AD}\u{202E}d\r\n\0", &STYLE);
        assert_eq!(run.text(), "ab cd ");
        // One box each, as wide as the font's.
        let box_width = width_of("\u{1F9F5}", &STYLE);
        assert!(box_width > 0.0, "a spool has no glyph");
        assert!((width_of("\u{1F9F5}\u{5D0}中", &STYLE) - 3.0 * box_width).abs() < 1e-9);
        assert!(!Run::new("\u{1F9F5}", &STYLE).outline().is_empty(), "a box");
    }

    #[test]
    fn what_is_lacking_is_known() {
        let lacking = |text: &str| Run::new(text, &STYLE).lacking().collect::<String>();
        assert_eq!(lacking("Kain ꦧꦛꦶꦏ꧀ – “Picis” ½ ✓"), "");
        assert_eq!(lacking("a中\u{301} \u{1F9F5}\u{FE0F}b\u{7}"), "中\u{1F9F5}");
    }

    #[test]
    fn javanese_has_room() {
        let (plain, high) = (Run::new("kain", &STYLE), Run::new("kain ꦧꦛꦶꦏ꧀ꦏꦸ", &STYLE));
        assert!(high.leading() > plain.leading() && high.ascent() > plain.ascent());
        let seen = high.outline().control_box();
        assert!(-seen.y0 <= high.ascent() && seen.y1 <= high.leading() - high.ascent(), "{seen}");
    }

    #[test]
    fn outlines_lie_within_bounds() {
        for text in [
            "Ŵjg—\u{1F9F5}",
            "ꦏ꧀ꦏꦸꦏꦺꦴ꧇",
            "x\u{302}\u{302}\u{302}\u{302}\u{302}\u{302}",
            "",
            "\u{301}",
        ] {
            for face in Typeface::ALL {
                let run = Run::new(text, &STYLE.with_face(face));
                let (seen, bounds) = (run.outline().control_box(), run.bounds());
                assert!(text.is_empty() || bounds.union(seen) == bounds, "{text} {seen} {bounds}");
            }
        }
    }
}
