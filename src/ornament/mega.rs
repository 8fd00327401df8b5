//! Mega: the layered cloud of Cirebon, drawn as a hand draws it.
//!
//! Rings cut from insets lose their billows after a layer or two, and leave the tips. Here every ring is a cloud of its
//! own, whose billows shrink less than their places move in: all rings keep their billows, and run together toward the
//! tips. Upper and lower billows stand on two half circles, flattened to the cloud's crown and belly.
//!
//! **Invariant:** each ring lies within the one before, and a cloud lies flat around the origin.

use kurbo::{Affine, BezPath, Point, Vec2};

use crate::geom::fit::curve_along;
use crate::geom::flat::Ends;
use crate::geom::{Angle, distance};

use super::{are_sane, count};

/// The shape of a layered cloud.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mega {
    /// How wide the billows are together, millimeters.
    pub width: f64,
    /// From the belly to the crown, millimeters.
    pub height: f64,
    /// Billows in the crown, 2 to 12; the belly has one less.
    pub lobes: f64,
    /// How far the left tip is drawn out, millimeters.
    pub left: f64,
    /// How far the right tip is drawn out, millimeters.
    pub right: f64,
    /// How far the crown leans to the right, the left tip rises and the right one falls: -1 to 1.
    pub drift: f64,
    /// How much large and small billows differ from one to the next, 0 to 0.5.
    pub tide: f64,
}

impl Default for Mega {
    /// A cloud of 130 by 50 mm.
    fn default() -> Self {
        Self {
            width: 82.0,
            height: 50.0,
            lobes: 5.0,
            left: 24.0,
            right: 24.0,
            drift: 0.6,
            tide: 0.0,
        }
    }
}

