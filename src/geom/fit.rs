//! Polylines turned back into a few smooth curves.
//!
//! A vertex that turns by more than 20 degrees stays sharp. An edge too long for the turn at its ends cannot have come
//! from a flattened curve, so it stays a straight line. Runs of short edges between them become cubics by least
//! squares with fixed end tangents (Schneider, "An algorithm for automatically fitting digitized curves", Graphics
//! Gems, 1990). Only the four operations and square roots are used, so every machine finds the same curves.
//!
//! **Invariant:** a fitted curve passes every vertex within 0.012 mm, and corners exactly.

use std::f64::consts::PI;

use kurbo::{BezPath, CubicBez, ParamCurve as _, Point, Vec2};

use super::flat::Ends;
pub(super) use super::flat::FLATNESS;
use super::length;

/// How far a fitted curve may stray from the vertices, in millimeters. With the flattening before, and one shift
/// between, a result stays within 0.02 mm of the truth: half a thread of the finest cloth is five times that.
pub(super) const TIGHT: f64 = 0.012;

/// A turn of more than 20 degrees is a corner: its cosine.
const CORNER: f64 = 0.939_692_620_785_908_4;

/// One cubic follows an arc of up to 110 degrees well; a longer one is split before anything is tried.
const LONGEST_TURN: f64 = PI * 110.0 / 180.0;

/// Newton steps that move the vertices along a promising curve. More than a few change nothing.
const STEPS: usize = 4;

/// Closed areas around `rings`, straight edges kept straight.
pub(super) fn areas(rings: &[Vec<Point>]) -> BezPath {
    let mut path = BezPath::new();
    for ring in rings {
        trace(&Line::new(ring, Ends::Joined, Edges::MayBeStraight), &mut path);
    }
    path
}

/// A smooth curve within a hundredth of a millimeter of `points`, which lie densely on it.
///
/// It is sharp only where they turn by more than 20 degrees. Fewer than two points, or nonsense, give an empty path.
pub fn curve_along(points: &[Point], ends: Ends) -> BezPath {
    let closed = ends == Ends::Joined;
    let mut path = BezPath::new();
    if points.iter().all(|point| point.x.is_finite() && point.y.is_finite()) {
        let mut apart = points.to_vec();
        apart.dedup_by(|a, b| super::distance(*a, *b) < 1e-9);
        while closed && apart.len() > 1 && super::distance(apart[0], apart[apart.len() - 1]) < 1e-9
        {
            apart.pop();
        }
        trace(&Line::new(&apart, ends, Edges::AreCurved), &mut path);
    }
    path
}

/// What edges of a polyline may have been.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Edges {
    MayBeStraight,
    AreCurved,
}

/// A polyline that knows where its runs end.
struct Line {
    points: Vec<Point>,
    /// Whether vertex `i` ends a run.
    breaks: Vec<bool>,
    /// Whether the edge from vertex `i` is straight.
    straight: Vec<bool>,
    closed: bool,
    edges: Edges,
}

impl Line {
    /// Turned so that a closed line begins where a run ends, if any does; and then its first point stands again at
    /// its end.
    fn new(points: &[Point], ends: Ends, edges: Edges) -> Self {
        let closed = ends == Ends::Joined;
        let count = points.len();
        if count < 2 || (closed && count < 3) {
            return Self {
                points: Vec::new(),
                breaks: Vec::new(),
                straight: Vec::new(),
                closed,
                edges,
            };
        }
        let bends = bends(points);
        let straight = match edges {
            Edges::MayBeStraight => straights(points, &bends),
            Edges::AreCurved => vec![false; count],
        };
        let breaks: Vec<bool> = (0..count)
            .map(|at| bends[at].corner || straight[at] || straight[(at + count - 1) % count])
            .collect();
        let start = breaks.iter().position(|ends| *ends).filter(|_| closed).unwrap_or(0);
        let around = |at: usize| (start + at) % count;
        let last = if closed { count } else { count - 1 };
        let mut line = Self {
            points: (0..=last).map(|at| points[around(at)]).collect(),
            breaks: (0..=last).map(|at| breaks[around(at)]).collect(),
            straight: (0..last).map(|at| straight[around(at)]).collect(),
            closed,
            edges,
        };
        if !closed {
            line.breaks[0] = true;
            line.breaks[last] = true;
        }
        line
    }

