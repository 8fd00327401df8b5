//! Leaves: outline, midrib and veins from one profile.
//!
//! **Invariant:** a leaf grows from its base in the origin to its tip on the x axis, and its veins stay inside it.

use std::f64::consts::{PI, TAU};

use kurbo::{BezPath, CubicBez, ParamCurve as _, ParamCurveDeriv as _, Point, Vec2};

use crate::geom::Angle;
use crate::geom::fit::curve_along;
use crate::geom::flat::Ends;
use crate::geom::length;

use super::{are_sane, count, have_size};

/// The shape of a leaf: its half-width `t` of the way along is `width/2 sin(pi t^k)^q`.
///
/// The round, broad tobacco leaf of Jember (na-oogst) has length/width 1.6 to 1.9, `k` 0.8, `q` 0.8; the long one
/// (kasturi) 3 to 4, 0.75, 1.1; both with 5 to 7 waves of 2 to 4 %.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Leaf {
    /// From base to tip, millimeters.
    pub length: f64,
    /// At its widest, millimeters.
    pub width: f64,
    /// Where it is widest: 1 in the middle, less nearer to the base. 0.3 to 2.
    pub k: f64,
    /// How lean it is: below 1 full, above 1 drawn out into points. 0.3 to 3.
    pub q: f64,
    /// The S of its midrib, as a share of the length: 0 is straight. -0.5 to 0.5.
    pub bend: f64,
    /// Waves along each margin.
    pub waves: f64,
    /// How far the waves swing, as a share of the length. 0 to 0.1.
    pub ripple: f64,
}

impl Default for Leaf {
    /// A plain leaf of 30 by 12 mm.
    fn default() -> Self {
        Self { length: 30.0, width: 12.0, k: 0.8, q: 0.9, bend: 0.06, waves: 0.0, ripple: 0.0 }
    }
}

/// The outline of `leaf`, closed, pointed at its tip.
///
/// Picture: leaf.
///
/// <svg xmlns="http://www.w3.org/2000/svg" width="168" viewBox="-1.1 -12.1 42.1 25.3" stroke="#4a2511" stroke-width="0.5"><path fill="#f2e6cf" d="M40,0C40,-0.1 40,0 40,-0.1C39.8,-1.2 38.2,-3 37.1,-4.1C35.8,-5.7 34.9,-6.3 33.5,-6.8C32.8,-7 33.1,-6.9 32.4,-7.2C31.2,-7.6 30.2,-8.3 29.2,-9C26.1,-11.1 25.2,-9.1 22.9,-9.9C22.2,-10.2 21.5,-10.6 20.7,-10.9C20.1,-11.2 19.3,-11.2 18.7,-10.9C17.6,-10.3 16.9,-9.7 15.7,-10C15,-10.2 15.2,-10.2 14.5,-10.4C13.9,-10.6 13.2,-10.7 12.4,-9.9C11.9,-9.4 12.1,-9.5 11.5,-9.1C10.8,-8.3 10.1,-8.4 9.4,-8.4C8.6,-8.3 8.1,-7.8 7.6,-7.2C6.9,-6.5 6.3,-5.8 5.5,-5.2C5.1,-5 5.2,-5 4.8,-4.8C3.9,-4.1 3.1,-3.4 2.3,-2.7C1.4,-1.8 0.5,-0.9 0.1,-0.1C0,0 0,0 0,0.1C-0.2,0.9 -0.1,1.7 0.1,2.4C0.3,3.1 0.6,3.8 0.9,4.4C1.7,5.9 2.8,6.8 3.7,7.5C4.6,8.1 5.4,8.8 6.3,9.5C7.5,10.4 8.7,11.2 10.2,11.1C11.4,11.1 12.5,10.9 13.7,11.3C14.6,11.7 14.3,11.6 15.2,11.9C15.7,12.1 16.2,12.2 16.7,12.2C17.1,12.1 17.6,12 18,11.7C18.9,11.2 18.5,11.4 19.3,10.9C20.4,10.2 21.4,10.5 22.6,10.7C23.2,10.8 23.9,10.5 24.3,10C24.8,9.5 25.3,8.9 25.8,8.4C27.1,7.2 28.2,8.4 29.6,6.8C30.2,6.2 30,6.4 30.5,5.8C32.1,3.8 32.6,4.7 34.8,3.1C35.4,2.6 35,3 35.6,2.5C37.6,1 39.5,0.6 40,0Z"/></svg>
pub fn leaf(leaf: &Leaf) -> BezPath {
    let Some(shape) = Shape::of(leaf) else { return BezPath::new() };
    // Evenly in the angle of a half circle: dense at the ends, where the margin turns fastest.
    let steps = 40 + 10 * count(shape.leaf.waves);
    let along = |at: u32| 0.5 - 0.5 * libm::cos(PI * f64::from(at) / f64::from(steps));
    let mut points = vec![Point::ZERO];
    points.extend((1..steps).map(|at| shape.margin(along(at), 1.0)));
    points.push(shape.midrib.p3);
    points.extend((1..steps).rev().map(|at| shape.margin(along(at), -1.0)));
    curve_along(&points, Ends::Joined)
}

