//! Marks sorted into coats.
//!
//! A mark goes to the first coat of its part above which no earlier mark of another part overlaps it, else to a new
//! coat on top. So a mark is never painted before another part's mark that it was drawn over, and every part has as
//! few coats as this rule allows. Neighbors are found by a grid over one period, whose edges are joined like a torus.

use std::cell::OnceCell;

use kurbo::{Affine, Rect, Size, Vec2};

use crate::mark::Mark;

use super::overlap::Outline;
use super::{Coat, Repeat};

/// Most cells of the grid on one side: a few dots in each when a tile carries tens of thousands.
const FINEST: i32 = 64;

/// Most marks in all cells together before the grid is made coarser; bounds memory when marks are long.
const CROWD: f64 = 1_000_000.0;

/// Most pairs whose outlines are compared. Beyond it neighbors count as overlapping: the picture stays right, only
/// more coats may be needed than necessary. A dense tile of 20 000 marks compares some ten thousand pairs.
const PATIENCE: usize = 1_000_000;

/// Sorts the marks of `repeat` that have bounds into coats.
pub(super) fn sort(repeat: &Repeat, boxes: &[Option<Rect>]) -> Vec<Coat> {
    let mut sorter = Sorter::new(repeat, boxes);
    for (mark, bounds) in boxes.iter().enumerate() {
        if let Some(bounds) = bounds {
            sorter.place(mark, *bounds);
        }
    }
    sorter.coats
}

/// A mark under one of the tile's places in a period, shifted by whole periods to where it lies in this grid cell.
#[derive(Clone, Copy)]
struct Entry {
    mark: u32,
    place: u32,
    wraps: [i32; 2],
}

struct Sorter<'a> {
    marks: &'a [Mark],
    boxes: &'a [Option<Rect>],
    images: &'a [Affine],
    places: Vec<Affine>,
    period: Size,
    grid: Grid,
    outlines: Vec<OnceCell<Outline>>,
    /// The coat of each mark placed so far.
    coat_of: Vec<usize>,
    coats: Vec<Coat>,
    compared: usize,
}

impl<'a> Sorter<'a> {
    fn new(repeat: &'a Repeat, boxes: &'a [Option<Rect>]) -> Self {
        let marks = repeat.artwork().marks();
        Self {
            marks,
            boxes,
            images: repeat.images(),
            places: repeat.cell(),
            period: repeat.period(),
            grid: Grid::new(repeat.period(), boxes),
            outlines: vec![OnceCell::new(); marks.len()],
            coat_of: vec![0; marks.len()],
            coats: Vec::new(),
            compared: 0,
        }
    }

    fn place(&mut self, mark: usize, bounds: Rect) {
        let coat = self.coat_for(mark, bounds);
        self.coat_of[mark] = coat;
        self.coats[coat].marks.push(mark);
        for place in 0..self.places.len() {
            let bounds = self.places[place].transform_rect_bbox(bounds);
            self.grid.insert(index(mark), index(place), bounds);
        }
    }

    /// The first coat of the mark's part above which nothing overlaps it.
    fn coat_for(&mut self, mark: usize, bounds: Rect) -> usize {
        let part = self.marks[mark].part.clone();
        let next = |coats: &[Coat], from: usize| {
            coats.iter().skip(from).position(|coat| coat.part == part).map(|at| at + from)
        };
        let mut coat = next(&self.coats, 0);
        for image in self.images {
            let bounds = image.transform_rect_bbox(bounds);
            for cell in self.grid.cells(bounds) {
                for at in 0..self.grid.entries(cell).len() {
                    let Some(lowest) = coat else { return self.new_coat(mark) };
                    let entry = self.grid.entries(cell)[at];
                    let other = self.coat_of[entry.mark as usize];
                    if other > lowest
                        && self.marks[entry.mark as usize].part != part
                        && self.overlaps(mark, *image, (cell, entry))
                    {
                        coat = next(&self.coats, other + 1);
                    }
                }
            }
        }
        coat.unwrap_or_else(|| self.new_coat(mark))
    }

    fn new_coat(&mut self, mark: usize) -> usize {
        self.coats.push(Coat { part: self.marks[mark].part.clone(), marks: Vec::new() });
        self.coats.len() - 1
    }

    /// Whether `mark` under `image` overlaps the entry as it lies in `cell`.
    fn overlaps(&mut self, mark: usize, image: Affine, (cell, entry): (Cell, Entry)) -> bool {
        let other = entry.mark as usize;
        let (Some(mine), Some(its)) = (self.boxes[mark], self.boxes[other]) else { return false };
        let periods = [cell.turns[0] - entry.wraps[0], cell.turns[1] - entry.wraps[1]];
        let shift = Vec2::new(
            f64::from(periods[0]) * self.period.width,
            f64::from(periods[1]) * self.period.height,
        );
        let cloth_from_other = Affine::translate(shift) * self.places[entry.place as usize];
        let shared =
            image.transform_rect_bbox(mine).intersect(cloth_from_other.transform_rect_bbox(its));
        // Two boxes meet in many cells; the cell of their shared box's first corner speaks for all.
        if shared.is_zero_area() || self.grid.at(shared.origin().to_vec2()) != cell.at {
            return false;
        }
        self.compared += 1;
        let outline = |at: usize| self.outlines[at].get_or_init(|| Outline::of(&self.marks[at]));
        self.compared > PATIENCE
            || outline(mark).overlaps(outline(other), image.inverse() * cloth_from_other)
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
    fn new(period: Size, boxes: &[Option<Rect>]) -> Self {
        let mut n = FINEST;
        loop {
            let cell = period / f64::from(n);
            let cells =
                |size: Size| (size.width / cell.width + 1.0) * (size.height / cell.height + 1.0);
            let crowd: f64 = boxes.iter().flatten().map(|bounds| cells(bounds.size())).sum();
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

#[expect(clippy::cast_possible_truncation, reason = "marks come home first, so cells are few")]
fn floor(number: f64) -> i32 {
    number.floor() as i32
}

/// Marks and places are counted in 32 bits to keep the grid small; no memory holds more marks.
fn index(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
