//! Which marks can be laid over the cloth; asked once, before anything else looks at them.
//!
//! A mark that spans dozens of periods would lie on every spot of the cloth hundreds of times, and a number that no cloth
//! reaches spoils all others.
//!
//! **Invariant:** a mark that was let through is finite, near enough, and small enough; each of its contours paints.

use kurbo::{BezPath, PathEl, Point, Rect, Size};

use crate::geom;
use crate::mark::{Mark, Part, Shape};
use crate::notice::{Message, Severity};
use crate::raport::Face;

/// How many periods a mark may span in either direction.
///
/// A mark this long already covers itself many times over; beyond it every spot of cloth would be painted thousands
/// of times.
const PERIODS: f64 = 16.0;

/// Why a mark is not laid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unfit {
    /// It lies too far out, or spans too many periods.
    Far,
    /// None of its contours paints.
    Idle,
}

/// The mark as `face` lays it, without contours that paint nothing.
///
/// # Errors
///
/// Why it cannot be laid.
pub(super) fn layable(mark: Mark, face: &Face, period: Size) -> Result<Mark, Unfit> {
    // A place far out may have led it out of reach.
    let mark = tidy(mark).ok_or(Unfit::Far)?;
    if mark.shape().is_empty() {
        return Err(Unfit::Idle);
    }
    let bounds = mark.bounds();
    let mut lying = face.images.iter().map(|image| mark.bounds_at(*image, bounds));
    if lying.all(|lying| is_near(lying, period)) { Ok(mark) } else { Err(Unfit::Far) }
}

/// Whether what has these bounds spans few enough periods.
pub(super) fn is_near(bounds: Rect, period: Size) -> bool {
    let reach = period * PERIODS;
    bounds.width() <= reach.width && bounds.height() <= reach.height
}

/// About how long the outline of a mark is, in millimeters: along the corners of its control polygons.
pub(super) fn length(shape: &Shape) -> f64 {
    let (path, sides) = match shape {
        Shape::Dot { radius, .. } => return std::f64::consts::TAU * radius,
        Shape::Stroke { path, .. } => (path, 2.0),
        Shape::Area(path) | Shape::EvenOdd(path) => (path, 1.0),
    };
    let mut here = Point::ZERO;
    let mut length = 0.0;
    let mut step = |to: Point, draws: bool| {
        length += if draws { geom::distance(here, to) } else { 0.0 };
        here = to;
    };
    for element in path {
        match element {
            PathEl::MoveTo(to) => step(to, false),
            PathEl::LineTo(to) => step(to, true),
            PathEl::QuadTo(a, to) => [a, to].into_iter().for_each(|to| step(to, true)),
            PathEl::CurveTo(a, b, to) => [a, b, to].into_iter().for_each(|to| step(to, true)),
            PathEl::ClosePath => {}
        }
    }
    if length.is_finite() { sides * length } else { 0.0 }
}

/// How many marks were left out.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Unlaid {
    pub(super) far: usize,
    pub(super) idle: usize,
}

impl Unlaid {
    pub(super) fn count(&mut self, unfit: Unfit) {
        match unfit {
            Unfit::Far => self.far += 1,
            Unfit::Idle => self.idle += 1,
        }
    }

    /// What there is to say of them, if there are any.
    pub(super) fn told(self) -> impl Iterator<Item = (Severity, Message)> {
        let said = |severity, key, count: usize| {
            (count > 0).then(|| (severity, Message::new(key).with("count", count)))
        };
        let far = said(Severity::Error, "artwork-marks-left-out", self.far);
        let idle = said(Severity::Warning, "artwork-marks-paint-nothing", self.idle);
        far.into_iter().chain(idle)
    }
}

/// The mark without moves that no line follows; a stroke that only closes is a dot, as in SVG.
fn tidy(mark: Mark) -> Option<Mark> {
    let (part, shape) = mark.into_parts();
    sound(part, shape)
}

/// A mark of this shape without moves that no line follows, wherever those may lead; none if it is not sound.
pub(super) fn sound(part: Part, shape: Shape) -> Option<Mark> {
    let shape = match shape {
        Shape::Stroke { path, width } => {
            Shape::Stroke { path: without_idle_moves(path, Closing::Dot), width }
        }
        Shape::Area(path) => Shape::Area(without_idle_moves(path, Closing::Nothing)),
        Shape::EvenOdd(path) => Shape::EvenOdd(without_idle_moves(path, Closing::Nothing)),
        Shape::Dot { .. } => shape,
    };
    Mark::new(part, shape)
}

/// What a contour draws that only closes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Closing {
    Dot,
    Nothing,
}

/// The path without moves that no line follows.
pub(super) fn without_idle_moves(path: BezPath, closing: Closing) -> BezPath {
    let is_move = |element: &PathEl| matches!(element, PathEl::MoveTo(_));
    let is_idle = |pair: &[PathEl]| is_move(&pair[0]) && !draws(&pair[1]);
    let elements = path.elements();
    if !elements.windows(2).any(is_idle) && !elements.last().is_some_and(is_move) {
        return path;
    }
    let mut kept = BezPath::new();
    let mut start = None;
    for element in elements {
        match *element {
            PathEl::MoveTo(point) => start = Some(point),
            PathEl::ClosePath if start.is_some() && closing == Closing::Nothing => {}
            _ => {
                if let Some(start) = start.take() {
                    kept.move_to(start);
                    if !draws(element) {
                        kept.line_to(start);
                    }
                }
                kept.push(*element);
            }
        }
    }
    kept
}

fn draws(element: &PathEl) -> bool {
    !matches!(element, PathEl::MoveTo(_) | PathEl::ClosePath)
}
