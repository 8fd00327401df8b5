//! How large a picture is, and how it is cut into strips.

use kurbo::Size;

use crate::notice::Message;
use crate::raster::Grid;
use crate::repeat::Repeat;

use super::{INCH, PngReport};

/// The longest side that a PNG may have.
const LONGEST: f64 = 2_147_483_647.0;

/// The most pixels of a picture. Deflate makes a thousandth of them at best: beyond this no disk would hold the file.
const MOST: f64 = 1e14;

/// A cloth this near to a whole number of periods, in periods, has a whole number of them.
const WHOLE: f64 = 1e-6;

/// How much longer or shorter a cloth may become for the sake of a whole number of periods, in parts of its side. Cloth
/// stretches and shrinks by more; beyond it the size that was asked for matters more than the last period.
const GIVE: f64 = 0.005;

/// Most bytes of a strip before it is deflated; a very wide cloth has lower strips. Deflated they are a hundredth.
const STRIP: u64 = 128 << 20;

/// Most bytes that all lanes hold together, painted and deflated, whatever the number of cores.
///
/// A tile of 2500 x 1050 mm at 300 dpi keeps five lanes busy with it; measured, the program takes 91 MB in all for a
/// thousand marks and 130 MB, 42 of them for the marks, for forty thousand.
const HELD: u64 = 96 << 20;

/// Bytes that a lane needs for one block of the painter, whatever its strip: its pixels, their mixes, a mask, and the
/// pixels in color.
const BLOCK: u64 = 4 << 20;

/// Bytes of a pixel while it is painted: its color.
const PAINTED: u64 = 4;

/// Bytes of a pixel while it is painted with what is around it, as wax and traps are: its shares and their mixes, the
/// height of the wax, its color.
const AROUND: u64 = 16;

/// Deflate makes so many times less of cloth, a little more or less even where marks lie as dense as they can.
const DEFLATED: u64 = 8;

/// Rows that a strip of many short periods may have: enough that its first row, which costs most, costs nothing.
const ROWS: u32 = 512;

/// Widest period in pixels of which many are painted into one strip: 32 MiB of pixels.
const NARROW: u32 = 16_384;

/// Samples of a pixel, 8 bits each unless it is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Channels {
    /// One of a single bit, for films.
    Bit,
    /// One for films.
    Grey,
    /// Three, nothing transparent.
    Rgb,
    /// Three and alpha.
    Rgba,
}

impl Channels {
    /// Samples of a pixel.
    pub(super) fn count(self) -> usize {
        match self {
            Self::Bit | Self::Grey => 1,
            Self::Rgb => 3,
            Self::Rgba => 4,
        }
    }

    /// Bytes of so many pixels beside one another.
    fn bytes(self, pixels: u32) -> u64 {
        match self {
            Self::Bit => u64::from(pixels.div_ceil(8)),
            Self::Grey | Self::Rgb | Self::Rgba => self.count() as u64 * u64::from(pixels),
        }
    }
}

/// What is wanted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Wanted {
    /// In millimeters; nothing for one period.
    pub(super) cloth: Option<Size>,
    pub(super) dpi: f64,
    pub(super) channels: Channels,
    /// Pixels around the cloth.
    pub(super) margin: u32,
    /// What is painted on the cloth beside marks.
    pub(super) looks: Looks,
}

/// What a pixel depends on beside the marks on it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Looks {
    /// Nothing.
    Plain,
    /// The wax around it.
    Waxed,
    /// Parts within so many millimeters.
    Trapped(f64),
}

/// A picture cut into strips.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Plan {
    pub(super) grid: Grid,
    /// The cloth, across and down.
    pub(super) pixels: [u32; 2],
    /// The period, across and down.
    pub(super) period: [u32; 2],
    /// Rows after which strips are the same again: one period, or as many short ones as fit into a strip.
    unit: u32,
    /// Rows in a strip, except for the last of a unit or of the cloth.
    strip: u32,
    pub(super) channels: Channels,
    /// Pixels around the cloth.
    pub(super) margin: u32,
    looks: Looks,
    pub(super) dpi: f64,
}

