//! Lines as the areas that they cover, with ends and corners of every kind.
//!
//! Where a line bends less than its width asks, its two sides are its outline, which `kurbo` draws as curves. Where it
//! bends tighter, the inner side folds over and would cut holes; there the line is swept: a strip along every piece and
//! a wedge at every turn, united.
//!
//! **Invariant:** results are closed, and filled by the nonzero rule they are what the pen covers.

use std::f64::consts::{FRAC_PI_2, PI};

use i_overlay::core::fill_rule::FillRule;
use kurbo::{BezPath, Cap, Join, ParamCurve as _, PathEl, Point, Stroke, StrokeOpts, Vec2};

use super::effort::{Effort, Exhausted};
use super::flat::Step;
use super::{Angle, clip, distance, fit, flat, length};

type Ring = Vec<Point>;

/// Nearer points are one, in millimeters.
const NEAR: f64 = 1e-6;

/// The most that an arc turns between two of its corners.
const STEP: f64 = PI / 24.0;

/// A turn within a curve that is a corner to the eye: the pen goes around it.
const CUSP: f64 = PI / 3.0;

/// A turn that is a corner and no bend: twice what curves are cut to.
const CORNER: f64 = 2.0 * flat::TURN;

/// What a line may turn and still count as going on.
const ONWARD: f64 = PI / 6.0;

/// The area that a pen covers along `path`, in millimeters; dashes are not looked at. Contours without length leave
/// nothing.
///
/// Where sweeping would take more than `effort`, tight bends are drawn as if they had room, which may leave specks.
#[expect(
    clippy::disallowed_methods,
    reason = "round joins are turned by the platform's sines, which may differ in the last digit; each is rounded later"
)]
pub fn outlined(path: &BezPath, style: &Stroke, effort: &Effort) -> BezPath {
    let mut all = BezPath::new();
    if !(style.width > 0.0 && style.width < super::REACH) {
        return all;
    }
    for contour in flat::contours(path).into_iter().filter(flat::is_sane) {
        let Some(line) = Line::of(&contour) else { continue };
        let sides = || {
            let tolerance = super::TOLERANCE / 2.0;
            let sides = kurbo::stroke(&contour, style, &StrokeOpts::default(), tolerance);
            // A curve of no length has no side.
            if sides.is_finite() { sides } else { BezPath::new() }
        };
        all.extend(if line.has_room(style.width / 2.0) {
            sides()
        } else {
            line.swept(style, effort).unwrap_or_else(|_| sides())
        });
    }
    all
}

/// One contour, flat.
struct Line {
    points: Vec<Point>,
    /// For each point, whether two pieces of the path are joined there.
    joints: Vec<bool>,
    is_closed: bool,
}

impl Line {
    /// None without length.
    fn of(contour: &BezPath) -> Option<Self> {
        let is_closed = contour.elements().last() == Some(&PathEl::ClosePath);
        let start = contour.segments().next()?.start();
        let mut line = Self { points: vec![start], joints: vec![true], is_closed };
        for segment in contour.segments() {
            for Step { point, t } in flat::steps(&segment, fit::FLATNESS) {
                let is_joint = t == 1.0;
                match line.points.last().filter(|last| distance(**last, point) < NEAR) {
                    Some(_) => {
                        let last = line.joints.len() - 1;
                        line.joints[last] |= is_joint;
                    }
                    None => {
                        line.points.push(point);
                        line.joints.push(is_joint);
                    }
                }
            }
        }
        while is_closed
            && line.points.len() > 1
            && distance(start, line.points[line.points.len() - 1]) < NEAR
        {
            line.points.pop();
            line.joints.pop();
        }
        (line.points.len() > 1).then_some(line)
    }

    /// Every straight piece.
    fn edges(&self) -> Vec<kurbo::Line> {
        let next = self.points.iter().skip(1).chain(self.points.first().filter(|_| self.is_closed));
        self.points.iter().zip(next).map(|(from, to)| kurbo::Line::new(*from, *to)).collect()
    }

