//! Cloth as a PNG picture of any size, in the memory of a few strips.
//!
//! Rows of one period are painted and deflated in strips, on all cores; every further row of periods is the same
//! compressed bytes again. That is allowed because no strip refers to bytes before it: its first row is not filtered by
//! the row above, its deflate blocks start from an empty window, and they end on a whole byte. The checksum over the
//! whole stream is combined from those of the strips, never computed over the cloth.
//!
//! A film for printing is the same, with one channel, and a margin around it that is painted apart.
//!
//! **Invariant:** the picture is the one that [`Painter`] paints, pixel for pixel, whatever the number of cores.

use std::collections::BTreeSet;
use std::io::Write;

use kurbo::Size;

use crate::dye::{Moment, Palette};
use crate::mark::Part;
use crate::notice::Message;
use crate::raster::{Backdrop, Inks, Painter, wax_over};
use crate::repeat::Repeat;

use super::ExportError;

mod check;
mod film;
mod label;
mod lanes;
mod plan;
mod stream;
mod strip;

pub use film::{Bits, Film, FilmOptions, FilmReport, separation};
pub(super) use stream::{broken, dimensions, encoder};

use plan::{Channels, Looks, Plan, Wanted};
use strip::{Margin, Shown, Weaver};

/// Millimeters in an inch.
pub(super) const INCH: f64 = 25.4;

/// What to export.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PngOptions {
    /// Width and height of the cloth in millimeters; nothing for one period.
    pub cloth: Option<Size>,
    /// Pixels in an inch, greater than 0.
    pub dpi: f64,
    /// What lies where no mark is; transparent ground makes the picture RGBA.
    pub ground: Backdrop,
}

/// What was made.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PngReport {
    /// Pixels across and down.
    pub pixels: [u32; 2],
    /// The size of the picture in millimeters.
    pub size: Size,
    /// The period in pixels.
    pub period_pixels: [u32; 2],
    /// The period in millimeters as the design has it.
    pub period_asked: Size,
    /// The period in millimeters as it was made: a whole number of pixels.
    pub period_made: Size,
}

impl PngReport {
    /// How far the period was stretched or squeezed to be whole pixels, on the side where it was most: 0.05 is one
    /// twentieth. Grows as pixels get coarse.
    pub fn stretch(&self) -> f64 {
        let (asked, made) = (self.period_asked, self.period_made);
        let off = |asked: f64, made: f64| (made / asked - 1.0).abs();
        off(asked.width, made.width).max(off(asked.height, made.height))
    }
}

/// How cloth looks: in the colors of a palette, and perhaps with wax on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Look {
    /// The colors of the cloth.
    pub palette: Palette,
    /// The parts that are covered with wax.
    pub waxed: BTreeSet<Part>,
}

impl Look {
    /// The same in flat colors, for drawings: a plain color where wax lies.
    pub fn flat(&self) -> Palette {
        let color = |part: &Part| (part.clone(), wax_over(self.palette.color(part)));
        self.palette.with(self.waxed.iter().map(color))
    }
}

impl From<&Moment> for Look {
    fn from(moment: &Moment) -> Self {
        Self { palette: moment.palette.clone(), waxed: moment.waxed.clone() }
    }
}

impl From<&Palette> for Look {
    fn from(palette: &Palette) -> Self {
        Self { palette: palette.clone(), waxed: BTreeSet::new() }
    }
}

/// How large a picture will be, before it is made. Paints nothing.
///
/// # Errors
///
/// What [`png()`] refuses of the options.
pub fn png_size(repeat: &Repeat, options: &PngOptions) -> Result<PngReport, Message> {
    let PngOptions { cloth, dpi, .. } = *options;
    let (channels, looks) = (Channels::Rgb, Looks::Plain);
    let plan = Plan::new(repeat, Wanted { cloth, dpi, channels, margin: 0, looks })?;
    Ok(plan.report(repeat))
}

/// Writes a PNG: 8 bits a channel, sRGB, with its physical size. A plain `&Palette` is a look without wax.
///
/// `progress` hears rows done and rows in all, now and then. Time goes mostly into one period, a few times as much with
/// wax; memory into a few strips of it, about 96 MiB on any machine, and at most 64 MiB of compressed bytes where periods
/// repeat downward. Wax on a period as wide as a cloth takes more than that beyond 600 dots an inch.
///
/// # Errors
///
/// Resolutions that are not greater than 0, pictures of no pixel or of more than 2^31 - 1 pixels a side, and what the sink
/// does not take.
pub fn png(
    repeat: &Repeat,
    look: impl Into<Look>,
    options: &PngOptions,
    sink: &mut dyn Write,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<PngReport, ExportError> {
    let Look { palette, waxed } = look.into();
    let channels = match options.ground {
        Backdrop::Painted => Channels::Rgb,
        Backdrop::Transparent => Channels::Rgba,
    };
    let PngOptions { cloth, dpi, ground } = *options;
    let looks = if waxed.is_empty() { Looks::Plain } else { Looks::Waxed };
    let plan = Plan::new(repeat, Wanted { cloth, dpi, channels, margin: 0, looks })?;
    let painter = Painter::new(repeat, plan.grid);
    let shown = Shown::Cloth { inks: Inks::new(&palette, ground), waxed };
    let weaver = Weaver { painter, shown, margin: Margin::default(), plan };
    stream::write(&weaver, sink, progress)?;
    Ok(plan.report(repeat))
}
