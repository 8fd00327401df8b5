//! One plate for each way of repeating, and all plates in one picture, with room for words.
//!
//! **Invariant:** a picture is a finished drawing on one upright tile; nothing crosses the edge of a plate.

use std::collections::BTreeMap;

use kurbo::{Affine, Point, Rect, Size, Vec2};

use super::draw::{COLORS, Table};

pub use super::draw::{HEADING, NAME, TITLE};
use super::{Chapter, Example};
use crate::color::Srgb;
use crate::design::{Colorway, Paint};
use crate::mark::{Mark, Part};

/// Marks on one tile, and what they look like.
#[derive(Clone, Debug)]
pub struct Plate {
    /// The tile.
    pub size: Size,
    /// From the lowest to the topmost.
    pub marks: Vec<Mark>,
    /// The room for words below each plate, in the order of the plates.
    pub captions: Vec<Rect>,
    /// The room for words above the first plate of each kind.
    pub headings: Vec<(Chapter, Rect)>,
}

/// The margins that words take, in millimeters.
#[derive(Clone, Copy, Debug, Default)]
pub struct Margins {
    /// Below a plate.
    pub caption: f64,
    /// Above the first row of a kind.
    pub heading: f64,
}

/// Side of a plate in millimeters: a hand wide.
const SIDE: f64 = 96.0;

/// Paper around a plate.
const MARGIN: f64 = 4.0;

/// How large a plate is among all: nine of them go beside one another on 40 cm of paper.
const SMALL: f64 = 0.42;

/// Plates in a row: two rows for the wallpaper groups, one for everything else.
const COLUMNS: usize = 9;

/// Paper between plates, and between kinds.
const GAP: f64 = 3.2;
const KIND_GAP: f64 = 6.5;

impl Plate {
    /// Calm colors of batik on cream, for the parts that it has.
    pub fn colorway(&self) -> Colorway {
        let color = |(name, color): (&str, Srgb)| (Part::new(name), color);
        let has = |part: &Part| self.marks.iter().any(|mark| *mark.part() == *part);
        let colors = COLORS.into_iter().map(color);
        let colors = colors.filter(|(part, _)| *part == Part::latar() || has(part));
        let paint = Paint::Print(colors.collect::<BTreeMap<_, _>>());
        Colorway { name: "Sogan".to_owned(), paint, unknown: toml::Table::new() }
    }
}

/// The width of a plate, and of a plate among all, in millimeters: what captions have to fit.
pub const WIDE: f64 = SIDE;
/// See [`WIDE`].
pub const NARROW: f64 = SMALL * SIDE;

/// The plate of one way.
pub fn picture(way: &Example, room: Margins) -> Plate {
    let side = SIDE + 2.0 * MARGIN;
    let marks = moved(&plate(way), Affine::translate((MARGIN, MARGIN)));
    let caption = Rect::from_origin_size((MARGIN, MARGIN + SIDE), (SIDE, room.caption));
    let size = Size::new(side, side + room.caption);
    Plate { size, marks, captions: vec![caption], headings: Vec::new() }
}

/// The plates of all `ways` in one picture: every kind begins a row of its own.
pub fn plates(ways: &[Example], room: Margins) -> Plate {
    let step = Vec2::new(NARROW + GAP, NARROW + room.caption + GAP);
    let columns = ways.len().min(COLUMNS) as f64;
    let width = columns * step.x + GAP;
    let (mut marks, mut captions, mut headings) = (Vec::new(), Vec::new(), Vec::new());
    let mut corner = Vec2::new(GAP, GAP);
    let (mut kind, mut column): (Option<Chapter>, usize) = (None, 0);
    for way in ways {
        let begins = kind != Some(way.kind());
        if column == COLUMNS || begins && kind.is_some() {
            corner = Vec2::new(GAP, corner.y + step.y + if begins { KIND_GAP } else { 0.0 });
            column = 0;
        }
        if begins {
            let area = Rect::from_origin_size(corner.to_point(), (width - 2.0 * GAP, room.heading));
            headings.push((way.kind(), area));
            corner.y += room.heading;
        }
        marks.extend(moved(&plate(way), Affine::translate(corner) * Affine::scale(SMALL)));
        let below = corner.to_point() + Vec2::new(0.0, NARROW);
        captions.push(Rect::from_origin_size(below, (NARROW, room.caption)));
        corner.x += step.x;
        (kind, column) = (Some(way.kind()), column + 1);
    }
    Plate { size: Size::new(width, corner.y + step.y), marks, captions, headings }
}

fn moved(marks: &[Mark], map: Affine) -> Vec<Mark> {
    marks.iter().map(|mark| mark.transformed(map)).collect()
}

/// A plate with its corner at the origin.
fn plate(way: &Example) -> Vec<Mark> {
    let raport = way.raport();
    let window = way.window(&raport);
    let scale = SIDE / window.width();
    let plate_from_cloth = Affine::scale(scale) * Affine::translate(-window.origin().to_vec2());
    let edge = Rect::from_origin_size(Point::ORIGIN, (SIDE, SIDE));
    Table::new(&raport, window, plate_from_cloth, edge).drawn(&way.repeat.step)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_hangs_over_the_edge() {
        for way in Example::all() {
            let paper = Rect::from_origin_size(Point::ORIGIN, (SIDE, SIDE)).inflate(0.4, 0.4);
            let marks = plate(&way);
            let has = |part: &str| marks.iter().any(|mark| mark.part().name() == part);
            assert!(marks.iter().all(|mark| paper.contains_rect(mark.bounds())), "{}", way.name());
            // What mirrors show is red, and nothing else is.
            let is_mirrored = way.raport().faces.iter().any(|face| face.mirrored() > 0);
            assert_eq!(has("cermin"), is_mirrored, "{}", way.name());
        }
    }

    #[test]
    fn there_is_room_for_all() {
        let room = Margins { caption: 12.0, heading: 8.0 };
        let Plate { size, marks, captions, headings } = plates(&Example::all(), room);
        let paper = Rect::from_origin_size(Point::ORIGIN, size);
        assert!(marks.iter().all(|mark| paper.contains_rect(mark.bounds())), "{size}");
        assert_eq!((captions.len(), headings.len()), (Example::all().len(), 4));
        let words = || captions.iter().chain(headings.iter().map(|(_, area)| area));
        for area in words() {
            let is_free = |mark: &Mark| area.intersect(mark.bounds()).area() < 0.1 * area.width();
            assert!(marks.iter().all(is_free), "a plate lies on the words in {area}");
        }
    }
}
