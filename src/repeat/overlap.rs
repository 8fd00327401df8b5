//! Whether two marks overlap, on flattened outlines.
//!
//! Strokes and dots are lines with a half width; areas are closed lines with an inside. Marks that only touch, or
//! overlap by less than [`TOUCH`], do not count: tiles of a mosaic may share edges without forcing an order.

use kurbo::{
    Affine, BezPath, Line, ParamCurve as _, ParamCurveNearest as _, Point, Rect, Shape as _, Vec2,
};

use crate::geom::flat::{self, Ends};
use crate::geom::{TOLERANCE, length};
use crate::mark::{Mark, Shape};

/// Overlaps thinner than this are touching, in millimeters: each of two flattened edges may stray by [`TOLERANCE`].
const TOUCH: f64 = 2.0 * TOLERANCE;

/// Segments that share a bounding box. Comparing boxes costs about as much as one pair of segments.
const CHUNK: usize = 12;

/// The flattened outline of a mark.
#[derive(Clone, Debug)]
pub(super) struct Outline {
    segments: Vec<Line>,
    /// The boxes of each [`CHUNK`] segments, without half width.
    boxes: Vec<Rect>,
    /// Half the width of a line; `None` for an area.
    half: Option<f64>,
    /// A point on each subpath, and for areas points well inside.
    probes: Vec<Point>,
}

impl Outline {
    pub(super) fn of(mark: &Mark) -> Self {
        match &mark.shape {
            Shape::Stroke { path, width } => {
                Self::new(flattened(path, Ends::Open), Some(width / 2.0))
            }
            Shape::Area(path) => {
                let mut area = Self::new(flattened(path, Ends::Joined), None);
                area.probes.extend(area.points_inside());
                area
            }
            Shape::Dot { center, radius } => {
                Self::new((vec![Line::new(*center, *center)], vec![*center]), Some(*radius))
            }
        }
    }

    fn new((segments, probes): (Vec<Line>, Vec<Point>), half: Option<f64>) -> Self {
        let around = |lines: &[Line]| {
            lines.iter().map(Line::bounding_box).reduce(|a, b| a.union(b)).unwrap_or_default()
        };
        let boxes = segments.chunks(CHUNK).map(around).collect();
        Self { segments, boxes, half, probes }
    }

    /// Whether this mark and `other`, brought here by `self_from_other`, overlap by more than a touch.
    pub(super) fn overlaps(&self, other: &Self, self_from_other: Affine) -> bool {
        if self.segments.len() < other.segments.len() {
            return other.overlaps(self, self_from_other.inverse());
        }
        let other = other.transformed(self_from_other);
        match (self.half, other.half) {
            (Some(a), Some(b)) => self.comes_near(&other, a + b - TOUCH),
            (None, Some(half)) => self.holds_line(&other, half),
            (Some(half), None) => other.holds_line(self, half),
            (None, None) => {
                self.crosses(&other) || self.holds_inside(&other) || other.holds_inside(self)
            }
        }
    }

    fn transformed(&self, map: Affine) -> Self {
        let segments = self.segments.iter().map(|line| map * *line).collect();
        let probes = self.probes.iter().map(|point| map * *point).collect();
        Self::new((segments, probes), self.half)
    }

