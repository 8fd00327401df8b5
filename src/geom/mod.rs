//! Geometry of cloth: paths, offsets, booleans, scatter.
//!
//! Conventions, said once: lengths are millimeters in `f64`; x points right, y points **down**; a positive angle turns
//! clockwise as seen on the cloth; angles are [`Angle`]s. Curves are flattened to within [`TOLERANCE`] where a polygon
//! is needed. Trigonometry comes from `libm` so that every machine draws the same cloth.
//!
//! **Invariant:** nothing here rounds to a grid or draws.

pub mod along;
mod arclength;
pub(crate) mod capsules;
pub(crate) mod claims;
pub mod clip;
pub mod cut;
pub mod data;
pub mod effort;
pub mod fit;
pub mod flat;
pub(crate) mod lattice;
pub mod offset;
pub mod parity;
pub mod progress;
pub mod round;
pub mod scatter;
pub mod smooth;
pub(crate) mod spread;
pub mod stroke;
pub(crate) mod torus;
pub mod voronoi;

pub use lattice::{Lattice, Rows, Wanted};

use std::f64::consts::SQRT_2;

use kurbo::{Affine, BezPath, Line, Nearest, Point, Vec2};

/// How far a flattened curve may stray from the true one, in millimeters.
///
/// A hundredth of a millimeter is a tenth of a pixel at 300 dpi and far below any strip of copper.
pub const TOLERANCE: f64 = 0.01;

/// Nothing of a design lies farther out than this, in millimeters: a kilometer, many times the longest bolt. Numbers
/// beyond come from nonsense and would spoil the precision of the rest.
pub const REACH: f64 = 1e6;

/// Whether a point lies within [`REACH`] on either axis; what is not a number does not.
pub fn is_near(point: Point) -> bool {
    point.x.abs() <= REACH && point.y.abs() <= REACH
}

/// An angle, clockwise on the cloth because y points down.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Angle {
    radians: f64,
}

impl Angle {
    /// An angle in degrees.
    pub fn degrees(degrees: f64) -> Self {
        Self { radians: degrees.to_radians() }
    }

    /// An angle in radians.
    pub const fn radians(radians: f64) -> Self {
        Self { radians }
    }

    /// The direction of `v`; 0 for the zero vector.
    pub fn of(v: Vec2) -> Self {
        Self { radians: libm::atan2(v.y, v.x) }
    }

    /// In degrees.
    pub fn to_degrees(self) -> f64 {
        self.radians.to_degrees()
    }

    /// In radians.
    pub const fn to_radians(self) -> f64 {
        self.radians
    }

    /// Its sine, the same on every machine.
    pub fn sin(self) -> f64 {
        libm::sin(self.radians)
    }

    /// Its cosine, the same on every machine.
    pub fn cos(self) -> f64 {
        libm::cos(self.radians)
    }

    /// The unit vector in this direction.
    pub fn unit(self) -> Vec2 {
        Vec2::new(self.cos(), self.sin())
    }
}

/// The turn by `angle` about the origin. Exact for multiples of a quarter turn.
pub fn turn(angle: Angle) -> Affine {
    let (sin, cos) = quarter(angle).unwrap_or((angle.sin(), angle.cos()));
    Affine::new([cos, sin, -sin, cos, 0.0, 0.0])
}

/// Sine and cosine of a multiple of a quarter turn, free of rounding.
fn quarter(angle: Angle) -> Option<(f64, f64)> {
    let quarters = angle.to_degrees() / 90.0;
    let near = quarters.round();
    // A billionth of a quarter turn moves a point a meter away by less than two nanometers.
    if (quarters - near).abs() > 1e-9 {
        return None;
    }
    match near.rem_euclid(4.0) {
        r if r < 0.5 => Some((0.0, 1.0)),
        r if r < 1.5 => Some((1.0, 0.0)),
        r if r < 2.5 => Some((0.0, -1.0)),
        _ => Some((-1.0, 0.0)),
    }
}

/// By how much the mean scale of `map`, the square root of its area change, is above its smallest; 0 for what turns,
/// mirrors, moves and scales evenly, but for rounding.
pub fn unevenness(map: Affine) -> f64 {
    let [a, b, c, d, ..] = map.as_coeffs();
    let (across, down) = (Vec2::new(a, b), Vec2::new(c, d));
    let size = across.hypot2() + down.hypot2();
    let slack = 1e-12 * size;
    if (across.hypot2() - down.hypot2()).abs() <= slack && across.dot(down).abs() <= slack {
        return 0.0;
    }
    // The singular values of a matrix are the sum and the difference of these two lengths.
    let [one, other] = [Vec2::new(a + d, b - c), Vec2::new(a - d, b + c)].map(|v| length(v) / 2.0);
    (map.determinant().abs().sqrt() - (one - other).abs()).max(0.0)
}

/// The length of `v`: plain square root, the same on every machine.
pub fn length(v: Vec2) -> f64 {
    v.hypot2().sqrt()
}

/// The distance of two points.
pub fn distance(a: Point, b: Point) -> f64 {
    length(b - a)
}

/// A circle of four curves, which stray by 0.0003 of the radius.
pub(crate) fn disc(center: Point, radius: f64) -> BezPath {
    let mut path = BezPath::new();
    let mut spoke = Vec2::new(radius, 0.0);
    path.move_to(center + spoke);
    for _quarter in 0..4 {
        let next = Vec2::new(-spoke.y, spoke.x);
        // The handles of a quarter circle: 4/3 tan(22.5 degrees) of its radius.
        let handle = 4.0 / 3.0 * (SQRT_2 - 1.0);
        path.curve_to(
            center + spoke + next * handle,
            center + next + spoke * handle,
            center + next,
        );
        spoke = next;
    }
    path.close_path();
    path
}

/// The point of `line` nearest to `point`: exact, where `kurbo` could not say so of curves.
pub fn nearest(line: Line, point: Point) -> Nearest {
    let (way, to) = (line.p1 - line.p0, point - line.p0);
    let t = way.dot(to) / way.hypot2();
    // A line without length is its start.
    let t = if t.is_nan() { 0.0 } else { t.clamp(0.0, 1.0) };
    Nearest { distance_sq: (to - t * way).hypot2(), t }
}
