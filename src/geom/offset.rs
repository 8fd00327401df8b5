//! Shapes grown, shrunk, rounded, and lines given a width.
//!
//! A ring is grown by laying a strip along every edge and a sector of a disc at every corner, and uniting all of it.
//! Shrinking takes the same strips away from inside. The winding number of the strips' common outline tells in from
//! out: it is positive exactly where cloth is covered, since strips add to it and never take from it.
//! Curves are kept as curves ([`super::fit`]). Convex shapes need no uniting and take some ten microseconds.
//!
//! The booleans are those of `i_overlay`, whose own offset of polygons (9.1) was tried under the tests below, on the 124
//! shifts that the samples ask for and on 600 of random curves. It loses no island and keeps within 0.004 mm of the
//! polygons, where ours keeps within 0.03 since it follows the curves behind them. It is not used, since
//! * scripts must be stopped by counts: it finds crossings and unites in one call, so what a shift costs is known after
//!   it is paid. A comb of 400 teeth that closes takes both some three seconds; ours refuses it in half a millisecond;
//! * it knows chords and no curves, so it makes 1.4 times as many vertices, of which integers fit 1.5 times as many curves
//!   on the samples and twice as many on random ones;
//! * it takes six times as long on the samples, since it unites what is convex and grows as well;
//! * its arcs step by 1.8 degrees at the least, which strays beyond the flatness from 32 mm of shift on.
//!
//! On the samples 41 of the results lie more than a micrometer apart, and up to 0.07 mm.
//!
//! **Invariant:** results are closed; what vanishes is an empty path, and nonsense vanishes.

use std::f64::consts::PI;

use i_overlay::core::fill_rule::FillRule;
use kurbo::{BezPath, Point, Vec2};

use super::clip;
use super::effort::{Effort, Exhausted};
use super::fit;
use super::flat;
use super::{Angle, length};

type Ring = Vec<Point>;

/// What is made of a shape.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Change {
    /// Grown by so many millimeters, or shrunk where that is negative.
    Offset(f64),
    /// The area that a round pen of this width covers along it.
    Outline(f64),
    /// Outward corners rounded to this radius.
    RoundCorners(f64),
    /// Inward corners rounded to this radius.
    FillCorners(f64),
}

/// `path` changed.
///
/// # Errors
///
/// [`Exhausted`] before the work is done, if it would take more than `effort`.
pub fn changed(path: &BezPath, change: Change, effort: &Effort) -> Result<BezPath, Exhausted> {
    match change {
        Change::Offset(distance) => {
            let rings = clip::normal_within(flat::rings_within(path, effort)?, effort)?;
            Ok(fit::areas(&grown(rings, distance, effort)?))
        }
        Change::Outline(width) => outlined(path, width, effort),
        Change::RoundCorners(radius) => opened(path, -radius.abs(), effort),
        Change::FillCorners(radius) => opened(path, radius.abs(), effort),
    }
}

/// `path` grown by `distance` millimeters, or shrunk where that is negative. Corners that grow become round.
///
/// Shrinking may split a shape or leave nothing of it. Within 0.02 mm of the truth, but for bends about as tight as
/// the shift, where it may be twice that.
pub fn offset(path: &BezPath, distance: f64) -> BezPath {
    changed(path, Change::Offset(distance), &Effort::BOUNDLESS).unwrap_or_default()
}

/// The area that a round pen of `width` millimeters covers along `path`.
pub fn outline(path: &BezPath, width: f64) -> BezPath {
    changed(path, Change::Outline(width), &Effort::BOUNDLESS).unwrap_or_default()
}

/// `path` with its outward corners rounded to `radius`; what is narrower than twice that vanishes.
pub fn round_corners(path: &BezPath, radius: f64) -> BezPath {
    changed(path, Change::RoundCorners(radius), &Effort::BOUNDLESS).unwrap_or_default()
}

/// `path` with its inward corners rounded to `radius`; gaps narrower than twice that are closed.
pub fn fill_corners(path: &BezPath, radius: f64) -> BezPath {
    changed(path, Change::FillCorners(radius), &Effort::BOUNDLESS).unwrap_or_default()
}

