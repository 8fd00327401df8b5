//! The outline of a mark as straight lines between corners on a fine grid.
//!
//! **Invariant:** points that coincide on the cloth are one corner, whichever mark or copy they belong to; so marks that
//! share an edge on the cloth share it here, to the last bit.

use std::f64::consts::PI;
use std::sync::LazyLock;

use kurbo::{Affine, BezPath, Cap, CubicBez, ParamCurve as _, PathEl, Point, QuadBez, Vec2};
use tiny_skia::{LineCap, LineJoin, Path, PathBuilder, PathSegment, Stroke};

use crate::geom::Angle;
use crate::mark::Shape;

/// How far a sharp corner may stand out, in parts of half the width of its line; what is sharper is cut off. SVG's own.
pub const SHARPEST: f64 = 4.0;

/// Corners lie on whole grains, so many of which are as long as a pixel: a power of two, so that no whole number of
/// pixels is rounded.
pub(super) const GRAIN: i64 = 256;

/// The same.
pub(super) const GRAINS: f64 = GRAIN as f64;

/// Middles between two grains are common, on axes of mirrors and in halves of tiles, and arithmetic that differs in its
/// last bit must not take them apart. So the two grains part a little before the middle, where no design has a reason
/// to lie. Far more than 64-bit numbers are off at the end of the longest period.
const LEAN: f64 = 1e-3;

/// Corners beyond so many grains, some thousand kilometers of cloth, lie there.
const FARTHEST: f64 = 1e12;

/// No page is so many pixels wide; what lies beyond, its filler cannot count.
const PAGE: f64 = 1e6;

/// How far a line may stray from its curve, in pixels: what the shares of a pixel, in 255ths, can just not show.
const FLAT: f64 = 1.0 / 256.0;

/// How far the sides of a dot may stray to both sides of its circle, in pixels. Its area is right whatever it is.
const ROUND: f64 = 1.0 / 64.0;

/// Lines are given their width on a picture so many times as large, for a filler of 32-bit numbers that is content with
/// a quarter of a pixel.
const MAGNIFIED: f64 = 32.0;

/// A corner of an outline, in grains from the upper left corner of the tile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Corner {
    pub(super) x: i64,
    pub(super) y: i64,
}

impl Corner {
    fn at(pixels: Point) -> Self {
        Self { x: grain(pixels.x), y: grain(pixels.y) }
    }
}

/// A line of an outline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Side {
    pub(super) from: Corner,
    pub(super) to: Corner,
    pub(super) run: Run,
}

/// What a side was drawn as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Run {
    /// Straight.
    Straight,
    /// As a piece of a curve.
    Curved,
}

/// The grain that a position in pixels lies on.
#[expect(clippy::cast_possible_truncation, reason = "clamped")]
fn grain(pixels: f64) -> i64 {
    let grains = (pixels * GRAINS + (0.5 + LEAN)).clamp(-FARTHEST, FARTHEST);
    // Rounded down; `floor` is a call on machines as the compiler takes them.
    let whole = grains as i64;
    whole - i64::from(int(whole) > grains)
}

/// Walks around `shape` under `map`, which leads to pixels: every side of every ring, each of which comes back to where
/// it began. By the rule of the shape they hold what the mark covers.
pub(super) fn walk(shape: &Shape, map: Affine, side: &mut impl FnMut(Side)) {
    match shape {
        Shape::Area(area) | Shape::EvenOdd(area) => walk_path(area.iter(), map, side),
        Shape::Dot { center, radius } => walk_dot(*center, *radius, map, side),
        Shape::Stroke { path, width } => {
            let stroke = Stroke {
                line_cap: LineCap::Round,
                line_join: LineJoin::Round,
                ..Stroke::default()
            };
            walk_stroke(path, *width, stroke, map, side);
        }
    }
}

/// The outline of an area under `map`.
pub(super) fn filled(area: &BezPath, map: Affine) -> Option<Path> {
    let mut drawn = Drawn::default();
    walk_path(area.iter(), map, &mut |side| drawn.add(side));
    drawn.path.finish()
}