    /// Pairs of segments whose chunks come within `distance` of one another.
    fn pairs<'a>(&'a self, other: &'a Self, distance: f64) -> impl Iterator<Item = (Line, Line)> {
        let meets = move |a: Rect, b: Rect| {
            a.x0 - distance <= b.x1
                && b.x0 - distance <= a.x1
                && a.y0 - distance <= b.y1
                && b.y0 - distance <= a.y1
        };
        let mine = self.boxes.iter().zip(self.segments.chunks(CHUNK));
        mine.flat_map(move |(a, mine)| {
            let its = other.boxes.iter().zip(other.segments.chunks(CHUNK));
            its.filter(move |(b, _)| meets(*a, **b)).flat_map(move |(_, its)| {
                mine.iter().flat_map(move |m| its.iter().map(move |i| (*m, *i)))
            })
        })
    }

    /// Whether the two lines come nearer than `distance`.
    fn comes_near(&self, other: &Self, distance: f64) -> bool {
        let distance = distance.max(f64::EPSILON);
        self.pairs(other, distance).any(|(a, b)| squared_distance(a, b) < distance * distance)
    }

    /// Whether this area and a line with a half width overlap.
    fn holds_line(&self, line: &Self, half: f64) -> bool {
        self.comes_near(line, half - TOUCH) || line.probes.iter().any(|point| self.winds(*point))
    }

    /// Whether two edges cross and go on by more than a touch on either side.
    fn crosses(&self, other: &Self) -> bool {
        self.pairs(other, 0.0).any(|(a, b)| cross_deeply(a, b))
    }

    /// Whether a point of `other`, of its inside or its edge, lies inside this area by more than a touch.
    ///
    /// Crossings are found elsewhere. What is left are areas inside one another, perhaps along a shared edge: a point
    /// well inside, a corner, or the middle of an edge tells.
    fn holds_inside(&self, other: &Self) -> bool {
        let ends = other.segments.iter().flat_map(|line| [line.p0, line.midpoint()]);
        other
            .probes
            .iter()
            .copied()
            .chain(ends)
            .any(|point| self.winds(point) && self.is_deep(point))
    }

    fn is_deep(&self, point: Point) -> bool {
        let dot = Self::new((vec![Line::new(point, point)], Vec::new()), None);
        !self.comes_near(&dot, TOUCH)
    }

    /// Whether the area winds around `point`, by the nonzero rule.
    fn winds(&self, point: Point) -> bool {
        let spans = self.boxes.iter().zip(self.segments.chunks(CHUNK));
        let rising = spans
            .filter(|(bounds, _)| {
                (bounds.y0..=bounds.y1).contains(&point.y) && point.x <= bounds.x1
            })
            .flat_map(|(_, lines)| lines);
        rising.map(|line| turn_around(*line, point)).sum::<i32>() != 0
    }

    /// The middles of the spans inside the area on three levels.
    fn points_inside(&self) -> Vec<Point> {
        let bounds = self.boxes.iter().copied().reduce(|a, b| a.union(b)).unwrap_or_default();
        let level = |part: f64| {
            let y = bounds.y0 + part * bounds.height();
            let mut xs: Vec<f64> = self.segments.iter().filter_map(|line| x_at(*line, y)).collect();
            xs.sort_by(f64::total_cmp);
            let middles: Vec<Point> =
                xs.windows(2).map(|span| Point::new((span[0] + span[1]) / 2.0, y)).collect();
            middles.into_iter().filter(|point| self.winds(*point))
        };
        [0.25, 0.5, 0.75].into_iter().flat_map(level).collect()
    }
}

/// The segments of a path and the first point of each contour. What is left open is closed around an area.
fn flattened(path: &BezPath, ends: Ends) -> (Vec<Line>, Vec<Point>) {
    let (mut segments, mut starts) = (Vec::new(), Vec::new());
    for contour in flat::contours(path) {
        let Some(start) = contour.segments().next().map(|segment| segment.start()) else {
            continue;
        };
        starts.push(start);
        let Some(contour) = flat::flatten(&contour, TOLERANCE).pop() else {
            // A line without length is a dot.
            segments.push(Line::new(start, start));
            continue;
        };
        segments.extend(contour.points.windows(2).map(|ends| Line::new(ends[0], ends[1])));
        if let ([first, .., last], true) =
            (contour.points.as_slice(), contour.closed || ends == Ends::Joined)
        {
            segments.push(Line::new(*last, *first));
        }
    }
    (segments, starts)
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
    line.nearest(point, TOLERANCE).distance_sq
}