    /// Where two pieces meet.
    fn turns(&self, edges: &[kurbo::Line]) -> Vec<Turn> {
        let count = edges.len();
        let wraps = self.is_closed && count > 1;
        let pairs = (0..count).map(|at| (at, (at + 1) % count));
        let pairs = pairs.filter(|(at, next)| wraps || next > at);
        let turn = |(before, after): (usize, usize)| {
            let [a, b] = [before, after].map(|at| edges[at].p1 - edges[at].p0);
            let angle = Angle::of(Vec2::new(a.dot(b), a.cross(b))).to_radians();
            Turn { before, after, angle }
        };
        pairs.map(turn).collect()
    }

    /// Whether the inner side of every turn lies within the strips beside it, so that it cuts no hole.
    fn has_room(&self, half: f64) -> bool {
        let edges = self.edges();
        let count = edges.len();
        let turns = self.turns(&edges);
        let reaches = |from: usize, ahead: bool, needed: f64| {
            let (mut at, mut reach, mut turned) = (from, 0.0, 0.0);
            for _ in 0..count {
                reach += distance(edges[at].p0, edges[at].p1);
                if reach >= needed {
                    return true;
                }
                // The turn after this piece, or before it.
                let turn = if ahead { at } else { (at + count - 1) % count };
                let Some(turn) = turns.get(turn) else { return false };
                turned += turn.angle.abs();
                if turned > ONWARD {
                    return false;
                }
                at = if ahead { (at + 1) % count } else { (at + count - 1) % count };
            }
            false
        };
        let across = |edge: usize| distance(edges[edge].p0, edges[edge].p1);
        turns.iter().all(|Turn { before, after, angle }| {
            let turn = angle.abs();
            if turn < CORNER {
                // As wide as the bend is, or narrower.
                return across(*before).midpoint(across(*after)) >= half * turn;
            }
            let needed = half * if turn < FRAC_PI_2 { Angle::radians(turn).sin() } else { 1.0 };
            reaches(*before, false, needed) && reaches(*after, true, needed)
        })
    }

    /// All strips, wedges and ends, united.
    fn swept(&self, style: &Stroke, effort: &Effort) -> Result<BezPath, Exhausted> {
        let half = style.width / 2.0;
        let edges = self.edges();
        effort.spend(flat::FITTED * edges.len())?;
        let side = |edge: kurbo::Line| {
            let way = edge.p1 - edge.p0;
            Vec2::new(-way.y, way.x) * (half / length(way))
        };
        let mut rings: Vec<Ring> = Vec::new();
        for edge in &edges {
            let (side, kurbo::Line { p0: from, p1: to }) = (side(*edge), *edge);
            rings.push(vec![from + side, from - side, to - side, to + side]);
        }
        for Turn { before, after, angle: turn } in self.turns(&edges) {
            let at = edges[before].p1;
            let is_joint = self.joints[(before + 1) % self.points.len()];
            let join = match style.join {
                _ if !is_joint && turn.abs() < CUSP => Join::Bevel,
                _ if !is_joint => Join::Round,
                join => join,
            };
            // The outer side.
            let out = -turn.signum();
            let (from, to) = (side(edges[before]) * out, side(edges[after]) * out);
            let mut ring = vec![at, at + from];
            // One over the cosine of half the turn is the length of a point in half widths.
            let cosine = Angle::radians(turn / 2.0).cos();
            match join {
                Join::Miter if cosine * style.miter_limit >= 1.0 && cosine > 1e-6 => {
                    ring.push(at + (from + to) * (0.5 / (cosine * cosine)));
                }
                Join::Round => arc(at, from, turn, &mut ring),
                Join::Miter | Join::Bevel => {}
            }
            ring.push(at + to);
            rings.push(ring);
        }
        if !self.is_closed {
            let ends = [(0, style.start_cap, -1.0), (edges.len() - 1, style.end_cap, 1.0)];
            for (edge, cap, way) in ends {
                let at = if way < 0.0 { edges[edge].p0 } else { edges[edge].p1 };
                let side = side(edges[edge]) * way;
                let ahead = Vec2::new(side.y, -side.x);
                let mut ring = vec![at + side];
                match cap {
                    Cap::Butt => continue,
                    Cap::Square => ring.extend([at + side + ahead, at - side + ahead]),
                    Cap::Round => arc(at, side, -PI, &mut ring),
                }
                ring.push(at - side);
                rings.push(ring);
            }
        }
        for ring in &mut rings {
            if flat::signed_area(ring) < 0.0 {
                ring.reverse();
            }
        }
        effort.spend(flat::FITTED * rings.iter().map(Vec::len).sum::<usize>())?;
        Ok(fit::areas(&clip::resolved(&rings, FillRule::NonZero, effort)?))
    }
}

