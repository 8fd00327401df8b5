//! Pictures of the cloth for a view, painted by the CPU painter.
//!
//! Far away one block of whole periods is painted, which repeats without end: panning needs nothing more. Close up, where
//! a period is larger than the view, the view is painted with some cloth around it. Colors come last: the shares are kept,
//! and another colorway costs no painting.
//!
//! **Invariant:** a picture at rest lies pixel on pixel on the view that it was painted for, once that is
//! [aligned](super::View::aligned).

use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::sync::Arc;

use kurbo::{Size, Vec2};

use super::View;
use crate::color::Pixmap;
use crate::geom::Lattice;
use crate::mark::{Mark, Part};
use crate::raster::{Grid, Inks, Painter, Shares, Window};
use crate::repeat::{Orbit, Repeat};

/// Pixels along a side up to which a block of periods is painted whole, however small the view.
const BLOCK: f64 = 2048.0;

/// Longest side of a block; every graphics card takes it as a texture.
const LONGEST: f64 = 4096.0;

/// A period with a shorter side is not stretched to whole pixels by itself, but with others beside it.
const SHORT: f64 = 96.0;

/// Most periods in a block, along a side: a power of two, as all their numbers are.
const MANY: u32 = 8;

/// The part of a view that is painted around it on every side.
const MARGIN: u32 = 8;

/// Scales that differ by less are the same: far less than a pixel at the end of the longest view.
const SAME: f64 = 1e-9;

/// Where a picture lies on the cloth.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Lie {
    /// Its pixels in a millimeter.
    pub(super) scale: Vec2,
    /// Its pixels, counted from the origin of the cloth.
    pub(super) window: Window,
    /// Whether it repeats without end.
    pub(super) repeats: bool,
    /// The scale of the view for which it was painted: its own, but for views that are too far away.
    pub(super) seen_at: Vec2,
}

impl Lie {
    /// Whether it shows all that `view` shows, as it was meant to be seen.
    fn serves(&self, view: &View) -> bool {
        let is_same = |a: f64, b: f64| (a - b).abs() <= SAME * b;
        let at_scale =
            is_same(self.seen_at.x, view.scale.x) && is_same(self.seen_at.y, view.scale.y);
        at_scale && (self.repeats || holds(self.window, seen(view)))
    }
}

/// A picture of cloth, as shares of parts.
#[derive(Clone, Debug)]
pub struct Painted {
    lie: Lie,
    /// From the top.
    strips: Vec<Shares>,
}

/// A picture of cloth in colors, for the engine.
#[derive(Clone, Debug)]
pub struct Still {
    pub(super) lie: Lie,
    pub(super) pixels: Pixmap,
}

impl Painted {
    /// In colors. Costs some milliseconds for a screen.
    pub fn colored(&self, inks: &Inks) -> Still {
        let mut rgba = Vec::new();
        for strip in &self.strips {
            rgba.append(&mut strip.colored(inks).rgba);
        }
        Still::new(self.lie, rgba)
    }

    /// Whether it shows all that `view` shows, at the scale of the view.
    pub fn serves(&self, view: &View) -> bool {
        self.lie.serves(view)
    }

    /// Whether it repeats without end.
    pub fn repeats(&self) -> bool {
        self.lie.repeats
    }
}

impl Still {
    fn new(lie: Lie, rgba: Vec<u8>) -> Self {
        let Window { width, height, .. } = lie.window;
        Self { lie, pixels: Pixmap { width, height, rgba } }
    }

    /// Whether it shows all that `view` shows, at the scale of the view.
    pub fn serves(&self, view: &View) -> bool {
        self.lie.serves(view)
    }

    /// Whether it repeats without end.
    pub fn repeats(&self) -> bool {
        self.lie.repeats
    }

    /// Its pixels: a block of whole periods where it repeats, a window of the cloth elsewhere.
    pub fn pixels(&self) -> &Pixmap {
        &self.pixels
    }
}

