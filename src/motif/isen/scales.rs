//! Sisik: fish scales, arcs that hang from one another.
//!
//! Half circles of diameter d stand in rows d/2 apart, every other row shifted by d/2, convex toward the base of the
//! motif. The ends of a scale rest on the bellies of those behind it: these marks meet on purpose.
//!
//! **Invariant:** scales meet at their ends and nowhere else.

use kurbo::{BezPath, Point, Vec2};

use crate::geom::{self, Angle};
use crate::mark::Shape;
use crate::motif::isen::bed::Bed;
use crate::motif::isen::dots::dot;
use crate::motif::isen::field::{self, float, steps};
use crate::motif::isen::lines;
use crate::motif::isen::{Isen, Knob};

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

const SCALE: Knob = Knob::size(["lebar sisik", "width of a scale"], [4.0, 1.5, 60.0]);

/// The dot in a scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Melik {
    Present,
    Absent,
}

fn scales(bed: &mut Bed<'_>, melik: Melik) {
    let need = bed.width() / 2.0 + bed.clearance();
    for arc in arcs(bed) {
        if bed.is_full(2) {
            return;
        }
        let whole = [(0.0, std::f64::consts::PI)];
        let is_free = bed.region.holds_disc(arc.center, need + arc.reach());
        let spans = if is_free { whole.to_vec() } else { arc.free(bed, need) };
        for (from, to) in spans {
            if to - from >= SHORTEST {
                bed.draw(Shape::Stroke { path: arc.path(from, to), width: bed.width() });
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

    fn free(&self, bed: &Bed<'_>, need: f64) -> Vec<(f64, f64)> {
        lines::free(bed, need, (std::f64::consts::PI, self.reach()), |turn| self.at(turn))
    }

    /// The arc between two turns, in cubics of no more than a quarter each.
    fn path(&self, from: f64, to: f64) -> BezPath {
        let quarters = ((to - from) / std::f64::consts::FRAC_PI_2 - 1e-9).ceil().max(1.0);
        let sweep = (to - from) / quarters;
        let quarter = Angle::radians(sweep / 4.0);
        // The handle of an arc of angle a is 4/3 tan(a/4).
        let handle = 4.0 / 3.0 * quarter.sin() / quarter.cos();
        let way = |turn: f64| {
            let turn = Angle::radians(turn);
            (self.belly * turn.cos() - self.side * turn.sin()) * handle
        };
        let mut path = BezPath::new();
        path.move_to(self.at(from));
        for i in 0..steps(quarters) {
            let (a, b) = (from + float(i) * sweep, from + float(i + 1) * sweep);
            path.curve_to(self.at(a) + way(a), self.at(b) - way(b), self.at(b));
        }
        path
    }
}

/// The arcs of the whole field, from the tip of the motif to its base, so that scales lie over those nearer the base.
fn arcs(bed: &mut Bed<'_>) -> Vec<Arc> {
    let frame = bed.frame;
    // Bellies must not close up: between the wax of two rows stays the clearance.
    let size = bed.size().max(2.0 * (bed.width() + bed.clearance()));
    let (high, wide) = (2.0 * frame.half.x, 2.0 * frame.half.y);
    let (rows, columns, row, column) = match bed.region.tile() {
        Some(_) => {
            let least = size.min(2.0 * (bed.width() + bed.clearance()));
            let rows = 2 * field::fitted(high, size, least);
            let columns = field::fitted(wide, size, least);
            (rows, columns, high / float(rows.max(1)), wide / float(columns.max(1)))
        }
        None => (steps(high / size * 2.0) + 2, steps(wide / size) + 3, size / 2.0, size),
    };
    let mut arcs = Vec::new();
    for i in 0..rows {
        if bed.is_too_wide(arcs.len()) {
            break;
        }
        let u = (float(rows) / 2.0 - float(i)) * row;
        for j in 0..columns {
            // In an outline the middle column lies on the axis in every second row.
            let middle = float((columns - 1) / 2) + if i % 2 == 0 { 0.0 } else { 0.5 };
            let v = (float(j) - middle) * column;
            let (center, side) = (frame.at(u, v), frame.across * (column / 2.0));
            arcs.push(Arc { center, belly: -frame.along * row, side });
        }
    }
    arcs
}