    /// Whether it is closed and has no corner or straight edge at all.
    fn is_loop(&self) -> bool {
        self.closed && !self.breaks[0]
    }

    /// The forward direction where a run meets vertex `at`; `way` is 1 if the run begins there and -1 if it ends.
    fn end_tangent(&self, at: usize, run: &[Point], way: f64) -> Vec2 {
        let count = self.straight.len();
        if self.is_loop() {
            return centered(self.points[count - 1], self.points[0], self.points[1]);
        }
        let own = one_sided(run, way);
        // The edge on the other side of the vertex; a closed line goes around.
        let edge = if way > 0.0 { (at + count - 1) % count } else { at % count };
        let is_end = !self.closed && (at == 0 || at == count);
        if is_end || !self.straight[edge] {
            return own;
        }
        let side = unit(self.points[edge + 1] - self.points[edge]);
        // Within three degrees the curve leaves the straight edge smoothly.
        if side.dot(own) > 0.998_6 { side } else { own }
    }
}

/// How a ring turns at a vertex.
#[derive(Clone, Copy)]
pub(super) struct Bend {
    /// About how much, in radians, either way.
    turn: f64,
    pub(super) corner: bool,
}

/// How `ring` turns at each vertex.
pub(super) fn bends(ring: &[Point]) -> Vec<Bend> {
    let count = ring.len();
    let bend_at = |at: usize| {
        let (before, after) = (ring[(at + count - 1) % count], ring[(at + 1) % count]);
        bend(ring[at] - before, after - ring[at])
    };
    (0..count).map(bend_at).collect()
}

/// For each vertex of `ring`, whether the edge that begins there cannot be a chord of a flattened curve.
///
/// The sagitta of an arc with this chord and this turn at its ends is `chord turn / 8`. The smaller turn counts, for
/// the other may belong to a tighter curve that follows; and a corner tells nothing of the curve that ends there.
/// Between two corners an edge is straight.
pub(super) fn straights(ring: &[Point], bends: &[Bend]) -> Vec<bool> {
    let is_straight = |at: usize| {
        let next = (at + 1) % ring.len();
        let turn = |bend: Bend| if bend.corner { f64::INFINITY } else { bend.turn };
        let turn = turn(bends[at]).min(turn(bends[next]));
        super::distance(ring[at], ring[next]) * turn / 8.0 > 2.0 * FLATNESS
    };
    (0..ring.len()).map(is_straight).collect()
}

fn bend(before: Vec2, after: Vec2) -> Bend {
    let lengths = length(before) * length(after);
    let (cos, sin) = (before.dot(after) / lengths, before.cross(after).abs() / lengths);
    Bend { turn: if cos < CORNER { 1.0 } else { sin }, corner: cos < CORNER }
}

fn trace(line: &Line, path: &mut BezPath) {
    let Some(first) = line.points.first() else { return };
    path.move_to(*first);
    let last = line.points.len() - 1;
    let mut from = 0;
    while from < last {
        if line.straight[from] {
            if line.closed && from + 1 == last {
                break; // closing draws it
            }
            path.line_to(line.points[from + 1]);
            from += 1;
            continue;
        }
        let ends = |at: &usize| *at == last || line.breaks[*at];
        let to = (from + 1..=last).find(ends).unwrap_or(last);
        let run = &line.points[from..=to];
        if run.len() == 2 {
            path.line_to(run[1]);
        } else {
            let start = line.end_tangent(from, run, 1.0);
            let end = line.end_tangent(to, run, -1.0);
            fit(run, [start, end], line.edges, path);
        }
        from = to;
    }
    if line.closed {
        path.close_path();
    }
}

