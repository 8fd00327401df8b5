//! A mark as straight lines.
//!
//! **Invariant:** the lines stray from the mark by no more than was asked for; those that all share, by no more than
//! [`TOLERANCE`](crate::geom::TOLERANCE).

use kurbo::{Line, Point, Rect};

use super::{Rule, Shape};
use crate::geom::flat::{self, Contour};

/// The lines along the middle of a stroke or the edge of an area, contour by contour, each with its box.
#[derive(Clone, Debug, PartialEq)]
pub struct Flat {
    contours: Vec<(Contour, Rect)>,
    half: f64,
    rule: Option<Rule>,
}

impl Flat {
    /// The lines within `tolerance` millimeters of a shape, which is above 0: a canvas that comes near wants finer ones
    /// than [`Mark::flat`](super::Mark::flat) hands out. Cost grows with the curves of the shape and with the inverse
    /// square root of `tolerance`, up to some thousand pieces a curve.
    ///
    /// ```
    /// use canting::mark::{Flat, Shape};
    /// use kurbo::BezPath;
    ///
    /// let mut petal = BezPath::new();
    /// petal.move_to((-16.0, 0.0));
    /// petal.curve_to((-8.0, -13.0), (7.0, -13.0), (16.0, 0.0));
    /// let petal = Shape::Area(petal);
    /// let corners = |flat: Flat| flat.contours().map(|(line, _)| line.points.len()).sum::<usize>();
    /// assert!(corners(Flat::within(&petal, 1e-4)) > 5 * corners(Flat::within(&petal, 1e-2)));
    /// ```
    pub fn within(shape: &Shape, tolerance: f64) -> Self {
        let (contours, half) = match shape {
            Shape::Dot { center, radius } => {
                (vec![Contour { points: vec![*center], closed: false }], *radius)
            }
            Shape::Stroke { path, width } => (flat::flatten_all(path, tolerance), width / 2.0),
            Shape::Area(path) | Shape::EvenOdd(path) => (flat::flatten_all(path, tolerance), 0.0),
        };
        let rule = shape.area().map(|(_, rule)| rule);
        let boxed = |contour: Contour| {
            let points = contour.points.iter().map(|point| Rect::from_points(*point, *point));
            let bounds = points.reduce(|a, b| a.union(b)).unwrap_or_default();
            (contour, bounds)
        };
        Self { contours: contours.into_iter().map(boxed).collect(), half, rule }
    }

    /// Every contour with the box around its line. One without length is a single point.
    pub fn contours(&self) -> impl Iterator<Item = &(Contour, Rect)> {
        self.contours.iter()
    }

    /// Half the width of the wax along the lines, in millimeters; 0 for the edge of an area.
    pub fn half(&self) -> f64 {
        self.half
    }

    /// The lines of a contour; what is left open is closed around an area, and a single point is a line without length.
    pub fn lines<'a>(&self, contour: &'a Contour) -> impl Iterator<Item = Line> + use<'a> {
        let points = &contour.points;
        let is_closed = contour.closed || points.len() == 1 || self.rule.is_some();
        let ends = points.iter().skip(1).chain(points.first().filter(|_| is_closed));
        points.iter().zip(ends).map(|(from, to)| Line::new(*from, *to))
    }

    /// Whether an area holds a point; lines and dots hold none.
    pub fn encloses(&self, point: Point) -> bool {
        let around = self.contours.iter().filter(|(_, bounds)| bounds.contains(point));
        let turns = around.map(|(contour, _)| flat::winding(std::slice::from_ref(contour), point));
        self.rule.is_some_and(|rule| rule.holds(turns.sum()))
    }
}