fn outlined(path: &BezPath, width: f64, effort: &Effort) -> Result<BezPath, Exhausted> {
    if !is_sane(width) || width <= 0.0 {
        return Ok(BezPath::new());
    }
    if !effort.is_boundless() {
        effort.spend(flat::FITTED * flat::vertices(path, fit::FLATNESS))?;
    }
    let mut covered = Vec::new();
    for contour in flat::flatten(path, fit::FLATNESS) {
        // There and back again is a ring without area: its strips are the line.
        let way_back = contour.points.iter().rev().copied();
        let mut there = contour.points.clone();
        if contour.closed {
            there.push(there[0]);
            there.extend(way_back);
            there.pop();
        } else {
            there.extend(way_back.skip(1).take(contour.points.len().saturating_sub(2)));
        }
        covered.push(shifted(&there, width / 2.0, effort)?.0);
    }
    Ok(fit::areas(&clip::resolved(&covered, FillRule::Positive, effort)?))
}

/// Shifted by `first` and back: an opening where that is negative, a closing where positive.
fn opened(path: &BezPath, first: f64, effort: &Effort) -> Result<BezPath, Exhausted> {
    let rings = clip::normal_within(flat::rings_within(path, effort)?, effort)?;
    let rings = grown(rings, first, effort)?;
    Ok(fit::areas(&grown(rings, -first, effort)?))
}

/// `distance` may be worked with.
fn is_sane(distance: f64) -> bool {
    distance.abs() < super::REACH
}

/// Grows rings that do not overlap, outer ones positive.
fn grown(rings: Vec<Ring>, distance: f64, effort: &Effort) -> Result<Vec<Ring>, Exhausted> {
    if !is_sane(distance) {
        return Ok(Vec::new());
    }
    if distance.abs() < SMALL {
        return Ok(rings);
    }
    let lone_convex = matches!(rings.as_slice(), [ring] if clip::is_convex(ring));
    let mut clean = lone_convex;
    let mut strips = Vec::with_capacity(rings.len());
    for ring in rings {
        let (strip, fits) = shifted(&ring, distance, effort)?;
        clean &= fits;
        strips.push(strip);
    }
    if clean {
        return Ok(strips);
    }
    let mut grown = clip::resolved(&strips, FillRule::Positive, effort)?;
    // The grid of the engine leaves specks where edges just touch.
    grown.retain(|ring| flat::signed_area(ring).abs() > SPECK);
    Ok(grown)
}

/// A shift too small to be seen or felt: a hundredth of a micrometer.
const SMALL: f64 = 1e-5;

/// Square millimeters that nobody can wax.
const SPECK: f64 = 1e-4;

/// The outline of the strips of `ring`, and whether every corner had room for its own, simple one.
fn shifted(ring: &[Point], distance: f64, effort: &Effort) -> Result<(Ring, bool), Exhausted> {
    let crowded: Vec<bool> = corners(ring, distance).map(|corner| corner.is_thin()).collect();
    let thin;
    let ring = if crowded.len() == ring.len() && crowded.contains(&true) {
        thin = thinned(ring, &crowded);
        &thin
    } else {
        ring
    };
    let step = step(distance);
    let mut fits = true;
    let mut out = Vec::with_capacity(ring.len() + 32);
    for corner in corners(ring, distance) {
        let before = out.len();
        fits &= corner.shift(step, &mut out);
        effort.spend(flat::FITTED * (out.len() - before))?;
    }
    Ok((out, fits))
}

/// `ring` with fewer vertices in its crowded bends. What bends tighter than it is shifted leaves no edge of its own,
/// only loops to be removed, and the work of that grows with the square of their number.
fn thinned(ring: &[Point], crowded: &[bool]) -> Ring {
    let count = ring.len();
    let is_inner =
        |at: usize| crowded[(at + count - 1) % count] && crowded[at] && crowded[(at + 1) % count];
    let mut thin = Vec::with_capacity(count);
    let mut run = 0;
    for (at, vertex) in ring.iter().enumerate() {
        run = if is_inner(at) { run + 1 } else { 0 };
        if run % KEPT == 0 {
            thin.push(*vertex);
        }
    }
    if thin.len() < 3 { ring.to_vec() } else { thin }
}

/// One vertex of so many stays in a crowded bend: they turn ten degrees or less each.
const KEPT: u32 = 4;

