//! A color for every part: all that readers see of a colorway.
//!
//! **Invariant:** a palette has a color for every part it was made for.

use std::collections::BTreeMap;

use crate::color::Srgb;
use crate::mark::Part;

/// Washed mori, the white of the cloth itself. Like all colors here a starting value for the screen, no measurement;
/// a colorway without dyes needs no [shelf](super::Dyes), so these five are written out.
pub(super) const MORI: Srgb = Srgb::new(0xF4, 0xF0, 0xE4);
/// Soga of Yogyakarta, the brown of its outlines.
pub(super) const SOGA: Srgb = Srgb::new(0x6E, 0x43, 0x26);
/// Soga of Surakarta, lighter and warmer: fill lines and dots stand back behind the outline.
const SOGA_SOLO: Srgb = Srgb::new(0xB0, 0x70, 0x2F);
/// Deep indigo after many dips, wedelan.
const WEDELAN: Srgb = Srgb::new(0x1F, 0x2F, 0x55);
/// Medium indigo, what biron keeps blue.
pub(super) const BIRU: Srgb = Srgb::new(0x3F, 0x6F, 0xA3);

/// Part to color, complete for the parts it was made for.
///
/// ```
/// use canting::dye::{self, Dyes};
/// use canting::mark::Part;
///
/// let design = canting::samples::find("kawung picis").expect("a sample").design;
/// let parts = ["klowong", "isen", "tembok", "latar"].map(Part::new);
/// let (palette, notices) = dye::palette(&design.colorways[0], 0, &parts, &Dyes::standard());
/// assert!(notices.is_empty());
/// assert_ne!(palette.color(&parts[0]), palette.latar());
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Palette {
    latar: Srgb,
    colors: BTreeMap<Part, Srgb>,
}

impl Palette {
    /// These colors; `ground` is that of latar where it has none.
    pub fn of(colors: BTreeMap<Part, Srgb>, ground: Srgb) -> Self {
        let latar = colors.get(&Part::latar()).copied().unwrap_or(ground);
        Self { latar, colors }
    }

    /// These colors for these parts and the ground; parts without one get a plain one of sogan.
    pub fn printed(given: &BTreeMap<Part, Srgb>, parts: &[Part]) -> Self {
        let color = |part: &Part| given.get(part).copied().unwrap_or_else(|| plain(part));
        let colors = parts.iter().map(|part| (part.clone(), color(part)));
        Self::of(colors.collect(), color(&Part::latar()))
    }

    /// The same with other colors for some parts.
    #[must_use]
    pub fn with(&self, others: impl IntoIterator<Item = (Part, Srgb)>) -> Self {
        let mut colors = self.colors.clone();
        colors.extend(others);
        Self::of(colors, self.latar)
    }

    /// The color of `part`; a part that the palette was not made for looks like the ground.
    pub fn color(&self, part: &Part) -> Srgb {
        self.colors.get(part).copied().unwrap_or(self.latar)
    }

    /// The color of the ground.
    pub fn latar(&self) -> Srgb {
        self.latar
    }
}

/// Parts that the craft names: a color for one of them may wait until a mark belongs to it.
pub(super) const NAMED: [&str; 5] =
    [Part::LATAR, Part::KLOWONG, Part::ISEN, Part::TEMBOK, Part::BIRON];

/// Whether a part that no mark has yet may be waited for: one that the craft names, or another shade of a known one.
///
/// Numbered parts are shades of one thing, of which a design takes as many as it has room for.
pub(super) fn is_expected(name: &str, known: &[&str]) -> bool {
    let is_shade = |other: &&str| *other != name && stem(other) == stem(name);
    NAMED.contains(&name) || known.iter().any(is_shade)
}

/// A name without its number.
fn stem(name: &str) -> &str {
    name.trim_end_matches(|c: char| c.is_ascii_digit())
}

/// The color of a part that nobody chose; parts of the designer's own look like outlines.
fn plain(part: &Part) -> Srgb {
    match part.name() {
        Part::LATAR => MORI,
        Part::ISEN => SOGA_SOLO,
        Part::TEMBOK => WEDELAN,
        Part::BIRON => BIRU,
        _ => SOGA,
    }
}
