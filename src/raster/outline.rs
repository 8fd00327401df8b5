//! The outline of a mark in pixels, ready to be filled.

use kurbo::{Affine, BezPath, Cap, PathEl, Point, Vec2};
use tiny_skia::{LineCap, LineJoin, Path, PathBuilder, PathSegment, Point as Pixel, Stroke};

use crate::geom::Angle;
use crate::mark::Shape;

use super::SHARPEST;

/// Coordinates are rounded to this part of a pixel before they become 32-bit numbers.
///
/// A power of two, and below what anti-aliasing with 16 levels can show. A coordinate plus a whole number of pixels is
/// then exact up to 65 536 pixels, so copies at whole pixels are equal bit for bit.
const STEPS: f64 = 256.0;

/// Up to this radius in pixels a dot is drawn as four curves, which stray by 0.0003 of the radius; a larger one as
/// twelve, a thousand times closer.
const SMALL: f64 = 32.0;

/// How far a line may stray from its curve, in pixels: what anti-aliasing with 16 levels can just show.
const FLAT: f32 = 1.0 / 16.0;

/// Rounds a position in pixels.
pub(super) fn snap(pixels: f64) -> f64 {
    (pixels * STEPS).round() / STEPS
}

/// The outline of `shape` under `map`, then moved by `offset`, which is already rounded.
pub(super) fn path(shape: &Shape, map: Affine, offset: Vec2) -> Option<Path> {
    let pen = Pen::new(map, offset);
    // Widths follow the mean of both axes; on a snapped grid they differ by less than a pixel in a period.
    let grow = map.determinant().abs().sqrt();
    let outline = match shape {
        Shape::Area(area) => pen.draw(area.iter()),
        Shape::Dot { center, radius } => {
            let arcs = if radius * grow <= SMALL { 4 } else { 12 };
            pen.draw(circle(*center, *radius, arcs))
        }
        Shape::Stroke { path, width } => {
            let stroke = Stroke {
                width: narrow(width * grow),
                line_cap: LineCap::Round,
                line_join: LineJoin::Round,
                ..Stroke::default()
            };
            pen.draw(path.iter())?.stroke(&stroke, 1.0)
        }
    };
    flattened(&outline?)
}

/// The outline of an area under `map`.
pub(super) fn filled(area: &BezPath, map: Affine) -> Option<Path> {
    flattened(&Pen::new(map, Vec2::ZERO).draw(area.iter())?)
}

/// The outline of a line under `map`. Its corners are round where its ends are round, else sharp.
pub(super) fn stroked(path: &BezPath, width: f64, cap: Cap, map: Affine) -> Option<Path> {
    let (line_cap, line_join) = match cap {
        Cap::Butt => (LineCap::Butt, LineJoin::Miter),
        Cap::Square => (LineCap::Square, LineJoin::Miter),
        Cap::Round => (LineCap::Round, LineJoin::Round),
    };
    let width = narrow(width * map.determinant().abs().sqrt());
    let stroke =
        Stroke { width, miter_limit: narrow(SHARPEST), line_cap, line_join, ..Stroke::default() };
    let line = Pen::new(map, Vec2::ZERO).draw(path.iter())?;
    flattened(&line.stroke(&stroke, 1.0)?)
}

/// The outline as straight lines.
///
/// The filler cuts curves where they leave the picture and steps along the pieces, so a curve would look a little
/// different in each block that it touches. Lines do not.
fn flattened(outline: &Path) -> Option<Path> {
    let mut flat = PathBuilder::with_capacity(2 * outline.len(), 4 * outline.len());
    let mut last = Pixel::zero();
    for segment in outline.segments() {
        match segment {
            PathSegment::MoveTo(to) => flat.move_to(to.x, to.y),
            PathSegment::LineTo(to) => flat.line_to(to.x, to.y),
            PathSegment::QuadTo(by, to) => quad(&mut flat, [last, by, to]),
            PathSegment::CubicTo(from, by, to) => cubic(&mut flat, [last, from, by, to]),
            PathSegment::Close => flat.close(),
        }
        if let PathSegment::MoveTo(to)
        | PathSegment::LineTo(to)
        | PathSegment::QuadTo(_, to)
        | PathSegment::CubicTo(_, _, to) = segment
        {
            last = to;
        }
    }
    flat.finish()
}

