//! A small window of cloth, painted once and shown in many states.
//!
//! **Invariant:** every picture of a view shows the same place at the same scale.

use std::collections::BTreeMap;
use std::sync::Arc;

use kurbo::{Point, Rect, Size};

use crate::color::Srgb;
use crate::dye::{Moment, Palette, Stage};
use crate::mark::Part;
use crate::paper::Item;
use crate::raster::{Grid, Ground, Inks, Painter, Shares, Window};
use crate::repeat::Repeat;

/// The side of the window in millimeters: a period where it is neither a speck nor a whole cloth.
const NARROW: f64 = 40.0;
const WIDE: f64 = 110.0;

/// Pixels across: 300 to an inch on paper for a picture of six centimeters, 215 for one of eight and a half.
pub(super) const FINE: u32 = 720;

/// The same for small pictures of which there may be hundreds: 230 to an inch for five and a half centimeters.
pub(super) const PLAIN: u32 = 500;

/// Pixels of the longer side of a period that is looked at to find the best window.
const COARSE: f64 = 120.0;

/// Wax on a wax plan: new, older, taken off; and cloth.
const NEW: Srgb = Srgb::new(0x6E, 0x42, 0x1C);
const OLD: Srgb = Srgb::new(0xE0, 0xC4, 0x96);
const GONE: Srgb = Srgb::new(0xC4, 0x4E, 0x3A);
const CLOTH: Srgb = Srgb::new(0xFA, 0xF6, 0xEE);

/// A window of cloth.
pub(super) struct View<'a> {
    painter: Painter<'a>,
    window: Window,
    shares: Arc<Shares>,
}

impl<'a> View<'a> {
    /// A window of a repeat where its figures are, so many pixels across, so many times as high as it is wide.
    pub(super) fn of(repeat: &'a Repeat, pixels: u32, aspect: f64) -> Self {
        let Size { width, height } = repeat.period();
        let side = width.min(height).clamp(NARROW, WIDE);
        let scale = f64::from(pixels) / side;
        let painter = Painter::new(repeat, Grid::plain(scale));
        let corner = richest(repeat, Size::new(side, side * aspect));
        let [x, y] = [corner.x, corner.y].map(|mm| i64::from(whole(mm * scale)));
        let window = Window { x, y, width: pixels, height: whole(f64::from(pixels) * aspect) };
        let shares = Arc::new(painter.shares(window));
        Self { painter, window, shares }
    }

    /// How high it is for each millimeter of its width.
    pub(super) fn aspect(&self) -> f64 {
        f64::from(self.window.height) / f64::from(self.window.width)
    }

    /// The cloth in these colors.
    pub(super) fn colored(&self, palette: &Palette, area: Rect) -> Item {
        let inks = Inks::new(palette, Ground::Painted);
        Item::Cloth { area, shares: Arc::clone(&self.shares), inks }
    }

    /// The cloth as it is at one moment, with the wax that lies on it.
    pub(super) fn seen(&self, moment: &Moment, area: Rect) -> Item {
        if moment.waxed.is_empty() {
            return self.colored(&moment.palette, area);
        }
        let inks = Inks::new(&moment.palette, Ground::Painted);
        let pixels = Arc::new(self.painter.waxed(self.window, &inks, &moment.waxed));
        Item::Picture { area, pixels }
    }

    /// Where wax lies in a bath, and how it changed.
    pub(super) fn mask(&self, stage: &Stage, area: Rect) -> Item {
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
        self.colored(&Palette::of(colors, CLOTH), area)
    }
}

/// Where a window shows least of the ground; the upper left corner of the repeat, unless another place is clearly richer.
///
/// Looks at one coarse painting of a period with a window more on both sides, and sums the ground in every window by its
/// table of partial sums.
fn richest(repeat: &Repeat, window: Size) -> Point {
    let Size { width, height } = repeat.period();
    let scale = COARSE / width.max(height).max(window.width);
    let pixels = |mm: f64| whole(mm * scale).max(1);
    let [across, down] = [pixels(width + window.width), pixels(height + window.height)];
    let painter = Painter::new(repeat, Grid::plain(scale));
    let shares = painter.shares(Window { x: 0, y: 0, width: across, height: down });
    let ground = shares.share_of(&Part::latar());
    let (columns, rows) = (across as usize, down as usize);
    // sums[y][x] is all the ground above and left of a pixel.
    let mut sums = vec![0_u64; (columns + 1) * (rows + 1)];
    let at = |x: usize, y: usize| y * (columns + 1) + x;
    for y in 0..rows {
        for x in 0..columns {
            let here = u64::from(ground[y * columns + x]);
            sums[at(x + 1, y + 1)] =
                here + sums[at(x + 1, y)] + sums[at(x, y + 1)] - sums[at(x, y)];
        }
    }
    let [wide, high] = [pixels(window.width) as usize, pixels(window.height) as usize];
    let bare = |x: usize, y: usize| {
        sums[at(x + wide, y + high)] + sums[at(x, y)]
            - sums[at(x + wide, y)]
            - sums[at(x, y + high)]
    };
    let places = (0..=rows.saturating_sub(high))
        .flat_map(|y| (0..=columns.saturating_sub(wide)).map(move |x| (x, y)));
    let best = places.min_by_key(|(x, y)| bare(*x, *y)).unwrap_or_default();
    let is_richer = 10 * bare(best.0, best.1) < 9 * bare(0, 0);
    let (x, y) = if is_richer { best } else { (0, 0) };
    Point::new(x as f64 / scale, y as f64 / scale)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "some hundred pixels")]
fn whole(pixels: f64) -> u32 {
    pixels.round() as u32
}
