//! Curves as polylines, close enough that nobody can tell.
//!
//! A cubic is cut evenly in its parameter, so every vertex lies on the true curve and only chords stray from it.
//!
//! **Invariant:** vertices are finite, and two neighbors never coincide.

use std::f64::consts::TAU;

use kurbo::{BezPath, CubicBez, ParamCurve as _, PathSeg, Point, Shape as _};

use super::effort::{Effort, Exhausted};
use super::{Angle, arclength, distance, is_near};

/// How far chords may stray from curves that will be fitted again, in millimeters.
pub(super) const FLATNESS: f64 = 0.004;

/// The most that a flattened curve turns at one vertex: a 36th of a circle, half of what counts as a corner.
pub(super) const TURN: f64 = TAU / 36.0;

/// The most pieces for one curve; a circle cut so finely is true to a micrometer at any width of cloth.
const PIECES: f64 = 2048.0;

/// How exactly a segment is measured, in parts of how far it reaches.
const ALONG: f64 = 1e-6;

/// One flattened contour.
#[derive(Clone, Debug, PartialEq)]
pub struct Contour {
    /// Its vertices in order. The first is not repeated at the end of a closed contour.
    pub points: Vec<Point>,
    /// Whether the last vertex is joined to the first.
    pub closed: bool,
}

/// How a line ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ends {
    /// With two loose ends.
    Open,
    /// Joined, the last point to the first.
    Joined,
}

/// The contours of `path` as polylines within `tolerance` millimeters of it.
///
/// A contour ends closed if it says so or if it comes back to its start. Contours with a number that is not finite,
/// or without length, are left out. Cost grows with the inverse square root of `tolerance`.
pub fn flatten(path: &BezPath, tolerance: f64) -> Vec<Contour> {
    contours(path).into_iter().filter_map(|contour| flat(&contour, tolerance)).collect()
}

/// As [`flatten`], but a contour without length is a single point, as a pen leaves it.
pub fn flatten_all(path: &BezPath, tolerance: f64) -> Vec<Contour> {
    let point = |contour: &BezPath| {
        let start = contour.segments().next()?.start();
        Some(Contour { points: vec![start], closed: false })
    };
    let one = |contour: &BezPath| flat(contour, tolerance).or_else(|| point(contour));
    contours(path).iter().filter_map(one).collect()
}

/// How often `contours` wind around `point`, open ones taken as closed; clockwise on the cloth counts up.
pub fn winding(contours: &[Contour], point: Point) -> i32 {
    let mut turns = 0;
    for contour in contours {
        let points = &contour.points;
        let ends = points.iter().cycle().skip(1);
        for (a, b) in points.iter().zip(ends) {
            // A ray to the right crosses the edge where the edge passes its height on its right side.
            let is_left = (*b - *a).cross(point - *a) > 0.0;
            if a.y <= point.y && b.y > point.y && is_left {
                turns += 1;
            } else if a.y > point.y && b.y <= point.y && !is_left {
                turns -= 1;
            }
        }
    }
    turns
}

/// The contours of `path`, each as a path of its own.
pub fn contours(path: &BezPath) -> Vec<BezPath> {
    let mut all = Vec::new();
    let mut current = BezPath::new();
    for element in path {
        let begins = matches!(element, kurbo::PathEl::MoveTo(_));
        if begins && !current.elements().is_empty() {
            all.push(std::mem::take(&mut current));
        }
        if current.elements().is_empty() && !begins {
            // A segment after a `Z`, without a move of its own, goes on from the start of the contour before.
            let Some(start) = all.last().and_then(first_point) else { continue };
            current.move_to(start);
        }
        current.push(element);
        if matches!(element, kurbo::PathEl::ClosePath) {
            all.push(std::mem::take(&mut current));
        }
    }
    if !current.elements().is_empty() {
        all.push(current);
    }
    all.retain(|contour| contour.elements().len() > 1);
    all
}

