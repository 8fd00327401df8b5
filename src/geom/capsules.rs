//! Thick segments in a uniform grid: what lies how near to what.
//!
//! Every piece of wax comes down to capsules: a dot is a capsule without length, a stroke a chain of them, the edge of
//! an area a chain without thickness. On a torus an item is stored once, where the first cell that sees it lies; the cells
//! of a column of tiles that hangs lower, or of a row that stands farther right, are the same cells some rows or columns on.
//!
//! **Invariant:** the distance found is exact whenever it is below the reach that was asked for.

use kurbo::{Point, Rect, Size, Vec2};

use super::Lattice;
use super::progress::Progress;

/// A segment and everything within `radius` millimeters of it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Capsule {
    /// One end.
    pub(crate) a: Point,
    /// The other end; may be the same point.
    pub(crate) b: Point,
    /// Millimeters, 0 or more.
    pub(crate) radius: f64,
    /// The closed area whose edge this is, if it is one.
    pub(crate) ring: Option<u32>,
}

/// Capsules by place.
#[derive(Clone, Debug)]
pub(crate) struct Capsules {
    frame: Rect,
    /// The lattice on which the frame repeats, and its steps aside in cells.
    wraps: Option<Wrap>,
    columns: i64,
    rows: i64,
    cell: Size,
    /// Cells in a millimeter, across and down.
    per_mm: Vec2,
    /// What reaches into each cell, as it lies on the lap that the grid itself is on.
    cells: Vec<Vec<Entry>>,
    /// How many rings around each cell are empty, its own the first; nothing until measured.
    bare: Vec<u8>,
}

/// What lies beyond the frame of a grid.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Border {
    /// Nothing of interest.
    Open,
    /// The frame again, on an upright lattice of its size.
    Joined(Lattice),
}

/// How a grid goes on beyond its frame. Only one of the two is not 0.
#[derive(Clone, Copy, Debug)]
struct Wrap {
    lattice: Lattice,
    /// How many rows lower the next frame to the right hangs.
    drop: i64,
    /// How many columns farther right the next frame below stands.
    shift: i64,
}

/// A cell of the grid, on the endless plane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Owner {
    pub(crate) column: i64,
    pub(crate) row: i64,
}

/// A capsule made ready for measuring.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Entry {
    /// One end.
    pub(crate) a: Point,
    /// The other end, to the last bit where the next capsule of a chain begins.
    pub(crate) b: Point,
    /// One over the squared length; 0 for a dot.
    inverse: f64,
    radius: f64,
    /// As in [`Capsule`].
    pub(crate) ring: Option<u32>,
}

impl Entry {
    fn new(capsule: Capsule) -> Self {
        let Capsule { a, b, radius, ring } = capsule;
        let length2 = (b - a).hypot2();
        let inverse = if length2 > 0.0 { length2.recip() } else { 0.0 };
        Self { a, b, inverse, radius, ring }
    }

    /// The squared distance of a point from the middle line.
    fn apart2(&self, point: Point) -> f64 {
        let (off, along) = (point - self.a, self.b - self.a);
        let share = (off.dot(along) * self.inverse).clamp(0.0, 1.0);
        (off - along * share).hypot2()
    }
}

impl Capsule {
    /// The free distance to another; negative where they overlap.
    pub(crate) fn gap(&self, other: &Self) -> f64 {
        between2(self.a, self.b, &Entry::new(*other)).sqrt() - self.radius - other.radius
    }
}

/// More cells than this a side cost more to clear than they save.
const MOST_CELLS: f64 = 512.0;

/// An item that lies more laps away than this is a slip of the pen, not a mark.
const MOST_LAPS: i64 = 8;

/// Items are entered this much too large, so that a point on a cell's edge meets them whichever side it falls on.
const SLACK: f64 = 1e-9;

