//! A mark reduced to what is seen of it: no start, no direction, no segments.
//!
//! **Invariant:** two paths that draw the same curve have the same trace, up to rounding, and an isometry that takes a
//! mark to another one takes its trace to the other's.

use std::rc::Rc;

use kurbo::{
    Affine, BezPath, CubicBez, Line, ParamCurve as _, ParamCurveDeriv as _, PathEl, PathSeg, Point,
    Shape as _, Vec2,
};

use super::{NEAR, Seen};
use crate::geom::{self, flat, length};
use crate::mark::Shape;

/// How far a curve may lie from another one that counts as the same, in millimeters.
///
/// Offsets and booleans are true to 0.01 mm, so two of them that should be one differ by up to 0.02 mm; flattening,
/// which lays chords on one side of the curve, takes the rest. A real difference of a tenth of a millimeter stays far beyond.
const CURVE: f64 = 0.03;

/// By how much widths or radii of the same mark may differ, in millimeters: a twentieth of a thin line.
pub(super) const SIZE: f64 = 0.01;

/// A path shorter than this, in millimeters, is seen as the round end of the pen.
const SPOT: f64 = 1e-3;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Figure {
    Dot,
    Stroke,
    Area,
    EvenOdd,
}

/// What is seen of a mark.
#[derive(Clone, Debug)]
pub(super) struct Trace {
    /// The coat in which it is painted, and what it is.
    pub(super) class: (usize, Figure),
    /// The radius of a dot or the width of a stroke; 0 of an area.
    pub(super) size: f64,
    /// The length of the line or of the area's edge.
    pub(super) length: f64,
    /// The area inside, without sign; 0 of a stroke.
    pub(super) area: f64,
    /// The middle of the line or of the area's edge, each millimeter of it weighing the same.
    pub(super) middle: Point,
    /// The curve as short straight pieces, one contour after another.
    lines: Rc<[Line]>,
}

impl Trace {
    /// None for a mark that paints nothing, or that is not finite.
    pub(super) fn of(seen: &Seen) -> Option<Self> {
        let (kind, size, path) = match seen.mark.shape() {
            Shape::Dot { center, radius } => return Self::dot(seen.class, *center, *radius),
            Shape::Stroke { path, width } => (Figure::Stroke, *width, path.clone()),
            Shape::Area(path) => (Figure::Area, 0.0, closed(path)),
            Shape::EvenOdd(path) => (Figure::EvenOdd, 0.0, closed(path)),
        };
        if !flat::is_sane(&path) || !size.is_finite() {
            return None;
        }
        let (length, middle) = measured(&path);
        if length < SPOT && kind == Figure::Stroke && !path.elements().is_empty() {
            return Self::dot(seen.class, path.bounding_box().center(), size / 2.0);
        }
        let area = if kind == Figure::Stroke { 0.0 } else { flat::area(&path) };
        let lines = seen.lines();
        let is_seen = length >= SPOT && length.is_finite() && !lines.is_empty();
        is_seen.then_some(Self { class: (seen.class, kind), size, length, area, middle, lines })
    }

    fn dot(class: usize, middle: Point, radius: f64) -> Option<Self> {
        (middle.is_finite() && radius.is_finite()).then(|| Self {
            class: (class, Figure::Dot),
            size: radius,
            length: 0.0,
            area: 0.0,
            middle,
            lines: Rc::new([]),
        })
    }

    /// By how much two lengths of the same curve may differ: a fit that runs beside the true curve by a hundredth of a
    /// millimeter keeps its length to some thousandths, and a corner of it may be cut.
    pub(super) fn length_slack(length: f64) -> f64 {
        NEAR + 0.005 * length
    }

    /// By how much two areas of the same shape may differ whose edge is `length` long: half the strip along the edge
    /// in which the edge may lie.
    pub(super) fn area_slack(length: f64) -> f64 {
        0.5 * CURVE * length
    }

    /// How many short straight pieces its curve has.
    pub(super) fn pieces(&self) -> usize {
        self.lines.len()
    }

