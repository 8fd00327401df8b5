//! The CPU painter: any window of the endless cloth, as pixels.
//!
//! A [`Grid`] lays pixels over cloth; [`Painter`] paints windows of it with `tiny-skia`, a block at a time, so no
//! picture is too wide for it and a strip costs only what lies in it. Blocks are cut within one period, and each is
//! painted once for all copies of it in a window. Colors are blended in sRGB, as browsers and `resvg` do. A [`Canvas`]
//! is for drawings that do not repeat: printed pages.
//!
//! **Invariant:** on a snapped grid the pixels of a place in the period depend on the repeat, the palette, the grid and
//! the ground only, never on the window; so copies are equal bit for bit, and edges meet.

use std::ops::Range;

use kurbo::Rect;
use tiny_skia::{BlendMode, Color, FillRule, Paint, PremultipliedColorU8, Transform};

use crate::dye::Palette;
use crate::mark::{Mark, Part};
use crate::repeat::Repeat;

mod canvas;
mod grid;
mod index;
mod outline;

pub use canvas::{Canvas, SHARPEST};
pub use grid::Grid;

use index::{Index, Placed};

/// What lies where no mark is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ground {
    /// The color of latar.
    #[default]
    Painted,
    /// Nothing; marks of the part latar take away what lies below them.
    Transparent,
}

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

/// Paints windows of one repeat in one palette.
#[derive(Debug)]
pub struct Painter<'a> {
    marks: &'a [Mark],
    index: Index,
    /// One for each coat.
    inks: Vec<Paint<'static>>,
    ground: Color,
    grid: Grid,
}

impl<'a> Painter<'a> {
    /// A painter; cost grows with the marks, not with the pixels.
    pub fn new(repeat: &'a Repeat, palette: &Palette, grid: Grid, ground: Ground) -> Self {
        let ink = |part: &Part| Paint {
            shader: tiny_skia::Shader::SolidColor(color(palette, part)),
            blend_mode: match ground {
                Ground::Transparent if *part == Part::latar() => BlendMode::DestinationOut,
                Ground::Transparent | Ground::Painted => BlendMode::SourceOver,
            },
            ..Paint::default()
        };
        Self {
            marks: repeat.artwork().marks(),
            index: Index::new(repeat, grid),
            inks: repeat.coats().iter().map(|coat| ink(&coat.part)).collect(),
            ground: match ground {
                Ground::Painted => color(palette, &Part::latar()),
                Ground::Transparent => Color::TRANSPARENT,
            },
            grid,
        }
    }

    /// The grid it paints on.
    pub fn grid(&self) -> Grid {
        self.grid
    }

    /// Paints a window. Takes 4 bytes a pixel, and time for one period at most on a snapped grid.
    pub fn window(&self, window: Window) -> Pixmap {
        let bytes = 4 * window.width as usize * window.height as usize;
        let mut picture =
            Pixmap { width: window.width, height: window.height, rgba: vec![0; bytes] };
        let [across, down] = self.grid.blocks();
        for rows in across_blocks(window.y, window.height, down) {
            for columns in across_blocks(window.x, window.width, across) {
                if let Some(block) = self.block(columns.block.clone(), rows.block.clone()) {
                    for y in rows.places() {
                        for x in columns.places() {
                            copy(&block, &mut picture, window, [x, y]);
                        }
                    }
                }
            }
        }
        picture
    }

    /// Paints one block, its pixels premultiplied; nothing when it has no pixel.
    fn block(&self, columns: Range<i64>, rows: Range<i64>) -> Option<tiny_skia::Pixmap> {
        let side = |range: &Range<i64>| u32::try_from(range.end - range.start).ok();
        let mut block = tiny_skia::Pixmap::new(side(&columns)?, side(&rows)?)?;
        block.fill(self.ground);
        let area = Rect::new(
            pixels(columns.start),
            pixels(rows.start),
            pixels(columns.end),
            pixels(rows.end),
        );
        for placed in self.index.near(area) {
            for offset in self.index.offsets(placed, area) {
                self.mark(&mut block, placed, offset - area.origin().to_vec2());
            }
        }
        Some(block)
    }

