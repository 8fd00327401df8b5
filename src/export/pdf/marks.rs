//! Marks as PDF paths, to a micrometer.

use std::io;

use kurbo::{Affine, BezPath, PathEl, Point};
use pdf_writer::Content;

use crate::geom::smooth::QUARTER;
use crate::mark::{Mark, Shape};

use super::super::drawing::Kinds;
use super::Ink;

/// Draws every mark at the places that `places` gives for it, in the color that is set.
pub(super) fn draw(
    kinds: &Kinds<'_>,
    places: impl Fn(usize) -> Vec<Affine>,
    ink: &mut Ink,
) -> io::Result<()> {
    for mark in kinds.filled(&places) {
        ink.put(|content| fill(&mark, content))?;
    }
    for (width, lines) in kinds.lines(&places) {
        // Of no width, PDF has lines as thin as a machine can.
        if width == 0 {
            continue;
        }
        ink.put(|content| {
            content.set_line_width(mm(width as f64 / 1000.0));
        })?;
        for (mark, place) in lines {
            ink.put(|content| stroke(&kinds.at(mark, place), content))?;
        }
    }
    Ok(())
}

fn fill(mark: &Mark, content: &mut Content) {
    match mark.shape() {
        Shape::Area(path) => {
            trace(path, content);
            content.fill_nonzero();
        }
        Shape::EvenOdd(path) => {
            trace(path, content);
            content.fill_even_odd();
        }
        Shape::Dot { center, radius } => {
            trace(&circle(*center, *radius), content);
            content.fill_nonzero();
        }
        Shape::Stroke { .. } => {}
    }
}

fn stroke(mark: &Mark, content: &mut Content) {
    if let Shape::Stroke { path, .. } = mark.shape() {
        trace(path, content);
        content.stroke();
    }
}

/// Lays the path that is filled or stroked next.
fn trace(path: &BezPath, content: &mut Content) {
    let mut last = Point::ZERO;
    let mut start = Point::ZERO;
    for element in path.elements() {
        match *element {
            PathEl::MoveTo(to) => {
                content.move_to(mm(to.x), mm(to.y));
                start = to;
            }
            PathEl::LineTo(to) => {
                content.line_to(mm(to.x), mm(to.y));
            }
            // PDF has no such curves; these are the same.
            PathEl::QuadTo(by, to) => {
                curve([last.lerp(by, 2.0 / 3.0), to.lerp(by, 2.0 / 3.0), to], content);
            }
            PathEl::CurveTo(from, by, to) => curve([from, by, to], content),
            PathEl::ClosePath => {
                content.close_path();
            }
        }
        last = element.end_point().unwrap_or(start);
    }
}

fn curve([from, by, to]: [Point; 3], content: &mut Content) {
    content.cubic_to(mm(from.x), mm(from.y), mm(by.x), mm(by.y), mm(to.x), mm(to.y));
}

/// Four curves, as every program draws it: a line of no length with round ends is lost on many.
fn circle(center: Point, radius: f64) -> BezPath {
    let at = |x: f64, y: f64| Point::new(center.x + radius * x, center.y + radius * y);
    let mut path = BezPath::new();
    path.move_to(at(1.0, 0.0));
    for (x, y) in [(1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0)] {
        // A quarter turn takes (x, y) to (-y, x).
        path.curve_to(
            at(x - QUARTER * y, y + QUARTER * x),
            at(QUARTER * x - y, QUARTER * y + x),
            at(-y, x),
        );
    }
    path.close_path();
    path
}

/// A length to a micrometer, which numbers of PDF can still tell apart on a page of sixteen meters.
#[expect(clippy::cast_possible_truncation, reason = "numbers of PDF have single precision")]
pub(super) fn mm(length: f64) -> f32 {
    ((length * 1000.0).round() / 1000.0) as f32
}