/// Adds cubics along `run`, which begins along `start` and ends along `end`, both forward.
fn fit(run: &[Point], [start, end]: [Vec2; 2], edges: Edges, path: &mut BezPath) {
    let params = by_chord(run);
    if run.len() == 2 {
        let reach = super::distance(run[0], run[1]) / 3.0;
        let curve = CubicBez::new(run[0], run[0] + start * reach, run[1] - end * reach, run[1]);
        if worst(run, &params, &curve, edges) <= TIGHT {
            path.curve_to(curve.p1, curve.p2, curve.p3);
        } else {
            path.line_to(run[1]);
        }
        return;
    }
    if total_turn(run) <= LONGEST_TURN
        && let Some(curve) = one_cubic(run, params.clone(), [start, end], edges)
    {
        path.curve_to(curve.p1, curve.p2, curve.p3);
        return;
    }
    let (middle, tangent) = split(run, &params);
    fit(&run[..=middle], [start, tangent], edges, path);
    fit(&run[middle..], [tangent, end], edges, path);
}

/// Where to split `run`, and its direction there: where its curvature jumps, as where an arc begins; else halfway,
/// which keeps symmetric what was symmetric.
fn split(run: &[Point], params: &[f64]) -> (usize, Vec2) {
    let last = run.len() - 1;
    let mut jump = (JUMP, None);
    let mut bends = run.windows(3).map(|three| {
        let (before, after) = (three[1] - three[0], three[2] - three[1]);
        2.0 * bend(before, after).turn / (length(before) + length(after))
    });
    // Curvatures at vertices 1, 2, ...; a jump at vertex i shows between i - 1 and i + 1.
    let mut before = (bends.next(), bends.next());
    for (at, after) in (2..).zip(bends) {
        if let (Some(first), Some(second)) = before {
            let (low, high) = (f64::min(first, after).max(FLATTEST), f64::max(first, after));
            if high / low > jump.0 {
                jump = (high / low, Some((at, first, after)));
            }
            before = (Some(second), Some(after));
        }
    }
    if let Some((at, first, second)) = jump.1 {
        let (a, b) = (run[at] - run[at - 1], run[at + 1] - run[at]);
        // A chord leans from the tangent at its end by half its length times its curvature.
        let (lean, other) = (length(a) * first.max(FLATTEST), length(b) * second.max(FLATTEST));
        return (at, unit(unit(a) * other + unit(b) * lean));
    }
    let half = params.iter().position(|param| *param > 0.5).unwrap_or(1);
    let is_nearer = half > 1 && params[half] - 0.5 > 0.5 - params[half - 1];
    let middle = if is_nearer { half - 1 } else { half }.clamp(1, last - 1);
    (middle, centered(run[middle - 1], run[middle], run[middle + 1]))
}

/// A curvature that grows by so much between two neighbors has jumped.
const JUMP: f64 = 2.5;

/// What bends less than on a circle of a meter is straight, per millimeter.
const FLATTEST: f64 = 1e-3;

/// One cubic along `run`, if one is enough.
fn one_cubic(
    run: &[Point],
    mut params: Vec<f64>,
    ends: [Vec2; 2],
    edges: Edges,
) -> Option<CubicBez> {
    let mut curve = least_squares(run, &params, ends, None);
    for _ in 0..STEPS {
        let worst = worst(run, &params, &curve, edges);
        if worst <= TIGHT {
            return Some(curve);
        }
        // Moving vertices along a curve this far off will not save it.
        if worst > 30.0 * TIGHT {
            return None;
        }
        improve(run, &mut params, &curve);
        curve = least_squares(run, &params, ends, Some(&curve));
    }
    None
}