/// The midrib of `leaf`, and then its veins from base to tip in pairs, all from the midrib outward.
///
/// Veins leave the midrib at `angle` degrees (50 to 65 in most leaves), curve toward the tip and end a little inside
/// the margin. At most 64 `pairs`.
///
/// Picture: leaf-veins.
///
/// <svg xmlns="http://www.w3.org/2000/svg" width="128" viewBox="-1.0 -6.8 32.0 14.4" stroke="#4a2511" stroke-width="0.5"><path fill="#f2e6cf" d="M0,0C0,0.2 0,0.2 0,0.5C0.3,1.5 1,2.4 1.7,3.1C2.4,3.8 3.2,4.4 4,4.9C5.8,5.9 7.8,6.4 9.8,6.5C14.5,6.8 18.4,5 21.2,3.6C22.3,3 21.8,3.2 23,2.6C24,2.1 25,1.6 26.1,1.1C27.1,0.8 28.1,0.5 29.1,0.2C29.7,0.1 29.3,0.2 29.8,0.1C29.8,0 29.9,0 30,0C30,-0.1 29.9,-0.1 29.9,-0.2C29.2,-1 28.3,-1.8 27.4,-2.4C26.3,-3.2 25.1,-3.8 23.8,-4.3C21.9,-5.1 19.8,-5.5 17.7,-5.7C15.4,-5.9 12.9,-5.8 10.6,-5.3C8,-4.7 6.1,-3.8 4,-2.6C3.4,-2.2 2.8,-1.8 2.1,-1.5C1.5,-1.1 0.9,-0.8 0.3,-0.3C0.1,-0.1 0.2,-0.2 0,0Z"/><path fill="none" d="M0,0C9.4,3.4 18.8,-2.8 28.2,-0.5M3.9,0.9C5,3.4 7.3,4.1 9.3,5.6M3.9,0.9C5.4,-1.1 6.4,-2.8 8.4,-3.8M7,1C8.5,3.5 10.9,4.2 13.1,5.4M7,1C8.3,-1.4 9.4,-3.2 11.5,-4.5M10.1,0.8C11.7,3 13.9,3.8 16.1,4.8M10.1,0.8C11.1,-1.7 12.5,-3.4 14.3,-4.9M13.2,0.3C14.7,2.2 16.5,3.1 18.6,3.9M13.2,0.3C14,-2 15.5,-3.5 17.2,-4.9M16.3,-0.2C17.6,1.4 19,2.3 20.7,3M16.3,-0.2C17,-2.3 18.4,-3.4 19.9,-4.7M19.4,-0.7C20.4,0.6 21.4,1.5 22.8,2.1M19.4,-0.7C20,-2.4 21.3,-3.2 22.5,-4.2M22.5,-1C23.1,0 23.8,0.8 24.8,1.3M22.5,-1C23,-2.2 24,-2.7 25,-3.3"/></svg>
pub fn leaf_veins(leaf: &Leaf, pairs: f64, angle: f64) -> Vec<BezPath> {
    let Some(shape) = Shape::of(leaf) else { return Vec::new() };
    if !angle.is_finite() {
        return Vec::new();
    }
    let pairs = count(pairs).min(64);
    let angle = angle.clamp(15.0, 85.0);
    let mut veins = vec![path_of(&shape.midrib.subsegment(0.0..0.94))];
    for pair in 0..pairs {
        // From a tenth of the way up to where the tip gets too narrow for veins.
        let from = 0.08 + 0.72 * (f64::from(pair) + 0.5) / f64::from(pairs);
        for side in [1.0, -1.0] {
            veins.push(shape.vein(from, angle, side));
        }
    }
    veins
}

