//! Whether two marks overlap, on flattened outlines.
//!
//! Strokes and dots are lines with a half width; areas are closed lines with an inside. Marks that only touch, or
//! overlap by less than [`TOUCH`], do not count: tiles of a mosaic may share edges without forcing an order.

use std::cell::Cell;

use kurbo::{Affine, Line, Point, Rect, Shape as _, Vec2};

use crate::geom::{self, TOLERANCE, length};
use crate::mark::{Mark, Rule, Shape};

/// Overlaps thinner than this are touching, in millimeters: each of two flattened edges may stray by [`TOLERANCE`].
const TOUCH: f64 = 2.0 * TOLERANCE;

/// Segments that share a bounding box. Comparing boxes costs about as much as one pair of segments.
const CHUNK: usize = 12;

/// How much work may still be spent on comparing.
pub(super) struct Patience(Cell<usize>);

impl Patience {
    pub(super) fn new(work: usize) -> Self {
        Self(Cell::new(work))
    }

    /// What of so much was spent.
    #[cfg(test)]
    pub(super) fn spent(&self, of: usize) -> usize {
        of - self.0.get()
    }

    /// Spends some; whether there is any left.
    pub(super) fn lasts(&self, work: usize) -> bool {
        self.0.set(self.0.get().saturating_sub(work));
        self.0.get() > 0
    }
}

/// The flattened outline of a mark.
#[derive(Clone, Debug)]
pub(super) struct Outline {
    segments: Vec<Line>,
    /// The boxes of each [`CHUNK`] segments, without half width.
    boxes: Vec<Rect>,
    bounds: Rect,
    of: Of,
    /// A point on each subpath, and for areas points well inside.
    probes: Vec<Point>,
}

/// What an outline is the outline of.
#[derive(Clone, Copy, Debug)]
enum Of {
    /// A line with half a width.
    Line(f64),
    Area(Rule),
}

impl Outline {
    pub(super) fn of(mark: &Mark) -> Self {
        let of = match mark.shape() {
            Shape::Dot { center, radius } => {
                let spot = Line::new(*center, *center);
                return Self::new(vec![spot], vec![*center], Of::Line(*radius));
            }
            Shape::Stroke { width, .. } => Of::Line(width / 2.0),
            Shape::Area(_) => Of::Area(Rule::NonZero),
            Shape::EvenOdd(_) => Of::Area(Rule::EvenOdd),
        };
        let flat = mark.flat();
        let contours = || flat.contours().map(|(contour, _)| contour);
        let segments = contours().flat_map(|contour| flat.lines(contour)).collect();
        let starts = contours().filter_map(|contour| contour.points.first().copied()).collect();
        let mut outline = Self::new(segments, starts, of);
        if let Of::Area(rule) = of {
            outline.probes.extend(outline.points_inside(rule));
        }
        outline
    }

    fn new(segments: Vec<Line>, probes: Vec<Point>, of: Of) -> Self {
        let around = |lines: &[Line]| {
            lines.iter().map(Line::bounding_box).reduce(|a, b| a.union(b)).unwrap_or_default()
        };
        let boxes: Vec<Rect> = segments.chunks(CHUNK).map(around).collect();
        let bounds = boxes.iter().copied().reduce(|a, b| a.union(b)).unwrap_or_default();
        Self { segments, boxes, bounds, of, probes }
    }

    /// Whether this mark and `other`, brought here by `self_from_other`, overlap by more than a touch. Once patience is
    /// at an end, anything does.
    pub(super) fn overlaps(
        &self,
        other: &Self,
        self_from_other: Affine,
        patience: &Patience,
    ) -> bool {
        if self.segments.len() < other.segments.len() {
            return other.overlaps(self, self_from_other.inverse(), patience);
        }
        if !patience.lasts(other.segments.len()) {
            return true;
        }
        let other = &other.transformed(self_from_other);
        let found = match (self.of, other.of) {
            (Of::Line(a), Of::Line(b)) => self.comes_near(other, a + b - TOUCH, patience),
            (Of::Area(rule), Of::Line(half)) => self.holds_line(rule, other, half, patience),
            (Of::Line(half), Of::Area(rule)) => other.holds_line(rule, self, half, patience),
            (Of::Area(own), Of::Area(its)) => {
                self.crosses(other, patience)
                    || self.holds_inside(own, other, patience)
                    || other.holds_inside(its, self, patience)
            }
        };
        found || !patience.lasts(0)
    }

    fn transformed(&self, map: Affine) -> Self {
        let segments = self.segments.iter().map(|line| map * *line).collect();
        let probes = self.probes.iter().map(|point| map * *point).collect();
        Self::new(segments, probes, self.of)
    }

    /// The chunks with a box within `distance` of `bounds`.
    fn chunks_near(&self, bounds: Rect, distance: f64) -> Vec<(Rect, &[Line])> {
        let chunks = self.boxes.iter().copied().zip(self.segments.chunks(CHUNK));
        chunks.filter(|(own, _)| meets(*own, bounds, distance)).collect()
    }

    /// Whether `is_such` is true of any pair of segments that come within `distance` of one another.
    fn any_pair(
        &self,
        other: &Self,
        distance: f64,
        patience: &Patience,
        is_such: impl Fn(Line, Line) -> bool,
    ) -> bool {
        let mine = self.chunks_near(other.bounds, distance);
        let its = other.chunks_near(self.bounds, distance);
        let looked = self.boxes.len() + other.boxes.len() + mine.len() * its.len();
        if !patience.lasts(looked) {
            return true;
        }
        let mut pairs = mine.iter().flat_map(|mine| its.iter().map(move |its| (mine, its)));
        pairs.any(|((a, mine), (b, its))| {
            meets(*a, *b, distance)
                && (!patience.lasts(mine.len() * its.len())
                    || mine.iter().any(|m| its.iter().any(|i| is_such(*m, *i))))
        })
    }

