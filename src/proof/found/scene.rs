//! What is seen at a point of the cloth: the part of the topmost mark that covers it.
//!
//! **Invariant:** the answer depends on the picture alone, not on how many marks make it.

use std::cell::Cell;
use std::rc::Rc;

use kurbo::{Line, Point, Rect, Vec2};

use super::Seen;
use crate::geom::torus::{Shelf, Torus};
use crate::geom::{self, Lattice, length};
use crate::mark::{Rule, Shape};

/// A mark covers what lies this near to it, in millimeters: two that share an edge leave nothing between them, wherever
/// rounding puts the edge of each. Chords of one edge that was cut in two ways lie on the same side of it, so they leave no
/// more than the two joints are wide together.
const JOINT: f64 = 0.005;

/// Most cells of the lattice that all marks together touch.
const LAPS: f64 = 1_000_000.0;

/// Most edges that are looked at, a second or so.
const PATIENCE: usize = 40_000_000;

/// Rows of edges of an area: a point looks only at those of its own height.
const ROWS: usize = 64;

/// Marks on the lattice that joins the edges of a cell, ready to be looked up.
pub(super) struct Scene {
    pub(super) lattice: Lattice,
    pub(super) bodies: Vec<Body>,
    /// The numbers of the bodies, from the lowest coat to the topmost.
    order: Vec<usize>,
    /// The boxes around them, in that order.
    shelf: Shelf,
    patience: Cell<usize>,
}

/// A mark as what it covers.
pub(super) struct Body {
    /// The number of its part; 0 is the ground.
    pub(super) part: usize,
    /// Its coat: greater ones lie above.
    coat: usize,
    /// Its outline, or the middle of its line.
    pub(super) lines: Rc<[Line]>,
    /// Half the width of a line; nothing for an area.
    pub(super) half: Option<f64>,
    /// By which an area is filled.
    rule: Rule,
    bounds: Rect,
    /// Its lines by height.
    rows: Vec<Vec<u32>>,
}

impl Scene {
    /// Nothing where a mark is not finite, or where the marks go around the lattice too often.
    pub(super) fn of(cell: &[(usize, Seen)], lattice: Lattice) -> Option<Self> {
        let lattice = lattice.reduced();
        let bodies: Option<Vec<Body>> =
            cell.iter().map(|(part, seen)| Body::of(*part, seen)).collect();
        let bodies = bodies?;
        let cells = Torus::new(lattice, [1, 1]);
        let laps: f64 = bodies.iter().map(|body| cells.touched(body.bounds)).sum();
        if laps > LAPS {
            return None;
        }
        let mut order: Vec<usize> = (0..bodies.len()).collect();
        order.sort_by_key(|at| bodies[*at].coat);
        let boxes: Vec<Rect> = order.iter().map(|at| bodies[*at].bounds).collect();
        let (shelf, patience) = (Shelf::of(lattice, &boxes), Cell::new(PATIENCE));
        Some(Self { lattice, bodies, order, shelf, patience })
    }

    /// The part that is seen at a point; nothing when too much was looked at already.
    pub(super) fn at(&self, point: Point) -> Option<usize> {
        if self.patience.get() == 0 {
            return None;
        }
        for (at, shift) in self.shelf.at(point) {
            let body = &self.bodies[self.order[at]];
            if body.covers(point - shift, &self.patience) {
                return Some(body.part);
            }
        }
        (self.patience.get() > 0).then_some(0)
    }

    /// What is seen at a point and all around it to within `reach`; nothing where it is not one part.
    pub(super) fn all_around(&self, point: Point, reach: f64) -> Option<usize> {
        let part = self.at(point)?;
        let ways = [(1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0)];
        let is_same = |way: (f64, f64)| self.at(point + Vec2::from(way) * reach) == Some(part);
        ways.into_iter().all(is_same).then_some(part)
    }

    /// Whether every question so far was answered in full.
    pub(super) fn was_patient(&self) -> bool {
        self.patience.get() > 0
    }
}

impl Body {
    fn of(part: usize, seen: &Seen) -> Option<Self> {
        let half = match seen.mark.shape() {
            Shape::Dot { radius, .. } => Some(*radius),
            Shape::Stroke { width, .. } => Some(width / 2.0),
            Shape::Area(_) | Shape::EvenOdd(_) => None,
        };
        let lines = seen.lines();
        let out = half.unwrap_or_default() + JOINT;
        let boxes = lines.iter().map(|line| Rect::from_points(line.p0, line.p1));
        let bounds = boxes.reduce(|a, b| a.union(b)).unwrap_or_default();
        let bounds = bounds.inflate(out, out);
        if !bounds.is_finite() {
            return None;
        }
        let rule = seen.mark.shape().area().map_or(Rule::NonZero, |(_path, rule)| rule);
        let rows = vec![Vec::new(); ROWS];
        let mut body = Self { part, coat: seen.class, lines, half, rule, bounds, rows };
        for (at, Line { p0: a, p1: b }) in seen.lines().iter().enumerate() {
            let rows = body.row(a.y.min(b.y) - out)..=body.row(a.y.max(b.y) + out);
            for row in rows {
                body.rows[row].push(u32::try_from(at).ok()?);
            }
        }
        Some(body)
    }

    fn row(&self, y: f64) -> usize {
        let share = (y - self.bounds.y0) / self.bounds.height().max(f64::MIN_POSITIVE);
        whole(share * ROWS as f64).clamp(0, 63).unsigned_abs() as usize
    }

    fn covers(&self, point: Point, patience: &Cell<usize>) -> bool {
        patience.set(patience.get().saturating_sub(1));
        let bounds = self.bounds;
        if point.x < bounds.x0 || point.x > bounds.x1 || point.y < bounds.y0 || point.y > bounds.y1
        {
            return false;
        }
        let row = &self.rows[self.row(point.y)];
        patience.set(patience.get().saturating_sub(row.len()));
        let reach = self.half.unwrap_or_default() + JOINT;
        let mut turns = 0;
        for at in row {
            let line = self.lines[*at as usize];
            let Line { p0: a, p1: b } = line;
            let is_near = a.x.min(b.x) - reach <= point.x && point.x <= a.x.max(b.x) + reach;
            if is_near && geom::nearest(line, point).distance_sq <= reach * reach {
                return true;
            }
            turns += turn(line, point);
        }
        self.half.is_none() && self.rule.holds(turns)
    }
}

/// What an edge adds to the winding number of a point.
fn turn(Line { p0: a, p1: b }: Line, point: Point) -> i32 {
    let is_left = (b - a).cross(point - a) > 0.0;
    if a.y <= point.y && b.y > point.y && is_left {
        1
    } else if a.y > point.y && b.y <= point.y && !is_left {
        -1
    } else {
        0
    }
}

/// A unit vector across a line; nothing for a point.
pub(super) fn across(line: Line) -> Option<Vec2> {
    let way = line.p1 - line.p0;
    let long = length(way);
    (long > 0.0).then(|| Vec2::new(-way.y, way.x) / long)
}

#[expect(clippy::cast_possible_truncation, reason = "saturates, which is meant")]
fn whole(number: f64) -> i32 {
    number as i32
}
