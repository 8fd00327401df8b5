//! A window cut into blocks, and the blocks put together again.
//!
//! **Invariant:** the copies of the blocks of a window cover each of its pixels exactly once.

use std::ops::Range;

use super::grid::Cut;
use super::{Grid, Window};

/// The blocks that a window touches, as columns and rows; on a snapped grid those of the first period.
pub(super) fn of(window: Window, grid: Grid) -> impl Iterator<Item = [Stretch; 2]> {
    let [across, down] = grid.blocks();
    let columns = along(window.x, window.width, across);
    let rows = along(window.y, window.height, down);
    rows.into_iter().flat_map(move |row| {
        let columns = columns.clone();
        columns.into_iter().map(move |column| [column, row.clone()])
    })
}

/// A stretch of pixels that repeats every `period`, and the part of the window in which its copies lie.
#[derive(Clone, Debug)]
pub(super) struct Stretch {
    pub(super) block: Range<i64>,
    period: Option<i64>,
    window: Range<i64>,
}

impl Stretch {
    /// Where the copies that touch the window begin.
    pub(super) fn places(&self) -> impl Iterator<Item = i64> + use<> {
        let (start, end) = (self.block.start, self.block.end);
        let period = self.period.unwrap_or(1);
        let copies = match self.period {
            // The first copy that ends after the window's start, to the last that starts before its end.
            Some(period) => {
                (self.window.start - end).div_euclid(period) + 1
                    ..(self.window.end - start - 1).div_euclid(period) + 1
            }
            None => 0..1,
        };
        copies.map(move |copy| start + copy * period)
    }
}

/// The blocks along one axis that a window touches; with a period, those of the first period, else of the window itself.
fn along(start: i64, length: u32, cut: Cut) -> Vec<Stretch> {
    let Cut { block, period } = cut;
    let window = start..start + i64::from(length);
    let span = match period {
        Some(period) => 0..period,
        None => window.clone(),
    };
    let starts = (span.start..span.end).step_by(usize::try_from(block).unwrap_or(1));
    starts
        .map(|at| Stretch { block: at..(at + block).min(span.end), period, window: window.clone() })
        .filter(|stretch| stretch.places().next().is_some())
        .collect()
}

/// Copies what `window` sees of a block, so many pixels wide, that lies at `place`.
pub(super) fn copy<T: Copy>(
    block: &[T],
    width: u32,
    picture: &mut [T],
    window: Window,
    place: [i64; 2],
) {
    let height = i64::try_from(block.len() / width.max(1) as usize).unwrap_or(0);
    let [x, y] = [place[0] - window.x, place[1] - window.y];
    let columns = x.max(0)..(x + i64::from(width)).min(i64::from(window.width));
    let rows = y.max(0)..(y + height).min(i64::from(window.height));
    if columns.is_empty() {
        return;
    }
    for row in rows {
        let from = at(width, columns.start - x, row - y)..at(width, columns.end - x, row - y);
        let to = at(window.width, columns.start, row)..at(window.width, columns.end, row);
        picture[to].copy_from_slice(&block[from]);
    }
}

/// The number of the pixel in column `x` of row `y`.
fn at(width: u32, x: i64, y: i64) -> usize {
    usize::try_from(y * i64::from(width) + x).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::artwork::Artwork;
    use crate::repeat::Repeat;
    use kurbo::Size;

    #[test]
    fn every_pixel_is_covered_once() {
        let repeat = Repeat::of(Artwork::from_marks(Size::new(70.0, 30.0), vec![]));
        for grid in [Grid::plain(40.0), Grid::snapped(&repeat, 40.0).unwrap()] {
            for (x, y, width, height) in
                [(-3000, -170, 5000, 700), (0, 0, 2800, 1200), (2047, 127, 2, 2), (5, 5, 0, 3)]
            {
                let window = Window { x, y, width, height };
                let mut covered = vec![0; width as usize * height as usize];
                for [columns, rows] in of(window, grid) {
                    let size =
                        |range: &Range<i64>| usize::try_from(range.end - range.start).unwrap();
                    let wide = size(&columns.block);
                    for y in rows.places() {
                        for x in columns.places() {
                            let ones = vec![1; wide * size(&rows.block)];
                            let mut seen = vec![0; covered.len()];
                            copy(&ones, u32::try_from(wide).unwrap(), &mut seen, window, [x, y]);
                            covered.iter_mut().zip(seen).for_each(|(sum, one)| *sum += one);
                        }
                    }
                }
                assert!(covered.iter().all(|count| *count == 1), "{window:?} {grid:?}");
            }
        }
    }
}