/// The scale nearest to a zoom, in pixels to a millimeter, at which what is painted repeats in whole pixels.
///
/// It is a little off, by up to half a percent, and different across and down. It is the zoom itself where the view, so many
/// pixels large, is painted alone, since a period is larger than it, and far away, where nobody sees pixels.
///
/// ```
/// use canting::artwork::{Artwork, Materials};
/// use canting::gpu::settled;
/// use canting::repeat::Repeat;
///
/// let design = canting::samples::find("truntum").expect("a sample").design;
/// let repeat = Repeat::of(Artwork::of(&design, &Materials::standard()));
/// let scale = settled(&repeat, 5.3, [1280, 800]);
/// let pixels = scale.x * repeat.period().width;
/// assert!((pixels - pixels.round()).abs() < 1e-9);
/// assert!((scale.x / 5.3 - 1.0).abs() < 0.006);
/// ```
pub fn settled(repeat: &Repeat, zoom: f64, size: [u32; 2]) -> Vec2 {
    let wanted = Vec2::new(zoom, zoom);
    match block(repeat, wanted, size) {
        Some((grid, 1)) => grid.scale(),
        Some(_) | None => wanted,
    }
}

/// The grid of a block that repeats, and how many times as fine as wanted it is; none where the view is to be painted.
fn block(repeat: &Repeat, scale: Vec2, size: [u32; 2]) -> Option<(Grid, u32)> {
    let Size { width, height } = repeat.period();
    let period = [width * scale.x, height * scale.y];
    let [across, down] = size.map(f64::from);
    let room = (BLOCK * BLOCK).max(across * down);
    if !period.iter().all(|side| *side <= LONGEST) || period[0] * period[1] > room {
        return None;
    }
    let longer = period[0].max(period[1]);
    if longer * f64::from(MANY) < SHORT {
        // Where even so many are short, one is painted finer, and shown smaller than it is.
        let finer = doubled(1 << 20, |finer| longer * f64::from(finer) >= SHORT);
        return Some((Grid::block(repeat, [1, 1], scale * f64::from(finer))?, finer));
    }
    let periods = period.map(|side| doubled(MANY, |many| side * f64::from(many) >= SHORT));
    Some((Grid::block(repeat, periods, scale)?, 1))
}

/// The first power of two, up to `most`, that is enough.
fn doubled(most: u32, is_enough: impl Fn(u32) -> bool) -> u32 {
    let powers = std::iter::successors(Some(1_u32), |power| power.checked_mul(2));
    powers.take_while(|power| *power <= most).find(|power| is_enough(*power)).unwrap_or(most)
}

/// The pixels that a view shows, counted from the origin of the cloth.
fn seen(view: &View) -> Window {
    let [x, y] = view.offset().map(|pixels| whole((pixels + 0.001).floor()));
    // One that is not aligned shows a piece of one pixel more.
    let [x1, y1] = [(0, x), (1, y)].map(|(axis, from)| {
        let end = view.offset()[axis] + f64::from(view.size[axis]);
        u32::try_from(whole((end - 0.001).ceil()) - from).unwrap_or(1)
    });
    Window { x, y, width: x1, height: y1 }
}

/// Whether one window holds all of another.
fn holds(outer: Window, inner: Window) -> bool {
    let along = |outer: (i64, u32), inner: (i64, u32)| {
        outer.0 <= inner.0 && inner.0 + i64::from(inner.1) <= outer.0 + i64::from(outer.1)
    };
    along((outer.x, outer.width), (inner.x, inner.width))
        && along((outer.y, outer.height), (inner.y, inner.height))
}

/// Paints pictures, one after another; keeps what the next one needs too. A worker has one.
#[derive(Debug, Default)]
pub struct Brush {
    kept: Option<Kept>,
}

/// A painter, and what it was made of.
#[derive(Debug)]
struct Kept {
    painter: Painter,
    marks: Arc<Vec<Mark>>,
    lattice: Lattice,
    orbits: Vec<Orbit>,
}

