//! Areas that abut: where they do, and one of them spread under the other.
//!
//! A renderer that blends areas one after the other lets through what lies below along an edge that two of them share.
//! Printers know this, and let one color run a little under the next.
//!
//! **Invariant:** what is added to an area lies inside the other one, but for slits that nobody could draw.

use i_overlay::core::fill_rule::FillRule;
use i_overlay::core::overlay_rule::OverlayRule;
use kurbo::{BezPath, Line, ParamCurve as _, Point, Rect, Shape as _, Vec2};

use super::effort::{Effort, Exhausted, spend_on_crossings};
use super::offset::{self, Change};
use super::{clip, fit, flat, length};

/// Edges nearer than this are one, in millimeters: flattened curves, and coordinates that were written to a hundredth.
const NEAR: f64 = 0.01;

/// How far a flattened curve may stray.
const FLATNESS: f64 = NEAR / 4.0;

/// Areas abut where they share so many millimeters of edge; less is a corner.
const LEAST: f64 = 0.1;

/// What lies nearer than this needs nothing between: half of what a drawing is rounded to.
const CLOSED: f64 = 0.0005;

/// Sides that share a bounding box.
const CHUNK: usize = 12;

/// What two edges share.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stretch {
    /// Where it runs on the one edge.
    line: Line,
    /// Whether there is a slit between them.
    is_apart: bool,
}

impl Stretch {
    fn long(&self) -> f64 {
        length(self.line.p1 - self.line.p0)
    }

    /// What closes the slit, if there is one.
    fn patch(&self) -> Option<Vec<Point>> {
        let Line { p0, p1 } = self.line;
        let along = (p1 - p0) / self.long();
        let across = Vec2::new(-along.y, along.x) * NEAR;
        self.is_apart.then(|| vec![p0 - across, p1 - across, p1 + across, p0 + across])
    }
}

/// The edge of an area, as straight lines.
#[derive(Clone, Debug)]
pub(crate) struct Edge {
    sides: Vec<Line>,
    boxes: Vec<Rect>,
}

impl Edge {
    /// The edge of `area`.
    pub(crate) fn of(area: &BezPath) -> Self {
        let contours = flat::flatten(area, FLATNESS);
        let sides = contours.iter().flat_map(|contour| {
            let next = contour.points.iter().cycle().skip(1);
            contour.points.iter().zip(next).map(|(from, to)| Line::new(*from, *to))
        });
        let sides: Vec<Line> = sides.collect();
        let around = |lines: &[Line]| {
            let boxes = lines.iter().map(Line::bounding_box);
            boxes.reduce(|a, b| a.union(b)).unwrap_or_default().inflate(NEAR, NEAR)
        };
        let boxes = sides.chunks(CHUNK).map(around).collect();
        Self { sides, boxes }
    }

    /// The stretches of this edge along which the other one runs too: none where they only meet in a corner, nothing
    /// where they do not meet.
    ///
    /// # Errors
    ///
    /// [`Exhausted`] when it takes more than `effort` to compare sides that lie close together.
    pub(crate) fn along(
        &self,
        other: &Self,
        effort: &Effort,
    ) -> Result<Option<Vec<Stretch>>, Exhausted> {
        let mut stretches = Vec::new();
        let mut meets = false;
        for (around, mine) in self.boxes.iter().zip(self.sides.chunks(CHUNK)) {
            effort.spend(1 + other.boxes.len() / CHUNK)?;
            let near = other.boxes.iter().zip(other.sides.chunks(CHUNK));
            for (_, its) in near.filter(|(its, _)| its.overlaps(*around)) {
                effort.spend(CHUNK)?;
                for side in mine {
                    stretches.extend(its.iter().filter_map(|its| shared(*side, *its)));
                    meets = meets || its.iter().any(|its| touch(*side, *its));
                }
            }
        }
        let sum: f64 = stretches.iter().map(Stretch::long).sum();
        if sum < LEAST {
            stretches.clear();
        }
        Ok(meets.then_some(stretches))
    }
}

/// Whether an end of one side lies on the other.
fn touch(a: Line, b: Line) -> bool {
    let is_on = |line: Line, point: Point| super::nearest(line, point).distance_sq < NEAR * NEAR;
    is_on(a, b.p0) || is_on(a, b.p1) || is_on(b, a.p0) || is_on(b, a.p1)
}

/// What of `side` lies beside `other`.
fn shared(side: Line, other: Line) -> Option<Stretch> {
    let way = side.p1 - side.p0;
    let long = length(way);
    if long == 0.0 {
        return None;
    }
    // In a frame in which `side` runs from 0 along x.
    let seen = |point: Point| {
        let to = point - side.p0;
        Vec2::new(to.dot(way), way.cross(to)) / long
    };
    let (a, b) = (seen(other.p0), seen(other.p1));
    // Where `other` lies no farther than `NEAR` from the axis.
    let (mut from, mut to) = (0.0_f64, 1.0_f64);
    let rise = b.y - a.y;
    if rise.abs() > f64::EPSILON {
        let (low, high) = ((-NEAR - a.y) / rise, (NEAR - a.y) / rise);
        (from, to) = (from.max(low.min(high)), to.min(low.max(high)));
    } else if a.y.abs() > NEAR {
        return None;
    }
    if from >= to {
        return None;
    }
    let ends = [from, to].map(|t| (a.x + (b.x - a.x) * t).clamp(0.0, long));
    let (start, end) = (ends[0].min(ends[1]), ends[0].max(ends[1]));
    let line = Line::new(side.eval(start / long), side.eval(end / long));
    let is_apart = [from, to].iter().any(|t| (a.y + rise * t).abs() > CLOSED);
    // Edges that cross are beside one another for a moment.
    (end - start > 4.0 * NEAR.min(long / 5.0)).then_some(Stretch { line, is_apart })
}