/// The outlines of `rings` nested rings, from the outside; at most 16.
///
/// Picture: mega.
///
/// <svg xmlns="http://www.w3.org/2000/svg" width="280" viewBox="-35.0 -17.1 70.0 27.6" stroke="#4a2511" stroke-width="0.5"><path fill="#f2e6cf" d="M-34,-2.9C-26.6,-1 -18.2,-3.5 -16.4,-4.1C-17.1,-5 -16.9,-6.3 -16,-7.4C-15,-8.4 -13.4,-9.1 -11.8,-9.2C-11.7,-10.8 -10.4,-12.4 -8.4,-13.3C-6.4,-14.2 -4,-14.3 -2.3,-13.5C-1,-15.1 1.5,-16.1 3.9,-16.1C6.3,-16.1 8.2,-15.1 8.8,-13.5C10.9,-14.3 13.2,-14.2 14.8,-13.3C16.4,-12.4 16.9,-10.8 16.2,-9.2C17.8,-9.1 19.1,-8.4 19.5,-7.4C20,-6.3 19.5,-5 18.4,-4.1C19.9,-0.6 27.4,0.2 34,2.9C26.3,0.8 17.4,2.9 15.6,3C16.6,3.7 16.4,4.7 15.2,5.5C13.9,6.3 11.8,6.7 9.8,6.6C9.5,7.8 7.6,8.9 4.9,9.3C2.3,9.8 -0.5,9.4 -2.1,8.5C-4.1,9.4 -7,9.8 -9.4,9.3C-11.8,8.9 -13.3,7.8 -13,6.6C-15.1,6.7 -17,6.3 -17.8,5.5C-18.7,4.7 -18.4,3.7 -17,3C-18.7,0.1 -26.9,-0.2 -34,-2.9ZM-27.7,-1.4C-22,-0.5 -15.4,-2.4 -14.1,-3.5C-14.7,-4.3 -14.5,-5.4 -13.7,-6.3C-12.9,-7.2 -11.5,-7.8 -10.1,-7.9C-10.1,-9.3 -9,-10.6 -7.2,-11.4C-5.5,-12.2 -3.5,-12.3 -2,-11.6C-0.8,-13 1.3,-13.8 3.3,-13.8C5.4,-13.8 7,-13 7.6,-11.6C9.3,-12.3 11.4,-12.2 12.7,-11.4C14.1,-10.6 14.5,-9.3 13.9,-7.9C15.3,-7.8 16.4,-7.2 16.7,-6.3C17.1,-5.4 16.7,-4.3 15.7,-3.5C16.9,-1 22.7,-0.2 27.7,1.4C21.7,0.4 14.8,2 13.4,2.6C14.2,3.2 14.1,4.1 13,4.7C12,5.4 10.2,5.8 8.5,5.7C8.2,6.7 6.5,7.7 4.2,8C2,8.4 -0.4,8.1 -1.8,7.4C-3.5,8.1 -6,8.4 -8.1,8C-10.2,7.7 -11.4,6.7 -11.2,5.7C-13,5.8 -14.6,5.4 -15.3,4.7C-16,4.1 -15.8,3.2 -14.6,2.6C-15.9,0.6 -22.2,0.1 -27.7,-1.4ZM-21.7,-0.5C-17.5,-0.3 -12.7,-1.7 -11.7,-2.9C-12.2,-3.6 -12.1,-4.5 -11.5,-5.2C-10.8,-6 -9.6,-6.5 -8.5,-6.6C-8.4,-7.7 -7.5,-8.9 -6,-9.5C-4.6,-10.2 -2.9,-10.2 -1.7,-9.7C-0.7,-10.8 1.1,-11.5 2.8,-11.5C4.5,-11.5 5.9,-10.8 6.3,-9.7C7.8,-10.2 9.5,-10.2 10.6,-9.5C11.7,-8.9 12.1,-7.7 11.6,-6.6C12.8,-6.5 13.7,-6 14,-5.2C14.3,-4.5 14,-3.6 13.1,-2.9C14,-1.2 18.1,-0.3 21.7,0.5C17.3,0.2 12.2,1.3 11.2,2.1C11.9,2.7 11.8,3.4 10.9,3.9C10,4.5 8.5,4.8 7.1,4.8C6.8,5.6 5.4,6.4 3.5,6.7C1.7,7 -0.3,6.8 -1.5,6.2C-2.9,6.8 -5,7 -6.8,6.7C-8.5,6.4 -9.5,5.6 -9.4,4.8C-10.9,4.8 -12.2,4.5 -12.8,3.9C-13.4,3.4 -13.1,2.7 -12.2,2.1C-13.1,0.8 -17.7,0.3 -21.7,-0.5ZM-16.1,-0.1C-13.3,-0.2 -10.1,-1.2 -9.4,-2.3C-9.8,-2.8 -9.7,-3.5 -9.2,-4.2C-8.7,-4.8 -7.8,-5.2 -6.8,-5.3C-6.8,-6.2 -6,-7.1 -4.9,-7.6C-3.7,-8.2 -2.4,-8.2 -1.4,-7.8C-0.5,-8.7 0.9,-9.3 2.2,-9.3C3.6,-9.3 4.7,-8.7 5.1,-7.8C6.3,-8.2 7.6,-8.2 8.5,-7.6C9.4,-7.1 9.7,-6.2 9.4,-5.3C10.3,-5.2 11,-4.8 11.2,-4.2C11.4,-3.5 11.2,-2.8 10.5,-2.3C11.1,-1.1 13.8,-0.3 16.1,0.1C13.1,0.1 9.7,0.9 9,1.7C9.5,2.1 9.5,2.7 8.8,3.1C8.1,3.6 6.9,3.9 5.7,3.8C5.5,4.5 4.4,5.1 2.9,5.4C1.4,5.6 -0.2,5.5 -1.2,5C-2.4,5.5 -4,5.6 -5.4,5.4C-6.8,5.1 -7.7,4.5 -7.6,3.8C-8.8,3.9 -9.8,3.6 -10.3,3.1C-10.7,2.7 -10.5,2.1 -9.8,1.7C-10.4,0.8 -13.5,0.3 -16.1,-0.1ZM-11,0C-9.3,-0.2 -7.5,-0.8 -7.1,-1.7C-7.4,-2.1 -7.3,-2.6 -6.9,-3.1C-6.6,-3.6 -5.9,-3.9 -5.2,-4C-5.1,-4.7 -4.5,-5.3 -3.7,-5.7C-2.8,-6.1 -1.8,-6.2 -1,-5.9C-0.4,-6.6 0.6,-7 1.7,-7C2.7,-7 3.5,-6.6 3.9,-5.9C4.8,-6.2 5.8,-6.1 6.4,-5.7C7.1,-5.3 7.3,-4.7 7.1,-4C7.8,-3.9 8.3,-3.6 8.4,-3.1C8.6,-2.6 8.4,-2.1 7.9,-1.7C8.2,-0.8 9.7,-0.2 11,0C9.2,0.1 7.2,0.6 6.8,1.2C7.2,1.6 7.1,2 6.6,2.3C6.1,2.7 5.2,2.9 4.4,2.9C4.1,3.4 3.3,3.9 2.2,4C1,4.2 -0.2,4.1 -0.9,3.8C-1.8,4.1 -3.1,4.2 -4.1,4C-5.1,3.9 -5.8,3.4 -5.7,2.9C-6.6,2.9 -7.4,2.7 -7.8,2.3C-8.1,2 -7.9,1.6 -7.3,1.2C-7.7,0.6 -9.4,0.1 -11,0Z"/></svg>
pub fn mega(mega: &Mega, rings: f64) -> Vec<BezPath> {
    let rings = count(rings).min(16);
    let Some(frame) = Frame::of(mega) else { return Vec::new() };
    (0..rings).map(|ring| frame.outline(f64::from(ring) / f64::from(rings))).collect()
}

