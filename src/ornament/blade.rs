//! The blades of parang, and what makes them rusak: the hooked head and the flames, uceng.
//!
//! A band lies along x; u runs along it and v across. Boundary number k between two blades is
//! `u = k Q/2 + S_u(t) + (-1)^k b (Q/2) sin(pi (t - 1/2))`, `v = S_v(t)`, where S is the cubic with the points
//! `(-L/2, -h/2), (-L/2 + p h, -h/2), (L/2 - p h, h/2), (L/2, h/2)`. A blade lies between two boundaries, kept apart
//! from its neighbors and rounded. Derived from drawn parang, and checked by eye against them.
//!
//! **Invariant:** odd blades are the even ones turned by half a turn: the row is symmetric as a p2 frieze.

use kurbo::{Affine, BezPath, CubicBez, ParamCurve as _, Point, Vec2};

use crate::geom::clip::{self, Keep};
use crate::geom::effort::{Effort, Exhausted};
use crate::geom::offset::{Change, changed};
use crate::geom::voronoi::polygon;
use crate::geom::{Angle, turn};

use super::{are_sane, have_size};

/// The shape of the blades of a band, lengths in millimeters unless they are shares of the height.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Blades {
    /// Height of the band.
    pub height: f64,
    /// Pitch of two blades (one each way) along the band, Q, as a share of the height. 0.2 to 4.
    pub pitch: f64,
    /// How far a blade runs along the band, L, as a share of the height. 0 to 3.
    pub slant: f64,
    /// How much it swings, p, as a share of the height: 0 straight, 0.9 the parang's wave. 0 to 1.5.
    pub swing: f64,
    /// How much wider one end is than the other, b. 0 to 0.9.
    pub bulge: f64,
    /// The gap between neighbors.
    pub gap: f64,
    /// The radius of its corners.
    pub round: f64,
}

impl Blades {
    /// Parang in its usual proportions on a band of `height` millimeters.
    pub fn of_height(height: f64) -> Self {
        Self {
            height,
            pitch: 0.56,
            slant: 0.75,
            swing: 0.9,
            bulge: 0.3,
            gap: 0.04 * height,
            round: 0.033 * height,
        }
    }

    /// Where blade number `k` stands: a shift along the band, and half a turn for odd ones.
    pub fn place(&self, k: i32) -> Affine {
        let shift = Affine::translate((f64::from(k) * self.pitch * self.height / 2.0, 0.0));
        if k.rem_euclid(2) == 0 { shift } else { shift * turn(Angle::degrees(180.0)) }
    }

    /// The boundary at `t` on side 0 or 1 of the blade around the origin.
    fn boundary(&self, side: f64, t: f64) -> Point {
        let h = self.height;
        let (half, swing) = (self.slant * h / 2.0, self.swing * h);
        let curve = CubicBez::new(
            (-half, -h / 2.0),
            (swing - half, -h / 2.0),
            (half - swing, h / 2.0),
            (half, h / 2.0),
        );
        let sign = if side > 0.5 { -1.0 } else { 1.0 };
        let quarter = self.pitch * h / 4.0;
        let widen = sign * self.bulge * 2.0 * quarter * libm::sin(std::f64::consts::PI * (t - 0.5));
        curve.eval(t) + Vec2::new((2.0 * side - 1.0) * quarter + widen, 0.0)
    }

    /// In range, or none.
    fn checked(&self) -> Option<Self> {
        let Self { height, pitch, slant, swing, bulge, gap, round } = *self;
        let sane = are_sane(&[height, pitch, slant, swing, bulge, gap, round]);
        (sane && have_size(&[height])).then(|| Self {
            height,
            pitch: pitch.clamp(0.2, 4.0),
            slant: slant.clamp(-3.0, 3.0),
            swing: swing.clamp(0.0, 1.5),
            bulge: bulge.clamp(-0.9, 0.9),
            gap: gap.max(0.0),
            round: round.max(0.0),
        })
    }
}

