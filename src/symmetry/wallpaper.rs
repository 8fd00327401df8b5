//! The 17 ways in which a pattern repeats in the plane.

use std::fmt;

use kurbo::{Affine, Point, Rect};

use super::{Elements, Operation, SAME, far_from_origin, images, op, place};
use crate::geom::{Lattice, length};

/// What a cell may look like, and so what of it is free.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Net {
    /// Two sides and the angle between them are free.
    Oblique,
    /// Two sides are free, the angle is right.
    Rectangular,
    /// A rectangle with another one in its middle; two diagonals are free.
    Rhombic,
    /// One side is free.
    Square,
    /// One side is free; the angle is 120 degrees.
    Hexagonal,
}

impl Net {
    /// A name for keys of word lists.
    pub fn name(self) -> &'static str {
        match self {
            Self::Oblique => "oblique",
            Self::Rectangular => "rectangular",
            Self::Rhombic => "rhombic",
            Self::Square => "square",
            Self::Hexagonal => "hexagonal",
        }
    }
}

/// A wallpaper group, by its name in the International Tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the names say it; `Group::operations` is the definition")]
pub enum Group {
    P1,
    P2,
    Pm,
    Pg,
    Cm,
    Pmm,
    Pmg,
    Pgg,
    Cmm,
    P4,
    P4m,
    P4g,
    P3,
    P3m1,
    P31m,
    P6,
    P6m,
}

const P1: &[Operation] = &[SAME];
const P2: &[Operation] = &[SAME, HALF_TURN];
const PM: &[Operation] = &[SAME, op([-1, 0, 0, 1], [0, 0])];
const PG: &[Operation] = &[SAME, op([-1, 0, 0, 1], [0, 2])];
const PMM: &[Operation] = &[SAME, HALF_TURN, op([-1, 0, 0, 1], [0, 0]), op([1, 0, 0, -1], [0, 0])];
const PMG: &[Operation] = &[SAME, HALF_TURN, op([-1, 0, 0, 1], [2, 0]), op([1, 0, 0, -1], [2, 0])];
const PGG: &[Operation] = &[SAME, HALF_TURN, op([-1, 0, 0, 1], [2, 2]), op([1, 0, 0, -1], [2, 2])];
const P4: &[Operation] = &[SAME, HALF_TURN, op([0, -1, 1, 0], [0, 0]), op([0, 1, -1, 0], [0, 0])];
const P4M: &[Operation] = &[
    SAME,
    HALF_TURN,
    op([0, -1, 1, 0], [0, 0]),
    op([0, 1, -1, 0], [0, 0]),
    op([-1, 0, 0, 1], [0, 0]),
    op([1, 0, 0, -1], [0, 0]),
    op([0, 1, 1, 0], [0, 0]),
    op([0, -1, -1, 0], [0, 0]),
];
const P4G: &[Operation] = &[
    SAME,
    HALF_TURN,
    op([0, -1, 1, 0], [0, 0]),
    op([0, 1, -1, 0], [0, 0]),
    op([-1, 0, 0, 1], [2, 2]),
    op([1, 0, 0, -1], [2, 2]),
    op([0, 1, 1, 0], [2, 2]),
    op([0, -1, -1, 0], [2, 2]),
];
const P3: &[Operation] = &[SAME, THIRD, TWO_THIRDS];
const P3M1: &[Operation] = &[
    SAME,
    THIRD,
    TWO_THIRDS,
    op([0, -1, -1, 0], [0, 0]),
    op([-1, 1, 0, 1], [0, 0]),
    op([1, 0, 1, -1], [0, 0]),
];
const P31M: &[Operation] = &[
    SAME,
    THIRD,
    TWO_THIRDS,
    op([0, 1, 1, 0], [0, 0]),
    op([1, -1, 0, -1], [0, 0]),
    op([-1, 0, -1, 1], [0, 0]),
];
const P6: &[Operation] = &[SAME, THIRD, TWO_THIRDS, HALF_TURN, SIXTH, FIVE_SIXTHS];
const P6M: &[Operation] = &[
    SAME,
    THIRD,
    TWO_THIRDS,
    HALF_TURN,
    SIXTH,
    FIVE_SIXTHS,
    op([0, -1, -1, 0], [0, 0]),
    op([-1, 1, 0, 1], [0, 0]),
    op([1, 0, 1, -1], [0, 0]),
    op([0, 1, 1, 0], [0, 0]),
    op([1, -1, 0, -1], [0, 0]),
    op([-1, 0, -1, 1], [0, 0]),
];

