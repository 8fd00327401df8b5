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

use kurbo::{Affine, Rect};

use crate::mark::{Mark, Part};
use crate::repeat::{Coat, Repeat};

mod blocks;
mod canvas;
mod contacts;
mod field;
mod grid;
mod index;
mod inks;
mod outline;
mod shares;
mod wax;

pub use canvas::{Canvas, SHARPEST};
pub use contacts::Contact;
pub use grid::Grid;
pub use inks::{Ground, Inks};
pub use shares::{Portion, Shares, Spot};
pub use wax::wax_over;

use field::Field;
use index::Index;

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

/// A picture: sRGB with straight (not premultiplied) alpha, 4 bytes a pixel, row by row from the top.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pixmap {
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// Red, green, blue, alpha of each pixel.
    pub rgba: Vec<u8>,
}

/// Paints windows of one repeat.
#[derive(Debug)]
pub struct Painter<'a> {
    marks: &'a [Mark],
    index: Index,
    parts: Arc<[Part]>,
    /// For each coat the number of its part.
    part_of: Vec<u16>,
    grid: Grid,
}

impl<'a> Painter<'a> {
    /// A painter; cost grows with the marks, not with the pixels.
    pub fn new(repeat: &'a Repeat, grid: Grid) -> Self {
        let (parts, part_of) = numbered(repeat);
        let marks = repeat.artwork().marks();
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
            if let Some(block) = self.block(columns.block.clone(), rows.block.clone()) {
                let width = block.width();
                let block = made(block);
                for y in rows.places() {
                    for x in columns.places() {
                        blocks::copy((&block, width), &mut picture, window, [x, y]);
                    }
                }
            }
        }
        picture
    }

    /// Paints one block; nothing when it has no pixel.
    fn block(&self, columns: Range<i64>, rows: Range<i64>) -> Option<Shares> {
        let side = |range: &Range<i64>| u32::try_from(range.end - range.start).ok();
        let size = [side(&columns)?, side(&rows)?];
        if size.contains(&0) {
            return None;
        }
        let mut field = Field::new(size, [columns.start, rows.start]);
        let area = Rect::new(
            pixels(columns.start),
            pixels(rows.start),
            pixels(columns.end),
            pixels(rows.end),
        );
        for placed in self.index.near(area) {
            let map = self.index.map(placed);
            for offset in self.index.offsets(placed, area) {
                let shape = &self.marks[placed.mark as usize].shape;
                let bounds = placed.bounds + offset;
                field.lay(placed.coat, shape, Affine::translate(offset) * map, bounds);
            }
        }
        Some(field.shares(&self.part_of, self.parts.clone()))
    }
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
