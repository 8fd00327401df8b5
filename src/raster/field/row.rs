//! A row of pixels while its samples are counted.
//!
//! Along a line of samples a part goes on until another one begins. So only changes are kept: what a pixel has more of a
//! part than the pixel to its left, and what the pixels to its right have more.

use super::super::outline::GRAIN;
use super::super::shares::{Mixer, SAMPLES};

/// No further change in a pixel.
const NONE: u32 = u32::MAX;

/// The changes of a row.
pub(super) struct Row {
    /// For each pixel its first change, one of `changes`.
    first: Vec<u32>,
    /// A bit for each pixel that has a change.
    changed: Vec<u64>,
    changes: Vec<Change>,
    width: usize,
}

/// By how much the samples of a part change.
#[derive(Clone, Copy)]
struct Change {
    part: u16,
    /// In this pixel, against those to its left.
    here: i32,
    /// In the pixels to its right.
    onward: i32,
    /// The next change in this pixel.
    next: u32,
}

impl Row {
    pub(super) fn new(width: u32) -> Self {
        let width = width as usize;
        Self {
            first: vec![NONE; width],
            changed: vec![0; width.div_ceil(64)],
            changes: Vec::new(),
            width,
        }
    }

    /// From a column on, the samples of a slab so many grains high belong to the second part, no more to the first.
    pub(super) fn change(&mut self, column: i32, [before, after]: [u16; 2], height: i32) {
        let grain = narrow(GRAIN);
        let pixel = usize::try_from(column / grain).unwrap_or(0);
        if pixel >= self.width {
            return;
        }
        let here = (grain - column % grain) * height;
        self.add(pixel, before, [-here, -grain * height]);
        self.add(pixel, after, [here, grain * height]);
    }

    fn add(&mut self, pixel: usize, part: u16, [here, onward]: [i32; 2]) {
        let mut at = self.first[pixel];
        while let Some(change) = self.changes.get_mut(at as usize) {
            if change.part == part {
                change.here += here;
                change.onward += onward;
                return;
            }
            at = change.next;
        }
        let next = std::mem::replace(&mut self.first[pixel], number(self.changes.len()));
        self.changes.push(Change { part, here, onward, next });
        self.changed[pixel / 64] |= 1 << (pixel % 64);
    }

    /// Gives the samples to the parts and is empty again.
    pub(super) fn given(&mut self, pixels: &mut Vec<u32>, mixer: &mut Mixer) {
        let start = pixels.len();
        // What the pixels to the right have, at first all of the ground.
        let mut counts = vec![(0_u16, SAMPLES)];
        let mut here: Vec<(u16, i32)> = Vec::new();
        for word in 0..self.changed.len() {
            let mut bits = std::mem::take(&mut self.changed[word]);
            while bits != 0 {
                let pixel = 64 * word + bits.trailing_zeros() as usize;
                bits &= bits - 1;
                fill(pixels, start + pixel, &mut counts, mixer);
                here.clone_from(&counts);
                let mut at = std::mem::replace(&mut self.first[pixel], NONE);
                while let Some(change) = self.changes.get(at as usize) {
                    add_to(&mut here, change.part, change.here);
                    add_to(&mut counts, change.part, change.onward);
                    at = change.next;
                }
                here.retain(|(_, count)| *count > 0);
                counts.retain(|(_, count)| *count > 0);
                pixels.push(mixer.pixel(&mut here));
            }
        }
        fill(pixels, start + self.width, &mut counts, mixer);
        self.changes.clear();
    }
}

/// Lets all pixels up to this one be alike.
fn fill(pixels: &mut Vec<u32>, end: usize, counts: &mut [(u16, i32)], mixer: &mut Mixer) {
    if pixels.len() < end {
        let alike = mixer.pixel(counts);
        pixels.resize(end, alike);
    }
}

fn add_to(counts: &mut Vec<(u16, i32)>, part: u16, by: i32) {
    match counts.iter_mut().find(|(other, _)| *other == part) {
        Some((_, count)) => *count += by,
        None => counts.push((part, by)),
    }
}

fn number(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(NONE)
}

#[expect(clippy::cast_possible_truncation, reason = "a byte's worth")]
fn narrow(grains: i64) -> i32 {
    grains as i32
}
