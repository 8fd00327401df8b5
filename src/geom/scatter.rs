//! Points strewn over cloth: evenly random, or in rows.
//!
//! On a torus what leaves one edge enters the other, so that a tile strewn with it repeats without a seam.
//! Random numbers come from the caller, each in `[0, 1)`; the same numbers give the same points.
//!
//! **Invariant:** work is bounded: a field that would take more than [`MOST`] points stays empty.

use std::f64::consts::TAU;

use kurbo::{Point, Rect, Vec2};

use super::Angle;

/// The most cells or points that one field may hold.
pub const MOST: usize = 1 << 20;

/// What lies beyond the edge of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    /// Nothing.
    Open,
    /// Its opposite edge.
    Torus,
}

/// A rectangle of cloth.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Field {
    /// Where it lies, in millimeters.
    pub area: Rect,
    /// What lies beyond it.
    pub edge: Edge,
}

/// How rows follow each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rows {
    /// Straight below each other.
    Square,
    /// Every other row shifted by half a pitch.
    Staggered,
    /// As staggered, with rows so close that every point has six equal neighbors.
    Hexagonal,
}

impl Field {
    /// The shortest way from `a` to `b`, around the torus if need be.
    pub fn between(&self, a: Point, b: Point) -> Vec2 {
        let way = b - a;
        if self.edge == Edge::Open {
            return way;
        }
        let (width, height) = (self.area.width(), self.area.height());
        Vec2::new(
            way.x - (way.x / width).round() * width,
            way.y - (way.y / height).round() * height,
        )
    }

    fn is_sane(&self) -> bool {
        let Rect { x0, y0, x1, y1 } = self.area;
        let far = |x: f64| x.abs() < 1e9;
        x1 > x0 && y1 > y0 && far(x0) && far(x1) && far(y0) && far(y1)
    }
}

/// Points at least `spacing` millimeters apart, as dense as chance packs them, and of those the ones `inside`.
///
/// Bridson, "Fast Poisson disk sampling in arbitrary dimensions" (2007), with candidates close around their parent
/// (Roberts, 2019), which packs more evenly. The whole field is strewn first, so changing the region moves no point.
pub fn poisson(
    field: &Field,
    spacing: f64,
    random: &mut dyn FnMut() -> f64,
    inside: &dyn Fn(Point) -> bool,
) -> Vec<Point> {
    let Some(mut grid) = Grid::new(field, spacing) else { return Vec::new() };
    let area = field.area;
    let first = area.origin() + Vec2::new(area.width() * random(), area.height() * random());
    let mut active = vec![grid.put(first)];
    while !active.is_empty() {
        let pick = index(random(), active.len());
        let parent = grid.points[active[pick]];
        let turn = random();
        let child = (0..CANDIDATES).find_map(|candidate| {
            let angle = Angle::radians(TAU * (turn + f64::from(candidate) / f64::from(CANDIDATES)));
            let reach = spacing * (1.0 + SPREAD * random());
            grid.wrap(parent + angle.unit() * reach).filter(|point| grid.is_free(*point))
        });
        match child {
            Some(point) => active.push(grid.put(point)),
            None => {
                active.swap_remove(pick);
            }
        }
    }
    grid.points.retain(|point| inside(*point));
    grid.points
}

/// Candidates around each parent. Fewer leave holes, more find nothing new.
const CANDIDATES: u32 = 16;

/// How much farther than the spacing a candidate may lie: chance enough to hide any row.
const SPREAD: f64 = 0.4;

/// Points in rows, about `pitch` millimeters apart along a row; on a torus a whole number of pitches fits.
///
/// The first point stands half a pitch from the corner of the field.
pub fn rows(field: &Field, pitch: f64, rows: Rows) -> Vec<Point> {
    if !(field.is_sane() && pitch > 0.0) {
        return Vec::new();
    }
    let (width, height) = (field.area.width(), field.area.height());
    let down = match rows {
        Rows::Square => pitch,
        Rows::Staggered => pitch / 2.0,
        // The height of an equilateral triangle of side 1.
        Rows::Hexagonal => pitch * 0.866_025_403_784_438_6,
    };
    let torus = field.edge == Edge::Torus;
    let columns = if torus { (width / pitch).round().max(1.0) } else { (width / pitch).floor() };
    // Shifted rows only meet around a torus if there is an even number of them.
    let count = match (torus, rows) {
        (false, _) => (height / down).floor(),
        (true, Rows::Square) => (height / down).round().max(1.0),
        (true, Rows::Staggered | Rows::Hexagonal) => 2.0 * (height / down / 2.0).round().max(1.0),
    };
    if columns * count > MOST as f64 {
        return Vec::new();
    }
    let step =
        if torus { Vec2::new(width / columns, height / count) } else { Vec2::new(pitch, down) };
    let (columns, count) = (whole(columns), whole(count));
    let mut points = Vec::with_capacity(columns * count);
    for row in 0..count {
        let shift = if rows == Rows::Square || row % 2 == 0 { 0.25 } else { 0.75 };
        let shift = if rows == Rows::Square { 0.5 } else { shift };
        for column in 0..columns {
            let offset = Vec2::new((column as f64 + shift) * step.x, (row as f64 + 0.5) * step.y);
            points.push(field.area.origin() + offset);
        }
    }
    points
}

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

/// Points in square cells so small that each holds at most one.
struct Grid {
    field: Field,
    spacing: f64,
    columns: usize,
    rows: usize,
    cells: Vec<Option<usize>>,
    points: Vec<Point>,
}

