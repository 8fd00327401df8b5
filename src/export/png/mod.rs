//! Cloth as a PNG picture of any size, in the memory of a few strips.
//!
//! Rows of one period are painted and deflated in strips, on all cores; every further row of periods is the same
//! compressed bytes again. That is allowed because no strip refers to bytes before it: its first row is not filtered by
//! the row above, its deflate blocks start from an empty window, and they end on a whole byte. The checksum over the
//! whole stream is combined from those of the strips, never computed over the cloth.
//!
//! **Invariant:** the picture is the one that [`Painter`] paints, pixel for pixel, whatever the number of cores.

use std::io::Write;
use std::num::NonZeroUsize;
use std::thread;

use ::png::{
    BitDepth, ColorType, Encoder, EncodingError, PixelDimensions, ScaledFloat,
    SourceChromaticities, SrgbRenderingIntent, Unit, Writer, chunk,
};
use kurbo::Size;

use crate::dye::Palette;
use crate::raster::{Ground, Inks, Painter};
use crate::repeat::Repeat;

use super::ExportError;

mod check;
mod lanes;
mod plan;
mod strip;

use plan::Plan;
use strip::{Strip, Weaver};

/// Millimeters in an inch.
pub(super) const INCH: f64 = 25.4;

/// Most compressed bytes of one period that are kept for the rows of periods to come; a period that takes more is
/// painted again for each. Some kilobytes would do for most tiles; this one carries a meter of dense cloth.
const KEPT: usize = 64 << 20;

/// The longest chunk: readers take chunks whole.
const CHUNK: usize = 1 << 20;

/// The gamma that PNG asks for beside sRGB, 1 / 2.2, in 1/100 000.
const GAMMA: u32 = 45_455;

/// What begins a zlib stream with a window of 32 KiB, made for speed.
const ZLIB_HEADER: [u8; 2] = [0x78, 0x01];

/// An empty last block, which ends a deflate stream.
const LAST_BLOCK: [u8; 2] = [0x03, 0x00];

/// What to export.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PngOptions {
    /// Width and height of the cloth in millimeters; nothing for one period.
    pub cloth: Option<Size>,
    /// Pixels in an inch, greater than 0.
    pub dpi: f64,
    /// What lies where no mark is; transparent ground makes the picture RGBA.
    pub ground: Ground,
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

/// Writes a PNG: 8 bits a channel, sRGB, with its physical size.
///
/// `progress` hears rows done and rows in all, now and then. Refuses resolutions that are not greater than 0, and
/// pictures of no pixel or of more than 2^31 - 1 pixels a side. Time goes mostly into one period; memory into a few
/// strips of it, about 96 MiB on any machine, and at most 64 MiB of compressed bytes where periods repeat downward.
pub fn png(
    repeat: &Repeat,
    palette: &Palette,
    options: &PngOptions,
    sink: &mut dyn Write,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<PngReport, ExportError> {
    let plan = Plan::new(repeat, options)?;
    let painter = Painter::new(repeat, plan.grid);
    let weaver = Weaver { painter, inks: Inks::new(palette, options.ground), plan };
    let mut writer = header(&plan, options, sink).map_err(broken)?;
    let mut stream = Stream { writer: &mut writer, adler: check::EMPTY, done: 0, progress };
    weave(&weaver, &mut stream)?;
    stream.end(&plan)?;
    writer.finish().map_err(broken)?;
    sink.flush()?;
    Ok(plan.report(repeat))
}

/// Makes every strip of the first row of periods, and sends them again for each further row.
fn weave(weaver: &Weaver<'_>, stream: &mut Stream<'_, '_>) -> Result<(), ExportError> {
    let plan = &weaver.plan;
    let cores = thread::available_parallelism().map_or(1, NonZeroUsize::get);
    let lanes = cores.min(plan.lanes());
    let in_unit = plan.strips_in_unit().min(plan.strips());
    let mut kept: Option<Vec<Strip>> = Some(Vec::new());
    let mut size = 0;
    let repeats = plan.strips() > in_unit;
    lanes::in_order(
        0..in_unit,
        lanes,
        |at| weaver.strip(plan.span(at)),
        |at, strip| {
            stream.send(&strip, plan)?;
            size += strip.deflated.len();
            if !repeats || size > KEPT {
                kept = None;
            }
            if let Some(kept) = &mut kept {
                kept.push(strip);
            }
            debug_assert!(at < in_unit, "strips beyond the unit are sent again");
            Ok::<(), ExportError>(())
        },
    )?;
    let rest = in_unit..plan.strips();
    let Some(kept) = kept else {
        let make = |at| weaver.strip(plan.span(at));
        return lanes::in_order(rest, lanes, make, |_, strip| stream.send(&strip, plan));
    };
    for at in rest {
        let span = plan.span(at);
        match kept.get(plan.in_unit(at)).filter(|strip| strip.rows == span.rows) {
            Some(strip) => stream.send(strip, plan)?,
            // The last strip may be cut short by the edge of the cloth.
            None => stream.send(&weaver.strip(span), plan)?,
        }
    }
    Ok(())
}

/// Everything before the pixels.
fn header<'a>(
    plan: &Plan,
    options: &PngOptions,
    sink: &'a mut dyn Write,
) -> Result<Writer<&'a mut dyn Write>, EncodingError> {
    let color = match options.ground {
        Ground::Painted => ColorType::Rgb,
        Ground::Transparent => ColorType::Rgba,
    };
    let mut encoder = encoder(sink, plan.pixels, color);
    encoder.set_pixel_dims(Some(dimensions(options.dpi)));
    encoder.write_header()
}

