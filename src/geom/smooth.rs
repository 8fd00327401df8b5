//! Lines made flowing: curves through points, and corners cut round.
//!
//! **Invariant:** smoothing keeps a path open or closed as it was, and adds no corner.

use kurbo::{BezPath, ParamCurve as _, PathSeg, Point, Vec2};

use super::along::Along;
use super::flat::{self, Ends};
use super::{distance, length};

/// How far the handles of a quarter-turn arc reach, as a share of the way to the corner: `4/3 (sqrt 2 - 1)`.
pub const QUARTER: f64 = 0.552_284_749_830_793_4;

/// The curve through `points`: a Catmull-Rom spline.
///
/// Its knots are centripetal, so that it neither loops nor overshoots (Yuksel, Schaefer and Keyser,
/// "Parameterization and applications of Catmull-Rom curves", 2011). One cubic per gap. Points that coincide
/// are taken once; fewer than two, or nonsense, give an empty path.
pub fn through(points: &[Point], ends: Ends) -> BezPath {
    let closed = ends == Ends::Joined;
    let mut knots = points.to_vec();
    knots.dedup_by(|a, b| distance(*a, *b) < 1e-9);
    while closed && knots.len() > 1 && distance(knots[0], knots[knots.len() - 1]) < 1e-9 {
        knots.pop();
    }
    let mut path = BezPath::new();
    let count = knots.len();
    if count < 2 || !knots.iter().all(|point| point.x.is_finite() && point.y.is_finite()) {
        return path;
    }
    let closed = closed && count > 2;
    let neighbor = |at: usize, forward: bool| match (closed, forward) {
        (true, true) => Some(knots[(at + 1) % count]),
        (true, false) => Some(knots[(at + count - 1) % count]),
        (false, true) => knots.get(at + 1).copied(),
        (false, false) => at.checked_sub(1).map(|before| knots[before]),
    };
    path.move_to(knots[0]);
    for at in 0..if closed { count } else { count - 1 } {
        let next = (at + 1) % count;
        let (a, b) = (knots[at], knots[next]);
        let leave = handle(neighbor(at, false), a, b);
        let arrive = handle(neighbor(next, true), b, a);
        path.curve_to(a + leave, b + arrive, b);
    }
    if closed {
        path.close_path();
    }
    path
}

/// The handle at `knot` toward `to`, of the centripetal spline that came from `from`.
///
/// With knot spacings `u` and `v` (square roots of the distances) the speed at the knot is
/// `(knot - from)/u - (to - from)/(u + v) + (to - knot)/v`, and a cubic's handle is a third of it times `v`.
fn handle(from: Option<Point>, knot: Point, to: Point) -> Vec2 {
    let Some(from) = from else { return (to - knot) / 3.0 };
    let (u, v) = (distance(from, knot).sqrt(), distance(knot, to).sqrt());
    ((knot - from) / u - (to - from) / (u + v) + (to - knot) / v) * (v / 3.0)
}

/// `path` with every corner cut round: the cut begins `reach` millimeters before the corner and ends as far behind
/// it, or in the middle of a shorter segment. Ends of open paths stay where they are.
pub fn smooth(path: &BezPath, reach: f64) -> BezPath {
    if !flat::is_sane(path) || reach.is_nan() || reach <= 0.0 {
        return path.clone();
    }
    let mut out = BezPath::new();
    for contour in flat::contours(path) {
        let segments: Vec<PathSeg> = contour
            .segments()
            .filter(|segment| segment.as_path_el() != line_to(segment.start()))
            .collect();
        let ends = if flat::is_closed(&contour) { Ends::Joined } else { Ends::Open };
        smooth_contour(&segments, ends, reach, &mut out);
    }
    out
}

fn line_to(point: Point) -> kurbo::PathEl {
    kurbo::PathEl::LineTo(point)
}

