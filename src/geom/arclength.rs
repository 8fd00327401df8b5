//! How long a curve is: `kurbo` measures with powers that differ between machines, so its rule is written here anew.

use kurbo::common::{GAUSS_LEGENDRE_COEFFS_8, GAUSS_LEGENDRE_COEFFS_8_HALF};
use kurbo::{CubicBez, ParamCurve as _};

use super::{distance, length};

/// A curve is halved no more often than this, whatever its numbers are.
const DEEPEST: u32 = 20;

/// How long `curve` is, to `accuracy`: measured at eight places, in halves where these do not tell.
pub(super) fn of(curve: CubicBez, accuracy: f64) -> f64 {
    to(curve, accuracy, DEEPEST)
}

fn to(curve: CubicBez, accuracy: f64, halvings: u32) -> f64 {
    let (d01, d12, d23) = (curve.p1 - curve.p0, curve.p2 - curve.p1, curve.p3 - curve.p2);
    let detour = length(d01) + length(d12) + length(d23) - distance(curve.p0, curve.p3);
    // A third of the speed in the middle, and how it changes.
    let (bend, bend_after) = (d12 - d01, d23 - d12);
    let speed = 0.25 * (d01 + d23) + 0.5 * d12;
    let change = 0.5 * (bend_after + bend);
    let swing = 0.25 * (bend_after - bend);
    let uneven = |&(weight, at): &(f64, f64)| {
        let here = (speed + change * at + swing * (at * at)).hypot2();
        weight * ((change + swing * (2.0 * at)).hypot2() / here)
    };
    let uneven: f64 = GAUSS_LEGENDRE_COEFFS_8.iter().map(uneven).sum();
    let off = (uneven * uneven * uneven * 2.5e-6).min(3e-2) * detour;
    if off < accuracy || halvings == 0 {
        let around = |&(weight, at): &(f64, f64)| {
            let even = speed + swing * (at * at);
            1.5 * weight * (length(even + change * at) + length(even - change * at))
        };
        return GAUSS_LEGENDRE_COEFFS_8_HALF.iter().map(around).sum();
    }
    let (before, after) = curve.subdivide();
    to(before, accuracy * 0.5, halvings - 1) + to(after, accuracy * 0.5, halvings - 1)
}

#[cfg(test)]
mod tests {
    use kurbo::Point;

    use super::*;

    /// Along a parabola, whose length has a formula; and where a curve turns on the spot.
    #[test]
    fn known_curves_have_their_length() {
        let parabola = kurbo::QuadBez::new((0.0, 0.0), (0.5, 0.0), (1.0, 1.0)).raise();
        let root = 5.0_f64.sqrt();
        let truth = 0.5 * root + 0.25 * libm::log(2.0 + root);
        for accuracy in [1e-2, 1e-4, 1e-6, 1e-9] {
            assert!((of(parabola, accuracy) - truth).abs() < accuracy, "{accuracy}");
        }
        let back = CubicBez::new((0.0, 0.0), (2.0, 0.0), (-1.0, 0.0), (1.0, 0.0));
        let turns = [-1.0, 1.0].map(|side| back.eval(0.5 + side * 0.05_f64.sqrt()).x);
        let truth = turns[0] + (turns[0] - turns[1]) + (1.0 - turns[1]);
        assert!((of(back, 1e-6) - truth).abs() < 1e-6, "{truth}");
        assert_eq!(
            of(CubicBez::new(Point::ZERO, Point::ZERO, Point::ZERO, Point::ZERO), 1e-6),
            0.0
        );
    }
}
