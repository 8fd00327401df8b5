//! What a fill is laid on: the region, its own upright frame, and the marks that lie there already.
//!
//! **Invariant:** what the bed takes lies in the region and keeps its distance.

use kurbo::{Point, Vec2};

use super::region::{self, Region};
use crate::geom::capsules::{Capsule, Capsules};
use crate::geom::progress::Progress;
use crate::geom::{self, Angle};
use crate::isen::{self, Fill, Room};
use crate::mark::Shape;
use crate::param::{Value, Values};
use crate::seed::Stream;

/// A fill in the making.
#[derive(Debug)]
pub(super) struct Bed<'a> {
    pub(super) region: &'a Region,
    pub(super) frame: Frame,
    pub(super) stream: &'a mut Stream,
    pub(super) progress: &'a Progress<'a>,
    values: Values,
    laid: Capsules,
    shapes: Vec<Shape>,
    limit: usize,
    is_whole: bool,
}

/// The region's own axes: `along` points from base to tip.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame {
    /// The middle of the region's box in these axes.
    pub(super) middle: Point,
    pub(super) along: Vec2,
    pub(super) across: Vec2,
    /// Half of that box.
    pub(super) half: Vec2,
}

impl<'a> Bed<'a> {
    pub(super) fn new(
        values: Values,
        room: Room<'a>,
        stream: &'a mut Stream,
        progress: &'a Progress<'a>,
    ) -> Self {
        let region = room.region;
        let size = isen::number(&values, "size").max(geom::TOLERANCE);
        let laid = grid(region, size);
        let frame = Frame::of(region, room.axis);
        let (shapes, limit) = (Vec::new(), room.limit);
        let is_whole = true;
        Self { region, frame, stream, progress, values, laid, shapes, limit, is_whole }
    }

    pub(super) fn finish(self) -> Fill {
        Fill { shapes: self.shapes, is_whole: self.is_whole }
    }

    pub(super) fn number(&self, name: &str) -> f64 {
        isen::number(&self.values, name)
    }

    /// Whether the choice `name` has fallen on `value`.
    pub(super) fn chose(&self, name: &str, value: &str) -> bool {
        matches!(self.values.get(name), Some(Value::Text(text)) if text == value)
    }

    pub(super) fn size(&self) -> f64 {
        self.number("size")
    }

    pub(super) fn clearance(&self) -> f64 {
        self.number("clearance")
    }

    /// The width of a line, which is said in sizes.
    pub(super) fn width(&self) -> f64 {
        self.number("width") * self.size()
    }

    /// The pitch, which is said in sizes, but never so small that marks `across` wide come too near to each other.
    pub(super) fn pitch(&self, across: f64) -> f64 {
        (self.number("pitch") * self.size()).max(across + self.clearance())
    }

    /// A number as likely below 0 as above, less than `most` away.
    pub(super) fn stray(&mut self, most: f64) -> f64 {
        self.stream.between(-most, most)
    }

    /// Whether another `count` marks would be too many, or nobody wants them any more; the fill ends there.
    pub(super) fn is_full(&mut self, count: usize) -> bool {
        let full = self.shapes.len() + count > self.limit || !self.progress.goes_on();
        self.is_whole &= !full;
        full
    }

    /// Says that not all of the region will be filled.
    pub(super) fn end_early(&mut self) {
        self.is_whole = false;
    }

    /// Whether a fill has already considered so many places that it had better end.
    ///
    /// A region may take up little of its box, so there may be four times as many places as marks.
    pub(super) fn is_too_wide(&mut self, places: usize) -> bool {
        let most = self.limit.saturating_mul(4).saturating_add(SMALL);
        let wide = places > most || !self.progress.goes_on();
        self.is_whole &= !wide;
        wide
    }

    /// Whether a disc of that radius has its clearance, from the edges and from what was laid.
    pub(super) fn has_room(&self, center: Point, radius: f64) -> bool {
        self.has_room_along(center, center, radius)
    }

