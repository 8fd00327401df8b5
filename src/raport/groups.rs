//! Wallpaper groups and rows of friezes.

use kurbo::{Size, Vec2};

use super::{Face, Frame, Raport, fit, steps};
use crate::geom::{Angle, Lattice, length};
use crate::limits;
use crate::notice::Message;
use crate::symmetry::{Frieze, Group, Net};

/// A height within so many millimeters of what a cell must have is what it must have.
const SAME_LENGTH: f64 = 0.05;

/// The cell of a group's net that a tile and an angle ask for: of what they leave no choice, they are told nothing.
pub(super) fn cell(tile: Size, net: Net, angle: f64) -> Lattice {
    let Size { width, height } = tile;
    let across = Vec2::new(width, 0.0);
    let down = match net {
        Net::Oblique => {
            let angle = angle.clamp(*limits::OBLIQUE.start(), *limits::OBLIQUE.end());
            let along = Angle::degrees(angle).unit();
            Vec2::new(if angle == 90.0 { 0.0 } else { along.x * height }, along.y * height)
        }
        Net::Rectangular | Net::Rhombic => Vec2::new(0.0, height),
        Net::Square => Vec2::new(0.0, width),
        Net::Hexagonal => Vec2::new(-width / 2.0, width * 0.75_f64.sqrt()),
    };
    Lattice { a: across, b: down }
}

/// What is drawn in the domain of a group, completed.
pub(super) fn group(tile: Size, group: Group, angle: f64) -> Raport {
    let net = group.net();
    let asked = cell(tile, net, angle);
    // The first vector lies along a row, so only the second one can be fitted.
    let (cell, lattice) = match net {
        Net::Oblique => oblique(asked),
        Net::Rhombic => (asked, Lattice { a: asked.a, b: (asked.a + asked.b) / 2.0 }),
        Net::Rectangular | Net::Square | Net::Hexagonal => (asked, asked),
    };
    let off = length(cell.a - asked.a).max(length(cell.b - asked.b));
    let size = Size::new(cell.a.x, cell.b.y);
    let piece = Size::new(lattice.a.x, lattice.b.y);
    let frame = Frame::Tile { size, piece, lattice };
    let outline = group.domain(cell);
    let images = group.images(cell);
    let face = Face { outline, ..Face::tile('A', frame, images) };
    let raport = Raport::new(lattice, vec![face]);
    let message = |key| {
        Message::new(key)
            .with("group", group.name())
            .with("width", size.width)
            .with("height", size.height)
            .with("tile", steps::typed_pair(size.width, size.height))
    };
    let is_told = match net {
        // A square cell is often asked for a hexagonal one; nobody is surprised that it is lower.
        Net::Hexagonal => near(tile.height, size.height) || near(tile.height, tile.width),
        Net::Square => near(tile.height, size.height),
        Net::Oblique | Net::Rectangular | Net::Rhombic => true,
    };
    if !is_told {
        return raport.note(message("repeat-cell-fixed").with("net", net.name()));
    }
    if off > SAME_LENGTH {
        let made = Angle::of(cell.b).to_degrees();
        return raport.note(
            message("repeat-angle-fitted")
                .with("angle", angle)
                .with("made", made)
                .with("typed", steps::typed(made)),
        );
    }
    raport
}

/// The nearest slanted cell that has an upright period, and its lattice by two vectors that are as upright as can be:
/// the side of a high cell may lean over many widths. Only the angle moves; both sides stay as long as asked.
fn oblique(asked: Lattice) -> (Lattice, Lattice) {
    let (width, side) = (asked.a.x, length(asked.b));
    let widths = (asked.b.x / width).round();
    let share = fit::share((asked.b.x - widths * width) / width, width);
    let across = (widths + share) * width;
    // A side that lies nearly flat may not reach so far; then it leans as far as it does.
    let across = across.clamp(-side, side);
    let high = (side * side - across * across).max(0.0).sqrt();
    if high < asked.b.y / 2.0 {
        let (lattice, _off) = fit::upright(Lattice { a: asked.a, b: asked.b - asked.a * widths });
        return (Lattice { a: lattice.a, b: lattice.b + lattice.a * widths }, lattice);
    }
    let lattice = Lattice { a: asked.a, b: Vec2::new(across - widths * width, high) };
    (Lattice { a: asked.a, b: Vec2::new(across, high) }, lattice)
}

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() <= SAME_LENGTH
}

/// Rows of a frieze, as far apart as the tile is high.
pub(super) fn frieze(tile: Size, frieze: Frieze) -> Raport {
    let face = Face::tile('A', Frame::block(tile), frieze.images(tile));
    let outline = frieze.domain(tile);
    Raport::new(Lattice::block(tile), vec![Face { outline, ..face }])
}
