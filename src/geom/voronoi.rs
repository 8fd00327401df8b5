//! Voronoi cells: the cloth nearer to one seed than to any other.
//!
//! A cell begins as the whole plot around its seed and is cut by the bisector toward every seed near enough to
//! matter. The work grows with the square of the number of seeds, and is plain arithmetic.
//!
//! **Invariant:** cells are convex, and together they cover the plot once.

use kurbo::{BezPath, Point, Rect, Vec2};

use super::lattice::AROUND;
use super::scatter::{Border, Plot};
use super::{Lattice, length};

/// The most seeds in one plot: a square of this is a tenth of a second's work.
const MOST: usize = 4096;

/// The cell of each of `seeds`, in their order, as closed polygons.
///
/// On a torus a cell is drawn around its seed, and may stick out over the edge of the plot where its other side
/// lacks the same piece. Seeds that repeat an earlier one, lie outside of an open plot, or are not finite have empty
/// cells; more than 4096 seeds give no cells at all.
pub fn voronoi(seeds: &[Point], plot: &Plot) -> Vec<BezPath> {
    let size = plot.area.size();
    let sane = size.width > 0.0 && size.height > 0.0 && size.is_finite();
    if !sane || seeds.len() > MOST {
        return Vec::new();
    }
    seeds.iter().enumerate().map(|(own, _)| polygon(&cell(own, seeds, plot))).collect()
}

/// About how many steps the cells of so many seeds take, as [`super::effort`] counts them.
pub fn steps(seeds: usize) -> usize {
    // Every seed is held against every copy of every other.
    seeds.saturating_mul(seeds).saturating_mul(AROUND.len() + 1) / CUTS
}

/// So many bisectors are held against a cell in a step.
const CUTS: usize = 8;

/// The closed polygon around `points`; empty with fewer than three.
pub fn polygon(points: &[Point]) -> BezPath {
    let mut path = BezPath::new();
    if points.len() < 3 {
        return path;
    }
    path.move_to(points[0]);
    for point in &points[1..] {
        path.line_to(*point);
    }
    path.close_path();
    path
}

fn cell(own: usize, seeds: &[Point], plot: &Plot) -> Vec<Point> {
    let seed = seeds[own];
    let lattice = match plot.border {
        Border::Open => None,
        Border::Joined(lattice) => Some(lattice.reduced()),
    };
    // No point of the cloth is farther from the nearest copy of a seed than both shortest steps are long.
    let around = lattice.map_or(plot.area, |Lattice { a, b }| {
        let reach = 2.0 * (length(a) + length(b));
        Rect::from_center_size(seed, (reach, reach))
    });
    if !seed.is_finite() || !around.inflate(1e-9, 1e-9).contains(seed) {
        return Vec::new();
    }
    let mut cell = corners(around);
    let copies: Vec<Vec2> =
        lattice.iter().flat_map(|lattice| AROUND.map(|(i, j)| lattice.sum(i, j))).collect();
    copies.iter().for_each(|copy| cut(&mut cell, seed, *copy));
    for (other, place) in seeds.iter().enumerate() {
        if other == own || !place.is_finite() {
            continue;
        }
        let way = lattice.map_or(*place - seed, |lattice| lattice.shortest(*place - seed));
        if way == Vec2::ZERO {
            if other < own {
                return Vec::new();
            }
            continue;
        }
        cut(&mut cell, seed, way);
        copies.iter().for_each(|copy| cut(&mut cell, seed, way + *copy));
    }
    cell
}

/// Cuts away what lies nearer to `seed + way` than to `seed`.
fn cut(cell: &mut Vec<Point>, seed: Point, way: Vec2) {
    let half = way.hypot2() / 2.0;
    // Positive where a point lies beyond the bisector.
    let beyond = |point: Point| (point - seed).dot(way) - half;
    if cell.iter().all(|point| beyond(*point) <= 0.0) {
        return;
    }
    let mut rest = Vec::with_capacity(cell.len() + 1);
    for (at, point) in cell.iter().enumerate() {
        let next = cell[(at + 1) % cell.len()];
        let (here, there) = (beyond(*point), beyond(next));
        if here <= 0.0 {
            rest.push(*point);
        }
        if (here <= 0.0) != (there <= 0.0) {
            rest.push(point.lerp(next, here / (here - there)));
        }
    }
    *cell = rest;
}

fn corners(area: Rect) -> Vec<Point> {
    let Rect { x0, y0, x1, y1 } = area;
    vec![Point::new(x0, y0), Point::new(x1, y0), Point::new(x1, y1), Point::new(x0, y1)]
}

#[cfg(test)]
mod tests {
    use kurbo::Size;

    use super::*;
    use crate::geom::flat::area;

    #[test]
    fn cells_share_the_field() {
        let mut state = 7_u32;
        let mut random = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            f64::from(state >> 8) / f64::from(1 << 24)
        };
        let torus =
            |drop, shift| Border::Joined(Lattice::upright(Size::new(50.0, 30.0), drop, shift));
        for border in
            [Border::Open, torus(0.0, 0.0), torus(0.5, 0.0), torus(0.0, 0.5), torus(0.3, 0.0)]
        {
            for count in [1, 2, 3, 40] {
                let plot = Plot { area: Rect::new(-3.0, 2.0, 47.0, 32.0), border };
                let mut seeds: Vec<_> = (0..count)
                    .map(|_| Point::new(50.0 * random() - 3.0, 30.0 * random() + 2.0))
                    .collect();
                seeds.push(seeds[0]);
                let cells = voronoi(&seeds, &plot);
                let sum: f64 = cells.iter().map(area).sum();
                assert!((sum - 1500.0).abs() < 1e-6, "{border:?} {count}: {sum}");
            }
        }
    }

    #[test]
    fn nonsense_has_no_cells() {
        let plot = Plot {
            area: Rect::new(0.0, 0.0, f64::NAN, 1.0),
            border: Border::Joined(Lattice::block(Size::new(1.0, 1.0))),
        };
        assert!(voronoi(&[Point::ZERO], &plot).is_empty());
    }
}