    /// Whether everything within `radius` of the segment has its clearance.
    pub(super) fn has_room_along(&self, a: Point, b: Point, radius: f64) -> bool {
        let need = radius + self.clearance();
        self.progress.goes_on()
            && self.laid.is_clear(a, b, need)
            && self.region.holds_along(a, b, need)
    }

    /// Whether a disc keeps its clearance from what was laid.
    pub(super) fn is_bare(&self, center: Point, radius: f64) -> bool {
        let need = radius + self.clearance();
        self.laid.is_clear(center, center, need)
    }

    /// Whether a mark has its clearance, from the edges and from what was laid.
    fn fits(&self, mark: &Boned) -> bool {
        if !self.progress.goes_on() {
            return false;
        }
        let clearance = self.clearance();
        let bare = |capsule: &Capsule| {
            self.laid.is_clear(capsule.a, capsule.b, capsule.radius + clearance)
        };
        mark.skeleton.iter().all(bare)
            && self.region.holds_skeleton(&mark.shape, &mark.skeleton, clearance)
    }

    /// Keeps a disc free for the marks that [`Bed::draw`] puts there.
    pub(super) fn claim(&mut self, center: Point, radius: f64) {
        self.claim_along(center, center, radius);
    }

    /// Keeps free everything within `radius` of the segment.
    pub(super) fn claim_along(&mut self, a: Point, b: Point, radius: f64) {
        self.laid.insert(Capsule { a, b, radius, ring: None });
    }

    /// Lays a mark that is known to fit.
    fn lay(&mut self, mark: Boned) {
        mark.skeleton.into_iter().for_each(|capsule| self.laid.insert(capsule));
        self.draw(mark.shape);
    }

    /// Draws a mark on a place that was claimed, or that no other mark can reach.
    pub(super) fn draw(&mut self, shape: Shape) {
        if !self.is_full(1) {
            self.shapes.push(shape);
        }
    }

    /// Lays a group of marks, or two that mirror each other; each whole or not at all. Says whether any was laid.
    pub(super) fn try_lay(&mut self, mut groups: Vec<Vec<Shape>>) -> bool {
        match (groups.pop(), groups.pop()) {
            (Some(other), Some(one)) => self.try_lay_pair(one, other),
            (Some(one), None) => self.try_lay_pair(one, Vec::new()),
            (None, _) => false,
        }
    }

    /// Lays two groups that mirror each other: both where both fit, none where they are in each other's way.
    ///
    /// So a fill stays as symmetrical as its region.
    fn try_lay_pair(&mut self, one: Vec<Shape>, other: Vec<Shape>) -> bool {
        let clearance = self.clearance();
        let boned =
            |group: Vec<Shape>| -> Vec<Boned> { group.into_iter().map(Boned::new).collect() };
        let (one, other) = (boned(one), boned(other));
        let fits = |group: &[Boned]| !group.is_empty() && group.iter().all(|mark| self.fits(mark));
        let (first, second) = (fits(&one), fits(&other));
        let are_apart = || one.iter().all(|a| other.iter().all(|b| a.keeps_off(b, clearance)));
        if first && second && !are_apart() {
            return false;
        }
        for (group, fits) in [(one, first), (other, second)] {
            if fits && !self.is_full(group.len()) {
                group.into_iter().for_each(|mark| self.lay(mark));
            }
        }
        first || second
    }
}

/// So many places cost less than a millisecond to try, whatever the limit.
const SMALL: usize = 4096;

/// An empty grid with one cell for about every mark of that size.
pub(super) fn grid(region: &Region, size: f64) -> Capsules {
    let count = (region.bounds().area() / (size * size)).clamp(16.0, 1e5);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
    region.grid(count as usize)
}

/// A mark and the capsules that it is made of, which are costly to find.
#[derive(Debug)]
struct Boned {
    shape: Shape,
    skeleton: Vec<Capsule>,
}

