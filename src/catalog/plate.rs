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
    /// Calm colors of batik on cream.
    pub fn colorway() -> Colorway {
        let color = |(name, color): (&str, Srgb)| (Part::new(name), color);
        let paint = Paint::Print(COLORS.into_iter().map(color).collect::<BTreeMap<_, _>>());
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
