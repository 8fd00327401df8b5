//! How high the number of a stamping may be, and where numbers stand already.

use std::collections::BTreeMap;

use kurbo::{Point, Rect, Size};

use crate::geom::length;

/// The width of a digit and the room at both ends of a number, in heights of a digit.
const DIGIT: f64 = 0.802;
const AIR: f64 = 0.36;

/// How large a number is with digits so high, and the air around it.
pub(super) fn size(number: usize, height: f64) -> Size {
    let digits = f64::from(number.checked_ilog10().unwrap_or(0) + 1);
    Size::new((DIGIT * digits + AIR) * height, (1.0 + AIR) * height)
}

/// How high digits may be that stand about `at` in a convex outline; of others some may stand higher.
pub(super) fn fitting(number: usize, corners: &[Point], at: Point) -> f64 {
    let half = size(number, 1.0) / 2.0;
    let next = corners.iter().skip(1).chain(corners.first());
    let sides = corners.iter().zip(next).map(|(a, b)| *b - *a).zip(corners);
    let room = sides.filter(|(side, _)| side.hypot2() > 1e-12).map(|(side, from)| {
        let across = side / length(side);
        let off = across.cross(at - *from).abs();
        off / (across.y.abs() * half.width + across.x.abs() * half.height)
    });
    let room = room.fold(f64::INFINITY, f64::min);
    if room.is_finite() { room } else { 0.0 }
}

/// Where something stands already: each area under every cell of a grid that it lies on.
#[derive(Default)]
pub(super) struct Taken {
    cells: BTreeMap<[i64; 2], Vec<Rect>>,
}

/// The side of a cell, in millimeters of paper.
const CELL: f64 = 5.0;

impl Taken {
    /// Takes `area`, if it is free.
    pub(super) fn take(&mut self, area: Rect) -> bool {
        let range = |from: f64, to: f64| cell(from)..=cell(to);
        let across = range(area.x0, area.x1);
        let cells: Vec<[i64; 2]> =
            range(area.y0, area.y1).flat_map(|y| across.clone().map(move |x| [x, y])).collect();
        let near = cells.iter().filter_map(|cell| self.cells.get(cell)).flatten();
        if near.into_iter().any(|taken| taken.overlaps(area)) {
            return false;
        }
        for cell in cells {
            self.cells.entry(cell).or_default().push(area);
        }
        true
    }
}

#[expect(clippy::cast_possible_truncation, reason = "paper is far below 2^52 cells wide")]
fn cell(at: f64) -> i64 {
    (at / CELL).floor() as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_lies_within_its_outline() {
        let square = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)].map(Point::from);
        let height = fitting(1000, &square, Point::new(5.0, 5.0));
        assert!((size(1000, height).width - 10.0).abs() < 1e-9, "{height}");
        let rhomb = [(5.0, 0.0), (10.0, 5.0), (5.0, 10.0), (0.0, 5.0)].map(Point::from);
        let height = fitting(7, &rhomb, Point::new(5.0, 5.0));
        let size = size(7, height);
        assert!((size.width + size.height - 10.0).abs() < 1e-9, "{size}");
        assert_eq!(fitting(7, &[], Point::ORIGIN), 0.0);
    }

    #[test]
    fn what_is_taken_is_taken() {
        let mut taken = Taken::default();
        assert!(taken.take(Rect::new(1.0, 1.0, 18.0, 8.0)));
        assert!(!taken.take(Rect::new(15.0, 5.0, 30.0, 15.0)));
        assert!(taken.take(Rect::new(21.0, 1.0, 29.0, 9.0)));
    }
}