/// The curl inside the last of `rings` rings: a line that comes from its left tip and winds `turns` times (0.25 to 3)
/// into its middle.
///
/// Picture: mega-curl.
///
/// <svg xmlns="http://www.w3.org/2000/svg" width="280" viewBox="-35.0 -17.1 70.0 27.6" stroke="#4a2511" stroke-width="0.5"><path fill="#f2e6cf" d="M-34,-2.9C-26.6,-1 -18.2,-3.5 -16.4,-4.1C-17.1,-5 -16.9,-6.3 -16,-7.4C-15,-8.4 -13.4,-9.1 -11.8,-9.2C-11.7,-10.8 -10.4,-12.4 -8.4,-13.3C-6.4,-14.2 -4,-14.3 -2.3,-13.5C-1,-15.1 1.5,-16.1 3.9,-16.1C6.3,-16.1 8.2,-15.1 8.8,-13.5C10.9,-14.3 13.2,-14.2 14.8,-13.3C16.4,-12.4 16.9,-10.8 16.2,-9.2C17.8,-9.1 19.1,-8.4 19.5,-7.4C20,-6.3 19.5,-5 18.4,-4.1C19.9,-0.6 27.4,0.2 34,2.9C26.3,0.8 17.4,2.9 15.6,3C16.6,3.7 16.4,4.7 15.2,5.5C13.9,6.3 11.8,6.7 9.8,6.6C9.5,7.8 7.6,8.9 4.9,9.3C2.3,9.8 -0.5,9.4 -2.1,8.5C-4.1,9.4 -7,9.8 -9.4,9.3C-11.8,8.9 -13.3,7.8 -13,6.6C-15.1,6.7 -17,6.3 -17.8,5.5C-18.7,4.7 -18.4,3.7 -17,3C-18.7,0.1 -26.9,-0.2 -34,-2.9ZM-27.7,-1.4C-22,-0.5 -15.4,-2.4 -14.1,-3.5C-14.7,-4.3 -14.5,-5.4 -13.7,-6.3C-12.9,-7.2 -11.5,-7.8 -10.1,-7.9C-10.1,-9.3 -9,-10.6 -7.2,-11.4C-5.5,-12.2 -3.5,-12.3 -2,-11.6C-0.8,-13 1.3,-13.8 3.3,-13.8C5.4,-13.8 7,-13 7.6,-11.6C9.3,-12.3 11.4,-12.2 12.7,-11.4C14.1,-10.6 14.5,-9.3 13.9,-7.9C15.3,-7.8 16.4,-7.2 16.7,-6.3C17.1,-5.4 16.7,-4.3 15.7,-3.5C16.9,-1 22.7,-0.2 27.7,1.4C21.7,0.4 14.8,2 13.4,2.6C14.2,3.2 14.1,4.1 13,4.7C12,5.4 10.2,5.8 8.5,5.7C8.2,6.7 6.5,7.7 4.2,8C2,8.4 -0.4,8.1 -1.8,7.4C-3.5,8.1 -6,8.4 -8.1,8C-10.2,7.7 -11.4,6.7 -11.2,5.7C-13,5.8 -14.6,5.4 -15.3,4.7C-16,4.1 -15.8,3.2 -14.6,2.6C-15.9,0.6 -22.2,0.1 -27.7,-1.4ZM-21.7,-0.5C-17.5,-0.3 -12.7,-1.7 -11.7,-2.9C-12.2,-3.6 -12.1,-4.5 -11.5,-5.2C-10.8,-6 -9.6,-6.5 -8.5,-6.6C-8.4,-7.7 -7.5,-8.9 -6,-9.5C-4.6,-10.2 -2.9,-10.2 -1.7,-9.7C-0.7,-10.8 1.1,-11.5 2.8,-11.5C4.5,-11.5 5.9,-10.8 6.3,-9.7C7.8,-10.2 9.5,-10.2 10.6,-9.5C11.7,-8.9 12.1,-7.7 11.6,-6.6C12.8,-6.5 13.7,-6 14,-5.2C14.3,-4.5 14,-3.6 13.1,-2.9C14,-1.2 18.1,-0.3 21.7,0.5C17.3,0.2 12.2,1.3 11.2,2.1C11.9,2.7 11.8,3.4 10.9,3.9C10,4.5 8.5,4.8 7.1,4.8C6.8,5.6 5.4,6.4 3.5,6.7C1.7,7 -0.3,6.8 -1.5,6.2C-2.9,6.8 -5,7 -6.8,6.7C-8.5,6.4 -9.5,5.6 -9.4,4.8C-10.9,4.8 -12.2,4.5 -12.8,3.9C-13.4,3.4 -13.1,2.7 -12.2,2.1C-13.1,0.8 -17.7,0.3 -21.7,-0.5ZM-16.1,-0.1C-13.3,-0.2 -10.1,-1.2 -9.4,-2.3C-9.8,-2.8 -9.7,-3.5 -9.2,-4.2C-8.7,-4.8 -7.8,-5.2 -6.8,-5.3C-6.8,-6.2 -6,-7.1 -4.9,-7.6C-3.7,-8.2 -2.4,-8.2 -1.4,-7.8C-0.5,-8.7 0.9,-9.3 2.2,-9.3C3.6,-9.3 4.7,-8.7 5.1,-7.8C6.3,-8.2 7.6,-8.2 8.5,-7.6C9.4,-7.1 9.7,-6.2 9.4,-5.3C10.3,-5.2 11,-4.8 11.2,-4.2C11.4,-3.5 11.2,-2.8 10.5,-2.3C11.1,-1.1 13.8,-0.3 16.1,0.1C13.1,0.1 9.7,0.9 9,1.7C9.5,2.1 9.5,2.7 8.8,3.1C8.1,3.6 6.9,3.9 5.7,3.8C5.5,4.5 4.4,5.1 2.9,5.4C1.4,5.6 -0.2,5.5 -1.2,5C-2.4,5.5 -4,5.6 -5.4,5.4C-6.8,5.1 -7.7,4.5 -7.6,3.8C-8.8,3.9 -9.8,3.6 -10.3,3.1C-10.7,2.7 -10.5,2.1 -9.8,1.7C-10.4,0.8 -13.5,0.3 -16.1,-0.1ZM-11,0C-9.3,-0.2 -7.5,-0.8 -7.1,-1.7C-7.4,-2.1 -7.3,-2.6 -6.9,-3.1C-6.6,-3.6 -5.9,-3.9 -5.2,-4C-5.1,-4.7 -4.5,-5.3 -3.7,-5.7C-2.8,-6.1 -1.8,-6.2 -1,-5.9C-0.4,-6.6 0.6,-7 1.7,-7C2.7,-7 3.5,-6.6 3.9,-5.9C4.8,-6.2 5.8,-6.1 6.4,-5.7C7.1,-5.3 7.3,-4.7 7.1,-4C7.8,-3.9 8.3,-3.6 8.4,-3.1C8.6,-2.6 8.4,-2.1 7.9,-1.7C8.2,-0.8 9.7,-0.2 11,0C9.2,0.1 7.2,0.6 6.8,1.2C7.2,1.6 7.1,2 6.6,2.3C6.1,2.7 5.2,2.9 4.4,2.9C4.1,3.4 3.3,3.9 2.2,4C1,4.2 -0.2,4.1 -0.9,3.8C-1.8,4.1 -3.1,4.2 -4.1,4C-5.1,3.9 -5.8,3.4 -5.7,2.9C-6.6,2.9 -7.4,2.7 -7.8,2.3C-8.1,2 -7.9,1.6 -7.3,1.2C-7.7,0.6 -9.4,0.1 -11,0Z"/><path fill="none" d="M-11,0C-5.8,0 -2.2,2.3 0.5,2.3C2.4,2.1 4.2,0.9 4.2,-0.7C4.3,-2.5 2.1,-3.8 0,-3.3C-0.8,-3.1 -1.7,-2.6 -1.9,-1.7C-2.1,-0.8 -1.3,0 -0.4,0.2C0.6,0.5 1.7,0.1 2,-0.6C2.2,-1 2,-1.5 1.6,-1.8C1.3,-2 0.9,-2.1 0.5,-2.1"/></svg>
pub fn mega_curl(mega: &Mega, rings: f64, turns: f64) -> BezPath {
    let rings = f64::from(count(rings).clamp(1, 16));
    match Frame::of(mega) {
        Some(frame) if turns.is_finite() => frame.curl(1.0 - 1.0 / rings, turns.clamp(0.25, 3.0)),
        _ => BezPath::new(),
    }
}

