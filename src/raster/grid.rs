//! Pixels laid over cloth.

use kurbo::{Size, Vec2};

use crate::geom::Lattice;
use crate::repeat::Repeat;

/// Blocks are this wide and at most this high: a few hundred kilobytes, so that the sides of the marks on them and the
/// changes of a row stay in a core's cache, and few marks lie on two.
const BLOCK: [i64; 2] = [2048, 128];

/// Most pixels in a row of blocks, so that the strips of a wide period stay small.
const STRIP: i64 = 4 << 20;

/// Longest side of a snapped period in pixels: beyond it 32-bit coordinates are coarser than a pixel.
const LONGEST: f64 = 16_777_216.0;

/// Most steps of the lattice in a period for which each is a whole number of pixels: a quarter drop has four.
const FEW: i32 = 4;

/// How pixels lie over cloth.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Grid {
    /// Pixels in a millimeter, to the right and down.
    scale: Vec2,
    /// Pixels in a period, or in a block of several, if it is a whole number of them.
    period: Option<[i64; 2]>,
}

impl Grid {
    /// Square pixels as they fall, greater than 0 in a millimeter. For views, where nothing has to fit.
    pub fn plain(pixels_per_mm: f64) -> Self {
        Self::stretched(Vec2::new(pixels_per_mm, pixels_per_mm))
    }

    /// The same with pixels that are not square, such as those of a snapped grid where nothing repeats.
    pub fn stretched(scale: Vec2) -> Self {
        Self { scale, period: None }
    }

    /// Pixels stretched a little on each axis, so that the period is a whole number of them, and so is every vector of
    /// the lattice where tiles are laid upright and few of them fill the period. Copies then lie on the same pixels.
    ///
    /// Nothing if the period is longer than 2^24 pixels, or the resolution is not a number greater than 0.
    pub fn snapped(repeat: &Repeat, pixels_per_mm: f64) -> Option<Self> {
        Self::block(repeat, [1, 1], Vec2::new(pixels_per_mm, pixels_per_mm))
    }

    /// The same for a block of so many periods across and down, each of which need not be whole pixels: where a period is
    /// so small that it would be stretched much. `scale` is wanted to the right and down.
    pub fn block(repeat: &Repeat, periods: [u32; 2], scale: Vec2) -> Option<Self> {
        let is_sound = |scale: f64| scale > 0.0 && scale.is_finite();
        if !(is_sound(scale.x) && is_sound(scale.y)) {
            return None;
        }
        let Size { width, height } = repeat.period();
        let Lattice { a, b } = repeat.lattice();
        let [width, height] = [width * f64::from(periods[0]), height * f64::from(periods[1])];
        let is_one = periods == [1, 1] && repeat.only_moves();
        let steps = |steps: [f64; 2]| if is_one { steps } else { [0.0, 0.0] };
        let across = snapped(width, steps([a.x, b.x]), scale.x)?;
        let down = snapped(height, steps([a.y, b.y]), scale.y)?;
        let scale = Vec2::new(f64::from(across) / width, f64::from(down) / height);
        Some(Self { scale, period: Some([i64::from(across), i64::from(down)]) })
    }

    /// Pixels in a millimeter, to the right and down.
    pub fn scale(&self) -> Vec2 {
        self.scale
    }

    /// Pixels across and down after which the picture repeats, on a snapped grid: those of a period, or of a block of
    /// several.
    pub fn period(&self) -> Option<[i64; 2]> {
        self.period
    }

    /// Rows that are painted together: a window that starts at a multiple of them within a period, and is no higher,
    /// paints nothing twice.
    pub fn strip(&self) -> i64 {
        match self.period {
            Some([across, _]) => (STRIP / across).clamp(1, BLOCK[1]),
            None => BLOCK[1],
        }
    }

    /// How blocks are cut on each axis.
    pub(super) fn blocks(&self) -> [Cut; 2] {
        let period = |axis: usize| self.period.map(|period| period[axis]);
        [Cut { block: BLOCK[0], period: period(0) }, Cut { block: self.strip(), period: period(1) }]
    }
}

/// How an axis is cut into blocks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cut {
    /// Pixels of a block, but for the last of a period.
    pub(super) block: i64,
    /// Pixels after which the blocks repeat, on a snapped grid.
    pub(super) period: Option<i64>,
}

/// The whole number of pixels nearest to a period of which both `steps` take a whole number.
///
/// With `q` the smallest number for which `q` times each step is a multiple of the period, it is a multiple of `q`: up
/// to half a pixel for each step off. Slanted lattices take many steps to their period; there only the period is whole.
fn snapped(period: f64, steps: [f64; 2], pixels_per_mm: f64) -> Option<i32> {
    let is_whole = |parts: f64| {
        steps.iter().all(|step| {
            let steps = step / period * parts;
            (steps - steps.round()).abs() < 1e-6
        })
    };
    let parts = (1..=FEW).find(|parts| is_whole(f64::from(*parts))).unwrap_or(1);
    let pixels = (period * pixels_per_mm / f64::from(parts)).round().max(1.0) * f64::from(parts);
    whole(pixels)
}

#[expect(clippy::cast_possible_truncation, reason = "checked against the limit")]
fn whole(pixels: f64) -> Option<i32> {
    (pixels <= LONGEST).then_some(pixels as i32)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::artwork::Artwork;
    use crate::design::Step;

    #[test]
    fn every_step_is_whole() {
        for (step, period) in [
            (Step::Tubrukan, [709, 472]),
            (Step::HalfDrop, [1418, 472]),
            (Step::HalfBrick, [708, 944]),
        ] {
            let artwork = Artwork::from_marks(Size::new(60.0, 40.0), vec![]);
            let repeat = Repeat::of(artwork.stepped(&step));
            let grid = Grid::snapped(&repeat, 300.0 / 25.4).unwrap();
            assert_eq!(grid.period(), Some(period), "{step:?}");
            let Lattice { a, b } = repeat.lattice();
            for vector in [a, b] {
                for pixels in [vector.x * grid.scale().x, vector.y * grid.scale().y] {
                    assert!((pixels - pixels.round()).abs() < 1e-9, "{step:?}: {pixels}");
                }
            }
        }
    }

    #[test]
    fn what_cannot_be_snapped() {
        let artwork = Artwork::from_marks(Size::new(60.0, 40.0), vec![]);
        let repeat = Repeat::of(artwork);
        for wrong in [0.0, -1.0, f64::NAN, f64::INFINITY, 1e9] {
            assert_eq!(Grid::snapped(&repeat, wrong), None, "{wrong}");
        }
        assert_eq!(Grid::snapped(&repeat, 1e-9).unwrap().period(), Some([1, 1]));
    }
}