impl Kept {
    fn new(repeat: &Repeat, grid: Grid) -> Self {
        Self {
            painter: Painter::new(repeat, grid),
            marks: repeat.artwork().shared_marks(),
            lattice: repeat.lattice(),
            orbits: repeat.orbits().to_vec(),
        }
    }

    /// Whether it is a painter of this repeat on this grid.
    fn is_of(&self, repeat: &Repeat, grid: Grid) -> bool {
        self.painter.grid() == grid
            && Arc::ptr_eq(&self.marks, &repeat.artwork().shared_marks())
            && self.lattice == repeat.lattice()
            && self.orbits == repeat.orbits()
    }
}

impl Brush {
    /// Paints the cloth for a view at a [`settled`] scale that is [aligned](View::aligned). Nothing if `watch`, which hears
    /// of the share that is done, breaks off.
    ///
    /// Costs a painting of a block of periods or of the view and some cloth around it, whatever is less.
    pub fn painted(
        &mut self,
        repeat: &Repeat,
        view: &View,
        watch: &dyn Fn(f64) -> ControlFlow<()>,
    ) -> Option<Painted> {
        let (painter, lie) = self.laid(repeat, view);
        let strips = in_strips(painter.grid(), lie.window, watch, |strip| painter.shares(strip))?;
        Some(Painted { lie, strips })
    }

    /// The same in colors, with wax on the parts `waxed`: a step of the work.
    pub fn waxed(
        &mut self,
        repeat: &Repeat,
        view: &View,
        (inks, waxed): (&Inks, &BTreeSet<Part>),
        watch: &dyn Fn(f64) -> ControlFlow<()>,
    ) -> Option<Still> {
        let (painter, lie) = self.laid(repeat, view);
        let made = |strip| match waxed.is_empty() {
            true => painter.window(strip, inks).rgba,
            false => painter.waxed(strip, inks, waxed).rgba,
        };
        let strips = in_strips(painter.grid(), lie.window, watch, made)?;
        Some(Still::new(lie, strips.concat()))
    }

    /// The painter for a view, and where its picture lies.
    fn laid(&mut self, repeat: &Repeat, view: &View) -> (&Painter, Lie) {
        let block = block(repeat, view.scale, view.size);
        let grid = block.map_or(Grid::stretched(view.scale), |(grid, _)| grid);
        let window = match grid.period() {
            Some([across, down]) => {
                let side = |side: i64| u32::try_from(side).unwrap_or(1);
                Window { x: 0, y: 0, width: side(across), height: side(down) }
            }
            None => seen(&view.grown(view.size.map(|side| side / MARGIN))),
        };
        let kept = self.kept.take().filter(|kept| kept.is_of(repeat, grid));
        let kept = self.kept.insert(kept.unwrap_or_else(|| Kept::new(repeat, grid)));
        let seen_at = match block {
            Some((grid, 1)) => grid.scale(),
            Some(_) | None => view.scale,
        };
        let repeats = grid.period().is_some();
        (&kept.painter, Lie { scale: grid.scale(), window, repeats, seen_at })
    }
}

/// What is made of each strip of a window, from the top; nothing if `watch` breaks off.
fn in_strips<T>(
    grid: Grid,
    window: Window,
    watch: &dyn Fn(f64) -> ControlFlow<()>,
    made: impl Fn(Window) -> T,
) -> Option<Vec<T>> {
    let rows = u32::try_from(grid.strip()).unwrap_or(1);
    let mut strips = Vec::new();
    let mut done = 0;
    while done < window.height {
        if watch(f64::from(done) / f64::from(window.height)).is_break() {
            return None;
        }
        let height = rows.min(window.height - done);
        strips.push(made(Window { y: window.y + i64::from(done), height, ..window }));
        done += height;
    }
    Some(strips)
}

/// Pixels of the cloth are far below 2^63.
#[expect(clippy::cast_possible_truncation, reason = "saturates, where nothing is seen")]
fn whole(pixels: f64) -> i64 {
    pixels as i64
}