    fn mark(&self, block: &mut tiny_skia::Pixmap, placed: &Placed, offset: kurbo::Vec2) {
        let map = self.index.map(placed);
        let Some(path) = outline::path(&self.marks[placed.mark as usize].shape, map, offset) else {
            return;
        };
        let ink = &self.inks[placed.coat as usize];
        block.fill_path(&path, ink, FillRule::Winding, Transform::identity(), None);
    }
}

/// A stretch of pixels that repeats every `period`, and the part of the window in which its copies lie.
struct Stretch {
    block: Range<i64>,
    period: Option<i64>,
    window: Range<i64>,
}

impl Stretch {
    /// Where the copies that touch the window begin.
    fn places(&self) -> impl Iterator<Item = i64> + use<> {
        let (start, end) = (self.block.start, self.block.end);
        let period = self.period.unwrap_or(1);
        let copies = match self.period {
            // The first copy that ends after the window's start, to the last that starts before its end.
            Some(period) => {
                (self.window.start - end).div_euclid(period) + 1
                    ..(self.window.end - start - 1).div_euclid(period) + 1
            }
            None => 0..1,
        };
        copies.map(move |copy| start + copy * period)
    }
}

/// The blocks along one axis that a window touches; with a period, those of the first period.
fn across_blocks(start: i64, length: u32, (block, period): (i64, Option<i64>)) -> Vec<Stretch> {
    let window = start..start + i64::from(length);
    let span = match period {
        Some(period) => 0..period,
        None => window.start.div_euclid(block) * block..window.end,
    };
    let starts = (span.start..span.end).step_by(usize::try_from(block).unwrap_or(1));
    let end = period.unwrap_or(i64::MAX);
    starts
        .map(|at| Stretch { block: at..(at + block).min(end), period, window: window.clone() })
        .filter(|stretch| stretch.places().next().is_some())
        .collect()
}

/// Copies what `window` sees of a block that lies at `place`, and divides its color by its alpha.
fn copy(block: &tiny_skia::Pixmap, picture: &mut Pixmap, window: Window, place: [i64; 2]) {
    let [x, y] = [place[0] - window.x, place[1] - window.y];
    let columns = x.max(0)..(x + i64::from(block.width())).min(i64::from(window.width));
    let rows = y.max(0)..(y + i64::from(block.height())).min(i64::from(window.height));
    for row in rows {
        let from = at(block.width(), columns.start - x, row - y)
            ..at(block.width(), columns.end - x, row - y);
        let to = 4 * at(window.width, columns.start, row)..4 * at(window.width, columns.end, row);
        for (target, source) in picture.rgba[to].chunks_exact_mut(4).zip(&block.pixels()[from]) {
            target.copy_from_slice(&straight(*source));
        }
    }
}

/// The pixels, their color divided by their alpha.
fn copy_all(pixels: &tiny_skia::Pixmap) -> Pixmap {
    let rgba = pixels.pixels().iter().flat_map(|pixel| straight(*pixel)).collect();
    Pixmap { width: pixels.width(), height: pixels.height(), rgba }
}

/// The number of the pixel in column `x` of row `y`.
fn at(width: u32, x: i64, y: i64) -> usize {
    usize::try_from(y * i64::from(width) + x).unwrap_or(0)
}

fn straight(pixel: PremultipliedColorU8) -> [u8; 4] {
    let color = if pixel.is_opaque() {
        return [pixel.red(), pixel.green(), pixel.blue(), u8::MAX];
    } else {
        pixel.demultiply()
    };
    [color.red(), color.green(), color.blue(), color.alpha()]
}

fn color(palette: &Palette, part: &Part) -> Color {
    let color = palette.color(part);
    Color::from_rgba8(color.r, color.g, color.b, u8::MAX)
}

/// Pixel positions are far below 2^52.
#[expect(clippy::cast_precision_loss, reason = "whole numbers far below 2^52")]
fn pixels(position: i64) -> f64 {
    position as f64
}