/// How far places move in, and billows shrink, from the first ring to where the last would vanish, as shares.
const MOVE: f64 = 0.72;
const SHRINK: f64 = 0.68;

/// What share of the height is crown.
const CROWN: f64 = 0.62;

/// The angle that the billows of crown and belly span, radians.
const SPAN: [f64; 2] = [2.5, 2.3];

/// The radius of a billow against its share of the half circle: a half would touch, more overlaps.
const PLUMP: f64 = 0.66;

/// A billow: an arc of a circle, y up, the half circle of billows having radius 1.
#[derive(Clone, Copy)]
struct Lobe {
    center: Point,
    radius: f64,
}

impl Lobe {
    fn at(&self, angle: f64) -> Point {
        self.center + Angle::radians(angle).unit() * self.radius
    }

    /// Where two billows meet on the outside, `next` lying clockwise.
    fn valley(&self, next: &Self) -> Point {
        let apart = distance(self.center, next.center).max(1e-9);
        let way = (next.center - self.center) / apart;
        let along =
            (apart * apart + self.radius * self.radius - next.radius * next.radius) / (2.0 * apart);
        let rise = (self.radius * self.radius - along * along).max(0.0).sqrt();
        self.center + way * along + Vec2::new(-way.y, way.x) * rise
    }