/// The area of cloth inside `path` in square millimeters; holes drawn the other way around are left out of it.
///
/// Exact for contours that do not overlap. 0 for nonsense.
pub fn area(path: &BezPath) -> f64 {
    let area = path.area().abs();
    if area.is_finite() { area } else { 0.0 }
}

/// Whether every contour of `path` comes back to its start. An empty path is not closed.
pub fn is_closed(path: &BezPath) -> bool {
    let contours = contours(path);
    !contours.is_empty() && contours.iter().all(comes_back)
}

/// How long `path` is, to a millionth of each of its segments: cheap however large their numbers are. What is not a number
/// has no length.
pub fn along(path: &BezPath) -> f64 {
    let length = |segment: PathSeg| {
        let cubic = segment.to_cubic();
        let reach = [cubic.p1, cubic.p2, cubic.p3].map(|p| distance(cubic.p0, p));
        let reach = reach.into_iter().fold(0.0, f64::max);
        if !(reach > f64::MIN_POSITIVE && reach.is_finite()) {
            return 0.0;
        }
        // Measured near the origin and as large as one, so that there are digits to tell when it is measured enough.
        let near = |p: Point| ((p - cubic.p0) / reach).to_point();
        let near = CubicBez::new(Point::ORIGIN, near(cubic.p1), near(cubic.p2), near(cubic.p3));
        arclength::of(near, ALONG) * reach
    };
    path.segments().map(length).sum()
}

/// Whether `path` consists of numbers that may lie on cloth.
pub fn is_sane(path: &BezPath) -> bool {
    path.elements().iter().all(|element| match *element {
        kurbo::PathEl::MoveTo(p) | kurbo::PathEl::LineTo(p) => is_near(p),
        kurbo::PathEl::QuadTo(a, p) => is_near(a) && is_near(p),
        kurbo::PathEl::CurveTo(a, b, p) => is_near(a) && is_near(b) && is_near(p),
        kurbo::PathEl::ClosePath => true,
    })
}

/// The closed contours that a fill of `path` has, fine enough to be offset and fitted again.
///
/// Contours left open are closed by a straight line, as every painter does.
pub(super) fn rings(path: &BezPath) -> Vec<Vec<Point>> {
    let mut rings: Vec<_> =
        flatten(path, FLATNESS).into_iter().map(|contour| contour.points).collect();
    rings.retain(|ring| ring.len() > 2);
    rings
}

/// As [`rings`], if that takes no more than `effort`.
pub(super) fn rings_within(path: &BezPath, effort: &Effort) -> Result<Vec<Vec<Point>>, Exhausted> {
    if !effort.is_boundless() {
        effort.spend(FITTED * vertices(path, FLATNESS))?;
    }
    Ok(rings(path))
}

/// What a vertex takes to be made, moved, and fitted with a curve again.
pub(super) const FITTED: usize = 4;

/// About how many vertices `path` has when it is flattened; counting them costs a tenth of flattening.
pub fn vertices(path: &BezPath, tolerance: f64) -> usize {
    path.segments().map(|segment| pieces(&segment, tolerance) as usize).sum()
}

/// The area of one ring: positive where it runs from x toward y, clockwise on the cloth.
pub(super) fn signed_area(ring: &[Point]) -> f64 {
    let Some(last) = ring.last() else { return 0.0 };
    let origin = *last;
    let mut before = *last;
    let mut twice = 0.0;
    for point in ring {
        twice += (before - origin).cross(*point - origin);
        before = *point;
    }
    twice / 2.0
}

/// A cubic with the shape of `segment` and its parameter.
pub(crate) fn cubic(segment: &PathSeg) -> CubicBez {
    match segment {
        // Even handles keep the speed along a line even.
        PathSeg::Line(line) => CubicBez::new(
            line.p0,
            line.p0.lerp(line.p1, 1.0 / 3.0),
            line.p0.lerp(line.p1, 2.0 / 3.0),
            line.p1,
        ),
        PathSeg::Quad(_) | PathSeg::Cubic(_) => segment.to_cubic(),
    }
}

