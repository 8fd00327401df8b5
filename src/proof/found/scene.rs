//! What is seen at a point of the cloth: the part of the topmost mark that covers it.
//!
//! **Invariant:** the answer depends on the picture alone, not on how many marks make it.

use std::cell::Cell;

use kurbo::{Point, Rect, Vec2};

use super::Seen;
use crate::geom::flat;
use crate::geom::{Lattice, length};
use crate::mark::{Rule, Shape};

/// How finely outlines are flattened, in millimeters: a tenth of what is told apart.
const FLAT: f64 = 0.002;

/// A mark covers what lies this near to it, in millimeters: two that share an edge leave nothing between them, wherever
/// rounding puts the edge of each.
const JOINT: f64 = 0.005;

/// Most entries of the index: marks by the buckets that they touch.
const ENTRIES: usize = 1_000_000;

/// Most edges that are looked at, a second or so.
const PATIENCE: usize = 40_000_000;

/// Rows of edges of an area: a point looks only at those of its own height.
const ROWS: usize = 64;

/// Marks on the lattice that joins the edges of a cell, ready to be looked up.
pub(super) struct Scene {
    pub(super) lattice: Lattice,
    pub(super) bodies: Vec<Body>,
    buckets: Vec<Vec<Entry>>,
    count: i32,
    patience: Cell<usize>,
}

/// A mark as what it covers.
pub(super) struct Body {
    /// The number of its part; 0 is the ground.
    pub(super) part: usize,
    /// Its coat: greater ones lie above.
    coat: usize,
    /// Its outline, or the middle of its line.
    pub(super) edges: Vec<(Point, Point)>,
    /// Half the width of a line; nothing for an area.
    pub(super) half: Option<f64>,
    /// By which an area is filled.
    rule: Rule,
    bounds: Rect,
    /// The edges of an area by height.
    rows: Vec<Vec<u32>>,
}

/// A body, and the lattice sum after which it touches a bucket.
#[derive(Clone, Copy)]
struct Entry {
    body: u32,
    turns: [i32; 2],
}

impl Scene {
    /// Nothing where a mark is not finite, or where the marks touch too many buckets.
    pub(super) fn of(cell: &[(usize, Seen)], lattice: Lattice) -> Option<Self> {
        let lattice = lattice.reduced();
        let bodies: Option<Vec<Body>> =
            cell.iter().map(|(part, seen)| Body::of(*part, seen)).collect();
        let bodies = bodies?;
        // Some marks a bucket.
        let count = whole((bodies.len() as f64).sqrt().clamp(1.0, 128.0));
        let buckets = vec![Vec::new(); usize::try_from(count * count).ok()?];
        let patience = Cell::new(PATIENCE);
        let mut scene = Self { lattice, bodies, buckets, count, patience };
        scene.filled().then_some(scene)
    }

    fn filled(&mut self) -> bool {
        let mut entries = 0;
        for (at, body) in self.bodies.iter().enumerate() {
            let Ok(number) = u32::try_from(at) else { return false };
            let corners = [
                Point::new(body.bounds.x0, body.bounds.y0),
                Point::new(body.bounds.x1, body.bounds.y0),
                Point::new(body.bounds.x0, body.bounds.y1),
                Point::new(body.bounds.x1, body.bounds.y1),
            ];
            let places = corners.map(|corner| self.lattice.coordinates(corner.to_vec2()));
            let count = f64::from(self.count);
            let ends = |of: fn(&(f64, f64)) -> f64| {
                let of = places.iter().map(of);
                let low = of.clone().fold(f64::INFINITY, f64::min);
                let high = of.fold(f64::NEG_INFINITY, f64::max);
                ((low * count - 1e-6).floor(), (high * count + 1e-6).floor())
            };
            let (across, down) = (ends(|place| place.0), ends(|place| place.1));
            let touched = (across.1 - across.0 + 1.0) * (down.1 - down.0 + 1.0);
            if touched > ENTRIES as f64 {
                return false;
            }
            entries += whole(touched).unsigned_abs() as usize;
            if entries > ENTRIES {
                return false;
            }
            for j in whole(down.0)..=whole(down.1) {
                for i in whole(across.0)..=whole(across.1) {
                    let turns = [i.div_euclid(self.count), j.div_euclid(self.count)];
                    let bucket = self.bucket(i.rem_euclid(self.count), j.rem_euclid(self.count));
                    self.buckets[bucket].push(Entry { body: number, turns });
                }
            }
        }
        let bodies = &self.bodies;
        for bucket in &mut self.buckets {
            bucket.sort_by_key(|entry| std::cmp::Reverse(bodies[entry.body as usize].coat));
        }
        true
    }

