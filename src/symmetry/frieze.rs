//! The 7 ways in which a strip repeats along its length.

use std::fmt;

use kurbo::{Affine, Point, Rect, Size, Vec2};

use super::{Elements, Operation, SAME, far_from_origin, images, op};
use crate::geom::Lattice;

/// A frieze group, by its name in the International Tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the names say it; `Frieze::operations` is the definition")]
pub enum Frieze {
    P111,
    P1a1,
    Pm11,
    P1m1,
    P112,
    Pma2,
    Pmm2,
}

impl Frieze {
    /// All, from few operations to many.
    pub const ALL: [Self; 7] =
        [Self::P111, Self::P1a1, Self::Pm11, Self::P1m1, Self::P112, Self::Pma2, Self::Pmm2];

    /// Its name in the International Tables, in lower case.
    pub fn name(self) -> &'static str {
        match self {
            Self::P111 => "p111",
            Self::P1a1 => "p1a1",
            Self::Pm11 => "pm11",
            Self::P1m1 => "p1m1",
            Self::P112 => "p112",
            Self::Pma2 => "pma2",
            Self::Pmm2 => "pmm2",
        }
    }

    /// The group called `name`, in lower case; `p11g`, `p11m`, `p2mg` and `p2mm` are understood too where no wallpaper
    /// group has that name.
    pub fn named(name: &str) -> Option<Self> {
        let name = match name {
            "p11g" => "p1a1",
            "p11m" => "p1m1",
            name => name,
        };
        Self::ALL.into_iter().find(|frieze| frieze.name() == name)
    }

    /// In fractions of the unit, y from the middle of the strip.
    fn operations(self) -> &'static [Operation] {
        const GLIDE: Operation = op([1, 0, 0, -1], [2, 0]);
        const ACROSS: Operation = op([-1, 0, 0, 1], [0, 0]);
        const ALONG: Operation = op([1, 0, 0, -1], [0, 0]);
        const ACROSS_AT_QUARTER: Operation = op([-1, 0, 0, 1], [2, 0]);
        const TURN: Operation = op([-1, 0, 0, -1], [0, 0]);
        match self {
            Self::P111 => &[SAME],
            Self::P1a1 => &[SAME, GLIDE],
            Self::Pm11 => &[SAME, ACROSS],
            Self::P1m1 => &[SAME, ALONG],
            Self::P112 => &[SAME, TURN],
            Self::Pma2 => &[SAME, TURN, ACROSS_AT_QUARTER, GLIDE],
            Self::Pmm2 => &[SAME, TURN, ACROSS, ALONG],
        }
    }

    /// How many images of the domain one unit holds.
    pub fn order(self) -> usize {
        self.operations().len()
    }

    /// The images of the domain in a unit of this size, in millimeters from its upper left corner; the first is the
    /// domain itself. The middle of the strip is the middle of the unit.
    pub fn images(self, unit: Size) -> Vec<Affine> {
        let middle = Vec2::new(0.0, unit.height / 2.0);
        let about = |image: Affine| Affine::translate(middle) * image * Affine::translate(-middle);
        images(self.operations(), Lattice::block(unit)).into_iter().map(about).collect()
    }

    /// Where along the unit, as a share of its length, a mirror stands across the strip; none if there is none.
    ///
    /// There is always a second one half a unit farther.
    pub fn mirror(self) -> Option<f64> {
        match self {
            Self::Pm11 | Self::Pmm2 => Some(0.0),
            Self::Pma2 => Some(0.25),
            Self::P111 | Self::P1a1 | Self::P1m1 | Self::P112 => None,
        }
    }

    /// The corners of a domain: a smallest piece of the strip whose images cover it all. In millimeters, for a unit as
    /// [`images`](Self::images) takes it.
    pub fn domain(self, unit: Size) -> Vec<Point> {
        let Size { width, height } = unit;
        let (x0, x1, y1) = match self {
            Self::P111 => (0.0, width, height),
            Self::Pm11 | Self::P112 => (0.0, width / 2.0, height),
            Self::P1a1 | Self::P1m1 => (0.0, width, height / 2.0),
            Self::Pmm2 => (0.0, width / 2.0, height / 2.0),
            // Between its two mirrors.
            Self::Pma2 => (width / 4.0, width * 0.75, height / 2.0),
        };
        [(x0, 0.0), (x1, 0.0), (x1, y1), (x0, y1)].map(Point::from).to_vec()
    }

    /// Its turning points and axes that touch `window`, for one strip of units of this size that begins at the origin.
    pub fn elements(self, unit: Size, window: Rect) -> Elements {
        // A shift moves a center by half of it, from a place in the first unit.
        let reach = 2.0 * (far_from_origin(window) + unit.width);
        let row = Rect::new(-reach, 0.0, reach, 0.0);
        let shifts = Lattice::block(unit).sums_in(row);
        Elements::of(&self.images(unit), &shifts, window)
    }

    /// Whether it has a mirror or a glide, so that a right hand becomes a left one somewhere.
    pub fn has_mirror(self) -> bool {
        self.operations().iter().any(|operation| operation.mirrors())
    }
}

impl fmt::Display for Frieze {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn operations_are_closed() {
        let unit = Size::new(40.0, 12.0);
        for frieze in Frieze::ALL {
            let images = frieze.images(unit);
            for (first, second) in images.iter().flat_map(|a| images.iter().map(move |b| (a, b))) {
                let both = *first * *second;
                let found = images.iter().any(|image| {
                    let (a, b) = (image.as_coeffs(), both.as_coeffs());
                    let linear = a.iter().zip(b).take(4).all(|(a, b)| (a - b).abs() < 1e-9);
                    let along = (a[4] - b[4]) / unit.width;
                    linear && (along - along.round()).abs() < 1e-9 && (a[5] - b[5]).abs() < 1e-9
                });
                assert!(found, "{frieze}: {first:?} after {second:?}");
            }
        }
    }

    #[test]
    fn mirrors_stand_where_they_are_said_to() {
        let unit = Size::new(40.0, 12.0);
        for frieze in Frieze::ALL {
            let across = frieze.images(unit).into_iter().find(|image| {
                let [a, _, _, d, ..] = image.as_coeffs();
                a < 0.0 && d > 0.0
            });
            let at = across.map(|image| image.translation().x / 2.0 / unit.width);
            assert_eq!(at, frieze.mirror(), "{frieze}");
        }
    }
}