/// An encoder of sRGB pixels, 8 bits a channel.
pub(super) fn encoder<'a>(
    sink: &'a mut dyn Write,
    [width, height]: [u32; 2],
    color: ColorType,
) -> Encoder<'a, &'a mut dyn Write> {
    let mut encoder = Encoder::new(sink, width, height);
    encoder.set_color(color);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_source_srgb(SrgbRenderingIntent::Perceptual);
    // The same said again, for readers that know no sRGB.
    encoder.set_source_gamma(ScaledFloat::from_scaled(GAMMA));
    encoder.set_source_chromaticities(primaries());
    encoder
}

/// How large pixels are of which an inch holds so many.
pub(super) fn dimensions(dpi: f64) -> PixelDimensions {
    let per_meter = plan::saturating(1000.0 * dpi / INCH).max(1);
    PixelDimensions { xppu: per_meter, yppu: per_meter, unit: Unit::Meter }
}

/// White and primaries of sRGB, in 1/100 000.
fn primaries() -> SourceChromaticities {
    let at = |x, y| (ScaledFloat::from_scaled(x), ScaledFloat::from_scaled(y));
    SourceChromaticities {
        white: at(31_270, 32_900),
        red: at(64_000, 33_000),
        green: at(30_000, 60_000),
        blue: at(15_000, 6_000),
    }
}

/// The compressed pixels on their way out.
struct Stream<'a, 'b> {
    writer: &'a mut Writer<&'b mut dyn Write>,
    /// Of everything sent so far.
    adler: u32,
    /// Rows sent.
    done: u64,
    progress: &'a mut dyn FnMut(u64, u64),
}

impl Stream<'_, '_> {
    fn send(&mut self, strip: &Strip, plan: &Plan) -> Result<(), ExportError> {
        if self.done == 0 {
            self.data(&ZLIB_HEADER)?;
        }
        for part in strip.deflated.chunks(CHUNK) {
            self.data(part)?;
        }
        self.adler = check::joined(self.adler, strip.adler, plan.bytes(strip.rows));
        self.done += u64::from(strip.rows);
        (self.progress)(self.done, u64::from(plan.pixels[1]));
        Ok(())
    }

    fn end(&mut self, plan: &Plan) -> Result<(), ExportError> {
        debug_assert_eq!(self.done, u64::from(plan.pixels[1]), "every row is sent once");
        let mut end = LAST_BLOCK.to_vec();
        end.extend(self.adler.to_be_bytes());
        self.data(&end)
    }

    fn data(&mut self, bytes: &[u8]) -> Result<(), ExportError> {
        self.writer.write_chunk(chunk::IDAT, bytes).map_err(broken)
    }
}

/// The encoder's own errors are about parameters, which the plan has checked; what is left is the sink.
pub(super) fn broken(error: EncodingError) -> ExportError {
    ExportError::Sink(match error {
        // Turned into an input error as a whole it would no longer say that the disk is full.
        EncodingError::IoError(error) => error,
        other => other.into(),
    })
}
