//! The face of a stamp: a convex polygon, and how deep a point lies in it.

use kurbo::{Line, ParamCurve as _, Point, Rect, Vec2};

use super::{ROUNDING, TOLERANCE};
use crate::geom::{distance, is_near, length};

/// A convex polygon with an area.
pub(super) struct Face {
    pub(super) sides: Vec<Side>,
    pub(super) bounds: Rect,
}

/// One edge of a face.
pub(super) struct Side {
    pub(super) from: Point,
    pub(super) to: Point,
    /// Unit vectors: from `from` to `to`, and out of the face.
    pub(super) along: Vec2,
    pub(super) out: Vec2,
    pub(super) length: f64,
}

/// A point as an edge sees it, in millimeters.
#[derive(Clone, Copy)]
pub(super) struct Seen {
    /// From the start of the edge.
    pub(super) along: f64,
    /// Out of the face; negative inside.
    pub(super) out: f64,
}

impl Face {
    /// The face with these corners, in either sense. None where they are no convex polygon with an area, or where an
    /// edge is so short that a crossing could not be told from one of its neighbor.
    pub(super) fn of(corners: &[Point]) -> Option<Self> {
        if corners.len() < 3 || !corners.iter().all(|corner| is_near(*corner)) {
            return None;
        }
        let ends = || corners.iter().copied().zip(corners.iter().copied().cycle().skip(1));
        let first = corners[0];
        let twice: f64 = ends().map(|(a, b)| (a - first).cross(b - first)).sum();
        let sense = if twice > 0.0 { 1.0 } else { -1.0 };
        let side = |(from, to): (Point, Point)| {
            let length = distance(from, to);
            let along = (to - from) / length;
            let out = Vec2::new(along.y, -along.x) * sense;
            (length > TOLERANCE).then_some(Side { from, to, along, out, length })
        };
        let sides = ends().map(side).collect::<Option<Vec<Side>>>()?;
        let bounds = ends().fold(Rect::from_points(first, first), |all, (p, _)| all.union_pt(p));
        let face = Self { sides, bounds };
        let middle = corners.iter().map(|p| p.to_vec2()).sum::<Vec2>() / corners.len() as f64;
        let is_convex = corners.iter().all(|corner| face.depth(*corner).0 <= ROUNDING);
        (is_convex && face.depth(middle.to_point()).0 < -ROUNDING).then_some(face)
    }

    /// How far `point` lies out of the face, negative inside, and the edge over which: the first of those it lies out of
    /// farthest. Outside of a corner it is the larger of two distances, not the way to the corner.
    pub(super) fn depth(&self, point: Point) -> (f64, usize) {
        let mut most = (f64::NEG_INFINITY, 0);
        for (at, side) in self.sides.iter().enumerate() {
            let out = side.sees(point).out;
            if out > most.0 {
                most = (out, at);
            }
        }
        most
    }

    /// The part of the chord from `a` to `b` that lies in the face, as shares of it (Cyrus and Beck).
    pub(super) fn clip(&self, a: Point, b: Point) -> Option<[f64; 2]> {
        let [mut from, mut to] = [0.0_f64, 1.0_f64];
        for side in &self.sides {
            let (start, end) = (side.sees(a).out, side.sees(b).out);
            let share = start / (start - end);
            if start > 0.0 && end > 0.0 {
                return None;
            } else if start > 0.0 {
                from = from.max(share);
            } else if end > 0.0 {
                to = to.min(share);
            }
        }
        (from < to).then_some([from, to])
    }

    /// Whether the chord from `a` to `b` is at least `reach` from every edge.
    pub(super) fn keeps_off(&self, a: Point, b: Point, reach: f64) -> bool {
        let (out_a, out_b) = (self.depth(a).0, self.depth(b).0);
        // Clipped with an end inside, or cut through from outside.
        let crosses = (out_a > 0.0) != (out_b > 0.0) || (out_a > 0.0 && self.clip(a, b).is_some());
        let chord = Line::new(a, b);
        let is_far = |side: &Side| {
            let corner = side.from;
            let near = chord.eval(share_of(chord, corner));
            side.distance(a).min(side.distance(b)).min(distance(near, corner)) >= reach
        };
        !crosses && self.sides.iter().all(is_far)
    }

    /// Whether something within `bounds` may lie within `reach` of the edges.
    pub(super) fn may_touch(&self, bounds: Rect, reach: f64) -> bool {
        let bounds = bounds.inflate(reach, reach);
        bounds.is_finite()
            && bounds.overlaps(self.bounds)
            && corners(bounds).iter().any(|corner| self.depth(*corner).0 > 0.0)
    }
}

impl Side {
    pub(super) fn sees(&self, point: Point) -> Seen {
        let way = point - self.from;
        Seen { along: way.dot(self.along), out: way.dot(self.out) }
    }

    /// The place on the edge's line `along` millimeters from its start, and `out` millimeters out of the face.
    pub(super) fn at(&self, along: f64, out: f64) -> Point {
        self.from + self.along * along + self.out * out
    }

    /// How far `point` lies from the edge, ends included.
    pub(super) fn distance(&self, point: Point) -> f64 {
        let Seen { along, out } = self.sees(point);
        let beyond = along - along.clamp(0.0, self.length);
        length(Vec2::new(beyond, out))
    }

    /// The stretch of the edge beside `bounds`; none where the box lies farther than `reach` from the edge's line.
    pub(super) fn beside(&self, bounds: Rect, reach: f64) -> Option<[f64; 2]> {
        let seen = corners(bounds).map(|corner| self.sees(corner));
        let least = |of: fn(&Seen) -> f64| seen.iter().map(of).fold(f64::INFINITY, f64::min);
        let most = |of: fn(&Seen) -> f64| seen.iter().map(of).fold(f64::NEG_INFINITY, f64::max);
        let is_near = least(|seen| seen.out) <= reach && most(|seen| seen.out) >= -reach;
        is_near.then(|| [least(|seen| seen.along), most(|seen| seen.along)])
    }
}

/// The share of `chord` at which it is nearest to `point`.
pub(super) fn share_of(chord: Line, point: Point) -> f64 {
    let way = chord.p1 - chord.p0;
    let whole = way.hypot2();
    if whole > 0.0 { ((point - chord.p0).dot(way) / whole).clamp(0.0, 1.0) } else { 0.0 }
}

fn corners(bounds: Rect) -> [Point; 4] {
    let Rect { x0, y0, x1, y1 } = bounds;
    [Point::new(x0, y0), Point::new(x1, y0), Point::new(x1, y1), Point::new(x0, y1)]
}
