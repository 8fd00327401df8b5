//! Booleans of areas: what two shapes share, and what one leaves of the other.
//!
//! Areas are filled by the nonzero rule. The work is done on polygons by an integer engine, exact on a grid a
//! millionth of the drawing wide, and its result is fitted with curves again ([`super::fit`]): within 0.02 mm of the
//! truth, corners sharp, straight edges straight. Nonsense in either shape counts as an empty shape.
//!
//! **Invariant:** results never overlap themselves; holes run against their surrounding contour.

use i_overlay::core::fill_rule::FillRule;
use i_overlay::core::overlay_rule::OverlayRule;
use i_overlay::float::simplify::SimplifyShape as _;
use i_overlay::float::single::SingleFloatOverlay as _;
use kurbo::{BezPath, Point};

use super::effort::{Effort, Exhausted, spend_on_crossings};
use super::fit;
use super::flat;

/// What is kept of two areas.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keep {
    /// What lies in either.
    Either,
    /// What lies in the first but not in the second.
    First,
    /// What lies in both.
    Both,
    /// What lies in just one.
    JustOne,
}

/// What lies in `a` or in `b`.
pub fn union(a: &BezPath, b: &BezPath) -> BezPath {
    combined(a, b, Keep::Either, &Effort::BOUNDLESS).unwrap_or_default()
}

/// What lies in any of `shapes`: cheaper than uniting them one by one.
pub fn union_all(shapes: &[BezPath]) -> BezPath {
    united(shapes, &Effort::BOUNDLESS).unwrap_or_default()
}

/// What lies in `a` but not in `b`.
pub fn difference(a: &BezPath, b: &BezPath) -> BezPath {
    combined(a, b, Keep::First, &Effort::BOUNDLESS).unwrap_or_default()
}

/// What lies in both `a` and `b`.
pub fn intersection(a: &BezPath, b: &BezPath) -> BezPath {
    combined(a, b, Keep::Both, &Effort::BOUNDLESS).unwrap_or_default()
}

/// What lies in just one of `a` and `b`.
pub fn xor(a: &BezPath, b: &BezPath) -> BezPath {
    combined(a, b, Keep::JustOne, &Effort::BOUNDLESS).unwrap_or_default()
}

/// What is kept of `a` and `b`.
///
/// # Errors
///
/// [`Exhausted`] before the work is done, if it would take more than `effort`.
pub fn combined(
    a: &BezPath,
    b: &BezPath,
    keep: Keep,
    effort: &Effort,
) -> Result<BezPath, Exhausted> {
    let rule = match keep {
        Keep::Either => OverlayRule::Union,
        Keep::First => OverlayRule::Difference,
        Keep::Both => OverlayRule::Intersect,
        Keep::JustOne => OverlayRule::Xor,
    };
    let (a, b) = (flat::rings_within(a, effort)?, flat::rings_within(b, effort)?);
    spend_on_crossings(a.iter().chain(&b), effort)?;
    Ok(fit::areas(&overlay(&a, &b, rule)))
}

/// What lies in any of `shapes`.
///
/// # Errors
///
/// [`Exhausted`] before the work is done, if it would take more than `effort`.
pub fn united(shapes: &[BezPath], effort: &Effort) -> Result<BezPath, Exhausted> {
    let mut rings = Vec::new();
    for shape in shapes {
        rings.append(&mut normal_within(flat::rings_within(shape, effort)?, effort)?);
    }
    Ok(fit::areas(&resolved(&rings, FillRule::Positive, effort)?))
}

/// `a` and `b` as polygons, combined by `rule`.
pub(super) fn overlay(a: &[Vec<Point>], b: &[Vec<Point>], rule: OverlayRule) -> Vec<Vec<Point>> {
    rings_of(bare(a).overlay(&bare(b), rule, FillRule::NonZero))
}

/// `rings` without overlaps: where `rule` holds.
pub(super) fn resolve(rings: &[Vec<Point>], rule: FillRule) -> Vec<Vec<Point>> {
    rings_of(bare(rings).simplify_shape(rule))
}

/// As [`resolve`], if it takes no more than `effort`.
pub(super) fn resolved(
    rings: &[Vec<Point>],
    rule: FillRule,
    effort: &Effort,
) -> Result<Vec<Vec<Point>>, Exhausted> {
    spend_on_crossings(rings.iter(), effort)?;
    Ok(resolve(rings, rule))
}

/// `rings` without overlaps by the nonzero rule, outer contours positive. One convex ring costs nothing.
#[cfg(test)]
pub(super) fn normal(rings: Vec<Vec<Point>>) -> Vec<Vec<Point>> {
    normal_within(rings, &Effort::BOUNDLESS).unwrap_or_default()
}

/// `rings` without overlaps by the nonzero rule, outer contours positive. One convex ring costs nothing.
pub(super) fn normal_within(
    mut rings: Vec<Vec<Point>>,
    effort: &Effort,
) -> Result<Vec<Vec<Point>>, Exhausted> {
    if let [ring] = rings.as_mut_slice() {
        if flat::signed_area(ring) < 0.0 {
            ring.reverse();
        }
        if is_convex(ring) {
            return Ok(rings);
        }
    }
    resolved(&rings, FillRule::NonZero, effort)
}