impl Grid {
    fn new(field: &Field, spacing: f64) -> Option<Self> {
        if !(field.is_sane() && spacing > 0.0) {
            return None;
        }
        let cell = spacing * std::f64::consts::FRAC_1_SQRT_2;
        let columns = (field.area.width() / cell).ceil().max(1.0);
        let rows = (field.area.height() / cell).ceil().max(1.0);
        if columns * rows > MOST as f64 {
            return None;
        }
        let (columns, rows) = (whole(columns), whole(rows));
        let cells = vec![None; columns * rows];
        Some(Self { field: *field, spacing, columns, rows, cells, points: Vec::new() })
    }

    /// `point` brought into the field; none if it lies outside and nothing lies there.
    fn wrap(&self, point: Point) -> Option<Point> {
        let area = self.field.area;
        if self.field.edge == Edge::Torus {
            let offset = point - area.origin();
            let inside =
                Vec2::new(offset.x.rem_euclid(area.width()), offset.y.rem_euclid(area.height()));
            return Some(area.origin() + inside);
        }
        area.contains(point).then_some(point)
    }

    fn cell(&self, point: Point) -> (usize, usize) {
        let offset = point - self.field.area.origin();
        let column = index(offset.x / self.field.area.width(), self.columns);
        let row = index(offset.y / self.field.area.height(), self.rows);
        (column, row)
    }

    fn put(&mut self, point: Point) -> usize {
        let (column, row) = self.cell(point);
        self.cells[row * self.columns + column] = Some(self.points.len());
        self.points.push(point);
        self.points.len() - 1
    }

    fn is_free(&self, point: Point) -> bool {
        let (column, row) = self.cell(point);
        // Cells may be a little smaller than asked, so that a whole number fits: three of them always reach far enough.
        let near = |at: usize, count: usize| {
            let low = if self.field.edge == Edge::Torus {
                at + count.max(3) - 3
            } else {
                at.saturating_sub(3)
            };
            let around = if self.field.edge == Edge::Torus {
                7.min(count)
            } else {
                (at + 4).min(count) - low
            };
            (0..around).map(move |step| (low + step) % count)
        };
        near(row, self.rows).all(|row| {
            near(column, self.columns).all(|column| {
                self.cells[row * self.columns + column].is_none_or(|other| {
                    let way = self.field.between(self.points[other], point);
                    way.hypot2() >= self.spacing * self.spacing
                })
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn random() -> impl FnMut() -> f64 {
        let mut state = 12_345_u32;
        move || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            f64::from(state >> 8) / f64::from(1 << 24)
        }
    }

    fn nearest(field: &Field, points: &[Point]) -> f64 {
        let mut least = f64::INFINITY;
        for (at, a) in points.iter().enumerate() {
            for b in &points[..at] {
                least = least.min(field.between(*a, *b).hypot2());
            }
        }
        least.sqrt()
    }

    #[test]
    fn poisson_points_keep_their_distance() {
        for edge in [Edge::Open, Edge::Torus] {
            for (width, height, spacing) in [(40.0, 30.0, 2.0), (10.0, 3.0, 2.5), (5.0, 5.0, 9.0)] {
                let field = Field { area: Rect::new(5.0, -7.0, 5.0 + width, height - 7.0), edge };
                let points = poisson(&field, spacing, &mut random(), &|_| true);
                assert!(!points.is_empty());
                assert!(nearest(&field, &points) >= spacing, "{edge:?} {spacing}");
                assert!(points.iter().all(|point| field.area.contains(*point)));
                // The densest packing has 1.1547 points per square of spacing; chance reaches more than half of it.
                let dense = points.len() as f64 * spacing * spacing / field.area.area();
                assert!(spacing > 2.0 || dense > 0.65, "{edge:?} {spacing}: {dense}");
            }
        }
    }

    #[test]
    fn poisson_in_a_region_only_drops_points() {
        let field = Field { area: Rect::new(0.0, 0.0, 20.0, 20.0), edge: Edge::Open };
        let all = poisson(&field, 1.0, &mut random(), &|_| true);
        let left = poisson(&field, 1.0, &mut random(), &|point| point.x < 10.0);
        let expected: Vec<_> = all.into_iter().filter(|point| point.x < 10.0).collect();
        assert_eq!(left, expected);
    }

    #[test]
    fn rows_fit_around_a_torus() {
        let field = Field { area: Rect::new(1.0, 2.0, 21.0, 13.0), edge: Edge::Torus };
        for kind in [Rows::Square, Rows::Staggered, Rows::Hexagonal] {
            let points = rows(&field, 1.9, kind);
            // 20 mm hold 10.5 pitches; the eleven that fit are 1.82 mm wide, and staggered rows lie 0.92 mm apart.
            let least = if kind == Rows::Staggered { 1.25 } else { 1.6 };
            let near = nearest(&field, &points);
            assert!(near > least && near < 2.1, "{kind:?}: {near}");
        }
    }

    #[test]
    fn nonsense_strews_nothing() {
        let sane = Field { area: Rect::new(0.0, 0.0, 1e6, 1e6), edge: Edge::Torus };
        let empty = Field { area: Rect::new(0.0, 0.0, 0.0, 1.0), edge: Edge::Open };
        for (field, pitch) in
            [(sane, 1e-3), (sane, f64::NAN), (sane, 0.0), (sane, -1.0), (empty, 1.0)]
        {
            assert!(poisson(&field, pitch, &mut random(), &|_| true).is_empty());
            assert!(rows(&field, pitch, Rows::Hexagonal).is_empty());
        }
    }
}
