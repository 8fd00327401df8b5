//! The 17 wallpaper groups and the 7 frieze groups, as tables.
//!
//! Coordinates in the tables are fractions of the cell: of its two vectors for a wallpaper group, of the unit's length
//! and of the strip's width for a frieze. An operation and a sum of whole cell vectors together give every image.
//! Operators are those of the International Tables; closure is tested.
//!
//! **Invariant:** the operations of a group, taken modulo whole cells, are closed; the domain and its images cover the
//! cell exactly once.

use kurbo::{Affine, Point, Rect, Vec2};

use crate::geom::{Lattice, length};

mod elements;
mod frieze;
mod wallpaper;

pub use elements::{Axis, Center, Elements};
pub use frieze::Frieze;
pub use wallpaper::{Group, Net};

/// An operation in fractions of a cell: a linear part of -1, 0 and 1, and a shift in quarters of the cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Operation {
    /// `[a, b, c, d]` takes x, y to `a x + b y`, `c x + d y`.
    linear: [i8; 4],
    /// Quarters of the cell, added afterwards.
    quarters: [i8; 2],
}

const fn op(linear: [i8; 4], quarters: [i8; 2]) -> Operation {
    Operation { linear, quarters }
}

/// x, y: nothing moves.
const SAME: Operation = op([1, 0, 0, 1], [0, 0]);

impl Operation {
    /// As a map of fractions.
    fn map(self) -> Affine {
        let [a, b, c, d] = self.linear.map(f64::from);
        let [x, y] = self.quarters.map(|quarters| f64::from(quarters) / 4.0);
        // kurbo counts coefficients by columns.
        Affine::new([a, c, b, d, x, y])
    }

    /// Whether it turns a right hand into a left one.
    fn mirrors(self) -> bool {
        let [a, b, c, d] = self.linear;
        a * d - b * c < 0
    }
}

/// The map from fractions of a cell to millimeters.
fn cell(lattice: Lattice) -> Affine {
    let Lattice { a, b } = lattice;
    Affine::new([a.x, a.y, b.x, b.y, 0.0, 0.0])
}

/// The images of the domain in a cell of `lattice`, in millimeters; the first is the domain itself.
fn images(operations: &[Operation], lattice: Lattice) -> Vec<Affine> {
    let to = cell(lattice);
    let back = to.inverse();
    operations.iter().map(|operation| clean(to * operation.map() * back)).collect()
}

/// A fraction of a cell in millimeters.
fn place(lattice: Lattice, [x, y]: [f64; 2]) -> Point {
    lattice.sum(x, y).to_point()
}

/// At least how far the farthest point of `window` lies from the origin.
fn far_from_origin(window: Rect) -> f64 {
    let x = window.x0.abs().max(window.x1.abs());
    length(Vec2::new(x, window.y0.abs().max(window.y1.abs())))
}

/// Rounding errors of a matrix product taken away where a coefficient is a whole number or nearly 0.
fn clean(map: Affine) -> Affine {
    let [a, b, c, d, e, f] = map.as_coeffs();
    let near = |x: f64| if (x - x.round()).abs() < 1e-12 { x.round() + 0.0 } else { x };
    let shift = |x: f64| if x.abs() < 1e-9 { 0.0 } else { x };
    Affine::new([near(a), near(b), near(c), near(d), shift(e), shift(f)])
}

/// Whether `map` turns a right hand into a left one.
pub fn is_mirrored(map: Affine) -> bool {
    map.determinant() < 0.0
}

/// The shift of `map` that lies along the mirror of a mirrored map: how far it glides. 0 for a plain mirror.
pub fn glide(map: Affine) -> Vec2 {
    // Twice a glide is a shift by twice its length.
    (map * map).translation() / 2.0
}
