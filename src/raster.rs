//! The CPU painter: any window of the endless cloth, as parts or as pixels.
//!
//! A [`Grid`] lays pixels over cloth; [`Painter`] finds out for each of them which parts share it, [`Shares`], and
//! [`Inks`] color what it found: a design is a partition of cloth, and color comes last. It paints a block at a time, so
//! no picture is too wide for it and a strip costs only what lies in it. Blocks are cut within one period, and each is
//! painted once for all copies of it in a window. Colors are blended in sRGB, as browsers and `resvg` do. A [`Canvas`] is
//! for drawings that do not repeat: printed pages.
//!
//! **Invariant:** on a snapped grid the shares of a place in the period depend on the repeat and the grid only, never on
//! the window; so copies are equal bit for bit, and edges meet.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use kurbo::{Affine, Rect, Vec2};

use crate::color::Pixmap;
use crate::mark::{Mark, Part};
use crate::repeat::{Coat, Repeat};

mod blocks;
mod canvas;
mod contacts;
mod field;
mod film;
mod grid;
mod index;
mod inks;
mod outline;
mod owner;
mod shares;
mod wax;

pub use canvas::Canvas;
pub use contacts::Contact;
pub use film::Print;
pub use grid::Grid;
pub use inks::{Backdrop, Inks};
pub use outline::SHARPEST;
pub use owner::{Owner, Portion};
pub use shares::Shares;
pub use wax::wax_over;

use field::Field;
use index::{Index, Placed};

/// Copies of marks on a block beyond which it is cut in two. The densest of our designs have half as many.
const CROWD: usize = 4096;

/// Pixels along a side of a block that is small enough, however crowded.
const SMALL: i64 = 64;

/// A rectangle of pixels on the endless cloth; the tile's upper left corner is pixel 0, 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// Its left column.
    pub x: i64,
    /// Its top row.
    pub y: i64,
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
}

impl Window {
    /// The window with so many pixels more around it, across and down on either side.
    fn grown(self, [across, down]: [u32; 2]) -> Self {
        Self {
            x: self.x - i64::from(across),
            y: self.y - i64::from(down),
            width: self.width.saturating_add(2 * across),
            height: self.height.saturating_add(2 * down),
        }
    }
}

/// Paints windows of one repeat. It shares the marks, and can be kept beside or without the repeat.
#[derive(Debug)]
pub struct Painter {
    marks: Arc<Vec<Mark>>,
    index: Index,
    parts: Arc<[Part]>,
    /// For each coat the number of its part.
    part_of: Vec<u16>,
    grid: Grid,
}

impl Painter {
    /// A painter; cost grows with the marks, not with the pixels.
    pub fn new(repeat: &Repeat, grid: Grid) -> Self {
        let (parts, part_of) = numbered(repeat);
        let marks = repeat.artwork().shared_marks();
        Self { marks, index: Index::new(repeat, grid), parts: parts.into(), part_of, grid }
    }

    /// The grid it paints on.
    pub fn grid(&self) -> Grid {
        self.grid
    }

    /// Every part that may be seen, numbered as in [`Shares`]: the ground, then the others as they are first painted.
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// Which parts share each pixel of a window. Takes 4 bytes a pixel and some more where parts meet, and time for one
    /// period at most on a snapped grid.
    pub fn shares(&self, window: Window) -> Shares {
        let mut mixes = Vec::new();
        let pixels = self.assembled(window, |block| block.moved_into(&mut mixes));
        Shares::new([window.width, window.height], self.parts.clone(), pixels, mixes)
    }

    /// Paints a window in colors: what [`Shares::colored`] makes of it, without holding the shares of more than a block.
    /// Takes 4 bytes a pixel, and time for one period at most on a snapped grid.
    pub fn window(&self, window: Window, inks: &Inks) -> Pixmap {
        let rgba = self.assembled(window, |block| block.pixels(inks)).into_flattened();
        Pixmap { width: window.width, height: window.height, rgba }
    }