/// The rows of a strip within its unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) top: u32,
    pub(super) rows: u32,
}

impl Plan {
    pub(super) fn new(repeat: &Repeat, wanted: Wanted) -> Result<Self, Message> {
        let Wanted { cloth, dpi, channels, margin, looks } = wanted;
        if !(dpi > 0.0 && dpi.is_finite()) {
            return Err(Message::new("png-dpi").with("dpi", dpi));
        }
        let fine = || Message::new("png-too-fine").with("dpi", dpi);
        let grid = Grid::snapped(repeat, dpi / INCH).ok_or_else(fine)?;
        let period = grid.period().ok_or_else(fine)?.map(|side| u32::try_from(side).unwrap_or(0));
        let [width, height] = match cloth {
            None => period.map(f64::from),
            Some(Size { width, height }) => {
                let asked = |side: f64| (side * dpi / INCH).round();
                let periods = [width / repeat.period().width, height / repeat.period().height];
                [
                    side(asked(width), periods[0], f64::from(period[0])),
                    side(asked(height), periods[1], f64::from(period[1])),
                ]
            }
        };
        // Also refuses what is not a number.
        let longest = LONGEST - 2.0 * f64::from(margin);
        if ![width, height].iter().all(|side| (1.0..=longest).contains(side)) {
            let message = Message::new("png-size").with("width", width).with("height", height);
            return Err(message.with("max", longest));
        }
        if width * height > MOST {
            let message = Message::new("png-too-many").with("width", width).with("height", height);
            return Err(message.with("max", MOST));
        }
        let pixels = [saturating(width), saturating(height)];
        let (unit, strip) = (period[1], 1);
        Ok(Self { grid, pixels, period, unit, strip, channels, margin, looks, dpi }.cut())
    }

    /// Cuts the picture into strips that are neither too large nor, where periods are short, too many.
    fn cut(self) -> Self {
        let fits = u32::try_from(STRIP / self.bytes(1)).unwrap_or(u32::MAX);
        let painted = u32::try_from(self.grid.strip()).unwrap_or(1);
        let periods = fits.min(ROWS) / self.period[1];
        let is_small = self.painted() <= NARROW;
        if periods > 1 && is_small {
            let unit = periods * self.period[1];
            return Self { unit, strip: unit, ..self };
        }
        Self { strip: painted.min(fits).max(1), ..self }
    }

    /// Pixels that are painted across: the rest of a row is the same again.
    pub(super) fn painted(&self) -> u32 {
        self.period[0].min(self.pixels[0])
    }

    /// The picture with its margin, across and down.
    pub(super) fn picture(&self) -> [u32; 2] {
        self.pixels.map(|side| side + 2 * self.margin)
    }

    /// Bytes of so many rows before they are deflated; each row begins with the number of its filter.
    pub(super) fn bytes(&self, rows: u32) -> u64 {
        u64::from(rows) * (1 + self.channels.bytes(self.picture()[0]))
    }

    /// How the rows above the cloth, or below it, are cut into strips.
    pub(super) fn bands(&self) -> impl Iterator<Item = Span> + use<> {
        let rows = u32::try_from(STRIP / self.bytes(1)).unwrap_or(u32::MAX).clamp(1, ROWS);
        let margin = self.margin;
        let tops = (0..margin).step_by(rows as usize);
        tops.map(move |top| Span { top, rows: rows.min(margin - top) })
    }

    /// How many strips may be in work at a time: each is painted in full, and beside it wait up to two deflated ones.
    pub(super) fn lanes(&self) -> usize {
        let waiting = 2 * self.bytes(self.strip) / DEFLATED;
        let held = BLOCK + self.held() + waiting;
        usize::try_from(HELD / held).unwrap_or(usize::MAX).max(1)
    }

    /// Bytes of a strip while it is painted. Wax and traps see more than the strip: as many rows above and below again
    /// where pixels are very fine.
    fn held(&self) -> u64 {
        let (bytes, around) = match self.looks {
            Looks::Plain => (PAINTED, 0),
            Looks::Waxed => (AROUND, 2 * self.grid.wax_reach()),
            Looks::Trapped(trap) => {
                let [across, down] = self.grid.trap_reach(trap);
                (AROUND, 2 * across.max(down))
            }
        };
        bytes * u64::from(self.strip + around) * u64::from(self.painted() + around)
    }