    /// Cubics of the arc clockwise between two of its points.
    fn arc(&self, from: Point, to: Point, cubics: &mut Vec<[Point; 3]>) {
        let start = Angle::of(from - self.center).to_radians();
        let end = Angle::of(to - self.center).to_radians();
        let sweep = (start - end).rem_euclid(std::f64::consts::TAU);
        let steps = count((sweep / std::f64::consts::FRAC_PI_2).ceil()).max(1);
        let step = sweep / f64::from(steps);
        let reach = 4.0 / 3.0 * libm::tan(step / 4.0);
        for at in 0..steps {
            let (a, b) = (start - step * f64::from(at), start - step * f64::from(at + 1));
            let aside = |angle: f64| {
                let spoke = Angle::radians(angle).unit() * self.radius;
                Vec2::new(spoke.y, -spoke.x) * reach
            };
            cubics.push([self.at(a) + aside(a), self.at(b) - aside(b), self.at(b)]);
        }
    }
}

/// One side of a cloud: where its billows begin, the billows, from left to right.
struct Row {
    start: Point,
    cubics: Vec<[Point; 3]>,
}

impl Row {
    fn end(&self) -> Point {
        self.cubics.last().map_or(self.start, |cubic| cubic[2])
    }
}

struct Frame {
    mega: Mega,
    /// Half the width, millimeters.
    half: f64,
    crown: Vec<Lobe>,
    belly: Vec<Lobe>,
}