/// Whether a positive `ring` turns one way only, and once around.
pub(super) fn is_convex(ring: &[Point]) -> bool {
    let count = ring.len();
    let mut flips = 0;
    for at in 0..count {
        let (a, b, c) = (ring[at], ring[(at + 1) % count], ring[(at + 2) % count]);
        if (b - a).cross(c - b) < 0.0 {
            return false;
        }
        // x runs to and fro exactly once around a convex ring, and more often around one that winds twice.
        flips += usize::from((b.x - a.x < 0.0) != (c.x - b.x < 0.0));
    }
    count > 2 && flips == 2
}

fn bare(rings: &[Vec<Point>]) -> Vec<Vec<[f64; 2]>> {
    // The engine panics beyond its numbers; no cloth lies that far.
    let is_sane = |ring: &&Vec<Point>| ring.iter().all(|point| point.to_vec2().hypot2() < 1e20);
    let pairs = |ring: &Vec<Point>| ring.iter().map(|point| [point.x, point.y]).collect();
    rings.iter().filter(is_sane).map(pairs).collect()
}

fn rings_of(shapes: Vec<Vec<Vec<[f64; 2]>>>) -> Vec<Vec<Point>> {
    let rings = shapes.into_iter().flatten();
    rings.map(|ring| ring.into_iter().map(|[x, y]| Point::new(x, y)).collect()).collect()
}

#[cfg(test)]
mod tests {
    use kurbo::{Affine, Rect, Shape as _};
    use proptest::prelude::*;

    use super::*;
    use crate::geom::flat::area;
    use crate::geom::{Angle, round, turn as turned};

    #[test]
    fn straight_polygons_stay_polygons() {
        let a = Rect::new(0.0, 0.0, 10.0, 10.0).to_path(0.1);
        let b = Rect::new(5.0, 5.0, 15.0, 15.0).to_path(0.1);
        assert_eq!(union(&a, &b).elements().len(), 9);
        assert_eq!(intersection(&a, &b).elements().len(), 5);
        assert!((area(&union(&a, &b)) - 175.0).abs() < 1e-5);
        assert!((area(&difference(&a, &b)) - 75.0).abs() < 1e-5);
        assert!((area(&xor(&a, &b)) - 150.0).abs() < 1e-5);
    }

    #[test]
    fn a_circle_comes_back_as_four_curves() {
        for radius in [0.5, 3.0, 40.0] {
            let circle = round::circle((1.0, 2.0), radius, 1e-3);
            let back = union(&circle, &BezPath::new());
            assert!(back.elements().len() <= 2 + 8, "{radius}: {}", back.elements().len());
            for segment in back.segments() {
                use kurbo::ParamCurve as _;
                for at in 0..=10 {
                    let point = segment.eval(f64::from(at) / 10.0);
                    let error = crate::geom::distance(point, Point::new(1.0, 2.0)) - radius;
                    assert!(error.abs() < 0.02, "{radius}: {error}");
                }
            }
        }
    }

    #[test]
    fn a_lens_keeps_its_tips() {
        let a = round::circle((0.0, 0.0), 10.0, 1e-3);
        let b = round::circle((12.0, 0.0), 10.0, 1e-3);
        let lens = intersection(&a, &b);
        let bounds = lens.bounding_box();
        assert!((bounds.height() - 16.0).abs() < 0.04, "{bounds}");
        assert!((bounds.width() - 8.0).abs() < 0.04, "{bounds}");
        assert!(lens.elements().len() <= 2 + 8, "{}", lens.to_svg());
    }

    #[test]
    fn a_ring_has_a_hole() {
        let out = round::circle((0.0, 0.0), 10.0, 1e-3);
        let hole = round::circle((0.0, 0.0), 6.0, 1e-3);
        let ring = difference(&out, &hole);
        assert!((area(&ring) - 64.0 * std::f64::consts::PI).abs() < 0.4);
        assert_eq!(ring.winding(Point::ZERO), 0);
    }

    #[test]
    #[expect(clippy::disallowed_methods, reason = "numbers that no design may hold")]
    fn nonsense_is_empty() {
        let circle = round::circle((0.0, 0.0), 10.0, 1e-3);
        let wild = BezPath::from_svg("M0,0 L1e300,0 L0,5 Z").unwrap();
        assert!(intersection(&circle, &wild).is_empty());
        assert!(union(&BezPath::new(), &wild).is_empty());
        assert!(!union(&circle, &(Affine::scale(f64::NAN) * &circle)).is_empty());
    }

    proptest! {
        #[test]
        fn areas_add_up(
            x in -12.0..12.0_f64, y in -12.0..12.0_f64, w in 0.3..12.0_f64, h in 0.3..12.0_f64, turn in 0.0..3.0_f64,
        ) {
            let a = round::circle((0.0, 0.0), 8.0, 1e-4);
            let place = Affine::translate((x, y)) * turned(Angle::radians(turn));
            let b = place * round::ellipse((0.0, 0.0), (w, h), 1e-4);
            let (both, either) = (area(&intersection(&a, &b)), area(&union(&a, &b)));
            // A boundary of at most 130 mm, 0.008 mm off on average at the very worst.
            prop_assert!((either + both - area(&a) - area(&b)).abs() < 1.0);
            prop_assert!((area(&xor(&a, &b)) - either + both).abs() < 1.0);
        }
    }
}