    /// Whether the two lines come nearer than `distance`.
    fn comes_near(&self, other: &Self, distance: f64, patience: &Patience) -> bool {
        let distance = distance.max(f64::EPSILON);
        let is_near = |a, b| squared_distance(a, b) < distance * distance;
        self.any_pair(other, distance, patience, is_near)
    }

    /// Whether this area and a line with a half width overlap.
    fn holds_line(&self, rule: Rule, line: &Self, half: f64, patience: &Patience) -> bool {
        self.comes_near(line, half - TOUCH, patience)
            || line.probes.iter().any(|point| self.holds(rule, *point, patience))
    }

    /// Whether two edges cross and go on by more than a touch on either side.
    fn crosses(&self, other: &Self, patience: &Patience) -> bool {
        self.any_pair(other, 0.0, patience, cross_deeply)
    }

    /// Whether a point of `other`, of its inside or its edge, lies inside this area by more than a touch.
    ///
    /// Crossings are found elsewhere. What is left are areas inside one another, perhaps along a shared edge: a point
    /// well inside, a corner, or the middle of an edge tells.
    fn holds_inside(&self, rule: Rule, other: &Self, patience: &Patience) -> bool {
        let ends = other.segments.iter().flat_map(|line| [line.p0, line.midpoint()]);
        let points = other.probes.iter().copied().chain(ends);
        { points }.any(|point| self.holds(rule, point, patience) && self.is_deep(point, patience))
    }

    fn is_deep(&self, point: Point, patience: &Patience) -> bool {
        let dot = Self::new(vec![Line::new(point, point)], Vec::new(), Of::Line(0.0));
        !self.comes_near(&dot, TOUCH, patience)
    }

    /// Whether `point` lies inside the area; nothing does once patience is at an end.
    fn holds(&self, rule: Rule, point: Point, patience: &Patience) -> bool {
        if !self.bounds.contains(point) || !patience.lasts(self.boxes.len()) {
            return false;
        }
        let spans = self.boxes.iter().zip(self.segments.chunks(CHUNK));
        let rising = spans
            .filter(|(bounds, _)| {
                (bounds.y0..=bounds.y1).contains(&point.y) && point.x <= bounds.x1
            })
            .flat_map(|(_, lines)| lines);
        rule.holds(rising.map(|line| turn_around(*line, point)).sum())
    }

    /// The middles of the spans inside the area on three levels.
    fn points_inside(&self, rule: Rule) -> Vec<Point> {
        let level = |part: f64| {
            let y = self.bounds.y0 + part * self.bounds.height();
            let passed =
                |line: &Line| Some((x_at(*line, y)?, if line.p0.y < line.p1.y { 1 } else { -1 }));
            let mut passes: Vec<(f64, i32)> = self.segments.iter().filter_map(passed).collect();
            passes.sort_by(|a, b| a.0.total_cmp(&b.0));
            let mut turns = 0;
            let mut middles = Vec::new();
            for span in passes.windows(2) {
                turns += span[0].1;
                if rule.holds(turns) {
                    middles.push(Point::new(f64::midpoint(span[0].0, span[1].0), y));
                }
            }
            middles
        };
        [0.25, 0.5, 0.75].into_iter().flat_map(level).collect()
    }
}

/// Whether two boxes come within `distance` of one another.
fn meets(a: Rect, b: Rect, distance: f64) -> bool {
    a.x0 - distance <= b.x1
        && b.x0 - distance <= a.x1
        && a.y0 - distance <= b.y1
        && b.y0 - distance <= a.y1
}

/// The x at which a line passes the level `y`.
fn x_at(line: Line, y: f64) -> Option<f64> {
    let (low, high) = if line.p0.y < line.p1.y { (line.p0, line.p1) } else { (line.p1, line.p0) };
    (low.y <= y && y < high.y).then(|| low.x + (y - low.y) / (high.y - low.y) * (high.x - low.x))
}

/// What a line adds to the winding number of `point`: 1, -1, or 0 when it does not pass to the right of it.
fn turn_around(line: Line, point: Point) -> i32 {
    match x_at(line, point.y) {
        Some(x) if x > point.x && line.p0.y < line.p1.y => 1,
        Some(x) if x > point.x => -1,
        _ => 0,
    }
}

/// How far `point` lies to the side of `line`, signed.
fn side(line: Line, point: Point) -> f64 {
    let along = line.p1 - line.p0;
    along.cross(point - line.p0) / length(along).max(f64::MIN_POSITIVE)
}

/// Whether each line has its ends on both sides of the other.
fn cross_by(a: Line, b: Line, depth: f64) -> bool {
    let parts = |line: Line, by: Line| {
        let (from, to) = (side(by, line.p0), side(by, line.p1));
        (from > depth && to < -depth) || (from < -depth && to > depth)
    };
    parts(a, b) && parts(b, a)
}

fn cross_deeply(a: Line, b: Line) -> bool {
    cross_by(a, b, TOUCH)
}

fn squared_distance(a: Line, b: Line) -> f64 {
    if cross_by(a, b, 0.0) {
        return 0.0;
    }
    let to = |line: Line, point: Point| squared_distance_to(line, point);
    to(a, b.p0).min(to(a, b.p1)).min(to(b, a.p0)).min(to(b, a.p1))
}

fn squared_distance_to(line: Line, point: Point) -> f64 {
    if line.p0 == line.p1 {
        let apart: Vec2 = point - line.p0;
        return apart.hypot2();
    }
    geom::nearest(line, point).distance_sq
}