const HALF_TURN: Operation = op([-1, 0, 0, -1], [0, 0]);
/// Turns of a hexagonal cell, whose vectors are 120 degrees apart.
const THIRD: Operation = op([0, -1, 1, -1], [0, 0]);
const TWO_THIRDS: Operation = op([-1, 1, -1, 0], [0, 0]);
const SIXTH: Operation = op([1, -1, 1, 0], [0, 0]);
const FIVE_SIXTHS: Operation = op([0, 1, -1, 1], [0, 0]);

impl Group {
    /// All, in the order in which they are taught: by net, and from few operations to many.
    pub const ALL: [Self; 17] = [
        Self::P1,
        Self::P2,
        Self::Pm,
        Self::Pg,
        Self::Cm,
        Self::Pmm,
        Self::Pmg,
        Self::Pgg,
        Self::Cmm,
        Self::P4,
        Self::P4m,
        Self::P4g,
        Self::P3,
        Self::P3m1,
        Self::P31m,
        Self::P6,
        Self::P6m,
    ];

    /// Its name in the International Tables, in lower case.
    pub fn name(self) -> &'static str {
        match self {
            Self::P1 => "p1",
            Self::P2 => "p2",
            Self::Pm => "pm",
            Self::Pg => "pg",
            Self::Cm => "cm",
            Self::Pmm => "pmm",
            Self::Pmg => "pmg",
            Self::Pgg => "pgg",
            Self::Cmm => "cmm",
            Self::P4 => "p4",
            Self::P4m => "p4m",
            Self::P4g => "p4g",
            Self::P3 => "p3",
            Self::P3m1 => "p3m1",
            Self::P31m => "p31m",
            Self::P6 => "p6",
            Self::P6m => "p6m",
        }
    }

    /// The group called `name`, in lower case; `p2mm`, `p4mm` and the like are understood too.
    pub fn named(name: &str) -> Option<Self> {
        let name = match name {
            "p2mm" => "pmm",
            "p2mg" => "pmg",
            "p2gg" => "pgg",
            "c2mm" => "cmm",
            "p4mm" => "p4m",
            "p4gm" => "p4g",
            "p6mm" => "p6m",
            name => name,
        };
        Self::ALL.into_iter().find(|group| group.name() == name)
    }

    /// What its cell looks like.
    pub fn net(self) -> Net {
        match self {
            Self::P1 | Self::P2 => Net::Oblique,
            Self::Pm | Self::Pg | Self::Pmm | Self::Pmg | Self::Pgg => Net::Rectangular,
            Self::Cm | Self::Cmm => Net::Rhombic,
            Self::P4 | Self::P4m | Self::P4g => Net::Square,
            Self::P3 | Self::P3m1 | Self::P31m | Self::P6 | Self::P6m => Net::Hexagonal,
        }
    }

    /// In fractions of the cell; of a rhombic group without its second half, which the lattice brings.
    fn operations(self) -> &'static [Operation] {
        match self {
            Self::P1 => P1,
            Self::P2 => P2,
            Self::Pm | Self::Cm => PM,
            Self::Pg => PG,
            Self::Pmm | Self::Cmm => PMM,
            Self::Pmg => PMG,
            Self::Pgg => PGG,
            Self::P4 => P4,
            Self::P4m => P4M,
            Self::P4g => P4G,
            Self::P3 => P3,
            Self::P3m1 => P3M1,
            Self::P31m => P31M,
            Self::P6 => P6,
            Self::P6m => P6M,
        }
    }

    /// How many images of the domain one primitive cell holds.
    pub fn order(self) -> usize {
        self.operations().len()
    }

    /// The images of the domain, in millimeters, the first being the domain itself. `cell` is the cell of the group's
    /// [`net`](Self::net); of a rhombic group the rectangle, whose second half is a lattice sum of its diagonals.
    pub fn images(self, cell: Lattice) -> Vec<Affine> {
        images(self.operations(), cell)
    }

    /// The corners of a domain: a smallest piece of cloth whose images cover it all. In millimeters, for a cell as
    /// [`images`](Self::images) takes it.
    pub fn domain(self, cell: Lattice) -> Vec<Point> {
        const HALF: f64 = 1.0 / 2.0;
        const QUARTER: f64 = 1.0 / 4.0;
        const ONE: f64 = 1.0 / 3.0;
        const TWO: f64 = 2.0 / 3.0;
        let corners: &[[f64; 2]] = match self {
            Self::P1 => &[[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 1.0]],
            Self::P2 | Self::Pm | Self::Pg => &[[0.0, 0.0], [HALF, 0.0], [HALF, 1.0], [0.0, 1.0]],
            Self::Cm | Self::Pmm | Self::Pgg | Self::P4 => {
                &[[0.0, 0.0], [HALF, 0.0], [HALF, HALF], [0.0, HALF]]
            }
            Self::Pmg => &[[QUARTER, 0.0], [0.75, 0.0], [0.75, HALF], [QUARTER, HALF]],
            Self::Cmm => &[[0.0, 0.0], [QUARTER, 0.0], [QUARTER, HALF], [0.0, HALF]],
            Self::P4m => &[[0.0, 0.0], [HALF, 0.0], [HALF, HALF]],
            Self::P4g => &[[0.0, 0.0], [HALF, 0.0], [0.0, HALF]],
            Self::P3 => &[[0.0, 0.0], [TWO, ONE], [1.0, 1.0], [ONE, TWO]],
            Self::P3m1 => &[[0.0, 0.0], [TWO, ONE], [ONE, TWO]],
            Self::P31m | Self::P6 => &[[0.0, 0.0], [1.0, 0.0], [TWO, ONE]],
            Self::P6m => &[[0.0, 0.0], [HALF, 0.0], [TWO, ONE]],
        };
        corners.iter().map(|corner| place(cell, *corner)).collect()
    }

    /// The lattice of which every sum maps the pattern onto itself: of a rhombic group half the rectangle.
    pub fn lattice(self, cell: Lattice) -> Lattice {
        match self.net() {
            Net::Rhombic => Lattice { a: cell.a, b: (cell.a + cell.b) / 2.0 },
            Net::Oblique | Net::Rectangular | Net::Square | Net::Hexagonal => cell,
        }
    }

    /// Its turning points and axes that touch `window`, in millimeters, for a cell as [`images`](Self::images) takes
    /// it. Costs grow with the square of the cells in the window.
    pub fn elements(self, cell: Lattice, window: Rect) -> Elements {
        // A shift moves a center by half of it or more, from a place in the first cell.
        let far = far_from_origin(window) + length(cell.a) + length(cell.b);
        let reach = Rect::new(-2.0 * far, -2.0 * far, 2.0 * far, 2.0 * far);
        let shifts = self.lattice(cell).sums_in(reach);
        Elements::of(&self.images(cell), &shifts, window)
    }

    /// Whether it has a mirror or a glide, so that a right hand becomes a left one somewhere.
    pub fn has_mirror(self) -> bool {
        self.operations().iter().any(|operation| operation.mirrors())
    }
}

