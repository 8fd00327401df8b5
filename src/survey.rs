//! What the cloth of a repeat is made of, measured in pixels: shares of parts, what touches what, gaps in walls of wax,
//! lines too near to a blade.
//!
//! **Invariant:** measures one period, each pixel of it once; the cloth is that again and again.

use std::collections::BTreeMap;

use kurbo::{Shape as _, Size};

use crate::design::dyeing::Work;
use crate::dye::{Fabric, Field, Plan};
use crate::geom::flat;
use crate::mark::{Part, Shape};
use crate::notice::Notice;
use crate::raster::{Grid, Owner, Painter, Shares, Window};
use crate::repeat::Repeat;

mod edges;
mod gaps;
mod near;
mod strips;

use gaps::Walls;
use near::{BLADE, Blades};
use strips::Cloth;

/// Pixels in a millimeter when a period is measured: a line of the pen is several wide.
const FINE: f64 = 8.0;

/// Most pixels of a period that is measured at once; larger ones are measured more coarsely.
const MOST: f64 = 3_000_000.0;

/// Parts that meet along less than this in a period, in millimeters, only cross or brush each other.
const TOUCH: f64 = 1.0;

/// Wax this wide and narrower comes off under a blade; wider it has to be boiled. In millimeters.
const LINE: f64 = 2.0;

/// The fabric of a repeat. Costs one painting of its period, at most three million pixels.
pub fn fabric(repeat: &Repeat) -> Fabric {
    let Size { width, height } = repeat.period();
    let scale = FINE.min((MOST / (width * height)).sqrt());
    let Some(grid) = Grid::snapped(repeat, scale) else { return Fabric::named(&repeat.parts()) };
    let [across, down] =
        grid.period().unwrap_or([1, 1]).map(|side| u32::try_from(side).unwrap_or(1));
    let painter = Painter::new(repeat, grid);
    // One pixel more to the right and below: the seams of the period are edges too.
    let shares = painter.shares(Window { x: 0, y: 0, width: across + 1, height: down + 1 });
    let pixels = f64::from(across) * f64::from(down);
    let pixel = (grid.scale().x * grid.scale().y).sqrt().recip();
    let parts = shares.parts().to_vec();
    let mut edges = vec![0.0; parts.len()];
    let mut fields = vec![Field::default(); parts.len()];
    for contact in shares.contacts() {
        let [first, second] = contact.parts.map(usize::from);
        let length = contact.pixels * pixel;
        edges[first] += length;
        edges[second] += length;
        if length >= TOUCH {
            fields[first].touches.insert(parts[second].clone(), length);
        }
    }
    let drawn = drawn(repeat);
    for (at, total) in totals(&shares).into_iter().enumerate() {
        let share = total as f64 / (255.0 * pixels);
        let seen = share * width * height;
        let is_filled = drawn.get(&parts[at]).is_some_and(|drawn| drawn.is_filled(seen));
        fields[at].share = share;
        fields[at].is_area = closes(&parts[at]) || is_wide(seen, edges[at]) || is_filled;
    }
    Fabric::of(parts.into_iter().zip(fields))
}

/// What there is to tell about the walls of wax and the blades of some plans, each with the number of its colorway:
/// sorted by that, walls first.
///
/// Costs one painting of the period for all of them, at 6 pixels in a millimeter; above 24 million pixels, as of a
/// square of 800 mm, down to 4 pixels. Costs nothing where nobody brushes or scrapes.
pub fn notices(repeat: &Repeat, fabric: &Fabric, plans: &[(usize, &Plan)]) -> Vec<Notice> {
    let has = |is_such: fn(&Work) -> bool| {
        plans.iter().any(|(_, plan)| plan.steps().iter().any(|step| is_such(&step.work)))
    };
    let brushes = has(|work| matches!(work, Work::Brush(..)));
    let scrapes = has(|work| matches!(work, Work::Scrape(_)));
    let Some(cloth) = (brushes || scrapes).then(|| Cloth::of(repeat)).flatten() else {
        return Vec::new();
    };
    let mut walls = Walls::of(&cloth, plans);
    let mut blades = Blades::of(&cloth, plans, fabric);
    cloth.each(if scrapes { BLADE } else { 0.0 }, |strip| {
        walls.look(&cloth, strip);
        blades.look(&cloth, strip);
    });
    let mut told = walls.told(&cloth);
    told.extend(blades.told(&cloth));
    told.sort_by_key(|(colorway, _)| *colorway);
    told.into_iter().map(|(_, notice)| notice).collect()
}

/// The sum of the weights of each part, without the last column and the last row: those are the first ones again.
fn totals(shares: &Shares) -> Vec<u64> {
    let mut totals = shares.totals();
    let [width, height] = [shares.width(), shares.height()].map(|side| side as usize);
    let mut take = |part: u16, weight: u8| totals[usize::from(part)] -= u64::from(weight);
    let (mut column, mut row) = (0, 0);
    for spot in shares.spots() {
        if column + 1 == width || row + 1 == height {
            match spot {
                Owner::Pure(part) => take(part, u8::MAX),
                Owner::Mixed(portions) => {
                    portions.iter().for_each(|portion| take(portion.part, portion.weight));
                }
            }
        }
        column += 1;
        if column == width {
            (column, row) = (0, row + 1);
        }
    }
    totals
}

/// Whether a part is one that the craft closes with thick wax, however small its pieces are.
fn closes(part: &Part) -> bool {
    matches!(part.name(), Part::LATAR | Part::TEMBOK)
}

/// Whether what is seen of a part is wider than a line: twice the area over the edge is the width of a long strip, and
/// half that of a round.
fn is_wide(area: f64, edge: f64) -> bool {
    2.0 * area > LINE * edge
}

/// What the marks of a part would cover if nothing lay over them, in square millimeters of a period.
#[derive(Clone, Copy, Default)]
struct Drawn {
    all: f64,
    /// Of filled areas that are wider than lines.
    wide: f64,
}

impl Drawn {
    /// Whether the part is filled areas of which most is seen, even where veins and dots cut it into strips. An area
    /// that is nearly hidden under another one is drawn for the sake of its edge.
    fn is_filled(self, seen: f64) -> bool {
        2.0 * self.wide > self.all && 2.0 * seen > self.all
    }
}

fn drawn(repeat: &Repeat) -> BTreeMap<Part, Drawn> {
    let mut all: BTreeMap<Part, Drawn> = BTreeMap::new();
    let marks = repeat.artwork().marks();
    for at in repeat.coats().iter().flat_map(|coat| &coat.marks) {
        let copies = repeat.orbit_of(*at).cell.len() as f64;
        let (area, is_wide) = match marks[*at].shape() {
            Shape::Stroke { path, width } => (flat::along(path) * width, *width > LINE),
            Shape::Area(path) | Shape::EvenOdd(path) => {
                let area = path.area().abs();
                (area, is_wide(area, flat::along(path)))
            }
            Shape::Dot { radius, .. } => (std::f64::consts::PI * radius * radius, *radius > LINE),
        };
        let drawn = all.entry(marks[*at].part().clone()).or_default();
        drawn.all += area * copies;
        drawn.wide += if is_wide { area * copies } else { 0.0 };
    }
    all
}