    /// Strips in a whole unit.
    pub(super) fn strips_in_unit(&self) -> u64 {
        u64::from(self.unit.div_ceil(self.strip))
    }

    /// Strips in the picture.
    pub(super) fn strips(&self) -> u64 {
        let units = u64::from(self.pixels[1] / self.unit);
        let rest = u64::from((self.pixels[1] % self.unit).div_ceil(self.strip));
        units * self.strips_in_unit() + rest
    }

    /// The number within its unit of a strip of the picture.
    pub(super) fn in_unit(&self, strip: u64) -> usize {
        usize::try_from(strip % self.strips_in_unit()).unwrap_or(usize::MAX)
    }

    /// The rows of a strip of the picture.
    pub(super) fn span(&self, strip: u64) -> Span {
        let top = u64::from(self.strip) * (strip % self.strips_in_unit());
        let unit = u64::from(self.unit);
        let above = strip / self.strips_in_unit() * unit;
        let left = (u64::from(self.pixels[1]) - above).min(unit) - top;
        let small = |number: u64| u32::try_from(number).unwrap_or(u32::MAX);
        Span { top: small(top), rows: small(left.min(u64::from(self.strip))) }
    }

    pub(super) fn report(&self, repeat: &Repeat) -> PngReport {
        let size = |[width, height]: [u32; 2]| {
            Size::new(f64::from(width), f64::from(height)) * INCH / self.dpi
        };
        PngReport {
            pixels: self.pixels,
            size: size(self.pixels),
            period_pixels: self.period,
            period_asked: repeat.period(),
            period_made: size(self.period),
        }
    }
}

/// A side in pixels: as `asked`, unless whole `periods` are wanted and as many whole ones of so many pixels come to
/// nearly the same.
///
/// Each period is up to half a pixel off, and on a coarse grid many of them together would be meters.
fn side(asked: f64, periods: f64, period: f64) -> f64 {
    let whole = periods.round();
    let snapped = whole * period;
    let is_whole = whole > 0.5 && (periods - whole).abs() < WHOLE;
    let off = (snapped - asked).abs();
    if is_whole && off < period / 2.0 && off < GIVE * asked { snapped } else { asked }
}

/// The whole number nearest to `number`, within what 32 bits hold.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "saturates, which is meant"
)]
pub(super) fn saturating(number: f64) -> u32 {
    number.round() as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::artwork::Artwork;

    #[test]
    fn lanes_hold_little_however_wide_the_cloth() {
        for (tile, cloth, dpi) in [
            ((2500.0, 1050.0), None, 300.0),
            ((2500.0, 1050.0), None, 2400.0),
            ((1e5, 1e5), None, 2000.0),
            ((60.0, 40.0), Some((8e5, 8e5)), 300.0),
            ((60.0, 400.0), Some((8e5, 8e5)), 300.0),
        ] {
            let artwork = Artwork::from_marks(Size::from(tile), vec![]);
            let repeat = Repeat::of(artwork);
            let cloth = cloth.map(Size::from);
            for (channels, margin, looks) in [
                (Channels::Rgb, 0, Looks::Plain),
                (Channels::Rgba, 0, Looks::Waxed),
                (Channels::Grey, 99, Looks::Plain),
                (Channels::Bit, 104, Looks::Trapped(0.5)),
            ] {
                let wanted = Wanted { cloth, dpi, channels, margin, looks };
                let plan = Plan::new(&repeat, wanted).unwrap();
                let lanes = u64::try_from(plan.lanes()).unwrap();
                let held = BLOCK + plan.held();
                assert!(lanes == 1 || lanes * held <= HELD, "{lanes} lanes of {held}");
                let painted = PAINTED * u64::from(plan.strip) * u64::from(plan.painted());
                assert!(painted <= 64 << 20, "a strip of {painted} bytes");
            }
        }
    }
}