impl Frame {
    fn of(mega: &Mega) -> Option<Self> {
        let Mega { width, height, lobes, left, right, drift, tide } = *mega;
        if !are_sane(&[width, height, lobes, left, right, drift, tide])
            || width <= 0.0
            || height <= 0.0
        {
            return None;
        }
        let lobes = count(lobes).clamp(2, 12);
        let tide = tide.clamp(0.0, 0.5);
        // Without any tip the billows of both sides still need a seam.
        let least = width * LEAST;
        let mega = Mega {
            left: left.max(least),
            right: right.max(least),
            drift: drift.clamp(-1.0, 1.0),
            ..*mega
        };
        Some(Self {
            mega,
            half: width / 2.0,
            crown: lobes_on(lobes, SPAN[0], tide),
            belly: lobes_on((lobes - 1).max(2), SPAN[1], tide),
        })
    }

    /// The ring at `depth`: 0 is the outermost, 1 would be the innermost.
    fn outline(&self, depth: f64) -> BezPath {
        let crown = self.row(&self.crown, depth, CROWN * self.mega.height);
        let belly = self.row(&self.belly, depth, (CROWN - 1.0) * self.mega.height);
        let (left, right) = (self.tip(-1.0, depth), self.tip(1.0, depth));
        let mut path = BezPath::new();
        path.move_to(left.0);
        let (near, far) = handles(left.0, left.1, crown.start);
        path.curve_to(near, far, crown.start);
        crown.cubics.iter().for_each(|cubic| path.curve_to(cubic[0], cubic[1], cubic[2]));
        let (near, far) = handles(right.0, right.1, crown.end());
        path.curve_to(far, near, right.0);
        let (near, far) = handles(right.0, right.1, belly.end());
        path.curve_to(near, far, belly.end());
        for (at, cubic) in belly.cubics.iter().enumerate().rev() {
            let before = at.checked_sub(1).map_or(belly.start, |before| belly.cubics[before][2]);
            path.curve_to(cubic[1], cubic[0], before);
        }
        let (near, far) = handles(left.0, left.1, belly.start);
        path.curve_to(far, near, left.0);
        path.close_path();
        path
    }

    /// The billows of one side at `depth`, in millimeters; a negative rise hangs down.
    fn row(&self, lobes: &[Lobe], depth: f64, rise: f64) -> Row {
        let (moved, shrunk) = (1.0 - MOVE * depth, 1.0 - SHRINK * depth);
        let shrink = |lobe: &Lobe| Lobe {
            center: (lobe.center.to_vec2() * moved).to_point(),
            radius: lobe.radius * shrunk,
        };
        let lobes: Vec<Lobe> = lobes.iter().map(shrink).collect();
        // The outer billows reach past their foot, so that the tips come out from under them.
        let foot = Angle::degrees(215.0).to_radians();
        let on_ground = |point: Point| Point::new(point.x, point.y.max(0.02 * shrunk));
        let start = lobes.first().map_or(Point::ZERO, |lobe| on_ground(lobe.at(foot)));
        let end = lobes
            .last()
            .map_or(Point::ZERO, |lobe| on_ground(lobe.at(std::f64::consts::PI - foot)));
        let mut cubics = Vec::new();
        let mut from = start;
        for (at, lobe) in lobes.iter().enumerate() {
            let to = lobes.get(at + 1).map_or(end, |next| lobe.valley(next));
            lobe.arc(from, to, &mut cubics);
            from = to;
        }
        let lean = self.mega.drift * LEAN;
        let place = Affine::new([self.half, 0.0, lean * rise, -rise, 0.0, 0.0]);
        Row {
            start: place * start,
            cubics: cubics.iter().map(|cubic| cubic.map(|point| place * point)).collect(),
        }
    }

