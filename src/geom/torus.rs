//! A lattice cut into cells whose edges are joined: where on the endless cloth things lie.
//!
//! Cells are cut along the two vectors of the lattice, so a cell and its copies share one bucket, and what a bucket
//! holds says how many laps of the lattice away it lies. ([`super::capsules`] is another thing: it looks for distances ring
//! by ring, so its cells are upright, and it serves plots that do not repeat.)
//!
//! **Invariant:** a box touches every cell that holds one of its points, and points that differ by a lattice sum lie in
//! one bucket, up to rounding at the edges of cells.

use kurbo::{Point, Rect, Vec2};

use super::Lattice;

/// Buckets for the cells of a lattice.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Torus {
    lattice: Lattice,
    /// Cells along each of the two vectors.
    sides: [i32; 2],
    /// A point's column and row on the endless cloth are its products with these two.
    columns_of: Vec2,
    rows_of: Vec2,
}

/// A cell on the endless cloth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Cell {
    /// Its column and its row.
    pub(crate) at: [i32; 2],
    /// The bucket that it shares with its copies.
    pub(crate) bucket: usize,
    /// How many laps of the lattice it lies away.
    pub(crate) laps: [i32; 2],
}

impl Torus {
    /// So many cells, one at least, along each vector of the lattice.
    pub(crate) fn new(lattice: Lattice, sides: [i32; 2]) -> Self {
        let sides = sides.map(|side| side.max(1));
        let [columns, rows] = sides.map(f64::from);
        // The lattice's coordinates of a point, i = v x b / a x b and j = a x v / a x b, counted in cells.
        let area = lattice.a.cross(lattice.b);
        let columns_of = Vec2::new(lattice.b.y, -lattice.b.x) * (columns / area);
        let rows_of = Vec2::new(-lattice.a.y, lattice.a.x) * (rows / area);
        Self { lattice, sides, columns_of, rows_of }
    }

    /// How many buckets there are.
    pub(crate) fn buckets(&self) -> usize {
        self.sides.map(|side| side.unsigned_abs() as usize).iter().product()
    }

    /// The column and the row that hold a point.
    pub(crate) fn at(&self, point: Point) -> [i32; 2] {
        let v = point.to_vec2();
        [floor(self.columns_of.dot(v)), floor(self.rows_of.dot(v))]
    }

    /// The cell at a column and a row.
    pub(crate) fn cell(&self, at: [i32; 2]) -> Cell {
        let ([x, y], [across, down]) = (at, self.sides);
        let laps = [x.div_euclid(across), y.div_euclid(down)];
        Cell { at, bucket: self.bucket(at), laps }
    }

    /// The bucket of the cell at a column and a row.
    pub(crate) fn bucket(&self, at: [i32; 2]) -> usize {
        // Most lie in the first lap.
        let home =
            |at: i32, side: i32| if (0..side).contains(&at) { at } else { at.rem_euclid(side) };
        let [x, y] = [0, 1].map(|axis| home(at[axis], self.sides[axis]));
        (y * self.sides[0] + x).unsigned_abs() as usize
    }

    /// The buckets of all cells that come within `reach` of a point, each once.
    pub(crate) fn around(&self, point: Point, reach: f64) -> impl Iterator<Item = usize> + use<> {
        let torus = *self;
        let span = |of: Vec2, side: i32| {
            let (at, reach) = (of.dot(point.to_vec2()), reach * super::length(of));
            let first = floor(at - reach);
            first..=floor(at + reach).min(first.saturating_add(side - 1))
        };
        let [columns, rows] =
            [span(self.columns_of, self.sides[0]), span(self.rows_of, self.sides[1])];
        rows.flat_map(move |y| columns.clone().map(move |x| torus.bucket([x, y])))
    }

    /// Every cell that a box touches, row by row.
    pub(crate) fn cells(&self, bounds: Rect) -> impl Iterator<Item = Cell> + use<> {
        let torus = *self;
        let [columns, rows] = self.span(bounds);
        rows.flat_map(move |y| columns.clone().map(move |x| torus.cell([x, y])))
    }

