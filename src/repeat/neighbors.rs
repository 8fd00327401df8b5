//! Marks that lie near one another on the cloth.
//!
//! Found by a grid over one period, whose edges are joined like a torus. In each cell marks lie on levels, so that whoever
//! looks for the highest one need not look at all.
//!
//! **Invariant:** two marks that overlap anywhere on the cloth are neighbors.

use std::cell::OnceCell;

use kurbo::{Affine, Rect, Size};

use super::Repeat;
use super::overlap::{Outline, Patience};
use crate::geom::Lattice;
use crate::geom::torus::{Cell, Torus};
use crate::mark::Mark;

/// Most cells of the grid on one side: a few dots in each when a tile carries tens of thousands.
const FINEST: i32 = 64;

/// Most marks in all cells together before the grid is made coarser; bounds memory when marks are long.
const CROWD: f64 = 1_000_000.0;

/// Most work on comparing marks, in pairs of pieces of outlines: some tenths of a second. Beyond it neighbors count as
/// overlapping: the picture stays right, only more coats may be needed than necessary. A dense tile of 20 000 marks
/// takes a million.
const MOST_WORK: usize = 10_000_000;

/// The work of looking at two marks, even where their boxes turn out to lie apart.
const LOOK: usize = 4;

/// Marks of a repeat that were inserted, by place.
pub(super) struct Neighbors<'a> {
    repeat: &'a Repeat,
    boxes: Vec<Rect>,
    grid: Grid,
    outlines: Vec<OnceCell<Outline>>,
    patience: Patience,
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
    laps: [i32; 2],
    /// The entry before it on its level of the cell; itself if it is the first.
    before: u32,
}

impl<'a> Neighbors<'a> {
    /// None yet.
    pub(super) fn new(repeat: &'a Repeat) -> Self {
        Self::within(repeat, 0.0)
    }

    /// None yet; marks that come so near to one another are neighbors too.
    pub(super) fn within(repeat: &'a Repeat, distance: f64) -> Self {
        let marks = repeat.artwork().marks();
        let around = |mark: &Mark| mark.bounds().inflate(distance / 2.0, distance / 2.0);
        let boxes: Vec<Rect> = marks.iter().map(around).collect();
        let grid = Grid::new(repeat, &boxes);
        let outlines = vec![OnceCell::new(); boxes.len()];
        Self { repeat, boxes, grid, outlines, patience: Patience::new(MOST_WORK) }
    }

    /// How often two marks were looked at, about.
    #[cfg(test)]
    pub(super) fn looked(&self) -> usize {
        self.patience.spent(MOST_WORK) / LOOK
    }

    /// Puts a mark on a level.
    pub(super) fn insert(&mut self, mark: usize, level: usize) {
        for (place, map) in self.repeat.orbit_of(mark).cell.iter().enumerate() {
            for cell in self.cells(mark, *map) {
                self.grid.insert(cell, index(level), [index(mark), index(place)]);
            }
        }
    }

    /// The cells that `mark` touches under `image`.
    pub(super) fn cells(&self, mark: usize, image: Affine) -> impl Iterator<Item = Cell> + use<> {
        self.grid.torus.cells(self.bounds(mark, image))
    }

    /// The box around a mark under `image`.
    fn bounds(&self, mark: usize, image: Affine) -> Rect {
        self.repeat.artwork().marks()[mark].bounds_at(image, self.boxes[mark])
    }

    /// The levels of a cell on which anything lies, from the highest down.
    pub(super) fn levels(&self, cell: Cell) -> impl Iterator<Item = usize> {
        self.grid.buckets[cell.bucket].iter().rev().map(|level| level.number as usize)
    }

    /// Whether anything on a level of a cell overlaps `mark` under `image`.
    pub(super) fn overlaps(&self, mark: usize, image: Affine, cell: Cell, level: usize) -> bool {
        let entries = self.grid.entries(cell, index(level));
        let is_over = |entry| self.overlap(mark, image, Neighbor { cell, entry });
        { entries }.any(|entry| !self.patience.lasts(LOOK) || is_over(entry))
    }

