//! What of a picture is seen: its page, and the clips and masks within it.
//!
//! Most of a picture lies wholly within or wholly without, which is found by its box; only the rest is cut, by
//! booleans that count their work.
//!
//! **Invariant:** what is not cut stays as it was drawn, lines as lines and curves as they are.

use std::rc::Rc;

use kurbo::{BezPath, ParamCurve as _, PathSeg, Point, Rect, Shape as _};

use crate::geom::clip::{self, Keep};
use crate::geom::effort::{Effort, Exhausted};
use crate::geom::offset::{Change, changed};
use crate::geom::{self, flat, parity, round};
use crate::mark::Shape;

/// So much may stick out of a window without being cut, in millimeters: less than a printer shows.
const SLACK: f64 = 0.01;

/// Scraps with less area than this are no marks, in square millimeters.
const SCRAP: f64 = 1e-4;

/// So many edges are looked at in a step.
const LOOKS: usize = 64;

/// Steps for an edge of a window to be made, and room for it.
const EDGE: usize = 4;

/// An area through which a picture is seen.
#[derive(Debug)]
pub(super) struct Window {
    /// By the nonzero rule, without overlaps.
    outline: BezPath,
    bounds: Rect,
    is_box: bool,
    edges: Vec<[Point; 2]>,
}

/// How much of something is seen.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Seen {
    All,
    Some,
    Nothing,
}

impl Window {
    /// What is seen through `outline`, an area by the nonzero rule that does not overlap itself.
    pub(super) fn of(outline: BezPath, effort: &Effort) -> Result<Rc<Self>, Exhausted> {
        effort.spend(EDGE * flat::vertices(&outline, geom::TOLERANCE))?;
        Ok(Self::ready(outline))
    }

    /// As [`Self::of`], of an outline whose length is known.
    fn ready(outline: BezPath) -> Rc<Self> {
        let bounds = outline.bounding_box();
        let contours = flat::flatten(&outline, geom::TOLERANCE);
        let edges = contours.iter().flat_map(|contour| {
            let ends = contour.points.iter().cycle().skip(1);
            contour.points.iter().zip(ends).map(|(from, to)| [*from, *to])
        });
        let edges = edges.collect();
        Rc::new(Self { is_box: is_box(&outline, bounds), outline, bounds, edges })
    }

    /// What is seen through a box.
    pub(super) fn of_box(area: Rect) -> Rc<Self> {
        Self::ready(area.to_path(geom::TOLERANCE))
    }

    /// All that lies anywhere: points within reach, and lines along them as wide as that.
    pub(super) fn everywhere() -> Rc<Self> {
        let far = 2.0 * geom::REACH;
        Self::of_box(Rect::new(-far, -far, far, far))
    }

    /// The smallest box around it.
    pub(super) fn bounds(&self) -> Rect {
        self.bounds
    }

    /// Whether nothing is seen through it.
    pub(super) fn is_shut(&self) -> bool {
        self.edges.is_empty()
    }

    /// What is seen through this and through `other`.
    pub(super) fn through(
        self: &Rc<Self>,
        other: &Rc<Self>,
        effort: &Effort,
    ) -> Result<Rc<Self>, Exhausted> {
        if self.is_shut() || other.holds(self.bounds, effort)? == Seen::All {
            return Ok(Rc::clone(self));
        }
        if other.is_shut() || self.holds(other.bounds, effort)? == Seen::All {
            return Ok(Rc::clone(other));
        }
        if !self.bounds.overlaps(other.bounds) {
            return Ok(Self::ready(BezPath::new()));
        }
        if self.is_box && other.is_box {
            return Ok(Self::of_box(self.bounds.intersect(other.bounds)));
        }
        let both = clip::combined(&self.outline, &other.outline, Keep::Both, effort)?;
        Self::of(both, effort)
    }

    /// What is seen of `shape`; none if nothing is.
    ///
    /// Numbers that no cloth reaches are left as they are, to be told by whoever lays them.
    pub(super) fn seen(&self, shape: Shape, effort: &Effort) -> Result<Option<Shape>, Exhausted> {
        let Some(bounds) = bounds(&shape) else { return Ok(Some(shape)) };
        match self.holds(bounds, effort)? {
            Seen::All => return Ok(Some(shape)),
            Seen::Nothing => return Ok(None),
            Seen::Some => {}
        }
        if let Shape::Stroke { path, width } = &shape
            && self.is_clear_of(path, width / 2.0, effort)?
        {
            let first = path.segments().next().map(|segment| segment.start());
            let is_in = first.is_some_and(|point| self.is_around(point));
            return Ok(is_in.then_some(shape));
        }
        let seen = clip::combined(&area_of(shape, effort)?, &self.outline, Keep::Both, effort)?;
        Ok((flat::area(&seen) > SCRAP).then_some(Shape::Area(seen)))
    }