    /// How many cells a box touches.
    pub(crate) fn touched(&self, bounds: Rect) -> f64 {
        let [columns, rows] =
            self.span(bounds).map(|span| f64::from(*span.end()) - f64::from(*span.start()) + 1.0);
        columns * rows
    }

    /// The lattice sum of so many laps.
    pub(crate) fn shift(&self, laps: [i32; 2]) -> Vec2 {
        self.lattice.sum(f64::from(laps[0]), f64::from(laps[1]))
    }

    fn span(&self, bounds: Rect) -> [std::ops::RangeInclusive<i32>; 2] {
        let Rect { x0, y0, x1, y1 } = bounds;
        let corners = [(x0, y0), (x1, y0), (x0, y1), (x1, y1)].map(|corner| self.at(corner.into()));
        [0, 1].map(|axis| {
            let of = corners.iter().map(|corner| corner[axis]);
            of.clone().min().unwrap_or(0)..=of.max().unwrap_or(0)
        })
    }
}

/// Boxes by the cells that they touch.
#[derive(Clone, Debug)]
pub(crate) struct Shelf {
    torus: Torus,
    /// Where the entries of each bucket begin, and their end.
    starts: Vec<u32>,
    /// Those of one bucket in the order of the boxes.
    entries: Vec<Entry>,
}

/// A box in one of the cells that it touches, that many laps away.
#[derive(Clone, Copy, Debug)]
struct Entry {
    number: u32,
    laps: [i32; 2],
}

/// The most cells along one vector.
const FINEST: f64 = 512.0;

/// How often boxes may be entered, on average, before cells are made larger, and how often few may be.
const OFTEN: f64 = 4.0;
const FEW: f64 = 10_000.0;

impl Shelf {
    /// As fine as the boxes are many, and coarser where they are long. Cost and memory grow with the boxes, and with the
    /// laps that long ones take.
    pub(crate) fn of(lattice: Lattice, boxes: &[Rect]) -> Self {
        #[expect(clippy::cast_precision_loss, reason = "a rough number of cells")]
        let count = boxes.len() as f64;
        let side = (lattice.area() / count.max(1.0)).sqrt();
        let mut sides =
            [lattice.a, lattice.b].map(|way| floor((super::length(way) / side).min(FINEST)).max(1));
        let torus = loop {
            let torus = Torus::new(lattice, sides);
            let crowd: f64 = boxes.iter().map(|bounds| torus.touched(*bounds)).sum();
            if sides == [1, 1] || crowd <= (OFTEN * count).max(FEW) {
                break torus;
            }
            sides = sides.map(|side| (side / 2).max(1));
        };
        let mut starts = vec![0_u32; torus.buckets() + 1];
        for cell in boxes.iter().flat_map(|bounds| torus.cells(*bounds)) {
            starts[cell.bucket + 1] += 1;
        }
        for bucket in 1..starts.len() {
            starts[bucket] += starts[bucket - 1];
        }
        let mut next = starts.clone();
        let all = starts.last().copied().unwrap_or(0) as usize;
        let mut entries = vec![Entry { number: 0, laps: [0, 0] }; all];
        for (bounds, number) in boxes.iter().zip(0..) {
            for cell in torus.cells(*bounds) {
                entries[next[cell.bucket] as usize] = Entry { number, laps: cell.laps };
                next[cell.bucket] += 1;
            }
        }
        Self { torus, starts, entries }
    }

    /// The boxes of which a copy may hold a point, the last first, each with the way from the box to that copy. Where a point
    /// lies so far out that its cell saturates, the way leads elsewhere.
    pub(crate) fn at(&self, point: Point) -> impl Iterator<Item = (usize, Vec2)> {
        let cell = self.torus.cell(self.torus.at(point));
        self.entries_of(cell.bucket).iter().rev().map(move |entry| {
            let laps = [0, 1].map(|axis| cell.laps[axis].saturating_sub(entry.laps[axis]));
            (entry.number as usize, self.torus.shift(laps))
        })
    }

