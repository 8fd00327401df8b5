//! Every way in which cloth repeats, with an example of each that shows it well, and a picture of that.
//!
//! A picture is a window of cloth with an uneven leaf, the ground that one draws on filled softly, and copies in the
//! color of what happened to them. Over groups lie their symmetry elements as a teacher draws them. There is no letter
//! in it, so it speaks every language; below and above there is room for words of whoever shows it.
//!
//! **Invariant:** every name of [`Step::names`] is here once, in its order; an example needs no fitting.

use kurbo::{Point, Rect, Size};

use crate::design::Stepping;
use crate::design::step::{Share, Step, Stripe, Turning, Wedge};
use crate::geom::length;
use crate::raport::Raport;
use crate::symmetry::{Frieze, Group, Net};

mod draw;
mod leaf;
pub mod plate;
mod trim;

pub use plate::{Margins, Plate, picture, plates};

/// What kind of thing a way of repeating is: the headings of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Chapter {
    /// The walk of a stamp.
    Lampah,
    /// A repeat of the textile trade.
    Textile,
    /// A wallpaper group.
    Group,
    /// A frieze group, in rows.
    Frieze,
}

impl Chapter {
    /// A name for keys of word lists.
    pub fn name(self) -> &'static str {
        match self {
            Self::Lampah => "lampah",
            Self::Textile => "textile",
            Self::Group => "group",
            Self::Frieze => "frieze",
        }
    }
}

/// A way of repeating, with an example.
#[derive(Clone, Debug, PartialEq)]
pub struct Example {
    /// The example: what the picture shows and a designer may begin with.
    pub repeat: Stepping,
}

/// Chance in the pictures: this one strews evenly to the eye.
const SEED: u64 = 7;

impl Example {
    /// All, in the order of [`Step::names`], which keeps kinds together.
    pub fn all() -> Vec<Self> {
        Step::names().into_iter().filter_map(Self::named).collect()
    }

    /// The one that the craft or the trade calls `name`, as [`Step::named`] understands it.
    pub fn named(name: &str) -> Option<Self> {
        match Step::named(name) {
            Step::Unknown(_) => None,
            step => Some(Self { repeat: example(step) }),
        }
    }

    /// Its name in a file.
    pub fn name(&self) -> &str {
        self.repeat.step.name()
    }

    /// Its kind.
    pub fn kind(&self) -> Chapter {
        match self.repeat.step {
            Step::Tubrukan
            | Step::HalfDrop
            | Step::HalfBrick
            | Step::Parang { .. }
            | Step::Mubeng { .. }
            | Step::Sareng { .. }
            | Step::Unknown(_) => Chapter::Lampah,
            Step::Drop(_)
            | Step::Shift(_)
            | Step::Mirror
            | Step::Diamond
            | Step::Ogee
            | Step::Lereng { .. }
            | Step::Toss { .. }
            | Step::Pinggiran { .. } => Chapter::Textile,
            Step::Group { .. } => Chapter::Group,
            Step::Frieze(_) => Chapter::Frieze,
        }
    }

    /// Where its copies lie.
    pub fn raport(&self) -> Raport {
        Raport::laid(&self.repeat, SEED, 'A')
    }

    /// How many copies of what is drawn one cell of the cloth holds, all tiles together.
    pub fn order(&self) -> usize {
        self.raport().faces.iter().filter(|f| f.letter.is_some()).map(|f| f.images.len()).sum()
    }

    /// The square of the cloth that a picture of it shows, in millimeters.
    pub fn shown(&self) -> Rect {
        self.window(&self.raport())
    }

    /// The square of the example's cloth that its picture shows, in millimeters.
    fn window(&self, raport: &Raport) -> Rect {
        let (tile, Size { width, height }) = (raport.size(), self.repeat.tile);
        let middle = Point::new(tile.width / 2.0, tile.height / 2.0);
        // Whole cells and a bit, so that nothing that stands at a part of the cell lies on the edge.
        let (middle, side) = match &self.repeat.step {
            Step::Parang { .. } => (laid_middle(raport, middle), 3.25 * width),
            Step::Mubeng { wedge, .. } => {
                let is_square = matches!(wedge, Wedge::D180 | Wedge::D90);
                let across = if is_square { tile.width } else { middle.x };
                let far = length(raport.lattice.reduced().b);
                (Point::new(across, tile.height), 1.75 * far)
            }
            Step::Sareng { .. } => (Point::new(width, middle.y), 3.25 * width),
            Step::Mirror => (Point::new(width, height), 3.25 * width),
            Step::Diamond | Step::Ogee => (middle, 2.25 * height),
            Step::Lereng { .. } => (Point::new(width / 2.0, height / 2.0), 1.1 * width),
            Step::Toss { .. } => (Point::new(width / 2.0, height / 2.0), 1.75 * width),
            Step::Pinggiran { .. } => (Point::new(width / 2.0, height / 2.0), width),
            Step::Group { group, .. } => group_window(*group, raport),
            // Whole rows.
            Step::Frieze(_) => (Point::new(width, middle.y), 3.0 * height),
            _ => (middle, 3.25 * width),
        };
        Rect::from_center_size(middle, (side, side))
    }
}