/// Steps along a quadratic curve.
///
/// A parabola strays from its chord by a quarter of `|a - 2b + c|`, and by 1/n^2 of that when cut in `n`.
fn quad(flat: &mut PathBuilder, [a, b, c]: [Pixel; 3]) {
    let bend = a - b - b + c;
    let count = pieces(bend.length() / 4.0);
    for at in 1..count {
        let t = f32::from(at) / f32::from(count);
        // a + 2t (b - a) + t^2 (a - 2b + c)
        let point = a + scaled(b - a, 2.0 * t) + scaled(bend, t * t);
        flat.line_to(point.x, point.y);
    }
    flat.line_to(c.x, c.y);
}

/// Steps along a cubic curve.
///
/// Its second derivative is at most six times the larger of `|a - 2b + c|` and `|b - 2c + d|`, and a curve cut in `n`
/// strays by at most 1/8 n^2 of its second derivative.
fn cubic(flat: &mut PathBuilder, [a, b, c, d]: [Pixel; 4]) {
    let (first, second) = (a - b - b + c, b - c - c + d);
    let count = pieces(first.length().max(second.length()) * 6.0 / 8.0);
    for at in 1..count {
        let t = f32::from(at) / f32::from(count);
        // a + 3t (b - a) + 3t^2 (a - 2b + c) + t^3 (d - 3c + 3b - a)
        let point = a
            + scaled(b - a, 3.0 * t)
            + scaled(first, 3.0 * t * t)
            + scaled(second - first, t * t * t);
        flat.line_to(point.x, point.y);
    }
    flat.line_to(d.x, d.y);
}

/// Into how many pieces to cut a curve that strays so far from its chord.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within the clamp")]
fn pieces(stray: f32) -> u16 {
    // A curve across the longest period needs less than ten thousand.
    (stray / FLAT).sqrt().ceil().clamp(1.0, 10_000.0) as u16
}

fn scaled(point: Pixel, by: f32) -> Pixel {
    Pixel::from_xy(point.x * by, point.y * by)
}

/// A circle as `arcs` curves of equal length.
fn circle(center: Point, radius: f64, arcs: u32) -> impl Iterator<Item = PathEl> {
    let step = Angle::degrees(360.0 / f64::from(arcs));
    // The handles of an arc by the angle `a` that meets the circle in its middle are 4/3 tan(a / 4) long.
    let quarter = Angle::radians(step.to_radians() / 4.0);
    let handle = radius * 4.0 / 3.0 * quarter.sin() / quarter.cos();
    let arc = move |at: u32| {
        let spoke = |at: u32| Angle::radians(step.to_radians() * f64::from(at)).unit();
        let (from, to) = (spoke(at), spoke(at + 1));
        let along = |spoke: Vec2| Vec2::new(-spoke.y, spoke.x) * handle;
        let [start, end] = [from, to].map(|spoke| center + spoke * radius);
        PathEl::CurveTo(start + along(from), end - along(to), end)
    };
    let start = PathEl::MoveTo(center + Vec2::new(radius, 0.0));
    std::iter::once(start).chain((0..arcs).map(arc)).chain([PathEl::ClosePath])
}

/// Brings points of the tile to pixels.
struct Pen {
    /// Without its shift, which is rounded apart so that copies of a point are rounded alike.
    linear: Affine,
    shift: Vec2,
}

impl Pen {
    fn new(map: Affine, offset: Vec2) -> Self {
        let shift = map.translation();
        Self {
            linear: map.with_translation(Vec2::ZERO),
            shift: Vec2::new(snap(shift.x), snap(shift.y)) + offset,
        }
    }

    fn at(&self, point: Point) -> (f32, f32) {
        let point = self.linear * point;
        (narrow(snap(point.x) + self.shift.x), narrow(snap(point.y) + self.shift.y))
    }

    fn draw(&self, elements: impl Iterator<Item = PathEl>) -> Option<Path> {
        let mut path = PathBuilder::new();
        for element in elements {
            match element {
                PathEl::MoveTo(to) => {
                    let (x, y) = self.at(to);
                    path.move_to(x, y);
                }
                PathEl::LineTo(to) => {
                    let (x, y) = self.at(to);
                    path.line_to(x, y);
                }
                PathEl::QuadTo(by, to) => {
                    let ((x1, y1), (x, y)) = (self.at(by), self.at(to));
                    path.quad_to(x1, y1, x, y);
                }
                PathEl::CurveTo(from, by, to) => {
                    let ((x1, y1), (x2, y2), (x, y)) = (self.at(from), self.at(by), self.at(to));
                    path.cubic_to(x1, y1, x2, y2, x, y);
                }
                PathEl::ClosePath => path.close(),
            }
        }
        path.finish()
    }
}

#[expect(clippy::cast_possible_truncation, reason = "rounded to what 32 bits hold")]
fn narrow(pixels: f64) -> f32 {
    pixels as f32
}
