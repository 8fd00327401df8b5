//! Who has a pixel: one part, or several.
//!
//! **Invariant:** the weights of a mix are greater than 0, of different parts, and sum to exactly [`WHOLE`].

/// All of a pixel.
pub(super) const WHOLE: u8 = u8::MAX;

/// What one part has of a mixed pixel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Portion {
    /// The number of the part.
    pub part: u16,
    /// From 1 to 254, in 255ths.
    pub weight: u8,
    /// Whether this is the last portion of its mix.
    pub(super) is_last: bool,
}

/// Who has a pixel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner<'a> {
    /// One part alone, by its number.
    Pure(u16),
    /// Two parts or more, in no particular order.
    Mixed(&'a [Portion]),
}

impl Owner<'_> {
    /// What a part has of the pixel, in 255ths.
    pub fn weight_of(self, part: u16) -> u8 {
        match self {
            Self::Pure(only) => u8::from(only == part) * WHOLE,
            Self::Mixed(portions) => {
                portions.iter().find(|portion| portion.part == part).map_or(0, |found| found.weight)
            }
        }
    }
}