impl Capsules {
    /// An empty grid over `frame` for about `count` capsules.
    pub(crate) fn new(frame: Rect, border: Border, count: usize) -> Self {
        // One or two capsules a cell keep both the cells and their lists short; 16 serve the smallest petal.
        #[expect(clippy::cast_precision_loss, reason = "a rough number of cells")]
        let side = (frame.area().abs() / count.max(16) as f64).sqrt();
        // A frame without area has no such side; it gets one cell.
        let along = |length: f64, parts: f64| {
            let cells = (length / side).clamp(1.0, MOST_CELLS.max(parts));
            whole((cells / parts).ceil() * parts).max(1)
        };
        let (across, down) = match border {
            Border::Open => (1.0, 1.0),
            Border::Joined(lattice) => lattice.parts(),
        };
        let (columns, rows) = (along(frame.width(), across), along(frame.height(), down));
        let cell = Size::new(
            (frame.width() / float(columns)).max(SLACK),
            (frame.height() / float(rows)).max(SLACK),
        );
        let cells = usize::try_from(columns * rows).unwrap_or(1);
        let (cells, bare) = (vec![Vec::new(); cells], Vec::new());
        let per_mm = Vec2::new(cell.width.recip(), cell.height.recip());
        let wraps = match border {
            Border::Open => None,
            Border::Joined(lattice) => Some(Wrap {
                lattice,
                drop: whole((lattice.a.y * per_mm.y).round()),
                shift: whole((lattice.b.x * per_mm.x).round()),
            }),
        };
        Self { frame, wraps, columns, rows, cell, per_mm, cells, bare }
    }

    /// The size of a cell in millimeters.
    pub(crate) fn cell(&self) -> Size {
        self.cell
    }

    /// The cell that holds `point`.
    pub(crate) fn spot(&self, point: Point) -> Owner {
        let column = floored((point.x - self.frame.x0) * self.per_mm.x);
        let row = floored((point.y - self.frame.y0) * self.per_mm.y);
        if self.wraps.is_some() {
            return Owner { column, row };
        }
        Owner { column: column.clamp(0, self.columns - 1), row: row.clamp(0, self.rows - 1) }
    }

    /// Where `spot` is stored, and the laps that lie between.
    pub(crate) fn slot(&self, spot: Owner) -> (usize, [i64; 2]) {
        let Owner { mut column, mut row } = spot;
        let mut laps = [0, 0];
        if !self.frames(spot) {
            let (drop, shift) = self.wraps.map_or((0, 0), |wrap| (wrap.drop, wrap.shift));
            // Where rows of tiles stand aside, the row has to be known first; else the column.
            if shift != 0 {
                column -= row.div_euclid(self.rows) * shift;
            }
            laps[0] = column.div_euclid(self.columns);
            row -= laps[0] * drop;
            laps[1] = row.div_euclid(self.rows);
            (column, row) = (column.rem_euclid(self.columns), row.rem_euclid(self.rows));
        }
        (usize::try_from(row * self.columns + column).unwrap_or(0), laps)
    }

    /// Whether `spot` is one of the grid's cells.
    pub(crate) fn has(&self, spot: Owner) -> bool {
        self.wraps.is_some() || self.frames(spot)
    }

    /// Whether `spot` lies within the frame itself.
    fn frames(&self, spot: Owner) -> bool {
        (0..self.columns).contains(&spot.column) && (0..self.rows).contains(&spot.row)
    }

    /// The number of cells.
    pub(crate) fn slots(&self) -> usize {
        self.cells.len()
    }

    /// Enters a capsule and calls `seen` with every slot that it reaches, for as long as that wants to see more.
    pub(crate) fn insert_seen(&mut self, capsule: Capsule, mut seen: impl FnMut(usize) -> bool) {
        let entry = Entry::new(capsule);
        let grow = capsule.radius + SLACK;
        let bounds = Rect::from_points(capsule.a, capsule.b).inflate(grow, grow);
        let (from, to) = self.span(bounds);
        for row in from.row..=to.row {
            for column in from.column..=to.column {
                let (slot, laps) = self.slot(Owner { column, row });
                let shift = self.shift(laps);
                self.cells[slot].push(Entry { a: entry.a - shift, b: entry.b - shift, ..entry });
                if !seen(slot) {
                    return;
                }
            }
        }
    }

    /// Enters a capsule.
    pub(crate) fn insert(&mut self, capsule: Capsule) {
        self.insert_seen(capsule, |_slot| true);
    }

    /// What reaches into the cell `spot`, and the shift that brings it there.
    pub(crate) fn in_spot(&self, spot: Owner) -> (&[Entry], Vec2) {
        let (slot, laps) = self.slot(spot);
        (&self.cells[slot], self.shift(laps))
    }