/// A leaf in range, with its midrib.
struct Shape {
    leaf: Leaf,
    midrib: CubicBez,
}

impl Shape {
    fn of(leaf: &Leaf) -> Option<Self> {
        let Leaf { length, width, k, q, bend, waves, ripple } = *leaf;
        if !are_sane(&[length, width, k, q, bend, waves, ripple]) || !have_size(&[length, width]) {
            return None;
        }
        let leaf = Leaf {
            k: k.clamp(0.3, 2.0),
            q: q.clamp(0.3, 3.0),
            bend: bend.clamp(-0.5, 0.5),
            waves: waves.clamp(0.0, 40.0).round(),
            ripple: ripple.clamp(0.0, 0.1),
            ..*leaf
        };
        // Two handles to opposite sides of the chord make the S; it swings by 0.29 of them.
        let sway = leaf.bend * length * 2.0;
        let midrib = CubicBez::new(
            (0.0, 0.0),
            (length / 3.0, sway),
            (length * 2.0 / 3.0, -sway),
            (length, 0.0),
        );
        Some(Self { leaf, midrib })
    }

    /// The half-width `t` of the way along, without waves.
    fn half_width(&self, t: f64) -> f64 {
        let sine = libm::sin(PI * libm::pow(t, self.leaf.k)).max(0.0);
        self.leaf.width / 2.0 * libm::pow(sine, self.leaf.q)
    }

    /// The point `share` of the half-width to one side of the midrib, `t` of the way along.
    fn across(&self, t: f64, share: f64) -> Point {
        self.midrib.eval(t) + self.normal(t) * (self.half_width(t) * share)
    }

    fn margin(&self, t: f64, side: f64) -> Point {
        // The waves die out toward both ends, and never reach the midrib.
        let Leaf { waves, ripple, length, .. } = self.leaf;
        let swing = ripple * length * libm::sin(TAU * waves * t) * libm::sin(PI * t);
        let half = (self.half_width(t) + swing).max(self.half_width(t) * 0.5);
        self.midrib.eval(t) + self.normal(t) * (half * side)
    }

    fn normal(&self, t: f64) -> Vec2 {
        let tangent = self.midrib.deriv().eval(t).to_vec2();
        tangent.turn_90() / length(tangent).max(f64::MIN_POSITIVE)
    }

    fn vein(&self, from: f64, angle: f64, side: f64) -> BezPath {
        let slope = libm::tan(angle.to_radians());
        // The farther along it ends, the narrower the leaf: the fixed point is where its angle is about `angle`.
        let mut to = from;
        for _ in 0..24 {
            let next = from + 1.25 * self.half_width(to) / slope / self.leaf.length;
            to = f64::midpoint(to, next).min(0.97);
        }
        let (start, end) = (self.midrib.eval(from), self.across(to, INSIDE * side));
        let tangent = self.normal(from).turn_90() * -1.0;
        let reach = length(end - start);
        let leave = turned(tangent, (angle + 6.0) * side);
        let arrive = turned(tangent, (angle - 24.0).max(8.0) * side);
        path_of(&CubicBez::new(
            start,
            start + leave * (reach * 0.38),
            end - arrive * (reach * 0.34),
            end,
        ))
    }
}

/// How far out veins reach: the margin's own line of wax keeps its room.
const INSIDE: f64 = 0.84;

fn turned(v: Vec2, degrees: f64) -> Vec2 {
    (crate::geom::turn(Angle::degrees(degrees)) * v.to_point()).to_vec2()
}

fn path_of(curve: &CubicBez) -> BezPath {
    let mut path = BezPath::new();
    path.move_to(curve.p0);
    path.curve_to(curve.p1, curve.p2, curve.p3);
    path
}