/// The middle and the side of the window of a group: the more copies a cell has, the fewer cells. No symmetry element
/// lies on the edge, and the whole domain within.
fn group_window(group: Group, raport: &Raport) -> (Point, f64) {
    let Size { width, height } = raport.size();
    let middle = Point::new(width / 2.0, height / 2.0);
    let (middle, cells) = match group {
        Group::P1 => (raport.lattice.sum(0.5, 0.5).to_point(), 3.25),
        Group::P2 => (raport.lattice.sum(0.5, 0.5).to_point(), 2.5),
        Group::Pm | Group::Pg => (middle, 2.25),
        Group::Cm | Group::Pmm | Group::Pmg | Group::Pgg | Group::P4 => (middle, 1.75),
        Group::Cmm => (middle, 1.3),
        Group::P4m | Group::P4g => (middle, 1.25),
        Group::P3 => (raport.lattice.sum(2.0 / 3.0, 1.0 / 3.0).to_point(), 2.25),
        Group::P3m1 | Group::P31m | Group::P6 => {
            (raport.lattice.sum(2.0 / 3.0, 1.0 / 3.0).to_point(), 1.85)
        }
        Group::P6m => (Point::ORIGIN, 1.3),
    };
    (middle, cells * width)
}

/// Where the middle of the tile lies on the cloth.
fn laid_middle(raport: &Raport, middle: Point) -> Point {
    let mut images = raport.faces_of('A').flat_map(|face| raport.faces[face].images.iter());
    images.next().map_or(middle, |image| *image * middle)
}

/// A repeat that shows a step well, on a tile that needs no fitting.
fn example(step: Step) -> Stepping {
    let half = Share { count: 1, of: 2 };
    let third = Share { count: 1, of: 3 };
    let (step, width, height) = match step {
        // The half has names of its own.
        Step::Drop(share) if share == half => (Step::Drop(third), 60.0, 60.0),
        Step::Shift(share) if share == half => (Step::Shift(third), 60.0, 60.0),
        step @ (Step::Diamond | Step::Ogee) => (step, 60.0, 80.0),
        Step::Lereng { angle, .. } => (Step::Lereng { angle, stripes: stripes() }, 85.0, 85.0),
        Step::Toss { gap, .. } => (Step::Toss { gap, turning: Turning::FourWay }, 100.0, 100.0),
        Step::Pinggiran { frieze, corner, .. } => {
            let unit = Size::new(40.0, 30.0);
            (Step::Pinggiran { frieze, unit, corner }, 160.0, 160.0)
        }
        Step::Group { group, angle } => {
            let net = group.net();
            let (angle, height) = match net {
                // A quarter of the width off, so that rows meet again.
                Net::Oblique => (75.0, 58.0),
                Net::Rectangular | Net::Rhombic => (angle, 48.0),
                Net::Square | Net::Hexagonal => (angle, 60.0),
            };
            (Step::Group { group, angle }, 60.0, height)
        }
        // Their domains are as long as the unit, and only half as wide as the row.
        step @ Step::Frieze(Frieze::P1a1 | Frieze::P1m1) => (step, 40.0, 48.0),
        step @ Step::Frieze(_) => (step, 60.0, 48.0),
        step => (step, 60.0, 60.0),
    };
    Stepping { step, tile: Size::new(width, height), ..Stepping::default() }
}

/// Two stripes: a row of half-turns, and a narrow one that only steps.
fn stripes() -> Vec<Stripe> {
    let narrow = Stripe { width: 10.0, unit: 15.0, frieze: Frieze::P111, ..Stripe::default() };
    vec![Stripe::default(), narrow]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_has_an_example_that_needs_no_fitting() {
        let names: Vec<String> = Example::all().iter().map(|way| way.name().to_owned()).collect();
        assert_eq!(names, Step::names());
        for way in Example::all() {
            let told = way.raport().notices;
            assert!(told.is_empty(), "{}: {told:?}", way.name());
        }
        let kinds: Vec<Chapter> = Example::all().iter().map(Example::kind).collect();
        assert!(kinds.is_sorted(), "{kinds:?}");
        assert_eq!(Example::named("NO such way"), None);
    }

    #[test]
    fn orders_are_those_of_the_groups() {
        for (name, order) in
            [("tubrukan", 1), ("mubeng", 4), ("mirror", 4), ("p6m", 12), ("cmm", 4), ("pmm2", 4)]
        {
            assert_eq!(Example::named(name).map(|way| way.order()), Some(order), "{name}");
        }
    }
}