    /// How much is seen of what fills a box.
    fn holds(&self, bounds: Rect, effort: &Effort) -> Result<Seen, Exhausted> {
        if !touches(self.bounds, bounds) {
            return Ok(Seen::Nothing);
        }
        let slack = SLACK.min(bounds.width().min(bounds.height()) / 4.0);
        let inner = bounds.inset(-slack);
        if self.is_box {
            let is_in = self.bounds.union(inner) == self.bounds;
            return Ok(if is_in { Seen::All } else { Seen::Some });
        }
        effort.spend(self.edges.len() / LOOKS)?;
        if self.edges.iter().any(|[from, to]| passes(*from, *to, inner)) {
            return Ok(Seen::Some);
        }
        let is_in = self.is_around(bounds.center());
        Ok(if is_in { Seen::All } else { Seen::Nothing })
    }

    /// Whether a point that no edge passes lies inside.
    fn is_around(&self, point: Point) -> bool {
        let turns = self.edges.iter().map(|[from, to]| {
            let is_down = from.y <= point.y && point.y < to.y;
            let is_up = to.y <= point.y && point.y < from.y;
            let side = if is_down || is_up { (*to - *from).cross(point - *from) } else { 0.0 };
            i32::from(is_down && side > 0.0) - i32::from(is_up && side < 0.0)
        });
        turns.sum::<i32>() != 0
    }

    /// Whether no edge passes within `reach` of a line.
    fn is_clear_of(&self, line: &BezPath, reach: f64, effort: &Effort) -> Result<bool, Exhausted> {
        let around = line.bounding_box().inflate(reach, reach);
        let edges: Vec<&[Point; 2]> =
            self.edges.iter().filter(|[from, to]| passes(*from, *to, around)).collect();
        for contour in flat::flatten(line, geom::TOLERANCE) {
            effort.spend(edges.len() * contour.points.len() / LOOKS)?;
            let ends = contour.points.iter().cycle().skip(1);
            let count = contour.points.len() - usize::from(!contour.closed);
            for (from, to) in contour.points.iter().zip(ends).take(count) {
                if edges.iter().any(|edge| apart(edge, &[*from, *to]) < reach - SLACK) {
                    return Ok(false);
                }
            }
        }
        Ok(true)
    }
}

/// The area that `shape` covers, by the nonzero rule.
pub(super) fn area_of(shape: Shape, effort: &Effort) -> Result<BezPath, Exhausted> {
    match shape {
        Shape::Stroke { path, width } => changed(&path, Change::Outline(width), effort),
        Shape::Area(path) => Ok(path),
        Shape::EvenOdd(path) => parity::resolved_counted(&path, effort),
        Shape::Dot { center, radius } => Ok(round::circle(center, radius, geom::TOLERANCE)),
    }
}

/// The box around a shape; none if it is nonsense.
fn bounds(shape: &Shape) -> Option<Rect> {
    let (path, reach) = match shape {
        Shape::Stroke { path, width } => (path, width / 2.0),
        Shape::Area(path) | Shape::EvenOdd(path) => (path, 0.0),
        Shape::Dot { center, radius } => {
            let bounds = Rect::from_center_size(*center, (2.0 * radius, 2.0 * radius));
            return bounds.is_finite().then_some(bounds);
        }
    };
    let is_sane = flat::is_sane(path) && reach < geom::REACH;
    is_sane.then(|| path.bounding_box().inflate(reach, reach))
}

/// Whether `outline` is nothing but its box.
fn is_box(outline: &BezPath, bounds: Rect) -> bool {
    let mut segments = outline.segments();
    let is_straight = segments.by_ref().take(5).all(|it| matches!(it, PathSeg::Line(_)));
    let is_short = segments.next().is_none() && flat::contours(outline).len() == 1;
    let missing = bounds.area() - outline.area().abs();
    is_straight && is_short && bounds.area() > 0.0 && missing.abs() <= 1e-9 * bounds.area()
}

/// Whether two boxes share more than an edge.
fn touches(a: Rect, b: Rect) -> bool {
    a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1
}

/// Whether an edge passes through a box, or may.
fn passes(from: Point, to: Point, area: Rect) -> bool {
    if !Rect::from_points(from, to).overlaps(area) {
        return false;
    }
    let corners = [(area.x0, area.y0), (area.x1, area.y0), (area.x1, area.y1), (area.x0, area.y1)];
    let sides = corners.map(|corner| (to - from).cross(Point::from(corner) - from));
    !sides.iter().all(|side| *side > 0.0) && !sides.iter().all(|side| *side < 0.0)
}

/// How far two segments are apart.
fn apart(a: &[Point; 2], b: &[Point; 2]) -> f64 {
    let sides = |[from, to]: &[Point; 2], other: &[Point; 2]| {
        (*to - *from).cross(other[0] - *from) * (*to - *from).cross(other[1] - *from)
    };
    if sides(a, b) < 0.0 && sides(b, a) < 0.0 {
        return 0.0;
    }
    let to_segment = |point: Point, [from, to]: &[Point; 2]| {
        let way = *to - *from;
        let at = (way.dot(point - *from) / way.hypot2()).clamp(0.0, 1.0);
        geom::distance(point, if at.is_finite() { *from + way * at } else { *from })
    };
    let ends = [to_segment(a[0], b), to_segment(a[1], b), to_segment(b[0], a), to_segment(b[1], a)];
    ends.into_iter().fold(f64::INFINITY, f64::min)
}