/// The corners of `ring` that have two sides.
fn corners(ring: &[Point], distance: f64) -> impl Iterator<Item = Corner> {
    let count = ring.len();
    let bends = fit::bends(ring);
    let straight = fit::straights(ring, &bends);
    (0..count).filter_map(move |at| {
        let near = |step: usize| ring[(at + step) % count];
        let sides = [near(0) - near(count - 1), near(1) - near(0)];
        let straight = [straight[(at + count - 1) % count], straight[at]];
        let mut corner = Corner::new(near(0), sides, straight, distance)?;
        if bends[at].corner && corner.opens() {
            corner.leave_along([near(count - 1), near(2 * count - 2)], [near(1), near(2)]);
        }
        Some(corner)
    })
}

/// The widest step of an arc of radius `distance` whose chords stay within the flatness: `8 sagitta = r step^2`.
fn step(distance: f64) -> f64 {
    (8.0 * fit::FLATNESS / distance.abs()).sqrt().min(flat::TURN)
}

/// A vertex of a ring that is being shifted.
struct Corner {
    point: Point,
    distance: f64,
    /// The directions of the edges before and after it, their lengths, and whether they are straight lines and not
    /// chords of a curve.
    ways: [Vec2; 2],
    lengths: [f64; 2],
    straight: [bool; 2],
    /// From one edge to the next, in radians.
    turn: f64,
}

impl Corner {
    fn new(point: Point, sides: [Vec2; 2], straight: [bool; 2], distance: f64) -> Option<Self> {
        let lengths = sides.map(length);
        if !(lengths[0] > 0.0 && lengths[1] > 0.0) {
            return None;
        }
        let ways = [sides[0] / lengths[0], sides[1] / lengths[1]];
        let turn = turn_between(ways);
        Some(Self { point, distance, ways, lengths, straight, turn })
    }

    /// A curve that ends in a corner leaves it along its tangent, not along its first chord.
    fn leave_along(&mut self, before: [Point; 2], after: [Point; 2]) {
        let back = -fit::leaving(self.point, before[0], before[1]);
        let forth = fit::leaving(self.point, after[0], after[1]);
        let mut ways = self.ways;
        for (at, way) in [back, forth].into_iter().enumerate() {
            // The strip of an edge too short for the lean would cross itself; such an edge tells no tangent either.
            let aside = self.distance.abs() * way.cross(ways[at]).abs();
            if !self.straight[at] && way.dot(ways[at]) > 0.0 && 2.0 * aside < self.lengths[at] {
                ways[at] = way;
            }
        }
        // At the sharpest of tips the tangents may pass each other, and turn the other way.
        let turn = turn_between(ways);
        if turn * self.turn > 0.0 {
            (self.ways, self.turn) = (ways, turn);
        }
    }

    /// Whether its strips move apart, so that a sector belongs between them.
    fn opens(&self) -> bool {
        self.turn * self.distance >= 0.0
    }

    /// Whether its edges are too short to be shifted: it lies in a bend tighter than the shift.
    fn is_crowded(&self) -> bool {
        if self.opens() {
            return false;
        }
        let [a, b] = self.ways;
        // |tan(turn / 2)|, from the half-angle formula.
        let shortening = self.distance.abs() * a.cross(b).abs() / (1.0 + a.dot(b)).max(1e-12);
        let room = self.lengths[0].min(self.lengths[1]) / 2.0;
        // On an arc that shrinks into its center all vertices meet there, but for rounding.
        let excess = self.distance.abs() * (1.0 - room / shortening.max(room));
        self.turn.abs() == PI || excess > fit::FLATNESS / 2.0
    }

    /// Whether it is one of many vertices of a crowded bend, and can be spared.
    fn is_thin(&self) -> bool {
        self.is_crowded() && self.turn.abs() < 2.0 * flat::TURN
    }

    /// Adds what becomes of this corner. False if it may have left a loop for the winding rule to remove.
    fn shift(&self, step: f64, out: &mut Ring) -> bool {
        let [near, far] = self.ways.map(outward);
        if self.opens() && self.turn.abs() > step {
            self.arc(near, self.turn, step, out);
            return true;
        }
        if self.is_crowded() {
            let ends = [near, far].map(|normal| self.point + normal * self.distance);
            out.extend([ends[0], self.point, ends[1]]);
            return false;
        }
        out.push(self.point + self.normal(near, far) * self.distance);
        let [a, b] = self.ways;
        let shortening = self.distance.abs() * a.cross(b).abs() / (1.0 + a.dot(b));
        self.opens() || 2.0 * shortening <= self.lengths[0].min(self.lengths[1])
    }