/// The outline of a line under `map`. Its corners are round where its ends are round, else sharp.
pub(super) fn stroked(path: &BezPath, width: f64, cap: Cap, map: Affine) -> Option<Path> {
    let (line_cap, line_join) = match cap {
        Cap::Butt => (LineCap::Butt, LineJoin::Miter),
        Cap::Square => (LineCap::Square, LineJoin::Miter),
        Cap::Round => (LineCap::Round, LineJoin::Round),
    };
    let stroke = Stroke { miter_limit: narrow(SHARPEST), line_cap, line_join, ..Stroke::default() };
    let mut drawn = Drawn::default();
    walk_stroke(path, width, stroke, map, &mut |side| drawn.add(side));
    drawn.path.finish()
}

/// An outline for `tiny-skia`.
#[derive(Default)]
struct Drawn {
    path: PathBuilder,
    last: Option<Corner>,
}

impl Drawn {
    fn add(&mut self, side: Side) {
        let pixel = |grains: i64| narrow((int(grains) / GRAINS).clamp(-PAGE, PAGE));
        if self.last != Some(side.from) {
            self.path.move_to(pixel(side.from.x), pixel(side.from.y));
        }
        self.path.line_to(pixel(side.to.x), pixel(side.to.y));
        self.last = Some(side.to);
    }
}

/// Walks along a path, and from the end of each of its contours back to the start.
fn walk_path(elements: impl Iterator<Item = PathEl>, map: Affine, side: &mut impl FnMut(Side)) {
    let mut walker = Walker::new(side);
    for element in elements {
        match map * element {
            PathEl::MoveTo(to) => walker.begin(to),
            PathEl::LineTo(to) => walker.step(to, Run::Straight),
            PathEl::QuadTo(by, to) => {
                let curve = QuadBez::new(walker.here, by, to);
                // A parabola strays from its chord by a quarter of this, and by 1/n^2 of that when cut in n.
                let bend = (curve.p0 - by) + (to - by);
                walker.follow(pieces(bend.hypot2().sqrt() / 4.0), |t| curve.eval(t), to);
            }
            PathEl::CurveTo(from, by, to) => {
                let curve = CubicBez::new(walker.here, from, by, to);
                // Its second derivative is at most six times the larger of these, and a curve cut in n strays by at
                // most 1/8 n^2 of its second derivative.
                let (first, second) = ((curve.p0 - from) + (by - from), (from - by) + (to - by));
                let bend = first.hypot2().max(second.hypot2()).sqrt();
                walker.follow(pieces(bend * 6.0 / 8.0), |t| curve.eval(t), to);
            }
            PathEl::ClosePath => walker.close(),
        }
    }
    walker.close();
}

/// Walks around a line of this width. Widths follow the mean of both axes; on a snapped grid they differ by less than a
/// pixel in a period.
fn walk_stroke(
    path: &BezPath,
    width: f64,
    stroke: Stroke,
    map: Affine,
    side: &mut impl FnMut(Side),
) {
    let Some(start) = path.elements().first().and_then(PathEl::end_point) else { return };
    // Near the origin 32-bit numbers are finest, and the same for all copies.
    let anchor = map * start;
    let large = Affine::scale(MAGNIFIED) * Affine::translate(-anchor.to_vec2()) * map;
    let width = narrow(width * map.determinant().abs().sqrt() * MAGNIFIED);
    let outline = line(path, large).and_then(|line| line.stroke(&Stroke { width, ..stroke }, 1.0));
    if let Some(outline) = outline {
        let back = Affine::translate(anchor.to_vec2()) * Affine::scale(1.0 / MAGNIFIED);
        walk_path(outline.segments().map(element), back, side);
    }
}

/// Walks around a circle of equal area.
fn walk_dot(center: Point, radius: f64, map: Affine, side: &mut impl FnMut(Side)) {
    let pixels = radius * map.determinant().abs().sqrt();
    let spokes = circle(pixels);
    let mut walker = Walker::new(side);
    for (at, spoke) in spokes.iter().enumerate() {
        let point = map * (center + *spoke * radius);
        if at == 0 { walker.begin(point) } else { walker.step(point, Run::Curved) }
    }
    walker.close();
}

/// The corners of a regular polygon that covers as much as the unit circle, fine enough for a radius in pixels.
fn circle(pixels: f64) -> &'static [Vec2] {
    static CIRCLES: LazyLock<Vec<Vec<Vec2>>> = LazyLock::new(|| {
        // Multiples of four have the symmetry of a square. The last is true to a grain on any cloth.
        let counts = (3..13).flat_map(|power| [1_u32 << power, 3 << (power - 1)]);
        counts.map(polygon).collect()
    });
    // A chord over an angle a strays by r a^2 / 8, of which a polygon of equal area has a third without.
    let count = PI * (pixels / (3.0 * ROUND)).max(0.0).sqrt();
    let fits = |polygon: &&Vec<Vec2>| int_of(polygon.len()) >= count;
    CIRCLES.iter().find(fits).or(CIRCLES.last()).map_or(&[], Vec::as_slice)
}

