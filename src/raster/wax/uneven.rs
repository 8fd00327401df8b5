//! How evenly a hand lays wax: smooth, slow noise that repeats with the cloth.
//!
//! **Invariant:** the noise of a place in the period depends on that place only.

use crate::raster::Grid;

/// Lengths of its waves in millimeters, and how high each is; together 1. Not multiples of one another, so that no
/// square shows.
const WAVES: [(f64, f32); 2] = [(4.1, 0.62), (1.45, 0.38)];

/// A wave shorter than so many pixels would be dust.
const SHORTEST: f64 = 3.0;

/// Noise over the cloth.
pub(super) struct Uneven {
    waves: Vec<Wave>,
}

impl Uneven {
    pub(super) fn new(grid: Grid) -> Self {
        let scale = [grid.scale().x, grid.scale().y];
        let waves = WAVES
            .into_iter()
            .enumerate()
            .filter(|(_, (length, _))| scale.iter().all(|scale| length * scale >= SHORTEST));
        let wave = |(seed, (length, high)): (u32, (f64, f32))| {
            let axis =
                |at: usize| Axis::new(length * scale[at], grid.period().map(|sides| sides[at]));
            Wave { seed, high, axes: [axis(0), axis(1)] }
        };
        Self {
            waves: waves
                .map(|(seed, wave_of)| wave((u32::try_from(seed).unwrap_or(0), wave_of)))
                .collect(),
        }
    }

    /// From -1 to 1, for so many pixels of row `y` from column `x` on.
    pub(super) fn row(&self, x: i64, y: i64, count: usize) -> Vec<f32> {
        let mut row = vec![0.0; count];
        for wave in &self.waves {
            wave.add(x, y, &mut row);
        }
        row
    }
}

/// One wave: random heights at the crossings of a grid, with smooth slopes between.
struct Wave {
    seed: u32,
    high: f32,
    axes: [Axis; 2],
}

impl Wave {
    fn add(&self, x: i64, y: i64, row: &mut [f32]) {
        let [across, down] = self.axes;
        let ([top, bottom], share) = down.at(y);
        for (x, sum) in (x..).zip(row) {
            let ([left, right], along) = across.at(x);
            let mix = |from: f32, to: f32, share: f32| from + (to - from) * share;
            let edge = |column| {
                mix(height(self.seed, column, top), height(self.seed, column, bottom), share)
            };
            *sum += self.high * mix(edge(left), edge(right), along);
        }
    }
}

/// Where the crossings lie along one side.
#[derive(Clone, Copy)]
struct Axis {
    /// Pixels from one to the next.
    length: f64,
    /// Pixels and crossings in a period.
    period: Option<(i64, i64)>,
}

impl Axis {
    fn new(length: f64, period: Option<i64>) -> Self {
        match period {
            None => Self { length, period: None },
            Some(pixels) => {
                let count = whole((num(pixels) / length).round()).max(1);
                Self { length: num(pixels) / num(count), period: Some((pixels, count)) }
            }
        }
    }

    /// The crossings before and behind a pixel, and how far it is to the second.
    fn at(self, pixel: i64) -> ([i64; 2], f32) {
        let place = self.period.map_or(pixel, |(pixels, _)| pixel.rem_euclid(pixels));
        let steps = num(place) / self.length;
        let first = whole(steps.floor());
        let share = narrow(steps - num(first));
        // Level at the crossings.
        let smooth = share * share * (3.0 - 2.0 * share);
        let around = |step: i64| self.period.map_or(step, |(_, count)| step.rem_euclid(count));
        ([around(first), around(first + 1)], smooth)
    }
}

/// A height from -1 to 1 for a crossing, which looks like chance: rounds of multiplying and folding, as in `MurmurHash3`.
fn height(seed: u32, column: i64, row: i64) -> f32 {
    let fold = |number: i64| {
        let bytes = number.to_le_bytes();
        u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]])
    };
    let mut mixed = seed.wrapping_add(1).wrapping_mul(0x9E37_79B9);
    for number in [fold(column), fold(row)] {
        mixed = (mixed ^ number).wrapping_mul(0x85EB_CA6B);
        mixed = (mixed ^ (mixed >> 13)).wrapping_mul(0xC2B2_AE35);
        mixed ^= mixed >> 16;
    }
    let [_, _, low, high] = mixed.to_le_bytes();
    f32::from(u16::from_le_bytes([low, high])) / 32_767.5 - 1.0
}

#[expect(clippy::cast_precision_loss, reason = "pixels are far below 2^52")]
fn num(pixels: i64) -> f64 {
    pixels as f64
}

#[expect(clippy::cast_possible_truncation, reason = "pixels are far below 2^52")]
fn whole(number: f64) -> i64 {
    number as i64
}

#[expect(clippy::cast_possible_truncation, reason = "a share")]
fn narrow(number: f64) -> f32 {
    number as f32
}