impl fmt::Display for Group {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kurbo::Vec2;

    /// A cell of each net, as free as it may be.
    fn cell_of(group: Group) -> Lattice {
        let (a, b) = match group.net() {
            Net::Oblique => (Vec2::new(50.0, 0.0), Vec2::new(13.0, 31.0)),
            Net::Rectangular | Net::Rhombic => (Vec2::new(50.0, 0.0), Vec2::new(0.0, 30.0)),
            Net::Square => (Vec2::new(50.0, 0.0), Vec2::new(0.0, 50.0)),
            Net::Hexagonal => (Vec2::new(50.0, 0.0), Vec2::new(-25.0, 25.0 * 3.0_f64.sqrt())),
        };
        Lattice { a, b }
    }

    fn primitive(group: Group) -> Lattice {
        let cell = cell_of(group);
        match group.net() {
            Net::Rhombic => Lattice { a: cell.a, b: (cell.a + cell.b) / 2.0 },
            _ => cell,
        }
    }

    fn is_whole(lattice: Lattice, shift: Vec2) -> bool {
        let (i, j) = lattice.coordinates(shift);
        (i - i.round()).abs() < 1e-6 && (j - j.round()).abs() < 1e-6
    }

    fn same_linear(a: Affine, b: Affine) -> bool {
        let (a, b) = (a.as_coeffs(), b.as_coeffs());
        a.iter().zip(b).take(4).all(|(a, b)| (a - b).abs() < 1e-6)
    }

