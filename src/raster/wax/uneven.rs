//! How evenly a hand lays wax: smooth, slow noise that repeats with the cloth.
//!
//! **Invariant:** the noise of a place in the period depends on that place only.

use crate::raster::Grid;

/// Lengths of its waves in millimeters, and how high each is; together 1. Not multiples of one another, so that no
/// square shows.
const WAVES: [(f64, f32); 2] = [(4.1, 0.62), (1.45, 0.38)];

/// A wave shorter than so many pixels would be dust.
const SHORTEST: f64 = 3.0;

/// Noise over some columns of the cloth.
pub(super) struct Uneven {
    waves: Vec<Wave>,
    count: usize,
}

impl Uneven {
    /// For so many columns from `x` on.
    pub(super) fn new(grid: Grid, x: i64, count: usize) -> Self {
        let scale = [grid.scale().x, grid.scale().y];
        let mut waves = Vec::new();
        for (seed, (length, high)) in (1..).zip(WAVES) {
            if scale.iter().all(|scale| length * scale >= SHORTEST) {
                let axis =
                    |at: usize| Axis::new(length * scale[at], grid.period().map(|sides| sides[at]));
                let columns = (x..).take(count).map(|x| axis(0).at(x)).collect();
                waves.push(Wave { seed, high, columns, rows: axis(1) });
            }
        }
        Self { waves, count }
    }

    /// From -1 to 1, for each column in row `y`.
    pub(super) fn row(&self, y: i64) -> Vec<f32> {
        let mut row = vec![0.0; self.count];
        for wave in &self.waves {
            wave.add(y, &mut row);
        }
        row
    }
}

/// One wave: random heights at the crossings of a grid, with smooth slopes between.
struct Wave {
    seed: u32,
    high: f32,
    columns: Vec<Between>,
    rows: Axis,
}

impl Wave {
    fn add(&self, y: i64, row: &mut [f32]) {
        let Between { steps: [top, bottom], share } = self.rows.at(y);
        let mix = |from: f32, to: f32, share: f32| from + (to - from) * share;
        let edge = |step| mix(height(self.seed, step, top), height(self.seed, step, bottom), share);
        // Many pixels lie between the same two crossings.
        let mut last = None;
        for (sum, column) in row.iter_mut().zip(&self.columns) {
            let [left, right] = match last {
                Some((steps, edges)) if steps == column.steps => edges,
                _ => column.steps.map(edge),
            };
            last = Some((column.steps, [left, right]));
            *sum += self.high * mix(left, right, column.share);
        }
    }
}

/// A pixel between two crossings, and how far it is to the second.
#[derive(Clone, Copy)]
struct Between {
    steps: [i64; 2],
    share: f32,
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

    fn at(self, pixel: i64) -> Between {
        let place = self.period.map_or(pixel, |(pixels, _)| pixel.rem_euclid(pixels));
        let steps = num(place) / self.length;
        let first = whole(steps.floor());
        let share = narrow(steps - num(first));
        // Level at the crossings.
        let smooth = share * share * (3.0 - 2.0 * share);
        let around = |step: i64| self.period.map_or(step, |(_, count)| step.rem_euclid(count));
        Between { steps: [around(first), around(first + 1)], share: smooth }
    }
}

/// A height from -1 to 1 for a crossing, which looks like chance: rounds of multiplying and folding, as in `MurmurHash3`.
fn height(seed: u32, column: i64, row: i64) -> f32 {
    let fold = |number: i64| {
        let bytes = number.to_le_bytes();
        u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]])
    };
    let mut mixed = seed.wrapping_mul(0x9E37_79B9);
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