    /// What may overlap `mark` under `image`; some of it once for each cell that both touch.
    pub(super) fn near(&self, mark: usize, image: Affine) -> impl Iterator<Item = Neighbor> {
        self.cells(mark, image).flat_map(move |cell| {
            let entries = self.levels(cell).flat_map(move |at| self.grid.entries(cell, index(at)));
            entries.map(move |entry| Neighbor { cell, entry })
        })
    }

    /// The map from the tile to where `other` lies.
    pub(super) fn place(&self, other: Neighbor) -> Affine {
        let Neighbor { cell, entry } = other;
        let laps = [cell.laps[0] - entry.laps[0], cell.laps[1] - entry.laps[1]];
        let shift = self.grid.torus.shift(laps);
        Affine::translate(shift) * self.repeat.orbit_of(other.mark()).cell[entry.place as usize]
    }

    /// Whether `mark` under `image` overlaps `other`; of all the cells that both touch, in one only.
    pub(super) fn overlap(&self, mark: usize, image: Affine, other: Neighbor) -> bool {
        let place = self.place(other);
        let [mine, its] =
            [(mark, image), (other.mark(), place)].map(|(mark, map)| self.bounds(mark, map));
        let shared = mine.intersect(its);
        // The cell of their shared box's first corner speaks for all.
        if shared.is_zero_area() || self.grid.torus.at(shared.origin()) != other.cell.at {
            return false;
        }
        let marks = self.repeat.artwork().marks();
        let outline = |at: usize| self.outlines[at].get_or_init(|| Outline::of(&marks[at]));
        let map = image.inverse() * place;
        outline(mark).overlaps(outline(other.mark()), map, &self.patience)
    }
}

/// Buckets over one period, joined at its edges.
struct Grid {
    torus: Torus,
    /// In each bucket its levels, ascending.
    buckets: Vec<Vec<Level>>,
    entries: Vec<Entry>,
}

/// What lies on one level of a cell.
#[derive(Clone, Copy)]
struct Level {
    number: u32,
    /// The entry that came last.
    last: u32,
}

impl Grid {
    /// As fine as the marks are many, and coarser where they are long.
    fn new(repeat: &Repeat, boxes: &[Rect]) -> Self {
        let period = repeat.period();
        let mut n = FINEST;
        loop {
            let cell = period / f64::from(n);
            let cells =
                |size: Size| (size.width / cell.width + 1.0) * (size.height / cell.height + 1.0);
            let places = |mark: usize| repeat.orbit_of(mark).cell.len() as f64;
            let boxes_of = boxes.iter().enumerate();
            let crowd: f64 = boxes_of.map(|(at, bounds)| cells(bounds.size()) * places(at)).sum();
            if n == 1
                || (crowd <= CROWD && n * n <= 4 * i32::try_from(boxes.len()).unwrap_or(i32::MAX))
            {
                let torus = Torus::new(Lattice::block(period), [n, n]);
                let buckets = vec![Vec::new(); torus.buckets()];
                return Self { torus, buckets, entries: Vec::new() };
            }
            n /= 2;
        }
    }

    fn insert(&mut self, cell: Cell, number: u32, [mark, place]: [u32; 2]) {
        let own = index(self.entries.len());
        let levels = &mut self.buckets[cell.bucket];
        let at = levels.partition_point(|level| level.number < number);
        let before = match levels.get_mut(at).filter(|level| level.number == number) {
            Some(level) => std::mem::replace(&mut level.last, own),
            None => {
                levels.insert(at, Level { number, last: own });
                own
            }
        };
        self.entries.push(Entry { mark, place, laps: cell.laps, before });
    }

    /// What lies on a level of a cell, the last first.
    fn entries(&self, cell: Cell, number: u32) -> impl Iterator<Item = Entry> {
        let levels = &self.buckets[cell.bucket];
        let at = levels.partition_point(|level| level.number < number);
        let last = levels.get(at).filter(|level| level.number == number).map(|level| level.last);
        let before = |at: &u32| Some(self.entries[*at as usize].before).filter(|it| it != at);
        std::iter::successors(last, before).map(|at| self.entries[at as usize])
    }
}

/// Marks and places are counted in 32 bits to keep the grid small; no memory holds more marks.
fn index(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