    #[test]
    fn operations_are_closed_and_keep_lengths() {
        for group in Group::ALL {
            let images = group.images(cell_of(group));
            let lattice = primitive(group);
            for first in &images {
                assert!((first.determinant().abs() - 1.0).abs() < 1e-9, "{group}");
                let [a, b, c, d, ..] = first.as_coeffs();
                assert!((a * a + b * b - 1.0).abs() < 1e-9, "{group}: no isometry");
                assert!((a * c + b * d).abs() < 1e-9, "{group}: no isometry");
                assert!(is_whole(
                    lattice,
                    (*first * lattice.a.to_point()).to_vec2() - first.translation()
                ));
                for second in &images {
                    let both = *first * *second;
                    let found = images.iter().any(|image| {
                        same_linear(*image, both)
                            && is_whole(lattice, image.translation() - both.translation())
                    });
                    assert!(found, "{group}: {first:?} after {second:?}");
                }
            }
        }
    }

    #[test]
    fn domains_tile_the_cell() {
        for group in Group::ALL {
            let corners = group.domain(cell_of(group));
            let area = polygon(&corners);
            let cell = primitive(group).area();
            let copies = area * group.images(cell_of(group)).len() as f64;
            assert!((copies - cell).abs() < 1e-6 * cell, "{group}: {copies} of {cell}");
            // Points well inside the domain lie in no other image of it.
            let middle =
                corners.iter().fold(Vec2::ZERO, |sum, p| sum + p.to_vec2()) / corners.len() as f64;
            let lattice = primitive(group);
            for (at, image) in group.images(cell_of(group)).iter().enumerate() {
                for corner in &corners {
                    let inner = (corner.to_vec2() * 0.9 + middle * 0.1).to_point();
                    for i in -3..=3 {
                        for j in -3..=3 {
                            let moved = *image * inner + lattice.sum(f64::from(i), f64::from(j));
                            let is_itself = at == 0 && i == 0 && j == 0;
                            assert!(is_itself || !holds(&corners, moved), "{group}: {at} {i} {j}");
                        }
                    }
                }
            }
        }
    }

    fn polygon(corners: &[Point]) -> f64 {
        let sum: f64 = (0..corners.len())
            .map(|at| corners[at].to_vec2().cross(corners[(at + 1) % corners.len()].to_vec2()))
            .sum();
        sum.abs() / 2.0
    }

    fn holds(corners: &[Point], point: Point) -> bool {
        let sides = (0..corners.len())
            .map(|at| (corners[(at + 1) % corners.len()] - corners[at]).cross(point - corners[at]));
        let sides: Vec<f64> = sides.collect();
        sides.iter().all(|side| *side > 0.0) || sides.iter().all(|side| *side < 0.0)
    }

    #[test]
    fn only_five_need_no_mirror() {
        let plain: Vec<Group> =
            Group::ALL.into_iter().filter(|group| !group.has_mirror()).collect();
        assert_eq!(
            plain,
            [Group::P1, Group::P2, Group::P4, Group::P3, Group::P6]
                .into_iter()
                .filter(|group| plain.contains(group))
                .collect::<Vec<_>>()
        );
        assert_eq!(plain.len(), 5);
    }
}