    /// Whether `other` may be the same but for its place; quick.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        self.class == other.class
            && (self.size - other.size).abs() <= SIZE
            && (self.length - other.length).abs() <= Self::length_slack(self.length)
            && (self.area - other.area).abs() <= Self::area_slack(self.length)
    }

    /// Whether `map`, an isometry, lays every point of this one onto `other`. That `other` has no more than that is
    /// left to their lengths, and to the map back.
    ///
    /// Ends and middles of short pieces speak for all. Each is looked up from where the one before was found, so cost
    /// grows with the pieces of both, and not with their product unless strands lie side by side.
    pub(super) fn lies_on(&self, map: Affine, other: &Self) -> bool {
        let mut last = 0;
        let nexts = self.lines.iter().skip(1).map(|next| Some(next.p0)).chain([None]);
        let points = self.lines.iter().zip(nexts).flat_map(|(line, next)| {
            let end = (next != Some(line.p1)).then_some(line.p1);
            [Some(line.p0), Some(line.midpoint()), end]
        });
        points.flatten().all(|point| {
            let found = other.piece_at(map * point, last);
            last = found.unwrap_or(last);
            found.is_some()
        })
    }

    /// The piece on which `point` lies, sought from piece `last` both ways around.
    fn piece_at(&self, point: Point, last: usize) -> Option<usize> {
        let count = self.lines.len();
        let around = (0..=count / 2).flat_map(|step| [last + step, last + count - step]);
        let lies_on = |line: Line| geom::nearest(line, point).distance_sq <= CURVE * CURVE;
        around.map(|at| at % count).find(|at| lies_on(self.lines[*at]))
    }
}

/// `path` with every contour closed, as it is filled.
fn closed(path: &BezPath) -> BezPath {
    let mut all = BezPath::new();
    for contour in flat::contours(path) {
        let is_closed = matches!(contour.elements().last(), Some(PathEl::ClosePath));
        all.extend(contour);
        if !is_closed {
            all.close_path();
        }
    }
    all
}

/// The length of a path and its middle.
fn measured(path: &BezPath) -> (f64, Point) {
    let mut all = 0.0;
    let mut sum = Vec2::ZERO;
    for segment in path.segments() {
        let (length, moment) = match segment {
            PathSeg::Line(line) => straight(line),
            PathSeg::Quad(_) | PathSeg::Cubic(_) => bent(&segment.to_cubic()),
        };
        all += length;
        sum += moment;
    }
    (all, if all > 0.0 { (sum / all).to_point() } else { Point::ZERO })
}

fn straight(line: Line) -> (f64, Vec2) {
    let length = length(line.p1 - line.p0);
    (length, line.midpoint().to_vec2() * length)
}

/// Pieces in which a cubic is measured: it turns by some 180 degrees at most, so a piece by 22.
const PIECES: u32 = 8;

/// Places and weights of Gauss and Legendre for four points on -1..1: exact up to the seventh power, so a piece is
/// true to a millionth and better.
const GAUSS: [(f64, f64); 4] = [
    (-0.861_136_311_594_052_6, 0.347_854_845_137_453_85),
    (-0.339_981_043_584_856_26, 0.652_145_154_862_546_1),
    (0.339_981_043_584_856_26, 0.652_145_154_862_546_1),
    (0.861_136_311_594_052_6, 0.347_854_845_137_453_85),
];

fn bent(curve: &CubicBez) -> (f64, Vec2) {
    let speed = curve.deriv();
    let half = 0.5 / f64::from(PIECES);
    let mut all = 0.0;
    let mut sum = Vec2::ZERO;
    for piece in 0..PIECES {
        let middle = f64::from(2 * piece + 1) * half;
        for (place, weight) in GAUSS {
            let at = middle + half * place;
            let part = weight * half * length(speed.eval(at).to_vec2());
            all += part;
            sum += curve.eval(at).to_vec2() * part;
        }
    }
    (all, sum)
}