    /// The pixels of a window: what `made` makes of each block, at all places where the window sees it.
    fn assembled<T: Copy + Default>(
        &self,
        window: Window,
        mut made: impl FnMut(Shares) -> Vec<T>,
    ) -> Vec<T> {
        let mut picture = vec![T::default(); window.width as usize * window.height as usize];
        for [columns, rows] in blocks::of(window, self.grid) {
            let [left, top] = [columns.block.start, rows.block.start];
            for (area, shares) in self.block([columns.block.clone(), rows.block.clone()]) {
                let width = shares.width();
                let block = made(shares);
                for y in rows.places() {
                    for x in columns.places() {
                        let place = [x + area[0].start - left, y + area[1].start - top];
                        blocks::copy(&block, width, &mut picture, window, place);
                    }
                }
            }
        }
        picture
    }

    /// Paints one block, in as many pieces as it takes.
    fn block(&self, area: Area) -> Vec<(Area, Shares)> {
        let bounds = bounds(&area);
        let near = self.index.near(bounds);
        let copies = near.flat_map(|placed| {
            self.index.offsets(placed, bounds).map(move |offset| Copied { placed, offset })
        });
        let mut pieces = Vec::new();
        self.pieces(area, &copies.collect::<Vec<_>>(), &mut pieces);
        pieces
    }

    /// Paints the `copies` that may touch an area, which lie from the topmost to the lowest.
    ///
    /// Where they crowd, the area is cut in two, again and again: in a small one a few of them hide all others.
    fn pieces(&self, area: Area, copies: &[Copied<'_>], pieces: &mut Vec<(Area, Shares)>) {
        let sides = area.each_ref().map(|range| range.end - range.start);
        let longer = usize::from(sides[1] > sides[0]);
        if copies.len() > CROWD && sides[longer] > SMALL {
            let middle = area[longer].start + sides[longer] / 2;
            for half in [area[longer].start..middle, middle..area[longer].end] {
                let mut part = area.clone();
                part[longer] = half;
                let within = bounds(&part);
                let touches = |copy: &&Copied<'_>| copy.bounds().overlaps(within);
                let copies: Vec<Copied<'_>> = copies.iter().filter(touches).copied().collect();
                self.pieces(part, &copies, pieces);
            }
            return;
        }
        let [Ok(width), Ok(height)] = sides.map(u32::try_from) else { return };
        if width == 0 || height == 0 {
            return;
        }
        let mut field = Field::new([width, height], [area[0].start, area[1].start]);
        for copy in copies {
            let shape = self.marks[copy.placed.mark as usize].shape();
            let map = Affine::translate(copy.offset) * self.index.map(copy.placed);
            field.lay(copy.placed.coat, shape, map, copy.bounds());
        }
        pieces.push((area, field.shares(&self.part_of, self.parts.clone())));
    }
}

/// Columns and rows.
type Area = [Range<i64>; 2];

/// A copy of a mark.
#[derive(Clone, Copy)]
struct Copied<'a> {
    placed: &'a Placed,
    /// From its place in the first period.
    offset: Vec2,
}

impl Copied<'_> {
    /// Pixels that it may touch.
    fn bounds(&self) -> Rect {
        self.placed.bounds + self.offset
    }
}

fn bounds([columns, rows]: &Area) -> Rect {
    Rect::new(pixels(columns.start), pixels(rows.start), pixels(columns.end), pixels(rows.end))
}

/// The parts of a repeat in the order of painting, and for each coat the number of its part.
fn numbered(repeat: &Repeat) -> (Vec<Part>, Vec<u16>) {
    let parts = repeat.painted();
    // Nobody tells 65 536 parts apart; what comes after them looks like the ground.
    let number = |at: usize| u16::try_from(at).unwrap_or(0);
    let numbers: BTreeMap<&Part, u16> =
        parts.iter().enumerate().map(|(at, part)| (part, number(at))).collect();
    let number_of = |coat: &Coat| numbers.get(&coat.part).copied().unwrap_or(0);
    let part_of = repeat.coats().iter().map(number_of).collect();
    (parts, part_of)
}

/// Pixel positions are far below 2^52.
#[expect(clippy::cast_precision_loss, reason = "whole numbers far below 2^52")]
fn pixels(position: i64) -> f64 {
    position as f64
}