/// The outline of one blade around the origin, its wide end at -v (up). Inner contours are its insets.
///
/// It vanishes where gap and rounding leave nothing of it.
///
/// # Errors
///
/// [`Exhausted`] if it would take more than `effort`.
///
/// Picture: blade.
///
/// <svg xmlns="http://www.w3.org/2000/svg" width="135" viewBox="-11.2 -20.2 33.6 40.4" stroke="#4a2511" stroke-width="0.5"><path fill="#f2e6cf" d="M-10.2,-17.8C-10.3,-18.5 -9.7,-19.2 -8.9,-19.2C-7.9,-19.2 -6.5,-19.2 -5.3,-19.2C-3,-19.2 -0.7,-19 1.5,-18.3C3.7,-17.7 5.8,-16.5 6.7,-14.3C8.2,-10.9 6.7,-5.8 5,-0.9C4.9,-0.5 4.8,0 4.6,0.4C3.1,5.1 1.2,11 3.1,15.1C3.3,15.6 3.2,16.2 2.8,16.6C2.4,17 1.7,17.1 1.2,16.8C-4.7,13.4 -4.7,6 -4.8,-0.8C-4.9,-3.7 -5,-6.7 -5.7,-9.6C-6,-11 -6.5,-12.4 -7.2,-13.8C-7.6,-14.3 -7.9,-14.9 -8.4,-15.4C-8.8,-15.9 -9.3,-16.4 -9.8,-16.9C-10,-17.1 -10.2,-17.4 -10.2,-17.8ZM21.4,17.8C21.5,18.5 20.9,19.2 20.1,19.2C19.1,19.2 17.7,19.2 16.5,19.2C14.2,19.2 11.9,19 9.7,18.3C7.5,17.7 5.4,16.5 4.5,14.3C3,10.9 4.5,5.8 6.2,0.9C6.3,0.5 6.4,0 6.6,-0.4C8.1,-5.1 10,-11 8.1,-15.1C7.9,-15.6 8,-16.2 8.4,-16.6C8.8,-17 9.5,-17.1 10,-16.8C15.9,-13.4 15.9,-6 16,0.8C16.1,3.7 16.2,6.7 16.9,9.6C17.2,11 17.7,12.4 18.4,13.8C18.8,14.3 19.1,14.9 19.6,15.4C20,15.9 20.5,16.4 21,16.9C21.2,17.1 21.4,17.4 21.4,17.8Z"/></svg>
pub fn blade(blades: &Blades, effort: &Effort) -> Result<BezPath, Exhausted> {
    let Some(blades) = blades.checked() else { return Ok(BezPath::new()) };
    let step = |at: u32| f64::from(at) / f64::from(STEPS);
    let mut points: Vec<Point> = (0..=STEPS).map(|at| blades.boundary(0.0, step(at))).collect();
    points.extend((0..=STEPS).rev().map(|at| blades.boundary(1.0, step(at))));
    let apart = changed(&polygon(&points), Change::Offset(-blades.gap / 2.0), effort)?;
    changed(&apart, Change::RoundCorners(blades.round), effort)
}

/// Chords of a boundary: at a band of 15 cm they stay within its curve by a hundredth of a millimeter.
const STEPS: u32 = 96;

/// A blade of parang rusak or barong.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Barong {
    /// The blade, its head cut into a hook.
    pub body: BezPath,
    /// The flames, uceng, that lick out of the mouth of the hook, from the longest.
    pub uceng: Vec<BezPath>,
}

/// One blade with its head drawn: a mouth is cut into the wide end from the side to which it leans, which leaves a
/// hook above, and `flames` (0 to 5) lick out of the mouth.
///
/// Sources name hook and uceng but draw them by hand; this is a drawn figure, to be approved by a craftsperson.
///
/// # Errors
///
/// [`Exhausted`] if it would take more than `effort`.
///
/// Picture: barong.
///
/// <svg xmlns="http://www.w3.org/2000/svg" width="78" viewBox="-11.2 -20.2 19.6 38.2" stroke="#4a2511" stroke-width="0.5"><path fill="#f2e6cf" d="M-1.2,-13.5L-1.2,-13.5C-2.3,-11.3 -5.5,-11 -5.9,-11.2C-6,-11.2 -6.2,-11.3 -6.2,-11.4C-6.6,-12.4 -7,-13.4 -7.6,-14.3C-8,-15 -8.6,-15.7 -9.2,-16.3C-9.4,-16.5 -9.6,-16.7 -9.8,-16.9C-10.2,-17.3 -10.3,-17.8 -10.1,-18.3C-10,-18.8 -9.5,-19.2 -8.9,-19.2C-7.7,-19.2 -6.5,-19.2 -5.3,-19.2C-1.4,-19.2 4.6,-18.5 6.6,-14.7C8.4,-11.2 6.6,-5.7 5.2,-1.4C4.9,-0.4 4.6,0.6 4.2,1.7C3.1,5.1 1.3,10.9 2.9,14.7C2.9,14.8 2.9,14.8 3,14.9C3,14.9 3,14.9 3,15C3,15.1 3.1,15.2 3.1,15.3C3.3,15.7 3.1,16.4 2.7,16.7C2.3,17 1.7,17.1 1.2,16.8C-4.6,13.4 -4.7,6.2 -4.8,-0.8C-4.8,-1.5 -4.9,-2.3 -4.9,-3C-4.9,-4.1 -5,-5.2 -5.1,-6.3C-5.1,-6.6 -4.9,-6.8 -4.6,-6.8C-3.3,-6.7 -1.9,-6.6 -0.6,-7.1C0.6,-7.6 1.7,-8.5 2.2,-9.8C2.8,-11.1 2.8,-12.7 2.1,-13.7C1.7,-14.2 1.1,-14.6 0.4,-14.5C-0.3,-14.5 -0.9,-14.1 -1.2,-13.5ZM0.1,-8C0.1,-7.2 -2,-6.9 -3.2,-7.4C-4.2,-7.7 -5,-8 -6,-7.6C-5.7,-8.6 -4.5,-8.7 -3.1,-8.6C-1.8,-8.5 0,-8.9 0.1,-8ZM0.6,-9.7C0.4,-8.9 -1.3,-9.1 -2.1,-9.9C-2.8,-10.5 -3.4,-10.9 -4.2,-10.8C-3.8,-11.7 -2.7,-11.5 -1.7,-11C-0.7,-10.6 0.8,-10.5 0.6,-9.7ZM1.1,-11.4C0.7,-10.6 -0.5,-11.2 -0.9,-12C-1.2,-12.7 -1.5,-13.2 -2.2,-13.2C-1.5,-13.9 -0.8,-13.6 -0.2,-13C0.4,-12.4 1.5,-12.1 1.1,-11.4Z"/></svg>
pub fn barong(blades: &Blades, flames: f64, effort: &Effort) -> Result<Barong, Exhausted> {
    let Some(blades) = blades.checked() else { return Ok(Barong::default()) };
    let outline = blade(&blades, effort)?;
    if outline.is_empty() || !flames.is_finite() {
        return Ok(Barong { body: outline, ..Barong::default() });
    }
    let head = Head::of(&blades);
    let mouth = head.frame * mouth(head.width);
    let cut = clip::combined(&outline, &mouth, Keep::First, effort)?;
    let soft = (blades.round * 0.5).min(head.width * 0.03);
    let round = changed(&cut, Change::RoundCorners(soft), effort)?;
    let body = changed(&round, Change::FillCorners(soft), effort)?;
    let count = super::count(flames.clamp(0.0, 5.0));
    let uceng = (0..count).map(|at| head.frame * flame(head.width, at, count)).collect();
    Ok(Barong { body, uceng })
}

