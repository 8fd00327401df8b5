//! The operators of docs/craft.md, sections 6.6 and 6.7, as they are printed in the International Tables.

use canting::geom::Lattice;
use canting::symmetry::{Frieze, Group};
use kurbo::{Affine, Vec2};

/// The general positions of a group, and what a cell adds to them.
fn general_positions(group: Group) -> (&'static str, bool) {
    match group {
        Group::P1 => ("x,y", false),
        Group::P2 => ("x,y; -x,-y", false),
        Group::Pm => ("x,y; -x,y", false),
        Group::Pg => ("x,y; -x,y+1/2", false),
        Group::Cm => ("x,y; -x,y", true),
        Group::Pmm => ("x,y; -x,-y; -x,y; x,-y", false),
        Group::Pmg => ("x,y; -x,-y; 1/2-x,y; 1/2+x,-y", false),
        Group::Pgg => ("x,y; -x,-y; 1/2-x,1/2+y; 1/2+x,1/2-y", false),
        Group::Cmm => ("x,y; -x,-y; -x,y; x,-y", true),
        Group::P4 => ("x,y; -x,-y; -y,x; y,-x", false),
        Group::P4m => ("x,y; -x,-y; -y,x; y,-x; -x,y; x,-y; y,x; -y,-x", false),
        Group::P4g => {
            ("x,y; -x,-y; -y,x; y,-x; 1/2-x,1/2+y; 1/2+x,1/2-y; 1/2+y,1/2+x; 1/2-y,1/2-x", false)
        }
        Group::P3 => ("x,y; -y,x-y; y-x,-x", false),
        Group::P3m1 => ("x,y; -y,x-y; y-x,-x; -y,-x; y-x,y; x,x-y", false),
        Group::P31m => ("x,y; -y,x-y; y-x,-x; y,x; x-y,-y; -x,y-x", false),
        Group::P6 => ("x,y; -y,x-y; y-x,-x; -x,-y; y,y-x; x-y,x", false),
        Group::P6m => (
            "x,y; -y,x-y; y-x,-x; -x,-y; y,y-x; x-y,x; -y,-x; y-x,y; x,x-y; y,x; x-y,-y; -x,y-x",
            false,
        ),
    }
}

/// x along the strip, y from its middle.
fn frieze_positions(frieze: Frieze) -> &'static str {
    match frieze {
        Frieze::P111 => "x,y",
        Frieze::P1a1 => "x,y; 1/2+x,-y",
        Frieze::Pm11 => "x,y; -x,y",
        Frieze::P1m1 => "x,y; x,-y",
        Frieze::P112 => "x,y; -x,-y",
        Frieze::Pma2 => "x,y; -x,-y; 1/2-x,y; 1/2+x,-y",
        Frieze::Pmm2 => "x,y; -x,-y; -x,y; x,-y",
    }
}

/// The isometries of a group on a cell, one for each coset of its lattice, in millimeters.
///
/// The cell is the conventional one: the rectangle where it is centered.
pub(super) fn isometries(group: Group, cell: Lattice) -> Vec<Affine> {
    in_millimeters(general_positions(group).0, cell)
}

/// The vectors of a group's primitive cell.
pub(super) fn primitive(group: Group, cell: Lattice) -> Lattice {
    let is_centered = general_positions(group).1;
    if is_centered { Lattice { a: cell.a, b: (cell.a + cell.b) / 2.0 } } else { cell }
}

/// The isometries of a frieze on a strip whose middle line is the first of `middles` to the second.
pub(super) fn frieze_isometries(frieze: Frieze, length: f64, middle: f64) -> Vec<Affine> {
    // The strip has no second vector; any will do, since y is never added to.
    let strip = Lattice { a: Vec2::new(length, 0.0), b: Vec2::new(0.0, 1.0) };
    let down = Affine::translate((0.0, middle));
    let about = |map: Affine| down * map * down.inverse();
    in_millimeters(frieze_positions(frieze), strip).into_iter().map(about).collect()
}

fn in_millimeters(positions: &str, Lattice { a, b }: Lattice) -> Vec<Affine> {
    let cell = Affine::new([a.x, a.y, b.x, b.y, 0.0, 0.0]);
    positions.split("; ").map(|position| cell * operator(position) * cell.inverse()).collect()
}

/// `1/2-x,y` as a map of fractions.
fn operator(position: &str) -> Affine {
    let (x, y) = position.split_once(',').unwrap();
    let ([xx, xy, x0], [yx, yy, y0]) = (coordinate(x), coordinate(y));
    Affine::new([xx, yx, xy, yy, x0, y0])
}

/// `1/2-x` as how often x and y are added, and what else.
fn coordinate(text: &str) -> [f64; 3] {
    let spaced = text.replace('-', " -").replace('+', " ");
    let mut sum = [0.0; 3];
    for term in spaced.split_whitespace() {
        let (sign, name) = term.strip_prefix('-').map_or((1.0, term), |name| (-1.0, name));
        let (at, size) = match name {
            "x" => (0, 1.0),
            "y" => (1, 1.0),
            "1/2" => (2, 0.5),
            other => panic!("{other} in {text}"),
        };
        sum[at] += sign * size;
    }
    sum
}
