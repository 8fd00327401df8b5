//! Leaves: outline, midrib and veins from one profile.
//!
//! **Invariant:** a leaf grows from its base in the origin to its tip on the x axis, and its veins stay inside it.

use std::f64::consts::{PI, TAU};

use kurbo::{BezPath, CubicBez, ParamCurve as _, ParamCurveDeriv as _, Point, Vec2};

use crate::geom::Angle;
use crate::geom::fit::curve_along;
use crate::geom::length;

use super::{are_sane, count};

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
/// <svg xmlns="http://www.w3.org/2000/svg" width="168" viewBox="-1.1 -12.3 42.1 25.7" stroke="#4a2511" stroke-width="0.5"><path fill="#f2e6cf" d="M16.7,12.4C17.5,12.2 17.4,12.3 18,11.8C18.3,11.6 18.5,11.4 18.7,11.3C19,10.9 19.4,10.5 19.9,10.4C20.7,10.1 21.3,10.4 21.9,10.6C23.5,11.1 21.7,10.6 23.2,10.9L23.8,10.7C24.6,9.8 24.1,10.6 24.8,9.6C25,9.3 25.1,9.1 25.3,8.8C25.9,8 25.5,8.5 26.2,7.8C26.9,7.7 26.7,7.6 27.3,7.7C27.5,7.7 27.6,7.7 27.8,7.8C28.6,7.8 28.1,7.8 28.8,7.7C29.3,7.3 29.2,7.5 29.6,6.9C29.8,6.8 29.9,6.6 30.1,6.4C30.3,6 30.6,5.6 30.9,5.2C32.1,3.9 32.7,4.4 34.1,3.7C34.8,3.2 35.8,2.3 37,1.6C38,1 39.6,0.4 40,0C40,-0.8 38.6,-2.4 38.3,-2.7C37.7,-3.5 37.1,-4.3 36.4,-5C34.2,-7.3 33.2,-6.5 31.2,-7.6C30.3,-8.1 29.3,-9.1 28.5,-9.5C28.1,-9.8 27.6,-10 27.1,-10.1C26.6,-10.2 26.2,-10.1 25.7,-9.9C24.9,-9.7 24.3,-9.2 23,-9.7C22.5,-9.9 21.9,-10.4 21.4,-10.6C20.2,-11.4 21.2,-10.9 20,-11.3L19.3,-11.3C18.1,-10.6 19.2,-11.5 18.1,-10.6C17.9,-10.4 17.7,-10.3 17.5,-10.1C17.4,-10 17.1,-9.9 17,-9.8L16.4,-9.7C15.2,-10.1 16.2,-9.6 15.1,-10.2C14.9,-10.3 14.7,-10.4 14.5,-10.5C14.3,-10.6 14.1,-10.6 13.9,-10.7L13.3,-10.7C12.7,-10.3 13,-10.6 12.4,-10C12.1,-9.6 11.9,-9.3 11.6,-8.9C11.1,-8.4 10.8,-8.3 10.3,-8.3C9.8,-8.3 9.5,-8.5 9,-8.4C7.8,-8.3 7.4,-6.4 5.5,-5.1C5,-4.9 4.6,-4.6 4.2,-4.3C3.8,-4.1 3.5,-3.8 3.2,-3.5C2.6,-3 2,-2.5 1.5,-1.9C1,-1.4 0.1,-0.5 0,0.1C-0.1,0.5 -0.1,1 -0.1,1.4C0,1.9 0.1,2.3 0.2,2.8C0.4,3.5 0.7,4.2 1.1,4.9C1.6,5.6 2.2,6.2 2.8,6.7C3.4,7.2 4.1,7.6 4.7,8.1C5.4,8.7 6.1,9.4 6.9,10C7.5,10.5 8.1,10.9 8.8,11.1C9.9,11.3 10.9,11 11.6,10.9C12.9,10.7 13.4,11.1 14.5,11.6C14.7,11.7 15,11.9 15.2,12C16.1,12.4 15.8,12.2 16.7,12.4Z"/></svg>
pub fn leaf(leaf: &Leaf) -> BezPath {
    let Some(shape) = Shape::of(leaf) else { return BezPath::new() };
    // Evenly in the angle of a half circle: dense at the ends, where the margin turns fastest.
    let steps = 40 + 10 * count(shape.leaf.waves);
    let along = |at: u32| 0.5 - 0.5 * libm::cos(PI * f64::from(at) / f64::from(steps));
    let mut points = vec![Point::ZERO];
    points.extend((1..steps).map(|at| shape.margin(along(at), 1.0)));
    points.push(shape.midrib.p3);
    points.extend((1..steps).rev().map(|at| shape.margin(along(at), -1.0)));
    curve_along(&points, true)
}