/// Where the mouth opens: the frame has the opening in the origin, +x leads across the head, and -y up to its crown.
struct Head {
    frame: Affine,
    width: f64,
}

impl Head {
    fn of(blades: &Blades) -> Self {
        // A third down from the wide end, under the beak that leans out over the neighbor.
        const DOWN: f64 = 0.34;
        let (near, far) = (blades.boundary(0.0, DOWN), blades.boundary(1.0, DOWN));
        let frame = Affine::translate(near.to_vec2()) * turn(Angle::of(far - near));
        Self { frame, width: crate::geom::length(far - near) }
    }
}

/// A comma that opens in the origin and rounds up into the head, for a head `w` wide.
fn mouth(w: f64) -> BezPath {
    let at = |x: f64, y: f64| Point::new(x * w, y * w);
    let mut path = BezPath::new();
    path.move_to(at(-0.40, 0.06));
    path.curve_to(at(-0.10, 0.14), at(0.12, 0.20), at(0.32, 0.17));
    path.curve_to(at(0.55, 0.13), at(0.66, -0.06), at(0.62, -0.24));
    path.curve_to(at(0.59, -0.38), at(0.42, -0.41), at(0.36, -0.29));
    path.curve_to(at(0.31, -0.19), at(0.18, -0.13), at(0.04, -0.13));
    path.curve_to(at(-0.12, -0.13), at(-0.25, -0.16), at(-0.40, -0.22));
    path.close_path();
    path
}

/// Flame number `at` of `count`: a tongue from the throat of the mouth outward; lower ones are longer.
fn flame(w: f64, at: u32, count: u32) -> BezPath {
    let share = if count > 1 { f64::from(at) / f64::from(count - 1) } else { 0.0 };
    let length = w * (0.42 - 0.16 * share);
    let base = Point::new((0.45 + 0.07 * share) * w, (0.085 - 0.23 * share) * w);
    let lean = Angle::degrees(176.0 + 34.0 * share);
    Affine::translate(base.to_vec2()) * turn(lean) * tongue(length, w * 0.085)
}

/// A flame from the origin toward +x: round below, drawn out and bent aside at its tip. `width` is half of it.
fn tongue(length: f64, width: f64) -> BezPath {
    let at = |x: f64, y: f64| Point::new(x * length, y * width);
    let mut path = BezPath::new();
    path.move_to(at(0.0, 0.0));
    path.curve_to(at(0.0, -0.7), at(0.35, -0.8), at(0.55, -0.35));
    path.curve_to(at(0.70, -0.02), at(0.84, 0.25), at(1.0, 0.0));
    path.curve_to(at(0.95, 0.75), at(0.74, 0.8), at(0.52, 0.62));
    path.curve_to(at(0.30, 0.48), at(0.0, 0.7), at(0.0, 0.0));
    path.close_path();
    path
}
