//! One plate for each way of repeating, and all plates on one sheet.
//!
//! **Invariant:** a picture is a finished drawing on one upright tile; nothing crosses the edge of a plate.

use std::collections::BTreeMap;

use kurbo::{Affine, Point, Rect, Size, Vec2};

use super::draw::{COLORS, Table};
use super::{Kind, Way};
use crate::color::Srgb;
use crate::design::{Colorway, Paint};
use crate::mark::{Mark, Part};

/// Marks on one tile, and what they look like.
#[derive(Clone, Debug)]
pub struct Picture {
    /// The tile.
    pub size: Size,
    /// From the lowest to the topmost.
    pub marks: Vec<Mark>,
}

/// Side of a plate in millimeters: a hand wide.
const SIDE: f64 = 96.0;

/// Paper around a plate.
const MARGIN: f64 = 4.0;

/// How large a plate is on the sheet: nine of them go beside one another on a sheet of 40 cm.
const SMALL: f64 = 0.42;

/// Plates in a row of the sheet: two rows for the wallpaper groups, one for everything else.
const COLUMNS: usize = 9;

/// Paper between plates of the sheet, and between kinds.
const GAP: f64 = 3.2;
const KIND_GAP: f64 = 6.5;

impl Picture {
    /// Calm colors of batik on cream, for the parts that it has.
    pub fn colorway(&self) -> Colorway {
        let color = |(name, color): (&str, Srgb)| (Part::new(name), color);
        let has = |part: &Part| self.marks.iter().any(|mark| mark.part == *part);
        let colors = COLORS.into_iter().map(color);
        let colors = colors.filter(|(part, _)| *part == Part::latar() || has(part));
        let paint = Paint::Print(colors.collect::<BTreeMap<_, _>>());
        Colorway { name: "Sogan".to_owned(), paint, unknown: toml::Table::new() }
    }
}

/// The plate of one way.
pub fn picture(way: &Way) -> Picture {
    let side = SIDE + 2.0 * MARGIN;
    let marks = moved(&plate(way), Affine::translate((MARGIN, MARGIN)));
    Picture { size: Size::new(side, side), marks }
}

/// The plates of all `ways` on one sheet: every kind begins a row of its own.
pub fn sheet(ways: &[Way]) -> Picture {
    let step = SMALL * SIDE + GAP;
    let (mut marks, mut corner) = (Vec::new(), Vec2::new(GAP, GAP));
    let (mut kind, mut column): (Option<Kind>, usize) = (None, 0);
    for way in ways {
        let begins = kind.is_some_and(|kind| kind != way.kind());
        if begins || column == COLUMNS {
            corner = Vec2::new(GAP, corner.y + step + if begins { KIND_GAP } else { 0.0 });
            column = 0;
        }
        marks.extend(moved(&plate(way), Affine::translate(corner) * Affine::scale(SMALL)));
        corner.x += step;
        (kind, column) = (Some(way.kind()), column + 1);
    }
    let columns = ways.len().min(COLUMNS) as f64;
    Picture { size: Size::new(columns * step + GAP, corner.y + step), marks }
}

fn moved(marks: &[Mark], map: Affine) -> Vec<Mark> {
    marks.iter().map(|mark| mark.transformed(map)).collect()
}

/// A plate with its corner at the origin.
fn plate(way: &Way) -> Vec<Mark> {
    let rapport = way.rapport();
    let window = way.window(&rapport);
    let scale = SIDE / window.width();
    let plate_from_cloth = Affine::scale(scale) * Affine::translate(-window.origin().to_vec2());
    let edge = Rect::from_origin_size(Point::ORIGIN, (SIDE, SIDE));
    Table::new(&rapport, window, plate_from_cloth, edge).drawn(&way.repeat.step)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_hangs_over_the_edge() {
        for way in Way::all() {
            let paper = Rect::from_origin_size(Point::ORIGIN, (SIDE, SIDE)).inflate(0.4, 0.4);
            let marks = plate(&way);
            let has = |part: &str| marks.iter().any(|mark| mark.part.name() == part);
            assert!(marks.iter().all(|mark| paper.contains_rect(mark.bounds())), "{}", way.name());
            // What mirrors show is red, and nothing else is.
            let is_mirrored = way.rapport().faces.iter().any(|face| face.mirrored() > 0);
            assert_eq!(has("cermin"), is_mirrored, "{}", way.name());
        }
    }

    #[test]
    fn a_sheet_has_room_for_all() {
        let Picture { size, marks } = sheet(&Way::all());
        let paper = Rect::from_origin_size(Point::ORIGIN, size);
        assert!(marks.iter().all(|mark| paper.contains_rect(mark.bounds())), "{size}");
    }
}