/// The cubic with these end directions that passes the points at their parameters most closely.
///
/// With `p1 = p0 + a start` and `p2 = p3 - b end` the squared distances are a quadratic form in `a` and `b`. Once
/// there is a curve `before`, only distances across it count: a point may be anywhere along it, and minding that as
/// well would make the search crawl.
fn least_squares(
    run: &[Point],
    params: &[f64],
    [start, end]: [Vec2; 2],
    before: Option<&CubicBez>,
) -> CubicBez {
    let (first, last) = (run[0], run[run.len() - 1]);
    let (mut aa, mut ab, mut bb, mut ax, mut bx) = (0.0, 0.0, 0.0, 0.0, 0.0);
    for (point, t) in run.iter().zip(params) {
        let s = 1.0 - t;
        let (b1, b2) = (3.0 * s * s * t, 3.0 * s * t * t);
        let ends = first.to_vec2() * (s * s * s + b1) + last.to_vec2() * (t * t * t + b2);
        let (mut a, mut b, mut rest) = (start * b1, end * -b2, point.to_vec2() - ends);
        if let Some(before) = before {
            let normal = unit(derivative(before, *t)).turn_90();
            (a, b) = (normal * a.dot(normal), normal * b.dot(normal));
            rest = normal * rest.dot(normal);
        }
        aa += a.hypot2();
        ab += a.dot(b);
        bb += b.hypot2();
        ax += a.dot(rest);
        bx += b.dot(rest);
    }
    let determinant = aa * bb - ab * ab;
    let chord = super::distance(first, last);
    let reach = ((ax * bb - bx * ab) / determinant, (aa * bx - ab * ax) / determinant);
    // Handles that run backward or far away are the answer to another question: thirds of the chord do instead.
    let sane = |reach: f64| reach > chord * 1e-3 && reach < chord;
    let (a, b) = if sane(reach.0) && sane(reach.1) { reach } else { (chord / 3.0, chord / 3.0) };
    CubicBez::new(first, first + start * a, last - end * b, last)
}

/// How far `curve` stays off the points, across its direction: along it the parameters may still settle. Between
/// two points of a flattened curve it may stay off their chord as far as the true curve did.
fn worst(run: &[Point], params: &[f64], curve: &CubicBez, edges: Edges) -> f64 {
    let off = |(point, t): (&Point, &f64)| {
        let speed = derivative(curve, *t);
        let off = curve.eval(*t) - *point;
        let across = (off.cross(speed) * off.cross(speed)) / speed.hypot2().max(f64::MIN_POSITIVE);
        // Far along it is off as well: a curve that doubles back passes across everything.
        across + (off.hypot2() - across) * ALONG
    };
    let at_points = run.iter().zip(params).map(off).fold(0.0, f64::max).sqrt();
    if edges == Edges::AreCurved {
        return at_points;
    }
    let between = |(ends, params): (&[Point], &[f64])| {
        let chord = ends[1] - ends[0];
        let middle = curve.eval(f64::midpoint(params[0], params[1])) - ends[0];
        (middle.cross(chord).abs() / length(chord) - 1.5 * FLATNESS).max(0.0)
    };
    run.windows(2).zip(params.windows(2)).map(between).fold(at_points, f64::max)
}

/// How much being off along the curve counts against being off across it, squared.
const ALONG: f64 = 1e-3;

/// Moves every parameter toward the foot of its point on `curve`: one Newton step on `(curve - point) . derivative`.
fn improve(run: &[Point], params: &mut [f64], curve: &CubicBez) {
    let second = [
        curve.p2.to_vec2() - 2.0 * curve.p1.to_vec2() + curve.p0.to_vec2(),
        curve.p3.to_vec2() - 2.0 * curve.p2.to_vec2() + curve.p1.to_vec2(),
    ];
    let last = params.len() - 1;
    for (point, t) in run[1..last].iter().zip(&mut params[1..last]) {
        let speed = derivative(curve, *t);
        let change = (second[0] * (1.0 - *t) + second[1] * *t) * 6.0;
        let off = curve.eval(*t) - *point;
        let slope = speed.hypot2() + off.dot(change);
        if slope > 0.0 {
            *t = (*t - off.dot(speed) / slope).clamp(0.0, 1.0);
        }
    }
}