    fn bucket(&self, i: i32, j: i32) -> usize {
        (j * self.count + i).unsigned_abs() as usize
    }

    /// The part that is seen at a point; nothing when too much was looked at already.
    pub(super) fn at(&self, point: Point) -> Option<usize> {
        if self.patience.get() == 0 {
            return None;
        }
        let (i, j) = self.lattice.coordinates(point.to_vec2());
        let home = point - self.lattice.sum(i.floor(), j.floor());
        let step = |place: f64| {
            whole((place - place.floor()) * f64::from(self.count)).clamp(0, self.count - 1)
        };
        for entry in &self.buckets[self.bucket(step(i), step(j))] {
            let body = &self.bodies[entry.body as usize];
            let shift = self.lattice.sum(f64::from(entry.turns[0]), f64::from(entry.turns[1]));
            if body.covers(home + shift, &self.patience) {
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
        let (path, half) = match seen.mark.shape() {
            Shape::Dot { center, radius } => {
                return Self::new(part, seen, vec![(*center, *center)], Some(*radius));
            }
            Shape::Stroke { path, width } => (path, Some(width / 2.0)),
            Shape::Area(path) | Shape::EvenOdd(path) => (path, None),
        };
        let mut edges = Vec::new();
        for contour in flat::contours(path) {
            let flat = flat::flatten(&contour, FLAT);
            if flat.is_empty() && half.is_some() {
                // A line without length is a dot.
                let start = contour.segments().next().map(|segment| segment.to_cubic().p0);
                edges.extend(start.map(|start| (start, start)));
            }
            for contour in flat {
                edges.extend(contour.points.windows(2).map(|ends| (ends[0], ends[1])));
                if let ([first, .., last], true) =
                    (contour.points.as_slice(), contour.closed || half.is_none())
                {
                    edges.push((*last, *first));
                }
            }
        }
        Self::new(part, seen, edges, half)
    }

    fn new(
        part: usize,
        seen: &Seen,
        edges: Vec<(Point, Point)>,
        half: Option<f64>,
    ) -> Option<Self> {
        let out = half.unwrap_or_default() + JOINT;
        let around = |(a, b): &(Point, Point)| Rect::from_points(*a, *b);
        let bounds = edges.iter().map(around).reduce(|a, b| a.union(b)).unwrap_or_default();
        let bounds = bounds.inflate(out, out);
        if !bounds.is_finite() {
            return None;
        }
        let rule = seen.mark.shape().area().map_or(Rule::NonZero, |(_path, rule)| rule);
        let mut body = Self {
            part,
            coat: seen.class,
            edges,
            half,
            rule,
            bounds,
            rows: vec![Vec::new(); ROWS],
        };
        for (at, (a, b)) in body.edges.iter().enumerate() {
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
            let (a, b) = self.edges[*at as usize];
            let is_near = a.x.min(b.x) - reach <= point.x && point.x <= a.x.max(b.x) + reach;
            if is_near && beside(point, a, b) <= reach * reach {
                return true;
            }
            turns += turn(a, b, point);
        }
        self.half.is_none() && self.rule.holds(turns)
    }
}

/// The squared distance of `point` and the line from `a` to `b`.
fn beside(point: Point, a: Point, b: Point) -> f64 {
    let (way, to) = (b - a, point - a);
    let along = (to.dot(way) / way.hypot2().max(f64::MIN_POSITIVE)).clamp(0.0, 1.0);
    (to - way * along).hypot2()
}

/// What an edge adds to the winding number of a point.
fn turn(a: Point, b: Point, point: Point) -> i32 {
    let is_left = (b - a).cross(point - a) > 0.0;
    if a.y <= point.y && b.y > point.y && is_left {
        1
    } else if a.y > point.y && b.y <= point.y && !is_left {
        -1
    } else {
        0
    }
}

/// A unit vector across an edge; nothing for a point.
pub(super) fn across((a, b): (Point, Point)) -> Option<Vec2> {
    let way = b - a;
    let long = length(way);
    (long > 0.0).then(|| Vec2::new(-way.y, way.x) / long)
}

#[expect(clippy::cast_possible_truncation, reason = "saturates, which is meant")]
fn whole(number: f64) -> i32 {
    number as i32
}