    /// Calls `each` with every capsule that may reach into `bounds`, some more than once.
    pub(crate) fn near(&self, bounds: Rect, mut each: impl FnMut(&Entry, Vec2)) {
        let (from, to) = self.span(bounds);
        for row in from.row..=to.row {
            for column in from.column..=to.column {
                let (entries, shift) = self.in_spot(Owner { column, row });
                entries.iter().for_each(|entry| each(entry, shift));
            }
        }
    }

    /// The free distance between the segment from `a` to `b` and the nearest capsule, at most `reach`; negative inside one.
    ///
    /// Looks at ring after ring of cells and stops when nothing nearer can come, so it costs what the answer is far away.
    pub(crate) fn gap(&self, a: Point, b: Point, reach: f64) -> f64 {
        let bounds = Rect::from_points(a, b);
        let (from, to) = self.span(bounds);
        let side = self.cell.width.min(self.cell.height);
        let margin = self.margin(bounds, from, to);
        let mut best = reach;
        let mut ring = if from == to { self.bare_rings(from) } else { 0 };
        let last = self.columns.max(self.rows);
        while ring <= last && (ring == 0 || float(ring - 1) * side + margin < best) {
            self.for_ring(from, to, ring, |spot| {
                let (entries, shift) = self.in_spot(spot);
                let (a, b) = (a - shift, b - shift);
                for entry in entries {
                    let within = best + entry.radius;
                    let apart2 = if a == b { entry.apart2(a) } else { between2(a, b, entry) };
                    if within > 0.0 && apart2 < within * within {
                        best = apart2.sqrt() - entry.radius;
                    }
                }
            });
            ring += 1;
        }
        best
    }

    /// Whether everything within `need` of the segment from `a` to `b` is free; ends at the first thing that is not.
    pub(crate) fn is_clear(&self, a: Point, b: Point, need: f64) -> bool {
        let (wide, high) = self.nearest_within(need);
        let bounds = Rect::from_points(a, b).inflate(wide, high);
        let (from, to) = self.span(bounds);
        let reach = (to.column - from.column).max(to.row - from.row);
        if self.bare_rings(from) > reach {
            return true;
        }
        let is_far = |a: Point, b: Point, entry: &Entry| {
            let within = need + entry.radius;
            let apart2 = || if a == b { entry.apart2(a) } else { between2(a, b, entry) };
            within <= 0.0 || apart2() >= within * within
        };
        (from.row..=to.row).all(|row| {
            (from.column..=to.column).all(|column| {
                let spot = Owner { column, row };
                let (entries, shift) = self.in_spot(spot);
                let (a, b) = (a - shift, b - shift);
                entries.iter().all(|entry| is_far(a, b, entry))
            })
        })
    }

    /// How far to the side and up or down the nearest copy of something within `need` may lie.
    ///
    /// On a torus of tiles laid in rows and columns one copy of everything is at most half a tile away on each axis;
    /// a `need` of thousands of tiles looks at one.
    fn nearest_within(&self, need: f64) -> (f64, f64) {
        match self.wraps {
            Some(Wrap { drop: 0, shift: 0, .. }) => {
                (need.min(self.frame.width() / 2.0), need.min(self.frame.height() / 2.0))
            }
            _ => (need, need),
        }
    }

    /// Measures how many rings around each cell are empty. Call when all is entered; where `progress` is stopped, some
    /// are not measured.
    pub(crate) fn measure(&mut self, progress: &Progress<'_>) {
        self.bare =
            self.cells.iter().map(|cell| if cell.is_empty() { u8::MAX } else { 0 }).collect();
        // Sweeps there and back carry distances around the torus; each lap that is the shorter way takes another.
        let mut settled = false;
        let across = usize::try_from(self.columns).unwrap_or(usize::MAX);
        while !settled {
            settled = true;
            for row in (0..self.rows).take_while(|_| progress.goes_on_after(across)) {
                for column in 0..self.columns {
                    settled &=
                        self.lower(Owner { column, row }, [(-1, 0), (-1, -1), (0, -1), (1, -1)]);
                }
            }
            for row in (0..self.rows).rev().take_while(|_| progress.goes_on_after(across)) {
                for column in (0..self.columns).rev() {
                    settled &= self.lower(Owner { column, row }, [(1, 0), (1, 1), (0, 1), (-1, 1)]);
                }
            }
        }
    }

