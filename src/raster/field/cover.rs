//! What of a block is covered, so that nobody lays what is not seen.
//!
//! Marks come from the topmost down. A cell of the block that one of them covers wholly is closed: what lies lower cannot
//! be seen there. Marks that are many times larger than the tile cover it again and again, and only the topmost count.
//!
//! **Invariant:** no sample of a closed cell belongs to a mark that comes later.

use std::ops::Range;

use kurbo::Rect;

use super::super::outline::{Corner, GRAIN};
use crate::mark::Rule;

/// Pixels along a side of a cell.
const PIXELS: i64 = 64;

/// Grains along a side of a cell.
const CELL: i64 = PIXELS * GRAIN;

/// The cells of a block.
pub(super) struct Cover {
    /// Across and down.
    size: [usize; 2],
    /// Middles of the columns and of the rows, in grains; those at the far edges may be narrower.
    middles: [Vec<i64>; 2],
    closed: Vec<bool>,
}

/// Cells that something may touch, columns and rows.
type Cells = [Range<usize>; 2];

impl Cover {
    /// Open cells over so many pixels.
    pub(super) fn new(size: [u32; 2]) -> Self {
        let middles = size.map(|side| {
            let end = i64::from(side) * GRAIN;
            let starts = (0..end).step_by(usize::try_from(CELL).unwrap_or(1));
            starts.map(|start| (start + (start + CELL).min(end)) / 2).collect::<Vec<i64>>()
        });
        let size = [middles[0].len(), middles[1].len()];
        Self { size, middles, closed: vec![false; size[0] * size[1]] }
    }

    /// Whether all that lies within `bounds`, in pixels of the block, is covered.
    pub(super) fn hides(&self, bounds: Rect) -> bool {
        let pixels = |low: f64, high: f64| [low.floor(), high.ceil()].map(whole);
        let across = pixels(bounds.x0, bounds.x1).map(|pixel| pixel / PIXELS);
        let down = pixels(bounds.y0, bounds.y1).map(|pixel| pixel / PIXELS);
        let [columns, rows] = self.within([across, down]);
        rows.into_iter().all(|row| {
            self.closed[self.at(row, columns.clone())].iter().all(|is_closed| *is_closed)
        })
    }

    /// Where a mark with such bounds, in pixels, goes over cells. Nothing where it is too small to cover one.
    pub(super) fn trace(&self, bounds: Rect) -> Option<Trace> {
        let is_large = bounds.width().min(bounds.height()) > PIXELS as f64;
        let count = self.closed.len();
        is_large.then(|| Trace { touched: vec![false; count], turns: vec![0; count] })
    }

    /// A side of the mark.
    pub(super) fn follow(&self, trace: &mut Trace, [from, to]: [Corner; 2]) {
        let range = |a: i64, b: i64| [a.min(b).div_euclid(CELL), a.max(b).div_euclid(CELL)];
        let [columns, rows] = self.within([range(from.x, to.x), range(from.y, to.y)]);
        for row in rows.clone() {
            trace.touched[self.at(row, columns.clone())].fill(true);
        }
        let turn = if to.y > from.y { 1 } else { -1 };
        let (upper, lower) = if turn > 0 { (from, to) } else { (to, from) };
        for row in rows {
            let y = self.middles[1][row];
            if (upper.y..lower.y).contains(&y) {
                // Exact enough: a cell that the side comes near is touched.
                let share = (y - upper.y) as f64 / (lower.y - upper.y) as f64;
                let x = upper.x + whole(share * (lower.x - upper.x) as f64);
                let column = self.middles[0].partition_point(|middle| *middle < x);
                if column < self.size[0] {
                    trace.turns[row * self.size[0] + column] += turn;
                }
            }
        }
    }

    /// Closes the cells that the mark covers wholly.
    pub(super) fn close(&mut self, trace: &Trace, rule: Rule) {
        let rows = self.closed.chunks_mut(self.size[0]);
        let traced = trace.turns.chunks(self.size[0]).zip(trace.touched.chunks(self.size[0]));
        for (closed, (turns, touched)) in rows.zip(traced) {
            let mut winding = 0;
            for (is_closed, (turn, is_touched)) in closed.iter_mut().zip(turns.iter().zip(touched))
            {
                winding += turn;
                *is_closed |= !is_touched && rule.holds(winding);
            }
        }
    }

    /// The cells from the first to the last on each axis that there are.
    fn within(&self, ranges: [[i64; 2]; 2]) -> Cells {
        [0, 1].map(|axis| {
            let [first, last] = ranges[axis];
            let place = |at: i64| usize::try_from(at).unwrap_or(0).min(self.size[axis]);
            place(first)..place(last + 1)
        })
    }

    fn at(&self, row: usize, columns: Range<usize>) -> Range<usize> {
        row * self.size[0] + columns.start..row * self.size[0] + columns.end
    }
}

/// The way around a mark.
pub(super) struct Trace {
    /// The cells that a side may touch.
    touched: Vec<bool>,
    /// How much more often the mark winds around the middle of a cell than around that of the cell to its left.
    turns: Vec<i32>,
}

#[expect(clippy::cast_possible_truncation, reason = "saturates, which is meant")]
fn whole(number: f64) -> i64 {
    number as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Which cells of 4 x 2 a mark with these rings closes; corners in pixels.
    fn closed(rings: &[&[(i64, i64)]], rule: Rule) -> Vec<bool> {
        let mut cover = Cover::new([250, 128]);
        let mut trace = cover.trace(Rect::new(-900.0, -900.0, 900.0, 900.0)).unwrap();
        for ring in rings {
            let corners = ring.iter().map(|(x, y)| Corner { x: x * GRAIN, y: y * GRAIN });
            let corners: Vec<Corner> = corners.collect();
            for (at, from) in corners.iter().enumerate() {
                cover.follow(&mut trace, [*from, corners[(at + 1) % corners.len()]]);
            }
        }
        cover.close(&trace, rule);
        cover.closed
    }

    #[test]
    fn only_what_is_covered_wholly_is_closed() {
        let all: &[(i64, i64)] = &[(-9, -9), (-9, 900), (900, 900), (900, -9)];
        let hole: &[(i64, i64)] = &[(70, -5), (120, -5), (120, 60), (70, 60)];
        assert_eq!(closed(&[all], Rule::NonZero), [true; 8]);
        let but_one = [true, false, true, true, true, true, true, true];
        assert_eq!(closed(&[all, hole], Rule::NonZero), but_one);
        assert_eq!(closed(&[all, all], Rule::EvenOdd), [false; 8]);
        let right: &[(i64, i64)] = &[(100, -9), (900, -9), (900, 100), (100, 100)];
        let expected = [false, false, true, true, false, false, false, false];
        assert_eq!(closed(&[right], Rule::NonZero), expected);
    }

    #[test]
    fn what_is_hidden_lies_in_closed_cells_only() {
        let mut cover = Cover::new([250, 128]);
        cover.closed[1] = true;
        cover.closed[2] = true;
        assert!(cover.hides(Rect::new(64.0, 0.0, 191.0, 63.0)));
        assert!(!cover.hides(Rect::new(63.0, 0.0, 191.0, 63.0)));
        assert!(!cover.hides(Rect::new(64.0, 0.0, 191.0, 64.5)));
        assert!(cover.hides(Rect::new(64.0, -500.0, 191.0, 63.0)), "beyond the block");
    }
}