fn polygon(count: u32) -> Vec<Vec2> {
    let step = Angle::radians(2.0 * PI / f64::from(count));
    let radius = (step.to_radians() / step.sin()).sqrt();
    (0..count)
        .map(|at| Angle::degrees(360.0 * f64::from(at) / f64::from(count)).unit() * radius)
        .collect()
}

/// Goes from corner to corner.
struct Walker<'a, F> {
    side: &'a mut F,
    /// In pixels, where the walk is.
    here: Point,
    corner: Corner,
    /// Where the ring began.
    start: (Point, Corner),
}

impl<'a, F: FnMut(Side)> Walker<'a, F> {
    fn new(side: &'a mut F) -> Self {
        let corner = Corner { x: 0, y: 0 };
        Self { side, here: Point::ORIGIN, corner, start: (Point::ORIGIN, corner) }
    }

    fn begin(&mut self, at: Point) {
        self.close();
        (self.here, self.corner) = (at, Corner::at(at));
        self.start = (self.here, self.corner);
    }

    fn step(&mut self, to: Point, run: Run) {
        self.here = to;
        let to = Corner::at(to);
        if to != self.corner {
            (self.side)(Side { from: self.corner, to, run });
            self.corner = to;
        }
    }

    /// Along a curve in so many steps.
    fn follow(&mut self, count: u32, curve: impl Fn(f64) -> Point, to: Point) {
        for at in 1..count {
            self.step(curve(f64::from(at) / f64::from(count)), Run::Curved);
        }
        self.step(to, if count == 1 { Run::Straight } else { Run::Curved });
    }

    fn close(&mut self) {
        self.step(self.start.0, Run::Straight);
    }
}

/// Into how many pieces to cut a curve that strays so far from its chord.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within the clamp")]
fn pieces(stray: f64) -> u32 {
    // The same for a curve and its mirror image, whatever the last bit. A curve across the longest period needs less than
    // a hundred thousand.
    ((stray / FLAT).sqrt() - 1e-6).ceil().clamp(1.0, 100_000.0) as u32
}

/// A line for `tiny-skia`.
fn line(path: &BezPath, map: Affine) -> Option<Path> {
    let mut line = PathBuilder::new();
    let at = |point: Point| (narrow(point.x), narrow(point.y));
    for element in path.iter() {
        match map * element {
            PathEl::MoveTo(to) => {
                let (x, y) = at(to);
                line.move_to(x, y);
            }
            PathEl::LineTo(to) => {
                let (x, y) = at(to);
                line.line_to(x, y);
            }
            PathEl::QuadTo(by, to) => {
                let ((x1, y1), (x, y)) = (at(by), at(to));
                line.quad_to(x1, y1, x, y);
            }
            PathEl::CurveTo(from, by, to) => {
                let ((x1, y1), (x2, y2), (x, y)) = (at(from), at(by), at(to));
                line.cubic_to(x1, y1, x2, y2, x, y);
            }
            PathEl::ClosePath => line.close(),
        }
    }
    line.finish()
}

fn element(segment: PathSegment) -> PathEl {
    let at = |point: tiny_skia::Point| Point::new(f64::from(point.x), f64::from(point.y));
    match segment {
        PathSegment::MoveTo(to) => PathEl::MoveTo(at(to)),
        PathSegment::LineTo(to) => PathEl::LineTo(at(to)),
        PathSegment::QuadTo(by, to) => PathEl::QuadTo(at(by), at(to)),
        PathSegment::CubicTo(from, by, to) => PathEl::CurveTo(at(from), at(by), at(to)),
        PathSegment::Close => PathEl::ClosePath,
    }
}

#[expect(clippy::cast_possible_truncation, reason = "what 32 bits hold is enough")]
fn narrow(pixels: f64) -> f32 {
    pixels as f32
}

#[expect(clippy::cast_precision_loss, reason = "far below 2^52")]
fn int(grains: i64) -> f64 {
    grains as f64
}

#[expect(clippy::cast_precision_loss, reason = "small numbers")]
fn int_of(count: usize) -> f64 {
    count as f64
}
