//! Points strewn over cloth, evenly and at random.
//!
//! On a torus what leaves one edge enters another, so that a tile strewn with it repeats without a seam.
//! Random numbers come from the caller, each in `[0, 1)`; the same numbers give the same points.
//!
//! **Invariant:** work is bounded: a plot that would take more than [`MOST`] points stays empty.

use std::f64::consts::TAU;

use kurbo::{Point, Rect, Vec2};

use super::capsules::{Capsule, Capsules};
use super::{Angle, is_near};

pub use super::capsules::Border;

/// The most squares of the spacing that one plot may hold.
pub const MOST: usize = 1 << 20;

/// A rectangle of cloth.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Plot {
    /// Where it lies, in millimeters.
    pub area: Rect,
    /// What lies beyond it.
    pub border: Border,
}

impl Plot {
    /// `point` brought into the plot; none if it lies outside and nothing lies there.
    fn wrap(&self, point: Point) -> Option<Point> {
        let corner = self.area.origin().to_vec2();
        match self.border {
            Border::Joined(lattice) => Some(lattice.in_tile(point - corner) + corner),
            Border::Open => self.area.contains(point).then_some(point),
        }
    }

    fn is_sane(&self) -> bool {
        let Rect { x0, y0, x1, y1 } = self.area;
        x1 > x0 && y1 > y0 && is_near(Point::new(x0, y0)) && is_near(Point::new(x1, y1))
    }
}

/// Points at least `spacing` millimeters apart, as dense as chance packs them, and of those the ones `inside`.
///
/// Bridson, "Fast Poisson disk sampling in arbitrary dimensions" (2007), with candidates close around their parent
/// (Roberts, 2019), which packs more evenly. The whole plot is strewn first, so changing the region moves no point.
pub fn poisson(
    plot: &Plot,
    spacing: f64,
    random: &mut dyn FnMut() -> f64,
    inside: &dyn Fn(Point) -> bool,
) -> Vec<Point> {
    let area = plot.area;
    let cells = area.area() / (spacing * spacing);
    if !(plot.is_sane() && spacing > 0.0 && cells <= MOST as f64) {
        return Vec::new();
    }
    // Farther apart than the plot is long, one point has room, however far.
    let spacing = spacing.min(area.width() + area.height());
    let mut taken = Capsules::new(area, plot.border, whole(cells));
    let mut points: Vec<Point> = Vec::new();
    let mut active: Vec<Point> = Vec::new();
    let mut next =
        Some(area.origin() + Vec2::new(area.width() * random(), area.height() * random()));
    loop {
        if let Some(point) = next {
            taken.insert(Capsule { a: point, b: point, radius: 0.0, ring: None });
            points.push(point);
            active.push(point);
        }
        if active.is_empty() {
            break;
        }
        let pick = index(random(), active.len());
        let (parent, turn) = (active[pick], random());
        next = (0..CANDIDATES).find_map(|candidate| {
            let angle = Angle::radians(TAU * (turn + f64::from(candidate) / f64::from(CANDIDATES)));
            let reach = spacing * (1.0 + SPREAD * random());
            let point = plot.wrap(parent + angle.unit() * reach)?;
            taken.is_clear(point, point, spacing).then_some(point)
        });
        if next.is_none() {
            active.swap_remove(pick);
        }
    }
    points.retain(|point| inside(*point));
    points
}

/// Candidates around each parent. Fewer leave holes, more find nothing new.
const CANDIDATES: u32 = 16;

/// How much farther than the spacing a candidate may lie: chance enough to hide any row.
const SPREAD: f64 = 0.4;

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "callers keep it between 0 and MOST, and a NaN becomes 0"
)]
fn whole(count: f64) -> usize {
    count as usize
}

fn index(unit: f64, count: usize) -> usize {
    whole(unit * count as f64).min(count - 1)
}

#[cfg(test)]
mod tests {
    use kurbo::Size;

    use super::*;
    use crate::geom::Lattice;

    fn random() -> impl FnMut() -> f64 {
        let mut state = 12_345_u32;
        move || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            f64::from(state >> 8) / f64::from(1 << 24)
        }
    }

    fn nearest(plot: &Plot, points: &[Point]) -> f64 {
        let between = |way: Vec2| match plot.border {
            Border::Open => way,
            Border::Joined(lattice) => lattice.reduced().shortest(way),
        };
        let mut least = f64::INFINITY;
        for (at, a) in points.iter().enumerate() {
            for b in &points[..at] {
                least = least.min(between(*b - *a).hypot2());
            }
        }
        least.sqrt()
    }

    fn borders(tile: Size) -> [Border; 5] {
        let steps = [(0.0, 0.0), (0.5, 0.0), (0.0, 0.5), (1.0 / 3.0, 0.0)];
        let [a, b, c, d] = steps.map(|(drop, shift)| Lattice::upright(tile, drop, shift));
        [Border::Open, Border::Joined(a), Border::Joined(b), Border::Joined(c), Border::Joined(d)]
    }

    #[test]
    fn poisson_points_keep_their_distance() {
        for (width, height, spacing) in [(40.0, 30.0, 2.0), (10.0, 3.0, 2.5), (5.0, 5.0, 9.0)] {
            for border in borders(Size::new(width, height)) {
                let plot = Plot { area: Rect::new(5.0, -7.0, 5.0 + width, height - 7.0), border };
                let points = poisson(&plot, spacing, &mut random(), &|_| true);
                assert!(!points.is_empty());
                assert!(nearest(&plot, &points) >= spacing, "{border:?} {spacing}");
                assert!(points.iter().all(|point| plot.area.contains(*point)));
                // The densest packing has 1.1547 points per square of spacing; chance reaches more than half of it.
                let dense = points.len() as f64 * spacing * spacing / plot.area.area();
                assert!(spacing > 2.0 || dense > 0.65, "{border:?} {spacing}: {dense}");
            }
        }
    }

    #[test]
    fn poisson_in_a_region_only_drops_points() {
        let plot = Plot { area: Rect::new(0.0, 0.0, 20.0, 20.0), border: Border::Open };
        let all = poisson(&plot, 1.0, &mut random(), &|_| true);
        let left = poisson(&plot, 1.0, &mut random(), &|point| point.x < 10.0);
        let expected: Vec<_> = all.into_iter().filter(|point| point.x < 10.0).collect();
        assert_eq!(left, expected);
    }

    #[test]
    fn nonsense_strews_nothing() {
        let sane = Plot {
            area: Rect::new(0.0, 0.0, 1e6, 1e6),
            border: Border::Joined(Lattice::block(Size::new(1e6, 1e6))),
        };
        let empty = Plot { area: Rect::new(0.0, 0.0, 0.0, 1.0), border: Border::Open };
        for (plot, pitch) in
            [(sane, 1e-3), (sane, f64::NAN), (sane, 0.0), (sane, -1.0), (empty, 1.0)]
        {
            assert!(poisson(&plot, pitch, &mut random(), &|_| true).is_empty());
        }
        assert_eq!(poisson(&sane, 1e300, &mut random(), &|_| true).len(), 1, "room for one");
    }
}