    /// The normal along which this vertex moves alone.
    fn normal(&self, near: Vec2, far: Vec2) -> Vec2 {
        let miter = (near + far) / (1.0 + near.dot(far));
        match self.straight {
            _ if self.turn.abs() > 2.0 * flat::TURN => miter,
            // Two straight edges meet again at the miter.
            [true, true] => miter,
            // A straight edge that runs smoothly into a curve tells the tangent of both.
            [true, false] => near,
            [false, true] => far,
            // The curve's own normal: of two chords the shorter tells more.
            [false, false] => {
                let sum = near * self.lengths[1] + far * self.lengths[0];
                sum / length(sum)
            }
        }
    }

    fn arc(&self, from: Vec2, turn: f64, step: f64, out: &mut Ring) {
        let steps = (turn.abs() / step).ceil().max(1.0);
        let (sin, cos) = (Angle::radians(turn / steps).sin(), Angle::radians(turn / steps).cos());
        let mut normal = from;
        let mut at = 0.0;
        while at <= steps {
            out.push(self.point + normal * self.distance);
            normal = Vec2::new(normal.x * cos - normal.y * sin, normal.x * sin + normal.y * cos);
            at += 1.0;
        }
    }
}

/// From one direction to the next, in radians. An exact about-turn is the end of a line: it turns outward.
fn turn_between([a, b]: [Vec2; 2]) -> f64 {
    let (cos, sin) = (a.dot(b), a.cross(b));
    if cos < 0.0 && sin.abs() < 1e-12 { PI } else { Angle::of(Vec2::new(cos, sin)).to_radians() }
}

/// The normal that points out of a positive ring.
fn outward(direction: Vec2) -> Vec2 {
    Vec2::new(direction.y, -direction.x)
}

#[cfg(test)]
mod tests {
    use kurbo::{ParamCurve as _, Rect, Shape as _};
    use proptest::prelude::*;

    use super::*;
    use crate::geom::flat::{area, is_closed};
    use crate::geom::round;

    #[test]
    fn a_circle_grows_into_a_circle() {
        for (radius, by) in
            [(10.0, 3.0), (10.0, -3.0), (0.4, 0.3), (0.4, -0.3), (200.0, -50.0), (5.0, 80.0)]
        {
            let path = offset(&round::circle((1.0, 2.0), radius, 1e-4), by);
            assert!(
                is_closed(&path) && path.elements().len() <= 10,
                "{radius} {by}: {}",
                path.to_svg()
            );
            for segment in path.segments() {
                for at in 0..=10 {
                    let place = segment.eval(f64::from(at) / 10.0);
                    let error = super::super::distance(place, Point::new(1.0, 2.0)) - radius - by;
                    assert!(error.abs() < 0.02, "{radius} {by}: {error}");
                }
            }
        }
    }

    #[test]
    fn a_square_grows_round_and_shrinks_sharp() {
        let square = Rect::new(0.0, 0.0, 10.0, 10.0).to_path(0.1);
        let grown = offset(&square, 2.0);
        assert!((area(&grown) - (100.0 + 80.0 + 4.0 * PI)).abs() < 0.05);
        assert_eq!(
            grown.segments().filter(|segment| matches!(segment, kurbo::PathSeg::Line(_))).count(),
            4
        );
        let shrunk = offset(&square, -2.0);
        assert!((area(&shrunk) - 36.0).abs() < 1e-6 && shrunk.elements().len() == 5);
        assert!(offset(&square, -5.1).is_empty());
    }

    #[test]
    fn a_dumbbell_splits() {
        let dumbbell =
            crate::geom::data::read("M0,0 H10 V4 H20 V0 H30 V10 H20 V6 H10 V10 H0 Z", usize::MAX)
                .unwrap();
        let split = offset(&dumbbell, -1.5);
        assert_eq!(flat::contours(&split).len(), 2);
        // Two squares of 7 mm, each with a small bump before the neck, where the corners are farther away.
        assert!((area(&split) - 98.48).abs() < 0.02, "{}", area(&split));
        let closed = fill_corners(&dumbbell, 5.5);
        // The disc of 5.5 mm still dips into each gap of 10 mm: a circular segment of 23.07 mm^2.
        assert!((area(&closed) - 253.86).abs() < 0.3, "{}", area(&closed));
    }