/// One area of all `areas`, which abut along `stretches`.
///
/// # Errors
///
/// [`Exhausted`] before the work is done, if it would take more than `effort`.
pub(crate) fn joined(
    areas: &[BezPath],
    stretches: &[Stretch],
    effort: &Effort,
) -> Result<BezPath, Exhausted> {
    let mut rings = of_all(areas, effort)?;
    rings.extend(stretches.iter().filter_map(Stretch::patch));
    Ok(fit::areas(&clip::resolved(&rings, FillRule::Positive, effort)?))
}

/// `area` and what lies within so many millimeters of it under one of `others`, which abut it along `stretches`.
/// Nothing when that is no more than before.
///
/// # Errors
///
/// [`Exhausted`] before the work is done, if it would take more than `effort`.
pub(crate) fn under(
    area: &BezPath,
    stretches: &[Stretch],
    others: &[BezPath],
    by: f64,
    effort: &Effort,
) -> Result<Option<BezPath>, Exhausted> {
    let grown = flat::rings_within(&offset::changed(area, Change::Offset(by), effort)?, effort)?;
    let others = clip::resolved(&of_all(others, effort)?, FillRule::Positive, effort)?;
    let own = of_all(std::slice::from_ref(area), effort)?;
    spend_on_crossings(grown.iter().chain(&others).chain(&own), effort)?;
    let below = clip::overlay(&grown, &others, OverlayRule::Intersect);
    let more = clip::overlay(&below, &own, OverlayRule::Difference);
    let added: f64 = more.iter().map(|ring| flat::signed_area(ring)).sum();
    let along: f64 = stretches.iter().map(Stretch::long).sum();
    if added < by * NEAR.max(along / 4.0) {
        return Ok(None);
    }
    let patches = stretches.iter().filter_map(Stretch::patch);
    let rings: Vec<_> = own.into_iter().chain(below).chain(patches).collect();
    Ok(Some(fit::areas(&clip::resolved(&rings, FillRule::Positive, effort)?)))
}

/// The rings of all `areas`, each without overlaps.
fn of_all(areas: &[BezPath], effort: &Effort) -> Result<Vec<Vec<Point>>, Exhausted> {
    let mut rings = Vec::new();
    for area in areas {
        rings.append(&mut clip::normal_within(flat::rings_within(area, effort)?, effort)?);
    }
    Ok(rings)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(data: &str) -> BezPath {
        crate::geom::data::read(data, usize::MAX).unwrap()
    }

    #[test]
    fn only_what_runs_along_is_shared() {
        let square = Edge::of(&path("M0 0H10V10H0Z"));
        let long = |other: &str| -> f64 {
            let stretches = square
                .along(&Edge::of(&path(other)), &Effort::BOUNDLESS)
                .unwrap()
                .unwrap_or_default();
            stretches.iter().map(Stretch::long).sum()
        };
        assert!((long("M10 2H20V6H10Z") - 4.0).abs() < 1e-9, "beside it");
        assert!((long("M10.004 2H20V16H10.004Z") - 8.0).abs() < 1e-9, "a hair apart, over its end");
        for other in ["M10.1 2H20V6H10.1Z", "M10 10H20V20H10Z", "M5 5H15V15H5Z", "M3 3H5V5H3Z"] {
            assert_eq!(long(other), 0.0, "{other}");
        }
        let meets = |other: &str| {
            square.along(&Edge::of(&path(other)), &Effort::BOUNDLESS).unwrap().is_some()
        };
        assert!(meets("M10 10H20V20H10Z"), "in a corner");
        assert!(!meets("M10.1 2H20V6H10.1Z"), "too far");
    }

    #[test]
    fn an_area_runs_under_its_neighbor_only() {
        let (left, right) = (path("M0 0H10V10H0Z"), path("M10 2L20 0V10L10 8Z"));
        let stretches =
            Edge::of(&left).along(&Edge::of(&right), &Effort::BOUNDLESS).unwrap().unwrap();
        let spread = under(&left, &stretches, &[right], 0.05, &Effort::BOUNDLESS).unwrap().unwrap();
        let more = flat::area(&spread) - 100.0;
        assert!((more - 6.0 * 0.05).abs() < 0.02, "{more}");
        assert!((spread.bounding_box().x1 - 10.05).abs() < 1e-4);
        // The same edge, but one lies over the other.
        let inner = path("M0 0H5V10H0Z");
        let stretches =
            Edge::of(&left).along(&Edge::of(&inner), &Effort::BOUNDLESS).unwrap().unwrap();
        assert_eq!(under(&left, &stretches, &[inner], 0.05, &Effort::BOUNDLESS), Ok(None));
    }

    #[test]
    fn halves_become_one() {
        let halves = [path("M0 0H5.002V10H0Z"), path("M5 0H10V10H5Z")];
        let stretches =
            Edge::of(&halves[0]).along(&Edge::of(&halves[1]), &Effort::BOUNDLESS).unwrap().unwrap();
        let one = joined(&halves, &stretches, &Effort::BOUNDLESS).unwrap();
        assert!((flat::area(&one) - 100.0).abs() < 0.01, "{}", one.to_svg());
        assert_eq!(flat::contours(&one).len(), 1);
    }
}