fn first_point(contour: &BezPath) -> Option<Point> {
    match contour.elements().first() {
        Some(kurbo::PathEl::MoveTo(point)) => Some(*point),
        _ => None,
    }
}

fn comes_back(contour: &BezPath) -> bool {
    if matches!(contour.elements().last(), Some(kurbo::PathEl::ClosePath)) {
        return true;
    }
    let ends = contour.segments().next().zip(contour.segments().last());
    ends.is_some_and(|(first, last)| distance(first.start(), last.end()) < NEAR)
}

/// Two vertices nearer than this are one: a nanometer is far below copper and cloth, far above rounding.
const NEAR: f64 = 1e-6;

fn flat(contour: &BezPath, tolerance: f64) -> Option<Contour> {
    if !is_sane(contour) {
        return None;
    }
    let mut points: Vec<Point> = first_point(contour).into_iter().collect();
    for segment in contour.segments() {
        for step in steps(&segment, tolerance) {
            push_apart(&mut points, step.point);
        }
    }
    let closed = comes_back(contour);
    while closed && points.len() > 1 && distance(points[0], points[points.len() - 1]) < NEAR {
        points.pop();
    }
    (points.len() > 1).then_some(Contour { points, closed })
}

fn push_apart(points: &mut Vec<Point>, point: Point) {
    if points.last().is_none_or(|last| distance(*last, point) >= NEAR) {
        points.push(point);
    }
}

/// A place at which a segment is cut.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Step {
    pub(crate) point: Point,
    /// Where it lies on the segment, from 0 at its start to 1.
    pub(crate) t: f64,
}

/// The places at which a segment is cut to be flat, all on the segment, the last of them its end.
pub(crate) fn steps(segment: &PathSeg, tolerance: f64) -> impl Iterator<Item = Step> + use<> {
    let (curve, end) = (cubic(segment), segment.end());
    let count = pieces(segment, tolerance);
    let between = (1..count).map(move |piece| {
        let t = f64::from(piece) / f64::from(count);
        Step { point: curve.eval(t), t }
    });
    between.chain([Step { point: end, t: 1.0 }])
}

/// How many even pieces keep the chords within `tolerance`, and the turns within [`TURN`]; a line is one.
///
/// The first is Wang's bound for a cubic: `n^2 = 6/8 * max |second difference| / tolerance`.
fn pieces(segment: &PathSeg, tolerance: f64) -> u32 {
    if matches!(segment, PathSeg::Line(_)) {
        return 1;
    }
    let CubicBez { p0, p1, p2, p3 } = segment.to_cubic();
    let bend = |a: Point, b: Point, c: Point| (c - b) - (b - a);
    let most = bend(p0, p1, p2).hypot2().max(bend(p1, p2, p3).hypot2()).sqrt();
    let by_chord = (0.75 * most / tolerance.max(NEAR)).sqrt();
    let turn = |a: kurbo::Vec2, b: kurbo::Vec2| {
        Angle::of(kurbo::Vec2::new(a.dot(b), a.cross(b))).to_radians().abs()
    };
    let by_turn = (turn(p1 - p0, p2 - p1) + turn(p2 - p1, p3 - p2)) / TURN;
    let pieces = by_chord.max(by_turn).ceil().clamp(1.0, PIECES);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped just above; a NaN becomes 0 and is raised"
    )]
    let whole = pieces as u32;
    whole.max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn winding_counts_turns() {
        let square = |side: f64| Contour {
            points: vec![
                Point::new(0.0, 0.0),
                Point::new(side, 0.0),
                Point::new(side, side),
                Point::new(0.0, side),
            ],
            closed: true,
        };
        let inside = Point::new(1.0, 1.0);
        assert_eq!(winding(&[square(4.0)], inside), 1);
        assert_eq!(winding(&[square(4.0), square(3.0)], inside), 2);
        assert_eq!(winding(&[square(4.0)], Point::new(5.0, 1.0)), 0);
        let back = Contour { points: square(4.0).points.into_iter().rev().collect(), closed: true };
        assert_eq!(winding(&[back], inside), -1);
    }
}