fn derivative(curve: &CubicBez, t: f64) -> Vec2 {
    let s = 1.0 - t;
    let (a, b, c) = (curve.p1 - curve.p0, curve.p2 - curve.p1, curve.p3 - curve.p2);
    (a * (s * s) + b * (2.0 * s * t) + c * (t * t)) * 3.0
}

/// Parameters from 0 to 1 by length along `run`.
fn by_chord(run: &[Point]) -> Vec<f64> {
    let mut sum = 0.0;
    let mut params = vec![0.0];
    for pair in run.windows(2) {
        sum += super::distance(pair[0], pair[1]);
        params.push(sum);
    }
    let total = sum.max(f64::MIN_POSITIVE);
    for param in &mut params {
        *param /= total;
    }
    params
}

/// About how much `run` turns in all.
fn total_turn(run: &[Point]) -> f64 {
    run.windows(3).map(|three| bend(three[1] - three[0], three[2] - three[1]).turn).sum()
}

/// The direction at `b` of the circle through three points near each other: the nearer chord tells more.
fn centered(a: Point, b: Point, c: Point) -> Vec2 {
    let (before, after) = (b - a, c - b);
    unit(unit(before) * length(after) + unit(after) * length(before))
}

/// The forward direction at the first (`way` = 1) or last (`way` = -1) point of `run`, told from that run alone.
///
/// On a circle the direction at the end of a chord leans away from it as much as the tangent at its other end does
/// to the other side. Every second vertex is looked at where there are enough, since the end may be the crossing of
/// two chords, which lies off the true curve.
fn one_sided(run: &[Point], way: f64) -> Vec2 {
    let stride = if run.len() > 4 { 2 } else { 1 };
    let at = |steps: usize| if way > 0.0 { run[steps] } else { run[run.len() - 1 - steps] };
    leaving(at(0), at(stride), at(2 * stride)) * way
}

/// The direction in which the circle through three points near each other leaves the first.
///
/// It is the tangent at the second, mirrored in the chord between them.
pub(super) fn leaving(a: Point, b: Point, c: Point) -> Vec2 {
    let (chord, middle) = (unit(b - a), centered(a, b, c));
    let leaving = chord * (2.0 * chord.dot(middle)) - middle;
    // A line that turns back on itself leaves along its chord.
    if leaving.dot(chord) > 0.0 { unit(leaving) } else { chord }
}

fn unit(v: Vec2) -> Vec2 {
    let length = length(v);
    if length > 0.0 { v / length } else { v }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geom::Angle;

    #[test]
    fn an_eighth_of_a_wide_circle_is_one_cubic() {
        let point = |at: u32| Point::ZERO + Angle::degrees(f64::from(at) * 0.75).unit() * 150.0;
        let run: Vec<Point> = (0..=60).map(point).collect();
        let path = curve_along(&run, Ends::Open);
        assert_eq!(path.elements().len(), 2);
        for segment in path.segments() {
            for at in 0..=20 {
                let error = length(segment.eval(f64::from(at) / 20.0).to_vec2()) - 150.0;
                assert!(error.abs() < 1e-3, "{error}");
            }
        }
    }

    #[test]
    fn corners_stay_sharp() {
        let mut points: Vec<Point> =
            (0..20).map(|at| Point::new(f64::from(at) * 0.3, 0.0)).collect();
        points.extend((1..20).map(|at| Point::new(5.7, f64::from(at) * 0.3)));
        let path = curve_along(&points, Ends::Open);
        assert_eq!(path.elements().len(), 3);
        assert_eq!(path.segments().next().unwrap().end(), Point::new(5.7, 0.0));
    }

    #[test]
    fn nonsense_is_empty() {
        assert!(curve_along(&[], Ends::Joined).is_empty());
        assert!(curve_along(&[Point::ZERO; 9], Ends::Joined).is_empty());
        assert!(
            curve_along(
                &[Point::ZERO, Point::new(f64::NAN, 0.0), Point::new(1.0, 0.0)],
                Ends::Joined
            )
            .is_empty()
        );
    }
}
