//! Strokes of a picture as lines of wax: cut into dashes, and told where wax ends or turns otherwise.
//!
//! **Invariant:** only dashes that were counted are cut.

use kurbo::{BezPath, ParamCurve as _, ParamCurveArclen as _, PathEl, PathSeg, Point, Vec2};
use usvg::{LineCap, LineJoin, Stroke};

use crate::geom::flat;
use crate::geom::length;

use super::left::LeftOut;

/// Millimeters by which a cap or a corner may differ before it is told: a dot of a print.
const VISIBLE: f64 = 0.1;

/// User units to which lengths are measured to count dashes.
const ACCURACY: f64 = 1e-2;

/// The dashes of a stroke in user units, gaps between them; none where numbers are out of bounds.
pub(super) fn dashes(stroke: &Stroke) -> Option<Vec<f64>> {
    let dashes: Vec<f64> = stroke.dasharray()?.iter().copied().map(f64::from).collect();
    let sum: f64 = dashes.iter().sum();
    let is_sound = sum.is_finite() && sum > 0.0 && stroke.dashoffset().is_finite();
    is_sound.then_some(dashes)
}

/// How many elements `path` has at most once it is cut.
pub(super) fn pieces(path: &BezPath, dashes: &[f64]) -> usize {
    let along: f64 = path.segments().map(|segment| segment.arclen(ACCURACY)).sum();
    let rounds = along / dashes.iter().sum::<f64>();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a cast saturates, and lengths are not negative"
    )]
    let rounds = if rounds.is_finite() { rounds as usize } else { usize::MAX };
    rounds.saturating_mul(2).saturating_mul(dashes.len())
}

/// `path` cut into dashes, and the places of those without length.
pub(super) fn dashed(path: &BezPath, dashes: &[f64], offset: f32) -> (BezPath, Vec<Point>) {
    let cut: BezPath = kurbo::dash(path.iter(), f64::from(offset), dashes).collect();
    let (mut lines, mut dots) = (BezPath::new(), Vec::new());
    for piece in flat::contours(&cut) {
        let ends = piece.segments().flat_map(|segment| [segment.start(), segment.end()]);
        let around = ends.map(|p| kurbo::Rect::from_points(p, p)).reduce(|a, b| a.union(b));
        match around {
            Some(around) if around.width() + around.height() < ACCURACY * 1e-4 => {
                dots.push(around.center());
            }
            _ => lines.extend(piece),
        }
    }
    (lines, dots)
}

/// What of a stroke does not look like wax, which ends and turns round.
pub(super) fn unlike_wax(path: &BezPath, stroke: &Stroke, width: f64) -> Vec<LeftOut> {
    let mut unlike = Vec::new();
    let half = width / 2.0;
    let contours = flat::contours(path);
    if stroke.linecap() != LineCap::Round && half > VISIBLE && !contours.iter().all(is_closed) {
        unlike.push(LeftOut::Cap);
    }
    let is_off = |(a, b): (Vec2, Vec2)| corner(a, b, stroke) * half > VISIBLE;
    if stroke.linejoin() != LineJoin::Round
        && half > VISIBLE / 4.0
        && contours.iter().flat_map(corners).any(is_off)
    {
        unlike.push(LeftOut::Join);
    }
    unlike
}

/// By how many half widths a corner from `a` to `b` differs from a round one.
fn corner(a: Vec2, b: Vec2, stroke: &Stroke) -> f64 {
    // The cosine of half the turn.
    let half = ((1.0 + a.dot(b)).max(0.0) / 2.0).sqrt();
    let limit = f64::from(stroke.miterlimit().get());
    let is_pointed = stroke.linejoin() != LineJoin::Bevel && half * limit >= 1.0;
    if is_pointed { 1.0 / half - 1.0 } else { 1.0 - half }
}

/// The directions before and after each joint of one contour.
fn corners(contour: &BezPath) -> Vec<(Vec2, Vec2)> {
    let ways: Vec<(Vec2, Vec2)> = contour.segments().filter_map(|segment| ways(&segment)).collect();
    let mut corners: Vec<_> = ways.windows(2).map(|pair| (pair[0].1, pair[1].0)).collect();
    if let (true, [first, .., last]) = (is_closed(contour), ways.as_slice()) {
        corners.push((last.1, first.0));
    }
    corners
}

fn is_closed(contour: &BezPath) -> bool {
    contour.elements().last() == Some(&PathEl::ClosePath)
}

/// The directions in which a segment begins and ends; none without length.
fn ways(segment: &PathSeg) -> Option<(Vec2, Vec2)> {
    let cubic = segment.to_cubic();
    let way = |v: Vec2| {
        let reach = length(v);
        (reach > 0.0 && reach.is_finite()).then(|| v / reach)
    };
    let points = [cubic.p0, cubic.p1, cubic.p2, cubic.p3];
    let begin = points.iter().find_map(|p| way(*p - cubic.p0))?;
    let end = points.iter().rev().find_map(|p| way(cubic.p3 - *p))?;
    Some((begin, end))
}
