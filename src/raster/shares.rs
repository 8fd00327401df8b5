//! Which parts share each pixel, in 255ths.
//!
//! Most pixels belong to one part alone; such a pixel is the number of its part. Where parts meet, a pixel points into a
//! list of mixes. So a window takes 4 bytes a pixel, and 4 more for each part of a mix.
//!
//! **Invariant:** the weights of a pixel are greater than 0, of different parts, and sum to exactly 255.

use std::ops::Range;
use std::sync::Arc;

use crate::mark::Part;

use super::inks::Table;
use super::{Inks, Pixmap};

/// All of a pixel.
pub(super) const WHOLE: u8 = u8::MAX;

/// Pixels that are looked at together: mostly they are all of one part.
const LOOK: usize = 16;

/// Marks a pixel that points into the mixes.
const MIXED: u32 = 1 << 31;

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
pub enum Spot<'a> {
    /// One part alone, by its number.
    Pure(u16),
    /// Two parts or more, in no particular order.
    Mixed(&'a [Portion]),
}

impl Spot<'_> {
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

/// A rectangle of pixels and the parts that share them. Colors come later.
///
/// Parts are numbered by their place in [`parts`](Self::parts).
#[derive(Clone, Debug)]
pub struct Shares {
    size: [u32; 2],
    parts: Arc<[Part]>,
    pixels: Vec<u32>,
    mixes: Vec<Portion>,
}

impl Shares {
    pub(super) fn new(
        size: [u32; 2],
        parts: Arc<[Part]>,
        pixels: Vec<u32>,
        mixes: Vec<Portion>,
    ) -> Self {
        Self { size, parts, pixels, mixes }
    }

    /// Pixels of the first part and no other.
    pub(super) fn blank(size: [u32; 2], parts: Arc<[Part]>) -> Self {
        let pixels = vec![0; size[0] as usize * size[1] as usize];
        Self { size, parts, pixels, mixes: Vec::new() }
    }

    /// Pixels across.
    pub fn width(&self) -> u32 {
        self.size[0]
    }

    /// Pixels down.
    pub fn height(&self) -> u32 {
        self.size[1]
    }

    /// The parts, of which some may have no pixel: the ground first, then as they are first painted.
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// Every pixel, row by row from the top.
    pub fn spots(&self) -> impl Iterator<Item = Spot<'_>> {
        self.spots_from(0)
    }

    /// The pixels from this one on.
    pub(super) fn spots_from(&self, first: usize) -> impl Iterator<Item = Spot<'_>> {
        self.pixels[first..].iter().map(|pixel| self.spot(*pixel))
    }

    /// The weight of one part in every pixel, row by row; all 0 for a part that there is not.
    pub fn share_of(&self, part: &Part) -> Vec<u8> {
        let number = self.parts.iter().position(|other| other == part);
        match number.and_then(|number| u16::try_from(number).ok()) {
            Some(number) => self.spots().map(|spot| spot.weight_of(number)).collect(),
            None => vec![0; self.pixels.len()],
        }
    }

    /// The sum of the weights of each part; all together 255 times the number of pixels.
    pub fn totals(&self) -> Vec<u64> {
        let mut totals = vec![0; self.parts.len()];
        for spot in self.spots() {
            match spot {
                Spot::Pure(part) => totals[usize::from(part)] += u64::from(WHOLE),
                Spot::Mixed(portions) => {
                    for portion in portions {
                        totals[usize::from(portion.part)] += u64::from(portion.weight);
                    }
                }
            }
        }
        totals
    }

    /// The picture in colors: in each channel the sum of weight times color, divided by 255 and rounded. A ground that
    /// is left out is missing in the alpha, and the color that of the other parts.
    pub fn colored(&self, inks: &Inks) -> Pixmap {
        let rgba = self.pixels(inks).into_flattened();
        Pixmap { width: self.size[0], height: self.size[1], rgba }
    }

    /// [`colored`](Self::colored), pixel by pixel.
    pub(super) fn pixels(&self, inks: &Inks) -> Vec<[u8; 4]> {
        let table = Table::new(inks, &self.parts);
        let mut colored = Vec::with_capacity(self.pixels.len());
        let (looks, rest) = self.pixels.as_chunks::<LOOK>();
        for look in looks {
            let first = look[0];
            let differs = look.iter().fold(0, |differs, pixel| differs | (pixel ^ first));
            if differs == 0 && begin(first).is_none() {
                colored.extend([table.pure(narrow(first)); LOOK]);
            } else {
                colored.extend(look.iter().map(|pixel| table.pixel(self.spot(*pixel))));
            }
        }
        colored.extend(rest.iter().map(|pixel| table.pixel(self.spot(*pixel))));
        colored
    }

    fn spot(&self, pixel: u32) -> Spot<'_> {
        match begin(pixel) {
            None => Spot::Pure(narrow(pixel)),
            Some(begin) => Spot::Mixed(run(&self.mixes[begin..])),
        }
    }

    /// How long the list of mixes is, those that no pixel points to any more counted.
    pub(super) fn weighs(&self) -> usize {
        self.mixes.len()
    }

    /// Gives pixels all to one part.
    pub(super) fn cover(&mut self, pixels: Range<usize>, part: u16) {
        self.pixels[pixels].fill(u32::from(part));
    }

    /// Lays so many 255ths of a part over a pixel, between none and all.
    pub(super) fn veil(&mut self, pixel: usize, part: u16, coverage: u8) {
        let below = self.pixels[pixel];
        if below == u32::from(part) {
            return;
        }
        let first = self.mixes.len();
        let mut left = WHOLE;
        let mut keep = |mixes: &mut Vec<Portion>, other: u16, weight: u8| {
            let weight = faded(weight, coverage);
            if other != part && weight > 0 {
                left -= weight;
                mixes.push(Portion { part: other, weight, is_last: false });
            }
        };
        match begin(below) {
            None => keep(&mut self.mixes, narrow(below), WHOLE),
            Some(mut at) => loop {
                let Portion { part, weight, is_last } = self.mixes[at];
                keep(&mut self.mixes, part, weight);
                at += 1;
                if is_last {
                    break;
                }
            },
        }
        if left > 0 {
            self.mixes.push(Portion { part, weight: left, is_last: false });
        }
        self.pixels[pixel] = self.closed(first);
    }

    /// Ends the mix that begins at `first`; comes back with the pixel that points to it.
    fn closed(&mut self, first: usize) -> u32 {
        let Some(last) = self.mixes.last_mut() else { return 0 };
        last.is_last = true;
        let last = *last;
        match u32::try_from(first) {
            Ok(first) if first < MIXED && last.weight < WHOLE => MIXED | first,
            // Alone; or the list is full, and the last one laid has the pixel.
            Ok(_) | Err(_) => {
                self.mixes.truncate(first);
                u32::from(last.part)
            }
        }
    }

    /// The same without mixes that no pixel points to.
    pub(super) fn compact(&mut self) {
        let mut mixes = Vec::new();
        self.pixels = self.moved(&mut mixes);
        self.mixes = mixes;
    }

    /// The pixels, with their mixes put behind `mixes`.
    pub(super) fn moved_into(self, mixes: &mut Vec<Portion>) -> Vec<u32> {
        self.moved(mixes)
    }

    fn moved(&self, mixes: &mut Vec<Portion>) -> Vec<u32> {
        let moved = |pixel: &u32| match begin(*pixel) {
            None => *pixel,
            Some(begin) => {
                let portions = run(&self.mixes[begin..]);
                match u32::try_from(mixes.len()) {
                    Ok(at) if at < MIXED => {
                        mixes.extend_from_slice(portions);
                        MIXED | at
                    }
                    // Far beyond any memory: the part that has most.
                    Ok(_) | Err(_) => portions
                        .iter()
                        .max_by_key(|portion| portion.weight)
                        .map_or(0, |most| u32::from(most.part)),
                }
            }
        };
        self.pixels.iter().map(moved).collect()
    }
}