    /// The tip on one side (-1 or 1), and the slope of the line on which the tips of all rings lie.
    fn tip(&self, side: f64, depth: f64) -> (Point, f64) {
        let drawn = if side < 0.0 { self.mega.left } else { self.mega.right };
        let whole = self.half + drawn;
        // Inner tips stay behind, or the rings would flow together into one line.
        let out = self.half * (1.0 - MOVE * depth) + drawn * (1.0 - depth) * (1.0 - 0.4 * depth);
        let rest = self.half * 0.6;
        let share = ((out - rest) / (whole - rest)).max(0.0);
        let swing = side * self.mega.drift * SWING * (self.mega.height * 0.5 + drawn * 0.25);
        (Point::new(side * out, swing * share * share), side * swing * 2.0 * share / (whole - rest))
    }

    fn curl(&self, depth: f64, turns: f64) -> BezPath {
        let left = 1.0 - MOVE * depth;
        let radius = CROWN * self.mega.height * left * 0.5;
        let (tip, slope) = self.tip(-1.0, depth);
        let center = Point::new(self.mega.drift * LEAN * radius * 0.6, -radius * 0.34);
        let b = -libm::log(COIL) / std::f64::consts::TAU;
        let steps = count((turns * 40.0).round()).max(8);
        let coil = (0..=steps).map(|step| {
            let angle = turns * std::f64::consts::TAU * f64::from(step) / f64::from(steps);
            let spoke = Angle::radians(std::f64::consts::FRAC_PI_2 - angle).unit();
            // Clouds lie flat, and so do their curls.
            let reach = radius * libm::exp(-b * angle);
            center + Vec2::new(spoke.x * FLAT, spoke.y) * reach
        });
        let coil = curve_along(&coil.collect::<Vec<_>>(), Ends::Open);
        let root = center + Vec2::new(0.0, radius);
        // It comes out of the tip where the rings meet; without a tip, from within.
        let from = if self.mega.left > self.mega.width * LEAST { tip } else { tip.lerp(root, 0.4) };
        let mut tail = BezPath::new();
        tail.move_to(from);
        let way = (root.x - from.x) * 0.45;
        tail.curve_to(
            from + Vec2::new(way, slope * way),
            Point::new(root.x - radius * 0.8, root.y),
            root,
        );
        tail.extend(coil.elements().iter().copied().skip(1));
        tail
    }
}

/// How far the crown leans at full drift, as a share of its height.
const LEAN: f64 = 0.4;

/// How far the tips swing at full drift, as a share of the height and their own length.
const SWING: f64 = 0.3;

/// The least tip, as a share of the width.
const LEAST: f64 = 0.02;

/// What one turn leaves of a curl's radius, and how much wider than high a curl is.
const COIL: f64 = 0.42;
const FLAT: f64 = 1.35;

/// Billows on a half circle from left to right, larger toward the middle, that just reach the unit circle.
fn lobes_on(count: u32, span: f64, tide: f64) -> Vec<Lobe> {
    let weight = |at: u32| {
        let share = (f64::from(at) + 0.5) / f64::from(count);
        let swell = if at % 2 == (count / 2) % 2 { 1.0 + tide } else { 1.0 - tide };
        (0.62 + 0.38 * libm::sin(std::f64::consts::PI * share)) * swell
    };
    let weights: Vec<f64> = (0..count).map(weight).collect();
    let sum: f64 = weights.iter().sum();
    let most = weights.iter().copied().fold(0.0, f64::max);
    let ring = 1.0 / (1.0 + PLUMP * span * most / sum);
    let mut angle = f64::midpoint(std::f64::consts::PI, span);
    let lobe = |weight: &f64| {
        let step = span * weight / sum;
        angle -= step;
        let spoke = Angle::radians(angle + step / 2.0).unit();
        Lobe { center: (spoke * ring).to_point(), radius: PLUMP * step * ring }
    };
    weights.iter().map(lobe).collect()
}

/// The handles of one side of a tip, from the tip to the billow's `foot`: it leaves along the tips' line, a little
/// apart from the other side, and rises ever faster.
fn handles(tip: Point, slope: f64, foot: Point) -> (Point, Point) {
    let way = foot - tip;
    let near = Point::new(tip.x + way.x * 0.42, tip.y + slope * way.x * 0.42 + way.y * 0.12);
    let far = Point::new(tip.x + way.x * 0.9, foot.y - way.y * 0.5);
    (near, far)
}
