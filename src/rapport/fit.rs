//! Lattices that have no upright period, and the nearest ones that have.

use kurbo::Vec2;

use crate::geom::{Lattice, length};

/// Most cells beside one another in an upright period. A slanted walk needs a few; many would make the period larger
/// than the cloth.
const MOST: u32 = 24;

/// How far a join of two stamps may be off, in millimeters (craft.md, section 5.3): as bad as [`MOST`] cells, each of
/// which is painted and deflated.
const JOIN: f64 = 0.3;

/// The nearest lattice with an upright period of few cells, and by how many millimeters its vectors moved at most.
pub(super) fn upright(lattice: Lattice) -> (Lattice, f64) {
    let Lattice { a, b } = lattice;
    let (ax, bx) = in_ratio(a.x, b.x);
    let (ay, by) = in_ratio(a.y, b.y);
    let fitted = Lattice { a: Vec2::new(ax, ay), b: Vec2::new(bx, by) };
    // Beside a vector hundreds of times longer the other one may have vanished; then the walk becomes upright.
    let is_flat = fitted.area() < lattice.area() / 2.0;
    let fitted = if is_flat { straightened(lattice) } else { fitted };
    (fitted, length(fitted.a - a).max(length(fitted.b - b)))
}

/// The share of `whole` millimeters near `share` that is both near and simple.
pub(super) fn share(share: f64, whole: f64) -> f64 {
    in_ratio(share * whole, whole).0 / in_ratio(share * whole, whole).1
}

/// The lattice turned until its first vector lies along the nearest axis.
fn straightened(Lattice { a, b }: Lattice) -> Lattice {
    let (along, side) = (length(a), a.cross(b) / length(a));
    let slip = a.dot(b) / along;
    match a.x.abs() >= a.y.abs() {
        true => {
            let way = a.x.signum();
            Lattice { a: Vec2::new(way * along, 0.0), b: Vec2::new(way * slip, way * side) }
        }
        false => {
            let way = a.y.signum();
            Lattice { a: Vec2::new(0.0, way * along), b: Vec2::new(-way * side, way * slip) }
        }
    }
}

/// The two nearest numbers to `u` and `v` of which one is a simple fraction of the other.
///
/// Pairs in the ratio `p : q` lie on a line through the origin, so the nearest one is a projection. The ratio is
/// taken that is both near and simple.
fn in_ratio(u: f64, v: f64) -> (f64, f64) {
    let (small, large, is_swapped) = if u.abs() <= v.abs() { (u, v, false) } else { (v, u, true) };
    if large == 0.0 {
        return (u, v);
    }
    let mut best = (f64::INFINITY, (small, large));
    for q in (1..=MOST).map(f64::from) {
        let p = (small / large * q).round();
        let along = (small * p + large * q) / (p * p + q * q);
        let pair = (p * along, q * along);
        let off = length(Vec2::new(pair.0 - small, pair.1 - large));
        let cost = off / JOIN + q / f64::from(MOST);
        if cost < best.0 {
            best = (cost, pair);
        }
    }
    let (small, large) = best.1;
    if is_swapped { (large, small) } else { (small, large) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fitted_lattices_have_small_periods() {
        for degrees in [3.0, 17.0, 30.0, 45.0, 61.3, 89.0, 133.0] {
            let along = crate::geom::Angle::degrees(degrees).unit();
            let across = Vec2::new(-along.y, along.x);
            for (l, b) in [(60.0, 60.0), (60.0, 41.0), (200.0, 137.3)] {
                let (fitted, off) = upright(Lattice { a: along * l, b: across * b });
                let period = fitted.upright_period();
                assert!(period.is_some(), "{degrees} {l} {b}");
                assert!(off < 0.03 * l, "{degrees} {l} {b}: {off}");
            }
        }
    }

    #[test]
    fn threads_keep_their_area() {
        for degrees in [45.0, 37.123, -61.0, 135.0, 90.0, 180.0] {
            let along = crate::geom::Angle::degrees(degrees).unit();
            let across = Vec2::new(-along.y, along.x);
            for (l, b) in [(1.0, 10_000.0), (10_000.0, 1.0)] {
                for slip in [0.0, l / 2.0] {
                    let lattice = Lattice { a: along * l, b: across * b + along * slip };
                    let (fitted, _off) = upright(lattice);
                    assert!(fitted.upright_period().is_some(), "{degrees} {l} {b} {slip}");
                    assert!(fitted.area() > lattice.area() / 2.0, "{degrees} {l} {b} {slip}");
                }
            }
        }
    }

    #[test]
    fn what_fits_already_stays() {
        let lattice = Lattice { a: Vec2::new(60.0, 0.0), b: Vec2::new(20.0, 30.0) };
        let (fitted, off) = upright(lattice);
        assert!(off < 1e-12, "{off}");
        assert!((fitted.b - lattice.b).hypot2() < 1e-18);
    }
}