/// Where the mix of a pixel begins; nothing for a pure one.
fn begin(pixel: u32) -> Option<usize> {
    (pixel & MIXED != 0).then_some((pixel & !MIXED) as usize)
}

/// The mix that a list begins with.
fn run(portions: &[Portion]) -> &[Portion] {
    let last = portions.iter().position(|portion| portion.is_last);
    &portions[..last.map_or(portions.len(), |last| last + 1)]
}

/// The part of a pure pixel.
#[expect(clippy::cast_possible_truncation, reason = "a pure pixel was made of 16 bits")]
fn narrow(pixel: u32) -> u16 {
    pixel as u16
}

/// What is left of a weight under so much of something else. Rounded, and never more than it was, so that the weights of
/// a pixel together never exceed all of it.
#[expect(clippy::cast_possible_truncation, reason = "at most the weight")]
fn faded(weight: u8, coverage: u8) -> u8 {
    ((u32::from(weight) * u32::from(WHOLE - coverage) + 127) / 255) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weights(shares: &Shares, pixel: usize) -> Vec<u8> {
        let spot = shares.spots().nth(pixel).unwrap();
        (0..4).map(|part| spot.weight_of(part)).collect()
    }

    fn blank() -> Shares {
        let parts: Vec<Part> = ["latar", "a", "b", "c"].into_iter().map(Part::new).collect();
        Shares::blank([3, 2], parts.into())
    }

    #[test]
    fn weights_sum_to_a_whole_pixel() {
        let mut shares = blank();
        let mut coverage = 1_u8;
        for step in 0..20_000_u16 {
            coverage = coverage.wrapping_mul(77).wrapping_add(31).clamp(1, 254);
            shares.veil(usize::from(step % 6), step % 4 * (step % 5) % 4, coverage);
            let all: u32 =
                weights(&shares, usize::from(step % 6)).iter().map(|w| u32::from(*w)).sum();
            assert_eq!(all, 255, "step {step}");
        }
        assert_eq!(shares.totals().iter().sum::<u64>(), 6 * 255);
        let before: Vec<Vec<u8>> = (0..6).map(|at| weights(&shares, at)).collect();
        let long = shares.weighs();
        shares.compact();
        assert!(shares.weighs() < long, "{} of {long}", shares.weighs());
        assert_eq!((0..6).map(|at| weights(&shares, at)).collect::<Vec<_>>(), before);
    }

    #[test]
    fn a_pure_pixel_stays_pure() {
        let mut shares = blank();
        shares.cover(0..1, 2);
        shares.veil(0, 2, 100);
        assert_eq!(shares.spots().next(), Some(Spot::Pure(2)));
        shares.veil(0, 1, 100);
        assert_eq!(weights(&shares, 0), [0, 100, 155, 0]);
        shares.cover(0..1, 1);
        assert_eq!(shares.spots().next(), Some(Spot::Pure(1)));
        assert_eq!(shares.share_of(&Part::new("a")), [255, 0, 0, 0, 0, 0]);
        assert_eq!(shares.share_of(&Part::new("none")), [0; 6]);
    }
}