/// Where two pieces of a line meet.
struct Turn {
    /// The numbers of the pieces.
    before: usize,
    after: usize,
    /// From one to the other, in radians.
    angle: f64,
}

/// The corners of an arc about `center` that begins at `from` and turns by `turn`, without its ends.
fn arc(center: Point, from: Vec2, turn: f64, ring: &mut Ring) {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most 24")]
    let steps = (turn.abs() / STEP).ceil() as u32;
    for step in 1..steps {
        let angle = Angle::radians(turn * f64::from(step) / f64::from(steps));
        let (sin, cos) = (angle.sin(), angle.cos());
        ring.push(center + Vec2::new(from.x * cos - from.y * sin, from.x * sin + from.y * cos));
    }
}

#[cfg(test)]
mod tests {
    use kurbo::Shape as _;

    use super::*;
    use crate::geom::flat::{area, rings};
    use crate::geom::round;

    fn covered(svg: &str, cap: Cap, join: Join, width: f64) -> f64 {
        let style = Stroke::new(width).with_caps(cap).with_join(join);
        let outline = outlined(
            &crate::geom::data::read(svg, usize::MAX).unwrap(),
            &style,
            &Effort::BOUNDLESS,
        );
        clip::normal(rings(&outline)).iter().map(|ring| flat::signed_area(ring)).sum()
    }

    fn assert_near(a: f64, b: f64) {
        assert!((a - b).abs() < 0.01 * b, "{a} is not {b}");
    }

    #[test]
    fn ends_are_flat_square_or_round() {
        for (cap, more) in [(Cap::Butt, 0.0), (Cap::Square, 4.0), (Cap::Round, PI)] {
            assert_near(covered("M0,0 H10", cap, Join::Miter, 2.0), 20.0 + more);
        }
        assert_eq!(covered("M3,3 h0", Cap::Square, Join::Miter, 2.0), 0.0);
    }

    #[test]
    fn corners_are_pointed_round_or_cut() {
        for (join, more) in [(Join::Miter, 1.0), (Join::Bevel, 0.5), (Join::Round, PI / 4.0)] {
            assert_near(covered("M0,0 H10 V10", Cap::Butt, join, 2.0), 39.0 + more);
            // Swept, since the second piece is shorter than the line is wide.
            assert_near(covered("M0,0 H10 V0.5", Cap::Butt, join, 2.0), 20.5 + more);
        }
        let sharp = "M0,0 L10,1 L0,2";
        let (miter, bevel) = (
            covered(sharp, Cap::Butt, Join::Miter, 1.0),
            covered(sharp, Cap::Butt, Join::Bevel, 1.0),
        );
        assert_near(miter, bevel);
    }

    #[test]
    fn tight_bends_keep_no_hole() {
        let dot = round::circle((0.0, 0.0), 1.0, 1e-4);
        let outline = outlined(&dot, &Stroke::new(4.0).with_join(Join::Miter), &Effort::BOUNDLESS);
        assert_ne!(outline.winding(Point::ORIGIN), 0);
        assert_near(area(&outline), PI * 9.0);
        let ring = outlined(&dot, &Stroke::new(1.0).with_join(Join::Miter), &Effort::BOUNDLESS);
        assert_eq!(ring.winding(Point::ORIGIN), 0);
        assert_near(area(&ring), PI * 2.0);
        assert!(ring.elements().len() < 40, "curves stay curves: {}", ring.elements().len());
    }

    #[test]
    fn a_line_that_comes_back_is_joined_only_where_it_closes() {
        let open = covered("M0,0 H10 V10 H0 L0,0", Cap::Butt, Join::Miter, 2.0);
        let closed = covered("M0,0 H10 V10 H0 Z", Cap::Butt, Join::Miter, 2.0);
        assert_near(closed - open, 1.0);
    }
}
