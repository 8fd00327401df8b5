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
use crate::raster::{Backdrop, Grid, Inks, Painter, Shares, Window};
use crate::repeat::Repeat;

/// The width of a window in millimeters at which isen are seen, and a repeat too.
const NARROW: f64 = 40.0;
const WIDE: f64 = 80.0;

/// The longest side of a period that is shown whole.
const WHOLE: f64 = 240.0;

/// The side of a piece of a larger one.
const PIECE: f64 = 160.0;

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
pub(super) struct View {
    painter: Painter,
    window: Window,
    shares: Arc<Shares>,
}

impl View {
    /// A window of a repeat with whole periods of it, or of one that is too large where its figures are; so many pixels
    /// across, so many times as high as it is wide.
    pub(super) fn of(repeat: &Repeat, pixels: u32, aspect: f64) -> Self {
        let area = seen(repeat, aspect);
        let scale = f64::from(pixels) / area.width();
        let painter = Painter::new(repeat, Grid::plain(scale));
        let [x, y] = [area.x0, area.y0].map(|mm| nearest(mm * scale));
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
        let inks = Inks::new(palette, Backdrop::Painted);
        Item::Cloth { area, shares: Arc::clone(&self.shares), inks }
    }

    /// The cloth as it is at one moment, with the wax that lies on it.
    pub(super) fn seen(&self, moment: &Moment, area: Rect) -> Item {
        if moment.waxed.is_empty() {
            return self.colored(&moment.palette, area);
        }
        let inks = Inks::new(&moment.palette, Backdrop::Painted);
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

/// The part of the cloth that a window so many times as high as it is wide shows best.
fn seen(repeat: &Repeat, aspect: f64) -> Rect {
    let period = repeat.period();
    let Some(block) = block(period, aspect) else {
        let side = period.width.min(period.height).clamp(NARROW, PIECE);
        let size = Size::new(side, side * aspect);
        return Rect::from_origin_size(richest(repeat, size), size);
    };
    // What the window has beyond whole periods lies on both sides of them.
    let width = block.width.max(block.height / aspect);
    let size = Size::new(width, width * aspect);
    let corner = Point::new((block.width - size.width) / 2.0, (block.height - size.height) / 2.0);
    Rect::from_origin_size(corner, size)
}

/// As many periods across and down as nearly make a window so many times as high as it is wide, neither a speck nor a
/// whole cloth; nothing where one is too large.
fn block(period: Size, aspect: f64) -> Option<Size> {
    /// Periods on a side beyond which nothing is seen of them.
    const MOST: u8 = 12;
    if period.width.max(period.height) > WHOLE {
        return None;
    }
    let counts = (1..=MOST).flat_map(|across| (1..=MOST).map(move |down| (across, down)));
    let blocks = counts.map(|(across, down)| {
        Size::new(f64::from(across) * period.width, f64::from(down) * period.height)
    });
    // How often too large is as bad as how often too slim.
    let fault = |block: &Size| {
        let width = block.width.max(block.height / aspect);
        let filled = block.width * block.height / (width * width * aspect);
        let off = (width / WIDE).max(NARROW / width).max(1.0);
        off / filled
    };
    blocks.min_by(|one, other| fault(one).total_cmp(&fault(other)))
}

/// Where a window shows least of the ground, and cuts least of what lies on it; the upper left corner of the repeat, unless
/// another place is clearly better.
///
/// Looks at one coarse painting of a period with a window more on both sides, and sums the ground in every window, and
/// along its edge, by its table of partial sums.
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
    let bare = |x: usize, y: usize, [wide, high]: [usize; 2]| {
        sums[at(x + wide, y + high)] + sums[at(x, y)]
            - sums[at(x + wide, y)]
            - sums[at(x, y + high)]
    };
    let share = |bare: u64, pixels: usize| bare as f64 / (255.0 * pixels.max(1) as f64);
    let fault = |(x, y): (usize, usize)| {
        let all = bare(x, y, [wide, high]);
        let inner = [wide.saturating_sub(2), high.saturating_sub(2)];
        let edge = wide * high - inner[0] * inner[1];
        let on_edge = all - bare(x + wide.min(1), y + high.min(1), inner);
        share(all, wide * high) + 1.0 - share(on_edge, edge)
    };
    let places = (0..=rows.saturating_sub(high))
        .flat_map(|y| (0..=columns.saturating_sub(wide)).map(move |x| (x, y)));
    let best = places.min_by(|one, other| fault(*one).total_cmp(&fault(*other)));
    let best = best.unwrap_or_default();
    let (x, y) = if fault(best) < 0.9 * fault((0, 0)) { best } else { (0, 0) };
    Point::new(x as f64 / scale, y as f64 / scale)
}

#[expect(clippy::cast_possible_truncation, reason = "some hundred pixels")]
fn nearest(pixels: f64) -> i64 {
    pixels.round() as i64
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "some hundred pixels")]
fn whole(pixels: f64) -> u32 {
    pixels.round() as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_periods_are_seen() {
        for (period, aspect, wanted) in [
            // Two of a small tile, as a single one would be a speck.
            ((30.0, 30.0), 1.0, Some((60.0, 60.0))),
            ((80.0, 80.0), 1.0, Some((80.0, 80.0))),
            // Some cloth above and below rather than many small ones.
            ((48.0, 48.0), 0.62, Some((96.0, 48.0))),
            ((220.0, 140.0), 0.62, Some((220.0, 140.0))),
            ((30.0, 90.0), 1.0, Some((90.0, 90.0))),
            ((1050.0, 2500.0), 1.0, None),
        ] {
            let found = block(Size::from(period), aspect);
            assert_eq!(found.map(|size| (size.width, size.height)), wanted, "{period:?}");
        }
    }
}