    /// The boxes of which a copy may come within `reach` of a point: once for each of its cells there, so boxes around
    /// single points come once.
    pub(crate) fn around(&self, point: Point, reach: f64) -> impl Iterator<Item = usize> {
        let near = self.torus.around(point, reach);
        near.flat_map(|bucket| self.entries_of(bucket)).map(|entry| entry.number as usize)
    }

    fn entries_of(&self, bucket: usize) -> &[Entry] {
        let [from, to] = [0, 1].map(|end| self.starts[bucket + end] as usize);
        &self.entries[from..to]
    }
}

/// Rounded down; beyond what 32 bits hold, where no cloth lies, it saturates.
#[expect(clippy::cast_possible_truncation, reason = "saturates, which is meant")]
fn floor(number: f64) -> i32 {
    // Faster than `floor` where the machine has no instruction for it.
    let whole = number as i32;
    whole.saturating_sub(i32::from(f64::from(whole) > number))
}

#[cfg(test)]
mod tests {
    use super::*;

    const OBLIQUE: Lattice = Lattice { a: Vec2::new(10.0, 2.0), b: Vec2::new(-3.0, 7.0) };

    #[test]
    fn copies_of_a_point_share_a_bucket() {
        let torus = Torus::new(OBLIQUE, [5, 4]);
        assert_eq!(torus.buckets(), 20);
        let point = Point::new(3.21, 4.32);
        let home = torus.cell(torus.at(point));
        for laps in [[1, 0], [0, 1], [-3, 2], [7, -9]] {
            let away = torus.cell(torus.at(point + torus.shift(laps)));
            assert_eq!(away.bucket, home.bucket);
            assert_eq!(away.laps, [home.laps[0] + laps[0], home.laps[1] + laps[1]]);
        }
    }

    #[test]
    fn a_point_finds_the_boxes_around_it() {
        // One small, one longer than the cell, one far out.
        let boxes = [
            Rect::new(1.0, 1.0, 2.0, 3.0),
            Rect::new(-14.0, 4.0, 9.0, 6.0),
            Rect::new(100.5, 70.25, 101.0, 72.0),
        ];
        let shelf = Shelf::of(OBLIQUE, &boxes);
        for step in 0..400 {
            let point = Point::new(f64::from(step % 20) * 0.83, f64::from(step / 20) * 0.57);
            let mut found = vec![0; boxes.len()];
            for (at, shift) in shelf.at(point) {
                found[at] += usize::from(boxes[at].contains(point - shift));
            }
            for (bounds, found) in boxes.iter().zip(found) {
                let around = Rect::from_points(point, point);
                let sums = OBLIQUE.sums_touching(*bounds, around);
                assert_eq!(found, sums.len(), "{bounds:?} at {point:?}");
            }
        }
        for reach in [0.0, 0.9, 30.0] {
            let spots: Vec<Rect> =
                boxes.map(|spot| Rect::from_points(spot.origin(), spot.origin())).into();
            let shelf = Shelf::of(OBLIQUE, &spots);
            for spot in &spots {
                let near =
                    spot.origin() + OBLIQUE.sum(3.0, -2.0) + Vec2::new(0.6 * reach, -0.6 * reach);
                let mut found: Vec<usize> = shelf.around(near, reach).collect();
                found.sort_unstable();
                assert!(found.iter().any(|at| spots[*at] == *spot), "{spot:?} within {reach}");
                assert!(found.windows(2).all(|pair| pair[0] < pair[1]), "twice: {found:?}");
            }
        }
        let last_first: Vec<usize> =
            Shelf::of(OBLIQUE, &[boxes[0]; 3]).at(boxes[0].center()).map(|found| found.0).collect();
        assert_eq!(last_first, [2, 1, 0]);
    }
}
