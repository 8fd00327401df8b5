//! Marks that lie near one another on the cloth.
//!
//! Found by a grid over one period, whose edges are joined like a torus.
//!
//! **Invariant:** two marks that overlap anywhere on the cloth are neighbors.

use std::cell::{Cell as Count, OnceCell};

use kurbo::{Affine, Rect, Size, Vec2};

use super::Repeat;
use super::overlap::Outline;

/// Most cells of the grid on one side: a few dots in each when a tile carries tens of thousands.
const FINEST: i32 = 64;

/// Most marks in all cells together before the grid is made coarser; bounds memory when marks are long.
const CROWD: f64 = 1_000_000.0;

/// Most pairs whose outlines are compared. Beyond it neighbors count as overlapping: the picture stays right, only
/// more coats may be needed than necessary. A dense tile of 20 000 marks compares some ten thousand pairs.
const PATIENCE: usize = 1_000_000;

/// Marks of a repeat that were inserted, by place.
pub(super) struct Neighbors<'a> {
    repeat: &'a Repeat,
    boxes: &'a [Option<Rect>],
    grid: Grid,
    outlines: Vec<OnceCell<Outline>>,
    compared: Count<usize>,
}

/// A mark on the cloth, as one cell of the grid sees it.
#[derive(Clone, Copy)]
pub(super) struct Neighbor {
    cell: Cell,
    entry: Entry,
}

impl Neighbor {
    /// Its number in the artwork.
    pub(super) fn mark(self) -> usize {
        self.entry.mark as usize
    }
}

/// A mark under one of the tile's places in a period, shifted by whole periods to where it lies in this grid cell.
#[derive(Clone, Copy)]
struct Entry {
    mark: u32,
    place: u32,
    wraps: [i32; 2],
}

impl<'a> Neighbors<'a> {
    /// None yet; `boxes` are the bounds of the marks that may be inserted.
    pub(super) fn new(repeat: &'a Repeat, boxes: &'a [Option<Rect>]) -> Self {
        Self {
            repeat,
            boxes,
            grid: Grid::new(repeat, boxes),
            outlines: vec![OnceCell::new(); boxes.len()],
            compared: Count::new(0),
        }
    }

    pub(super) fn insert(&mut self, mark: usize) {
        let Some(bounds) = self.boxes[mark] else { return };
        for (place, map) in self.repeat.orbit_of(mark).cell.iter().enumerate() {
            self.grid.insert(index(mark), index(place), map.transform_rect_bbox(bounds));
        }
    }

    /// What may overlap `mark` under `image`; some of it once for each cell that both touch.
    pub(super) fn near(&self, mark: usize, image: Affine) -> impl Iterator<Item = Neighbor> {
        let bounds = self.boxes[mark].map(|bounds| image.transform_rect_bbox(bounds));
        let cells = bounds.into_iter().flat_map(|bounds| self.grid.cells(bounds));
        cells.flat_map(|cell| {
            self.grid.entries(cell).iter().map(move |entry| Neighbor { cell, entry: *entry })
        })
    }

    /// The map from the tile to where `other` lies.
    pub(super) fn place(&self, other: Neighbor) -> Affine {
        let Neighbor { cell, entry } = other;
        let period = self.repeat.period();
        let periods = [cell.turns[0] - entry.wraps[0], cell.turns[1] - entry.wraps[1]];
        let shift =
            Vec2::new(f64::from(periods[0]) * period.width, f64::from(periods[1]) * period.height);
        Affine::translate(shift) * self.repeat.orbit_of(other.mark()).cell[entry.place as usize]
    }

    /// Whether `mark` under `image` overlaps `other`; of all the cells that both touch, in one only.
    pub(super) fn overlap(&self, mark: usize, image: Affine, other: Neighbor) -> bool {
        let (Some(mine), Some(its)) = (self.boxes[mark], self.boxes[other.mark()]) else {
            return false;
        };
        let place = self.place(other);
        let shared = image.transform_rect_bbox(mine).intersect(place.transform_rect_bbox(its));
        // The cell of their shared box's first corner speaks for all.
        if shared.is_zero_area() || self.grid.at(shared.origin().to_vec2()) != other.cell.at {
            return false;
        }
        self.compared.set(self.compared.get() + 1);
        let marks = self.repeat.artwork().marks();
        let outline = |at: usize| self.outlines[at].get_or_init(|| Outline::of(&marks[at]));
        self.compared.get() > PATIENCE
            || outline(mark).overlaps(outline(other.mark()), image.inverse() * place)
    }
}

/// Buckets over one period, joined at its edges.
struct Grid {
    size: [i32; 2],
    cell: Size,
    cells: Vec<Vec<Entry>>,
}

/// A cell by its place on the endless cloth.
#[derive(Clone, Copy)]
struct Cell {
    at: [i32; 2],
    /// The bucket it falls into.
    bucket: usize,
    /// The period it lies in.
    turns: [i32; 2],
}

impl Grid {
    /// As fine as the marks are many, and coarser where they are long.
    fn new(repeat: &Repeat, boxes: &[Option<Rect>]) -> Self {
        let period = repeat.period();
        let mut n = FINEST;
        loop {
            let cell = period / f64::from(n);
            let cells =
                |size: Size| (size.width / cell.width + 1.0) * (size.height / cell.height + 1.0);
            let places = |mark: usize| repeat.orbit_of(mark).cell.len() as f64;
            let boxes_of = boxes.iter().enumerate();
            let crowds =
                boxes_of.filter_map(|(at, bounds)| Some(cells((*bounds)?.size()) * places(at)));
            let crowd: f64 = crowds.sum();
            if n == 1
                || (crowd <= CROWD && n * n <= 4 * i32::try_from(boxes.len()).unwrap_or(i32::MAX))
            {
                let cells = vec![Vec::new(); (n * n).unsigned_abs() as usize];
                return Self { size: [n, n], cell, cells };
            }
            n /= 2;
        }
    }

    fn insert(&mut self, mark: u32, place: u32, bounds: Rect) {
        for cell in self.cells(bounds) {
            self.cells[cell.bucket].push(Entry { mark, place, wraps: cell.turns });
        }
    }

    fn entries(&self, cell: Cell) -> &[Entry] {
        &self.cells[cell.bucket]
    }

    /// The cell that a point of the cloth lies in.
    fn at(&self, point: Vec2) -> [i32; 2] {
        [floor(point.x / self.cell.width), floor(point.y / self.cell.height)]
    }

    /// Every cell that `bounds` touches.
    fn cells(&self, bounds: Rect) -> impl Iterator<Item = Cell> + use<> {
        let low = self.at(bounds.origin().to_vec2());
        let high = self.at(Vec2::new(bounds.x1, bounds.y1));
        let [across, down] = self.size;
        (low[1]..=high[1]).flat_map(move |y| {
            (low[0]..=high[0]).map(move |x| Cell {
                at: [x, y],
                bucket: (y.rem_euclid(down) * across + x.rem_euclid(across)).unsigned_abs()
                    as usize,
                turns: [x.div_euclid(across), y.div_euclid(down)],
            })
        })
    }
}

#[expect(clippy::cast_possible_truncation, reason = "saturates where no mark is painted")]
fn floor(number: f64) -> i32 {
    number.floor() as i32
}

/// Marks and places are counted in 32 bits to keep the grid small; no memory holds more marks.
fn index(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