    #[test]
    fn holes_shrink_when_the_shape_grows() {
        let ring = clip::difference(
            &round::circle((0.0, 0.0), 10.0, 1e-4),
            &round::circle((0.0, 0.0), 4.0, 1e-4),
        );
        assert!((area(&offset(&ring, 1.0)) - (121.0 - 9.0) * PI).abs() < 0.5);
        assert!((area(&offset(&ring, -1.0)) - (81.0 - 25.0) * PI).abs() < 0.5);
        assert!((area(&offset(&ring, 5.0)) - 225.0 * PI).abs() < 0.6, "the hole is gone");
    }

    #[test]
    fn rounding_rounds_outward_corners_only() {
        let shape = crate::geom::data::read("M0,0 H10 V10 H20 V20 H0 Z", usize::MAX).unwrap();
        let round = round_corners(&shape, 2.0);
        let lost = (4.0 - PI) * 5.0;
        assert!((area(&round) - (300.0 - lost)).abs() < 0.1, "{}", area(&round));
        let filled = fill_corners(&shape, 2.0);
        assert!((area(&filled) - (300.0 + lost / 5.0)).abs() < 0.1, "{}", filled.to_svg());
    }

    #[test]
    fn a_line_gets_a_width() {
        let line = crate::geom::data::read("M0,0 H10", usize::MAX).unwrap();
        assert!((area(&outline(&line, 2.0)) - (20.0 + PI)).abs() < 0.02);
        let circle = round::circle((0.0, 0.0), 10.0, 1e-4);
        assert!((area(&outline(&circle, 2.0)) - (121.0 - 81.0) * PI).abs() < 0.5);
    }

    proptest! {
        #[test]
        fn nothing_panics(
            numbers in prop::collection::vec(prop_oneof![-20.0..20.0_f64, any::<f64>(), Just(0.0)], 2..24),
            by in prop_oneof![-5.0..5.0_f64, any::<f64>()],
        ) {
            let points: Vec<Point> = numbers.chunks_exact(2).map(|pair| Point::new(pair[0], pair[1])).collect();
            let path = crate::geom::voronoi::polygon(&points);
            for result in [offset(&path, by), round_corners(&path, by), outline(&path, by)] {
                prop_assert!(result.is_finite());
            }
        }

    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]

        #[test]
        fn growing_and_shrinking_are_true(
            knots in prop::collection::vec((-20.0..20.0_f64, -20.0..20.0_f64), 3..9),
            by in 0.1..4.0_f64,
        ) {
            let points: Vec<Point> = knots.into_iter().map(Point::from).collect();
            let drawn = clip::normal(flat::rings(&crate::geom::smooth::through(&points, flat::Ends::Joined)));
            for distance in [by, -by] {
                // Every point of the result lies as far from the old edge as was asked.
                let rings = grown(drawn.clone(), distance, &Effort::BOUNDLESS).unwrap();
                for ring in &rings {
                    for at in 0..ring.len() {
                        let middle = ring[at].midpoint(ring[(at + 1) % ring.len()]);
                        for point in [ring[at], middle] {
                            let near = nearest(&drawn, point);
                            prop_assert!((near - by).abs() < 0.05, "{near} instead of {by} at {point}");
                        }
                    }
                }
                for contour in flat::flatten(&fit::areas(&rings), 0.001) {
                    for point in contour.points {
                        let near = nearest(&drawn, point);
                        prop_assert!((near - by).abs() < 0.06, "{near} instead of {by} at {point}, fitted");
                    }
                }
            }
        }
    }

    fn nearest(rings: &[Ring], point: Point) -> f64 {
        let mut least = f64::INFINITY;
        for points in rings {
            for at in 0..points.len() {
                let (a, b) = (points[at], points[(at + 1) % points.len()]);
                let t = ((point - a).dot(b - a) / (b - a).hypot2()).clamp(0.0, 1.0);
                least = least.min(super::super::distance(point, a.lerp(b, t)));
            }
        }
        least
    }
}