/// The midrib of `leaf`, and then its veins from base to tip in pairs, all from the midrib outward.
///
/// Veins leave the midrib at `angle` degrees (50 to 65 in most leaves), curve toward the tip and end a little inside
/// the margin. At most 64 `pairs`.
///
/// Picture: leaf-veins.
///
/// <svg xmlns="http://www.w3.org/2000/svg" width="128" viewBox="-1.0 -6.8 32.0 14.4" stroke="#4a2511" stroke-width="0.5"><path fill="#f2e6cf" d="M0,0C0,0.3 0,0.1 0,0.5C0.1,0.6 0.1,0.7 0.2,0.9C0.3,1.2 0.5,1.6 0.7,1.9C1,2.3 1.3,2.7 1.7,3.1C2.6,4.1 3.8,4.8 5,5.4C7.7,6.6 10.8,6.8 13.6,6.3C17.1,5.7 19.9,4.2 22.1,3.1C23.4,2.4 24.7,1.7 26.1,1.1C26.8,0.9 27.5,0.7 28.1,0.5C28.9,0.3 29.6,0.1 30,0C29.7,-0.4 29.2,-1 28.6,-1.5C28,-2 27.4,-2.5 26.7,-2.9C25.4,-3.6 24.1,-4.2 22.7,-4.7C20.3,-5.5 17.7,-5.8 15.2,-5.8C13.7,-5.8 12.1,-5.6 10.6,-5.3C9.4,-5 8.2,-4.6 7,-4.1C5.7,-3.5 4.6,-2.9 3.4,-2.2C2.8,-1.9 2.2,-1.5 1.6,-1.2C1.3,-1 0.9,-0.8 0.7,-0.6C0.5,-0.5 0.4,-0.4 0.3,-0.3C0,-0.1 0.2,-0.2 0,0Z"/><path fill="none" d="M0,0C9.4,3.4 18.8,-2.8 28.2,-0.5M3.9,0.9C5,3.4 7.3,4.1 9.3,5.6M3.9,0.9C5.4,-1.1 6.4,-2.8 8.4,-3.8M7,1C8.5,3.5 10.9,4.2 13.1,5.4M7,1C8.3,-1.4 9.4,-3.2 11.5,-4.5M10.1,0.8C11.7,3 13.9,3.8 16.1,4.8M10.1,0.8C11.1,-1.7 12.5,-3.4 14.3,-4.9M13.2,0.3C14.7,2.2 16.5,3.1 18.6,3.9M13.2,0.3C14,-2 15.5,-3.5 17.2,-4.9M16.3,-0.2C17.6,1.4 19,2.3 20.7,3M16.3,-0.2C17,-2.3 18.4,-3.4 19.9,-4.7M19.4,-0.7C20.4,0.6 21.4,1.5 22.8,2.1M19.4,-0.7C20,-2.4 21.3,-3.2 22.5,-4.2M22.5,-1C23.1,0 23.8,0.8 24.8,1.3M22.5,-1C23,-2.2 24,-2.7 25,-3.3"/></svg>
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
        if !are_sane(&[length, width, k, q, bend, waves, ripple]) || length <= 0.0 || width <= 0.0 {
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