    /// Takes a cell's count of empty rings from its neighbors; whether it had been right.
    fn lower(&mut self, spot: Owner, neighbors: [(i64, i64); 4]) -> bool {
        let (slot, _laps) = self.slot(spot);
        let before = self.bare[slot];
        for (right, down) in neighbors {
            let beside = Owner { column: spot.column + right, row: spot.row + down };
            if self.has(beside) {
                let through = self.bare[self.slot(beside).0].saturating_add(1);
                self.bare[slot] = self.bare[slot].min(through);
            }
        }
        self.bare[slot] == before
    }

    /// How many rings of cells, its own the first, are known to be empty.
    fn bare_rings(&self, spot: Owner) -> i64 {
        self.bare.get(self.slot(spot).0).map_or(0, |&rings| i64::from(rings))
    }

    /// How far `bounds` lies inside the block of cells, at the nearest side.
    fn margin(&self, bounds: Rect, from: Owner, to: Owner) -> f64 {
        let start = self.frame.origin();
        let left = bounds.x0 - start.x - float(from.column) * self.cell.width;
        let top = bounds.y0 - start.y - float(from.row) * self.cell.height;
        let right = start.x + float(to.column + 1) * self.cell.width - bounds.x1;
        let bottom = start.y + float(to.row + 1) * self.cell.height - bounds.y1;
        left.min(top).min(right).min(bottom).max(0.0)
    }

    /// Calls `each` with the cells of the ring that far around the block; ring 0 is the block itself.
    fn for_ring(&self, from: Owner, to: Owner, ring: i64, mut each: impl FnMut(Owner)) {
        let mut row = from.row - ring;
        while row <= to.row + ring {
            let whole = ring == 0 || row == from.row - ring || row == to.row + ring;
            let stride = if whole { 1 } else { to.column - from.column + 2 * ring };
            let mut column = from.column - ring;
            while column <= to.column + ring {
                let spot = Owner { column, row };
                if self.has(spot) {
                    each(spot);
                }
                column += stride;
            }
            row += 1;
        }
    }

    fn shift(&self, laps: [i64; 2]) -> Vec2 {
        if laps == [0, 0] {
            return Vec2::ZERO;
        }
        let [across, down] = laps.map(float);
        self.wraps.map_or(Vec2::ZERO, |wrap| wrap.lattice.sum(across, down))
    }

    fn span(&self, bounds: Rect) -> (Owner, Owner) {
        let from = self.spot(Point::new(bounds.x0, bounds.y0));
        let to = self.spot(Point::new(bounds.x1, bounds.y1));
        if self.wraps.is_none() {
            return (from, to);
        }
        let column = to.column.min(from.column + MOST_LAPS * self.columns);
        let row = to.row.min(from.row + MOST_LAPS * self.rows);
        (from, Owner { column, row })
    }
}

/// The whole number of cells below; the library's `floor` is a call on machines that have no instruction for it.
fn floored(number: f64) -> i64 {
    let cut = whole(number);
    if float(cut) > number { cut - 1 } else { cut }
}

/// A count of cells as a number.
#[expect(clippy::cast_precision_loss, reason = "cells are few")]
pub(crate) fn float(count: i64) -> f64 {
    count as f64
}

/// A whole number of cells; anything absurd becomes a large one.
#[expect(clippy::cast_possible_truncation, reason = "clamped first; NaN becomes 0")]
fn whole(number: f64) -> i64 {
    number.clamp(-1e9, 1e9) as i64
}

/// The squared distance of the segment from `a` to `b` and the middle line of `entry`; 0 when they cross.
fn between2(a: Point, b: Point, entry: &Entry) -> f64 {
    let own = Entry::new(Capsule { a, b, radius: 0.0, ring: None });
    let splits = |of: &Entry, p: Point, q: Point| {
        let along = of.b - of.a;
        (along.cross(p - of.a) > 0.0) != (along.cross(q - of.a) > 0.0)
    };
    if splits(&own, entry.a, entry.b) && splits(entry, a, b) {
        return 0.0;
    }
    let ends = entry.apart2(a).min(entry.apart2(b));
    ends.min(own.apart2(entry.a)).min(own.apart2(entry.b))
}
