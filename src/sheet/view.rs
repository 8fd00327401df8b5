//! A small window of cloth, painted once and shown in many states.
//!
//! **Invariant:** every picture of a view shows the same place at the same scale.

use std::collections::BTreeMap;
use std::sync::Arc;

use kurbo::Size;

use crate::color::Srgb;
use crate::dye::{Moment, Palette, Stage};
use crate::mark::Part;
use crate::raster::{Grid, Ground, Inks, Painter, Pixmap, Shares, Window};
use crate::repeat::Repeat;

/// The side of the window in millimeters: a period where it is neither a speck nor a whole cloth.
const NARROW: f64 = 40.0;
const WIDE: f64 = 110.0;

/// Pixels across: 300 to an inch on paper for a picture of six centimeters.
const PIXELS: u32 = 720;

/// Wax on a wax plan: new, older, taken off; and cloth.
const NEW: Srgb = Srgb::new(0x6E, 0x42, 0x1C);
const OLD: Srgb = Srgb::new(0xE0, 0xC4, 0x96);
const GONE: Srgb = Srgb::new(0xC4, 0x4E, 0x3A);
const CLOTH: Srgb = Srgb::new(0xFA, 0xF6, 0xEE);

/// A window of cloth.
pub(super) struct View<'a> {
    painter: Painter<'a>,
    window: Window,
    shares: Shares,
}

impl<'a> View<'a> {
    /// The upper left of a repeat, so many times as high as it is wide.
    pub(super) fn of(repeat: &'a Repeat, aspect: f64) -> Self {
        let Size { width, height } = repeat.period();
        let side = width.min(height).clamp(NARROW, WIDE);
        let painter = Painter::new(repeat, Grid::plain(f64::from(PIXELS) / side));
        let height = whole(f64::from(PIXELS) * aspect);
        let window = Window { x: 0, y: 0, width: PIXELS, height };
        let shares = painter.shares(window);
        Self { painter, window, shares }
    }

    /// The cloth in these colors.
    pub(super) fn colored(&self, palette: &Palette) -> Arc<Pixmap> {
        Arc::new(self.shares.colored(&Inks::new(palette, Ground::Painted)))
    }

    /// The cloth as it is at one moment, with the wax that lies on it.
    pub(super) fn seen(&self, moment: &Moment) -> Arc<Pixmap> {
        if moment.waxed.is_empty() {
            return self.colored(&moment.palette);
        }
        let inks = Inks::new(&moment.palette, Ground::Painted);
        Arc::new(self.painter.waxed(self.window, &inks, &moment.waxed))
    }

    /// Where wax lies in a bath, and how it changed.
    pub(super) fn mask(&self, stage: &Stage) -> Arc<Pixmap> {
        let color = |part: &Part| {
            if stage.added.contains(part) {
                NEW
            } else if stage.waxed.contains(part) {
                OLD
            } else if stage.removed.contains(part) {
                GONE
            } else {
                CLOTH
            }
        };
        let parts = self.shares.parts().iter();
        let colors: BTreeMap<Part, Srgb> = parts.map(|part| (part.clone(), color(part))).collect();
        self.colored(&Palette::of(colors, CLOTH))
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "some hundred pixels")]
fn whole(pixels: f64) -> u32 {
    pixels.round() as u32
}
