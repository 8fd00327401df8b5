//! Sisik: fish scales, arcs that hang from one another.
//!
//! Half circles of diameter d stand in rows d/2 apart, every other row shifted by d/2, convex toward the base of the
//! motif. The ends of a scale rest on the bellies of those behind it: these marks meet on purpose.
//!
//! **Invariant:** scales meet at their ends and nowhere else.

use kurbo::{BezPath, Point, Size, Vec2};

use crate::geom::progress::share;
use crate::geom::{self, Angle, Lattice};
use crate::isen::bed::Bed;
use crate::isen::field::{Stagger, float, steps};
use crate::isen::lines::{self, Stretch};
use crate::isen::shape::dot;
use crate::isen::{Isen, Knob};
use crate::mark::Shape;

pub(super) static SISIK: Isen = Isen {
    name: "sisik",
    synonyms: &["sisik ikan", "sisikan", "scales"],
    labels: ["sisik, sisik ikan", "sisik, fish scales"],
    joins: true,
    knobs: &[SCALE, Knob::width([0.15, 0.06, 0.25]), Knob::CLEARANCE],
    draw: |bed| scales(bed, Melik::Absent),
};

pub(super) static SISIK_MELIK: Isen = Isen {
    name: "sisik-melik",
    synonyms: &["sisik melik", "sisik gringsing", "scales with dots"],
    labels: ["sisik melik, sisik bertitik", "sisik melik, scales with a dot"],
    joins: true,
    knobs: &[SCALE, Knob::width([0.13, 0.06, 0.2]), Knob::CLEARANCE],
    draw: |bed| scales(bed, Melik::Present),
};

const SCALE: Knob = Knob::size(["lebar sisik", "Scale width|width of a scale"], [4.0, 1.5, 60.0]);

/// The dot in a scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Melik {
    Present,
    Absent,
}

fn scales(bed: &mut Bed<'_>, melik: Melik) {
    let need = bed.width() / 2.0 + bed.clearance();
    let arcs = arcs(bed);
    for (at, arc) in arcs.iter().enumerate() {
        bed.progress.reach(share(at, arcs.len()));
        if bed.is_full(2) {
            return;
        }
        let whole = Stretch { from: 0.0, to: std::f64::consts::PI };
        let is_free = bed.region.holds_disc(arc.center, need + arc.reach());
        let stretches = if is_free { vec![whole] } else { arc.free(bed, need) };
        for stretch in stretches {
            if stretch.length() >= SHORTEST {
                bed.draw(Shape::Stroke { path: arc.path(stretch), width: bed.width() });
            }
        }
        let size = bed.size() * DOT;
        let center = arc.center + arc.belly * DROP;
        if melik == Melik::Present && bed.region.holds_disc(center, size / 2.0 + bed.clearance()) {
            bed.draw(dot(center, size));
        }
    }
}

/// A third of a half circle still reads as a scale; less is a crumb.
const SHORTEST: f64 = 1.0;

/// The diameter of the dot, in widths of the scale.
const DOT: f64 = 0.18;

/// How far below the middle of its arc a dot lies, in depths of the arc: 0.2 of the diameter.
const DROP: f64 = 0.4;

/// The lower half of an ellipse.
#[derive(Clone, Copy, Debug)]
struct Arc {
    center: Point,
    /// From the middle to the deepest point.
    belly: Vec2,
    /// From the middle to one end.
    side: Vec2,
}

impl Arc {
    /// The point at `turn` radians, from one end at 0 to the other at π.
    fn at(&self, turn: f64) -> Point {
        let turn = Angle::radians(turn);
        self.center + self.side * turn.cos() + self.belly * turn.sin()
    }

    fn reach(&self) -> f64 {
        geom::length(self.side).max(geom::length(self.belly))
    }

    fn free(&self, bed: &Bed<'_>, need: f64) -> Vec<Stretch> {
        lines::free(bed, need, std::f64::consts::PI, self.reach(), |turn| self.at(turn))
    }

    /// The arc between two turns, in cubics of no more than a quarter each.
    fn path(&self, stretch: Stretch) -> BezPath {
        let quarters = (stretch.length() / std::f64::consts::FRAC_PI_2 - 1e-9).ceil().max(1.0);
        let sweep = stretch.length() / quarters;
        let quarter = Angle::radians(sweep / 4.0);
        // The handle of an arc of angle a is 4/3 tan(a/4).
        let handle = 4.0 / 3.0 * quarter.sin() / quarter.cos();
        let way = |turn: f64| {
            let turn = Angle::radians(turn);
            (self.belly * turn.cos() - self.side * turn.sin()) * handle
        };
        let mut path = BezPath::new();
        path.move_to(self.at(stretch.from));
        for i in 0..steps(quarters) {
            let (a, b) = (stretch.from + float(i) * sweep, stretch.from + float(i + 1) * sweep);
            path.curve_to(self.at(a) + way(a), self.at(b) - way(b), self.at(b));
        }
        path
    }
}

/// The arcs of the whole field.
fn arcs(bed: &mut Bed<'_>) -> Vec<Arc> {
    // Bellies must not close up: between the wax of two rows stays the clearance.
    let least = 2.0 * (bed.width() + bed.clearance());
    let size = bed.size().max(least);
    match bed.region.lattice() {
        Some(lattice) => around(bed, &lattice, size, least),
        None => across(bed, size),
    }
}

/// Rows that close on the lattice of a ground.
fn around(bed: &mut Bed<'_>, lattice: &Lattice, size: f64, least: f64) -> Vec<Arc> {
    let fits = |half: Size| 2.0 * half.width.min(half.height) >= least;
    let Some(rows) = Stagger::fit(lattice, size, size / 2.0, 2, fits) else { return Vec::new() };
    let belly = -bed.frame.along * rows.half.height;
    let side = bed.frame.across * rows.half.width;
    let mut arcs = Vec::new();
    for (center, _cell) in rows.seats() {
        if bed.is_too_wide(arcs.len()) {
            break;
        }
        arcs.push(Arc { center, belly, side });
    }
    arcs
}

/// Rows across an outline, from its tip to its base; the middle column lies on the axis in every second row.
fn across(bed: &mut Bed<'_>, size: f64) -> Vec<Arc> {
    let frame = bed.frame;
    let (high, wide) = (2.0 * frame.half.x, 2.0 * frame.half.y);
    let (rows, columns) = (steps(high / size * 2.0) + 2, steps(wide / size) + 3);
    let (belly, side) = (-frame.along * (size / 2.0), frame.across * (size / 2.0));
    let mut arcs = Vec::new();
    for i in 0..rows {
        if bed.is_too_wide(arcs.len()) {
            break;
        }
        let u = (float(rows) / 2.0 - float(i)) * size / 2.0;
        let middle = float((columns - 1) / 2) + if i % 2 == 0 { 0.0 } else { 0.5 };
        let center = |j: i64| frame.at(u, (float(j) - middle) * size);
        arcs.extend((0..columns).map(|j| Arc { center: center(j), belly, side }));
    }
    arcs
}
