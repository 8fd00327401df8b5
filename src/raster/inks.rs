//! What color every part has when cloth is shown.
//!
//! **Invariant:** every part has a color or is left out; a pixel is the mean of its parts, weighed by their shares.

use std::collections::BTreeSet;

use crate::color::Srgb;
use crate::dye::Palette;
use crate::mark::Part;

use super::owner::Owner;

/// What lies where no mark is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Backdrop {
    /// The color of latar.
    #[default]
    Painted,
    /// Nothing; marks of the part latar take away what lies below them.
    Transparent,
}

/// A color for every part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inks {
    colors: Colors,
    ground: Backdrop,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Colors {
    Of(Palette),
    Film(BTreeSet<Part>),
}

impl Inks {
    /// The colors of a palette, with the ground or without it.
    pub fn new(palette: &Palette, ground: Backdrop) -> Self {
        Self { colors: Colors::Of(palette.clone()), ground }
    }

    /// Black for these parts and white for all others, as on a film for printing: a pixel is 255 less the sum of the
    /// shares of these parts.
    pub fn film(parts: &BTreeSet<Part>) -> Self {
        Self { colors: Colors::Film(parts.clone()), ground: Backdrop::Painted }
    }

    /// What lies where no mark is.
    pub fn ground(&self) -> Backdrop {
        self.ground
    }

    /// The color of `part`; nothing for a ground that is left out.
    pub fn color(&self, part: &Part) -> Option<Srgb> {
        if self.ground == Backdrop::Transparent && *part == Part::latar() {
            return None;
        }
        Some(match &self.colors {
            Colors::Of(palette) => palette.color(part),
            Colors::Film(black) if black.contains(part) => Srgb::new(0, 0, 0),
            Colors::Film(_) => Srgb::new(u8::MAX, u8::MAX, u8::MAX),
        })
    }
}

/// The colors of numbered parts.
pub(super) struct Table(Vec<Option<[u8; 3]>>);

impl Table {
    /// The colors of `parts`.
    pub(super) fn new(inks: &Inks, parts: &[Part]) -> Self {
        let color = |part| inks.color(part).map(|color| [color.r, color.g, color.b]);
        Self(parts.iter().map(color).collect())
    }

    /// A pixel as red, green, blue and straight alpha.
    pub(super) fn pixel(&self, spot: Owner<'_>) -> [u8; 4] {
        let mut sum = [0_u32; 3];
        let mut alpha = 0;
        let portions = match spot {
            Owner::Pure(part) => return self.pure(part),
            Owner::Mixed(portions) => portions,
        };
        for portion in portions {
            if let Some(color) = self.0[usize::from(portion.part)] {
                let weight = u32::from(portion.weight);
                alpha += weight;
                sum = [0, 1, 2].map(|at| sum[at] + weight * u32::from(color[at]));
            }
        }
        let [red, green, blue] = match alpha {
            0 => return [0; 4],
            // The same as below, but the machine knows how to divide by it fast.
            255 => sum.map(|sum| byte((sum + 127) / 255)),
            _ => sum.map(|sum| byte((sum + alpha / 2) / alpha)),
        };
        [red, green, blue, byte(alpha)]
    }

    /// A pixel of one part.
    pub(super) fn pure(&self, part: u16) -> [u8; 4] {
        match self.0[usize::from(part)] {
            Some([red, green, blue]) => [red, green, blue, u8::MAX],
            None => [0; 4],
        }
    }
}

/// A mean of bytes, or a sum of weights, is a byte.
#[expect(clippy::cast_possible_truncation, reason = "at most 255")]
fn byte(number: u32) -> u8 {
    debug_assert!(number < 256, "{number} is no byte");
    number as u8
}
