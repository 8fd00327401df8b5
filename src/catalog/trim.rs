//! What of a drawing lies within a window: nothing hangs over the edge of a picture.

use kurbo::{BezPath, Line, Point, Rect, Shape as _};

use crate::geom::{TOLERANCE, clip, offset, parity, round};
use crate::mark::{Mark, Shape};

/// The part of a line that lies in `window` (Liang and Barsky).
pub(super) fn line(line: Line, window: Rect) -> Option<Line> {
    let (p0, way) = (line.p0, line.p1 - line.p0);
    let (mut from, mut to) = (0.0_f64, 1.0_f64);
    for (at, way, low, high) in
        [(p0.x, way.x, window.x0, window.x1), (p0.y, way.y, window.y0, window.y1)]
    {
        if way.abs() < 1e-12 {
            if !(low..=high).contains(&at) {
                return None;
            }
            continue;
        }
        let (first, second) = ((low - at) / way, (high - at) / way);
        (from, to) = (from.max(first.min(second)), to.min(first.max(second)));
    }
    (from < to).then(|| Line::new(p0 + way * from, p0 + way * to))
}

/// The outline of a polygon as far as it lies in `window`: pieces that go on are one line.
pub(super) fn ring(corners: &[Point], window: Rect) -> BezPath {
    let mut path = BezPath::new();
    let mut end: Option<Point> = None;
    let next = corners.iter().cycle().skip(1);
    for (a, b) in corners.iter().zip(next) {
        let Some(piece) = line(Line::new(*a, *b), window) else { continue };
        if end != Some(piece.p0) {
            path.move_to(piece.p0);
        }
        path.line_to(piece.p1);
        end = Some(piece.p1);
    }
    path
}

/// What of a mark lies in `window`; nothing if nothing does. What crosses the edge becomes an area.
pub(super) fn mark(mark: Mark, window: Rect) -> Option<Mark> {
    let bounds = mark.bounds();
    if window.contains_rect(bounds) {
        return Some(mark);
    }
    if bounds.intersect(window).area() <= 0.0 {
        return None;
    }
    within(&mark, &window.to_path(TOLERANCE))
}

/// What of a mark lies within a clip, which becomes an area.
pub(super) fn within(mark: &Mark, inside: &BezPath) -> Option<Mark> {
    let left = clip::intersection(&area(mark.shape())?, inside);
    if left.is_empty() { None } else { mark.reshaped(Shape::Area(left)) }
}

/// Most places at which an area may cross itself: what a plate shows crosses itself at none.
const CROSSINGS: usize = 1000;

fn area(shape: &Shape) -> Option<BezPath> {
    Some(match shape {
        Shape::Area(path) => path.clone(),
        Shape::EvenOdd(path) => parity::resolved_within(path, CROSSINGS)?,
        Shape::Stroke { path, width } => offset::outline(path, *width),
        Shape::Dot { center, radius } => round::circle(*center, *radius, TOLERANCE),
    })
}
