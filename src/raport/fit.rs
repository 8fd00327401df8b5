//! Lattices that have no upright period, and the nearest ones that have.

use kurbo::Vec2;

use crate::geom::{Lattice, length};

/// Most parts into which a step is cut on one axis.
const PARTS: u32 = 24;

/// Most cells in an upright period: the ground of a cell is known by hundredths of its width.
const CELLS: f64 = 100.0;

/// How far a join of two stamps may be off, in millimeters (docs/craft.md, section 5.3).
const JOIN: f64 = 0.3;

/// What is as bad as a join that is only just good: so many cells in a period, each of which is painted and deflated.
const MANY: f64 = 24.0;

/// On tiny tiles a join counts as this part of the longer step.
const SMALL: f64 = 0.01;

/// The nearest lattice with an upright period of few cells, and by how many millimeters its vectors moved at most.
pub(super) fn upright(lattice: Lattice) -> (Lattice, f64) {
    let Lattice { a, b } = lattice;
    let off = |fitted: Lattice| length(fitted.a - a).max(length(fitted.b - b));
    let join = JOIN.min(SMALL * length(a).max(length(b)));
    let mut best: Option<(f64, Lattice)> = None;
    for (ax, bx) in ratios(a.x, b.x) {
        for (ay, by) in ratios(a.y, b.y) {
            let fitted = Lattice { a: Vec2::new(ax, ay), b: Vec2::new(bx, by) };
            // Beside a vector hundreds of times longer the other one may have vanished.
            let is_flat = fitted.area() < lattice.area() / 2.0;
            let Some(period) = fitted.upright_period().filter(|_| !is_flat) else { continue };
            let cells = period.area() / fitted.area();
            let cost = off(fitted) / join + cells / MANY;
            if cells <= CELLS && best.is_none_or(|(least, _)| cost < least) {
                best = Some((cost, fitted));
            }
        }
    }
    let fitted = best.map_or_else(|| straightened(lattice), |(_, fitted)| fitted);
    (fitted, off(fitted))
}

/// The share of `whole` millimeters near `share` that is both near and simple.
pub(super) fn share(share: f64, whole: f64) -> f64 {
    let join = JOIN.min(SMALL * whole);
    let cost = |q: f64| {
        let off = ((share * q).round() / q - share).abs() * whole;
        off / join + q / MANY
    };
    let parts = (1..=PARTS).map(f64::from).min_by(|a, b| cost(*a).total_cmp(&cost(*b)));
    parts.map_or(share, |q| (share * q).round() / q)
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

/// The numbers nearest to `u` and `v` of which one is a fraction of the other in so many parts, for each number of
/// parts.
///
/// Pairs in the ratio `p : q` lie on a line through the origin, so the nearest one is a projection.
fn ratios(u: f64, v: f64) -> Vec<(f64, f64)> {
    let (small, large, is_swapped) = if u.abs() <= v.abs() { (u, v, false) } else { (v, u, true) };
    if large == 0.0 {
        return vec![(u, v)];
    }
    let pair = |q: f64| {
        let p = (small / large * q).round();
        let along = (small * p + large * q) / (p * p + q * q);
        if is_swapped { (q * along, p * along) } else { (p * along, q * along) }
    };
    (1..=PARTS).map(|q| pair(f64::from(q))).collect()
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
                let period = fitted.upright_period().unwrap();
                assert!(period.area() / fitted.area() <= CELLS, "{degrees} {l} {b}");
                // A slant of 3 degrees needs more cells than a period may hold, and lies down.
                assert!(off < 0.06 * l, "{degrees} {l} {b}: {off}");
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
