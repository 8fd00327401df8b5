//! Which parts share each pixel, in 255ths.
//!
//! Most pixels belong to one part alone; such a pixel is the number of its part. Where parts meet, a pixel points into a
//! list of mixes. So a window takes 4 bytes a pixel, and 4 more for each part of a mix.
//!
//! **Invariant:** the weights of a pixel are greater than 0, of different parts, and sum to exactly 255.

use std::sync::Arc;

use crate::mark::Part;

use super::Inks;
use super::inks::Table;
use super::owner::{Owner, Portion, WHOLE};
use crate::color::Pixmap;

/// The samples of a pixel.
pub(super) const SAMPLES: i32 = 1 << 16;

/// Pixels that are looked at together: mostly they are all of one part.
const LOOK: usize = 16;

/// Marks a pixel that points into the mixes.
const MIXED: u32 = 1 << 31;

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
    pub fn spots(&self) -> impl Iterator<Item = Owner<'_>> {
        self.spots_from(0)
    }

    /// The pixels from this one on.
    pub(super) fn spots_from(&self, first: usize) -> impl Iterator<Item = Owner<'_>> {
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
                Owner::Pure(part) => totals[usize::from(part)] += u64::from(WHOLE),
                Owner::Mixed(portions) => {
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

    fn spot(&self, pixel: u32) -> Owner<'_> {
        match begin(pixel) {
            None => Owner::Pure(narrow(pixel)),
            Some(begin) => Owner::Mixed(run(&self.mixes[begin..])),
        }
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

/// Makes pixels of counted samples.
#[derive(Debug, Default)]
pub(super) struct Mixer {
    mixes: Vec<Portion>,
    /// Samples of each part that its weight leaves over, in 255ths.
    rests: Vec<i32>,
}

impl Mixer {
    /// A pixel of which each part has so many samples, more than none, and all together [`SAMPLES`]. Weights are rounded by
    /// largest remainder; of equal ones the part that is painted first is favored.
    pub(super) fn pixel(&mut self, counts: &mut [(u16, i32)]) -> u32 {
        if let [(part, _)] = counts {
            return u32::from(*part);
        }
        counts.sort_unstable_by_key(|(part, _)| *part);
        let first = self.mixes.len();
        self.rests.clear();
        let mut left = WHOLE;
        for (part, count) in counts.iter() {
            let scaled = count * i32::from(WHOLE);
            let weight = byte(scaled / SAMPLES);
            left -= weight;
            self.rests.push(scaled % SAMPLES);
            self.mixes.push(Portion { part: *part, weight, is_last: false });
        }
        for _one in 0..left {
            let largest = (0..self.rests.len()).rev().max_by_key(|at| self.rests[*at]);
            if let Some(at) = largest {
                self.mixes[first + at].weight += 1;
                self.rests[at] = -1;
            }
        }
        self.closed(first)
    }

    /// Ends the mix that begins at `first`; comes back with the pixel that points to it.
    fn closed(&mut self, first: usize) -> u32 {
        let mut kept = first;
        for at in first..self.mixes.len() {
            if self.mixes[at].weight > 0 {
                self.mixes.swap(kept, at);
                kept += 1;
            }
        }
        self.mixes.truncate(kept);
        let Some(last) = self.mixes.last_mut() else { return 0 };
        last.is_last = true;
        let last = *last;
        match u32::try_from(first) {
            Ok(first) if first < MIXED && last.weight < WHOLE => MIXED | first,
            // Alone; or the list is full, and the last part has the pixel.
            Ok(_) | Err(_) => {
                self.mixes.truncate(first);
                u32::from(last.part)
            }
        }
    }

    /// All mixes that pixels point to.
    pub(super) fn mixes(self) -> Vec<Portion> {
        self.mixes
    }
}

/// A weight.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most 255")]
fn byte(weight: i32) -> u8 {
    weight as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pixel(counts: &[(u16, i32)]) -> Vec<(u16, u8)> {
        let mut mixer = Mixer::default();
        let pixel = mixer.pixel(&mut counts.to_vec());
        let parts = vec![Part::latar(); 4];
        let shares = Shares::new([1, 1], parts.into(), vec![pixel], mixer.mixes());
        match shares.spot(pixel) {
            Owner::Pure(part) => vec![(part, WHOLE)],
            Owner::Mixed(portions) => portions.iter().map(|at| (at.part, at.weight)).collect(),
        }
    }

    #[test]
    fn weights_sum_to_a_whole_pixel() {
        assert_eq!(pixel(&[(2, SAMPLES)]), [(2, 255)]);
        assert_eq!(pixel(&[(2, SAMPLES / 2), (1, SAMPLES / 2)]), [(1, 128), (2, 127)]);
        assert_eq!(pixel(&[(1, 1), (0, SAMPLES - 1)]), [(0, 255)]);
        assert_eq!(pixel(&[(3, 200), (0, SAMPLES - 200)]), [(0, 254), (3, 1)]);
        let third = SAMPLES / 3;
        assert_eq!(pixel(&[(0, third), (1, third), (2, third + 1)]), [(0, 85), (1, 85), (2, 85)]);
        let mut rest = SAMPLES;
        let mut counts = Vec::new();
        for part in 0..300_u16 {
            let count = (i32::from(part) * 7919) % 430 + 1;
            counts.push((part, count));
            rest -= count;
        }
        counts.push((300, rest));
        let weights = pixel(&counts);
        assert_eq!(weights.iter().map(|(_, weight)| u32::from(*weight)).sum::<u32>(), 255);
        assert!(weights.iter().all(|(_, weight)| *weight > 0));
    }
}