fn smooth_contour(segments: &[PathSeg], ends: Ends, reach: f64, out: &mut BezPath) {
    let closed = ends == Ends::Joined;
    let count = segments.len();
    let corner = |at: usize| {
        (closed || at + 1 < count) && is_corner(&segments[at], &segments[(at + 1) % count])
    };
    let mut cut_before = closed && count > 0 && corner(count - 1);
    for (at, segment) in segments.iter().enumerate() {
        let cut_after = corner(at);
        let mut whole = BezPath::new();
        whole.move_to(segment.start());
        whole.push(segment.as_path_el());
        let along = Along::new(&whole);
        let length = along.length();
        let cut = reach.min(length / 2.0);
        let part = along.part(
            if cut_before { cut } else { 0.0 },
            if cut_after { length - cut } else { length },
        );
        let start = along.at(if cut_before { cut } else { 0.0 }).map(|station| station.point);
        if at == 0 {
            out.move_to(start.unwrap_or(segment.start()));
        }
        out.extend(
            part.elements().iter().copied().filter(|el| !matches!(el, kurbo::PathEl::MoveTo(_))),
        );
        if cut_after {
            round(
                along.at(length - cut).map(|station| station.point),
                segment,
                &segments[(at + 1) % count],
                reach,
                out,
            );
        }
        cut_before = cut_after;
    }
    if closed && count > 0 {
        out.close_path();
    }
}

/// The rounding from `start` on `before` across its end into `after`.
fn round(start: Option<Point>, before: &PathSeg, after: &PathSeg, reach: f64, out: &mut BezPath) {
    let mut whole = BezPath::new();
    whole.move_to(after.start());
    whole.push(after.as_path_el());
    let along = Along::new(&whole);
    let (Some(start), Some(end)) = (start, along.at(reach.min(along.length() / 2.0))) else {
        return;
    };
    let corner = before.end();
    let toward = |from: Point| from + (corner - from) * QUARTER;
    out.curve_to(toward(start), toward(end.point), end.point);
}

/// Whether two segments meet at more than a degree: less than that no eye finds.
fn is_corner(before: &PathSeg, after: &PathSeg) -> bool {
    let (a, b) = (before.to_cubic(), after.to_cubic());
    let (leave, arrive) =
        (end_direction(a.p3, [a.p2, a.p1, a.p0]) * -1.0, end_direction(b.p0, [b.p1, b.p2, b.p3]));
    let lengths = length(leave) * length(arrive);
    leave.dot(arrive) < 0.999_847 * lengths || before.eval(1.0) != after.eval(0.0)
}

fn end_direction(end: Point, others: [Point; 3]) -> Vec2 {
    others
        .into_iter()
        .map(|other| other - end)
        .find(|way| length(*way) > 1e-9)
        .unwrap_or(Vec2::ZERO)
}

#[cfg(test)]
mod tests {
    use kurbo::Shape as _;

    use super::*;

    #[test]
    fn a_square_becomes_round() {
        let square = crate::geom::data::read("M0,0 H10 V10 H0 Z", usize::MAX).unwrap();
        let round = smooth(&square, 5.0);
        // Cut at the middles of its sides a square is a circle of radius 5.
        assert!((flat::area(&round) - 78.54).abs() < 0.05, "{}", flat::area(&round));
        let slight = smooth(&square, 1.0);
        assert!((flat::area(&slight) - (100.0 - 0.8584)).abs() < 0.01, "{}", slight.to_svg());
        assert!(flat::is_closed(&round) && flat::is_closed(&slight));
    }

    #[test]
    fn ends_of_open_lines_stay() {
        let zigzag = crate::geom::data::read("M0,0 L5,5 L10,0 L15,5", usize::MAX).unwrap();
        let smooth = smooth(&zigzag, 2.0);
        assert_eq!(smooth.segments().next().unwrap().start(), Point::ZERO);
        assert_eq!(smooth.segments().last().unwrap().end(), Point::new(15.0, 5.0));
        assert_eq!(smooth.elements().len(), 6);
    }

    #[test]
    fn the_curve_passes_its_points() {
        let points = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)].map(Point::from);
        let path = through(&points, Ends::Joined);
        assert_eq!(path.segments().count(), 4);
        assert!(flat::area(&path) > 130.0 && path.bounding_box().width() < 15.0);
        assert!(through(&points[..1], Ends::Joined).is_empty());
        assert!(through(&[Point::ZERO, Point::new(f64::NAN, 0.0)], Ends::Open).is_empty());
    }
}