impl Boned {
    fn new(shape: Shape) -> Self {
        Self { skeleton: region::skeleton(&shape), shape }
    }

    /// Whether two marks keep `clearance` between them.
    fn keeps_off(&self, other: &Self, clearance: f64) -> bool {
        self.skeleton.iter().all(|a| other.skeleton.iter().all(|b| a.gap(b) >= clearance))
    }
}

impl Frame {
    fn of(region: &Region, axis: Option<Angle>) -> Self {
        if let Some(tile) = region.tile() {
            // Grounds grow upward.
            let middle = (tile.to_vec2() / 2.0).to_point();
            let half = Vec2::new(tile.height, tile.width) / 2.0;
            return Self { middle, along: Vec2::new(0.0, -1.0), across: Vec2::new(1.0, 0.0), half };
        }
        let along = axis
            .map(Angle::unit)
            .filter(|along| along.is_finite())
            .unwrap_or_else(|| longer_way(region));
        let across = Vec2::new(-along.y, along.x);
        let start = (Vec2::new(f64::MAX, f64::MAX), Vec2::new(f64::MIN, f64::MIN));
        let (low, high) = outline(region).fold(start, |(low, high), (corner, _next)| {
            let at = Vec2::new(along.dot(corner.to_vec2()), across.dot(corner.to_vec2()));
            (
                Vec2::new(low.x.min(at.x), low.y.min(at.y)),
                Vec2::new(high.x.max(at.x), high.y.max(at.y)),
            )
        });
        let (middle, half) = ((low + high) / 2.0, (high - low) / 2.0);
        let middle = (along * middle.x + across * middle.y).to_point();
        Self { middle, along, across, half }
    }

    /// The point `u` along and `v` across, from the middle.
    pub(super) fn at(&self, u: f64, v: f64) -> Point {
        self.middle + self.along * u + self.across * v
    }

    /// How far along and across `point` lies.
    pub(super) fn of_point(&self, point: Point) -> Vec2 {
        let off = point - self.middle;
        Vec2::new(self.along.dot(off), self.across.dot(off))
    }
}

fn outline(region: &Region) -> impl Iterator<Item = (Point, Point)> {
    region.edges().iter().filter(|edge| edge.is_outline()).flat_map(|edge| edge.segments())
}

/// The direction in which a region is longest, by the second moments of its area; to the right when it is about round.
fn longer_way(region: &Region) -> Vec2 {
    let origin = region.bounds().center();
    let (mut area, mut first, mut second) = (0.0, Vec2::ZERO, [0.0; 3]);
    for (a, b) in outline(region) {
        // Sums over the triangles (origin, a, b): area, its moment, and the moments xx, xy, yy times 12.
        let (a, b) = (a - origin, b - origin);
        let twice = a.cross(b);
        area += twice / 2.0;
        first += (a + b) * (twice / 6.0);
        second[0] += twice * (a.x * a.x + a.x * b.x + b.x * b.x);
        second[1] += twice * (a.x * b.y + 2.0 * a.x * a.y + 2.0 * b.x * b.y + b.x * a.y) / 2.0;
        second[2] += twice * (a.y * a.y + a.y * b.y + b.y * b.y);
    }
    let center = if area.abs() > 0.0 { first / area } else { Vec2::ZERO };
    let [xx, xy, yy] = second.map(|moment| moment / 12.0);
    let (xx, xy, yy) = (
        (xx - area * center.x * center.x) * area.signum(),
        (xy - area * center.x * center.y) * area.signum(),
        (yy - area * center.y * center.y) * area.signum(),
    );
    let lean = geom::length(Vec2::new(xx - yy, 2.0 * xy));
    // Below a tenth nobody sees which way is longer, and rounding would decide.
    if lean <= (xx + yy) / 10.0 {
        return Vec2::new(1.0, 0.0);
    }
    Angle::radians(Angle::of(Vec2::new(xx - yy, 2.0 * xy)).to_radians() / 2.0).unit()
}
